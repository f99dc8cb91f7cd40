"""Measures whether one ward's registry costs the same in a database of the whole country:
`python benchmarks/nation.py [ENTITIES [WARDS]]` (1,000,000 in 3,321 wards if not told).

One ward is written and measured alone, then all the others of the country are written beside it with the row wall up,
and the same pages and measures are measured again in the same run, signed in as the role that owns nothing. The cost is
the processor time of program and database session together. A city roll-up over the wards of Hải Phòng must read no
table from end to end. The exit code is 1 where something costs more than half again as much, or a table is read whole.
"""

import json
import statistics
import sys
import time
from datetime import date
from typing import Any

import psycopg
from _nation import add_wards, sizes_of, write_ward
from _stack import LEADER, costs, database_seconds, one_ward, print_ratios

ENTITIES, WARDS = 1_000_000, 3321
HOME, CITY = "10660", "31"
LARGEST_GROWTH = 1.5
DAY, SINCE = date(2026, 10, 31), date(2026, 1, 1)
TIMES = 15
REGISTRY_TABLES = (
    "registry_business registry_standingperiod registry_yearlyfact registry_involvement registry_person"
)


def main() -> int:
    given = [int(word) for word in sys.argv[1:3]]
    entities, wards = [*given, *(ENTITIES, WARDS)[len(given) :]]
    with one_ward() as connection:
        connection.execute("set session_replication_role = replica")
        others, home = _others(wards), connection.execute("select id from org_ward").fetchone()[0]
        sizes = sizes_of(entities, wards)
        sources = add_wards(connection, [], home)
        write_ward(connection, home, sources[home], sizes[0])
        connection.execute("analyze")
        pages = _pages(connection, home)
        alone = costs(pages) | _measures([home])
        started = time.perf_counter()
        sources = add_wards(connection, others, home)
        places = [ward for ward in sorted(sources) if ward != home]
        for ward, size in zip(places, sizes[1:], strict=False):
            write_ward(connection, ward, sources[ward], size)
        connection.execute("vacuum analyze")
        count = connection.execute("select count(*) from registry_business").fetchone()[0]
        print(f"{count:,} businesses in {wards:,} wards, written in {time.perf_counter() - started:.0f} s")
        among = costs(pages) | _measures([home])
        city = _city(connection)
        rolled_up = _measures(city)
        whole = _read_as_a_whole(connection, city)
    ratios = print_ratios(alone, among, ("1 ward", f"{wards} wards"))
    print(f"roll-up of the {len(city)} wards of the city:")
    for (_, key), seconds in rolled_up.items():
        print(f"{key:<36}{seconds * 1e3:>11.1f} ms, {seconds / among['', key]:.1f} times one ward")
    print("read as a whole:", ", ".join(sorted(whole)) or "no table")
    return int(any(ratio > LARGEST_GROWTH for ratio in ratios.values()) or bool(whole))


def _others(wards: int) -> list[str]:
    """Codes of the communes beside home; those of the city first, so that a smaller country has the city too."""
    from donghanh.org.communes import communes

    codes = [code for code in communes() if code != HOME]
    return sorted(codes, key=lambda code: (communes()[code].province_code != CITY, code))[: wards - 1]


def _pages(connection: psycopg.Connection, home: int) -> list[tuple[str, str]]:
    public_id = connection.execute(
        "select public_id from registry_business where ward_id = %s order by id limit 1", [home]
    ).fetchone()[0]
    return [
        (LEADER, "/co-so/"),
        (LEADER, "/co-so/?q=tap+hoa+huong"),
        (LEADER, "/co-so/?q=tap+hoa+huomg"),
        (LEADER, f"/co-so/{public_id}/"),
    ]


def _measures(wards: list[int]) -> dict[tuple[str, str], float]:
    """Each measure of the registry → median processor seconds of reading it for these wards."""
    from donghanh.kernel.slots import measures
    from donghanh.kernel.walls import row_scope

    found = {}
    for measure in measures:
        if not measure.key.startswith("registry."):
            continue
        with row_scope(wards):
            found["", measure.key] = statistics.median(_spent(measure, wards) for _ in range(TIMES))
    return found


def _spent(measure: Any, wards: list[int]) -> float:
    from django.db import connection

    pid = connection.connection.info.backend_pid
    before = time.process_time() + database_seconds(pid)
    measure.read(wards, SINCE, DAY)
    return time.process_time() + database_seconds(pid) - before


def _city(connection: psycopg.Connection) -> list[int]:
    return [
        ward
        for (ward,) in connection.execute(
            "select id from org_ward where province_code = %s order by id", [CITY]
        )
    ]


def _read_as_a_whole(connection: psycopg.Connection, wards: list[int]) -> set[str]:
    """Tables of the registry that a measure over these wards reads from end to end."""
    from django.db import connection as ours
    from django.test.utils import CaptureQueriesContext

    from donghanh.kernel.slots import measures
    from donghanh.kernel.walls import row_scope

    whole: set[str] = set()
    with row_scope(wards):
        for measure in measures:
            if not measure.key.startswith("registry."):
                continue
            with CaptureQueriesContext(ours) as captured:
                measure.read(wards, SINCE, DAY)
            for query in captured.captured_queries:
                whole |= _whole_tables(ours, query["sql"])
    return whole & set(REGISTRY_TABLES.split())


def _whole_tables(ours: Any, sql: str) -> set[str]:
    if not sql.lstrip().lower().startswith("select"):
        return set()
    with ours.cursor() as cursor:
        cursor.execute(f"explain (format json) {sql}")
        plan = cursor.fetchone()[0]
    return set(_scanned((plan if isinstance(plan, list) else json.loads(plan))[0]["Plan"]))


def _scanned(plan: dict[str, Any]) -> list[str]:
    own = [plan["Relation Name"]] if plan["Node Type"] == "Seq Scan" else []
    return own + [name for inner in plan.get("Plans", []) for name in _scanned(inner)]


if __name__ == "__main__":
    raise SystemExit(main())
