"""How figures, goals, paces and states read: in the unit of the indicator, as officers write them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.indicators.defects import Found, defects_of
from donghanh.indicators.enums import Comparator, Counting, Frequency, Missing, State
from donghanh.indicators.models import Baseline, Goal, Indicator, Observation
from donghanh.indicators.pace import Standing
from donghanh.indicators.series import Series
from donghanh.kernel.slots import measures
from donghanh.ui.text import NO_VALUE, write_date, write_number, write_percent

PER: dict[str, Any] = {
    Frequency.MONTHLY: gettext_lazy("a month"),
    Frequency.QUARTERLY: gettext_lazy("a quarter"),
    Frequency.HALF_YEARLY: gettext_lazy("a half year"),
    Frequency.YEARLY: gettext_lazy("a year"),
}


def number_words(indicator: Indicator, value: Fraction | Decimal | None, *, places: int | None = None) -> str:
    """The number with the indicator's decimals, "%" behind a percentage; an en dash where there is none."""
    if value is None:
        return NO_VALUE
    exact = Fraction(value)
    decimals = indicator.decimals if places is None else places
    written = write_number(Decimal(exact.numerator) / Decimal(exact.denominator), decimals)
    return f"{written}%" if is_percent(indicator) else written


def value_words(indicator: Indicator, value: Fraction | Decimal | None, *, places: int | None = None) -> str:
    """The number with its unit: "37 doanh nghiệp", "4,6%"."""
    written = number_words(indicator, value, places=places)
    return written if value is None or is_percent(indicator) else f"{written} {indicator.unit}"


def is_percent(indicator: Indicator) -> bool:
    return indicator.unit.startswith("%")


def parts_words(figure: Observation | Baseline | None) -> str:
    """ "28 trên 812" of a share whose parts are known, and how much of what it is about is known; else nothing."""
    if figure is None:
        return ""
    known, everyone = getattr(figure, "known", None), getattr(figure, "everyone", None)
    covered = coverage_words(getattr(figure, "counted_by", None), known, everyone)
    if figure.numerator is None or figure.denominator is None:
        return covered
    parts = {"numerator": plain(figure.numerator), "denominator": plain(figure.denominator)}
    return "; ".join(filter(None, (_("%(numerator)s of %(denominator)s") % parts, covered)))


def coverage_words(measure: str | None, known: int | None, everyone: int | None) -> str:
    """ "62% đã khảo sát (620 trên 1.000)" of a measure that does not know all it asks of, else nothing."""
    found = measures[measure].coverage if measure in measures else None
    if found is None or known is None or not everyone:
        return ""
    return _("%(share)s %(words)s (%(known)s of %(everyone)s)") % {
        "share": write_percent(_whole_percent(known, everyone)),
        "words": found.words,
        "known": write_number(known),
        "everyone": write_number(everyone),
    }


def amounts_of(records: Iterable[Any], weight: str) -> list[tuple[Any, str]]:
    """Each record with the number it adds to the figure, "+5" or "−2"; "" where records are counted one by one."""
    return [(record, _signed(getattr(record, weight)) if weight else "") for record in records]


def _signed(amount: int) -> str:
    return write_number(amount) if amount < 0 else f"+{write_number(amount)}"


