"""Both worked examples, pasted as text, confirmed and taken over. They lie outside the repository."""

import os
from datetime import date
from pathlib import Path

import pytest

from donghanh.org.enums import UnitKind
from donghanh.plans.actions.adoption import adopt_reading
from donghanh.plans.actions.drafts import accept_all_clear
from donghanh.plans.enums import ReadingState
from tests import make
from tests.plans.readings.conftest import read

EXAMPLES = os.environ.get("DONGHANH_EXAMPLES", "")
pytestmark = pytest.mark.skipif(
    not EXAMPLES, reason="DONGHANH_EXAMPLES is not set: the worked examples are NOT checked"
)


@pytest.fixture
def pasted(chief, ward):
    def paste(name):
        text = (Path(EXAMPLES) / "seeds" / name).read_text("utf-8")
        return read(text, chief, name="Văn bản dán.txt")

    for name in ("Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Văn hóa - Xã hội"):
        make.unit(ward, name)
    make.unit(ward, "Trung tâm Dịch vụ sự nghiệp công", kind=UnitKind.CENTRE)
    return paste


@pytest.mark.parametrize(
    ("name", "tasks", "targets", "cutoff"),
    [("plan-a-nq41.txt", 9, 3, (11, 30)), ("plan-b-nq68.txt", 42, 12, (12, 14))],
)
def test_a_worked_example_is_read_wholly(pasted, name, tasks, targets, cutoff):
    reading = pasted(name)
    assert reading.state == ReadingState.DONE
    assert reading.drafts.filter(extra=False).count() == tasks
    assert (reading.plan.targets.count(), reading.plan.cutoff) == (targets, cutoff)


def test_every_task_without_a_date_gets_a_rhythm_and_every_other_a_date(pasted):
    for name in ("plan-a-nq41.txt", "plan-b-nq68.txt"):
        for draft in pasted(name).drafts.all():
            assert bool(draft.due_on) != bool(draft.rhythm), draft.title


def test_the_examples_become_tasks_with_results(pasted, chief):
    reading = pasted("plan-a-nq41.txt")
    accept_all_clear(reading, list(reading.drafts.filter(extra=False)), by=chief)
    tasks = adopt_reading(reading, by=chief)
    owed = [task.results.get() for task in tasks]
    assert [task.number for task in tasks] == list(range(1, 10))
    assert {result.due_on for result in owed if result.set_by_ward} == {date(2026, 11, 30)}
    assert all(result.due_on for result in owed)
