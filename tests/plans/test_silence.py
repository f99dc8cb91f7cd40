"""The silence meter. Today is Saturday 21/11/2026; a ward counts ten working days without a word as silence."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from donghanh.org.enums import Role
from donghanh.plans.models import Interruption
from donghanh.plans.silence import Silence, silence_by_person, silence_by_unit, total_silence
from tests import make

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = date(2026, 11, 21)
pytestmark = pytest.mark.django_db


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 9, tzinfo=HANOI)


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def unit(ward):
    return make.unit(ward, "Phòng Văn hóa - Xã hội")


@pytest.fixture
def officer(ward, unit):
    return make.officer(ward, unit=unit)


@pytest.fixture
def plan(ward):
    return make.plan(ward)


@pytest.fixture
def work(plan, unit, officer):
    """One with a word of 16/11, one quiet since 02/11 and one late and quiet since 02/10."""
    known = {"lead": unit, "officer": officer}
    told = make.task(plan, **known, due_on=date(2027, 3, 31), confirmed_at=at(10, 1))
    make.update(told, officer, at(11, 16))
    quiet = make.task(plan, **known, due_on=date(2027, 3, 31), confirmed_at=at(11, 2))
    late = make.task(plan, lead=unit, due_on=date(2026, 10, 30), confirmed_at=at(10, 2))
    return told, quiet, late


def test_a_unit_shows_open_silent_and_late_results_and_its_longest_silence(work, ward, unit):
    assert silence_by_unit(ward, TODAY) == [
        Silence(unit, None, open=3, silent=2, late=1, longest=35, last_word_on=date(2026, 11, 16))
    ]  # 05–30/10: 20 working days; 02–20/11: 15


def test_a_person_stands_beside_what_nobody_is_in_charge_of(work, ward, unit, officer):
    assert silence_by_person(ward, TODAY) == [
        Silence(unit, officer, open=2, silent=1, late=0, longest=14, last_word_on=date(2026, 11, 16)),
        Silence(unit, None, open=1, silent=1, late=1, longest=35, last_word_on=None),
    ]


def test_on_an_earlier_day_it_says_what_was_so_then(work, ward, unit):
    (line,) = silence_by_unit(ward, date(2026, 10, 16))
    assert (line.open, line.silent, line.longest, line.last_word_on) == (
        2,
        1,
        11,
        None,
    )  # confirmed 01/10: 02 and 05–16/10


def test_what_stands_still_or_is_served_elsewhere_is_not_counted(work, ward, unit):
    told, quiet, late = work
    Interruption.objects.create(
        ward=ward, task=quiet, kind="paused", reason="Chờ", began_at=at(11, 3), begun_by=late.confirmed_by
    )
    late.results.update(served_by=told.results.get())
    (line,) = silence_by_unit(ward, TODAY)
    assert (line.open, line.silent) == (1, 0)


def test_people_and_units_add_up_to_the_ward(work, ward, plan):
    make.task(plan, lead=make.unit(ward), due_on=date(2026, 12, 31), confirmed_at=at(10, 2))
    make.task(plan, confirmed_at=at(10, 2), due_on=date(2026, 12, 31))
    by_unit, by_person = (total_silence(lines(ward, TODAY)) for lines in (silence_by_unit, silence_by_person))
    assert by_unit == by_person
    assert (by_unit.open, by_unit.silent, by_unit.late, by_unit.longest) == (5, 4, 1, 35)


@pytest.mark.parametrize("more", [0, 4])
def test_it_costs_the_same_for_few_and_many(work, ward, plan, more, django_assert_num_queries):
    for _ in range(more):
        unit = make.unit(ward)
        someone = make.officer(ward, Role.SPECIALIST, unit=unit)
        make.task(plan, lead=unit, officer=someone, due_on=date(2026, 12, 31), confirmed_at=at(10, 2))
    ward.calendar  # noqa: B018 - read once
    with django_assert_num_queries(2):
        silence_by_unit(ward, TODAY)
    with django_assert_num_queries(3):
        silence_by_person(ward, TODAY)
