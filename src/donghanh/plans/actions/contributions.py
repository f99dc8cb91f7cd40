"""The pieces of a result that cooperating units owe: asked, delivered, confirmed or returned, each by its own day."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.events import publish
from donghanh.org.models import Officer, Unit
from donghanh.plans.actions.results import locked, require_running, tell_update
from donghanh.plans.enums import UpdateKind
from donghanh.plans.events import ContributionMoved
from donghanh.plans.models import Contribution, Result
from donghanh.plans.permissions import (
    can_ask_contribution,
    can_confirm_contribution,
    can_deliver_contribution,
)
from donghanh.ui.text import write_date


@transaction.atomic
def ask_contribution(
    result: Result, unit: Unit, *, deliverable: str, by: Officer, due_on: date | None = None
) -> Contribution:
    """Asks a unit that takes part in the task for its own piece, by a day not after the result's own; by the lead unit
    or the assigner."""
    result = locked(result)
    _require(can_ask_contribution(by, result.task))
    _require_open(result)
    if not result.task.participants.filter(unit=unit).exists():
        raise Refused(_("Choose a unit that takes part in the task."))
    if result.contributions.filter(unit=unit).exists():
        raise Refused(_("This unit has been asked already: change what it was asked for."))
    _require_piece(result, deliverable, due_on)
    contribution = Contribution.objects.create(
        ward_id=result.ward_id,
        result=result,
        unit=unit,
        deliverable=deliverable.strip(),
        due_on=due_on,
        asked_by=by,
        asked_at=timezone.now(),
    )
    _tell("plans.ask_contribution", contribution, contribution.deliverable, by)
    return contribution


@transaction.atomic
def change_contribution(
    contribution: Contribution, *, deliverable: str, by: Officer, due_on: date | None = None
) -> Contribution:
    """Changes what is asked, or until when, as long as nothing was delivered."""
    result, contribution = _held(contribution)
    _require(can_ask_contribution(by, result.task))
    _require_open(result)
    _require_undelivered(contribution)
    _require_piece(result, deliverable, due_on)
    contribution.deliverable, contribution.due_on = deliverable.strip(), due_on
    contribution.save()
    _tell("plans.change_contribution", contribution, contribution.deliverable, by)
    return contribution


@transaction.atomic
def withdraw_contribution(contribution: Contribution, *, reason: str, by: Officer) -> None:
    """Takes the request back, as long as nothing was delivered; the history keeps it."""
    result, contribution = _held(contribution)
    _require(can_ask_contribution(by, result.task))
    _require_undelivered(contribution)
    if not reason.strip():
        raise Refused(_("Give the reason."))
    _tell("plans.withdraw_contribution", contribution, reason, by)
    contribution.delete()


@transaction.atomic
def deliver_contribution(contribution: Contribution, *, on: date, summary: str, by: Officer) -> Contribution:
    """Says that the piece was delivered on the day; its clock stops there once the lead confirms."""
    result, contribution = _held(contribution)
    _require(can_deliver_contribution(by, contribution))
    require_running(result.task)
    _require_undelivered(contribution)
    if on > timezone.localdate():
        raise Refused(_("The day delivered cannot be in the future."))
    if not summary.strip():
        raise Refused(_("Write in one sentence what is delivered."))
    contribution.delivered_on, contribution.delivered_by = on, by
    contribution.summary = summary.strip()
    contribution.save()
    tell_update(result.task, UpdateKind.DELIVERY, summary, by=by, result=result)
    _tell("plans.deliver_contribution", contribution, summary, by)
    return contribution


@transaction.atomic
def confirm_contribution(contribution: Contribution, *, by: Officer) -> Contribution:
    """Confirms a delivered piece, by the lead unit or the assigner, never by who delivered it."""
    _result, contribution = _held(contribution)
    _require_decider(contribution, by)
    contribution.confirmed_by, contribution.confirmed_at = by, timezone.now()
    contribution.save()
    _tell("plans.confirm_contribution", contribution, contribution.summary, by)
    return contribution


@transaction.atomic
def return_contribution(contribution: Contribution, *, reason: str, by: Officer) -> Contribution:
    """Returns a delivered piece with a reason; its clock runs on as if nothing had been delivered."""
    _result, contribution = _held(contribution)
    _require_decider(contribution, by)
    if not reason.strip():
        raise Refused(_("Say what is missing, so that it can be mended."))
    _tell("plans.return_contribution", contribution, reason, by)
    contribution.delivered_on = contribution.delivered_by = None
    contribution.summary = ""
    contribution.returned_times += 1
    contribution.save()
    return contribution


def _held(contribution: Contribution) -> tuple[Result, Contribution]:
    """Result and piece as they are now, held until the transaction ends."""
    result = locked(contribution.result)
    held = Contribution.objects.select_for_update(of=("self",)).select_related("unit", "delivered_by")
    contribution = held.get(pk=contribution.pk)
    contribution.result = result
    return result, contribution


def _tell(verb: str, contribution: Contribution, words: str, by: Officer) -> None:
    changes = {"contribution": str(contribution.unit), "period": contribution.result.label}
    record(verb, contribution.result.task, by=by, reason=words, changes=changes)
    publish(ContributionMoved(contribution, verb, by))


def _require(allowed: bool) -> None:
    if not allowed:
        raise Forbidden


def _require_open(result: Result) -> None:
    require_running(result.task)
    if result.finished_on:
        raise Refused(_("This result has been accepted already."))


def _require_piece(result: Result, deliverable: str, due_on: date | None) -> None:
    if not deliverable.strip():
        raise Refused(_("Say what is to be delivered."))
    if due_on and result.due_on and due_on > result.due_on:
        raise Refused(
            _("The piece is due before the result itself (%(day)s).") % {"day": write_date(result.due_on)}
        )


def _require_undelivered(contribution: Contribution) -> None:
    if contribution.delivered_on:
        raise Refused(_("This piece has been delivered already."))


def _require_decider(contribution: Contribution, by: Officer) -> None:
    _require(can_confirm_contribution(by, contribution))
    if not contribution.delivered_on or contribution.confirmed_at:
        raise Refused(_("No piece is waiting to be confirmed here."))
