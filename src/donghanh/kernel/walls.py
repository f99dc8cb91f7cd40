"""The row wall: PostgreSQL shows a row only to a connection whose scope holds the row's owner (ADR 4).

A model whose rows belong to a ward has the column `ward_id`. After every migration `raise_walls` gives each such
table, its history table included, a row policy, and gives the runtime role its rights. `row_scope` opens the wall
for the rows of the given owners until its block ends.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction

OWNER_COLUMN = "ward_id"
SCOPE, PERSON, KEY = "donghanh.wards", "donghanh.user", "donghanh.key"
SCOPED = "array(select unnest(string_to_array(nullif(current_setting('donghanh.wards', true), ''), ',')::bigint[]))"
IN_SCOPE = f"{{column}} = any({SCOPED})"
IS_OWN = "{column} = nullif(current_setting('donghanh.user', true), '')::bigint"
IS_WORKER = "current_setting('donghanh.worker', true) = 'on'"
STANDING = """
    select c.relname, obj_description(p.oid, 'pg_policy') from pg_policy p join pg_class c on c.oid = p.polrelid
    where p.polname = 'owned' and c.relrowsecurity and c.relnamespace = 'public'::regnamespace
"""


@contextmanager
def row_scope(owners: Iterable[int], *, user: int | None = None, key: str = "") -> Iterator[None]:
    """Within the block queries run as the runtime role and see only rows of `owners` (and rows about `user`, and what
    whoever holds `key` may read of models that say so).

    Opens a transaction if there is none. Scopes nest; leaving one restores the scope around it.
    """
    with transaction.atomic():
        before = _settings()
        scope = ",".join(map(str, owners))
        _apply({"role": settings.RUNTIME_ROLE, SCOPE: scope, PERSON: str(user or ""), KEY: key})
        yield
        if not connection.needs_rollback:  # a rollback takes the settings back by itself
            _apply(before)


def widen_scope(owners: Iterable[int]) -> None:
    """Changes the owners of the scope that is open."""
    _apply({SCOPE: ",".join(map(str, owners))})


def _settings() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('role'), current_setting(%s, true), current_setting(%s, true), "
            "current_setting(%s, true)",
            [SCOPE, PERSON, KEY],
        )
        role, scope, person, key = cursor.fetchone()
    return {"role": role, SCOPE: scope or "", PERSON: person or "", KEY: key or ""}


def _apply(values: dict[str, str]) -> None:
    calls = ", ".join(["set_config(%s, %s, true)"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"select {calls}", [part for pair in values.items() for part in pair])


def raise_walls(**_: Any) -> None:
    """Gives every owned table its row policies and the runtime role its rights; changes nothing where all is in place.

    A policy bears a mark of its own text, so that a table whose policies say something else now gets them anew.
    """
    with connection.cursor() as cursor:
        cursor.execute(STANDING)
        standing = dict(cursor.fetchall())
        for table, wanted in wanted_policies().items():
            statements = _policies(table, wanted, wanted_readings().get(table))
            mark = sha256(statements.encode()).hexdigest()
            if standing.get(table) != mark:
                cursor.execute(
                    f"{_fall(cursor, table)}{statements}comment on policy owned on \"{table}\" is '{mark}'"
                )
        cursor.execute("select 1 from pg_roles where rolname = %s", [settings.RUNTIME_ROLE])
        if cursor.fetchone():
            _grant(cursor)


def wanted_policies() -> dict[str, str]:
    """Table name → condition on rows read and written, for every table that holds a ward's rows."""
    policies = {
        model._meta.db_table: IN_SCOPE.format(column=_owner_column(model)) for model in _owned_models()
    }
    return policies | getattr(settings, "EXTRA_ROW_POLICIES", {})


def wanted_readings() -> dict[str, str]:
    """Table name → condition on which rows may be read beside those in scope: about the person, by the worker, or as
    the model says itself (`row_wall_readable_if`, an SQL condition): by the holder of a key, or by everybody."""
    readings = {}
    for model in _owned_models():
        own = getattr(model, "row_wall_user_column", None)
        conditions = [IS_OWN.format(column=own)] if own else []
        conditions += [IS_WORKER] if getattr(model, "row_wall_opens_to_worker", False) else []
        conditions += [model.row_wall_readable_if] if hasattr(model, "row_wall_readable_if") else []
        if conditions:
            readings[model._meta.db_table] = " or ".join(conditions)
    return readings


def _policies(table: str, owned: str, read: str | None) -> str:
    statements = [
        f'alter table "{table}" enable row level security',
        f'create policy owned on "{table}" using ({owned}) with check ({owned})',
    ]
    if read:
        statements.append(f'create policy readable on "{table}" for select using ({read})')
    return "".join(f"{statement};" for statement in statements)


def _fall(cursor: Any, table: str) -> str:
    cursor.execute(
        "select policyname from pg_policies where schemaname = 'public' and tablename = %s", [table]
    )
    return "".join(f'drop policy "{name}" on "{table}";' for (name,) in cursor.fetchall())


def _owned_models() -> list[type[models.Model]]:
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if not model._meta.proxy and _owner_column(model)]


def _owner_column(model: type[models.Model]) -> str | None:
    """`ward_id`, or the column a model names itself (`row_wall_column`); history follows the model it is of."""
    columns = {field.column for field in model._meta.local_concrete_fields}
    named = getattr(getattr(model, "pgh_tracked_model", model), "row_wall_column", None)
    return named or (OWNER_COLUMN if OWNER_COLUMN in columns else None)


def _grant(cursor: Any) -> None:
    role = settings.RUNTIME_ROLE
    cursor.execute(f'grant usage on schema public to "{role}"')
    cursor.execute(f'grant select, insert, update, delete on all tables in schema public to "{role}"')
    cursor.execute(f'grant usage, select on all sequences in schema public to "{role}"')
    cursor.execute(f'revoke insert, update, delete on django_migrations from "{role}"')
    for model in apps.get_models(include_auto_created=True):
        if hasattr(model, "pgh_tracked_model") or getattr(model, "append_only", False):
            cursor.execute(f'revoke update, delete on "{model._meta.db_table}" from "{role}"')
