"""Entering a document to be read, and what becomes of the reading."""

from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.plans.actions.amendments import keep_differences
from donghanh.plans.actions.documents import keep_document, queue_reading
from donghanh.plans.actions.plans import create_plan, short_name
from donghanh.plans.enums import Decision, PlanKind, ReadingState
from donghanh.plans.models import Amendment, Draft, DraftUnit, Plan, Reading, Target
from donghanh.plans.permissions import Permission
from donghanh.plans.proposals import Proposal

MOST_ATTEMPTS = 3


@transaction.atomic
def start_reading(
    content: bytes, name: str, *, by: Officer, short_title: str = "", kind: str = PlanKind.PLAN
) -> Reading:
    """Enters a plan by its document (a file, or pasted text as UTF-8) and queues the reading.

    Raises Refused with the opener's own sentence where the bytes alone show that nothing can be read.
    """
    _require_reader(by)
    source = keep_document(content, name, by)
    plan = create_plan(
        title="", short_title=short_title or _stem(source.name), by=by, source=source, kind=kind
    )
    return queue_reading(plan, by)


@transaction.atomic
def retry_reading(reading: Reading, *, by: Officer, content: bytes | None = None, name: str = "") -> Reading:
    """Reads the document of a failed reading once more, or another file in its place."""
    _require_reader(by, reading)
    same = reading.plan.readings.filter(amendment=reading.amendment)
    if reading.state != ReadingState.FAILED or same.exclude(state=ReadingState.FAILED).exists():
        raise Refused(_("Only a document that could not be read is read again."))
    if content is not None:
        document = reading.amendment or reading.plan
        document.source = keep_document(content, name, by)
        document.save(update_fields=["source"])
    return queue_reading(reading.plan, by, reading.amendment)


@transaction.atomic
def remove_plan(plan: Plan, *, by: Officer) -> None:
    """Takes back a plan of which nothing has become a task."""
    _require_reader(by, plan)
    if plan.tasks.exists():
        raise Refused(_("This plan has tasks; it can no longer be removed."))
    record("plans.remove_plan", plan, by=by)
    plan.delete()


@transaction.atomic
def begin_reading(reading: Reading) -> bool:
    """Marks a reading as running; False where nothing is left to do. A document that keeps bringing the worker down
    is given up."""
    held = Reading.objects.select_for_update().get(pk=reading.pk)
    if held.state in (ReadingState.DONE, ReadingState.FAILED):
        return False
    if held.attempts >= MOST_ATTEMPTS:
        fail_reading(
            held,
            _("The document could not be read after several attempts. Try it as a Word file, or in parts."),
        )
        return False
    held.state, held.progress, held.attempts = ReadingState.RUNNING, 5, held.attempts + 1
    held.save(update_fields=["state", "progress", "attempts"])
    return True


def report_progress(reading: Reading, percent: int) -> None:
    """Tells the waiting page how far the reading has come."""
    Reading.objects.filter(pk=reading.pk, state=ReadingState.RUNNING).update(progress=percent)


@transaction.atomic
def fail_reading(reading: Reading, sentence: str) -> None:
    """Ends a reading with the sentence that tells the person what to do."""
    reading.state, reading.error, reading.finished_at = ReadingState.FAILED, sentence, timezone.now()
    reading.save(update_fields=["state", "error", "finished_at"])
    record("plans.read_document", reading.plan, by=reading.asked_by, reason=sentence)


