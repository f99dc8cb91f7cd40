"""Where a reader stopped: the moment and number of the last row, signed, so that nobody makes one up.

Rows come by the moment of their last change. One that changes meanwhile comes again further on; none is passed over.
"""

from datetime import datetime, timedelta

from django.core import signing
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from donghanh.api.problems import Problem
from donghanh.registry.models import Business

SALT = "donghanh.api.cursor"
LONGEST = 300
OVERLAP = timedelta(minutes=15)
"""A change may become visible this long after its moment, when a large list is taken over in one go."""


def write_cursor(business: Business) -> str:
    """The opaque mark after a row."""
    return signing.dumps([business.updated_at.isoformat(), business.pk], salt=SALT)


def after(found: QuerySet[Business], cursor: str) -> QuerySet[Business]:
    """The rows after the mark. Raises Problem for what is no mark of ours."""
    try:
        text, pk = signing.loads(cursor, salt=SALT)
        moment = datetime.fromisoformat(text)
    except (signing.BadSignature, ValueError, TypeError):
        raise Problem(404, "cursor_unknown", _("There is no such cursor. Begin again without it.")) from None
    return found.filter(Q(updated_at=moment, pk__gt=pk) | Q(updated_at__gt=moment), updated_at__gte=moment)
