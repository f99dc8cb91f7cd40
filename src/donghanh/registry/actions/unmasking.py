"""Personal data shown in full: the look is written down before anything is shown (Luật 91/2025/QH15)."""

from django.db import transaction
from django.utils.translation import gettext as _

from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.registry.enums import AccessKind
from donghanh.registry.models import Access, Business
from donghanh.registry.permissions import can_unmask
from donghanh.registry.rights.restrictions import restriction_on

SHORTEST = 5
"""Letters of a purpose that says anything."""


@transaction.atomic
def unmask(business: Business, *, purpose: str, by: Officer, despite: bool = False) -> Access:
    """Writes down that an officer sees the personal data of a business in full, and what for.

    Where the owner had the use restricted the officer has to say that the purpose outweighs it (`despite`); that stands
    in the log before the purpose.
    """
    if not can_unmask(by, business):
        raise Forbidden
    words = " ".join(purpose.split())
    if len(words) < SHORTEST:
        raise Refused(_("Say what the data is needed for; the owner can read it."))
    restriction = restriction_on(business)
    if restriction and not despite:
        raise Refused(
            _(
                "The owner has restricted the use of personal data (%(code)s): confirm that the purpose outweighs it."
            )
            % {"code": restriction.code}
        )
    if restriction:
        told = _("Despite the restriction %(code)s: %(purpose)s")
        words = told % {"code": restriction.code, "purpose": words}
    return log_access(business, AccessKind.UNMASK, officer=by, purpose=words)


def log_access(
    business: Business, kind: str, *, officer: Officer | None = None, purpose: str = "", rows: int = 1
) -> Access:
    """One row of the log that nobody can change."""
    return Access.objects.create(
        ward_id=business.ward_id,
        kind=kind,
        public_id=business.public_id,
        officer=officer,
        purpose=purpose[:300],
        rows=rows,
    )
