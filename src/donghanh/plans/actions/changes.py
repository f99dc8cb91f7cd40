"""Deciding what an amending document changes: take over, keep, cancel, or say that two clauses are not the same."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.events import publish
from donghanh.org.models import Officer, Unit
from donghanh.plans.actions.lifecycle import cancel_task, transfer_task
from donghanh.plans.actions.redating import redate
from donghanh.plans.actions.tasks import assign_unit, hold
from donghanh.plans.amending.versions import document_words
from donghanh.plans.enums import AmendmentKind, ChangeDecision, ChangeKind, Part
from donghanh.plans.events import TaskAmended
from donghanh.plans.models import ClauseChange, Draft, Task
from donghanh.plans.permissions import can_assign_unit


@transaction.atomic
def take_over_change(
    change: ClauseChange,
    *,
    fields: Collection[str],
    by: Officer,
    lead: Unit | None = None,
    due_on: date | None = None,
) -> Task:
    """Gives the task the new words of the chosen fields. What happened to it, its results and evidence stay.

    `lead` is the unit that the new words mean, `due_on` the date they mean. A document that changes the plan opens the
    month lock by itself: the trail says which one.
    """
    change, task = _hold(change, by, ChangeKind.CHANGED)
    chosen = [name for name in change.fields if name in fields]
    if not chosen or change.draft is None:
        raise Refused(_("Choose what to take over, or keep the task as it is."))
    reason = _("According to %(document)s") % {"document": document_words(change.amendment)}
    told = _put_words(task, change, chosen)
    if "deadline" in chosen:
        told |= redate(task, change.amendment, change.draft, due_on, by=by)
    task.save()
    if "lead" in chosen:
        _put_lead(task, lead, reason, by)
    if "coop" in chosen:
        _put_cooperating(task, change.draft, by)
    _decide(change, ChangeDecision.TAKEN, by, taken=chosen)
    record("plans.take_over_change", task, by=by, reason=reason, changes=told)
    publish(TaskAmended(task, change.amendment, by))
    return task


@transaction.atomic
def keep_as_it_was(change: ClauseChange, *, by: Officer) -> ClauseChange:
    """Leaves the task as it is, whatever the new document says."""
    change, task = _hold(change, by)
    _decide(change, ChangeDecision.KEPT, by)
    reason = _("Not changed by %(document)s") % {"document": document_words(change.amendment)}
    record("plans.keep_as_it_was", task, by=by, reason=reason)
    return change


@transaction.atomic
def cancel_clause(change: ClauseChange, *, by: Officer) -> Task:
    """Cancels a task whose clause is no longer in the plan, with the document as the reason."""
    change, task = _hold(change, by, ChangeKind.REMOVED)
    reason = _("No longer in the plan, according to %(document)s") % {
        "document": document_words(change.amendment)
    }
    cancel_task(task, reason=reason, by=by)
    _decide(change, ChangeDecision.TAKEN, by)
    return task


@transaction.atomic
def reopen_change(change: ClauseChange, *, by: Officer) -> ClauseChange:
    """Opens a change that was left alone for another decision. What was taken over is changed on the task itself."""
    change, task = _held(change), change.task
    _require_assigner(by, task)
    if change.decision != ChangeDecision.KEPT:
        raise Refused(_("Only what was kept as it was can be opened again."))
    change.decision, change.decided_by, change.decided_at = ChangeDecision.PENDING, None, None
    change.save()
    record("plans.reopen_change", task, by=by)
    return change


@transaction.atomic
def part_clauses(change: ClauseChange, *, by: Officer) -> Draft:
    """Says that the task and the new clause are not the same: the clause is a new one, the old one is gone where the
    document replaces the whole plan."""
    change, task = _hold(change, by)
    draft = change.draft
    if draft is None:
        raise Refused(_("The new document has no clause for this task."))
    others = draft.clause_changes.exclude(pk=change.pk)
    draft.continues = others[0].task if others else None
    draft.save(update_fields=["continues"])
    if change.amendment.kind == AmendmentKind.REPLACES:
        change.kind, change.draft, change.fields = ChangeKind.REMOVED, None, []
        change.save()
    else:
        change.delete()
    record("plans.part_clauses", task, by=by, reason=draft.title)
    return draft


def _put_words(task: Task, change: ClauseChange, chosen: Collection[str]) -> dict[str, Any]:
    """The title, product and deadline in the words of the document; what they were goes into the trail."""
    draft, told = change.draft, {}
    assert draft is not None
    if "title" in chosen:
        if not change.whole:
            raise Refused(_("This task is only a part of the clause, or more than it; its title stays."))
        told["title"] = [task.title, draft.title]
        task.title, task.quote, task.parts = draft.title, draft.quote, draft.parts
    if "product" in chosen:
        told["product"] = [task.product, draft.product]
        task.product = draft.product
    if "deadline" in chosen:
        task.deadline_raw = draft.deadline_raw
    return told


def _put_lead(task: Task, lead: Unit | None, reason: str, by: Officer) -> None:
    if lead is None:
        raise Refused(_("Choose the lead unit."))
    if task.lead_unit is None:
        assign_unit(task, lead, by=by)
    elif task.lead_unit != lead:
        transfer_task(task, lead, reason=reason, by=by)


def _put_cooperating(task: Task, draft: Draft, by: Officer) -> None:
    if "coop" in draft.doubts:
        raise Refused(_("Say first which units the names mean."))
    if task.lead_unit is None:
        raise Refused(_("Choose the lead unit."))
    rows = draft.units.select_related("unit")
    units = [row.unit for row in rows if row.part == Part.COOPERATES]
    assign_unit(task, task.lead_unit, by=by, cooperating=units, approver=task.approver)


def _hold(change: ClauseChange, by: Officer, kind: ChangeKind | None = None) -> tuple[ClauseChange, Task]:
    """A change that waits for a decision, and its task, both held until the transaction ends."""
    held = _held(change)
    hold(held.task)
    _require_assigner(by, held.task)
    if held.decision != ChangeDecision.PENDING or held.kind == ChangeKind.SAME:
        raise Refused(_("This change has been decided already."))
    if kind and held.kind != kind:
        raise Refused(_("This cannot be done with this clause."))
    return held, held.task


def _held(change: ClauseChange) -> ClauseChange:
    rows = ClauseChange.objects.select_for_update(of=("self",))
    return rows.select_related("amendment__plan", "task__ward", "draft").get(pk=change.pk)


def _require_assigner(by: Officer, task: Task) -> None:
    if not can_assign_unit(by, task):
        raise Forbidden


def _decide(
    change: ClauseChange, decision: ChangeDecision, by: Officer, *, taken: Collection[str] = ()
) -> None:
    change.decision, change.taken = decision, list(taken)
    change.decided_by, change.decided_at = by, timezone.now()
    change.save()
