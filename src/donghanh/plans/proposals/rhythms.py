"""Rhythms for tasks without a date, and the plan's own yearly cut-off. Both are proposals of the ward, not the law."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from donghanh.plans.enums import Rhythm
from donghanh.vietnamese.text import fold

MONTHS_TO_RHYTHM = {1: Rhythm.MONTHLY, 3: Rhythm.QUARTERLY, 6: Rhythm.HALF_YEARLY, 12: Rhythm.YEARLY}
UNIT_MONTHS = {"week": 1, "month": 1, "quarter": 3, "half_year": 6, "half-year": 6, "year": 12}
REPORT_DAY = re.compile(r"bao cao.{0,220}?truoc(?: ngay)? (\d{1,2}) (\d{1,2})(?! \d{4})")
WRITING_DAYS = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Cutoff:
    """A yearly cut-off proposed from the day a plan wants its report. `block` holds the words."""

    month: int
    day: int
    report_day: str
    block: int


def propose_rhythm(deadline: dict[str, Any]) -> str:
    """Yearly for everything that has no date; the plan's own quarter, month or half year where it names one."""
    if deadline.get("due"):
        return Rhythm.NONE
    frequency = deadline.get("frequency") or next(iter(deadline.get("frequencies", ())), None) or {}
    months = UNIT_MONTHS.get(frequency.get("unit", ""), 12) * (frequency.get("every") or 1)
    return MONTHS_TO_RHYTHM.get(months, Rhythm.YEARLY)


def rhythm_beginning(deadline: dict[str, Any], *, issued: date | None, today: date) -> date:
    """The day from which a rhythm counts: what the document says, but never before the year it is set in.

    The ward sets the rhythm when it enters the plan; years gone by were never asked for.
    """
    first_of_year = date(today.year, 1, 1)
    named = date.fromisoformat(deadline["start"]) if deadline.get("start") else issued
    return max(named, first_of_year) if named else first_of_year


def propose_cutoff(texts: Iterable[str]) -> Cutoff | None:
    """A cut-off that leaves at least four days to write the report the plan wants "trước ngày D" each year.

    The last such 14th (NĐ 09/2019/NĐ-CP) or last day of a month before D. None where the plan names no such day.
    """
    for at, text in enumerate(texts):
        found = REPORT_DAY.search(fold(text))
        if found and _is_yearly(text):
            return _cutoff_before(int(found[1]), int(found[2]), at)
    return None


def _is_yearly(text: str) -> bool:
    return bool(re.search(r"\b(hang|hăng) nam\b|\bdinh ky\b|\bmoi nam\b", fold(text)))


def _cutoff_before(day: int, month: int, block: int) -> Cutoff | None:
    try:
        latest = date(2001, month, day) - WRITING_DAYS
    except ValueError:
        return None
    candidates = [
        date(year, at, which) for year, at in _months_until(latest) for which in (14, monthrange(year, at)[1])
    ]
    chosen = max(candidate for candidate in candidates if candidate <= latest)
    return Cutoff(
        chosen.month, chosen.day, f"{day:02}/{month:02}" if month <= 2 else f"{day:02}/{month}", block
    )


def _months_until(latest: date) -> list[tuple[int, int]]:
    before = latest.replace(day=1) - timedelta(days=1)
    return [(before.year, before.month), (latest.year, latest.month)]
