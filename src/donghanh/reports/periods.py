"""Reporting periods: their names, and the days between which facts count.

NĐ 09/2019/NĐ-CP, Đ12: a period ends on the 14th of its last month and begins on the 15th of the month before its
first. A plan that wants its report earlier has a yearly cut-off of its own.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from donghanh.reports.enums import PeriodKind
from donghanh.ui.text import write_date
from donghanh.vietnamese.text import fold

LAST_GOOD_DAY = 14  # NĐ 09/2019/NĐ-CP, Đ12
ROMAN = ("I", "II", "III", "IV")
MONTHS = {PeriodKind.NINE_MONTHS: 9, PeriodKind.QUARTER: 3, PeriodKind.MONTH: 1}
YEARLY = (12, LAST_GOOD_DAY)

_YEAR = r"(?P<year>20\d\d)"
_PHRASES = {
    PeriodKind.YEAR: rf"(?:nam )?{_YEAR}",
    PeriodKind.NINE_MONTHS: rf"9 thang(?: dau)?(?: nam)? {_YEAR}",
    PeriodKind.HALF_YEAR: rf"6 thang(?: (?P<half>dau|cuoi))?(?: nam)? {_YEAR}",
    PeriodKind.QUARTER: rf"quy (?P<quarter>iv|iii|ii|i|[1-4])(?: nam)? {_YEAR}",
    PeriodKind.MONTH: rf"(?:thang )?(?P<month>1[0-2]|0?[1-9])(?: nam)? {_YEAR}",
}


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period: "Quý III/2026", from its first day to its cut-off."""

    kind: PeriodKind
    label: str
    starts_on: date
    cutoff_on: date


def year_of(year: int, cutoff: tuple[int, int] = YEARLY) -> Period:
    """The year to the yearly cut-off (month, day) of a plan or a ward."""
    month, day = cutoff
    end = _day(year, month, day)
    return Period(PeriodKind.YEAR, f"Năm {year}", _day(year - 1, month, day) + timedelta(days=1), end)


def quarter_of(year: int, quarter: int) -> Period:
    return _months(PeriodKind.QUARTER, f"Quý {ROMAN[quarter - 1]}/{year}", year, 3 * quarter - 2, 3 * quarter)


def month_of(year: int, month: int) -> Period:
    """ "Tháng 02/2026", "Tháng 11/2026": months 1 and 2 are padded (NĐ 30/2020/NĐ-CP, phụ lục I, mục II.4)."""
    named = f"{month:02}" if month <= 2 else str(month)
    return _months(PeriodKind.MONTH, f"Tháng {named}/{year}", year, month, month)


def half_of(year: int, *, second: bool = False) -> Period:
    first = 7 if second else 1
    label = f"6 tháng {'cuối' if second else 'đầu'} năm {year}"
    return _months(PeriodKind.HALF_YEAR, label, year, first, first + 5)


def nine_months_of(year: int) -> Period:
    return _months(PeriodKind.NINE_MONTHS, f"9 tháng năm {year}", year, 1, 9)


def on_demand(day: date) -> Period:
    """From the first day of the year to the day itself."""
    return Period(PeriodKind.AD_HOC, f"Đột xuất {write_date(day)}", date(day.year, 1, 1), day)


def proposed_periods(day: date, cutoff: tuple[int, int] = YEARLY) -> list[Period]:
    """What is likely to be reported around the day, longest first, a report on demand last."""
    last_month = day.replace(day=1) - timedelta(days=1)
    quarter = (day.month + 2) // 3
    before = (day.year, quarter - 1) if quarter > 1 else (day.year - 1, 4)
    return [
        year_of(day.year, cutoff),
        year_of(day.year - 1, cutoff),
        nine_months_of(day.year),
        half_of(day.year),
        half_of(day.year, second=True),
        quarter_of(day.year, quarter),
        quarter_of(*before),
        month_of(day.year, day.month),
        month_of(last_month.year, last_month.month),
        on_demand(day),
    ]


def yearly_cutoff(cutoffs: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The yearly cut-off of a report on several plans: the earliest, so that none comes too late."""
    return min(cutoffs, default=YEARLY)


def read_period(text: str, cutoff: tuple[int, int] = YEARLY) -> Period | None:
    """ "2026", "Quý III/2026", "6 tháng đầu năm 2026", "tháng 11/2026" as a period; None for other words."""
    words = " ".join(re.findall(r"\w+", fold(text)))
    for kind, phrase in _PHRASES.items():
        found = re.fullmatch(phrase, words)
        if found:
            return _named(kind, found.groupdict(), cutoff)
    return None


def _named(kind: PeriodKind, parts: dict[str, str | None], cutoff: tuple[int, int]) -> Period:
    year = int(parts["year"] or 0)
    if kind == PeriodKind.YEAR:
        return year_of(year, cutoff)
    if kind == PeriodKind.NINE_MONTHS:
        return nine_months_of(year)
    if kind == PeriodKind.HALF_YEAR:
        return half_of(year, second=parts["half"] == "cuoi")
    if kind == PeriodKind.QUARTER:
        said = (parts["quarter"] or "").upper()
        return quarter_of(year, ROMAN.index(said) + 1 if said in ROMAN else int(said))
    return month_of(year, int(parts["month"] or 0))


def _months(kind: PeriodKind, label: str, year: int, first: int, last: int) -> Period:
    before = date(year, first, 1) - timedelta(days=1)
    start = before.replace(day=LAST_GOOD_DAY) + timedelta(days=1)
    return Period(kind, label, start, date(year, last, LAST_GOOD_DAY))


def _day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))
