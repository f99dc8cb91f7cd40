"""What can be counted of reports."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import Measure
from donghanh.reports.models import Report


def frozen_reports(wards: Collection[int], since: date, until: date) -> QuerySet[Report]:
    """Reports frozen in the period, but for those another one has replaced."""
    return Report.objects.filter(
        ward__in=wards, frozen_at__date__range=(since, until), superseded_by__isnull=True
    )


def sent_reports(wards: Collection[int], since: date, until: date) -> QuerySet[Report]:
    """Reports sent in the period, but for those another one has replaced."""
    return Report.objects.filter(
        ward__in=wards, dispatch__sent_on__range=(since, until), superseded_by__isnull=True
    )


MEASURES = (
    Measure("reports.frozen", _("Reports frozen"), _("reports"), frozen_reports),
    Measure("reports.sent", _("Reports sent"), _("reports"), sent_reports),
)
