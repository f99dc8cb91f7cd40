"""Background work of notices."""

import logging
from datetime import timedelta

from django.utils import timezone

from donghanh.kernel.walls import row_scope
from donghanh.notify import hours
from donghanh.notify.actions import forget_letters, send_next
from donghanh.org.models import Ward
from donghanh.org.queries import all_wards

log = logging.getLogger(__name__)
AT_ONCE = 200
"""Letters of one ward a run, so that a big ward does not keep the others waiting."""

KEPT = timedelta(days=30)
"""How long letters stay: twice as long as their links work."""


def deliver_mail() -> None:
    """Sends the letters that are due in every ward whose office is open, each in a transaction of its own."""
    for ward in all_wards():
        try:
            _deliver(ward)
        except Exception:
            log.exception("letters of ward %s", ward.code)


def forget_old_letters() -> None:
    """Removes the letters of every ward that are older than a month."""
    for ward in all_wards():
        with row_scope([ward.pk]):
            forget_letters(ward, before=timezone.now() - KEPT)


def _deliver(ward: Ward) -> None:
    for _letter in range(AT_ONCE):
        with row_scope([ward.pk]):
            if not hours.is_open(timezone.now(), ward.calendar) or not send_next(ward):
                return
