"""The calendar of the work: what is due and what begins on each day, beside holidays and compensatory working days."""

from calendar import Calendar, monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from donghanh.org.models import Officer
from donghanh.plans.models.statuses import ResultQuerySet
from donghanh.plans.presenters import Row, result_row
from donghanh.vietnamese.workdays import WorkCalendar

A_DAY_SHOWS = 4
SATURDAY = 5


@dataclass(slots=True)
class Day:
    """One day: the first rows due on it and beginning on it, and how many there are in all."""

    day: date
    is_today: bool
    is_working: bool
    note: str
    due: list[Row] = field(default_factory=list)
    begins: list[Row] = field(default_factory=list)
    due_count: int = 0
    begins_count: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.due_count or self.begins_count or self.note)

    @property
    def more(self) -> int:
        """How many of the results due are not shown."""
        return self.due_count - len(self.due)


@dataclass(frozen=True, slots=True)
class Month:
    """A month by weeks from Monday on; the days of other months are None."""

    first: date
    weeks: list[list[Day | None]]

    @property
    def days(self) -> list[Day]:
        return [day for week in self.weeks for day in week if day]


def months_of(first: date, count: int, results: ResultQuerySet, reader: Officer, *, on: date) -> list[Month]:
    """`count` months from the first of one on, filled from results with their status; four queries however many."""
    starts = [_month_later(first, number) for number in range(count)]
    last = starts[-1].replace(day=monthrange(starts[-1].year, starts[-1].month)[1])
    days = _filled(first, last, results, reader, on)
    return [Month(start, _weeks(start, days)) for start in starts]


def quarter_of(day: date) -> date:
    """The first day of the quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def _month_later(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _filled(first: date, last: date, results: ResultQuerySet, reader: Officer, on: date) -> dict[date, Day]:
    calendar = reader.ward.calendar
    span = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    days = {day: Day(day, day == on, calendar.is_working_day(day), day_note(calendar, day)) for day in span}
    for name in ("due", "begins"):
        column = "due_on" if name == "due" else "starts_on"
        within = results.order_by().filter(**{f"{column}__range": (first, last)})
        for day, count in within.values_list(column).annotate(n=Count("pk")):
            setattr(days[day], f"{name}_count", count)
        for result in _first_of_each(within, column):
            getattr(days[getattr(result, column)], name).append(result_row(result, reader, on=on))
    return days


def _first_of_each(results: ResultQuerySet, column: str) -> Iterable[Any]:
    place = Window(RowNumber(), partition_by=F(column), order_by=["task__plan", "task__number", "pk"])
    shown = results.annotate(place=place).filter(place__lte=A_DAY_SHOWS)
    return shown.select_related("task__plan", "task__lead_unit").order_by(column, "place")


def day_note(calendar: WorkCalendar, day: date) -> str:
    """The holiday, or that a day of the weekend is worked to make up for a day off; else nothing."""
    if day.weekday() >= SATURDAY and calendar.is_working_day(day):
        return _("Worked to make up for a day off")
    return calendar.holiday_name(day) or ""


def _weeks(first: date, days: dict[date, Day]) -> list[list[Day | None]]:
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    return [[days[day] if day.month == first.month else None for day in week] for week in weeks]
