"""What the start pages say."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from donghanh.desk.queries import EVERY, Cockpit, Counts
from donghanh.org.models import Officer, Unit
from donghanh.plans.enums import NO_UNIT
from donghanh.plans.models import Plan
from donghanh.plans.presenters import Row, result_row
from donghanh.plans.queries import wants_answer
from donghanh.ui.text import write_date

PATIENCE = 2


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One unit of the matrix: for each plan shown and then for all, the list behind it and its counts."""

    unit: Unit | None
    cells: list[tuple[str, Counts | None]]
    finished: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to decide: what it is, about which task, from whom, since when, and where to decide it; a claimed
    result, and a returned task with a proposed unit (`record`), can be decided on the spot."""

    kind: str
    label: Any
    task: Any
    note: str
    days: int
    url_name: str
    pk: int
    result_pk: int | None = None
    record: Any = None
    due: date | None = None
    overdue: bool = False
    is_current: bool = False

    @property
    def keys(self) -> dict[str, str]:
        """The single keys that act on the line: accept or confirm, return; only of the one the reader stands on."""
        return {"accept": "C", "back": "T"} if self.is_current else {"accept": "", "back": ""}

    @property
    def is_late(self) -> bool:
        """Past its own day, or waiting for more than two days where it has none."""
        return self.overdue if self.due else self.days > PATIENCE


def matrix(cockpit: Cockpit) -> tuple[list[MatrixLine], MatrixLine]:
    """The lines of the units, and the line of the whole ward."""
    lines = [_line(cockpit, unit, unit.pk if unit else None) for unit in cockpit.units]
    return lines, _line(cockpit, None, EVERY)


def _line(cockpit: Cockpit, unit: Unit | None, key: int | None) -> MatrixLine:
    every = cockpit.cells.get((key, EVERY)) or Counts()
    wanted = None if key == EVERY else key or NO_UNIT
    cells = [(_list_of(wanted, plan), cockpit.cells.get((key, plan.pk))) for plan in cockpit.plans]
    return MatrixLine(unit, [*cells, (_list_of(wanted, None), every)], every.finished)


def _list_of(unit: int | None, plan: Plan | None) -> str:
    """The end of the address of the list behind a cell; unit None: of every unit."""
    return (f"&unit={unit}" if unit is not None else "") + (f"&plan={plan.pk}" if plan else "")


def worst_unit(cockpit: Cockpit) -> tuple[Unit, int] | None:
    """The unit with the most overdue results, if it has at least two and more than half of them."""
    counted = [(unit, cockpit.cells[unit.pk, EVERY].overdue) for unit in cockpit.units if unit]
    unit, overdue = max(counted, key=lambda pair: pair[1], default=(None, 0))
    return (unit, overdue) if unit and overdue > 1 and overdue * 2 > cockpit.ward.overdue else None


def waiting_lines(waiting: list[tuple[str, Any]], *, on: date) -> list[Waiting]:
    """The things to decide, the longest waiting first."""
    lines = [LINES.get(kind, _request)(kind, one, on) for kind, one in waiting]
    return sorted(lines, key=lambda line: -line.days)


def standing_on(lines: list[Waiting], place: int | None) -> tuple[list[Waiting], int]:
    """The lines with the one at the place marked (the nearest there is; the first where none is named); its place."""
    here = min(max(place or 0, 0), max(len(lines) - 1, 0))
    return [replace(line, is_current=number == here) for number, line in enumerate(lines)], here


def _claim(kind: str, result: Any, on: date) -> Waiting:
    days = (on - result.claimed_at.astimezone().date()).days
    note = f"{result.task.lead_unit.label if result.task.lead_unit else ''} · {result.summary}"
    return Waiting(kind, _("Result"), result.task, note, days, "plans:task_detail", result.task_id, result.pk)


def _request(kind: str, request: Any, on: date) -> Waiting:
    days = (on - request.asked_at.astimezone().date()).days
    note = f"{request.asked_by} · {request}"
    if kind == "extension":
        return Waiting(
            kind, _("More time"), request.result.task, note, days, "plans:extension_decide", request.pk
        )
    return Waiting(
        kind, _("Objection"), request.result.task, note, days, "plans:late_review_decide", request.pk
    )


def _returned(kind: str, standing: Any, on: date) -> Waiting:
    days = (on - standing.began_at.astimezone().date()).days
    unit = standing.task.lead_unit
    note = f"{unit.label if unit else standing.begun_by} · {standing.reason}"
    task = standing.task
    return Waiting(kind, _("Task returned"), task, note, days, "plans:task_detail", task.pk, record=standing)


def _trigger(kind: str, trigger: Any, on: date) -> Waiting:
    days = (on - trigger.recorded_at.astimezone().date()).days
    note = f"{trigger} · {write_date(trigger.proposed_due_on)}"
    line = Waiting(kind, _("Deadline"), trigger.task, note, days, "plans:trigger_confirm", trigger.pk)
    return replace(line, record=trigger)


def _obstacle(kind: str, obstacle: Any, on: date) -> Waiting:
    days = (on - obstacle.raised_at.astimezone().date()).days
    note = f"{obstacle.raised_by} · {obstacle.text}"
    due = obstacle.answer_due_on
    line = Waiting(
        kind, obstacle.get_kind_display(), obstacle.task, note, days, "plans:obstacle_answer", obstacle.pk
    )
    return replace(line, due=due, overdue=on > due)


LINES = {"claim": _claim, "returned": _returned, "trigger": _trigger, "obstacle": _obstacle}


@dataclass(frozen=True, slots=True)
class MyWork:
    """One page of an officer's own results: those to answer today, and the rest by deadline; `wanting` is how many are
    to answer on all pages together."""

    to_answer: list[Row]
    later: list[Row]
    wanting: int


def my_work(results: Iterable[Any], officer: Officer, *, on: date, wanting: int) -> MyWork:
    """Parts a page of `my_results_by_urgency`; a claimed result waits for somebody else."""
    rows = [result_row(result, officer, on=on) for result in results]
    return MyWork(
        [row for row in rows if wants_answer(row.result)],
        [row for row in rows if not wants_answer(row.result)],
        wanting,
    )
