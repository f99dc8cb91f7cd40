"""The owner's way in: a signed address, and what it takes to be believed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core import signing
from django.db.models import BooleanField, Case, Count, Max, Q, Sum, When
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.org.models import Tenure
from donghanh.registry.actions.settling import trust_orders
from donghanh.registry.dossier.provenance import Line, lines_of
from donghanh.registry.dossier.yearly import YearTable, years_of
from donghanh.registry.enums import AccessKind, Attribute, IdentifierKind
from donghanh.registry.models import Access, Business, DataRequest, Entry, Identifier, OwnerLink
from donghanh.registry.resolution.merged import led_to
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
    """Looks at personal data of one day, by one unit or agency, for one purpose, as the owner reads them: without the
    officer's name. `at` is the last one."""

    at: datetime
    kind: str
    who: str
    purpose: str
    times: int = 1


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
        requests=list(DataRequest.objects.filter(led_to(business)).order_by("-pk")),
    )


def looks_at(business: Business) -> list[Look]:
    """Who saw personal data of this business unmasked, the newest first; by day, agency or unit, and purpose, because
    an agency reads page by page. A list of which it was not kept whose data stood in it is told to everyone who was
    known by then. Three queries."""
    former = list(business.merged.values_list("pk", "public_id"))
    keys = [business.pk, *(key for key, _number in former)]
    numbers = [business.public_id, *(number for _key, number in former)]
    unnamed = Q(public_id="", businesses=None)
    about_it = Q(public_id__in=numbers, businesses=None) | Q(businesses__overlap=keys)
    found = Access.objects.filter(
        about_it | unnamed & Q(at__gte=business.created_at), ward_id=business.ward_id
    )
    day = found.exclude(kind=AccessKind.MIRROR).annotate(
        day=TruncDate("at"),
        is_certain=Case(When(unnamed, then=False), default=True, output_field=BooleanField()),
    )
    grouped = day.order_by().values("day", "is_certain", "kind", "officer", "agency", "purpose")
    looks = list(
        grouped.annotate(last=Max("at"), times=Count("pk"), every=Sum("rows")).order_by("-last")[:MOST_LOOKS]
    )
    units = _units({each["officer"] for each in looks if each["officer"]})
    return [
        Look(
            each["last"],
            _kind(each),
            each["agency"] or units.get(each["officer"], ""),
            each["purpose"],
            each["times"],
        )
        for each in looks
    ]


def _kind(look: Mapping[str, Any]) -> str:
    kind = str(AccessKind(look["kind"]).label)
    if not look["is_certain"]:
        words = _("%(kind)s: a list of %(rows)s businesses, this one may be among them")
        return words % {"kind": kind, "rows": write_number(look["every"])}
    if look["times"] == 1:
        return kind
    words = ngettext("%(kind)s, %(times)s time that day", "%(kind)s, %(times)s times that day", look["times"])
    return words % {"kind": kind, "times": write_number(look["times"])}


def _units(officers: set[int]) -> dict[int | None, str]:
    """Officer → the unit served in now, or last."""
    tenures = (
        Tenure.objects.filter(officer__in=officers).select_related("position__unit").order_by("started_on")
    )
    return {tenure.officer_id: tenure.position.unit.name for tenure in tenures}
