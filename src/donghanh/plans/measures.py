"""What can be counted of the work on plans."""

from collections.abc import Collection
from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import Measure
from donghanh.plans.enums import EvidenceKind
from donghanh.plans.models import Evidence, Result


def issued_documents(wards: Collection[int], since: date, until: date) -> QuerySet[Evidence]:
    """Evidence that names a document issued in the period; the same document proves as often as it is given."""
    return Evidence.objects.filter(
        ward__in=wards, kind=EvidenceKind.DOCUMENT, document_date__range=(since, until)
    )


def finished_results(wards: Collection[int], since: date, until: date) -> QuerySet[Result]:
    """Results with a deadline that were finished in the period; a duty of several plans counts once."""
    return Result.objects.filter(
        ward__in=wards, finished_on__range=(since, until), due_on__isnull=False, served_by__isnull=True
    )


def results_in_time(wards: Collection[int], since: date, until: date) -> QuerySet[Result]:
    """Those of them that were finished by their deadline; "trước ngày D" counts as the ward decided (strict or not)."""
    strictly = Q(exclusive=True, ward__strict_before=True)
    late = Q(finished_on__gt=F("due_on")) | (strictly & Q(finished_on=F("due_on")))
    return finished_results(wards, since, until).exclude(late)


MEASURES = (
    Measure("plans.documents", _("Documents issued"), _("documents"), issued_documents),
    Measure("plans.finished", _("Results finished"), _("results"), finished_results),
    Measure("plans.on_time", _("Results finished in time"), _("results"), results_in_time, finished_results),
)
