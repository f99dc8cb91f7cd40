"""What the start pages need, in a number of queries that does not depend on how much there is."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from donghanh.org.models import Officer, Unit
from donghanh.org.queries import units_of
from donghanh.plans.cooperation.queries import my_contributions
from donghanh.plans.enums import FINISHED, INTERRUPTED, UNPACED, Status
from donghanh.plans.models import Plan
from donghanh.plans.models.statuses import Rates, Tally, rates
from donghanh.plans.queries import (
    awaiting_decision,
    my_unfinished_results,
    obstacles_to_answer,
    results_for_list,
    returned_tasks,
    today,
    triggers_to_confirm,
    visible_plans,
    visible_results,
)

MATRIX_PLANS = 4
COMING = 8
WAITING = 6
MOST_WAITING = 50
WAITING_KINDS = ("claim", "extension", "review", "returned", "trigger", "obstacle")


@dataclass(slots=True)
class Counts:
    """Results on pace, overdue, silent but not overdue, finished, and those nobody can pace (no date, no rhythm, or
    waiting for a document). Those that stand still (returned, paused, cancelled) are in no count."""

    on_pace: int = 0
    overdue: int = 0
    silent: int = 0
    finished: int = 0
    unpaced: int = 0

    def add(self, tally: Tally) -> None:
        if tally.status in INTERRUPTED:
            return
        if tally.status in FINISHED:
            self.finished += tally.count
        elif tally.status == Status.OVERDUE:
            self.overdue += tally.count
        elif tally.silent:
            self.silent += tally.count
        elif tally.status in UNPACED:
            self.unpaced += tally.count
        else:
            self.on_pace += tally.count

    @property
    def total(self) -> int:
        return self.on_pace + self.overdue + self.silent + self.finished + self.unpaced


@dataclass(slots=True)
class Cockpit:
    """The ward on a day: counts by unit and plan, the two rates, what waits, and what comes."""

    on: date
    plans: list[Plan]
    units: list[Unit | None]
    cells: dict[tuple[int | None, int | None], Counts]
    rates: Rates
    undated: int
    unassigned: int
    waiting: list[tuple[str, Any]] = field(default_factory=list)
    coming: list[Any] = field(default_factory=list)
    overdue: list[Any] = field(default_factory=list)

    @property
    def ward(self) -> Counts:
        return self.cells[EVERY, EVERY]


EVERY = -1


def cockpit(officer: Officer, *, on: date | None = None) -> Cockpit:
    """The cockpit of the officer's ward; a result counts for the one unit that leads its task. A duty of several plans
    stands in the column of each and counts once in the totals."""
    day = on or today()
    every = visible_results(officer, on=day).annotate(served=Q(served_by__isnull=False))
    tallies = every.tally("task__lead_unit", "task__plan", "served")
    once = [tally for tally in tallies if not tally.group[2]]
    cells: dict[tuple[int | None, int | None], Counts] = defaultdict(Counts)
    for tally in tallies:
        unit, plan, served = tally.group
        totals = () if served else ((unit, EVERY), (EVERY, EVERY))
        for key in ((unit, plan), (EVERY, plan), *totals):
            cells[key].add(tally)
    leading = {tally.group[0] for tally in tallies}
    return Cockpit(
        on=day,
        plans=_biggest_plans(officer, cells),
        units=[unit for unit in units_of(officer) if unit.pk in leading]
        + ([None] if None in leading else []),
        cells=cells,
        rates=rates(once),
        undated=sum(tally.count for tally in once if not tally.dated and tally.status not in INTERRUPTED),
        unassigned=cells[None, EVERY].total,
        waiting=waiting(officer),
        coming=list(_coming(officer, day)),
        overdue=list(_longest_overdue(officer, day)),
    )


def waiting(officer: Officer) -> list[tuple[str, Any]]:
    """What the officer may decide, oldest first, each with its kind, one of WAITING_KINDS."""
    kinds = zip(WAITING_KINDS, _waiting(officer), strict=True)
    return [(kind, one) for kind, every in kinds for one in every[:MOST_WAITING]]


def count_waiting(officer: Officer) -> int:
    """How many decisions `waiting` would list, in one query: it stands on every page."""
    first, *others = (every.order_by().values("pk")[:MOST_WAITING] for every in _waiting(officer))
    return first.union(*others, all=True).count()


def _waiting(officer: Officer) -> tuple[QuerySet[Any], ...]:
    """In the order of WAITING_KINDS."""
    claims, extensions, reviews = awaiting_decision(officer)
    return (
        claims.select_related("task__plan", "task__lead_unit", "claimed_by"),
        extensions,
        reviews,
        returned_tasks(officer),
        triggers_to_confirm(officer),
        obstacles_to_answer(officer),
    )


def count_mine(officer: Officer) -> int:
    """How many open results the officer answers for, with the pieces of cooperating units that wait for them; in one
    query, since the number stands on every page."""
    results = my_unfinished_results(officer).order_by().values("pk")
    return results.union(my_contributions(officer).order_by().values("pk"), all=True).count()


def _coming(officer: Officer, day: date) -> Any:
    """The next unfinished results by deadline, for the column of dates."""
    upcoming = (
        visible_results(officer, on=day)
        .counted_once()
        .open()
        .filter(due_on__gte=day)
        .exclude(status=Status.CLAIMED)
    )
    return results_for_list(upcoming).order_by("due_on", "task__number")[:COMING]


def _longest_overdue(officer: Officer, day: date) -> Any:
    """The results that have been overdue longest."""
    overdue = visible_results(officer, on=day).counted_once().filter(status=Status.OVERDUE)
    return results_for_list(overdue).order_by("due_on", "task__number")[:COMING]


def _biggest_plans(officer: Officer, cells: dict[tuple[int | None, int | None], Counts]) -> list[Plan]:
    """At most four plans for the matrix, those with the most results."""
    plans = [plan for plan in visible_plans(officer) if (EVERY, plan.pk) in cells]
    biggest = sorted(plans, key=lambda plan: -cells[EVERY, plan.pk].total)[:MATRIX_PLANS]
    return sorted(biggest, key=lambda plan: plan.pk)
