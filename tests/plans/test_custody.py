"""Who held a result how many working days (thời gian giữ việc): BLDS 2015 Đ147, Bộ luật Lao động 2019 Đ112."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from donghanh.org.enums import Role
from donghanh.org.models import Unit
from donghanh.plans.custody import Held, Keeping, WorkedDays, custody_of, share_out
from donghanh.plans.enums import DeadlineKind, Holder, InterruptionKind, ObstacleKind
from donghanh.plans.models import (
    Claim,
    Contribution,
    Interruption,
    LeadTerm,
    Obstacle,
    Result,
    Trigger,
)
from donghanh.vietnamese.workdays import WorkCalendar
from tests import make

CALENDAR = WorkCalendar()
OFFICE = Unit(pk=1, name="Phòng Kinh tế")
FIRST = date(2026, 1, 1)

days = st.integers(0, 400).map(lambda number: FIRST + timedelta(days=number))
keepings = st.builds(
    Keeping,
    st.sampled_from(Holder),
    days,
    st.none() | days,
    st.sampled_from([None, OFFICE]),
)


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 10, tzinfo=timezone.get_default_timezone())


def by_holder(held: list[Held]) -> dict[str, tuple[int, int]]:
    return {one.unit.name if one.unit else one.holder: (one.days, one.late) for one in held}


@given(st.lists(keepings, max_size=8), days, days, st.none() | days)
def test_every_working_day_lies_with_exactly_one_holder(kept, after, until, last_day):
    held = share_out(kept, after=after, until=until, last_day=last_day, calendar=CALENDAR)
    span = max(CALENDAR.working_days_between(after, until), 0)
    beyond = max(CALENDAR.working_days_between(max(after, last_day), until), 0) if last_day else 0
    assert (sum(one.days for one in held), sum(one.late for one in held)) == (span, beyond)
    assert len({(one.holder, one.unit) for one in held}) == len(held)


@given(st.lists(keepings, max_size=8), days, days)
def test_whom_the_facts_do_not_name_holds_nothing(kept, after, until):
    held = share_out(kept, after=after, until=until, last_day=None, calendar=CALENDAR)
    known = {(one.holder, one.unit) for one in kept} | {(Holder.ASSIGNER, None)}
    assert {(one.holder, one.unit) for one in held} <= known


@given(days, days)
def test_days_counted_once_are_the_days_of_the_calendar(one, other):
    first, last = min(one, other), max(one, other)
    counted = WorkedDays(CALENDAR, FIRST, FIRST + timedelta(days=400))
    assert counted.working_days_between(first, last) == CALENDAR.working_days_between(first, last)


def test_the_day_of_a_hand_over_lies_with_who_gives():
    """Handed over on Wednesday 07/10/2026, finished on Friday: five days, of which three with the first."""
    kept = [
        Keeping(Holder.LEAD, date(2026, 10, 2), date(2026, 10, 7), OFFICE),
        Keeping(Holder.LEAD, date(2026, 10, 7), None, Unit(pk=2, name="Văn phòng")),
    ]
    held = share_out(kept, after=date(2026, 10, 2), until=date(2026, 10, 9), last_day=None, calendar=CALENDAR)
    assert by_holder(held) == {"Phòng Kinh tế": (3, 0), "Văn phòng": (2, 0)}


def test_days_off_are_nobodys():
    """24/11 is a day off from 2026 on (NQ 28/2026/QH16): 23 to 27/11/2026 has four working days."""
    kept = [Keeping(Holder.LEAD, date(2026, 11, 1), None, OFFICE)]
    held = share_out(
        kept, after=date(2026, 11, 22), until=date(2026, 11, 27), last_day=None, calendar=CALENDAR
    )
    assert by_holder(held) == {"Phòng Kinh tế": (4, 0)}


@pytest.fixture
def ward(db):
    return make.ward()


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def units(ward):
    return make.unit(ward, "Phòng Kinh tế"), make.unit(ward, "Văn phòng"), make.unit(ward, "Công an")


@pytest.fixture
def result(ward, chief, units):
    """Confirmed on Thursday 01/10/2026, due on Friday 16/10, led by the economic office from 05/10 on."""
    task = make.task(
        make.plan(ward, chief), lead=units[0], due_on=date(2026, 10, 16), confirmed_at=at(2026, 10, 1)
    )
    LeadTerm.objects.create(ward=ward, task=task, unit=units[0], began_at=at(2026, 10, 5))
    return make.result(task)


def held_until(result: Result, on: date) -> dict[str, tuple[int, int]]:
    return by_holder(custody_of([Result.objects.get(pk=result.pk)], on)[result.pk])


def test_time_without_a_lead_unit_lies_with_the_assigner(result):
    assert held_until(result, date(2026, 10, 9)) == {"Phòng Kinh tế": (4, 0), Holder.ASSIGNER: (2, 0)}


def test_days_after_the_deadline_are_counted_as_late(result):
    assert held_until(result, date(2026, 10, 20))["Phòng Kinh tế"] == (11, 2)


def test_nothing_is_counted_after_the_day_finished(result, chief):
    Result.objects.filter(pk=result.pk).update(
        claimed_on=date(2026, 10, 9), claimed_by=chief, finished_on=date(2026, 10, 9), accepted_by=chief
    )
    assert held_until(result, date(2026, 11, 20)) == {"Phòng Kinh tế": (4, 0), Holder.ASSIGNER: (2, 0)}


def test_a_returned_claim_lay_with_who_approves(result, chief):
    Claim.objects.create(
        ward=result.ward,
        result=result,
        reason="Xong",
        claimed_on=date(2026, 10, 9),
        asked_by=chief,
        asked_at=at(2026, 10, 9),
        granted=False,
        decided_by=chief,
        decided_at=at(2026, 10, 14),
    )
    assert held_until(result, date(2026, 10, 15)) == {
        "Phòng Kinh tế": (5, 0),
        Holder.APPROVER: (3, 0),
        Holder.ASSIGNER: (2, 0),
    }


@pytest.mark.parametrize(
    ("kind", "holder"),
    [
        (InterruptionKind.RETURNED, Holder.ASSIGNER),
        (InterruptionKind.PAUSED, Holder.NOBODY),
        (InterruptionKind.CANCELLED, Holder.NOBODY),
    ],
)
def test_a_task_that_stands_still_is_not_held_by_its_unit(kind, holder, result, chief):
    Interruption.objects.create(
        ward=result.ward, task=result.task, kind=kind, reason="Chờ", began_at=at(2026, 10, 7), begun_by=chief
    )
    held = held_until(result, date(2026, 10, 13))
    assert held["Phòng Kinh tế"] == (2, 0)
    assert held[holder] == (6 if holder == Holder.ASSIGNER else 4, 0)


def test_time_until_an_answer_is_not_the_units(result, chief):
    Obstacle.objects.create(
        ward=result.ward,
        task=result.task,
        kind=ObstacleKind.DIRECTION,
        text="Xin ý kiến",
        raised_by=chief,
        raised_at=at(2026, 10, 7),
        answer_due_on=date(2026, 10, 12),
        answered_by=chief,
        answered_at=at(2026, 10, 13),
        answer="Đồng ý",
    )
    assert held_until(result, date(2026, 10, 14)) == {
        "Phòng Kinh tế": (3, 0),
        Holder.ANSWER: (4, 0),
        Holder.ASSIGNER: (2, 0),
    }


def test_a_cooperating_unit_holds_it_only_past_its_own_day(result, chief, units):
    Contribution.objects.create(
        ward=result.ward,
        result=result,
        unit=units[2],
        deliverable="Số liệu",
        due_on=date(2026, 10, 9),
        asked_by=chief,
        asked_at=at(2026, 10, 5),
        delivered_on=date(2026, 10, 13),
        delivered_by=chief,
    )
    assert held_until(result, date(2026, 10, 14)) == {
        "Phòng Kinh tế": (5, 0),
        "Công an": (2, 0),
        Holder.ASSIGNER: (2, 0),
    }


def test_the_strict_reading_of_before_makes_the_day_itself_late(result):
    Result.objects.filter(pk=result.pk).update(exclusive=True)
    result.ward.strict_before = True
    result.ward.save()
    assert held_until(result, date(2026, 10, 16))["Phòng Kinh tế"] == (9, 1)


def test_a_conditional_task_is_held_by_nobody_before_its_document(ward, chief, units):
    task = make.task(
        make.plan(ward, chief),
        lead=units[0],
        deadline_kind=DeadlineKind.EVENT,
        confirmed_at=at(2026, 9, 1),
    )
    result = make.result(task)
    before = held_until(result, date(2026, 10, 9))
    trigger = Trigger.objects.create(
        ward=ward,
        task=task,
        title="Hướng dẫn",
        came_on=date(2026, 10, 1),
        recorded_by=chief,
        recorded_at=at(2026, 10, 1),
        proposed_due_on=date(2026, 10, 22),
    )
    unconfirmed = held_until(result, date(2026, 10, 9))
    Trigger.objects.filter(pk=trigger.pk).update(confirmed_by=chief, confirmed_at=at(2026, 10, 5))
    assert (before, unconfirmed, held_until(result, date(2026, 10, 9))) == (
        {},
        {},
        {"Phòng Kinh tế": (4, 0)},
    )


def test_what_was_finished_before_the_plan_was_entered_was_held_by_nobody(result):
    Result.objects.filter(pk=result.pk).update(before_import=True)
    assert held_until(result, date(2026, 10, 20)) == {}


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_for_one_and_three_results(rows, ward, chief, units, django_assert_num_queries):
    plan = make.plan(ward, chief)
    for _ in range(rows):
        task = make.task(plan, lead=units[0], due_on=date(2026, 10, 16), confirmed_at=at(2026, 10, 1))
        LeadTerm.objects.create(ward=ward, task=task, unit=units[0], began_at=at(2026, 10, 5))
        Contribution.objects.create(
            ward=ward,
            result=make.result(task),
            unit=units[1],
            deliverable="Số liệu",
            asked_by=chief,
            asked_at=at(2026, 10, 5),
        )
    results = list(Result.objects.all())
    with django_assert_num_queries(12):
        held = custody_of(results, date(2026, 10, 9))
    assert [by_holder(one)["Phòng Kinh tế"] for one in held.values()] == [(4, 0)] * rows
