"""Periods for which figures are due: calendar months, quarters, halves and years, each known by its last day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from donghanh.indicators.enums import Frequency

ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Period:
    """ "Quý III/2026" from its first to its last day; `short` is for the head of a column."""

    label: str
    short: str
    starts_on: date
    ends_on: date


def period_of(day: date, frequency: str) -> Period:
    """The period the day lies in."""
    length = Frequency(frequency).months
    first = (day.month - 1) // length * length + 1
    last = first + length - 1
    label, short = _names(length, day.year, first)
    return Period(label, short, date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1]))


def periods_of_year(year: int, frequency: str) -> list[Period]:
    """The periods of one calendar year, in order."""
    found = [period_of(date(year, 1, 1), frequency)]
    while found[-1].ends_on.month < 12:
        found.append(period_of(found[-1].ends_on + timedelta(days=1), frequency))
    return found


def periods_between(since: date, until: date, frequency: str) -> list[Period]:
    """The periods that end from `since` to `until`, oldest first."""
    years = range(since.year, until.year + 1)
    every = [period for year in years for period in periods_of_year(year, frequency)]
    return [period for period in every if since <= period.ends_on <= until]


def label_of(day: date, frequency: str) -> str:
    """ "Quý III/2026" where the day ends a period, else nothing."""
    period = period_of(day, frequency)
    return period.label if period.ends_on == day else ""


def _names(length: int, year: int, first: int) -> tuple[str, str]:
    if length == 12:
        return f"Năm {year}", f"{year}"
    if length == 6:
        half = "đầu" if first == 1 else "cuối"
        return f"6 tháng {half} năm {year}", f"6 tháng {half}"
    if length == 3:
        return f"Quý {ROMAN[first // 3]}/{year}", f"Quý {ROMAN[first // 3]}"
    named = f"{first:02}" if first <= 2 else str(first)
    return f"Tháng {named}/{year}", f"T{first}"
