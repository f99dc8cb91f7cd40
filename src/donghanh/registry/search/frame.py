"""Businesses for the search of the frame."""

from donghanh.kernel.slots import SearchHit
from donghanh.org.models import Officer
from donghanh.registry.models import Business
from donghanh.registry.search.finding import find


def find_businesses(officer: Officer, words: str, limit: int) -> list[SearchHit]:
    """The nearest businesses of the ward; no number and no owner is shown, whatever led to them."""
    return [
        SearchHit(business.name, _note(business), business.get_absolute_url())
        for business in find(officer, words, limit).businesses
    ]


def _note(business: Business) -> str:
    place = business.place.text if business.place else ""
    parts = (business.get_legal_form_display(), business.get_standing_display(), place)
    return " · ".join(str(part) for part in parts if part)
