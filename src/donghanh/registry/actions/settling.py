"""What is shown of a business follows from what sources said of it and from what people decided."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from donghanh.kernel.bulk import write_fields
from donghanh.registry.actions.people import keep_people
from donghanh.registry.areas import area_key
from donghanh.registry.days import read_day
from donghanh.registry.enums import Attribute, Happening, IdentifierKind, LegalForm
from donghanh.registry.models import (
    Business,
    Choice,
    Entry,
    Identifier,
    LifecycleEvent,
    Place,
    StandingPeriod,
    TrustOrder,
)
from donghanh.registry.standing import Happened, Period, Told, periods, standing_on
from donghanh.registry.trust import Saying, Shown, choose
from donghanh.vietnamese.addresses import read_address
from donghanh.vietnamese.text import fold

CHUNK = 1000
TEXTS = {
    Attribute.NAME: ("name", 300),
    Attribute.LEGAL_FORM: ("legal_form", 20),
    Attribute.TAX_STATUS: ("tax_status", 2),
    Attribute.REGISTRATION_STATUS: ("registration_status", 10),
    Attribute.INDUSTRY_CODE: ("industry_code", 7),
    Attribute.INDUSTRY_VERSION: ("industry_version", 4),
    Attribute.INDUSTRY: ("industry", 300),
}
"""Attribute → field of Business, and how much of it fits."""
FLAGS = (Attribute.FOREIGN_INVESTED, Attribute.INNOVATIVE, Attribute.SUPPORTING_INDUSTRY)
ENDS = frozenset({Happening.CLOSED, Happening.MOVED_OUT})
BEGINS = frozenset({Happening.REGISTERED, Happening.RESUMED, Happening.MOVED_IN})
SETTLED = (
    *(name for name, _ in TEXTS.values()),
    "folded",
    "standing",
    "parent",
    "place",
    "registered_on",
    "ended_on",
    "capital",
    "foreign_invested",
    "innovative",
    "supporting_industry",
    "conflicts",
)


@dataclass
class Known:
    """All that was said of one business: its entries, events and people's decisions, newest last."""

    business: Business
    entries: list[Entry] = field(default_factory=list)
    happened: list[Happened] = field(default_factory=list)
    decided: dict[str, str] = field(default_factory=dict)
    decided_on: dict[str, date] = field(default_factory=dict)

    def shown(self, orders: dict[str, tuple[str, ...]]) -> dict[str, Shown]:
        """Attribute → what is shown; what nobody tells is left out."""
        sayings: defaultdict[str, list[Saying]] = defaultdict(list)
        for entry in self.entries:
            if entry.is_current:
                for attribute, value in entry.values.items():
                    sayings[attribute].append(Saying(value, entry.source.kind, entry.as_of, entry))
        told = {*sayings, *self.decided}
        found = {
            attribute: choose(
                attribute, sayings[attribute], orders.get(attribute), self.decided.get(attribute, "")
            )
            for attribute in told
        }
        return {attribute: shown for attribute, shown in found.items() if shown}


def settle(businesses: Iterable[int]) -> None:
    """Shows of these businesses (by their keys) what holds now. Calling it again changes nothing."""
    keys = sorted(set(businesses))
    for start in range(0, len(keys), CHUNK):
        _settle_some(keys[start : start + CHUNK])


def known_of(keys: Collection[int]) -> list[Known]:
    """What was said of these businesses."""
    known = {business.pk: Known(business) for business in Business.objects.filter(pk__in=keys).order_by("pk")}
    for entry in Entry.objects.filter(business__in=keys).select_related("source").order_by("as_of", "pk"):
        known[entry.business_id].entries.append(entry)  # type: ignore[index]
    for event in LifecycleEvent.objects.filter(business__in=keys).order_by("on", "pk"):
        known[event.business_id].happened.append(Happened(event.happening, event.on, event.until))
    for decision in _decisions(keys):
        owner = decision.business.merged_into_id or decision.business_id
        if owner in known:
            known[owner].decided[decision.attribute] = decision.value
            known[owner].decided_on[decision.attribute] = localdate(decision.decided_at)
    return list(known.values())


def _decisions(keys: Collection[int]) -> QuerySet[Choice]:
    """What was decided of these businesses and of numbers that lead to them, the newest last."""
    of_them = Q(business__in=keys) | Q(business__merged_into__in=keys)
    return Choice.objects.filter(of_them).select_related("business").order_by("pk")


def trust_orders(ward: int) -> dict[str, tuple[str, ...]]:
    """Attribute → kinds of source, where the ward decided otherwise than the general order."""
    return {
        order.attribute: tuple(order.kinds)
        for order in TrustOrder.objects.filter(ward_id=ward).order_by("pk")
    }


