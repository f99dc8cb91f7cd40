"""Asking for more time, objecting to a late flag, and deciding on both."""

from datetime import date
from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.events import publish
from donghanh.org.models import Officer
from donghanh.plans.actions.results import locked, require_running, tell_update, with_status_today
from donghanh.plans.actions.twins import follow
from donghanh.plans.enums import UpdateKind
from donghanh.plans.events import RequestDecided, RequestMade
from donghanh.plans.late_flags import is_flagged_late
from donghanh.plans.models import Extension, LateReview, Result
from donghanh.plans.permissions import can_assign_unit, can_decide_on, can_work_on
from donghanh.ui.text import write_date

Asked = TypeVar("Asked", Extension, LateReview)


@transaction.atomic
def ask_extension(result: Result, *, new_due_on: date, reason: str, by: Officer) -> Extension:
    """Asks the assigner for a later date. One request may be open; the dates before are kept."""
    result = locked(result)
    _require_asker(result, reason, by)
    require_running(result.task)
    if result.due_on is None:
        raise Refused(_("This task has no deadline to extend."))
    _require_later(result, new_due_on)
    if result.extensions.filter(granted__isnull=True).exists():
        raise Refused(_("A request for more time is already waiting for a decision."))
    extension = Extension.objects.create(
        ward_id=result.ward_id,
        result=result,
        old_due_on=result.due_on,
        new_due_on=new_due_on,
        reason=reason.strip(),
        asked_by=by,
        asked_at=timezone.now(),
    )
    tell_update(result.task, UpdateKind.EXTENSION, reason, by=by, result=result)
    record("plans.ask_extension", result.task, by=by, reason=reason, changes=_dates(extension))
    publish(RequestMade(result, by))
    return extension


@transaction.atomic
def decide_extension(extension: Extension, *, granted: bool, answer: str, by: Officer) -> Extension:
    """Grants the later date, or refuses it with an answer."""
    result = locked(extension.result)
    extension = _held(extension)
    _require_decider(extension, granted, answer, by)
    if granted and result.finished_on:
        raise Refused(_("This result has been accepted already."))
    if granted:
        _require_later(result, extension.new_due_on)
        result.due_on, result.exclusive = extension.new_due_on, False
        result.save(update_fields=["due_on", "exclusive"])
    _close(extension, granted, answer, by)
    verb = "plans.grant_extension" if granted else "plans.refuse_extension"
    record(verb, result.task, by=by, reason=answer, changes=_dates(extension))
    publish(RequestDecided(result, granted, extension.asked_by, by))
    return extension


@transaction.atomic
def ask_late_review(
    result: Result,
    *,
    reason: str,
    by: Officer,
    corrected_due_on: date | None = None,
    corrected_finished_on: date | None = None,
) -> LateReview:
    """Objects to a late flag, naming the fact that is wrong: the deadline, or the day finished."""
    result = locked(result)
    if not (can_work_on(by, result.task)):
        raise Forbidden
    if not reason.strip():
        raise Refused(_("Say why the flag is wrong."))
    if not is_flagged_late(with_status_today(result)):
        raise Refused(_("This result carries no late flag."))
    _require_correction(result, corrected_due_on, corrected_finished_on)
    if result.late_reviews.filter(granted__isnull=True).exists():
        raise Refused(_("A review of this flag is already waiting for a decision."))
    review = LateReview.objects.create(
        ward_id=result.ward_id,
        result=result,
        reason=reason.strip(),
        corrected_due_on=corrected_due_on,
        corrected_finished_on=corrected_finished_on,
        asked_by=by,
        asked_at=timezone.now(),
    )
    tell_update(result.task, UpdateKind.REVIEW, reason, by=by, result=result)
    record("plans.ask_late_review", result.task, by=by, reason=reason)
    publish(RequestMade(result, by))
    return review


