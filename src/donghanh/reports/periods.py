"""Reporting periods: their names, and the days between which facts count.

NĐ 09/2019/NĐ-CP, Đ12: a period ends on the 14th of its last month and begins on the 15th of the month before its
first; another day can be set as the regime of a ward (`good_day`). Weeks have no law: they run by the ward's practice.
A plan that wants its report earlier has a yearly cut-off of its own.
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
FRIDAY = 4
ROMAN = ("I", "II", "III", "IV")
MONTHS = {PeriodKind.NINE_MONTHS: 9, PeriodKind.QUARTER: 3, PeriodKind.MONTH: 1}
YEARLY = (12, LAST_GOOD_DAY)

_YEAR = r"(?P<year>20\d\d)"
_PHRASES = {
    PeriodKind.YEAR: rf"(?:nam )?{_YEAR}",
    PeriodKind.NINE_MONTHS: rf"9 thang(?: dau)?(?: nam)? {_YEAR}",
    PeriodKind.HALF_YEAR: rf"6 thang(?: (?P<half>dau|cuoi))?(?: nam)? {_YEAR}",
    PeriodKind.QUARTER: rf"quy (?P<quarter>iv|iii|ii|i|[1-4])(?: nam)? {_YEAR}",
    PeriodKind.WEEK: r"tuan (?:\d{1,2} \d{1,2} (?:20\d\d )?)?(?P<last>\d{1,2} \d{1,2} 20\d\d)",
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


def quarter_of(year: int, quarter: int, good_day: int = LAST_GOOD_DAY) -> Period:
    label = f"Quý {ROMAN[quarter - 1]}/{year}"
    return _months(PeriodKind.QUARTER, label, year, (3 * quarter - 2, 3 * quarter), good_day)


def month_of(year: int, month: int, good_day: int = LAST_GOOD_DAY) -> Period:
    """ "Tháng 02/2026", "Tháng 11/2026": months 1 and 2 are padded (NĐ 30/2020/NĐ-CP, phụ lục I, mục II.4)."""
    named = f"{month:02}" if month <= 2 else str(month)
    return _months(PeriodKind.MONTH, f"Tháng {named}/{year}", year, (month, month), good_day)


def half_of(year: int, *, second: bool = False, good_day: int = LAST_GOOD_DAY) -> Period:
    first = 7 if second else 1
    label = f"6 tháng {'cuối' if second else 'đầu'} năm {year}"
    return _months(PeriodKind.HALF_YEAR, label, year, (first, first + 5), good_day)


def nine_months_of(year: int, good_day: int = LAST_GOOD_DAY) -> Period:
    return _months(PeriodKind.NINE_MONTHS, f"9 tháng năm {year}", year, (1, 9), good_day)


def week_of(day: date, begins: int = FRIDAY) -> Period:
    """The week of the day, from the weekday `begins` (Monday is 0) on: "Tuần 13/11 - 19/11/2026"."""
    first = day - timedelta(days=(day.weekday() - begins) % 7)
    last = first + timedelta(days=6)
    from_day = write_date(first) if first.year != last.year else write_date(first).rsplit("/", 1)[0]
    return Period(PeriodKind.WEEK, f"Tuần {from_day} - {write_date(last)}", first, last)


def on_demand(day: date) -> Period:
    """From the first day of the year to the day itself."""
    return Period(PeriodKind.AD_HOC, f"Đột xuất {write_date(day)}", date(day.year, 1, 1), day)


def proposed_periods(
    day: date, cutoff: tuple[int, int] = YEARLY, *, good_day: int = LAST_GOOD_DAY, week_begins: int = FRIDAY
) -> list[Period]:
    """What is likely to be reported around the day, longest first, a report on demand last."""
    last_month = day.replace(day=1) - timedelta(days=1)
    quarter = (day.month + 2) // 3
    before = (day.year, quarter - 1) if quarter > 1 else (day.year - 1, 4)
    return [
        year_of(day.year, cutoff),
        year_of(day.year - 1, cutoff),
        nine_months_of(day.year, good_day),
        half_of(day.year, good_day=good_day),
        half_of(day.year, second=True, good_day=good_day),
        quarter_of(day.year, quarter, good_day),
        quarter_of(*before, good_day),
        month_of(day.year, day.month, good_day),
        month_of(last_month.year, last_month.month, good_day),
        week_of(day, week_begins),
        week_of(day - timedelta(days=7), week_begins),
        on_demand(day),
    ]


def period_after(
    period: Period,
    cutoff: tuple[int, int] = YEARLY,
    *,
    good_day: int = LAST_GOOD_DAY,
    week_begins: int = FRIDAY,
) -> Period | None:
    """The next period of the same kind; None for a report on demand, which has none.

    Nine months follow a year later.
    """
    year, month = period.cutoff_on.year, period.cutoff_on.month
    if period.kind == PeriodKind.YEAR:
        return year_of(year + 1, cutoff)
    if period.kind == PeriodKind.NINE_MONTHS:
        return nine_months_of(year + 1, good_day)
    if period.kind == PeriodKind.HALF_YEAR:
        return half_of(year + (month > 6), second=month <= 6, good_day=good_day)
    if period.kind == PeriodKind.QUARTER:
        quarter = month // 3
        return quarter_of(year + quarter // 4, quarter % 4 + 1, good_day)
    if period.kind == PeriodKind.MONTH:
        return month_of(year + month // 12, month % 12 + 1, good_day)
    return (
        week_of(period.cutoff_on + timedelta(days=1), week_begins) if period.kind == PeriodKind.WEEK else None
    )


def yearly_cutoff(cutoffs: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The yearly cut-off of a report on several plans: the earliest, so that none comes too late."""
    return min(cutoffs, default=YEARLY)


def read_period(text: str, cutoff: tuple[int, int] = YEARLY) -> Period | None:
    """ "2026", "Quý III/2026", "6 tháng đầu năm 2026", "tháng 11/2026", "tuần 19/11/2026" (the week of that day) as a
    period; None for other words and for days that are none."""
    words = " ".join(re.findall(r"\w+", fold(text)))
    for kind, phrase in _PHRASES.items():
        found = re.fullmatch(phrase, words)
        if found:
            return _named(kind, found.groupdict(), cutoff)
    return None


def _named(kind: PeriodKind, parts: dict[str, str | None], cutoff: tuple[int, int]) -> Period | None:
    if kind == PeriodKind.WEEK:
        return _week_of_words(parts["last"] or "")
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


def _week_of_words(words: str) -> Period | None:
    day, month, year = map(int, words.split())
    try:
        return week_of(date(year, month, day))
    except ValueError:
        return None


def _months(kind: PeriodKind, label: str, year: int, months: tuple[int, int], good_day: int) -> Period:
    """From the day after the last good day of the month before the first, to the last good day of the last."""
    first, last = months
    before = date(year, first, 1) - timedelta(days=1)
    start = _day(before.year, before.month, good_day) + timedelta(days=1)
    return Period(kind, label, start, _day(year, last, good_day))


def _day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))