@transaction.atomic
def _settle_some(keys: Collection[int]) -> None:
    every = known_of(keys)
    if not every:
        return
    orders = trust_orders(every[0].business.ward_id)
    shown = {known.business.pk: known.shown(orders) for known in every}
    businesses = [known.business for known in every]
    places = _places(every[0].business.ward_id, shown.values())
    parents = _parents(every[0].business.ward_id, shown)
    lives = {}
    for known in every:
        business = known.business
        _show(business, shown[business.pk])
        business.ended_on = business.ended_on or _not_before(business.registered_on, _end_told(known))
        lives[business.pk] = life_of(known)
        business.standing = standing_on(localdate(), lives[business.pk])
        business.place = places.get(_key_of_place(_address(shown[business.pk])))
        business.folded = _search_key(business)
        business.parent_id = parents.get(business.pk)
    write_fields(businesses, SETTLED)
    _keep_periods(every, lives)
    _keep_identifiers(businesses, shown)
    keep_people(businesses, shown)


def _show(business: Business, shown: dict[str, Shown]) -> None:
    values = {Attribute.NAME: business.name} | {attribute: each.value for attribute, each in shown.items()}
    for attribute, (name, limit) in TEXTS.items():
        setattr(business, name, values.get(attribute, "")[:limit])
    business.legal_form = business.legal_form or LegalForm.UNKNOWN
    business.registered_on = read_day(values.get(Attribute.REGISTERED_ON, ""))
    business.ended_on = _not_before(business.registered_on, read_day(values.get(Attribute.ENDED_ON, "")))
    business.capital = _whole(values.get(Attribute.CAPITAL, ""))
    for attribute in FLAGS:
        setattr(business, attribute.value, {"yes": True, "no": False}.get(values.get(attribute, "")))
    business.conflicts = sum(each.is_conflict for each in shown.values())


def _end_told(known: Known) -> date | None:
    """The day of the end by an event, where no list tells one; what resumes after it makes the end none."""
    ends = [each.on for each in known.happened if each.happening in ENDS]
    begins = [each.on for each in known.happened if each.happening in BEGINS]
    last = max(ends, default=None)
    return None if last and any(on >= last for on in begins) else last


def _keep_periods(every: list[Known], lives: dict[int, list[Period]]) -> None:
    """Writes the periods anew where they changed."""
    kept: defaultdict[int, list[StandingPeriod]] = defaultdict(list)
    for period in StandingPeriod.objects.filter(business__in=[known.business.pk for known in every]):
        kept[period.business_id].append(period)
    stale, fresh = [], []
    for known in every:
        life = lives[known.business.pk]
        before = [Period(each.standing, each.since, each.until) for each in kept[known.business.pk]]
        if life != before:
            stale += [each.pk for each in kept[known.business.pk]]
            fresh += [
                StandingPeriod(ward_id=known.business.ward_id, business=known.business, **each._asdict())
                for each in life
            ]
    StandingPeriod.objects.filter(pk__in=stale).delete()
    StandingPeriod.objects.bulk_create(fresh, batch_size=CHUNK)


def life_of(known: Known) -> list[Period]:
    """The periods of a business from what was said of it; what a person decided holds from the day of deciding on."""
    business = known.business
    told = [
        Told(
            entry.as_of,
            _status(known, Attribute.TAX_STATUS, entry),
            _status(known, Attribute.REGISTRATION_STATUS, entry),
        )
        for entry in known.entries
    ]
    for status, place in ((Attribute.TAX_STATUS, 1), (Attribute.REGISTRATION_STATUS, 2)):
        if known.decided.get(status):
            says = ["", "", ""]
            says[place] = known.decided[status]
            told.append(Told(known.decided_on[status], says[1], says[2]))
    return periods(business.registered_on, business.ended_on, known.happened, told)


def _status(known: Known, status: str, entry: Entry) -> str:
    decided = known.decided.get(status, "")
    is_later = bool(decided) and entry.as_of >= known.decided_on[status]
    return decided if is_later else entry.values.get(status, "")


