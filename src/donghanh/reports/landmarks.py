"""Cut-offs of frozen reports."""

from datetime import date

from django.utils.translation import gettext as _

from donghanh.reports.models import Report
from donghanh.ui.text import lower_first

MOST = 5


def cut_offs(ward: int) -> list[tuple[date, str]]:
    """The cut-offs of the ward's newest frozen reports that no other has replaced."""
    frozen = Report.objects.filter(ward_id=ward, frozen_at__isnull=False, superseded_by__isnull=True)
    rows = frozen.order_by("-cutoff_on", "-frozen_at").values_list("cutoff_on", "period")[:MOST]
    return [
        (day, _("cut-off of the report %(period)s") % {"period": lower_first(period)}) for day, period in rows
    ]
