"""Status, silence and rates of results. Worked examples: 21/11/2026, from the tracking rules of QĐ 42/2014/QĐ-TTg."""

from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from donghanh.plans.enums import Status
from donghanh.plans.models import Result
from donghanh.plans.models.statuses import rates
from tests import make

TODAY = date(2026, 11, 21)
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

pytestmark = pytest.mark.django_db


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=HANOI)


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def plan(ward):
    return make.plan(ward)


def status_of(task, *, on=TODAY):
    return Status(Result.objects.filter(task=task).with_status(task.ward, on=on).get().status)


def finish(task, on, by):
    Result.objects.filter(task=task).update(
        claimed_on=on, claimed_by=by, finished_on=on, accepted_by=by, accepted_at=at(on)
    )


def test_without_result_after_its_last_day_a_task_is_overdue(plan):
    assert status_of(make.task(plan, due_on=date(2026, 9, 30))) == Status.OVERDUE


def test_a_task_told_about_and_due_next_month_is_in_progress(plan):
    task = make.task(plan, due_on=date(2026, 12, 31))
    make.update(task, plan.created_by, at(date(2026, 11, 1)))
    assert status_of(task) == Status.IN_PROGRESS


def test_a_ward_that_warns_forty_days_ahead_sees_it_due_soon(plan):
    plan.ward.due_soon_days = 40
    task = make.task(plan, due_on=date(2026, 12, 31))
    assert status_of(task) == Status.DUE_SOON


@pytest.mark.parametrize(
    ("finished_on", "status"),
    [
        (date(2026, 9, 29), Status.EARLY),
        (date(2026, 9, 30), Status.ON_TIME),
        (date(2026, 10, 1), Status.LATE),
    ],
)
def test_a_finished_task_is_early_on_time_or_late_by_its_day(plan, finished_on, status):
    task = make.task(plan, due_on=date(2026, 9, 30))
    finish(task, finished_on, plan.created_by)
    assert status_of(task) == status


@pytest.mark.parametrize(
    ("strict", "day", "status"),
    [
        (False, date(2026, 12, 4), Status.DUE_SOON),
        (False, date(2026, 12, 5), Status.DUE_SOON),
        (False, date(2026, 12, 6), Status.OVERDUE),
        (True, date(2026, 12, 4), Status.DUE_SOON),
        (True, date(2026, 12, 5), Status.OVERDUE),
    ],
)
def test_before_a_day_is_late_after_that_day_unless_the_ward_reads_it_strictly(plan, strict, day, status):
    plan.ward.strict_before = strict
    task = make.task(plan, due_on=date(2026, 12, 5), exclusive=True)
    assert status_of(task, on=day) == status


def test_the_clock_stands_still_while_a_claim_waits(plan):
    task = make.task(plan, due_on=date(2026, 9, 30))
    Result.objects.filter(task=task).update(claimed_on=date(2026, 9, 20), claimed_by=plan.created_by)
    assert status_of(task) == Status.CLAIMED


def test_a_period_that_has_not_begun_is_not_waiting_for_anyone(plan):
    task = make.task(plan, starts_on=date(2026, 12, 1), due_on=date(2027, 3, 31))
    assert status_of(task) == Status.NOT_YET


def test_facts_after_the_day_asked_for_do_not_count(plan):
    task = make.task(plan, due_on=date(2026, 9, 30))
    finish(task, date(2026, 11, 10), plan.created_by)
    assert status_of(task, on=date(2026, 11, 9)) == Status.OVERDUE
    assert status_of(task, on=date(2026, 11, 10)) == Status.LATE


@pytest.mark.parametrize(("days_quiet", "silent"), [(12, False), (13, True)])
def test_silence_begins_after_ten_working_days_without_a_word(plan, days_quiet, silent):
    """Saturday 21/11/2026: the tenth working day back is Monday 09/11; what was said on it still counts."""
    task = make.task(plan, due_on=date(2026, 12, 31), confirmed_at=at(date(2026, 1, 5)))
    make.update(task, plan.created_by, at(date(2026, 11, 21 - days_quiet), hour=23))
    assert Result.objects.filter(task=task).with_status(plan.ward, on=TODAY).get().silent is silent


def test_rates_leave_out_what_has_no_date(plan):
    """12 tasks: 10 with a date, 2 without; 6 finished, 5 of them in time: 6/10 and 5/6."""
    for number in range(10):
        task = make.task(plan, due_on=date(2026, 12, 31) if number else date(2026, 9, 30))
        if number < 6:
            finish(task, date(2026, 10, 15), plan.created_by)
    for _ in range(2):
        make.task(plan)
    figures = rates(Result.objects.with_status(plan.ward, on=TODAY).tally())
    assert (figures.dated, figures.finished, figures.in_time) == (10, 6, 5)
    assert (figures.processing, figures.on_time) == (Fraction(6, 10), Fraction(5, 6))


def test_rates_of_nothing_are_unknown_not_zero():
    figures = rates([])
    assert (figures.processing, figures.on_time) == (None, None)
