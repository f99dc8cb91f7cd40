"""Setting the ward's reporting regime."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.reports.models import ReportingRegime
from donghanh.reports.permissions import Permission


@transaction.atomic
def set_regime(
    *, valid_from: date, good_day: int, week_begins: int, send_days: int, basis: str, by: Officer
) -> ReportingRegime:
    """Sets from which day on months close on another day, weeks begin on another weekday or reports have more time.

    Reports begun before keep their days. Raises Refused where a regime holds from that day already.
    """
    if not has_permission(by, Permission.SET_REGIME):
        raise Forbidden
    if ReportingRegime.objects.filter(ward_id=by.ward_id, valid_from=valid_from).exists():
        raise Refused(_("A regime holds from that day already."))
    regime = ReportingRegime.objects.create(
        ward_id=by.ward_id,
        valid_from=valid_from,
        good_day=good_day,
        week_begins=week_begins,
        send_days=send_days,
        basis=basis.strip(),
        set_by=by,
        set_at=timezone.now(),
    )
    facts = {"valid_from": valid_from.isoformat(), "good_day": good_day, "send_days": send_days}
    record("reports.set_regime", regime, by=by, reason=regime.basis, changes=facts)
    return regime
