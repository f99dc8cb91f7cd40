"""Entries of a business and the numbers that lead to it; and what it might be merged with."""

from django.db.models import Q

from donghanh.registry.models import Business, Entry, Identifier
from donghanh.vietnamese.text import fold

MOST_FOUND = 20


def led_to(business: Business) -> Q:
    """Rows about a business, and about a number that leads to it today; after a split they are the number's again."""
    return Q(business=business) | Q(business__merged_into=business)


def entries_of(business: Business) -> list[Entry]:
    """What each source says of the business now, the oldest record first."""
    found = Entry.objects.filter(business=business, is_current=True)
    return list(found.select_related("source", "business").order_by("source__name", "key"))


def merged_numbers(business: Business) -> list[str]:
    """Registry numbers that were found to be this business, the oldest first."""
    return list(
        Business.objects.filter(merged_into=business).order_by("pk").values_list("public_id", flat=True)
    )


def candidates_for(business: Business, words: str) -> list[Business]:
    """Other businesses of the ward whose name has all the words, accents or not, or that bear the number."""
    others = Business.objects.filter(ward_id=business.ward_id, merged_into=None).exclude(pk=business.pk)
    named = Q()
    for word in fold(words).split():
        named &= Q(folded__contains=word)
    number = words.replace(" ", "")
    bearers = Identifier.objects.filter(ward_id=business.ward_id, value=number).values("business")
    found = others.filter(named | Q(public_id=number.upper()) | Q(pk__in=bearers))
    return list(found.select_related("place").order_by("name", "pk")[:MOST_FOUND])
