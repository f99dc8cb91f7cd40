"""From confirmed drafts to tasks: nothing is a task before."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.events import publish
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.plans.actions.drafts import accept_draft
from donghanh.plans.actions.results import add_evidence, record_finished_before_import, tell_update
from donghanh.plans.actions.tasks import add_task, open_periods
from donghanh.plans.enums import Decision, UpdateKind
from donghanh.plans.events import ReadingAdopted
from donghanh.plans.models import Draft, Plan, Reading, Result, Section, Task
from donghanh.plans.permissions import Permission


@transaction.atomic
def adopt_reading(reading: Reading, *, by: Officer) -> list[Task]:
    """Makes tasks of all confirmed drafts that are none yet, in the order of the document, with their sections.

    May be called again after more drafts were confirmed; a draft becomes a task once.
    """
    if not has_permission(by, Permission.READ_DOCUMENT) or reading.ward_id != by.ward_id:
        raise Forbidden
    held = Reading.objects.select_for_update(of=("self",)).select_related("plan__ward").get(pk=reading.pk)
    waiting = list(ready_drafts(held).select_for_update(of=("self",)).prefetch_related("units__unit"))
    if not waiting:
        raise Refused(_("Confirm at least one task first."))
    sections = _sections(held.plan, waiting)
    tasks = [_adopt(draft, sections.get(draft.section), by) for draft in waiting]
    record("plans.adopt_reading", held.plan, by=by, changes={"tasks": len(tasks)})
    publish(ReadingAdopted(held.plan, tuple(tasks), by))
    return tasks


@transaction.atomic
def follow_draft(draft: Draft, *, by: Officer) -> Task:
    """Confirms one clause as it stands and makes it a task at once: a new clause of an amending document."""
    held = (
        Reading.objects.select_for_update(of=("self",)).select_related("plan__ward").get(pk=draft.reading_id)
    )
    if draft.continues_id:
        raise Refused(_("A task is followed for this clause already."))
    accept_draft(draft, by=by)
    task = _adopt(draft, _sections(held.plan, [draft]).get(draft.section), by)
    record("plans.adopt_reading", held.plan, by=by, changes={"tasks": 1})
    publish(ReadingAdopted(held.plan, (task,), by))
    return task


def ready_drafts(reading: Reading) -> QuerySet[Draft]:
    """Confirmed drafts that are no task yet, in order."""
    ready = reading.drafts.filter(decision=Decision.ACCEPTED, task__isnull=True, continues__isnull=True)
    return ready.order_by("order", "pk")


def _sections(plan: Plan, drafts: list[Draft]) -> dict[str, Section]:
    """The sections of the plan by heading, with those of the drafts added in the order of the document."""
    known = {section.heading: section for section in plan.sections.all()}
    order = plan.sections.aggregate(last=Max("order"))["last"] or 0
    for draft in drafts:
        if draft.section and draft.section not in known:
            order += 1
            known[draft.section] = Section.objects.create(
                ward_id=plan.ward_id, plan=plan, order=order, heading=draft.section
            )
    return known


def _adopt(draft: Draft, section: Section | None, by: Officer) -> Task:
    rows = list(draft.units.all())
    task = add_task(
        draft.reading.plan,
        title=draft.title,
        by=by,
        starts_on=draft.starts_on,
        due_on=draft.due_on,
        lead_unit=next((row.unit for row in rows if row.part == "lead"), None),
        participants=[(row.unit, row.part) for row in rows if row.part != "lead"],
        draft=draft,
        section=section,
        **_words(draft),
    )
    if task.rhythm and not task.results.exists() and task.rhythm_from:
        open_periods(task, until=task.rhythm_from)
    if draft.finished_on:
        _record_result(task, draft, draft.finished_on, by)
    return task


def _words(draft: Draft) -> dict[str, Any]:
    names = ("quote", "parts", "product", "deadline_raw", "deadline", "authority", "authority_note", "rhythm")
    words: dict[str, Any] = {name: getattr(draft, name) for name in names}
    words["deadline_kind"] = draft.deadline.get("kind", "none")
    words["rhythm_from"] = draft.rhythm_from
    return words


def _record_result(task: Task, draft: Draft, day: date, by: Officer) -> None:
    """The result from before the import goes to the first period that ends after it, else to the last.

    Someone who may not assign only claims it: a coordinator accepts it like any other.
    """
    result = _result_on(task, day)
    if result is None:
        return
    if has_permission(by, Permission.ASSIGN):
        record_finished_before_import(result, on=day, summary=draft.finished_words, by=by)
        if draft.finished_document:
            add_evidence(task, by=by, label="", result=result, document_number=draft.finished_document)
        return
    words = " ".join(
        filter(None, [draft.finished_words, draft.finished_document and f"({draft.finished_document})"])
    )
    result.claimed_on, result.claimed_by, result.summary = day, by, words
    result.before_import = True
    result.save(update_fields=["claimed_on", "claimed_by", "summary", "before_import"])
    tell_update(task, UpdateKind.CLAIM, words, by=by, result=result)
    record("plans.claim_result", task, by=by, reason=words, changes={"on": str(day), "result": result.pk})


def _result_on(task: Task, day: date) -> Result | None:
    results = list(task.results.order_by("due_on", "pk"))
    return next(
        (each for each in results if each.due_on and each.due_on >= day), results[-1] if results else None
    )
