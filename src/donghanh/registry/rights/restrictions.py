"""Owners who had the use of their personal data restricted: what that binds (Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP Đ5).

The rule: as long as a granted restriction, objection or withdrawal of consent is not lifted, the personal data of that
owner leaves the ward in no list and by no key, is shown in full on no page of many, and on the page of the business
only to an officer who confirms that the purpose outweighs it. It binds every business of the same owner. What does not
tell of the person (the business, counts, duties) is not touched.
"""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from donghanh.registry.enums import DataRequestKind, DataRequestOutcome, Part
from donghanh.registry.models import Business, DataRequest, Involvement

RESTRICTING = (DataRequestKind.RESTRICT, DataRequestKind.OBJECT, DataRequestKind.WITHDRAW)


def standing_restrictions() -> QuerySet[DataRequest]:
    """Restrictions that hold, the newest first."""
    granted = DataRequest.objects.filter(outcome=DataRequestOutcome.GRANTED, kind__in=RESTRICTING)
    return granted.filter(lifted_at=None).order_by("-pk")


def restricted_in(wards: Collection[int]) -> frozenset[int]:
    """Keys of every business in the wards whose owner's data is restricted. Two queries, one where nobody's is."""
    asked = standing_restrictions().filter(ward__in=wards)
    named = {
        key
        for pair in asked.values_list("business", "business__merged_into").order_by()
        for key in pair
        if key is not None
    }
    return frozenset(named | _with_the_same_owner(named)) if named else frozenset()


def restriction_on(business: Business) -> DataRequest | None:
    """The newest restriction that binds a business. One query."""
    owned = Involvement.objects.filter(until=None, part=Part.OWNER)
    people = owned.filter(business=business).values("person")
    others = owned.filter(person__in=people).values("business")
    about = Q(business=business) | Q(business__merged_into=business)
    about |= Q(business__in=others) | Q(business__merged_into__in=others)
    return standing_restrictions().filter(about, ward_id=business.ward_id).select_related("business").first()


def bound_by(request: DataRequest) -> frozenset[int]:
    """Keys of the businesses that a restriction binds: the one it is about and the others of its owner."""
    keys = {request.business_id, request.business.merged_into_id or request.business_id}
    return frozenset(keys | _with_the_same_owner(keys))


def _with_the_same_owner(keys: Collection[int]) -> set[int]:
    owned = Involvement.objects.filter(until=None, part=Part.OWNER)
    people = owned.filter(business__in=keys).values("person")
    return set(owned.filter(person__in=people).values_list("business", flat=True))
