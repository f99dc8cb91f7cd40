"""The whole stack on a server of its own: one ward with 60 tasks, copies of its rows, and what a page costs."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psycopg

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE.parent)]

from donghanh.embedded import Cluster, Connections  # noqa: E402

TASKS = 60
REQUESTS = 21
OFFSET = 10_000  # further apart than any number one ward uses
LEADER, DOER = "leader", "doer"


@contextmanager
def one_ward() -> Iterator[psycopg.Connection]:
    """A migrated server with one ward: a connection that may do everything, for copying and explaining."""
    with tempfile.TemporaryDirectory() as folder, Cluster(Path(folder) / "postgres") as connections:
        _prepare(connections)
        _make_ward()
        with psycopg.connect(connections.superuser_url, autocommit=True) as connection:
            connection.execute("analyze")
            yield connection


def copy_rows(
    connection: psycopg.Connection, tables: Iterable[str], copies: int, unique: dict[str, str] | None = None
) -> None:
    """Copies every row of the tables `copies` times, their numbers moved on by OFFSET each time, and links with them.

    `unique` says what becomes of a column that must differ: an SQL expression in which `g` counts the copies.
    """
    copied = list(tables)
    connection.execute("set session_replication_role = replica")
    for table in copied:
        columns = [row[0] for row in connection.execute(_COLUMNS, [table])]
        moved = {"id"} | {row[0] for row in connection.execute(_LINKS, [table]) if row[1] in copied}
        values = [_value(column, moved, unique or {}) for column in columns]
        names = ", ".join(f'"{column}"' for column in columns)
        connection.execute(
            f"insert into {table} ({names}) overriding system value "
            f"select {', '.join(values)} from {table}, generate_series(1, {copies}) g"
        )
    connection.execute("set session_replication_role = default")
    connection.execute("analyze")


def costs(pages: Iterable[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """What each page (person, address) costs: median processor seconds of this process and its database session."""
    found = {}
    for person, address in pages:
        client = _signed_in(person)
        for _ in range(3):
            _spent(client, address)
        found[person, address] = statistics.median(_spent(client, address) for _ in range(REQUESTS))
    return found


def print_ratios(
    smaller: dict[tuple[str, str], float], larger: dict[tuple[str, str], float], sizes: tuple[str, str]
) -> dict[tuple[str, str], float]:
    """One line a page; returns how many times as much each costs at the larger size."""
    ratios = {page: larger[page] / smaller[page] for page in smaller}
    print(f"{'page':<28}{'for':<8}{sizes[0]:>14}{sizes[1]:>18}{'ratio':>8}")
    for page, ratio in ratios.items():
        person, address = page
        print(
            f"{address:<28}{person:<8}{smaller[page] * 1e3:>11.1f} ms{larger[page] * 1e3:>15.1f} ms{ratio:>8.2f}"
        )
    return ratios


def _prepare(connections: Connections) -> None:
    os.environ.update(connections.environment(), DJANGO_SETTINGS_MODULE="donghanh.config.settings.test")
    os.environ["PGOPTIONS"] = "-c max_parallel_workers_per_gather=0"  # all work is done where it is counted
    owner = os.environ | {"DATABASE_URL": connections.owner_url, "PYTHONPATH": str(HERE.parent / "src")}
    subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=owner, check=True)
    import django

    django.setup()


def _make_ward() -> None:
    """One ward: 8 units, a chief of office and a head of unit who has claims, notes and notices, one plan, 60 tasks."""
    from django.conf import settings
    from django.db import connection

    from donghanh.config.settings.shared import database

    app = dict(settings.DATABASES["default"])
    connection.settings_dict.update(database(os.environ["DATABASE_OWNER_URL"]))
    _fill()
    connection.close()
    connection.settings_dict.update(app)


def _fill() -> None:
    from django.utils import timezone

    from donghanh.notify.actions import tell
    from donghanh.org.enums import Role
    from donghanh.plans.actions.results import claim_result
    from donghanh.plans.models import LeadTerm
    from tests import make

    ward = make.ward()
    units = [make.unit(ward) for _ in range(8)]
    leader = make.officer(ward, Role.OFFICE_CHIEF)
    doer = make.officer(ward, Role.UNIT_HEAD, unit=units[0])
    for officer, name in ((leader, LEADER), (doer, DOER)):
        officer.user.username = name
        officer.user.save()
    plan = make.plan(ward, leader)
    for number in range(TASKS):
        due_on = date.today() + timedelta(days=7 * (number - TASKS // 2))  # noqa: DTZ011
        title = f"Rà soát cơ sở kinh doanh số {number}"
        task = make.task(plan, lead=units[number % 8], due_on=due_on, title=title)
        LeadTerm.objects.create(ward=ward, task=task, unit=task.lead_unit, began_at=task.confirmed_at)
        for days in range(number % 6):
            make.update(task, doer, timezone.now() - timedelta(days=days * 5))
        if number % 16 == 0:
            claim_result(make.result(task), on=timezone.localdate(), summary="Đã xong", by=doer)
        tell([leader, doer], f"Có tiến độ mới: {title}", task.get_absolute_url())


def _signed_in(person: str) -> Any:
    from django.test import Client

    from donghanh.org.models import User

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username=person), backend="django.contrib.auth.backends.ModelBackend")
    return client


def _spent(client: Any, address: str) -> float:
    """Processor seconds of one request, here and in the database: the same on a busy machine and on an idle one."""
    from django.db import connection

    connection.ensure_connection()
    before = time.process_time() + database_seconds(connection.connection.info.backend_pid)
    status = client.get(address).status_code
    if status != 200:
        raise SystemExit(f"{address}: {status}")
    connection.ensure_connection()
    return time.process_time() + database_seconds(connection.connection.info.backend_pid) - before


def database_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/schedstat").read_text().split()
    return int(fields[0]) / 1e9


def _value(column: str, moved: set[str], unique: dict[str, str]) -> str:
    if column in moved:
        return f'"{column}" + g * {OFFSET}::bigint'
    return unique.get(column, f'"{column}"')


_COLUMNS = (
    "select column_name from information_schema.columns where table_name = %s and is_generated = 'NEVER' "
    "order by ordinal_position"
)
_LINKS = """
select a.attname, c.confrelid::regclass::text from pg_constraint c
join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
where c.contype = 'f' and c.conrelid = %s::regclass
"""
