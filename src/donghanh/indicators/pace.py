"""The published rule: how far, how fast, how fast it should be, and what that is called.

docs/handbook/chi-tieu.md tells the same in Vietnamese; the page of an indicator shows every component. All values are
exact (`Fraction`), in the indicator's own unit, shares in percent; paces are per day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from donghanh.indicators.enums import Comparator, Counting, Direction, Frequency, Missing, State

NEAR = Fraction(9, 10)
"""From this share of the even path on, an indicator is nearly on pace; the same for a growth held against its goal."""
MARGIN = Fraction(1, 20)
""" "About" n is reached from 5 % before n."""
YEAR = 365
"""Days of a year; a quarter is a fourth of it, a month a twelfth."""
STALE_PERIODS = 2
"""A last figure older than so many of its periods says nothing about today."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A known value on a day."""

    day: date
    value: Fraction


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to be reached: `value`, `upper` of a range, by a day if one is named."""

    comparator: str
    value: Fraction
    upper: Fraction | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Ways:
    """What of an indicator the rule depends on. `is_whole`: it counts things that cannot be halved."""

    counting: str
    direction: str = Direction.UP
    frequency: str = Frequency.QUARTERLY
    is_whole: bool = False

    @property
    def period_days(self) -> Fraction:
        return Fraction(YEAR * Frequency(self.frequency).months, 12)

    @property
    def sign(self) -> int:
        return 1 if self.direction == Direction.UP else -1


@dataclass(frozen=True, slots=True)
class Standing:
    """The state with everything it was computed from; what could not be computed is None.

    `even`: where the even path stands on the day of `now`; `covered`: the way done, as a share of the even path's;
    `pace` and `needed`: change a day since the baseline, and from now to the goal; `forecast`: the value on the last
    day at this pace. Of growths: `even` is the goal, `pace` the average, `needed` the yearly growth needed from now.
    """

    state: State
    missing: tuple[Missing, ...] = ()
    base: Mark | None = None
    now: Mark | None = None
    goal: Fraction | None = None
    due_on: date | None = None
    even: Fraction | None = None
    covered: Fraction | None = None
    pace: Fraction | None = None
    needed: Fraction | None = None
    forecast: Fraction | None = None
    years_left: int | None = None


def judge(ways: Ways, aim: Aim | None, base: Mark | None, marks: Sequence[Mark], *, on: date) -> Standing:
    """The standing on a day; `marks` are the figures that count, oldest first, none after `on`."""
    if aim is None:
        return Standing(State.UNKNOWN, (Missing.GOAL,), base, marks[-1] if marks else None)
    if ways.counting == Counting.RATE_OF_YEAR:
        return _judge_growth(ways, aim, base, marks, on)
    if ways.counting == Counting.IN_YEAR:
        return _judge_year(ways, aim, marks, on)
    return _judge_way(ways, aim, base, marks[-1] if marks else None, on)


def goal_value(aim: Aim, base: Mark | None, direction: str) -> Fraction | None:
    """The number to reach: a factor needs a baseline; of a range the end that comes first."""
    if aim.comparator == Comparator.TIMES:
        return aim.value * base.value if base else None
    if aim.comparator == Comparator.RANGE and direction == Direction.DOWN:
        return aim.upper
    return aim.value


def meets(aim: Aim, goal: Fraction, value: Fraction, direction: str) -> bool:
    """True if the value is as the goal wants it; past the goal in the better direction counts as reached."""
    if aim.comparator == Comparator.MORE:
        return value > goal
    if aim.comparator == Comparator.LESS:
        return value < goal
    margin = abs(goal) * MARGIN if aim.comparator == Comparator.ABOUT else Fraction(0)
    downwards = direction == Direction.DOWN and aim.comparator != Comparator.AT_LEAST
    if aim.comparator == Comparator.AT_MOST or downwards:
        return value <= goal + margin
    return value >= goal - margin


def _judge_year(ways: Ways, aim: Aim, marks: Sequence[Mark], on: date) -> Standing:
    """Each year begins at zero and has the goal to itself."""
    start, end = Mark(date(on.year - 1, 12, 31), Fraction(0)), date(on.year, 12, 31)
    of_year = [mark for mark in marks if mark.day.year == on.year]
    yearly = Aim(aim.comparator, aim.value, aim.upper, end)
    return _judge_way(ways, yearly, start, of_year[-1] if of_year else None, on)


def _judge_way(ways: Ways, aim: Aim, base: Mark | None, now: Mark | None, on: date) -> Standing:
    goal, due = goal_value(aim, base, ways.direction), aim.due_on
    known: dict[str, Any] = {"base": base, "now": now, "goal": goal, "due_on": due}
    if now is None:
        return _unknown(known, Missing.FIGURE, *_open(goal, due, base))
    if goal is not None and meets(aim, goal, now.value, ways.direction):
        return Standing(State.ACHIEVED, **_path(ways, base, now, goal, due), **known)
    if goal is not None and due is not None and now.day >= due:
        return Standing(State.MISSED, **_path(ways, base, now, goal, due), **known)
    lacks = _open(goal, due, base)
    if (on - now.day).days > STALE_PERIODS * ways.period_days:
        lacks = (*lacks, Missing.STALE)
    if base and not lacks and (now.day - base.day).days < _first_look(ways):
        lacks = (Missing.EARLY,)
    path = _path(ways, base, now, goal, due)
    if lacks:
        return Standing(State.UNKNOWN, lacks, **path, **known)
    return Standing(_state(path["covered"]), **path, **known)


def _first_look(ways: Ways) -> int:
    """Days after which a pace can be told: one period less the shortness of February."""
    return int(ways.period_days) - 3


def _open(goal: Fraction | None, due: date | None, base: Mark | None) -> tuple[Missing, ...]:
    lacks = [Missing.BASE] if base is None else []
    return (*lacks, *([Missing.YEAR] if due is None else []))


def _unknown(known: dict[str, Any], *missing: Missing) -> Standing:
    return Standing(State.UNKNOWN, missing, **known)


def _path(
    ways: Ways, base: Mark | None, now: Mark, goal: Fraction | None, due: date | None
) -> dict[str, Any]:
    """Even path, share of it covered, paces and forecast, as far as they can be told."""
    if base is None or goal is None or due is None or not base.day < now.day or not base.day < due:
        return dict.fromkeys(("even", "covered", "pace", "needed", "forecast"))
    passed, whole = (now.day - base.day).days, (due - base.day).days
    even = base.value + (goal - base.value) * min(Fraction(passed, whole), Fraction(1))
    if ways.is_whole:
        even = Fraction(int(even)) if ways.sign > 0 else Fraction(-int(-even // 1))
    pace = (now.value - base.value) / passed
    left = (due - now.day).days
    return {
        "even": even,
        "covered": _covered(ways, base, now, even, goal),
        "pace": pace,
        "needed": (goal - now.value) / left if left > 0 else None,
        "forecast": now.value + pace * left if left > 0 else now.value,
    }


def _covered(ways: Ways, base: Mark, now: Mark, even: Fraction, goal: Fraction) -> Fraction:
    """The way done as a share of the even path's; where none had to be done yet, done is all of it."""
    if (goal - base.value) * ways.sign <= 0:  # the baseline stood beyond the goal already, and fell back
        return Fraction(1 if (now.value - goal) * ways.sign >= 0 else 0)
    wanted, done = (even - base.value) * ways.sign, (now.value - base.value) * ways.sign
    if wanted <= 0:
        return Fraction(1 if done >= 0 else 0)
    return done / wanted


