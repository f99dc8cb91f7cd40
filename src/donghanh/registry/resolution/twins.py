"""Businesses that may be the one somebody is about to enter anew."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from donghanh.registry.enums import Attribute, IdentifierKind
from donghanh.registry.models import Business, Identifier
from donghanh.vietnamese.business_names import split_business_name
from donghanh.vietnamese.text import fold

ALIKE = 86
"""Of a hundred: names proper as alike as "tap hoa huong lan" and "tap hoa huong lien"."""
MOST, LOOKED_AT = 10, 200


@dataclass(frozen=True, slots=True)
class Twin:
    """A business that looks alike, and why."""

    business: Business
    why: str


def likely_twins(ward: int, values: Mapping[str, str]) -> list[Twin]:
    """Those with one of the numbers first, then those with a similar name. Two queries."""
    found = {each.business.pk: each for each in _by_number(ward, values)}
    for each in _by_name(ward, values.get(Attribute.NAME, "")):
        found.setdefault(each.business.pk, each)
    return list(found.values())[:MOST]


def _by_number(ward: int, values: Mapping[str, str]) -> list[Twin]:
    numbers = {
        values.get(name, "") for name in (Attribute.TAX_CODE, Attribute.PERSONAL_ID, Attribute.LICENCE)
    }
    known = Identifier.objects.filter(ward_id=ward, value__in=numbers - {""}, business__merged_into=None)
    return [
        Twin(each.business, _("same number: %(kind)s") % {"kind": IdentifierKind(each.kind).label})
        for each in known.select_related("business", "business__place").order_by("pk")
    ]


def _by_name(ward: int, name: str) -> list[Twin]:
    """Businesses that share a telling word of the name, and of those the ones that read alike."""
    core = _core(name)
    words = [word for word in core.split() if len(word) > 1]
    if not words:
        return []
    longest = sorted(words, key=len, reverse=True)[:3]
    shared = Q()
    for word in longest:
        shared |= Q(search=word)
    near = Business.objects.filter(shared, ward_id=ward, merged_into=None).select_related("place")
    scored = [
        (fuzz.token_sort_ratio(core, _core(each.name)), each) for each in near.order_by("pk")[:LOOKED_AT]
    ]
    alike = sorted((pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: (-pair[0], pair[1].pk))
    return [Twin(each, _("similar name")) for _score, each in alike]


def _core(name: str) -> str:
    return fold(split_business_name(name).core or name)
