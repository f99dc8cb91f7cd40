"""Taking personal values out of rows that nobody may change: three functions of the database (ADR 18).

History and decisions are append-only for the runtime role (ADR 4). What a person has the right to have deleted is the
one exception: these functions belong to the owner of the tables, blank named columns of named rows, delete nothing, and
keep to the owners of the caller's scope.
"""

from collections.abc import Collection
from typing import Any

import pgtrigger
from django.conf import settings
from django.db import connection

from donghanh.kernel.walls import row_scope

GUARDED = (
    "registry.Access:append_only",
    "registry.Choice:append_only",
    "registry.Judgement:never_changed",
    "registry.TaxNote:append_only",
)
FUNCTIONS = """
create or replace function registry_forget_said(numbers bigint[], attributes text[], patterns text[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $body$
declare owners bigint[] := array(
  select unnest(string_to_array(nullif(current_setting('donghanh.wards', true), ''), ',')::bigint[])); pattern text;
  guarded text := current_setting('pgtrigger.ignore', true);
begin
  perform set_config('pgtrigger.ignore', '{ignored}', true);
  update public.registry_choice set "value" = '', refuted = '[]'
  where ward_id = any(owners) and business_id = any(numbers) and (attribute = any(attributes)
    or attribute = 'tax_code' and length("value") = 12 and 'personal_id' = any(attributes));
  foreach pattern in array patterns loop
    update public.registry_choice set reason = regexp_replace(reason, pattern, '•••', 'g')
    where ward_id = any(owners) and business_id = any(numbers) and reason ~ pattern;
    update public.registry_taxnote set note = regexp_replace(note, pattern, '•••', 'g')
    where ward_id = any(owners) and business_id = any(numbers) and note ~ pattern;
    update public.registry_judgement j set reason = regexp_replace(reason, pattern, '•••', 'g')
    where ward_id = any(owners) and reason ~ pattern and exists (
      select from public.registry_entry e where e.business_id = any(numbers)
        and (e.source_id, e.key) in ((j.one_source_id, j.one_key), (j.other_source_id, j.other_key)));
    update public.registry_access set purpose = regexp_replace(purpose, pattern, '•••', 'g')
    where ward_id = any(owners) and purpose ~ pattern and public_id in (
      select b.public_id from public.registry_business b where b.id = any(numbers));
  end loop;
  perform set_config('pgtrigger.ignore', coalesce(guarded, ''), true);
end $body$;

create or replace function registry_forget_key(source bigint, former text, fresh text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $body$
declare owners bigint[] := array(
  select unnest(string_to_array(nullif(current_setting('donghanh.wards', true), ''), ',')::bigint[]));
  guarded text := current_setting('pgtrigger.ignore', true);
begin
  perform set_config('pgtrigger.ignore', '{ignored}', true);
  update public.registry_judgement set one_key = fresh
  where ward_id = any(owners) and one_source_id = source and one_key = former;
  update public.registry_judgement set other_key = fresh
  where ward_id = any(owners) and other_source_id = source and other_key = former;
  perform set_config('pgtrigger.ignore', coalesce(guarded, ''), true);
end $body$;

create or replace function registry_forget_history(
  people bigint[], requests bigint[], attributes text[], patterns text[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $body$
declare owners bigint[] := array(
  select unnest(string_to_array(nullif(current_setting('donghanh.wards', true), ''), ',')::bigint[])); pattern text;
begin
  update public.registry_personevent set
    name = case when 'owner' = any(attributes) then '•••' else name end,
    folded = case when 'owner' = any(attributes) then '' else folded end,
    gender = case when 'owner_gender' = any(attributes) then '' else gender end,
    born_on = case when 'owner_born' = any(attributes) then null else born_on end,
    personal_number = case when 'personal_id' = any(attributes) then '' else personal_number end,
    phone = case when 'phone' = any(attributes) then '' else phone end,
    email = case when 'email' = any(attributes) then '' else email end
  where ward_id = any(owners) and pgh_obj_id = any(people);
  update public.registry_datarequestevent set wanted = '•••'
  where ward_id = any(owners) and pgh_obj_id = any(requests) and wanted <> '' and attribute = any(attributes);
  foreach pattern in array patterns loop
    update public.registry_datarequestevent set "text" = regexp_replace("text", pattern, '•••', 'g'),
      answer = regexp_replace(answer, pattern, '•••', 'g'),
      wanted = regexp_replace(wanted, pattern, '•••', 'g'),
      extension_reason = regexp_replace(extension_reason, pattern, '•••', 'g')
    where ward_id = any(owners) and pgh_obj_id = any(requests)
      and concat_ws(' ', "text", answer, wanted, extension_reason) ~ pattern;
  end loop;
end $body$;
"""
SIGNATURES = (
    "registry_forget_key(bigint, text, text)",
    "registry_forget_said(bigint[], text[], text[])",
    "registry_forget_history(bigint[], bigint[], text[], text[])",
)


def put_up_erasers(**_: Any) -> None:
    """Makes the functions as they are written here, for the runtime role alone; runs after every migration."""
    ignored = [pair[1].get_pgid(pair[0]) for uri in GUARDED for pair in pgtrigger.registered(uri)]
    role = settings.RUNTIME_ROLE
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS.replace("{ignored}", f"{{{','.join(ignored)}}}"))
        cursor.execute("select 1 from pg_roles where rolname = %s", [role])
        is_known = cursor.fetchone()
        for signature in SIGNATURES:
            cursor.execute(f"revoke all on function {signature} from public")
            if is_known:
                cursor.execute(f'grant execute on function {signature} to "{role}"')


def forget_said(
    ward: int, businesses: Collection[int], attributes: Collection[str], patterns: Collection[str]
) -> None:
    """Blanks what officers decided of these facts of the businesses, and the values in reasons and notes about them."""
    _call(ward, "registry_forget_said", businesses, attributes, patterns)


def forget_key(ward: int, source: int, former: str, fresh: str) -> None:
    """Judgements tell a record by another key than one made of personal data."""
    with row_scope([ward]), connection.cursor() as cursor:
        cursor.execute("select registry_forget_key(%s, %s, %s)", [source, former, fresh])


def forget_history(
    ward: int,
    people: Collection[int],
    requests: Collection[int],
    attributes: Collection[str],
    patterns: Collection[str],
) -> None:
    """Blanks the facts in the row history of the people, and the values in that of the requests. To be called last:
    every change of a row of today writes history."""
    _call(ward, "registry_forget_history", people, requests, attributes, patterns)


def _call(ward: int, function: str, *arguments: Collection[Any]) -> None:
    places = ", ".join(["%s"] * len(arguments))
    with row_scope([ward]), connection.cursor() as cursor:
        cursor.execute(f"select {function}({places})", [list(each) for each in arguments])
