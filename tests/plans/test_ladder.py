"""The ladder of mentions, counted by hand over the calendar of 2026 (BLLĐ 2019 Đ112; Nghị quyết 28/2026/QH16)."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from donghanh.plans.ladder import Ladder, Rung, due_level, is_due
from donghanh.vietnamese.workdays import WorkCalendar

GENERAL = WorkCalendar()
LONG_AGO = date(2026, 1, 5)


def days(first: date, last: date):
    """Every working day of the span."""
    span = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in span if GENERAL.is_working_day(day)]


def climb(last_day: date, first: date, last: date, *, given_on: date = LONG_AGO) -> list[tuple[date, int]]:
    """The reminders that one person hears, day by day."""
    heard: list[tuple[date, int]] = []
    for day in days(first, last):
        rung = Ladder(GENERAL, day).reminder(last_day, given_on=given_on)
        told_on = heard[-1][0] if heard else None
        if is_due(rung, sent={number for _, number in heard}, told_on=told_on):
            heard.append((day, rung.number))
    return heard


def test_reminders_come_at_30_7_and_1_working_days_then_on_the_first_day_late_and_weekly():
    assert climb(date(2026, 11, 30), date(2026, 10, 1), date(2026, 12, 16)) == [
        (date(2026, 10, 16), 30),
        (date(2026, 11, 18), 7),  # 19, 20, 23, 25, 26, 27, 30: 24/11 is off
        (date(2026, 11, 27), 1),
        (date(2026, 12, 1), 0),
        (date(2026, 12, 8), -5),
        (date(2026, 12, 15), -10),
    ]


def test_a_deadline_on_a_sunday_is_counted_to_the_friday_before_and_late_from_monday():
    given = date(2026, 11, 2)
    assert climb(date(2026, 11, 15), given, date(2026, 11, 17), given_on=given) == [
        (date(2026, 11, 4), 7),
        (date(2026, 11, 12), 1),
        (date(2026, 11, 16), 0),
    ]


def test_tet_is_not_counted():
    given = date(2026, 2, 2)
    assert climb(date(2026, 2, 27), given, date(2026, 3, 2), given_on=given) == [
        (date(2026, 2, 11), 7),  # 12, 13 | Tết 16–20 | 23, 24, 25, 26, 27
        (date(2026, 2, 26), 1),
        (date(2026, 3, 2), 0),
    ]


def test_a_compensatory_saturday_is_counted():
    # worked: Saturday 22/8 for Monday 31/8; off: 31/8, 01/9, 02/9
    given = date(2026, 8, 19)
    assert climb(date(2026, 9, 3), given, date(2026, 9, 4), given_on=given) == [
        (date(2026, 8, 21), 7),  # Saturday 22, 24, 25, 26, 27, 28/8, 03/9
        (date(2026, 8, 28), 1),
        (date(2026, 9, 4), 0),
    ]


def test_of_several_rungs_missed_only_the_deepest_is_said():
    late = [(date(2026, 11, 25), 7), (date(2026, 11, 27), 1)]
    assert climb(date(2026, 11, 30), date(2026, 11, 25), date(2026, 11, 30)) == late


def test_a_rung_on_or_before_the_day_the_task_was_given_is_left_out():
    assert climb(date(2026, 11, 30), date(2026, 11, 18), date(2026, 12, 1), given_on=date(2026, 11, 18)) == [
        (date(2026, 11, 27), 1),
        (date(2026, 12, 1), 0),
    ]


def test_what_was_late_when_it_was_entered_is_first_said_a_week_on():
    assert climb(date(2026, 9, 30), date(2026, 11, 23), date(2026, 12, 4), given_on=date(2026, 11, 23)) == [
        (date(2026, 11, 27), -40),  # 22 working days of October and 19 of November
        (date(2026, 12, 4), -45),
    ]


def test_late_work_is_never_unmentioned_for_more_than_seven_working_days():
    heard = climb(date(2026, 1, 30), date(2026, 1, 5), date(2026, 12, 31))
    gaps = [GENERAL.working_days_between(a, b) for (a, _), (b, _) in pairwise(heard[2:])]
    assert set(gaps) == {5}
    numbers = [number for _, number in heard]
    assert numbers == sorted(numbers, reverse=True)


@pytest.mark.parametrize(
    ("day", "levels"),
    [
        (date(2026, 12, 2), []),  # two working days late
        (date(2026, 12, 3), [1]),
        (date(2026, 12, 11), [1]),
        (date(2026, 12, 14), [1, 2]),
        (date(2026, 12, 25), [1, 2]),
        (date(2026, 12, 28), [1, 2, 3]),
    ],
)
def test_escalation_reaches_its_levels_at_3_10_and_20_working_days_late(day, levels):
    assert Ladder(GENERAL, day).escalation_levels(date(2026, 11, 30), given_on=LONG_AGO) == levels


def test_a_unit_given_a_late_task_has_the_three_days_too():
    given = date(2026, 12, 14)
    assert Ladder(GENERAL, date(2026, 12, 16)).escalation_levels(date(2026, 11, 30), given_on=given) == []
    assert Ladder(GENERAL, date(2026, 12, 17)).escalation_levels(date(2026, 11, 30), given_on=given) == [1]


def test_levels_missed_catch_up_in_order_and_never_go_back():
    holders = {1: [7], 2: [8, 9], 3: [5]}
    assert due_level([1, 2, 3], sent={}, holders=holders) == 1
    assert due_level([1, 2, 3], sent={1: {7}}, holders=holders) == 2
    assert due_level([1, 2, 3], sent={1: {7}, 2: {8}}, holders=holders) == 2
    assert due_level([1, 2, 3], sent={1: {7}, 2: {8, 9}}, holders=holders) == 3
    assert due_level([1, 2, 3], sent={1: {7}, 2: {8, 9}, 3: {5}}, holders=holders) is None
    assert due_level([1, 2], sent={2: {8, 9}}, holders=holders) is None


def test_a_level_that_nobody_holds_is_passed_over():
    assert due_level([1, 2], sent={}, holders={1: [], 2: [8]}) == 2


def test_a_decision_is_asked_for_after_two_working_days_and_then_weekly():
    asked = date(2026, 11, 20)  # Friday
    assert Ladder(GENERAL, date(2026, 11, 23)).decision(asked) is None
    assert Ladder(GENERAL, date(2026, 11, 25)).decision(asked) == Rung(1, date(2026, 11, 25))
    assert Ladder(GENERAL, date(2026, 11, 27)).decision(asked) == Rung(1, date(2026, 11, 25))
    assert Ladder(GENERAL, date(2026, 12, 2)).decision(asked) == Rung(2, date(2026, 12, 2))


def test_silence_speaks_on_the_first_day_beyond_the_wards_number_and_then_weekly():
    word = date(2026, 11, 2)
    assert Ladder(GENERAL, date(2026, 11, 16)).silence(word, silent_days=10) is None
    assert Ladder(GENERAL, date(2026, 11, 17)).silence(word, silent_days=10) == Rung(1, date(2026, 11, 17))
    assert Ladder(GENERAL, date(2026, 11, 25)).silence(word, silent_days=10) == Rung(2, date(2026, 11, 25))


def test_who_heard_of_the_result_since_the_rung_was_reached_is_not_told_again():
    rung = Rung(7, date(2026, 11, 18))
    assert is_due(rung, sent=set(), told_on=None)
    assert is_due(rung, sent=set(), told_on=date(2026, 11, 17))
    assert not is_due(rung, sent=set(), told_on=date(2026, 11, 18))
    assert not is_due(rung, sent={7}, told_on=date(2026, 11, 17))
