"""Making tasks, giving them to units and people, and giving them a rhythm."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.events import publish
from donghanh.org.models import Officer, Position, Unit
from donghanh.plans.actions.twins import bind_periods
from donghanh.plans.enums import Part, Rhythm
from donghanh.plans.events import TaskAssigned
from donghanh.plans.locking import require_unlocked
from donghanh.plans.models import Contribution, LeadTerm, Participant, Plan, Result, Task
from donghanh.plans.permissions import can_assign_officer, can_assign_unit
from donghanh.plans.rhythm import periods


@transaction.atomic
def add_task(
    plan: Plan,
    *,
    title: str,
    by: Officer,
    starts_on: date | None = None,
    due_on: date | None = None,
    lead_unit: Unit | None = None,
    participants: Iterable[tuple[Unit, str]] = (),
    **words: Any,
) -> Task:
    """Adds one confirmed task to a plan with its results: one by `due_on`, or one a period of its rhythm.

    `words` are further fields of the task (quote, product, deadline_raw, deadline, deadline_kind, rhythm, …).
    """
    number = (plan.tasks.aggregate(last=Max("number"))["last"] or 0) + 1
    task = Task.objects.create(
        ward_id=plan.ward_id,
        plan=plan,
        number=number,
        title=title.strip(),
        lead_unit=lead_unit,
        confirmed_by=by,
        **words,
    )
    if lead_unit:
        _begin_term(task, lead_unit)
    for unit, part in participants:
        Participant.objects.create(ward_id=plan.ward_id, task=task, unit=unit, part=part)
    if task.rhythm:
        open_periods(task, until=timezone.localdate())
    else:
        exclusive = bool(task.deadline.get("exclusive"))
        Result.objects.create(
            ward_id=task.ward_id,
            task=task,
            starts_on=starts_on,
            due_on=due_on,
            first_due_on=due_on,
            exclusive=exclusive,
        )
    record("plans.add_task", task, by=by, changes={"plan": str(plan)})
    return task


@transaction.atomic
def assign_unit(
    task: Task,
    unit: Unit,
    *,
    by: Officer,
    cooperating: Iterable[Unit] | None = None,
    approver: Position | None = None,
) -> Task:
    """Gives the task to a lead unit; a person of another unit is taken off. `cooperating` replaces those who cooperate;
    `approver` is the position that decides on results, None for everyone who may. Another lead than the stated one
    is a transfer once the month is locked, with a reason (`lifecycle.transfer_task`)."""
    hold(task)
    if not can_assign_unit(by, task):
        raise Forbidden
    if approver and approver.ward_id != task.ward_id:
        raise Refused(_("Choose a position of the ward."))
    if task.lead_unit and task.lead_unit != unit:
        require_unlocked(task)
    old, task.approver = task.lead_unit, approver
    give_lead(task, unit)
    if cooperating is not None:
        _set_cooperating(task, [other for other in cooperating if other != unit])
    record("plans.assign_unit", task, by=by, changes={"lead_unit": [str(old or ""), str(unit)]})
    publish(TaskAssigned(task, by))
    return task


def give_lead(task: Task, unit: Unit) -> None:
    """Makes the unit the lead, ends the term of the one before, and takes off a person of another unit; part of an
    action, never alone."""
    if unit.ward_id != task.ward_id or unit.ended_on:
        raise Refused(_("Choose a unit of the ward that still exists."))
    changed = task.lead_unit_id != unit.pk
    task.lead_unit = unit
    if task.officer and unit.pk not in task.officer.unit_ids:
        task.officer = None
    if task.position and task.position.unit_id != unit.pk:
        task.position = position_in(unit.pk, task.officer) if task.officer else None
    task.save()
    task.participants.filter(unit=unit).delete()
    _drop_pieces(task, Q(unit=unit))
    if changed:
        task.lead_terms.filter(ended_at__isnull=True).update(ended_at=timezone.now())
        _begin_term(task, unit)


@transaction.atomic
def assign_officer(task: Task, officer: Officer | None, *, by: Officer) -> Task:
    """Puts a person of the lead unit in charge, or nobody."""
    hold(task)
    if not can_assign_officer(by, task):
        raise Forbidden
    if officer and (
        officer.left_on or officer.ward_id != task.ward_id or task.lead_unit_id not in officer.unit_ids
    ):
        raise Refused(_("Choose someone who serves in the lead unit."))
    old, task.officer = task.officer, officer
    task.position = position_in(task.lead_unit_id, officer) if officer else None
    task.save()
    record("plans.assign_officer", task, by=by, changes={"officer": [str(old or ""), str(officer or "")]})
    if officer:
        publish(TaskAssigned(task, by))
    return task


@transaction.atomic
def set_product(task: Task, product: str, *, by: Officer) -> Task:
    """Says what the task must produce."""
    hold(task)
    if not can_assign_unit(by, task):
        raise Forbidden
    if task.product:
        require_unlocked(task)
    old, task.product = task.product, product.strip()
    task.save()
    record("plans.set_product", task, by=by, changes={"product": [old, task.product]})
    return task


@transaction.atomic
def set_rhythm(task: Task, rhythm: str, *, since: date, by: Officer, times: int = 1) -> Task:
    """Gives a task without a date a reporting rhythm, marked as set by the ward, and opens the periods begun; at least
    `times` results are owed a period ("ít nhất 02 lần/năm")."""
    hold(task)
    if not can_assign_unit(by, task):
        raise Forbidden
    if task.results.filter(due_on__isnull=False, set_by_ward=False).exists():
        raise Refused(_("The document gives this task a deadline; it needs no rhythm."))
    if task.rhythm:
        require_unlocked(task)
    old, task.rhythm, task.rhythm_from, task.times = task.rhythm, Rhythm(rhythm), since, times
    task.save()
    task.results.filter(claimed_on__isnull=True, updates__isnull=True, evidence__isnull=True).delete()
    open_periods(task, until=timezone.localdate(), dated_at=timezone.now())
    record("plans.set_rhythm", task, by=by, changes={"rhythm": [old, task.rhythm]})
    return task


def open_periods(task: Task, *, until: date, dated_at: datetime | None = None) -> int:
    """Creates the results of periods that have begun and have none yet; returns how many. A task that is paused,
    cancelled or returned owes none. `dated_at`: when the rhythm was set for periods that had begun before."""
    if not task.rhythm or task.rhythm_from is None:
        return 0
    if task.interruptions.filter(ended_at__isnull=True).exists():
        return 0
    known = set(task.results.values_list("label", flat=True))
    begun = periods(
        task.rhythm, since=task.rhythm_from, until=until, cutoff=task.plan.cutoff, times=task.times
    )
    fresh = [
        Result(
            ward_id=task.ward_id,
            task=task,
            label=period.label,
            starts_on=period.starts_on,
            due_on=period.due_on,
            first_due_on=period.due_on,
            set_by_ward=True,
            dated_at=dated_at,
        )
        for period in begun
        if period.label not in known
    ]
    Result.objects.bulk_create(fresh, ignore_conflicts=True)  # a period opened meanwhile is open
    if fresh:
        bind_periods(task)
    return len(fresh)


def hold(task: Task) -> None:
    """The task as it is now, held until the transaction ends: what somebody else changed meanwhile stays."""
    task.refresh_from_db(from_queryset=Task.objects.select_for_update())


def position_in(unit_id: int | None, officer: Officer) -> Position | None:
    """The position by which the officer serves in the unit: it owns the task beyond the person."""
    return next((held for held in officer.duties if held.unit_id == unit_id), None)


def _begin_term(task: Task, unit: Unit) -> None:
    LeadTerm.objects.create(ward_id=task.ward_id, task=task, unit=unit, began_at=timezone.now())


def _drop_pieces(task: Task, of: Q) -> None:
    """A unit that leads now, or takes part no more, owes no piece; what it delivered stays."""
    Contribution.objects.filter(of, result__task=task, delivered_on__isnull=True).delete()


def _set_cooperating(task: Task, units: list[Unit]) -> None:
    leaving = task.participants.filter(part=Part.COOPERATES).exclude(unit__in=units)
    _drop_pieces(task, Q(unit__in=leaving.values("unit")))
    leaving.delete()
    standing = set(task.participants.values_list("unit_id", flat=True))
    for unit in units:
        if unit.pk not in standing:
            Participant.objects.create(ward_id=task.ward_id, task=task, unit=unit, part=Part.COOPERATES)