def _places(ward: int, every: Iterable[dict[str, Shown]]) -> dict[str, Place]:
    """Key of an address → its place; the group that a list names counts before the one in the address."""
    texts: dict[str, tuple[str, str]] = {}
    points: dict[str, tuple[float, ...]] = {}
    for shown in every:
        if address := _address(shown):
            told = shown[Attribute.AREA].value if Attribute.AREA in shown else ""
            texts[_key_of_place(address)] = (address, area_key(address, told))
            if point := shown.get(Attribute.COORDINATES):
                points[_key_of_place(address)] = tuple(map(float, point.value.split(",")))
    found = {place.folded: place for place in Place.objects.filter(ward_id=ward, folded__in=texts)}
    for key, place in found.items():
        place.area = texts[key][1]
        place.latitude, place.longitude = points.get(key, (place.latitude, place.longitude))
    write_fields(list(found.values()), ("area", "latitude", "longitude"))
    missing = [_place(ward, key, *texts[key]) for key in texts if key not in found]
    for place in missing:
        place.latitude, place.longitude = points.get(place.folded, (None, None))
    for place in Place.objects.bulk_create(missing, batch_size=CHUNK):
        found[place.folded] = place
    return found


def _address(shown: dict[str, Shown]) -> str:
    """The address; where nobody tells one, the residential group stands for it."""
    told = shown.get(Attribute.ADDRESS) or shown.get(Attribute.AREA)
    return told.value if told else ""


def _search_key(business: Business) -> str:
    """Name, industry and door: the commune and what is above it would match every search for them."""
    place = business.place
    door = f"{place.house} {place.street} {place.area}" if place else ""
    return fold(f"{business.name} {business.industry} {door}")[:600]


def _place(ward: int, key: str, text: str, area: str) -> Place:
    parts = read_address(text)
    return Place(
        ward_id=ward,
        folded=key,
        text=text[:500],
        former=text[:500] if parts.era == "old" else "",
        house=parts.house[:60],
        street=parts.street[:200],
        area=area,
    )


def _key_of_place(text: str) -> str:
    return fold(text)[:500]


def _parents(ward: int, shown: dict[int, dict[str, Shown]]) -> dict[int, int]:
    """Dependent unit → the business whose code its own begins with, or that a source names as its parent."""
    codes = {}
    for business, values in shown.items():
        code = values[Attribute.TAX_CODE].value if Attribute.TAX_CODE in values else ""
        named = values[Attribute.PARENT_CODE].value if Attribute.PARENT_CODE in values else ""
        if named or len(code) == 14:
            codes[business] = named or code[:10]
    owners = dict(
        Identifier.objects.filter(
            ward_id=ward, kind=IdentifierKind.TAX_CODE, value__in=set(codes.values())
        ).values_list("value", "business_id")
    )
    return {
        business: owners[code]
        for business, code in codes.items()
        if code in owners and owners[code] != business
    }


def _keep_identifiers(businesses: list[Business], shown: dict[int, dict[str, Shown]]) -> None:
    """Every number that any source names; which of them are wrong is for a person to say."""
    wanted = {}
    for business in businesses:
        for attribute in (Attribute.TAX_CODE, Attribute.PERSONAL_ID, Attribute.LICENCE):
            if attribute not in shown[business.pk]:
                continue
            each = shown[business.pk][attribute]
            for value in {each.value, *(other.value for other in each.others if each.saying)}:
                key = (business.pk, kind_of_number(attribute, value), value[:40])
                wanted[key] = Identifier(
                    ward_id=business.ward_id, business=business, kind=key[1], value=key[2]
                )
    kept = {
        (each.business_id, each.kind, each.value): each.pk
        for each in Identifier.objects.filter(business__in=[business.pk for business in businesses])
    }
    Identifier.objects.filter(pk__in=[kept[key] for key in kept.keys() - wanted.keys()]).delete()
    Identifier.objects.bulk_create(
        [wanted[key] for key in sorted(wanted.keys() - kept.keys())], batch_size=CHUNK
    )


def kind_of_number(attribute: str, value: str) -> str:
    """ "0101234567-001" is of a dependent unit; twelve digits are the owner's personal number, and since 01/7/2025 the
    code of the household business too (TT 86/2024/TT-BTC)."""
    if attribute == Attribute.LICENCE:
        return IdentifierKind.LICENCE
    if attribute == Attribute.PERSONAL_ID or len(value) == 12:
        return IdentifierKind.PERSONAL_NUMBER
    return IdentifierKind.DEPENDENT_CODE if len(value) > 10 else IdentifierKind.TAX_CODE


def _not_before(registered_on: date | None, ended_on: date | None) -> date | None:
    """An end before the beginning is a slip of one list; it stays in the entry and is not shown."""
    return None if registered_on and ended_on and ended_on < registered_on else ended_on


def _whole(value: str) -> Decimal | None:
    try:
        return Decimal(value).quantize(Decimal(1)) if value else None
    except InvalidOperation:
        return None
