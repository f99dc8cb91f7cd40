"""Taking walls away, one at a time, to see that the other holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.db.models import Q, QuerySet

from donghanh.kernel import walls

WARD_KEYS = ("ward", "ward_id", "ward__in", "ward_id__in")


@contextmanager
def without_ward_filters() -> Iterator[None]:
    """No query asks for a ward any more: conditions on a ward are struck out of every filter, exclude and get."""
    honest = QuerySet._filter_or_exclude_inplace

    def careless(self: QuerySet[Any], negate: bool, args: Any, kwargs: Any) -> None:
        kept = {key: value for key, value in kwargs.items() if not _is_about_a_ward(key)}
        conditions = tuple(_strike(arg) if isinstance(arg, Q) else arg for arg in args)
        if not negate or kept or any(conditions):
            honest(self, negate, conditions, kept)

    with patch.object(QuerySet, "_filter_or_exclude_inplace", careless):
        yield


@contextmanager
def without_row_wall() -> Iterator[None]:
    """Requests stay the owner of the tables, for whom row-level security does not hold."""
    honest = walls._apply

    def careless(values: dict[str, str]) -> None:
        honest({key: value for key, value in values.items() if key != "role"})

    with patch.object(walls, "_apply", careless):
        yield


def words_in_tables() -> dict[str, str]:
    """Everything that the present role can read in the database, as text by table."""
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public'")
        return {table: _words_in(cursor, table) for (table,) in cursor.fetchall()}


def crossing_references() -> list[str]:
    """Foreign keys by which a row of one ward names a row of another."""
    with connection.cursor() as cursor:
        cursor.execute(_every_reference())
        return [name for (name,) in cursor.fetchall()]


@cache
def _every_reference() -> str:
    """One question to all foreign keys of the schema: asked one by one they cost as much as a page."""
    with connection.cursor() as cursor:
        cursor.execute(_FOREIGN_KEYS)
        return " union all ".join(
            f"select '{table}.{column}' where exists (select from \"{table}\" a "
            f'join "{target}" b on b.id = a."{column}" where b.ward_id <> a.ward_id)'
            for table, column, target in cursor.fetchall()
        )


def _words_in(cursor: Any, table: str) -> str:
    cursor.execute(f"select coalesce(string_agg(to_jsonb(t)::text, ' '), '') from \"{table}\" t")
    return str(cursor.fetchone()[0])


def _is_about_a_ward(key: str) -> bool:
    return key in WARD_KEYS or key.endswith(tuple(f"__{word}" for word in WARD_KEYS))


def _strike(condition: Q) -> Q:
    kept = Q(_connector=condition.connector, _negated=condition.negated)
    for child in condition.children:
        if isinstance(child, Q):
            kept.children.append(_strike(child))
        elif not (isinstance(child, tuple) and _is_about_a_ward(child[0])):
            kept.children.append(child)
    return kept


_FOREIGN_KEYS = """
    select source.relname, column_.attname, target.relname
    from pg_constraint key
    join pg_class source on source.oid = key.conrelid
    join pg_class target on target.oid = key.confrelid
    join pg_attribute column_ on column_.attrelid = source.oid and column_.attnum = key.conkey[1]
    where key.contype = 'f' and cardinality(key.conkey) = 1
      and exists (select from pg_attribute w where w.attrelid = source.oid and w.attname = 'ward_id')
      and exists (select from pg_attribute w where w.attrelid = target.oid and w.attname = 'ward_id')
"""
