"""Background work on indicators."""

import logging

from django.utils import timezone
from django.utils.translation import override

from donghanh.indicators.actions.computing import freeze_due_values
from donghanh.indicators.models import Indicator
from donghanh.kernel.walls import row_scope
from donghanh.org.models import Ward
from donghanh.org.queries import all_wards
from donghanh.org.system import System

log = logging.getLogger(__name__)


def freeze_computed_values() -> None:
    """Freezes what measures say of the periods that have ended, in every ward; twice changes nothing.

    A ward that fails does not keep the others waiting; the job then ends as failed.
    """
    failed = [ward.code for ward in all_wards() if not _frozen_in(ward)]
    if failed:
        raise RuntimeError(f"figures not frozen in wards {', '.join(failed)}")


def _frozen_in(ward: Ward) -> bool:
    try:
        with row_scope([ward.pk]), override("vi"):
            for indicator in Indicator.objects.filter(ward=ward, ended_on__isnull=True).order_by("pk"):
                freeze_due_values(indicator, on=timezone.localdate(), by=System(ward))
    except Exception:
        log.exception("figures of ward %s", ward.code)
        return False
    return True
