"""Why the ward's lists and the tax list differ: written down by an officer, never changed."""

from django.db import transaction
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.registry.enums import DifferenceReason, TaxDifference
from donghanh.registry.law.reconciliation import is_quarter
from donghanh.registry.models import Business, TaxNote
from donghanh.registry.permissions import can_edit_business


@transaction.atomic
def explain_difference(
    business: Business, *, difference: str, period: str, reason: str, note: str = "", by: Officer
) -> TaxNote:
    """Notes the reason for a quarter ("2026-Q4"); the newest holds (NĐ 68/2026/NĐ-CP Đ15.2)."""
    if not can_edit_business(by, business):
        raise Forbidden
    note = " ".join(note.split())[:300]
    if difference not in TaxDifference.values or not is_quarter(period):
        raise Refused(_("Choose a difference of the list."))
    if reason not in DifferenceReason.values:
        raise Refused(_("Choose a reason."))
    if reason == DifferenceReason.OTHER and not note:
        raise Refused(_("Say in the note what the other reason is."))
    made = TaxNote.objects.create(
        ward_id=business.ward_id,
        business=business,
        difference=difference,
        period=period,
        reason=reason,
        note=note,
        recorded_by=by,
    )
    changes = {"difference": difference, "period": period, "reason": reason}
    record("registry.explain_difference", business, by=by, reason=note, changes=changes)
    return made