@transaction.atomic
def store_reading(reading: Reading, proposal: Proposal) -> None:
    """Keeps everything that was read, all at once. A second call for the same reading changes nothing."""
    held = (
        Reading.objects.select_for_update(of=("self",))
        .select_related("plan__ward", "plan__source", "asked_by", "amendment")
        .get(pk=reading.pk)
    )
    if held.state == ReadingState.DONE:
        return
    held.drafts.all().delete()
    drafts = _keep_drafts(held, proposal)
    held.recognized = sorted(proposal.recognized)
    found = {"drafts": len(proposal.drafts), "targets": len(proposal.targets)}
    if held.amendment:
        _fill_amendment(held.amendment, proposal)
        found["changes"] = keep_differences(held, drafts)
    else:
        _keep_targets(held, proposal)
        _fill_plan(held.plan, proposal)
    held.blocks, held.findings, held.remarks = proposal.blocks, proposal.findings, proposal.remarks
    held.pages, held.cutoff_basis = proposal.pages, _cutoff_basis(proposal)
    held.state, held.progress, held.finished_at = ReadingState.DONE, 100, timezone.now()
    held.save()
    record("plans.read_document", held.plan, by=held.asked_by, changes=found)


@transaction.atomic
def set_cutoff(plan: Plan, *, month: int, day: int, by: Officer) -> Plan:
    """Sets the plan's own yearly cut-off, on which the results of yearly tasks are due."""
    _require_reader(by, plan)
    old = plan.cutoff
    plan.report_month, plan.report_day = month, day
    plan.save(update_fields=["report_month", "report_day"])
    record(
        "plans.set_cutoff",
        plan,
        by=by,
        changes={"cutoff": [f"{old[1]:02}/{old[0]:02}", f"{day:02}/{month:02}"]},
    )
    return plan


def _keep_drafts(reading: Reading, proposal: Proposal) -> list[Draft]:
    drafts = Draft.objects.bulk_create(
        Draft(ward_id=reading.ward_id, reading=reading, **proposed.fields) for proposed in proposal.drafts
    )
    DraftUnit.objects.bulk_create(
        DraftUnit(ward_id=reading.ward_id, draft=draft, unit=unit, part=part)
        for draft, proposed in zip(drafts, proposal.drafts, strict=True)
        for unit, part in proposed.units
    )
    return drafts


def _keep_targets(reading: Reading, proposal: Proposal) -> None:
    reading.plan.targets.filter(decision=Decision.PENDING).delete()
    first = reading.plan.targets.count() + 1
    Target.objects.bulk_create(
        Target(ward_id=reading.ward_id, plan=reading.plan, reading=reading, order=order, **proposed.fields)
        for order, proposed in enumerate(proposal.targets, start=first)
    )


def _fill_plan(plan: Plan, proposal: Proposal) -> None:
    """What the document says of itself, where the person has not said it already, not even a moment ago."""
    plan.refresh_from_db(from_queryset=Plan.objects.select_for_update())
    if plan.source and plan.short_title == _stem(plan.source.name) and proposal.header.get("title"):
        plan.short_title = short_name(proposal.header["title"])
    for name, value in proposal.header.items():
        if not getattr(plan, name):
            setattr(plan, name, _fitting(plan, name, value))
    plan.title = plan.title or plan.short_title
    if proposal.cutoff and plan.report_month is None:
        plan.report_month, plan.report_day = proposal.cutoff.month, proposal.cutoff.day
    plan.save()


def _fill_amendment(amendment: Amendment, proposal: Proposal) -> None:
    """What a later document says of itself; what the plan says stays."""
    for name in ("title", "number", "issued_on"):
        if value := proposal.header.get(name):
            setattr(amendment, name, _fitting(amendment, name, value))
    amendment.save()


def _fitting(document: Plan | Amendment, name: str, value: Any) -> Any:
    longest = getattr(document._meta.get_field(name), "max_length", None)
    return value[:longest] if longest and isinstance(value, str) else value


def _cutoff_basis(proposal: Proposal) -> dict[str, Any]:
    found = proposal.cutoff
    if found is None:
        return {}
    return {"month": found.month, "day": found.day, "report_day": found.report_day, "block": found.block}


def _stem(name: str) -> str:
    return short_name(PurePath(name).stem)


def _require_reader(by: Officer, owned: Plan | Reading | None = None) -> None:
    if not has_permission(by, Permission.READ_DOCUMENT) or (owned and owned.ward_id != by.ward_id):
        raise Forbidden
