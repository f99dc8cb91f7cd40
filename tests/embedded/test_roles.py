from collections.abc import Callable

import psycopg
import pytest
from psycopg import errors

from donghanh.embedded import Connections
from donghanh.embedded.roles import statements

Connect = Callable[[str], psycopg.Connection[tuple[object, ...]]]
POWERS = ("rolsuper", "rolcreatedb", "rolcreaterole", "rolreplication", "rolbypassrls")


@pytest.fixture
def table(shared_server: Connections, connect: Connect) -> psycopg.Connection[tuple[object, ...]]:
    """The owner's connection, which has made a table of two wards behind a row policy after the grants."""
    owner = connect(shared_server.owner_url)
    owner.execute(
        """
        drop table if exists paper;
        create table paper (id bigserial primary key, ward_id bigint);
        insert into paper (ward_id) values (1), (2);
        alter table paper enable row level security;
        create policy owned on paper using (ward_id = current_setting('donghanh.ward', true)::bigint);
        """
    )
    return owner


@pytest.mark.parametrize("role", ["donghanh_app", "donghanh_owner"])
def test_neither_role_has_any_power_over_the_server(
    shared_server: Connections, connect: Connect, role: str
) -> None:
    asked = connect(shared_server.superuser_url)
    row = asked.execute(f"select {', '.join(POWERS)} from pg_roles where rolname = '{role}'").fetchone()
    assert row == (False,) * len(POWERS)


@pytest.mark.parametrize(
    "statement",
    [
        "create table mine ()",
        "create schema mine",
        "create temporary table mine ()",
        "drop table paper",
        "alter table paper disable row level security",
        "truncate paper",
        "set role donghanh_owner",
    ],
)
@pytest.mark.usefixtures("table")
def test_the_runtime_role_may_not(shared_server: Connections, connect: Connect, statement: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        connect(shared_server.app_url).execute(statement)


@pytest.mark.usefixtures("table")
def test_the_runtime_role_works_with_tables_made_after_the_grants(
    shared_server: Connections, connect: Connect
) -> None:
    app = connect(shared_server.app_url)
    app.execute("set donghanh.ward = '1'")
    app.execute("insert into paper (ward_id) values (1)")
    app.execute("update paper set ward_id = 1")
    app.execute("delete from paper where id = 1")
    assert app.execute("select count(*) from paper").fetchone() == (1,)


@pytest.mark.usefixtures("table")
def test_the_runtime_role_sees_only_what_the_row_policy_shows(
    shared_server: Connections, connect: Connect
) -> None:
    app = connect(shared_server.app_url)
    app.execute("set donghanh.ward = '2'")
    assert app.execute("select ward_id from paper").fetchall() == [(2,)]
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"):
        app.execute("insert into paper (ward_id) values (1)")
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"):
        app.execute("set row_security = off; select * from paper")


def test_the_owner_may_step_down_to_the_runtime_role(table: psycopg.Connection[tuple[object, ...]]) -> None:
    table.execute("set role donghanh_app")
    table.execute("set donghanh.ward = '2'")
    assert table.execute("select ward_id from paper").fetchall() == [(2,)]


def test_running_the_sql_again_changes_nothing(shared_server: Connections, connect: Connect) -> None:
    superuser = connect(shared_server.superuser_url)
    rights = "select defaclrole, defaclobjtype, defaclacl::text from pg_default_acl order by defaclobjtype"
    before = superuser.execute(rights).fetchall()
    superuser.execute(statements("roles.sql"))
    superuser.execute(statements("grants.sql"))
    assert superuser.execute(rights).fetchall() == before
    assert len(before) == 3
