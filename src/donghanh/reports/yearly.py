"""The yearly sheet of an officer or a unit: what was owed, how it went, whose delay it was. No rank, no points."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from django.db.models import Q
from django.utils import timezone

from donghanh.org.models import Officer, Unit, Ward
from donghanh.plans.custody import Held, custody_of
from donghanh.plans.enums import FINISHED, IN_TIME, INTERRUPTED, Status
from donghanh.plans.models import Result, Update
from donghanh.vietnamese.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One result of the year as it stood on the day: late days by who held it, extensions granted, times returned,
    spells of silence."""

    result: Any
    status: Status
    late_with: tuple[Held, ...]
    extensions: int
    returns: int
    spells: int

    @property
    def is_late(self) -> bool:
        return self.status in (Status.LATE, Status.OVERDUE)


@dataclass(frozen=True, slots=True)
class YearSheet:
    """The results of one officer or unit in a year, up to a day."""

    year: int
    on: date
    rows: tuple[SheetRow, ...]

    def count(self, *statuses: Status) -> int:
        return sum(row.status in statuses for row in self.rows)

    @property
    def figures(self) -> dict[str, int]:
        """Assigned, finished, early, on time, late, overdue, stopped, extended, returned, spells of silence."""
        return {
            "assigned": len(self.rows),
            "finished": self.count(*FINISHED),
            "early": self.count(Status.EARLY),
            "on_time": self.count(*IN_TIME),
            "late": self.count(Status.LATE),
            "overdue": self.count(Status.OVERDUE),
            "stopped": self.count(*INTERRUPTED),
            "extended": sum(row.extensions > 0 for row in self.rows),
            "returned": sum(row.returns > 0 for row in self.rows),
            "spells": sum(row.spells for row in self.rows),
        }

    @property
    def punctuality(self) -> Fraction | None:
        """In time of those whose deadline has passed or that are finished; None where there is none."""
        due = self.count(Status.EARLY, Status.ON_TIME, Status.LATE, Status.OVERDUE)
        return Fraction(self.count(*IN_TIME), due) if due else None

    @property
    def late_days(self) -> list[tuple[str, str, int]]:
        """(holder, unit or "", working days after deadlines), the most first."""
        days: Counter[tuple[str, str]] = Counter()
        for row in self.rows:
            for held in row.late_with:
                days[str(held.holder.label), held.unit.name if held.unit else ""] += held.late
        return [(holder, unit, count) for (holder, unit), count in days.most_common()]


def sheet_of_officer(officer: Officer, year: int, on: date) -> YearSheet:
    """Results of the tasks the officer is in charge of, and those the officer reported as finished."""
    own = Q(task__officer=officer) | Q(claimed_by=officer)
    return _sheet(officer.ward, own, year, on)


def sheet_of_unit(unit: Unit, year: int, on: date) -> YearSheet:
    """Results of the tasks the unit leads."""
    return _sheet(unit.ward, Q(task__lead_unit=unit), year, on)


def spells_of_silence(days: Sequence[date], limit: int, calendar: WorkCalendar) -> int:
    """How often more than `limit` working days passed between two of the days, which come in order."""
    return sum(calendar.working_days_between(first, last) > limit for first, last in pairwise(days))


def _sheet(ward: Ward, own: Q, year: int, on: date) -> YearSheet:
    """A result is of the year of its deadline; without one, of every year until it is finished (the month of a task is
    that of its deadline)."""
    until = min(on, date(year, 12, 31))
    of_year = Q(due_on__year=year) | Q(due_on__isnull=True) & (
        Q(finished_on__isnull=True) | Q(finished_on__year=year)
    )
    found = Result.objects.filter(own, of_year, ward=ward, task__confirmed_at__date__lte=until)
    results = list(
        found.counted_once()
        .as_of(ward, on=until)
        .select_related("task__plan", "task__lead_unit", "task__officer", "ward")
        .prefetch_related("extensions")
        .order_by("due_on", "pk")
    )
    held, told = custody_of(results, until), _told(results)
    rows = (_row(result, held[result.pk], told.get(result.task_id, []), ward, until) for result in results)
    return YearSheet(year, until, tuple(rows))


def _told(results: Sequence[Result]) -> dict[int, list[date]]:
    """Task → the days on which something was told, in order."""
    days: dict[int, list[date]] = {}
    tasks = {result.task_id for result in results}
    for task, at in Update.objects.filter(task__in=tasks).order_by("at").values_list("task_id", "at"):
        days.setdefault(task, []).append(timezone.localdate(at))
    return days


def _row(result: Any, held: Sequence[Held], told: list[date], ward: Ward, until: date) -> SheetRow:
    begun = timezone.localdate(result.task.confirmed_at)
    ended = min(filter(None, (result.claimed_on, until)))
    days = sorted({begun, *(day for day in told if begun <= day <= ended), max(begun, ended)})
    status = Status(result.status)
    quiet = 0 if status in INTERRUPTED else spells_of_silence(days, ward.silent_days, ward.calendar)
    return SheetRow(
        result,
        status,
        tuple(one for one in held if one.late),
        sum(bool(one.granted) for one in result.extensions.all()),
        result.returned_times,
        quiet,
    )
