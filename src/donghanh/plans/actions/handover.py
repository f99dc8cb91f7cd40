"""Handing work over: from person to person, when somebody leaves or begins, and when units merge or split.

A task belongs to its position. Who gives the position up leaves the task with it; who takes it up gets the task.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.events import publish
from donghanh.org.actions.rights import Manager
from donghanh.org.events import OfficerLeft, TenureBegan, TenureEnded
from donghanh.org.models import Officer, Position
from donghanh.plans.actions.tasks import hold, position_in
from donghanh.plans.events import HandedOver
from donghanh.plans.handover import current_results, last_words, tasks_held, tasks_waiting
from donghanh.plans.models import Handover, HandoverItem, Task
from donghanh.plans.permissions import can_assign_officer

GIVEN_UP = gettext_noop("Gave up the position %(position)s")
TAKEN_UP = gettext_noop("Took up the position %(position)s")
LEFT = gettext_noop("Stopped working for the ward")


@dataclass(frozen=True, slots=True)
class Move:
    """A task with who gets it and the position that owns it from now on."""

    task: Task
    receiver: Officer | None
    position: Position | None


@transaction.atomic
def hand_over(
    choices: Mapping[Task, Officer | None],
    *,
    reason: str,
    by: Officer,
    giver: Officer | None = None,
    position: Position | None = None,
) -> Handover:
    """Gives live tasks of a giver, or those that wait with a vacant position, to people who serve in their lead units.

    None leaves a task with its position. Tasks not named stay as they are. Raises Refused.
    """
    if not reason.strip():
        raise Refused(_("Give the reason."))
    for task, receiver in choices.items():
        hold(task)
        if not can_assign_officer(by, task):
            raise Forbidden
        if task.officer != giver:
            raise Refused(_("“%(task)s” has been given to somebody else meanwhile.") % {"task": task})
        if receiver and (receiver.left_on or task.lead_unit_id not in receiver.unit_ids):
            raise Refused(_("Choose someone who serves in the lead unit."))
    moves = [_move(task, receiver, giver) for task, receiver in choices.items()]
    handover = _pass_on(
        [move for move in moves if move.receiver != giver], reason, by, giver=giver, position=position
    )
    if handover is None:
        raise Refused(_("Choose at least one task to hand over."))
    return handover


def on_tenure_ended(event: TenureEnded) -> None:
    """What was done from the position goes to the successor, or waits with the position."""
    position, giver = event.tenure.position, Officer.objects.get(pk=event.tenure.officer_id)
    held = tasks_held(giver).select_related("lead_unit", "position")
    tasks = [task for task in held if _is_of(task, position, giver)]
    moves = [_move(task, _heir(task, event.successor), giver, position) for task in tasks]
    with override("vi"):
        reason = _(GIVEN_UP) % {"position": position}
    _pass_on(moves, reason, event.by, giver=giver, position=position)


def on_officer_left(event: OfficerLeft) -> None:
    """Nothing stays in the name of who is gone."""
    giver = event.officer
    moves = [_move(task, _heir(task, event.successor), giver) for task in tasks_held(giver)]
    with override("vi"):
        _pass_on(moves, _(LEFT), event.by, giver=giver)


def on_tenure_began(event: TenureBegan) -> None:
    """What waited with the position is the new holder's."""
    position, officer = event.tenure.position, event.tenure.officer
    moves = [Move(task, officer, position) for task in tasks_waiting(position)]
    with override("vi"):
        reason = _(TAKEN_UP) % {"position": position}
    _pass_on(moves, reason, event.by, position=position)


def _pass_on(
    moves: Sequence[Move],
    reason: str,
    by: Manager,
    *,
    giver: Officer | None = None,
    position: Position | None = None,
) -> Handover | None:
    """Writes down how each task stands, gives it to its receiver and tells everybody once. None where nothing moves."""
    if not moves:
        return None
    handover = Handover.objects.create(
        ward_id=moves[0].task.ward_id,
        giver=giver,
        position=position,
        reason=reason.strip()[:500],
        by=by if isinstance(by, Officer) else None,
        at=timezone.now(),
    )
    _write_items(handover, moves)
    for move in moves:
        old, task = str(move.task.officer or ""), move.task
        task.officer, task.position = move.receiver, move.position
        task.save(update_fields=["officer", "position"])
        changes = {"officer": [old, str(move.receiver or "")]}
        record("plans.hand_over_task", task, by=by, reason=reason, changes=changes)
    publish(HandedOver(handover, by))
    return handover


def _write_items(handover: Handover, moves: Sequence[Move]) -> None:
    tasks = [move.task for move in moves]
    results, words = current_results(tasks, handover.ward_id), last_words(tasks)
    for move in moves:
        result, told = results.get(move.task.pk), words.get(move.task.pk)
        HandoverItem.objects.create(
            ward_id=handover.ward_id,
            handover=handover,
            task=move.task,
            receiver=move.receiver,
            position=move.position,
            due_on=result.due_on if result else None,
            exclusive=bool(result and result.exclusive),
            status=result.status if result else "",
            told_at=told.at if told else None,
            told=told.text if told else "",
        )


def _move(
    task: Task, receiver: Officer | None, giver: Officer | None, given_up: Position | None = None
) -> Move:
    """The task goes to the receiver's position in the lead unit, or stays with its own."""
    own = position_in(task.lead_unit_id, receiver) if receiver else None
    before = position_in(task.lead_unit_id, giver) if giver else None
    return Move(task, receiver, own or task.position or given_up or before)


def _is_of(task: Task, position: Position, giver: Officer) -> bool:
    """A task of the position; one that has none is of it where the giver no longer serves in the unit."""
    if task.position_id:
        return task.position_id == position.pk
    return task.lead_unit_id == position.unit_id and task.lead_unit_id not in giver.unit_ids


def _heir(task: Task, successor: Officer | None) -> Officer | None:
    """The successor, for tasks of units they serve in."""
    return successor if successor and task.lead_unit_id in successor.unit_ids else None
