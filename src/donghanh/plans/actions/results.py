"""Telling about the work, claiming a result, and accepting or returning it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.files.models import Attachment
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.events import publish
from donghanh.org.models import Officer
from donghanh.plans.actions.twins import follow
from donghanh.plans.enums import EvidenceKind, UpdateKind
from donghanh.plans.events import ResultClaimed, ResultDecided, ResultReopened
from donghanh.plans.models import Claim, Evidence, Result, Task, Update
from donghanh.plans.permissions import can_assign_unit, can_decide_result, can_tell, can_work_on


@transaction.atomic
def note_progress(task: Task, text: str, *, by: Officer, result: Result | None = None) -> Update:
    """Adds a progress note by someone of a unit in the task. Notes are never changed."""
    _require(can_tell(by, task))
    if not text.strip():
        raise Refused(_("Write what has been done."))
    record("plans.note_progress", task, by=by, reason=text)
    return tell_update(task, UpdateKind.NOTE, text, by=by, result=result)


@transaction.atomic
def add_evidence(
    task: Task,
    *,
    by: Officer,
    label: str,
    result: Result | None = None,
    attachment: Attachment | None = None,
    document_number: str = "",
    document_date: date | None = None,
    url: str = "",
) -> Evidence:
    """Adds one piece of evidence: a file, else the number of a document, else a link."""
    _require(can_tell(by, task))
    kind = (
        EvidenceKind.FILE if attachment else EvidenceKind.DOCUMENT if document_number else EvidenceKind.LINK
    )
    if kind == EvidenceKind.LINK and not url:
        raise Refused(_("Attach a file, or give the number of a document or a link."))
    evidence = Evidence.objects.create(
        ward_id=task.ward_id,
        task=task,
        result=result,
        kind=kind,
        label=label or (attachment.name if attachment else document_number or url),
        attachment=attachment,
        document_number=document_number,
        document_date=document_date,
        url=url,
        by=by,
    )
    record("plans.add_evidence", task, by=by, changes={"evidence": evidence.label})
    return evidence


@transaction.atomic
def claim_result(result: Result, *, on: date, summary: str, by: Officer) -> Result:
    """Says the result is there since the day `on`, and asks for approval. The clock stops at that day if accepted."""
    result = locked(result)
    _require(can_work_on(by, result.task))
    if result.finished_on:
        raise Refused(_("This result has been accepted already."))
    if result.claimed_on:
        raise Refused(_("This result is already waiting for approval."))
    _require_own(result)
    require_running(result.task)
    if on > timezone.localdate():
        raise Refused(_("The day finished cannot be in the future."))
    if not summary.strip():
        raise Refused(_("Write the result in one sentence."))
    result.claimed_on, result.claimed_by, result.summary = on, by, summary.strip()
    result.save(update_fields=["claimed_on", "claimed_by", "summary"])
    Claim.objects.create(
        ward_id=result.ward_id,
        result=result,
        claimed_on=on,
        reason=result.summary,
        asked_by=by,
        asked_at=timezone.now(),
    )
    tell_update(result.task, UpdateKind.CLAIM, summary, by=by, result=result)
    _record("plans.claim_result", result, by=by, reason=summary, on=on)
    publish(ResultClaimed(result, by))
    return result


@transaction.atomic
def accept_result(result: Result, *, by: Officer) -> Result:
    """Accepts a claimed result: it is finished on the day claimed."""
    result = locked(result)
    _require(can_decide_result(by, result))
    if not result.claimed_on or result.finished_on:
        raise Refused(_("No result is waiting for approval here."))
    result.finished_on, result.accepted_by, result.accepted_at = result.claimed_on, by, timezone.now()
    result.save(update_fields=["finished_on", "accepted_by", "accepted_at"])
    follow(result)
    _decide_claim(result, granted=True, answer="", by=by)
    _record("plans.accept_result", result, by=by, on=result.finished_on)
    publish(ResultDecided(result, accepted=True, by=by))
    return result


@transaction.atomic
def return_result(result: Result, *, reason: str, by: Officer) -> Result:
    """Returns a claimed result with a reason; the clock runs on as if nothing had been claimed."""
    result = locked(result)
    _require(can_decide_result(by, result))
    if not result.claimed_on or result.finished_on:
        raise Refused(_("No result is waiting for approval here."))
    if not reason.strip():
        raise Refused(_("Say what is missing, so that it can be mended."))
    _record("plans.return_result", result, by=by, reason=reason, on=result.claimed_on)
    publish(ResultDecided(result, accepted=False, by=by, reason=reason))
    result.claimed_on, result.claimed_by = None, None
    result.returned_times += 1
    result.save(update_fields=["claimed_on", "claimed_by", "returned_times"])
    _decide_claim(result, granted=False, answer=reason, by=by)
    return result


@transaction.atomic
def reopen_result(result: Result, *, reason: str, by: Officer) -> Result:
    """Takes back the acceptance of a result that turned out not to be there; it is owed again, by its old deadline."""
    result = locked(result)
    _require(can_decide_result(by, result))
    if not result.finished_on:
        raise Refused(_("This result is not finished."))
    _require_own(result)
    if not reason.strip():
        raise Refused(_("Say why it is opened again."))
    _record("plans.reopen_result", result, by=by, reason=reason, on=result.finished_on)
    publish(ResultReopened(result, by))
    result.finished_on = result.accepted_by = result.accepted_at = None
    result.claimed_on = result.claimed_by = None
    result.before_import = False
    if _take_back_claim(result, reason, by):
        result.returned_times += 1
    result.save()
    follow(result)
    return result


@transaction.atomic
def record_finished_before_import(result: Result, *, on: date, summary: str, by: Officer) -> Result:
    """Records a result that was reached before the plan was entered, with its day; the evidence is added beside it."""
    result = locked(result)
    _require(can_assign_unit(by, result.task))
    if result.finished_on:
        raise Refused(_("This result has been accepted already."))
    _require_own(result)
    if on > timezone.localdate(result.task.confirmed_at):
        raise Refused(_("That day is after the plan was entered: claim the result instead."))
    if not summary.strip():
        raise Refused(_("Write the result in one sentence."))
    result.claimed_on, result.claimed_by, result.summary = on, by, summary.strip()
    result.finished_on, result.accepted_by, result.accepted_at = on, by, timezone.now()
    result.before_import = True
    result.save()
    follow(result)
    _record("plans.record_before_import", result, by=by, reason=summary, on=on)
    return result


def require_running(task: Task) -> None:
    """Raises Refused while the task is returned, paused or cancelled."""
    standing = task.interruptions.filter(ended_at__isnull=True).first()
    if standing:
        raise Refused(_("This task stands still: %(why)s.") % {"why": standing.get_kind_display().lower()})


def tell_update(task: Task, kind: str, text: str, *, by: Officer, result: Result | None = None) -> Update:
    """Adds one line to what the doers told; part of an action, never alone."""
    return Update.objects.create(
        ward_id=task.ward_id, task=task, result=result, kind=kind, text=text.strip(), by=by, at=timezone.now()
    )


def locked(result: Result) -> Result:
    """The result as it is now, held until the transaction ends."""
    return Result.objects.select_for_update(of=("self",)).select_related("task", "ward").get(pk=result.pk)


def with_status_today(result: Result) -> Result:
    """The result with its status as of today."""
    statuses = Result.objects.with_status(result.ward, on=timezone.localdate())
    found: Result = statuses.select_related("task").get(pk=result.pk)
    return found


def _require_own(result: Result) -> None:
    """Raises Refused where the result of another plan's task serves this one."""
    if result.served_by_id:
        raise Refused(_("This is the same duty as a task of another plan: report the result there."))


def _decide_claim(result: Result, *, granted: bool, answer: str, by: Officer) -> None:
    result.claims.filter(granted__isnull=True).update(
        granted=granted, answer=answer.strip(), decided_by=by, decided_at=timezone.now()
    )


def _take_back_claim(result: Result, answer: str, by: Officer) -> bool:
    """The claim that was accepted is refused after all: until now the result lay with whoever approved. False where the
    result was never claimed, as one from before the plan was entered."""
    accepted = result.claims.filter(granted=True).order_by("-decided_at").first()
    if accepted:
        accepted.granted, accepted.answer = False, answer.strip()
        accepted.decided_by, accepted.decided_at = by, timezone.now()
        accepted.save()
    return accepted is not None


def _record(verb: str, result: Result, *, by: Officer, reason: str = "", **changes: Any) -> None:
    facts = {name: str(value) for name, value in changes.items()} | {
        "result": result.pk,
        "period": result.label,
    }
    record(verb, result.task, by=by, reason=reason, changes=facts)


def _require(allowed: bool) -> None:
    if not allowed:
        raise Forbidden
