"""How silent the work is: by unit and by person, as of a day, in a number of queries that does not grow."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from donghanh.org.models import Officer, Unit, Ward
from donghanh.plans.enums import Status
from donghanh.plans.models import Result
from donghanh.plans.models.statuses import ResultQuerySet


@dataclass(frozen=True, slots=True)
class Silence:
    """The open results of one unit, or of one person in it: how many, how many silent, and of these how many late.

    `longest` is the longest silence in working days (0: nobody is silent), `last_word_on` the day of the last word on
    any of them. No unit: nobody leads them. No person: nobody is in charge.
    """

    unit: Unit | None
    officer: Officer | None
    open: int
    silent: int
    late: int
    longest: int
    last_word_on: date | None


def silence_by_unit(ward: Ward, on: date, results: ResultQuerySet | None = None) -> list[Silence]:
    """One line a lead unit that has open results, in the order of the directory; two queries.

    `results` narrows what is counted, after `with_status` or `as_of` for the same day; otherwise the whole ward.
    """
    rows = _grouped(ward, on, results, "task__lead_unit")
    units = Unit.objects.in_bulk([row["task__lead_unit"] for row in rows if row["task__lead_unit"]])
    lines = [_line(ward, on, row, units.get(row["task__lead_unit"]), None) for row in rows]
    return sorted(lines, key=_place)


def silence_by_person(ward: Ward, on: date, results: ResultQuerySet | None = None) -> list[Silence]:
    """One line a person in charge and lead unit, and one a unit for what nobody is in charge of; three queries."""
    rows = _grouped(ward, on, results, "task__lead_unit", "task__officer")
    units = Unit.objects.in_bulk([row["task__lead_unit"] for row in rows if row["task__lead_unit"]])
    people = Officer.objects.in_bulk([row["task__officer"] for row in rows if row["task__officer"]])
    lines = [
        _line(ward, on, row, units.get(row["task__lead_unit"]), people.get(row["task__officer"]))
        for row in rows
    ]
    return sorted(lines, key=_place)


def total_silence(lines: Iterable[Silence]) -> Silence:
    """The lines added up."""
    every = list(lines)
    words = [line.last_word_on for line in every if line.last_word_on]
    return Silence(
        unit=None,
        officer=None,
        open=sum(line.open for line in every),
        silent=sum(line.silent for line in every),
        late=sum(line.late for line in every),
        longest=max((line.longest for line in every), default=0),
        last_word_on=max(words, default=None),
    )


def _grouped(ward: Ward, on: date, results: ResultQuerySet | None, *keys: str) -> list[dict[str, Any]]:
    counted = results if results is not None else results_of(ward, on)
    silent = Q(silent=True)
    return list(
        counted.open()
        .alias(spoke_at=Coalesce("last_update_at", "task__confirmed_at"))
        .order_by()
        .values(*keys)
        .annotate(
            open=Count("pk"),
            n_silent=Count("pk", filter=silent),
            late=Count("pk", filter=silent & Q(status=Status.OVERDUE)),
            quiet_since=Min("spoke_at", filter=silent),
            last_word_at=Max("last_update_at"),
        )
    )


def results_of(ward: Ward, on: date) -> ResultQuerySet:
    """The results of a ward with their status on the day; a task that is the same duty as another counts once."""
    results: ResultQuerySet = Result.objects.filter(ward=ward, task__confirmed_at__date__lte=on)
    return results.counted_once().as_of(ward, on=on)


def _line(ward: Ward, on: date, row: dict[str, Any], unit: Unit | None, officer: Officer | None) -> Silence:
    quiet_since = _day(row["quiet_since"])
    return Silence(
        unit=unit,
        officer=officer,
        open=row["open"],
        silent=row["n_silent"],
        late=row["late"],
        longest=ward.calendar.working_days_between(quiet_since, on) if quiet_since else 0,
        last_word_on=_day(row["last_word_at"]),
    )


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def _place(line: Silence) -> tuple[Any, ...]:
    unit, person = line.unit, line.officer
    return (
        unit is None,
        (unit.order, unit.pk) if unit else (0, 0),
        person is None,
        person.name_order if person else "",
    )
