"""Periods of a rhythm: which results a task without an end owes, and when."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from donghanh.plans.enums import Rhythm

MONTHS = {Rhythm.YEARLY: 12, Rhythm.HALF_YEARLY: 6, Rhythm.QUARTERLY: 3, Rhythm.MONTHLY: 1}
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Period:
    """One period: its name as officers write it, its first day, and the day its result is due."""

    label: str
    starts_on: date
    due_on: date


def periods(
    rhythm: str, *, since: date, until: date, cutoff: tuple[int, int], times: int = 1
) -> Iterator[Period]:
    """The periods that have begun between `since` and `until`, oldest first; each as often as results are owed in it.

    A yearly result is due at the yearly cut-off (month, day); a shorter one on the last day of its period.
    A cut-off before `since` in the first year is still that year's: the result is then due at the year's end.
    """
    length = MONTHS[Rhythm(rhythm)]
    year, month = since.year, (since.month - 1) // length * length + 1
    while date(year, month, 1) <= until:
        last_month = month + length - 1
        end = date(year, last_month, monthrange(year, last_month)[1])
        due = _cutoff_day(year, cutoff, since, end) if rhythm == Rhythm.YEARLY else end
        for label in _labels(_label(rhythm, year, month), times):
            yield Period(label, max(since, date(year, month, 1)), due)
        year, month = (year + 1, 1) if last_month == 12 else (year, last_month + 1)


def _cutoff_day(year: int, cutoff: tuple[int, int], since: date, end: date) -> date:
    month, day = cutoff
    due = date(year, month, min(day, monthrange(year, month)[1]))
    return due if due >= since else end


def _labels(period: str, times: int) -> list[str]:
    return [period] if times == 1 else [f"{period}, lần {n}/{times}" for n in range(1, times + 1)]


def _label(rhythm: str, year: int, month: int) -> str:
    if rhythm == Rhythm.YEARLY:
        return f"Năm {year}"
    if rhythm == Rhythm.HALF_YEARLY:
        return f"6 tháng {'đầu' if month == 1 else 'cuối'} năm {year}"
    if rhythm == Rhythm.QUARTERLY:
        return f"Quý {ROMAN[month // 3]}/{year}"
    return f"Tháng {month}/{year}"
