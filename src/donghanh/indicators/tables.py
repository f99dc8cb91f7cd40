"""The table of an indicator: a line for each day that has a figure, the newest first."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from donghanh.indicators.enums import Counting, Match
from donghanh.indicators.models import GapNote, Observation
from donghanh.indicators.pace import Standing, even_value
from donghanh.indicators.permissions import can_confirm, can_enter
from donghanh.indicators.presenters import number_words, parts_words, plain
from donghanh.indicators.series import Day, Series
from donghanh.org.models import Officer


@dataclass(frozen=True, slots=True)
class DayRow:
    """Both figures of a day with what lies between them, and what the person may do about it."""

    day: Day
    label: str
    step: str
    computed: str
    computed_parts: str
    reported: str
    reported_parts: str
    gap: str
    even: str
    kind: str
    match: str
    note: GapNote | None
    is_earlier: bool
    may_confirm: bool
    may_change: bool
    may_explain: bool


def day_rows(series: Series, standing: Standing, officer: Officer) -> list[DayRow]:
    """The newest day first."""
    may_enter = can_enter(officer, series.indicator)
    found = []
    before: Fraction | None = standing.base.value if standing.base else None
    for day in series.days:
        value = day.counted.exact if day.counted else None
        found.append(_row(series, standing, day, _step(series, day, before), officer, may_enter))
        comparable = day.counted is not None and day.counted.is_of_territory(series.valid_from)
        before = value if value is not None and comparable else before
    return found[::-1]


def _step(series: Series, day: Day, before: Fraction | None) -> str:
    """What came since the figure before it; nothing where either is unknown or they do not compare."""
    counted = day.counted
    if counted is None or before is None or not counted.is_of_territory(series.valid_from):
        return ""
    if series.indicator.counting == Counting.RATE_OF_YEAR or counted.exact is None:
        return ""
    change = counted.exact - before
    if series.indicator.counting == Counting.IN_YEAR and change < 0:  # a new year began
        return ""
    written = number_words(series.indicator, change)
    return f"+{written}" if change > 0 else written


def _row(
    series: Series, standing: Standing, day: Day, step: str, officer: Officer, may_enter: bool
) -> DayRow:
    indicator, reported = series.indicator, day.reported
    if reported is not None:
        reported.indicator = indicator
    any_figure = reported or day.computed
    return DayRow(
        day=day,
        label=day.label,
        step=step,
        computed=_words(series, day.computed),
        computed_parts=parts_words(day.computed),
        reported=_words(series, reported),
        reported_parts=parts_words(reported),
        gap=_gap(series, day),
        even=number_words(indicator, even_value(standing, day.as_of)),
        kind=day.match.kind,
        match=str(day.match.label),
        note=day.gap_note,
        is_earlier=any_figure is not None and not any_figure.is_of_territory(series.valid_from),
        may_confirm=reported is not None and not reported.is_confirmed and can_confirm(officer, reported),
        may_change=may_enter and reported is not None,
        may_explain=may_enter and day.match == Match.DIFFERENT,
    )


def _words(series: Series, figure: Observation | None) -> str:
    return number_words(series.indicator, figure.exact if figure else None)


def _gap(series: Series, day: Day) -> str:
    """Of shares over one and the same whole the gap is one of numerators."""
    mine, theirs = day.computed, day.reported
    same_whole = mine and theirs and mine.denominator and mine.denominator == theirs.denominator
    if mine and theirs and same_whole and mine.numerator is not None and theirs.numerator is not None:
        return _signed(mine.numerator - theirs.numerator)
    if day.gap is None:
        return number_words(series.indicator, None)
    written = number_words(series.indicator, day.gap)
    return f"+{written}" if day.gap > 0 else written


def _signed(count: Decimal) -> str:
    written = plain(count)
    return f"+{written}" if count > 0 else written
