"""Entering a document that amends or replaces a plan, and taking it back."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.plans.actions.documents import keep_document, queue_reading
from donghanh.plans.amending.comparison import differences_from
from donghanh.plans.enums import AmendmentKind, ChangeDecision, ReadingState
from donghanh.plans.models import Amendment, ClauseChange, Draft, Plan, Reading, Task
from donghanh.plans.permissions import Permission

UNDER_WAY = (ReadingState.QUEUED, ReadingState.RUNNING)


@transaction.atomic
def enter_amendment(plan: Plan, content: bytes, name: str, *, kind: str, by: Officer) -> Reading:
    """Enters a later document of a followed plan and queues its reading. The documents before stay as they are."""
    _require_reader(by, plan.ward_id)
    if not plan.tasks.exists():
        raise Refused(_("Nothing of this plan is followed yet: remove it and enter the new document."))
    if Reading.objects.filter(plan=plan, amendment__isnull=False, state__in=UNDER_WAY).exists():
        raise Refused(_("Another document of this plan is being read. Wait until it is done."))
    amendment = Amendment.objects.create(
        ward_id=plan.ward_id,
        plan=plan,
        kind=AmendmentKind(kind),
        source=keep_document(content, name, by),
        entered_by=by,
    )
    record("plans.enter_amendment", plan, by=by, changes={"document": amendment.source.name})
    return queue_reading(plan, by, amendment)


@transaction.atomic
def remove_amendment(amendment: Amendment, *, by: Officer) -> None:
    """Takes back a document entered by mistake, as long as nothing of it has been taken over."""
    _require_reader(by, amendment.ward_id)
    decided = amendment.changes.filter(decision=ChangeDecision.TAKEN).exists()
    if decided or Task.objects.filter(draft__reading__amendment=amendment).exists():
        raise Refused(_("Something of this document has been taken over; it stays with the plan."))
    record("plans.remove_amendment", amendment.plan, by=by, reason=str(amendment))
    amendment.delete()


def keep_differences(reading: Reading, drafts: Sequence[Draft]) -> int:
    """Writes down how an amending document differs from what is followed; part of keeping its reading. Returns how many
    tasks it speaks of."""
    prefetch_related_objects(drafts, "units")
    found = differences_from(reading, drafts)
    ClauseChange.objects.filter(amendment=reading.amendment).delete()
    ClauseChange.objects.bulk_create(found.changes, batch_size=500)
    Draft.objects.bulk_update(found.continued, ["continues"], batch_size=500)
    Draft.objects.bulk_update(found.dropped, ["decision", "decided_by", "decided_at"], batch_size=500)
    return len(found.changes)


def _require_reader(by: Officer, ward: int) -> None:
    if not has_permission(by, Permission.READ_DOCUMENT) or ward != by.ward_id:
        raise Forbidden
