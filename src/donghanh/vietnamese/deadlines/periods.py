"""Stretches of the calendar that a phrase names, with the year left open where the words leave it open."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "edge", "week", "month", "months", "quarter", "year", "years"]
Bounds = Callable[[int], tuple[date, date]]


@dataclass(frozen=True, slots=True)
class Period:
    """`bounds(year)` gives first and last day. `year` is None where none is written; `shift` counts from the
    year of issue ("năm sau" = 1). `month` is None while that of a day is unknown ("ngày 05 đến ngày 10/6").
    `doubtful` asks for a person; `approx` says that the writer was vague."""

    unit: Unit
    bounds: Bounds
    year: int | None = None
    shift: int | None = None
    day: int | None = None
    month: int | None = None
    approx: bool = False
    doubtful: bool = False

    def of_year(self, year: int) -> "Period":
        """The same stretch in a known year."""
        return replace(self, year=year, shift=None)

    def shifted(self, shift: int) -> "Period":
        """The same stretch in a year counted from the year of issue."""
        return replace(self, shift=shift)

    @property
    def is_open(self) -> bool:
        """True while no year is written beside it."""
        return self.year is None and self.shift is None


def last_day(year: int, month: int) -> date:
    """The end of a month."""
    return date(year, month, monthrange(year, month)[1])


def day(number: int, month: int) -> Period:
    """One day. 31/6 is read as the last day of June and marked doubtful."""

    def bounds(year: int) -> tuple[date, date]:
        found = min(date(year, month, 1) + timedelta(days=number - 1), last_day(year, month))
        return found, found

    return Period("day", bounds, day=number, month=month, doubtful=number > monthrange(2024, month)[1])


def bare_day(number: int) -> Period:
    """A day whose month stands elsewhere."""
    return replace(day(number, 1), month=None, doubtful=False)


def months(first: int, last: int) -> Period:
    """From the first day of one month to the last day of another in the same year."""
    unit: Unit = "month" if first == last else "months"
    return Period(unit, lambda year: (date(year, first, 1), last_day(year, last)), month=last)


def month(number: int) -> Period:
    """A calendar month, 1 to 12."""
    return months(number, number)


def quarter(number: int) -> Period:
    """A calendar quarter, 1 to 4."""
    return replace(months(number * 3 - 2, number * 3), unit="quarter")


def whole_year() -> Period:
    """1 January to 31 December."""
    return replace(months(1, 12), unit="year")


def years(first: int, last: int) -> Period:
    """Whole years, both named."""
    span = last - first
    return Period("years", lambda year: (date(year, 1, 1), date(year + span, 12, 31)), year=first)


def school_year(first: int | None = None) -> Period:
    """A school year: opened on 5 September, closed before 31 May (Khung kế hoạch thời gian năm học).
    Localities set the exact days, so a person confirms."""
    return Period("year", lambda year: (date(year, 9, 1), date(year + 1, 5, 31)), year=first, doubtful=True)


def edge(which: str, period: Period) -> Period:
    """Đầu, giữa or cuối of a stretch as the civil code fixes them for months and years (BLDS 2015 Đ146):
    the first day; the 15th of a month, 30 June of a year; the last day."""

    def bounds(year: int) -> tuple[date, date]:
        found = _edge_day(which, period, *period.bounds(year))
        return found, found

    return replace(period, unit="edge", bounds=bounds, approx=True)


def _edge_day(which: str, period: Period, first: date, last: date) -> date:
    if which == "dau":
        return first
    if which == "cuoi":
        return last
    if period.unit == "year":
        return date(first.year, 6, 30)
    if period.unit == "quarter":
        return date(first.year, first.month + 1, 15)
    if period.unit == "month":
        return first.replace(day=15)
    return first + (last - first) // 2


def slice_of(period: Period, days: tuple[int, int] | None = None, from_end: int | None = None) -> Period:
    """Part of a stretch: days `a` to `b` counted from 1, or the last `from_end` days."""

    def bounds(year: int) -> tuple[date, date]:
        first, last = period.bounds(year)
        if from_end is not None:
            return last - timedelta(days=from_end - 1), last
        low, high = days or (1, 1)
        return first + timedelta(days=low - 1), min(first + timedelta(days=high - 1), last)

    return replace(period, unit="months", bounds=bounds)


def half(which: str, period: Period) -> Period:
    """Nửa đầu or nửa cuối of a year, quarter or month."""

    def bounds(year: int) -> tuple[date, date]:
        first, last = period.bounds(year)
        middle = date(year, 6, 30) if period.unit == "year" else first + (last - first) // 2
        return (first, middle) if which == "dau" else (middle + timedelta(days=1), last)

    return replace(period, unit="months", bounds=bounds)


def week_of_month(number: int, of: Period, count: int = 1) -> Period:
    """Weeks Monday to Sunday that hold a Thursday of the month; -1 is the last. Offices number weeks in
    more than one way, so a person confirms."""

    def bounds(year: int) -> tuple[date, date]:
        first, last = of.bounds(year)
        if number < 0:
            monday = last - timedelta(days=(last.weekday() - 3) % 7 + 3)
            return monday - timedelta(weeks=count - 1), monday + timedelta(days=6)
        monday = first + timedelta(days=(3 - first.weekday()) % 7 - 3 + 7 * (number - 1))
        return monday, monday + timedelta(days=7 * count - 1)

    return replace(of, unit="week", bounds=bounds, doubtful=True)


def week_of_year(number: int) -> Period:
    """ISO week of the year."""

    def bounds(year: int) -> tuple[date, date]:
        monday = date.fromisocalendar(year, min(number, 52), 1)
        return monday, monday + timedelta(days=6)

    return Period("week", bounds, doubtful=True)
