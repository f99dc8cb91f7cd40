"""The owner's way in: a signed address, and what it takes to be believed."""

from dataclasses import dataclass
from datetime import datetime

from django.core import signing
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.org.models import Tenure
from donghanh.registry.actions.settling import trust_orders
from donghanh.registry.enums import AccessKind, Attribute, IdentifierKind
from donghanh.registry.models import Access, Business, DataRequest, Entry, Identifier, OwnerLink
from donghanh.registry.provenance import Line, lines_of
from donghanh.registry.yearly import YearTable, years_of
from donghanh.ui.text import write_number

SALT = "donghanh.registry.owner"
GUESSES = 5
"""Wrong answers before a link is closed: of 10,000 possible ones that leaves a stranger one chance in 2,000."""
DIGITS = 4
MOST_LOOKS = 100
REMEMBERED = 60 * 30
"""Seconds for which a browser that has answered is believed."""


@dataclass(frozen=True, slots=True)
class LinkKeys:
    """What the address holds: keys, no personal data."""

    ward: int
    link: int


@dataclass(frozen=True, slots=True)
class Look:
    """One look at personal data as the owner reads it: the unit or agency, not the officer's name."""

    at: datetime
    kind: str
    who: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Mirror:
    """All that is held about the owner of a business, from whom, who looked, and what was asked."""

    lines: list[Line]
    years: YearTable
    looks: list[Look]
    requests: list[DataRequest]


def owner_token(link: OwnerLink) -> str:
    """The signed keys of a link; how long it is good stands with the link."""
    return signing.dumps([link.ward_id, link.pk], salt=SALT)


def owner_path(link: OwnerLink) -> str:
    return reverse("registry:mirror", args=[owner_token(link)])


def read_owner_token(token: str) -> LinkKeys | None:
    """What we signed, if it is ours."""
    try:
        keys = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    is_ours = isinstance(keys, list) and len(keys) == 2 and all(isinstance(key, int) for key in keys)
    return LinkKeys(*keys) if is_ours else None


def open_owner_link(keys: LinkKeys) -> OwnerLink | None:
    """The link, if it is neither too old, nor revoked, nor closed by wrong guesses. The caller has opened the ward."""
    found = OwnerLink.objects.filter(
        pk=keys.link,
        ward_id=keys.ward,
        revoked_at=None,
        expires_on__gte=timezone.localdate(),
        wrong__lt=GUESSES,
    )
    return found.select_related("business__merged_into", "ward").first()


def business_of(link: OwnerLink) -> Business:
    """The business the link is about today: a number that was found to be another's leads there."""
    return link.business.merged_into or link.business


def secrets_of(business: Business) -> set[str]:
    """The last digits by which the owner is believed: of personal numbers and telephones that any list of today
    names."""
    numbers = set(
        Identifier.objects.filter(business=business, kind=IdentifierKind.PERSONAL_NUMBER).values_list(
            "value", flat=True
        )
    )
    for values in Entry.objects.filter(business=business, is_current=True).values_list("values", flat=True):
        numbers |= {values.get(Attribute.PHONE, ""), values.get(Attribute.PERSONAL_ID, "")}
    return {number[-DIGITS:] for number in numbers if len(number) >= DIGITS and number[-DIGITS:].isdigit()}


def mirror_of(business: Business) -> Mirror:
    """What the owner sees, in full: it is theirs."""
    return Mirror(
        lines=[each for each in lines_of(business, in_full=True) if each.shown],
        years=years_of(business, trust_orders(business.ward_id)),
        looks=looks_at(business),
        requests=list(DataRequest.objects.filter(business=business).order_by("-pk")),
    )


def looks_at(business: Business) -> list[Look]:
    """Who saw personal data of this business in full, the newest first, and lists that went out since it is known:
    which businesses stood in a list is not kept. Three queries."""
    numbers = [business.public_id, *business.merged.values_list("public_id", flat=True)]
    about_it = Q(public_id__in=numbers) | Q(public_id="", at__gte=business.created_at)
    found = Access.objects.filter(about_it, ward_id=business.ward_id)
    looks = list(found.exclude(kind=AccessKind.MIRROR).order_by("-pk")[:MOST_LOOKS])
    units = _units({each.officer_id for each in looks if each.officer_id})
    return [
        Look(each.at, _kind(each), each.agency or units.get(each.officer_id, ""), each.purpose)
        for each in looks
    ]


def _kind(access: Access) -> str:
    kind = str(access.get_kind_display())
    if access.public_id:
        return kind
    words = _("%(kind)s: a list of %(rows)s businesses, this one may be among them")
    return words % {"kind": kind, "rows": write_number(access.rows)}


def _units(officers: set[int]) -> dict[int | None, str]:
    """Officer → the unit served in now, or last."""
    tenures = (
        Tenure.objects.filter(officer__in=officers).select_related("position__unit").order_by("started_on")
    )
    return {tenure.officer_id: tenure.position.unit.name for tenure in tenures}
