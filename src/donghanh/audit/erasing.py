"""Taking words out of the trail where a person has the right to have them deleted: one function of the database.

The trail is append-only. The line that something was done stays, with who, when and what; only words inside its reason
and changes are blanked (Luật 91/2025/QH15).
"""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import connection

SIGNATURE = "audit_blank(text, bigint[], text[], text[])"
FUNCTION = """
create or replace function audit_blank(subject text, subjects bigint[], patterns text[], facts text[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $body$
declare pattern text; guarded text := current_setting('pgtrigger.ignore', true); owners bigint[] := array(
  select unnest(string_to_array(nullif(current_setting('donghanh.wards', true), ''), ',')::bigint[]));
begin
  perform set_config('pgtrigger.ignore', '{ignored}', true);
  update public.audit_entry set changes = jsonb_set(changes, '{value}', '"•••"')
  where ward_id = any(owners) and subject_type = subject and subject_id = any(subjects)
    and changes ->> 'fact' = any(facts) and changes ? 'value';
  foreach pattern in array patterns loop
    update public.audit_entry set reason = regexp_replace(reason, pattern, '•••', 'g'),
      changes = regexp_replace(changes::text, pattern, '•••', 'g')::jsonb
    where ward_id = any(owners) and subject_type = subject and subject_id = any(subjects)
      and (reason ~ pattern or changes::text ~ pattern);
  end loop;
  perform set_config('pgtrigger.ignore', coalesce(guarded, ''), true);
end $body$;
"""


def put_up_eraser(**_: Any) -> None:
    """Makes the function as it is written here, for the runtime role alone; runs after every migration."""
    ignored = [pair[1].get_pgid(pair[0]) for pair in pgtrigger.registered("audit.Entry:append_only")]
    role = settings.RUNTIME_ROLE
    with connection.cursor() as cursor:
        cursor.execute(FUNCTION.replace("{ignored}", f"{{{','.join(ignored)}}}"))
        cursor.execute(f"revoke all on function {SIGNATURE} from public")
        cursor.execute("select 1 from pg_roles where rolname = %s", [role])
        if cursor.fetchone():
            cursor.execute(f'grant execute on function {SIGNATURE} to "{role}"')
