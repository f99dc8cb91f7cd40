"""Named reads of the registry. Views fetch only through these."""

from collections.abc import Callable
from datetime import date

from django.db.models import F, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from donghanh.org.models import Officer
from donghanh.registry.models import Business, StandingPeriod, Threshold
from donghanh.registry.permissions import can_view_business
from donghanh.registry.reference.limits import Limit, Limits, in_force

Predicate = Callable[[Officer, Business], bool]


def visible_businesses(officer: Officer) -> QuerySet[Business]:
    """The businesses of the officer's ward; those found to be another's are left out."""
    found = Business.objects.filter(ward_id=officer.ward_id, merged_into=None)
    return found.select_related("place", "parent")


def get_business_for(officer: Officer, public_id: str, may: Predicate = can_view_business) -> Business:
    """The business with this number. Raises Http404 where there is none, or the officer may not."""
    found = Business.objects.select_related("place", "parent", "merged_into", "ward")
    business = found.filter(ward_id=officer.ward_id, public_id=public_id).first()
    if business is None or not may(officer, business):
        raise Http404
    return business


def turned_today(ward: int) -> list[int]:
    """Businesses that are shown otherwise than the period says in which today lies: a suspension has run out."""
    today = timezone.localdate()
    periods = StandingPeriod.objects.filter(ward_id=ward, since__lte=today)
    current = periods.filter(Q(until=None) | Q(until__gt=today))
    return list(current.exclude(standing=F("business__standing")).values_list("business_id", flat=True))


def all_limits() -> list[Limit]:
    """Every threshold and rate, past ones and those of the office too, by key and day."""
    rows = Threshold.objects.values_list(*Limit._fields)
    return [Limit(*row) for row in rows.order_by("key", "valid_from")]


def limits_on(on: date) -> Limits:
    """The thresholds and rates that count on a day, by their keys: one query for any number of questions."""
    return in_force(all_limits(), on)
