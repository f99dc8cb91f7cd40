"""Personal data of a list shown in full or taken out: written down before anything is shown (Luật 91/2025/QH15)."""

from django.db import transaction
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.registry.enums import AccessKind
from donghanh.registry.models import Access, Batch
from donghanh.registry.permissions import Permission


@transaction.atomic
def note_access(batch: Batch, kind: AccessKind, rows: int, *, by: Officer) -> Access:
    """One row of the log that nobody can change; what is taken out stands in the trail of the list too."""
    if not has_permission(by, Permission.UNMASK if kind == AccessKind.UNMASK else Permission.EXPORT):
        raise Forbidden
    if kind == AccessKind.EXPORT:
        record("registry.export_rows", batch, by=by, changes={"rows": rows})
    purpose = _("Checking the list “%(list)s”") % {"list": batch}
    return Access.objects.create(
        ward_id=batch.ward_id, kind=kind, officer=by, purpose=purpose[:300], rows=rows
    )
