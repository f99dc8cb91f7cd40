"""The search of the frame: every module looks through its own things."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from donghanh.kernel.slots import SearchHit, SearchOffer, search
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission

MOST = 8
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Group:
    """What one module found; `url` is its list with the same words; `has_more` tells that the list shows more."""

    label: Any
    hits: list[SearchHit]
    url: str
    has_more: bool


def offers_for(officer: Officer) -> list[SearchOffer]:
    """In the order of the navigation."""
    offered = [offer for offer in search if has_permission(officer, offer.permission)]
    return sorted(offered, key=lambda offer: offer.order)


def found_for(officer: Officer, words: str) -> list[Group]:
    """What every module that the officer may see has for the words."""
    typed = words.strip()[:LONGEST]
    return [_group(offer, officer, typed) for offer in offers_for(officer)] if typed else []


def _group(offer: SearchOffer, officer: Officer, words: str) -> Group:
    hits = list(offer.find(officer, words, MOST + 1))
    url = f"{reverse(offer.url_name)}?{urlencode({'q': words})}"
    return Group(offer.label, hits[:MOST], url, len(hits) > MOST)
