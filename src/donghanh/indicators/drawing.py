"""What the charts of an indicator show."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from django.utils.translation import gettext as _

from donghanh.indicators.enums import Counting, State
from donghanh.indicators.models import Goal
from donghanh.indicators.pace import Mark, Standing
from donghanh.indicators.periods import Period, periods_of_year
from donghanh.indicators.presenters import goal_words, number_words, pace_words, state_words, value_words
from donghanh.indicators.series import Series
from donghanh.ui.charts import Bar, Line, Target
from donghanh.ui.text import lower_first, write_date, write_number


@dataclass(frozen=True, slots=True)
class Way:
    """The line chart: from the baseline to the goal, with the sentence that says what is seen."""

    lines: list[Line]
    target: Target | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars of the current year: what came in each period."""

    bars: list[Bar]
    reference: tuple[float, str] | None
    sentence: str


def draw_way(series: Series, standing: Standing, goal: Goal | None, on: date) -> Way | None:
    """None where there is not a single figure and no way to a goal either."""
    of_year = series.indicator.counting == Counting.IN_YEAR
    marks = [mark for mark in series.marks(on) if not of_year or mark.day.year == on.year]
    base, now = standing.base, marks[-1] if marks else None
    path = [*([base] if base and (not marks or base.day < marks[0].day) else []), *marks]
    lines = (
        [
            Line(
                _("Figures that count"),
                _points(path),
                words=number_words(series.indicator, now.value).rstrip("%"),
            )
        ]
        if now
        else []
    )
    lines += [Line(_("Official figures"), _points(_official(series, on, of_year)), "official")]
    lines += _ways_ahead(series, standing)
    lines += (
        [] if of_year else [Line(_("Before the ward was formed"), _points(series.earlier_marks()), "earlier")]
    )
    drawn = [line for line in lines if line.points]
    target = None
    if standing.goal is not None and standing.due_on and drawn:
        target = Target(standing.due_on, float(standing.goal), _shortly(series, standing.goal))
    return Way(drawn, target, _say(series, standing, goal)) if drawn else None


def _ways_ahead(series: Series, standing: Standing) -> list[Line]:
    base, now, goal, due = standing.base, standing.now, standing.goal, standing.due_on
    if goal is None or due is None:
        return []
    if series.indicator.counting == Counting.RATE_OF_YEAR:
        start = base or now
        return (
            [Line(_("Goal of every year"), _points([Mark(start.day, goal), Mark(due, goal)]), "even")]
            if start
            else []
        )
    lines = []
    if base and base.day < due:
        lines.append(Line(_("Even path to the goal"), _points([base, Mark(due, goal)]), "even"))
    if now and standing.needed is not None and standing.state != State.ACHIEVED:
        lines.append(Line(_("Pace needed"), _points([now, Mark(due, goal)]), "needed"))
    if now and standing.forecast is not None and now.day < due:
        words = number_words(series.indicator, standing.forecast).rstrip("%")
        ahead = [now, Mark(due, standing.forecast)]
        lines.append(Line(_("If this pace is kept"), _points(ahead), "forecast", words))
    return lines


def _official(series: Series, on: date, of_year: bool) -> list[Mark]:
    days = [day for day in series.days if day.as_of <= on and (not of_year or day.as_of.year == on.year)]
    return [
        Mark(day.as_of, day.reported.exact)
        for day in days
        if day.reported and day.reported.exact is not None and day.reported.is_of_territory(series.valid_from)
    ]


def _say(series: Series, standing: Standing, goal: Goal | None) -> str:
    """ "Đã đạt 3,4% ngày 30/9/2026, mục tiêu trên 40% vào 31/12/2030: chậm nhịp." """
    if standing.now is None:
        return _("No figure yet; goal: %(goal)s.") % {"goal": goal_words(goal) or "–"}
    facts = {
        "value": value_words(series.indicator, standing.now.value),
        "day": write_date(standing.now.day),
        "goal": goal_words(goal) or "–",
        "state": lower_first(state_words(standing)),
    }
    return _("%(value)s on %(day)s, goal: %(goal)s; %(state)s.") % facts


def draw_strip(series: Series, standing: Standing, on: date) -> Strip | None:
    """What each period of the current year brought; None for figures of whole years, or where there are none."""
    indicator = series.indicator
    if indicator.frequency == "yearly" or indicator.counting == Counting.RATE_OF_YEAR:
        return None
    known = {mark.day: mark.value for mark in series.marks(on)}
    if standing.base:
        known.setdefault(standing.base.day, standing.base.value)
    bars = [_bar(period, known, on) for period in periods_of_year(on.year, indicator.frequency)]
    if all(bar.value is None for bar in bars):
        return None
    reference = None
    if standing.needed is not None:
        needed = standing.needed * series.ways.period_days
        reference = (float(needed), _("needed %(value)s") % {"value": write_number(float(needed), 1)})
    sentence = _("What each period of %(year)s brought; needed from now: %(pace)s.") % {
        "year": on.year,
        "pace": pace_words(series, standing.needed),
    }
    return Strip(bars, reference, sentence)


def _bar(period: Period, known: dict[date, Fraction], on: date) -> Bar:
    """Unknown unless both ends of the period are known; the running one counts to its newest figure."""
    start = known.get(period.starts_on - timedelta(days=1))
    inside = [day for day in known if period.starts_on <= day <= period.ends_on]
    end = max(inside) if inside else None
    running = period.ends_on >= on
    if start is None or end is None or (end != period.ends_on and not running):
        return Bar(period.short, None, part=running)
    return Bar(period.short, float(known[end] - start), part=end != period.ends_on)


def _points(marks: list[Mark]) -> list[tuple[date, float]]:
    return [(mark.day, float(mark.value)) for mark in marks]


def _shortly(series: Series, value: Fraction) -> str:
    """A goal without decimals where it is whole: "40%"."""
    return number_words(series.indicator, value, places=0 if value.denominator == 1 else None)
