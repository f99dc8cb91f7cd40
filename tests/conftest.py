"""One throw-away PostgreSQL for the tests that need a database; the first of them starts it (0.6 s).

The processes of one run (`pytest -n 2`) share it. The first of them migrates one database, from which each copies its
own in half a second: migrating takes 12 seconds.

A server named by DATABASE_URL is used instead: its role needs CREATEDB and membership in donghanh_app.
Django makes and drops the database test_<name> there; the named database itself stays untouched.
"""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from donghanh.embedded import Cluster
from donghanh.embedded.processes import is_running

ROOT = Path(__file__).resolve().parent.parent
SERVERS = ROOT / ".test-postgres"
NONE_NAMED = "none"  # the database of the test settings where DATABASE_URL is not set
MIGRATED = "migrated"

collect_ignore = [] if find_spec("pytest_playwright") else ["journeys"]


@pytest.fixture(scope="session")
def owner_url() -> str:
    """The address of the role that owns the test database, on a server of this run's own."""
    sweep()
    connections = own_server().start()
    with psycopg.connect(connections.superuser_url, autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(1)")  # one process at a time alters the role
        connection.execute("alter role donghanh_owner createdb")
    return connections.owner_url


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """Points Django at the server, once, before pytest-django makes the test database."""
    from django.conf import settings

    from donghanh.config.settings.shared import database

    wanted = settings.DATABASES["default"]
    if wanted["NAME"] == NONE_NAMED:
        address = request.getfixturevalue("owner_url")
        wanted.update(database(address))
        wanted["TEST"]["TEMPLATE"] = migrated(address)
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


def pytest_unconfigure(config: pytest.Config) -> None:
    """The process that began the run ends last and takes the server with it."""
    if not hasattr(config, "workerinput") and own_server().directory.exists():
        own_server().destroy()


def own_server() -> Cluster:
    """The server of this run, named after the process that began it."""
    begun_by = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    return Cluster(SERVERS / str(begun_by))


def migrated(address: str) -> str:
    """The name of a database with every table and nobody connected; the first process to ask makes it."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(1)")
        known = "select 1 from pg_database where datname = %s"
        if not connection.execute(known, [MIGRATED]).fetchone():
            connection.execute("drop database if exists half_migrated")
            connection.execute("create database half_migrated")
            migrate(make_conninfo(address, dbname="half_migrated"))
            connection.execute(f"alter database half_migrated rename to {MIGRATED}")
    return MIGRATED


def migrate(address: str) -> None:
    """Runs every migration on the database at the address, in a process of its own."""
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity", "0"],
        env=os.environ | {"DATABASE_URL": address, "PYTHONPATH": str(ROOT / "src")},
        check=True,
    )


def sweep() -> None:
    """Removes the servers of runs that were killed."""
    for left in SERVERS.glob("[0-9]*"):
        if not is_running(int(left.name)):
            Cluster(left).destroy()
