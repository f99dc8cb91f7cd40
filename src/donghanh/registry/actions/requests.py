"""The owner's link, and requests about personal data from receipt to answer (Luật 91/2025/QH15, NĐ 356/2025/NĐ-CP)."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import DateTimeField, Func
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer, Ward
from donghanh.org.permissions import has_permission
from donghanh.registry.actions.businesses import own_source, put_entry
from donghanh.registry.actions.choosing import choose_value
from donghanh.registry.actions.forgetting import forget
from donghanh.registry.actions.settling import known_of, settle, trust_orders
from donghanh.registry.actions.unmasking import log_access
from donghanh.registry.enums import (
    AccessKind,
    Attribute,
    DataRequestKind,
    DataRequestOutcome,
    SourceKind,
)
from donghanh.registry.models import Business, DataRequest, Entry, OwnerLink
from donghanh.registry.permissions import Permission
from donghanh.registry.queries import limits_on
from donghanh.registry.resolution.merged import led_to
from donghanh.registry.rights.clocks import NoRule, clock_of, extended
from donghanh.registry.rights.mirroring import GUESSES, business_of, secrets_of
from donghanh.registry.rights.redaction import redacted
from donghanh.registry.rights.restrictions import RESTRICTING, bound_by, standing_restrictions
from donghanh.registry.trust import says_the_same

LASTS = timedelta(days=30)
MOST_A_DAY = 10
"""Requests about one business a day: more than anyone has to say, little enough for a link in wrong hands."""


class _Owner:
    """Who acts where the owner does: no officer, but somebody in the trail."""

    pk = None

    def __init__(self, ward_id: int) -> None:
        self.ward_id = ward_id

    def __str__(self) -> str:
        return _("The owner")


@transaction.atomic
def issue_owner_link(business: Business, *, by: Officer, asks: str = "") -> OwnerLink:
    """A new way in for 30 days; the ones before are closed. Refused where nothing is known to tell the owner by."""
    _require(business.ward_id, by)
    if not secrets_of(business):
        raise Refused(
            _(
                "No personal number and no telephone of the owner is known: the owner could not be told from others."
            )
        )
    now = timezone.now()
    OwnerLink.objects.filter(led_to(business), revoked_at=None).update(revoked_at=now)
    made = OwnerLink.objects.create(
        ward_id=business.ward_id,
        business=business,
        asks=Attribute(asks) if asks else "",
        expires_on=timezone.localdate() + LASTS,
        issued_by=by,
    )
    record("registry.issue_owner_link", business, by=by, changes={"expires_on": made.expires_on.isoformat()})
    return made


@transaction.atomic
def revoke_owner_links(business: Business, *, by: Officer) -> None:
    """No link to this business is good any more."""
    _require(business.ward_id, by)
    OwnerLink.objects.filter(led_to(business), revoked_at=None).update(revoked_at=timezone.now())
    record("registry.revoke_owner_link", business, by=by)


@transaction.atomic
def confirm_owner(link: OwnerLink, digits: str) -> bool:
    """Whether the digits are the owner's. A wrong guess counts; after five the link is closed. A right one is written
    down as a look of the owner."""
    held = OwnerLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if held.wrong >= GUESSES:
        return False
    business = business_of(link)
    if digits not in secrets_of(business):
        held.wrong += 1
        held.save(update_fields=["wrong"])
        link.wrong = held.wrong
        return False
    if held.opened_at is None:
        held.opened_at = timezone.now()
        held.save(update_fields=["opened_at"])
    log_access(business, AccessKind.MIRROR)
    return True


@transaction.atomic
def receive_request(
    business: Business,
    kind: str,
    *,
    text: str = "",
    attribute: str = "",
    wanted: str = "",
    link: OwnerLink | None = None,
    by: Officer | None = None,
    received_on: date | None = None,
) -> DataRequest:
    """A request begins, by the link or taken down by an officer; its clock runs from the day of receipt."""
    if by is not None:
        _require(business.ward_id, by)
    ward = Ward.objects.select_for_update(of=("self",)).get(pk=business.ward_id)
    today = timezone.localdate()
    day = received_on or today
    _require_request(
        business, kind, text=text, attribute=attribute, wanted=wanted, day=day, is_owner=by is None
    )
    try:
        clock = clock_of(kind, day, ward.calendar, limits_on(day))
    except NoRule:
        raise Refused(_("The rule for the deadline of such a request is not set up yet.")) from None
    made = DataRequest.objects.create(
        ward=ward,
        business=business,
        code=_next_code(ward, today),
        kind=DataRequestKind(kind),
        attribute=Attribute(attribute) if attribute else "",
        wanted=wanted.strip()[:500],
        text=text.strip()[:2000],
        link=link,
        received_by=by,
        received_on=day,
        acknowledge_by=clock.acknowledge_by,
        first_due_on=clock.due_on,
        due_on=clock.due_on,
        basis=clock.basis,
    )
    changes = {"code": made.code, "kind": made.kind, "due_on": made.due_on.isoformat()}
    record("registry.receive_request", business, by=by or _Owner(ward.pk), changes=changes)
    return made


@transaction.atomic
def acknowledge_request(request: DataRequest, *, by: Officer) -> DataRequest:
    """The owner is told that the request has arrived and by when it is carried out."""
    held = _held(request, by)
    if held.acknowledged_at:
        raise Refused(_("It was acknowledged already."))
    held.acknowledged_at, held.acknowledged_by = timezone.now(), by
    held.save(update_fields=["acknowledged_at", "acknowledged_by"])
    record("registry.acknowledge_request", held.business, by=by, changes={"code": held.code})
    return held


@transaction.atomic
def extend_request(request: DataRequest, *, reason: str, by: Officer) -> DataRequest:
    """Moves the deadline once, before it has passed, with a reason that the owner reads."""
    held = _held(request, by)
    if held.is_extended:
        raise Refused(_("A request is extended once only."))
    if timezone.localdate() > held.due_on:
        raise Refused(_("The deadline has passed: it cannot be extended any more."))
    if not reason.strip():
        raise Refused(_("Say why; the owner reads it."))
    held.due_on = extended(held.kind, held.first_due_on, held.ward.calendar, limits_on(held.received_on))
    held.extension_reason = reason.strip()[:500]
    held.save(update_fields=["due_on", "extension_reason"])
    changes = {"code": held.code, "due_on": [held.first_due_on.isoformat(), held.due_on.isoformat()]}
    record("registry.extend_request", held.business, by=by, reason=held.extension_reason, changes=changes)
    return held


@transaction.atomic
def grant_request(request: DataRequest, *, answer: str, by: Officer) -> DataRequest:
    """Carries it out and answers: a correction becomes what the owner said and is shown, data that is to go goes.

    A restriction, an objection or a withdrawal holds from now on (`restrictions`). Everything else (a look, a copy) is
    carried out by the office and told in the answer.
    """
    held = _held(request, by)
    if held.kind == DataRequestKind.CORRECT:
        _put_right(held.about, held, by)
    if held.kind == DataRequestKind.DELETE:
        held.left, patterns = forget(held)
        held.refresh_from_db(fields=["text", "wanted", "extension_reason"])
        answer = redacted(answer, patterns)
    done = _decide(held, DataRequestOutcome.GRANTED, answer, by)
    if held.kind in RESTRICTING:
        _tell_readers(held)
    return done


@transaction.atomic
def lift_restriction(request: DataRequest, *, reason: str, by: Officer) -> DataRequest:
    """The restriction holds no more: the owner wants it so, or its ground is gone. The owner reads the reason."""
    _require(request.ward_id, by)
    held = standing_restrictions().select_for_update(of=("self",)).filter(pk=request.pk).first()
    if held is None:
        raise Refused(_("There is no restriction that could be lifted."))
    if not reason.strip():
        raise Refused(_("Say why; the owner reads it."))
    _tell_readers(held)
    held.lifted_at, held.lifted_by, held.lifted_reason = timezone.now(), by, reason.strip()[:300]
    held.save(update_fields=["lifted_at", "lifted_by", "lifted_reason"])
    changes = {"code": held.code, "kind": held.kind}
    record("registry.lift_restriction", held.business, by=by, reason=held.lifted_reason, changes=changes)
    return held


@transaction.atomic
def refuse_request(request: DataRequest, *, answer: str, by: Officer) -> DataRequest:
    """Says why it is not carried out; the owner reads it."""
    return _decide(_held(request, by), DataRequestOutcome.REFUSED, answer, by)


def _tell_readers(request: DataRequest) -> None:
    """Who reads changes of the registry reads these businesses anew, with or without the owner's data."""
    now = Func(function="clock_timestamp", output_field=DateTimeField())
    Business.objects.filter(pk__in=bound_by(request)).update(updated_at=now)


