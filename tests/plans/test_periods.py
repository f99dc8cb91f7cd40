"""The nightly opening of periods."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from donghanh.plans import jobs
from donghanh.plans.enums import Rhythm
from donghanh.plans.jobs import open_periods_begun
from tests import make

pytestmark = pytest.mark.django_db


def labels(task):
    return list(task.results.exclude(label="").values_list("label", flat=True))


def test_a_new_year_opens_its_period_once_in_every_ward():
    tasks = [
        make.task(make.plan(make.ward(code)), rhythm=Rhythm.YEARLY, rhythm_from=date(2026, 1, 1))
        for code in ("10660", "13021")
    ]
    with time_machine.travel(datetime(2027, 1, 1, 0, 10, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")), tick=False):
        open_periods_begun()
        open_periods_begun()
    assert [labels(task) for task in tasks] == [["Năm 2026", "Năm 2027"]] * 2


def test_a_ward_that_fails_does_not_keep_the_others_waiting(monkeypatch):
    broken, sound = (
        make.task(make.plan(make.ward(code)), rhythm=Rhythm.YEARLY, rhythm_from=date(2026, 1, 1))
        for code in ("10660", "13021")
    )
    truly = jobs.open_periods

    def open_periods(task, *, until):
        if task.pk == broken.pk:
            raise ValueError("broken")
        return truly(task, until=until)

    monkeypatch.setattr(jobs, "open_periods", open_periods)
    with pytest.raises(RuntimeError, match="10660"):
        open_periods_begun()
    assert labels(sound)
