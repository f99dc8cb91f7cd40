"""Where a reader stopped: the moment and number of the last row, and where the next round begins; signed for one key.

Rows come by the moment of their last change. One that changes meanwhile comes again further on. One whose change is
committed only after the reader has passed its moment comes in the next round: `resume_from` is taken as the round
begins, before its first row is read, and every cursor of the round hands it on.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core import signing
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from donghanh.api.problems import Problem
from donghanh.registry.models import Business

SALT = "donghanh.api.cursor"
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Mark:
    """The last row that was read, and the `updated_since` of the next round."""

    moment: datetime
    pk: int
    resume_from: datetime


def write_cursor(business: Business, resume_from: datetime, prefix: str) -> str:
    """The opaque mark after a row, for the key with this code."""
    told = [business.updated_at.isoformat(), business.pk, resume_from.isoformat()]
    return signing.dumps(told, salt=f"{SALT}.{prefix}")


def read_cursor(cursor: str, prefix: str) -> Mark:
    """Raises Problem for what is no mark of ours, or of another key."""
    try:
        moment, pk, resume_from = signing.loads(cursor, salt=f"{SALT}.{prefix}")
        return Mark(datetime.fromisoformat(moment), int(pk), datetime.fromisoformat(resume_from))
    except (signing.BadSignature, ValueError, TypeError):
        raise Problem(404, "cursor_unknown", _("There is no such cursor. Begin again without it.")) from None


def after(found: QuerySet[Business], mark: Mark) -> QuerySet[Business]:
    """The rows after the mark."""
    return found.filter(
        Q(updated_at=mark.moment, pk__gt=mark.pk) | Q(updated_at__gt=mark.moment),
        updated_at__gte=mark.moment,
    )