def _put_right(business: Business, request: DataRequest, by: Officer) -> None:
    """The owner's word becomes an entry; where another source is trusted more, the officer has decided by this."""
    source = own_source(business.ward_id, SourceKind.OWNER)
    before = Entry.objects.filter(business=business, source=source, is_current=True).order_by("-pk").first()
    values = (dict(before.values) if before else {}) | {request.attribute: request.wanted}
    put_entry(business, source, values, as_of=request.received_on, by=by)
    settle([business.pk])
    shown = known_of([business.pk])[0].shown(trust_orders(business.ward_id)).get(request.attribute)
    if (
        shown is None
        or not says_the_same(request.attribute, shown.value, request.wanted)
        or shown.is_conflict
    ):
        reason = _("Request %(code)s of the owner") % {"code": request.code}
        choose_value(business, request.attribute, request.wanted, reason=reason, by=by)


def _decide(held: DataRequest, outcome: str, answer: str, by: Officer) -> DataRequest:
    if not answer.strip():
        raise Refused(_("Write the answer; the owner reads it."))
    now = timezone.now()
    if held.acknowledged_at is None:
        held.acknowledged_at, held.acknowledged_by = now, by
    held.outcome, held.answer = outcome, answer.strip()[:2000]
    held.decided_at, held.decided_by = now, by
    held.save()
    changes = {"code": held.code, "outcome": outcome}
    record("registry.decide_request", held.business, by=by, reason=held.answer[:300], changes=changes)
    return held


