"""How long does a list take on its way into the registry, in how much memory, and what does a kill cost?

    python benchmarks/importing.py [ROWS]

An Excel list of made-up businesses comes into a ward that has another list already: read, taken over and undone by
processes of their own, each step killed (SIGKILL) twice on the way. In the end every row has counted once, and the
registry is as before. The same is done with a tenth of the rows: memory must not grow with them.
"""

import io
import os
import signal
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src"), str(HERE.parent)]

import _stack  # noqa: E402
import psycopg  # noqa: E402
import xlsxwriter  # noqa: E402

ROWS = 100_000
KNOWN = 1_000
LIMIT = 2.0  # times the memory of a tenth of the rows
HEADING = (
    "STT|Tên NNT|Mã hồ sơ|MST|CCCD|Chủ hộ|SĐT|Đ/c KD|Mã ngành|Doanh thu 2025 (triệu đồng)|Số lao động"
    "|Trạng thái NNT"
)
WORKER = """
import sys, django
from pathlib import Path
django.setup()
from donghanh.registry import jobs
from donghanh.registry.importing import staging
job, ward, batch, file = sys.argv[1:]
staging.read_file = lambda batch: Path(file).read_bytes()
getattr(jobs, job)(ward_id=int(ward), batch_id=int(batch))
"""
DERIVED = ("identifier", "involvement", "standingperiod", "person", "place")
LEFT_OUT = ("batch", "stagedrow", "access", "source")


class Step(NamedTuple):
    """What one step took: seconds of the clock and of the processor, and the largest memory of a process in MB."""

    seconds: float
    processor: float
    memory: int
    kills: int


