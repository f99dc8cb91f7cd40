"""What is true where sources disagree: decided by a person, one by one or for a whole attribute, and told to the
agencies whose lists are wrong."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.registry.actions.settling import known_of, settle
from donghanh.registry.conflicts.disagreements import without_restricted
from donghanh.registry.dossier.provenance import sayings_of
from donghanh.registry.enums import AccessKind, Attribute, SourceKind
from donghanh.registry.masking import is_personal, mask
from donghanh.registry.models import Access, Business, Choice, CorrectionList, Entry, Source, TrustOrder
from donghanh.registry.permissions import Permission
from donghanh.registry.trust import GENERAL, ORDERS, says_the_same
from donghanh.registry.wording import attribute_words


@transaction.atomic
def choose_value(business: Business, attribute: str, value: str, *, reason: str, by: Officer) -> Choice:
    """What is shown from now on, whatever the lists say; those that say otherwise are found wrong."""
    _require(business, by, Permission.REVIEW)
    words = value.strip()[:500]
    if not words:
        raise Refused(_("Choose a value."))
    if not reason.strip():
        raise Refused(_("Say what the decision rests on."))
    sayings = sayings_of(known_of([business.pk])[0], Attribute(attribute))
    refuted = [
        {"source": each.row.source_id, "value": each.value, "as_of": each.as_of.isoformat()}
        for each in sayings
        if not says_the_same(attribute, each.value, words)
    ]
    made = Choice.objects.create(
        ward_id=business.ward_id,
        business=business,
        attribute=Attribute(attribute),
        value=words,
        refuted=refuted,
        reason=reason.strip()[:300],
        decided_by=by,
    )
    settle([business.pk])
    record("registry.choose", business, by=by, reason=made.reason, changes=_told(attribute, words))
    return made


@transaction.atomic
def choose_entry(business: Business, attribute: str, entry: Entry, *, reason: str, by: Officer) -> Choice:
    """The same, with the value that one list says."""
    if entry.business_id != business.pk or not entry.is_current or not entry.values.get(attribute):
        raise Refused(_("The list says something else by now. Look again."))
    return choose_value(business, attribute, entry.values[attribute], reason=reason, by=by)


@transaction.atomic
def take_choice_back(business: Business, attribute: str, *, reason: str, by: Officer) -> Choice:
    """The lists speak again."""
    _require(business, by, Permission.REVIEW)
    if not reason.strip():
        raise Refused(_("Say why."))
    last = Choice.objects.filter(business=business, attribute=attribute).first()
    if last is None or not last.value:
        raise Refused(_("There is no decision to take back."))
    made = Choice.objects.create(
        ward_id=business.ward_id,
        business=business,
        attribute=Attribute(attribute),
        value="",
        reason=reason.strip()[:300],
        decided_by=by,
    )
    settle([business.pk])
    record("registry.take_choice_back", business, by=by, reason=made.reason, changes=_told(attribute, ""))
    return made


@transaction.atomic
def trust_source(attribute: str, kind: str, *, reason: str, by: Officer) -> int:
    """From now on one kind of source is believed first for an attribute, in all the ward; "" brings the general order
    back. Returns how many businesses were looked at anew."""
    if not has_permission(by, Permission.REVIEW):
        raise Forbidden
    if not reason.strip():
        raise Refused(_("Say what the decision rests on."))
    usual = ORDERS.get(attribute, GENERAL)
    kinds = [kind, *(each for each in usual if each != kind)] if kind else []
    made = TrustOrder.objects.create(
        ward_id=by.ward_id,
        attribute=Attribute(attribute),
        kinds=[str(SourceKind(each).value) for each in kinds],
        reason=reason.strip()[:300],
        decided_by=by,
    )
    several = Business.objects.filter(ward_id=by.ward_id, merged_into=None).annotate(
        lists=Count("entries", filter=Q(entries__is_current=True))
    )
    keys = list(several.filter(lists__gt=1).values_list("pk", flat=True))
    settle(keys)
    changes = {"attribute": str(Attribute(attribute).value), "kind": kind}
    record("registry.trust_source", made, by=by, reason=made.reason, changes=changes)
    return len(keys)


@transaction.atomic
def make_correction_list(source: Source, rows: Sequence[dict[str, Any]], *, by: Officer) -> CorrectionList:
    """Freezes what one agency's list has wrong, for a letter to that agency; the taking out is logged."""
    if source.ward_id != by.ward_id or not has_permission(by, Permission.EXPORT):
        raise Forbidden
    rows = without_restricted(by.ward_id, rows)
    if not rows:
        raise Refused(_("Nothing of this list was found wrong."))
    made = CorrectionList.objects.create(ward_id=by.ward_id, source=source, rows=rows, made_by=by)
    log_list(made, by=by)
    record("registry.make_correction_list", made, by=by, changes={"rows": str(len(rows))})
    return made


def log_list(made: CorrectionList, *, by: Officer) -> Access:
    """One row of the log of personal data each time the list leaves as a file."""
    rows = without_restricted(made.ward_id, made.rows)
    told = {row["public_id"] for row in rows if is_personal(row["attribute"], row["said"])}
    businesses = Business.objects.filter(ward_id=made.ward_id, public_id__in=told).values_list(
        "pk", flat=True
    )
    return Access.objects.create(
        ward_id=made.ward_id,
        kind=AccessKind.EXPORT,
        officer=by,
        agency=made.source.agency or made.source.name,
        purpose=_("Correction list for the agency"),
        rows=len(rows),
        businesses=sorted(businesses),
    )


@transaction.atomic
def mark_list_sent(made: CorrectionList, *, on: date, document: str, by: Officer) -> CorrectionList:
    """The letter with the list has left. What the agency's next list agrees with closes by itself."""
    if made.ward_id != by.ward_id or not has_permission(by, Permission.EXPORT):
        raise Forbidden
    found = CorrectionList.objects.select_for_update(of=("self",)).get(pk=made.pk)
    if found.sent_on:
        raise Refused(_("The list was marked as sent already."))
    if on > timezone.localdate():
        raise Refused(_("The day is still to come."))
    found.sent_on, found.document = on, document.strip()[:60]
    found.save(update_fields=["sent_on", "document"])
    changes = {"document": found.document, "sent_on": on.isoformat()}
    record("registry.send_correction_list", found, by=by, changes=changes)
    return found


def _told(attribute: str, value: str) -> dict[str, str]:
    return {"attribute": attribute, "value": mask(attribute, attribute_words(attribute, value))}


def _require(business: Business, by: Officer, permission: str) -> None:
    if business.ward_id != by.ward_id or not has_permission(by, permission):
        raise Forbidden
    Business.objects.select_for_update(of=("self",)).get(pk=business.pk)
