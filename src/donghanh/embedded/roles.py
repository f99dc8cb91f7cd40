"""Roles, database and grants of a private server; the same SQL that production runs by hand."""

from importlib.resources import files

import psycopg
from psycopg import sql

from donghanh.embedded.connections import APP, DATABASE, OWNER, SUPERUSER, address


def prepare(port: int, passwords: dict[str, str]) -> None:
    """Puts roles, passwords, database and grants in place; changes nothing where they are."""
    superuser = passwords[SUPERUSER]
    with psycopg.connect(address(SUPERUSER, superuser, port, "postgres"), autocommit=True) as connection:
        connection.execute(statements("roles.sql"))
        for role in (OWNER, APP):
            wanted = sql.SQL("alter role {} password {}").format(
                sql.Identifier(role), sql.Literal(passwords[role])
            )
            connection.execute(wanted)
        if not connection.execute("select 1 from pg_database where datname = %s", [DATABASE]).fetchone():
            created = sql.SQL("create database {} owner {}").format(
                sql.Identifier(DATABASE), sql.Identifier(OWNER)
            )
            connection.execute(created)
    with psycopg.connect(address(SUPERUSER, superuser, port), autocommit=True) as connection:
        connection.execute(statements("grants.sql"))


def statements(name: str) -> bytes:
    """The text of `roles.sql` or `grants.sql`."""
    return files("donghanh.embedded").joinpath(name).read_bytes()
