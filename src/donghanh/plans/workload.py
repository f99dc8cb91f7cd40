"""The workload of units and people: what is open, late, silent and due in the weeks to come."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, Value, When

from donghanh.org.models import Officer, Tenure, Unit
from donghanh.org.permissions import has_permission
from donghanh.org.queries import units_of
from donghanh.plans.enums import Status
from donghanh.plans.models.statuses import ResultQuerySet
from donghanh.plans.permissions import Permission

WEEKS = 4
OVERLOAD_TIMES, OVERLOAD_LEAST = 2, 5
"""Somebody is overloaded with at least five results late or due in the weeks to come, and twice the median of those who
have any (a rule of ours, said on the page)."""


@dataclass(slots=True)
class Load:
    """Open results: all, those late, those silent and not late, and those due in each of the next weeks."""

    open: int = 0
    late: int = 0
    silent: int = 0
    weeks: list[int] = field(default_factory=lambda: [0] * WEEKS)

    @property
    def pressing(self) -> int:
        return self.late + sum(self.weeks)

    def add(self, row: dict[str, Any]) -> None:
        self.open += row["n"]
        if row["status"] == Status.OVERDUE:
            self.late += row["n"]
        elif row["silent"]:
            self.silent += row["n"]
        if row["week"] is not None:
            self.weeks[row["week"]] += row["n"]


@dataclass(slots=True)
class Line:
    """One person of a unit (None: nobody in charge), or the unit itself (`is_unit`; unit None: no lead unit)."""

    unit: Unit | None
    person: Officer | None
    load: Load
    is_unit: bool = False
    overloaded: bool = False


@dataclass(frozen=True, slots=True)
class Workload:
    """The lines in the order of the directory, each unit before its people; the whole; first and last day of weeks."""

    lines: list[Line]
    total: Load
    weeks: list[tuple[date, date]]


def weeks_from(on: date) -> list[tuple[date, date]]:
    """The four weeks from the one that holds the day, Monday to Sunday."""
    monday = on - timedelta(days=on.weekday())
    return [(monday + timedelta(weeks=n), monday + timedelta(weeks=n, days=6)) for n in range(WEEKS)]


def workload_of(results: ResultQuerySet, reader: Officer, *, on: date) -> Workload:
    """The workload by results with their status, in a number of queries that does not grow. People of the units shown
    stand there with nothing too."""
    weeks = weeks_from(on)
    loads: dict[tuple[int | None, int | None], Load] = defaultdict(Load)
    total = Load()
    for row in _counted(results, weeks, on):
        unit, person = row["task__lead_unit"], row["task__officer"]
        for load in (loads[unit, person], loads[unit, EVERY], total):
            load.add(row)
    units = [unit for unit in units_of(reader) if _is_shown(reader, unit, loads)]
    people = _people(reader, units, loads)
    busy = [unit for unit in units if people.get(unit.pk) or (unit.pk, EVERY) in loads]
    lines = [line for unit in busy for line in _lines(unit, people.get(unit.pk, []), loads)]
    if (None, EVERY) in loads:
        lines.append(Line(None, None, loads[None, EVERY], is_unit=True))
    _flag(lines)
    return Workload(lines, total, weeks)


EVERY = -1


def _counted(results: ResultQuerySet, weeks: list[tuple[date, date]], on: date) -> Iterable[dict[str, Any]]:
    """A deadline of this week that has passed is late, not due."""
    week = Case(
        *(
            When(Q(due_on__range=(max(first, on), last)) & ~Q(status=Status.OVERDUE), then=Value(number))
            for number, (first, last) in enumerate(weeks)
        ),
        output_field=IntegerField(null=True),
    )
    rows = results.open().exclude(status=Status.CLAIMED).order_by()
    return rows.values("task__lead_unit", "task__officer", "status", "silent", week=week).annotate(
        n=Count("pk")
    )


def _is_shown(reader: Officer, unit: Unit, loads: dict[Any, Load]) -> bool:
    everybody = has_permission(reader, Permission.VIEW_ALL)
    return everybody or unit.pk in reader.unit_ids or (unit.pk, EVERY) in loads


def _people(reader: Officer, units: list[Unit], loads: dict[Any, Load]) -> dict[int, list[Officer]]:
    """For each unit who serves there or holds open tasks of it, in the order of names."""
    serving = Tenure.objects.filter(
        ward_id=reader.ward_id, ended_on__isnull=True, position__unit__in=units, officer__left_on__isnull=True
    )
    pairs = set(serving.values_list("position__unit", "officer")) | {
        (unit, person) for unit, person in loads if person not in (None, EVERY)
    }
    known = Officer.objects.filter(ward_id=reader.ward_id, pk__in={person for _unit, person in pairs})
    found: dict[int, list[Officer]] = defaultdict(list)
    for officer in known:
        for unit in (unit for unit, person in pairs if person == officer.pk and unit is not None):
            found[unit].append(officer)
    return found


def _lines(unit: Unit, people: list[Officer], loads: dict[Any, Load]) -> list[Line]:
    lines = [Line(unit, None, loads.get((unit.pk, EVERY)) or Load(), is_unit=True)]
    lines += [Line(unit, person, loads.get((unit.pk, person.pk)) or Load()) for person in people]
    nobodys = loads.get((unit.pk, None))
    return [*lines, Line(unit, None, nobodys)] if nobodys else lines


def _flag(lines: list[Line]) -> None:
    pressing: dict[int, int] = defaultdict(int)
    for line in lines:
        if line.person:
            pressing[line.person.pk] += line.load.pressing
    busy = [count for count in pressing.values() if count]
    limit = max(OVERLOAD_LEAST, OVERLOAD_TIMES * median(busy)) if busy else OVERLOAD_LEAST
    for line in lines:
        line.overloaded = line.person is not None and pressing[line.person.pk] >= limit