def _whole_percent(known: int, everyone: int) -> int:
    """Rounded down, so that only all of them are 100%, and up to 1 from nothing, so that only nobody is 0%."""
    return max(known * 100 // everyone, 1 if known else 0)


def plain(value: Decimal | None) -> str:
    """A number with as many decimals as it has: 1.000 · 4,5567."""
    if value is None:
        return NO_VALUE
    return write_number(value, max(0, -int(value.normalize().as_tuple().exponent)))


def typed(figure: Observation | None) -> str:
    """A figure as somebody would type it: "28/812", "1.000", "4,6"."""
    if figure is None:
        return ""
    if figure.numerator is not None and figure.denominator is not None:
        return f"{plain(figure.numerator)}/{plain(figure.denominator)}"
    return "" if figure.value is None else plain(figure.value).replace("−", "-")


def goal_words(goal: Goal | None) -> str:
    """ "trên 40%", "gấp 2 lần mốc gốc", "48 - 50%"; nothing without a goal."""
    if goal is None:
        return ""
    indicator, value = goal.indicator, plain(goal.value)
    if goal.comparator == Comparator.TIMES:
        return _("%(factor)s times the baseline") % {"factor": value}
    unit = "%" if is_percent(indicator) else f" {indicator.unit}"
    if goal.comparator == Comparator.RANGE:
        return f"{value} - {plain(goal.upper)}{unit}"
    return f"{Comparator(goal.comparator).label} {value}{unit}"


def due_words(goal: Goal | None) -> str:
    """By when: a day, each year, or nothing."""
    if goal is None:
        return ""
    if goal.indicator.counting == Counting.IN_YEAR:
        return _("every year until %(year)s") % {"year": goal.due_on.year} if goal.due_on else _("every year")
    return write_date(goal.due_on) if goal.due_on else ""


def pace_words(series: Series, a_day: Fraction | None) -> str:
    """A pace of so much a day as officers would say it: "3,5 hộ mỗi quý", "2,2 điểm % mỗi quý"."""
    if a_day is None:
        return NO_VALUE
    return " ".join(pace_parts(series, a_day))


def pace_parts(series: Series, a_day: Fraction | None) -> tuple[str, str]:
    """The number of a pace and what stands behind it: ("2,2", "điểm % mỗi quý")."""
    if a_day is None:
        return NO_VALUE, ""
    indicator = series.indicator
    if indicator.counting == Counting.RATE_OF_YEAR:
        return number_words(indicator, a_day, places=1), str(PER[Frequency.YEARLY])
    change = a_day * series.ways.period_days
    places = max(indicator.decimals, 1 if abs(change) < 100 else 0)
    written = write_number(Decimal(change.numerator) / Decimal(change.denominator), places)
    unit = _("points") if is_percent(indicator) else indicator.unit
    return written, f"{unit} {PER[indicator.frequency]}"


def state_words(standing: Standing) -> str:
    """The state in words."""
    return str(State(standing.state).label)


def missing_words(standing: Standing) -> str:
    """What is missing, in one line: "chưa có mốc gốc, chưa có số liệu"."""
    return ", ".join(str(Missing(each).label) for each in standing.missing)


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator as a list shows it."""

    series: Series
    standing: Standing
    goal: Goal | None
    kind: str
    state: str
    missing: str
    done: str
    done_number: str
    done_on: date | None
    parts: str
    wanted: str
    due: str
    pace: str
    needed: str
    defects: Sequence[Found]
    waiting: int

    @property
    def indicator(self) -> Indicator:
        return self.series.indicator

    @property
    def is_illustrative(self) -> bool:
        return any(
            figure.is_illustrative
            for day in self.series.days
            for figure in (day.computed, day.reported)
            if figure
        )


def row_of(series: Series, on: date) -> Row:
    """The row of an indicator as it stands on the day."""
    goal, standing = series.goal(on), series.standing(on)
    latest = series.latest(on)
    return Row(
        series=series,
        standing=standing,
        goal=goal,
        kind=State(standing.state).kind,
        state=state_words(standing),
        missing=missing_words(standing),
        done=value_words(series.indicator, latest.exact if latest else None),
        done_number=number_words(series.indicator, latest.exact if latest else None),
        done_on=latest.as_of if latest else None,
        parts=parts_words(latest),
        wanted=goal_words(goal),
        due=due_words(goal),
        pace=pace_words(series, standing.pace),
        needed=NO_VALUE if standing.state == State.ACHIEVED else pace_words(series, standing.needed),
        defects=[found for found in defects_of(series, goal) if not found.is_settled] if goal else [],
        waiting=sum(1 for day in series.days if day.reported and not day.reported.is_confirmed),
    )


def needed_parts(series: Series, standing: Standing) -> str:
    """How many of the population the goal means, where the baseline names it: "ít nhất 325, còn 297"."""
    base, latest = series.baseline, series.latest(date.max)
    goal = standing.goal
    if not base or not base.denominator or goal is None or not series.indicator.is_share:
        return ""
    if not latest or latest.denominator != base.denominator or latest.numerator is None:
        return ""
    exact = goal * Fraction(base.denominator) / 100
    wanted = int(exact) + 1 if _is_strict(series) else -int(-exact // 1)
    left = max(wanted - int(latest.numerator), 0)
    return _("at least %(wanted)s, %(left)s to go") % {
        "wanted": write_number(wanted),
        "left": write_number(left),
    }


def _is_strict(series: Series) -> bool:
    return any(goal.comparator == Comparator.MORE for goal in series.goals)
