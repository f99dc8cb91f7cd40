"""Measures whether one ward's pages cost the same however many wards share the database:
`python benchmarks/wards.py [WARDS]`.

One ward with 60 tasks is made and measured alone, then copied inside PostgreSQL until WARDS (3,321 if not told) stand
there with the row wall up, and the same pages of the same ward are measured again in the same run. Times are the median
of 25 requests through the whole stack, signed in as the role that owns nothing. The exit code is 1 where a page costs
more than half again as much.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import psycopg

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE.parent)]

from donghanh.embedded import Cluster, Connections  # noqa: E402

WARDS = 3321
TASKS = 60
REQUESTS = 25
OFFSET = 10_000  # further apart than any number one ward uses
LARGEST_GROWTH = 1.5
PAGES = ("/dieu-hanh/", "/viec-cua-toi/", "/viec/")
COPIED = [
    "org_ward",
    "org_user",
    "org_unit",
    "org_officer",
    "org_position",
    "org_tenure",
    "plans_plan",
    "plans_section",
    "plans_task",
    "plans_participant",
    "plans_result",
    "plans_update",
]
UNIQUE = {"code": "lpad((50000 + g)::text, 5, '0')", "username": "username || '-' || g"}


def main() -> int:
    wards = int(sys.argv[1]) if len(sys.argv) > 1 else WARDS
    with tempfile.TemporaryDirectory() as folder, Cluster(Path(folder) / "postgres") as connections:
        _prepare(connections)
        _make_ward()
        with psycopg.connect(connections.superuser_url, autocommit=True) as connection:
            connection.execute("analyze")
            alone = _measure()
            _copy_ward(connection, wards - 1)
            among = _measure()
    return _report(wards, alone, among)


def _prepare(connections: Connections) -> None:
    os.environ.update(connections.environment(), DJANGO_SETTINGS_MODULE="donghanh.config.settings.test")
    owner = os.environ | {"DATABASE_URL": connections.owner_url, "PYTHONPATH": str(HERE.parent / "src")}
    subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=owner, check=True)
    import django

    django.setup()


def _make_ward() -> None:
    """One ward: 8 units, a chief of office and a head of unit, one plan, 60 tasks in every state."""
    from django.conf import settings
    from django.db import connection
    from django.utils import timezone

    from donghanh.config.settings.base import database
    from donghanh.org.enums import Role
    from tests import make

    app = dict(settings.DATABASES["default"])
    connection.settings_dict.update(database(os.environ["DATABASE_OWNER_URL"]))
    ward = make.ward()
    units = [make.unit(ward) for _ in range(8)]
    chief = make.officer(ward, Role.OFFICE_CHIEF)
    doer = make.officer(ward, Role.UNIT_HEAD, unit=units[0])
    plan = make.plan(ward, chief)
    for number in range(TASKS):
        due_on = date.today() + timedelta(days=7 * (number - TASKS // 2))  # noqa: DTZ011
        task = make.task(
            plan, lead=units[number % 8], due_on=due_on, title=f"Rà soát cơ sở kinh doanh số {number}"
        )
        for days in range(number % 6):
            make.update(task, doer, timezone.now() - timedelta(days=days * 5))
    connection.close()
    connection.settings_dict.update(app)


def _copy_ward(connection: psycopg.Connection, copies: int) -> None:
    """Copies every row of the ward `copies` times, its numbers moved on by OFFSET each time."""
    connection.execute("set session_replication_role = replica")
    for table in COPIED:
        columns = [row[0] for row in connection.execute(_COLUMNS, [table])]
        linked = {row[0] for row in connection.execute(_LINKS, [table]) if row[1] in COPIED}
        values = [_value(column, linked) for column in columns]
        names = ", ".join(f'"{column}"' for column in columns)
        connection.execute(
            f"insert into {table} ({names}) overriding system value "
            f"select {', '.join(values)} from {table}, generate_series(1, {copies}) g"
        )
    connection.execute("analyze")


_COLUMNS = (
    "select column_name from information_schema.columns where table_name = %s and is_generated = 'NEVER' "
    "order by ordinal_position"
)
_LINKS = """
select a.attname, c.confrelid::regclass::text from pg_constraint c
join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
where c.contype = 'f' and c.conrelid = %s::regclass
"""


def _value(column: str, linked: Iterable[str]) -> str:
    if column == "id" or column in linked:
        return f'"{column}" + g * {OFFSET}::bigint'
    return UNIQUE.get(column, f'"{column}"')


def _measure() -> dict[str, float]:
    """Median milliseconds of each page, for the chief of office."""
    from django.db import connection
    from django.test import Client

    from donghanh.org.models import User

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.order_by("pk")[0], backend="django.contrib.auth.backends.ModelBackend")
    connection.close()
    return {page: statistics.median(_timed(client, page) for _ in range(REQUESTS)) for page in PAGES}


def _timed(client: "object", page: str) -> float:
    start = time.perf_counter()
    status = client.get(page).status_code  # type: ignore[attr-defined]
    if status != 200:
        raise SystemExit(f"{page}: {status}")
    return (time.perf_counter() - start) * 1000


def _report(wards: int, alone: dict[str, float], among: dict[str, float]) -> int:
    print(f"{'page':<18}{'1 ward':>10}{f'{wards} wards':>14}{'ratio':>8}")
    for page in PAGES:
        print(f"{page:<18}{alone[page]:>8.1f}ms{among[page]:>12.1f}ms{among[page] / alone[page]:>8.2f}")
    return int(any(among[page] / alone[page] > LARGEST_GROWTH for page in PAGES))


if __name__ == "__main__":
    raise SystemExit(main())
