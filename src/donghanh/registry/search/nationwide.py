"""Searching beyond one ward: one function of the database, owned by the owner of the tables.

Behind the row wall no index helps a full-text search, since `@@` is not leakproof (ADR 4): every row of the scope would
be looked at. This function looks past the wall, and itself keeps to the owners of the caller's scope.
"""

from typing import Any

from django.conf import settings
from django.db import connection

FUNCTIONS = """
-- The shortest among 2,000: a word that millions of names have is not sorted through.
create or replace function registry_search(wanted text, number text, most integer) returns setof bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $body$
declare owners bigint[] := array(
  select unnest(string_to_array(nullif(current_setting('donghanh.wards', true), ''), ',')::bigint[]));
begin
  if coalesce(wanted, '') <> '' then
    return query execute 'select found.id from (
        select b.id, b.folded from public.registry_business b
        where b.search @@ $1 and b.ward_id = any($2) and b.merged_into_id is null limit 2000
      ) found order by length(found.folded), found.id limit $3'
      using wanted::tsquery, owners, most;
  end if;
  if coalesce(number, '') <> '' then
    return query execute 'select distinct i.business_id from public.registry_identifier i
        join public.registry_business b on b.id = i.business_id
        where i.value like $1 and i.kind <> ''personal_number'' and i.ward_id = any($2)
          and b.merged_into_id is null limit $3'
      using number || '%', owners, most;
  end if;
end $body$;

create or replace function registry_count_words() returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $body$
begin
  delete from public.registry_word;
  insert into public.registry_word (word, names)
    select word, ndoc from ts_stat('select search from public.registry_business where merged_into_id is null')
    where ndoc > 2 and length(word) <= 60;
end $body$;
"""
SIGNATURES = ("registry_search(text, text, integer)", "registry_count_words()")


def put_up_functions(**_: Any) -> None:
    """Makes the functions as they are written here, for the runtime role alone; runs after every migration."""
    role = settings.RUNTIME_ROLE
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS)
        cursor.execute("select 1 from pg_roles where rolname = %s", [role])
        is_known = cursor.fetchone()
        for signature in SIGNATURES:
            cursor.execute(f"revoke all on function {signature} from public")
            if is_known:
                cursor.execute(f'grant execute on function {signature} to "{role}"')


def wide_keys(wanted: str, number: str, most: int) -> list[int]:
    """Keys of businesses in the open scope whose words match `wanted` (a tsquery), or one of whose numbers begins with
    `number`; the shortest names first. Numbers of persons are not looked through."""
    with connection.cursor() as cursor:
        cursor.execute("select registry_search(%s, %s, %s)", [wanted, number, most])
        return [key for (key,) in cursor.fetchall()]