def main(arguments: list[str]) -> int:
    rows = int(arguments[0]) if arguments else ROWS
    with _stack.one_ward() as connection:
        few, many = _measure(connection, rows // 10), _measure(connection, rows)
    print(f"{'step':<12}{'rows':>10}{'seconds':>10}{'processor':>11}{'memory':>10}{'kills':>7}")
    for count, steps in ((rows // 10, few), (rows, many)):
        for name, step in steps.items():
            print(
                f"{name:<12}{count:>10,}{step.seconds:>9.0f}s{step.processor:>10.0f}s{step.memory:>7} MB{step.kills:>7}"
            )
    grown = {name: many[name].memory / few[name].memory for name in many}
    print(
        "memory at ten times the rows: " + ", ".join(f"{name} {ratio:.2f}" for name, ratio in grown.items())
    )
    return int(max(grown["take over"], grown["undo"]) > LIMIT)


def _measure(connection: psycopg.Connection, rows: int) -> dict[str, Step]:
    from donghanh.registry.importing.applying import start_applying
    from donghanh.registry.importing.undoing import start_undoing

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "list.xlsx"
        file.write_bytes(_list(rows, seed=rows))
        ward, officer = _people(rows)
        _known(ward, officer)
        before = _digest(connection, ward)
        batch = _received(file, ward, officer)
        steps = {"read": _killed_twice("read_list", batch, file, rows)}
        _in_scope(ward, lambda: start_applying(_fresh(batch), by=officer))
        steps["take over"] = _killed_twice("apply_list", batch, file, rows)
        _check(connection, batch, rows)
        _in_scope(ward, lambda: start_undoing(_fresh(batch), by=officer, reason="Nhầm tệp"))
        steps["undo"] = _killed_twice("undo_list", batch, file, rows)
        if _digest(connection, ward) != before:
            raise SystemExit("the registry is not as before")
    return steps


def _killed_twice(job: str, batch: Any, file: Path, rows: int) -> Step:
    """Kills the process at a third and at two thirds of the way; the third one finishes."""
    seconds = processor = 0.0
    memory = kills = 0
    for share in (1, 2, None):
        started = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-c", WORKER, job, str(batch.ward_id), str(batch.pk), str(file)],
            env=os.environ | {"PYTHONPATH": f"{HERE.parent / 'src'}:{HERE.parent}"},
            stdout=subprocess.DEVNULL,
        )
        if share and _wait_for(process, batch, job, rows * share // 3):
            process.send_signal(signal.SIGKILL)
            kills += 1
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds += time.monotonic() - started
        processor += used.ru_utime + used.ru_stime
        memory = max(memory, used.ru_maxrss // 1024)
        if not share and process.returncode:
            raise SystemExit(f"{job} failed")
    return Step(seconds, processor, memory, kills)


def _wait_for(process: "subprocess.Popen[bytes]", batch: Any, job: str, place: int) -> bool:
    """True once the work is over the place; False where the process ended first."""
    while process.returncode is None and Path(f"/proc/{process.pid}/stat").read_text().split()[2] != "Z":
        fresh = _fresh(batch)
        done = fresh.position if job != "undo_list" else fresh.total - fresh.position
        if done >= place:
            return True
        time.sleep(0.02)
    return False


def _check(connection: psycopg.Connection, batch: Any, rows: int) -> None:
    found = connection.execute(
        "select count(*), count(distinct key) from registry_entry where batch_id = %s", [batch.pk]
    ).fetchone()
    if found != (rows, rows):
        raise SystemExit(f"{rows} rows became {found} entries and keys")


def _list(rows: int, seed: int) -> bytes:
    from donghanh.demo.country.businesses import populate
    from donghanh.demo.country.places import written

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    page = book.add_worksheet()
    page.write_row(0, 0, HEADING.split("|"))
    for number, each in enumerate(populate(rows, seed=seed), start=1):
        name = f"{each.shop} {each.word}" if each.form == "household" else f"{each.firm} {each.word}"
        address = written(each.place, old=False, short=True, words=0)
        page.write_row(
            number,
            0,
            [number, name, f"HS{number:07d}", each.tax_code.lstrip("0"), each.owner.personal_id, each.owner.name,
             each.phone.lstrip("0"), address, each.trade.code, number % 900 + 100, number % 9, "NNT đang hoạt động"],
        )  # fmt: skip
    book.close()
    return target.getvalue()


def _people(rows: int) -> tuple[Any, Any]:
    from donghanh.org.enums import Role
    from tests import make

    return _as_owner(lambda: _ward_and_officer(make, Role, rows))


def _ward_and_officer(make: Any, role: Any, rows: int) -> tuple[Any, Any]:
    ward = make.ward(str(20_000 + rows % 10_000 + len(str(rows))), f"Thử {rows}")
    return ward, make.officer(ward, role.SPECIALIST, account=False)


def _known(ward: Any, officer: Any) -> None:
    """A list of another source that is there before."""
    from donghanh.demo.country.businesses import populate
    from tests.registry import make as made

    def fill() -> None:
        for each in populate(KNOWN, seed=68):
            made.business(
                ward, name=each.word, tax_code=each.tax_code, owner=each.owner.name, phone=each.phone
            )

    _in_scope(ward, fill)


def _received(file: Path, ward: Any, officer: Any) -> Any:
    from donghanh.registry.importing.columns import columns_of
    from donghanh.registry.importing.receiving import confirm_columns, receive_list
    from tests.registry import make as made

    def receive() -> Any:
        source = made.source(ward, "tax")
        batch = receive_list(
            file.read_bytes(), "list.xlsx", source=source, as_of=date(2026, 9, 30), by=officer
        )
        confirm_columns(batch, columns_of(batch), by=officer)
        return batch

    return _in_scope(ward, receive)


def _fresh(batch: Any) -> Any:
    from donghanh.registry.models import Batch

    return _in_scope(batch.ward_id, lambda: Batch.objects.get(pk=batch.pk))


def _in_scope(ward: Any, act: Any) -> Any:
    from donghanh.kernel.walls import row_scope

    with row_scope([ward if isinstance(ward, int) else ward.pk]):
        return act()


def _as_owner(act: Any) -> Any:
    from django.conf import settings
    from django.db import connection

    from donghanh.config.settings.shared import database

    app = dict(settings.DATABASES["default"])
    connection.close()
    connection.settings_dict.update(database(os.environ["DATABASE_OWNER_URL"]))
    try:
        return act()
    finally:
        connection.close()
        connection.settings_dict.update(app)


def _digest(connection: psycopg.Connection, ward: Any) -> dict[str, Any]:
    """Count and digest of every table of the registry with rows of the ward. Keys of rows that follow from others, and
    the moment a business was settled, are left out."""
    tables = connection.execute(
        "select table_name from information_schema.columns where column_name = 'ward_id'"
        " and table_name like 'registry_%' and table_name not like '%event'"
    ).fetchall()
    found = {}
    for (table,) in tables:
        name = table.removeprefix("registry_")
        if name in LEFT_OUT:
            continue
        without = "'{id,updated_at,person_id,place_id}'" if name in DERIVED else "'{updated_at,place_id}'"
        found[name] = connection.execute(
            f"select count(*), md5(coalesce(string_agg(told, '' order by told), '')) from"
            f" (select (to_jsonb(t) - {without}::text[])::text as told from {table} t where ward_id = %s) rows",
            [ward.pk],
        ).fetchone()
    return found


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