def _require_request(
    business: Business, kind: str, *, text: str, attribute: str, wanted: str, day: date, is_owner: bool
) -> None:
    if kind not in DataRequestKind.values or (attribute and attribute not in Attribute.values):
        raise Refused(_("Choose what you ask for."))
    if kind == DataRequestKind.CORRECT and not (attribute and wanted.strip()):
        raise Refused(_("Choose the fact that is wrong and write what is right."))
    if kind not in (DataRequestKind.CORRECT, DataRequestKind.VIEW) and not (text.strip() or attribute):
        raise Refused(_("Write what you ask for."))
    if day > timezone.localdate():
        raise Refused(_("The day is still to come."))
    today = DataRequest.objects.filter(
        led_to(business), created_at__date=timezone.localdate(), received_by=None
    )
    if is_owner and today.count() >= MOST_A_DAY:
        raise Refused(_("Enough was asked today. Please come to the office, or ask again tomorrow."))


def _next_code(ward: Ward, today: date) -> str:
    """ "DLCN-2026-0007": without gaps within a year, because the ward's row is held."""
    head = f"DLCN-{today.year}-"
    last = DataRequest.objects.filter(ward=ward, code__startswith=head).order_by("-code").first()
    return f"{head}{int(last.code.rpartition('-')[2]) + 1 if last else 1:04}"


def _held(request: DataRequest, by: Officer) -> DataRequest:
    """The request, held until the transaction ends, as long as it is open. Raises Refused once it is decided."""
    _require(request.ward_id, by)
    related: Any = DataRequest.objects.select_related("business__merged_into", "ward")
    held: DataRequest = related.select_for_update(of=("self",)).get(pk=request.pk)
    if held.outcome:
        raise Refused(_("The request has been answered already."))
    return held


def _require(ward: int, by: Officer) -> None:
    if ward != by.ward_id or not has_permission(by, Permission.ANSWER):
        raise Forbidden