@transaction.atomic
def decide_late_review(review: LateReview, *, granted: bool, answer: str, by: Officer) -> LateReview:
    """Grants the objection, which corrects the wrong fact, or refuses it with an answer."""
    result = locked(review.result)
    review = _held(review)
    _require_decider(review, granted, answer, by)
    if granted:
        _require_correction(result, review.corrected_due_on, review.corrected_finished_on)
        _correct(result, review)
    _close(review, granted, answer, by)
    verb = "plans.grant_late_review" if granted else "plans.refuse_late_review"
    record(verb, result.task, by=by, reason=answer)
    publish(RequestDecided(result, granted, review.asked_by, by))
    return review


@transaction.atomic
def move_deadline(result: Result, *, new_due_on: date, reason: str, by: Officer) -> Extension:
    """Sets a later date on the assigner's own motion: an extension that nobody asked for, with its reason."""
    result = locked(result)
    if not can_assign_unit(by, result.task):
        raise Forbidden
    if result.finished_on or result.due_on is None:
        raise Refused(_("This result has no deadline that could move."))
    if not reason.strip():
        raise Refused(_("Give the reason."))
    _require_later(result, new_due_on)
    now = timezone.now()
    extension = Extension.objects.create(
        ward_id=result.ward_id,
        result=result,
        old_due_on=result.due_on,
        new_due_on=new_due_on,
        reason=reason.strip(),
        asked_by=by,
        asked_at=now,
        granted=True,
        decided_by=by,
        decided_at=now,
    )
    result.due_on, result.exclusive = new_due_on, False
    result.save(update_fields=["due_on", "exclusive"])
    record("plans.move_deadline", result.task, by=by, reason=reason, changes=_dates(extension))
    return extension


def _require_later(result: Result, new_due_on: date) -> None:
    """Also asked when granting: the deadline may have been corrected since the request."""
    if result.due_on and new_due_on <= result.due_on:
        raise Refused(
            _("The new deadline must be after the present one (%(due)s).")
            % {"due": write_date(result.due_on)}
        )


def _require_correction(result: Result, due_on: date | None, finished_on: date | None) -> None:
    """Raises Refused unless exactly one fact is corrected, and to something that can be true of the result."""
    if (due_on is None) == (finished_on is None):
        raise Refused(_("Give either the right deadline or the right day finished."))
    if due_on and result.due_on is None:
        raise Refused(_("This task has no deadline to correct."))
    if due_on and result.starts_on and due_on < result.starts_on:
        raise Refused(
            _("The deadline cannot come before the work begins (%(start)s).")
            % {"start": write_date(result.starts_on)}
        )
    if finished_on and result.claimed_on is None:
        raise Refused(_("Nothing has been reported as finished here yet: report the result instead."))
    if finished_on and finished_on > timezone.localdate():
        raise Refused(_("The day finished cannot be in the future."))


def _correct(result: Result, review: LateReview) -> None:
    """A result that still waits for approval keeps waiting, from the corrected day."""
    if review.corrected_due_on:
        result.due_on, result.exclusive = review.corrected_due_on, False
    else:
        result.claimed_on = review.corrected_finished_on
        result.finished_on = result.finished_on and review.corrected_finished_on
    result.save(update_fields=["due_on", "exclusive", "claimed_on", "finished_on"])
    follow(result)


def _held(request: Asked) -> Asked:
    """The request as it is now, held until the transaction ends."""
    return type(request)._default_manager.select_for_update().get(pk=request.pk)


def _require_asker(result: Result, reason: str, by: Officer) -> None:
    if not can_work_on(by, result.task):
        raise Forbidden
    if result.finished_on:
        raise Refused(_("This result has been accepted already."))
    if not reason.strip():
        raise Refused(_("Give the reason."))


def _require_decider(request: Extension | LateReview, granted: bool, answer: str, by: Officer) -> None:
    if not can_decide_on(by, request):
        raise Forbidden
    if request.granted is not None:
        raise Refused(_("This request has been decided already."))
    if not granted and not answer.strip():
        raise Refused(_("Give the reason for refusing."))


def _close(request: Extension | LateReview, granted: bool, answer: str, by: Officer) -> None:
    request.granted, request.answer = granted, answer.strip()
    request.decided_by, request.decided_at = by, timezone.now()
    request.save()


def _dates(extension: Extension) -> dict[str, list[str]]:
    return {"due_on": [write_date(extension.old_due_on), write_date(extension.new_due_on)]}