def _state(covered: Fraction | None) -> State:
    if covered is None:
        return State.UNKNOWN
    return State.ON_PACE if covered >= 1 else State.NEAR if covered >= NEAR else State.BEHIND


def _judge_growth(ways: Ways, aim: Aim, base: Mark | None, marks: Sequence[Mark], on: date) -> Standing:
    """Yearly growths are joined by compounding, never by adding: the average is the one growth that leads as far."""
    known: dict[str, Any] = {
        "base": base,
        "now": marks[-1] if marks else None,
        "goal": aim.value,
        "due_on": aim.due_on,
    }
    growths = {mark.day.year: mark.value for mark in marks}
    if not growths:
        return _unknown(known, Missing.FIGURE, *([Missing.YEAR] if aim.due_on is None else []))
    first, last = (base.day.year + 1 if base else min(growths)), max(growths)
    years = range(first, last + 1)
    lacks = [Missing.GAPS] if not years or any(year not in growths for year in years) else []
    lacks += [Missing.YEAR] if aim.due_on is None else []
    if (on - marks[-1].day).days > STALE_PERIODS * YEAR:
        lacks.append(Missing.STALE)
    if lacks:
        return _unknown(known, *lacks)
    return _growth_standing(ways, aim, [growths[year] for year in years], last, known)


def _growth_standing(
    ways: Ways, aim: Aim, growths: Sequence[Fraction], last: int, known: dict[str, Any]
) -> Standing:
    average = average_growth(growths)
    left = (aim.due_on.year if aim.due_on else last) - last
    reached = meets(aim, aim.value, average, ways.direction)
    covered = _ratio(average, aim.value, ways.sign)
    state = State.ON_PACE if reached else State.NEAR if covered >= NEAR else State.BEHIND
    if left <= 0:
        state = State.ACHIEVED if reached else State.MISSED
    return Standing(
        state,
        even=aim.value,
        covered=covered,
        pace=average,
        needed=needed_growth(growths, aim.value, left) if left > 0 else None,
        forecast=average,
        years_left=max(left, 0),
        **known,
    )


def _ratio(average: Fraction, goal: Fraction, sign: int) -> Fraction:
    if goal == 0:
        return Fraction(1 if average * sign >= 0 else 0)
    return average / goal if sign > 0 else (goal / average if average else Fraction(1))


def average_growth(growths: Sequence[Fraction]) -> Fraction:
    """The one yearly growth in percent that leads as far as these: (Π(1 + g))^(1/n) − 1."""
    return _root(_product(growths), len(growths))


def needed_growth(growths: Sequence[Fraction], goal: Fraction, years_left: int) -> Fraction:
    """The yearly growth in percent of the years left that brings the average of all years to the goal."""
    whole = (1 + goal / 100) ** (len(growths) + years_left)
    done = _product(growths)
    return _root(whole / done, years_left) if done > 0 else Fraction(0)


def _product(growths: Sequence[Fraction]) -> Fraction:
    product = Fraction(1)
    for growth in growths:
        product *= 1 + growth / 100
    return product


def _root(factor: Fraction, years: int) -> Fraction:
    """The yearly growth in percent behind a factor over several years, to 20 digits."""
    if factor <= 0:
        return Fraction(-100)
    exact = Decimal(factor.numerator) / Decimal(factor.denominator)
    return Fraction((exact ** (Decimal(1) / Decimal(years)) - 1) * 100)


def even_value(standing: Standing, day: date) -> Fraction | None:
    """Where the even path stands on a day between baseline and goal."""
    base, goal, due = standing.base, standing.goal, standing.due_on
    if base is None or goal is None or due is None or not base.day <= day <= due or base.day == due:
        return None
    return base.value + (goal - base.value) * Fraction((day - base.day).days, (due - base.day).days)


def day_after(day: date) -> date:
    return day + timedelta(days=1)
