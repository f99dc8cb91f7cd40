"""The published rule, against figures worked out by hand (docs/handbook/chi-tieu.md holds the same example)."""

from datetime import date
from fractions import Fraction

import pytest

from donghanh.indicators.enums import Comparator, Counting, Direction, Frequency, Missing, State
from donghanh.indicators.pace import (
    Aim,
    Mark,
    Standing,
    Ways,
    average_growth,
    even_value,
    judge,
    needed_growth,
)

BASE = Mark(date(2025, 12, 31), Fraction(0))
END = date(2030, 12, 31)  # 1826 days later
ON = date(2026, 11, 22)
SHARE = Ways(Counting.CUMULATIVE)
OVER_40 = Aim(Comparator.MORE, Fraction(40), due_on=END)


def standing(value: float | str, day: date = date(2026, 9, 30), *, ways: Ways = SHARE, aim: Aim | None = OVER_40,
             base: Mark | None = BASE, on: date = ON) -> Standing:  # fmt: skip
    return judge(ways, aim, base, [Mark(day, Fraction(value))], on=on)


def test_the_even_path_is_a_straight_line_by_days():
    """273 of 1826 days: 40 × 273 / 1826."""
    found = standing(3)
    assert found.even == Fraction(40 * 273, 1826)
    assert found.covered == Fraction(3) / Fraction(40 * 273, 1826)


def test_pace_needed_and_forecast_speak_of_the_same_days():
    found = standing(3)
    assert found.pace == Fraction(3, 273)
    assert found.needed == Fraction(37, 1553)
    assert found.forecast == 3 + Fraction(3, 273) * 1553


def test_whoever_keeps_the_even_path_needs_no_other_pace_and_arrives():
    found = standing(Fraction(40 * 273, 1826))
    assert found.state == State.ON_PACE
    assert found.pace == found.needed
    assert found.forecast == 40


@pytest.mark.parametrize(
    ("covered", "state"),
    [
        ("1", State.ON_PACE),
        ("0.999", State.NEAR),
        ("0.9", State.NEAR),
        ("0.899", State.BEHIND),
        ("0", State.BEHIND),
        ("-1", State.BEHIND),
    ],
)
def test_nine_tenths_of_the_even_path_are_near_and_less_is_behind(covered, state):
    assert standing(Fraction(covered) * Fraction(40 * 273, 1826)).state == state


@pytest.mark.parametrize(
    ("comparator", "value", "achieved"),
    [
        (Comparator.MORE, "40", False),  # "trên 40%" is not 40%
        (Comparator.MORE, "40.01", True),
        (Comparator.AT_LEAST, "40", True),
        (Comparator.AT_LEAST, "39.99", False),
        (Comparator.EXACTLY, "40", True),
        (Comparator.ABOUT, "38", True),  # 5 % before 40
        (Comparator.ABOUT, "37.99", False),
        (Comparator.ABOUT, "60", True),
    ],
)
def test_a_goal_is_reached_as_its_word_says(comparator, value, achieved):
    found = standing(value, aim=Aim(comparator, Fraction(40), due_on=END))
    assert (found.state == State.ACHIEVED) is achieved


def test_a_range_is_reached_at_its_nearer_end():
    aim = Aim(Comparator.RANGE, Fraction(48), Fraction(50), date(2045, 12, 31))
    assert standing(48, aim=aim).state == State.ACHIEVED
    assert standing(47, aim=aim).goal == 48


@pytest.mark.parametrize(
    ("value", "state"), [("8", State.ACHIEVED), ("12", State.ON_PACE), ("19", State.BEHIND)]
)
def test_less_is_better_where_the_indicator_says_so(value, state):
    """From 20 to at most 10; on the way 18.5 would be even."""
    ways = Ways(Counting.AT_DATE, Direction.DOWN)
    aim = Aim(Comparator.AT_MOST, Fraction(10), due_on=END)
    assert standing(value, ways=ways, aim=aim, base=Mark(BASE.day, Fraction(20))).state == state


def test_doubling_doubles_the_baseline():
    ways, aim = Ways(Counting.AT_DATE), Aim(Comparator.TIMES, Fraction(2), due_on=END)
    found = standing(420, ways=ways, aim=aim, base=Mark(BASE.day, Fraction(386)))
    assert (found.goal, found.state) == (772, State.BEHIND)
    assert standing(772, ways=ways, aim=aim, base=Mark(BASE.day, Fraction(386))).state == State.ACHIEVED


