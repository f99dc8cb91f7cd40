"""Workers that are killed (SIGKILL) while they read, take over and undo a list: the next one goes on, and every row
counts once."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from donghanh.org.enums import Role
from donghanh.registry.enums import BatchState, SourceKind
from donghanh.registry.importing.applying import start_applying
from donghanh.registry.importing.columns import columns_of
from donghanh.registry.importing.receiving import confirm_columns, receive_list
from donghanh.registry.importing.undoing import start_undoing
from donghanh.registry.models import Batch, Business, Entry, StagedRow, YearlyFact
from tests import make
from tests.registry import make as made
from tests.registry.importing.lists_on_the_way import contents
from tests.registry.lists.list_files import workbook

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[3]
ROWS, CHUNK = 1_200, 100
WORKER = """
import sys, django
django.setup()
from pathlib import Path
from donghanh.registry import jobs
from donghanh.registry.importing import applying, staging, undoing
job, ward, batch, file, chunk = sys.argv[1:]
staging.CHUNK = applying.CHUNK = undoing.CHUNK = int(chunk)
staging.read_file = lambda batch: Path(file).read_bytes()
getattr(jobs, job)(ward_id=int(ward), batch_id=int(batch))
"""


def content():
    rows = [
        [
            f"Hộ kinh doanh số {n}",
            f"HK{n:05d}",
            f"Nguyễn Văn {n}",
            f"09{n:08d}",
            f"Số {n} đường Trần Phú",
            f"{n + 100}",
        ]
        for n in range(ROWS)
    ]
    return workbook(
        [["Tên HKD", "Mã hồ sơ", "Chủ hộ", "SĐT", "Địa chỉ", "Doanh thu 2025 (triệu đồng)"], *rows]
    )


class Work:
    """A job of one list, done by processes of their own."""

    def __init__(self, batch, file):
        self.batch, self.file = batch, file

    def start(self, job):
        told = connection.settings_dict
        address = (
            f"postgresql://{told['USER']}:{told['PASSWORD']}@{told['HOST']}:{told['PORT']}/{told['NAME']}"
        )
        arguments = [job, str(self.batch.ward_id), str(self.batch.pk), str(self.file), str(CHUNK)]
        return subprocess.Popen(
            [sys.executable, "-c", WORKER, *arguments],
            env=os.environ | {"DATABASE_URL": address, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        )

    def kill_once(self, job, has_come):
        """Begins the job and kills its process as soon as its position says `has_come`; that place is given back."""
        process = self.start(job)
        until = time.monotonic() + 120
        while not has_come(self.position) and process.poll() is None:
            assert time.monotonic() < until, "the job does not get on"
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        return self.position

    def finish(self, job):
        assert self.start(job).wait(timeout=240) == 0
        self.batch.refresh_from_db()
        return self.batch.state

    @property
    def position(self):
        return Batch.objects.values_list("position", flat=True).get(pk=self.batch.pk)


def test_killed_twice_while_reading_and_taking_over_and_once_while_undoing_each_row_counts_once(tmp_path):
    officer = make.officer(make.ward(), Role.SPECIALIST)
    made.business(officer.ward, phone="0900000001")
    before = contents()
    file = tmp_path / "list.xlsx"
    file.write_bytes(content())
    source = made.source(officer.ward, SourceKind.VISIT)
    before["registry.Source"] = contents()["registry.Source"]
    batch = receive_list(file.read_bytes(), "list.xlsx", source=source, as_of=date(2026, 9, 30), by=officer)
    confirm_columns(batch, columns_of(batch), by=officer)
    before["registry.Source"] = contents()["registry.Source"]
    work = Work(batch, file)

    first = work.kill_once("read_list", lambda position: position >= 300)
    second = work.kill_once("read_list", lambda position: position >= 700)
    assert (300 <= first < second < ROWS, StagedRow.objects.count()) == (True, second - 1)
    assert work.finish("read_list") == BatchState.STAGED
    numbers = list(StagedRow.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(2, ROWS + 2))

    batch.refresh_from_db()
    start_applying(batch, by=officer)
    first = work.kill_once("apply_list", lambda position: position >= 300)
    second = work.kill_once("apply_list", lambda position: position >= 700)
    assert (300 <= first < second < ROWS, Entry.objects.filter(batch=batch).count()) == (True, second - 1)
    assert work.finish("apply_list") == BatchState.APPLIED
    keys = Entry.objects.filter(batch=batch).values_list("key", flat=True)
    assert sorted(keys) == [f"k:hk{number:05d}" for number in range(ROWS)]
    founded = StagedRow.objects.filter(undo__has_key="made").count()
    assert (Business.objects.count(), YearlyFact.objects.count()) == (founded + 1, ROWS)

    start_undoing(batch, by=officer, reason="Nhầm tệp")
    left = work.kill_once("undo_list", lambda position: 0 < position <= 800)
    assert (left > 0, Entry.objects.filter(batch=batch).count()) == (True, left - 1)
    assert work.finish("undo_list") == BatchState.UNDONE
    assert contents() == before
