"""Returning, transferring, pausing and cancelling a task, and setting it going again."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.events import publish
from donghanh.org.models import Officer, Unit
from donghanh.plans.actions.requests import move_deadline
from donghanh.plans.actions.tasks import give_lead, hold, open_periods
from donghanh.plans.enums import InterruptionKind
from donghanh.plans.events import TaskAssigned, TaskInterrupted, TaskResumed
from donghanh.plans.models import Interruption, Result, Task
from donghanh.plans.permissions import can_assign_unit, can_work_on

VERBS = {
    InterruptionKind.RETURNED: "plans.return_task",
    InterruptionKind.PAUSED: "plans.pause_task",
    InterruptionKind.CANCELLED: "plans.cancel_task",
}


@transaction.atomic
def return_task(task: Task, *, reason: str, by: Officer, proposed_unit: Unit | None = None) -> Interruption:
    """The lead unit gives the task back to the assigner as not its own; the clock is the assigner's until decided."""
    hold(task)
    if not can_work_on(by, task):
        raise Forbidden
    if proposed_unit and (proposed_unit.ward_id != task.ward_id or proposed_unit == task.lead_unit):
        raise Refused(_("Choose another unit of the ward."))
    return _interrupt(task, InterruptionKind.RETURNED, reason, by, proposed_unit)


@transaction.atomic
def pause_task(task: Task, *, reason: str, by: Officer) -> Interruption:
    """Stops the task for a while, by the assigner."""
    _hold_as_assigner(task, by)
    return _interrupt(task, InterruptionKind.PAUSED, reason, by)


@transaction.atomic
def cancel_task(task: Task, *, reason: str, by: Officer) -> Interruption:
    """Ends what the task still owes, by the assigner: the plan was replaced, the matter is gone. Finished results stay
    what they are."""
    _hold_as_assigner(task, by)
    standing = _standing(task)
    if standing and standing.kind != InterruptionKind.CANCELLED:
        _end(standing, reason, by)
    return _interrupt(task, InterruptionKind.CANCELLED, reason, by)


@transaction.atomic
def resume_task(task: Task, *, answer: str, by: Officer, new_due_on: date | None = None) -> Task:
    """Sets a returned, paused or cancelled task going again, by the assigner; `new_due_on` makes up for lost time where
    the task owes one result with a deadline.

    A returned task stays with its lead unit, which hears the answer.
    """
    _hold_as_assigner(task, by)
    standing = _standing(task)
    if standing is None:
        raise Refused(_("This task is not standing still."))
    if not answer.strip():
        raise Refused(_("Give the reason."))
    _end(standing, answer, by)
    if new_due_on:
        _make_up(task, new_due_on, answer, by)
    open_periods(task, until=timezone.localdate())
    record("plans.resume_task", task, by=by, reason=answer)
    publish(TaskResumed(task, standing, by))
    return task


@transaction.atomic
def transfer_task(task: Task, unit: Unit, *, reason: str, by: Officer) -> Task:
    """Gives the task to another lead unit, with the reason; a returned task goes on there. The month lock allows it,
    since it leaves its trace."""
    _hold_as_assigner(task, by)
    if unit.pk == task.lead_unit_id:
        raise Refused(_("Choose another unit of the ward."))
    if not reason.strip():
        raise Refused(_("Give the reason."))
    if task.results.filter(claimed_on__isnull=False, finished_on__isnull=True).exists():
        raise Refused(_("A result waits for approval: decide on it first."))
    old = task.lead_unit
    give_lead(task, unit)
    standing = _standing(task)
    if standing and standing.kind == InterruptionKind.RETURNED:
        _end(standing, reason, by)
    record(
        "plans.transfer_task", task, by=by, reason=reason, changes={"lead_unit": [str(old or ""), str(unit)]}
    )
    publish(TaskAssigned(task, by))
    return task


def _make_up(task: Task, new_due_on: date, answer: str, by: Officer) -> None:
    dated = [result for result in _owed(task) if result.due_on]
    if len(dated) != 1:
        raise Refused(_("This task owes several results: set their deadlines one by one."))
    move_deadline(dated[0], new_due_on=new_due_on, reason=answer, by=by)


def _hold_as_assigner(task: Task, by: Officer) -> None:
    hold(task)
    if not can_assign_unit(by, task):
        raise Forbidden


def _interrupt(
    task: Task, kind: InterruptionKind, reason: str, by: Officer, proposed_unit: Unit | None = None
) -> Interruption:
    if not reason.strip():
        raise Refused(_("Give the reason."))
    if _standing(task):
        raise Refused(_("This task stands still already."))
    if not _owed(task):
        raise Refused(_("Everything this task owes is finished."))
    if task.results.filter(claimed_on__isnull=False, finished_on__isnull=True).exists():
        raise Refused(_("A result waits for approval: decide on it first."))
    interruption = Interruption.objects.create(
        ward_id=task.ward_id,
        task=task,
        kind=kind,
        reason=reason.strip(),
        proposed_unit=proposed_unit,
        began_at=timezone.now(),
        begun_by=by,
    )
    changes = {"proposed_unit": str(proposed_unit)} if proposed_unit else {}
    record(VERBS[kind], task, by=by, reason=reason, changes=changes)
    publish(TaskInterrupted(task, interruption, by))
    return interruption


def _standing(task: Task) -> Interruption | None:
    return task.interruptions.filter(ended_at__isnull=True).first()


def _owed(task: Task) -> list[Result]:
    return list(task.results.filter(finished_on__isnull=True))


def _end(standing: Interruption, answer: str, by: Officer) -> None:
    standing.ended_at, standing.ended_by, standing.answer = timezone.now(), by, answer.strip()
    standing.save()
