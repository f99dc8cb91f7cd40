"""The row wall: PostgreSQL shows a row only to a connection whose scope holds the row's owner (ADR 4).

A model whose rows belong to a ward has the column `ward_id`. After every migration `raise_walls` gives each such
table, its history table included, a row policy, and gives the runtime role its rights. `row_scope` opens the wall
for the rows of the given owners until its block ends.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction

OWNER_COLUMN = "ward_id"
SCOPE, PERSON = "donghanh.wards", "donghanh.user"
IN_SCOPE = "{column} = any(array(select unnest(string_to_array(nullif(current_setting('donghanh.wards', true), ''), ',')::bigint[])))"
IS_OWN = "{column} = nullif(current_setting('donghanh.user', true), '')::bigint"

IS_WORKER = "current_setting('donghanh.worker', true) = 'on'"


@contextmanager
def row_scope(owners: Iterable[int], *, user: int | None = None) -> Iterator[None]:
    """Within the block queries run as the runtime role and see only rows of `owners` (and rows about `user`).

    Opens a transaction if there is none. Scopes nest; leaving one restores the scope around it.
    """
    with transaction.atomic():
        before = _settings()
        _apply({"role": settings.RUNTIME_ROLE, SCOPE: ",".join(map(str, owners)), PERSON: str(user or "")})
        try:
            yield
        finally:
            if not connection.needs_rollback:
                _apply(before)


def widen_scope(owners: Iterable[int]) -> None:
    """Changes the owners of the scope that is open."""
    _apply({SCOPE: ",".join(map(str, owners))})


def _settings() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('role'), current_setting(%s, true), current_setting(%s, true)",
            [SCOPE, PERSON],
        )
        role, scope, person = cursor.fetchone()
    return {"role": role, SCOPE: scope or "", PERSON: person or ""}


def _apply(values: dict[str, str]) -> None:
    calls = ", ".join(["set_config(%s, %s, true)"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"select {calls}", [part for pair in values.items() for part in pair])


def raise_walls(**_: Any) -> None:
    """Gives every owned table its row policy and the runtime role its rights; changes nothing where all is in place."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select tablename, policyname || ': ' || coalesce(qual, '') from pg_policies where schemaname = 'public'"
        )
        standing = dict(cursor.fetchall())
        for table, condition in wanted_policies().items():
            if table not in standing:
                cursor.execute(f'alter table "{table}" enable row level security')
                cursor.execute(
                    f'create policy owned on "{table}" using ({condition}) with check ({condition})'
                )
        cursor.execute("select 1 from pg_roles where rolname = %s", [settings.RUNTIME_ROLE])
        if cursor.fetchone():
            _grant(cursor)


def wanted_policies() -> dict[str, str]:
    """Table name → condition, for every table that holds a ward's rows."""
    policies = {
        model._meta.db_table: _condition(model)
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy and _owner_column(model)
    }
    return policies | getattr(settings, "EXTRA_ROW_POLICIES", {})


def _owner_column(model: type[models.Model]) -> str | None:
    """`ward_id`, or the column a model names itself (`row_wall_column`); history follows the model it is of."""
    columns = {field.column for field in model._meta.local_concrete_fields}
    named = getattr(getattr(model, "pgh_tracked_model", model), "row_wall_column", None)
    return named or (OWNER_COLUMN if OWNER_COLUMN in columns else None)


def _condition(model: type[models.Model]) -> str:
    own = getattr(model, "row_wall_user_column", None)
    conditions = [IN_SCOPE.format(column=_owner_column(model))]
    if own:
        conditions.append(IS_OWN.format(column=own))
    if getattr(model, "row_wall_opens_to_worker", False):
        conditions.append(IS_WORKER)
    return " or ".join(conditions)


def _grant(cursor: Any) -> None:
    role = settings.RUNTIME_ROLE
    cursor.execute(f'grant usage on schema public to "{role}"')
    cursor.execute(f'grant select, insert, update, delete on all tables in schema public to "{role}"')
    cursor.execute(f'grant usage, select on all sequences in schema public to "{role}"')
    cursor.execute(f'revoke insert, update, delete on django_migrations from "{role}"')
