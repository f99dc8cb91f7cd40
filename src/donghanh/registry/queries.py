"""Named reads of the registry. Views fetch only through these."""

from collections.abc import Callable, Sequence
from datetime import date

from django.db.models import F, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.kernel.errors import Refused
from donghanh.org.models import Officer
from donghanh.registry.actions.settling import known_of, trust_orders
from donghanh.registry.models import (
    Business,
    CorrectionList,
    DataRequest,
    Entry,
    LifecycleEvent,
    SavedList,
    Source,
    StandingPeriod,
    Succession,
    Threshold,
    YearlyFact,
)
from donghanh.registry.permissions import can_view_business
from donghanh.registry.reference.limits import Limit, Limits, in_force
from donghanh.registry.rights.restrictions import restricted_in as restricted_in

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


def shown_values(business: Business) -> dict[str, str]:
    """Attribute → the value that is shown, as entries keep it. Personal data is not masked here."""
    shown = known_of([business.pk])[0].shown(trust_orders(business.ward_id))
    return {attribute: each.value for attribute, each in shown.items()}


def get_fact_for(officer: Officer, pk: int) -> YearlyFact:
    """A current figure of a business of the officer's ward, else Http404."""
    found = YearlyFact.objects.filter(ward_id=officer.ward_id, is_current=True, business__isnull=False)
    return get_object_or_404(found.select_related("business", "source"), pk=pk)


def get_happening_for(officer: Officer, pk: int) -> LifecycleEvent:
    """An event of a business of the officer's ward, else Http404."""
    return get_object_or_404(
        LifecycleEvent.objects.filter(ward_id=officer.ward_id).select_related("business"), pk=pk
    )


def get_succession_for(officer: Officer, pk: int) -> Succession:
    """A link between two businesses of the officer's ward, else Http404."""
    found = Succession.objects.filter(ward_id=officer.ward_id)
    return get_object_or_404(found.select_related("predecessor", "successor"), pk=pk)


def named_businesses(officer: Officer, numbers: Sequence[str]) -> list[Business]:
    """The businesses with these registry numbers or numbers of a register. Raises Refused for one that is none, or
    several."""
    return [_named_business(officer, number) for number in dict.fromkeys(numbers)]


def _named_business(officer: Officer, number: str) -> Business:
    is_it = Q(public_id=number.upper()) | Q(identifiers__value=number)
    found = list(visible_businesses(officer).filter(is_it).distinct()[:2])
    if not found:
        raise Refused(_("There is no business with the number %(number)s.") % {"number": number})
    if len(found) > 1:
        raise Refused(
            _("Several businesses have the number %(number)s; write the registry number.")
            % {"number": number}
        )
    return found[0]


def visible_requests(officer: Officer) -> QuerySet[DataRequest]:
    """The requests about personal data of the officer's ward."""
    found = DataRequest.objects.filter(ward_id=officer.ward_id)
    return found.select_related("business__merged_into", "decided_by")


def get_request_for(officer: Officer, pk: int) -> DataRequest:
    """A request of the officer's ward, else Http404."""
    found = visible_requests(officer).select_related("ward", "acknowledged_by", "received_by", "lifted_by")
    return get_object_or_404(found, pk=pk)


def get_source_for(officer: Officer, pk: int) -> Source:
    """A source of the officer's ward, else Http404."""
    return get_object_or_404(Source, ward_id=officer.ward_id, pk=pk)


def get_correction_list_for(officer: Officer, pk: int) -> CorrectionList:
    """A correction list of the officer's ward, else Http404."""
    return get_object_or_404(correction_lists(officer).select_related("ward"), pk=pk)


def correction_lists(officer: Officer) -> QuerySet[CorrectionList]:
    """The correction lists of the officer's ward, the newest first."""
    return CorrectionList.objects.filter(ward_id=officer.ward_id).select_related("source", "made_by")


def get_entry_for(officer: Officer, pk: int) -> Entry:
    """What a source of the officer's ward said, else Http404."""
    return get_object_or_404(Entry.objects.filter(ward_id=officer.ward_id).select_related("source"), pk=pk)


def lists_of(officer: Officer) -> QuerySet[SavedList]:
    """The officer's own lists of businesses and those that colleagues share."""
    found = SavedList.objects.filter(ward_id=officer.ward_id).select_related("officer")
    return found.filter(Q(officer=officer) | Q(is_shared=True))


def get_list_for(officer: Officer, pk: int) -> SavedList:
    """The officer's own saved list. Raises Http404 for anybody else's."""
    kept = SavedList.objects.filter(ward_id=officer.ward_id, officer=officer, pk=pk).first()
    if kept is None:
        raise Http404
    return kept
