"""Taking lists of businesses out: who took how many, and for what, is written down before the file leaves."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.registry.enums import AccessKind
from donghanh.registry.models import Access
from donghanh.registry.permissions import Permission

SHORTEST_PURPOSE, LONGEST_PURPOSE = 5, 300


def clean_purpose(purpose: str) -> str:
    """What the list is for, in a few words. Raises Refused for none."""
    purpose = " ".join(purpose.split())
    if len(purpose) < SHORTEST_PURPOSE:
        raise Refused(_("Say what the list is for: it is written down with your name."))
    return purpose[:LONGEST_PURPOSE]


def check_export(*, in_full: bool, by: Officer) -> None:
    """Raises Forbidden for who may not take lists out, or not with personal data in full."""
    if not has_permission(by, Permission.EXPORT):
        raise Forbidden
    if in_full and not has_permission(by, Permission.UNMASK):
        raise Forbidden


@transaction.atomic
def record_export(
    rows: int, *, what: str, purpose: str, in_full: bool, by: Officer, shown: Collection[int] = ()
) -> Access:
    """Writes down that a list of so many businesses went out, and of which of them personal data stood in it unmasked
    (Luật 91/2025/QH15)."""
    check_export(in_full=in_full, by=by)
    access = Access.objects.create(
        ward_id=by.ward_id,
        kind=AccessKind.EXPORT,
        officer=by,
        purpose=clean_purpose(purpose),
        rows=rows,
        businesses=sorted(set(shown)),
    )
    record(
        "registry.export_list",
        access,
        by=by,
        reason=access.purpose,
        changes={"list": what, "rows": rows, "in_full": in_full},
    )
    return access
