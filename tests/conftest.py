"""One throw-away PostgreSQL for the tests that need a database; the first of them starts it (0.6 s).

A server named by DATABASE_URL is used instead: its role needs CREATEDB and membership in donghanh_app.
Django makes and drops the database test_<name> there; the named database itself stays untouched.
"""

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from donghanh.embedded import Cluster
from donghanh.embedded.processes import is_running

SERVERS = Path(__file__).resolve().parent.parent / ".test-postgres"
NONE_NAMED = "none"  # the database of the test settings where DATABASE_URL is not set

collect_ignore = [] if find_spec("pytest_playwright") else ["journeys"]


@pytest.fixture(scope="session")
def owner_url() -> Iterator[str]:
    """The address of the role that owns the test database, on a server of this run's own."""
    sweep()
    cluster = Cluster(SERVERS / str(os.getpid()))
    try:
        connections = cluster.start()
        with psycopg.connect(connections.superuser_url, autocommit=True) as connection:
            connection.execute("alter role donghanh_owner createdb")
        yield connections.owner_url
    finally:
        cluster.destroy()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """Points Django at the server, once, before pytest-django makes the test database."""
    from django.conf import settings

    from donghanh.config.settings.base import database

    wanted = settings.DATABASES["default"]
    if wanted["NAME"] == NONE_NAMED:
        wanted.update(database(request.getfixturevalue("owner_url")))
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


def sweep() -> None:
    """Removes the servers of runs that were killed."""
    for left in SERVERS.glob("[0-9]*"):
        if not is_running(int(left.name)):
            Cluster(left).destroy()
