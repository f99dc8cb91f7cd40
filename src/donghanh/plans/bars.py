"""The timeline of the work: each result as a bar from its beginning to its deadline, within one year."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from donghanh.org.models import Officer
from donghanh.plans.models import Result
from donghanh.plans.models.statuses import ResultQuerySet
from donghanh.plans.presenters import Row, result_row

WIDTH, LEAST = 1000, 6


@dataclass(frozen=True, slots=True)
class Bar:
    """A row with its bar in thousandths of the year, written for SVG: where it begins, how wide it is, and where it was
    finished, or ""."""

    row: Row
    starts_on: date
    x: str
    width: str
    finished: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A year: the place of each month's first day with its number, and of today ("" outside the year)."""

    months: list[tuple[str, int]]
    today: str


def within_year(results: ResultQuerySet, year: int) -> ResultQuerySet:
    """Results with a deadline whose time touches the year."""
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=date(year, 12, 31))
    return results.filter(begun, due_on__gte=date(year, 1, 1))


def bar_of(result: Any, reader: Officer, *, year: int, on: date) -> Bar:
    """The bar of a result; one without a first day begins when it was entered, or on its deadline."""
    start = begin_of(result)
    left, right = _place(start, year), _place(result.due_on, year)
    return Bar(
        result_row(result, reader, on=on),
        start,
        _unit(min(left, WIDTH - LEAST)),
        _unit(max(right - left, LEAST)),
        _unit(_place(result.finished_on, year)) if result.finished_on else "",
    )


def begin_of(result: Result) -> date:
    """When the time of a result with a deadline begins."""
    assert result.due_on is not None
    return result.starts_on or min(timezone.localdate(result.task.confirmed_at), result.due_on)


def scale_of(year: int, *, on: date) -> Scale:
    months = [(_unit(_place(date(year, month, 1), year)), month) for month in range(1, 13)]
    return Scale(months, _unit(_place(on, year)) if on.year == year else "")


def _place(day: date, year: int) -> float:
    first, last = date(year, 1, 1), date(year, 12, 31)
    inside = min(max(day, first), last)
    return (inside - first).days / (last - first).days * WIDTH


def _unit(value: float) -> str:
    return f"{value:.1f}"