def test_without_a_baseline_doubling_means_nothing_yet():
    ways, aim = Ways(Counting.AT_DATE), Aim(Comparator.TIMES, Fraction(2), due_on=END)
    found = standing(420, ways=ways, aim=aim, base=None)
    assert (found.state, found.missing, found.goal) == (State.UNKNOWN, (Missing.BASE,), None)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"aim": None}, (Missing.GOAL,)),
        ({"base": None}, (Missing.BASE,)),
        ({"aim": Aim(Comparator.MORE, Fraction(40))}, (Missing.YEAR,)),
        ({"day": date(2026, 3, 31)}, (Missing.STALE,)),  # 236 days before the day it is looked at
        ({"day": date(2026, 2, 28), "on": date(2026, 3, 1)}, (Missing.EARLY,)),
    ],
)
def test_what_is_not_known_is_named_and_nothing_is_guessed(changes, missing):
    found = standing(3, **changes)
    assert (found.state, found.missing) == (State.UNKNOWN, missing)


def test_no_figure_is_not_zero():
    found = judge(SHARE, OVER_40, BASE, [], on=ON)
    assert (found.state, found.missing, found.now, found.pace) == (
        State.UNKNOWN,
        (Missing.FIGURE,),
        None,
        None,
    )


def test_the_first_quarter_is_long_enough_to_be_judged():
    found = standing(2, date(2026, 3, 31), on=date(2026, 4, 5))
    assert found.state == State.ON_PACE


def test_after_the_last_day_a_goal_is_reached_or_missed():
    on = date(2031, 1, 10)
    assert standing("40.5", END, on=on).state == State.ACHIEVED
    assert standing("39", END, on=on).state == State.MISSED
    assert standing("39", END, on=on).needed is None


YEARLY = Ways(Counting.IN_YEAR, is_whole=True)
ONCE_A_YEAR = Aim(Comparator.AT_LEAST, Fraction(1), due_on=END)


@pytest.mark.parametrize(
    ("day", "value", "state"),
    [
        (date(2026, 9, 30), 0, State.ON_PACE),  # 0.75 of one conference is none
        (date(2026, 9, 30), 1, State.ACHIEVED),
        (date(2026, 12, 31), 0, State.MISSED),
    ],
)
def test_every_year_begins_anew_and_halves_of_things_are_not_asked_for(day, value, state):
    on = max(day, ON)
    assert judge(YEARLY, ONCE_A_YEAR, None, [Mark(day, Fraction(value))], on=on).state == state


def test_last_years_figure_says_nothing_about_this_year():
    last_year = [Mark(date(2025, 12, 31), Fraction(4))]
    found = judge(YEARLY, ONCE_A_YEAR, None, last_year, on=ON)
    assert (found.state, found.missing) == (State.UNKNOWN, (Missing.FIGURE,))


GROWTH = Ways(Counting.RATE_OF_YEAR, frequency=Frequency.YEARLY)
OVER_14 = Aim(Comparator.MORE, Fraction(14), due_on=END)


def growths(*values: int, first: int = 2024) -> list[Mark]:
    return [Mark(date(first + n, 12, 31), Fraction(value)) for n, value in enumerate(values)]


def test_growths_are_compounded_never_averaged():
    """20 % and 5 % are 1.2 × 1.05 = 1.26, each year 12.2497 %; their mean would say 12.5 %."""
    assert round(float(average_growth([Fraction(20), Fraction(5)])), 4) == 12.2497


def test_the_growth_needed_brings_the_average_to_the_goal():
    done = [Fraction(10), Fraction(12)]
    needed = needed_growth(done, Fraction(14), 5)
    assert round(float(average_growth([*done, *[needed] * 5])), 9) == 14


@pytest.mark.parametrize(
    ("values", "state"),
    [((15, 14), State.ON_PACE), ((13, 13), State.NEAR), ((12, 13), State.BEHIND), ((-2, 13), State.BEHIND)],
)
def test_growth_is_held_against_its_goal(values, state):
    """13 is more than nine tenths of 14 (12.6), the average of 12 and 13 is not."""
    assert judge(GROWTH, OVER_14, None, growths(*values), on=ON).state == state


def test_a_year_without_growth_figure_is_not_skipped():
    marks = [*growths(15, first=2023), *growths(15, first=2025)]
    found = judge(GROWTH, OVER_14, None, marks, on=ON)
    assert (found.state, found.missing) == (State.UNKNOWN, (Missing.GAPS,))


def test_the_even_path_can_be_read_on_any_day_between():
    found = standing(3)
    assert even_value(found, END) == 40
    assert even_value(found, date(2025, 6, 30)) is None
