"""What a unit that ends or splits leaves behind finds its place: open work moves, finished work stays."""

from collections import Counter

from donghanh.audit.actions import record
from donghanh.kernel.events import publish
from donghanh.org.events import UnitPassedOn
from donghanh.org.models import Officer, Unit
from donghanh.plans.actions.tasks import give_lead, hold
from donghanh.plans.enums import Part
from donghanh.plans.events import WorkTakenOver
from donghanh.plans.handover import COOPERATIONS, DRAFTS, TASKS, drafts_of_unit, led_by, live_tasks
from donghanh.plans.models import Contribution, DraftUnit, Interruption, Obstacle, Participant, Task

STRENGTH = ("lead", Part.CO_LEAD, Part.COOPERATES)


def on_unit_passed_on(event: UnitPassedOn) -> None:
    """Open tasks, cooperations, pieces owed and clauses still to confirm go to the heirs; each heir hears once."""
    taken: Counter[Unit] = Counter()
    for task in led_by(event.unit).select_related("lead_unit"):
        heir = event.heir_of(TASKS, task.pk, task.position_id)
        if heir != event.unit:
            _move_lead(task, heir, event)
            taken[heir] += 1
    _move_the_rest(event)
    _follow_positions(event)
    proposals = Interruption.objects.filter(ward_id=event.unit.ward_id, proposed_unit=event.unit)
    proposals.filter(ended_at__isnull=True).update(proposed_unit=event.into)
    for heir, count in taken.items():
        publish(WorkTakenOver(event.unit, heir, count, event.by))


def _move_the_rest(event: UnitPassedOn) -> None:
    """Parts, pieces and clauses, but those that stay with a unit that goes on."""
    for part in _parts(event.unit):
        heir = event.heir_of(COOPERATIONS, part.task_id)
        if heir != event.unit:
            _move_part(part, heir)
    for piece in _pieces(event.unit):
        heir = event.heir_of(COOPERATIONS, piece.result.task_id)
        if heir != event.unit:
            _move_piece(piece, heir)
    for draft in drafts_of_unit(event.unit):
        heir = event.heir_of(DRAFTS, draft.pk)
        if heir != event.unit:
            _move_draft_unit(draft.units.get(unit=event.unit), heir)


def _move_lead(task: Task, heir: Unit, event: UnitPassedOn) -> None:
    """The task with its position; its person stays in charge where they serve in the heir."""
    hold(task)
    old, officer = str(task.lead_unit), task.officer
    position = event.positions.get(task.position_id or 0, task.position)
    give_lead(task, heir)
    serves = officer is not None and heir.pk in Officer.objects.get(pk=officer.pk).unit_ids
    task.officer = officer if serves else None
    task.position = position if position and position.unit_id == heir.pk else None
    task.save(update_fields=["officer", "position"])
    record("plans.hand_over_task", task, by=event.by, changes={"lead_unit": [old, str(heir)]})


def _parts(unit: Unit) -> list[Participant]:
    live = live_tasks(unit.ward_id)
    return list(Participant.objects.filter(unit=unit, task__in=live).select_related("task"))


def _move_part(part: Participant, heir: Unit) -> None:
    """The stronger part stays where the heir has one already; who leads does not cooperate with itself."""
    standing = part.task.participants.filter(unit=heir).first()
    strongest = min([part.part, *([standing.part] if standing else [])], key=STRENGTH.index)
    for row in filter(None, [part, standing]):
        row.delete()
    if part.task.lead_unit_id != heir.pk:
        Participant.objects.create(ward_id=heir.ward_id, task=part.task, unit=heir, part=strongest)


def _pieces(unit: Unit) -> list[Contribution]:
    """Pieces of live tasks that the unit owes and nobody has confirmed."""
    owed = Contribution.objects.filter(unit=unit, confirmed_at__isnull=True)
    return list(owed.filter(result__task__in=live_tasks(unit.ward_id)).select_related("result__task"))


def _move_piece(piece: Contribution, heir: Unit) -> None:
    """Where the heir owes a piece of the same result, the two become one, owed by the earlier day. Who leads
    owes none."""
    if piece.result.task.lead_unit_id == heir.pk and not piece.delivered_on:
        piece.delete()
        return
    other = Contribution.objects.filter(result=piece.result, unit=heir).first()
    if other is None:
        piece.unit = heir
        piece.save(update_fields=["unit"])
        return
    other.deliverable = f"{other.deliverable}; {piece.deliverable}"
    other.due_on = min(filter(None, [other.due_on, piece.due_on]), default=None)
    other.confirmed_by = other.confirmed_at = None
    if not piece.delivered_on:
        other.delivered_on = other.delivered_by = None
    other.save()
    piece.delete()


def _move_draft_unit(row: DraftUnit, heir: Unit) -> None:
    standing = DraftUnit.objects.filter(draft=row.draft, unit=heir).first()
    if standing is None:
        row.unit = heir
        row.save(update_fields=["unit"])
        return
    strongest = min(row.part, standing.part, key=STRENGTH.index)
    row.delete()
    standing.part = strongest
    standing.save(update_fields=["part"])


def _follow_positions(event: UnitPassedOn) -> None:
    """Who approves a live task, and who is asked for direction, is the position that follows."""
    for old, follower in event.positions.items():
        if old != follower.pk:
            live_tasks(event.unit.ward_id).filter(approver=old).update(approver=follower)
            live_tasks(event.unit.ward_id).filter(position=old).update(position=follower)
            Obstacle.objects.filter(addressee=old, settled_at__isnull=True).update(addressee=follower)
