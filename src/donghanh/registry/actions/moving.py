"""What goes along when a number leads to another, or comes back: entries with their facts, and what has no entry."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import IntegrityError, models, transaction

from donghanh.registry.enums import Part
from donghanh.registry.models import Business, Entry, Involvement, LifecycleEvent, Succession, YearlyFact

_FREE: dict[str, tuple[type[models.Model], str]] = {
    "facts": (YearlyFact, "business"),
    "happenings": (LifecycleEvent, "business"),
    "people": (Involvement, "business"),
    "successions": (Succession, "predecessor"),
    "origins": (Succession, "successor"),
}
"""Name in `Business.held` → rows that belong to a business without an entry, and their way to it."""


def place_entries(entries: Collection[Entry], business: Business | None) -> None:
    """Brings entries and the facts that came with them under a business, or under none."""
    keys = [entry.pk for entry in entries]
    if not keys:
        return
    Entry.objects.filter(pk__in=keys).update(business=business)
    YearlyFact.objects.filter(entry__in=keys).update(business=business, is_current=False)
    if business is None:
        _make_newest_current(YearlyFact.objects.filter(entry__in=keys), ("entry__key",))
    for entry in entries:
        entry.business = business


def move_along(business: Business, before: Business, after: Business) -> None:
    """Moves what the number has beside its entries from where it led to where it leads now, and writes down what.

    What cannot stand there beside what is there already stays with the number.
    """
    held = business.held if before.pk != business.pk else _own(business)
    kept: dict[str, list[int]] = {}
    for name, keys in held.items():
        model, way = _FREE[name]
        moved = _moved(model._default_manager.filter(pk__in=keys), way, business, after)
        if moved and after.pk != business.pk:
            kept[name] = moved
    business.held = kept
    business.merged_into = after if after.pk != business.pk else None
    business.save(update_fields=["held", "merged_into", "updated_at"])


def refresh_current_facts(businesses: Collection[int]) -> None:
    """Of what one source says of one year the newest saying counts."""
    _make_newest_current(YearlyFact.objects.filter(business__in=businesses), ("business",))


def _own(business: Business) -> dict[str, list[int]]:
    """What the number has itself, without what came with numbers that lead to it. Owners follow from entries."""
    guests = list(Business.objects.filter(merged_into=business).values_list("held", flat=True))
    found: dict[str, list[int]] = {}
    for name, (model, way) in _FREE.items():
        rows = model._default_manager.filter(**{way: business})
        if model is YearlyFact:
            rows = rows.filter(entry=None)
        if model is Involvement:
            rows = rows.exclude(part=Part.OWNER)
        theirs = {key for held in guests for key in held.get(name, [])}
        found[name] = [key for key in rows.values_list("pk", flat=True) if key not in theirs]
    return found


def _moved(rows: Iterable[Any], way: str, home: Business, target: Business) -> list[int]:
    """Keys of the rows that stand at the target now; the others are at the number they belong to."""
    moved = []
    for row in rows:
        if isinstance(row, YearlyFact):
            row.is_current = False
        if _saved(row, way, target):
            moved.append(row.pk)
        else:
            _saved(row, way, home)
    return moved


def _saved(row: Any, way: str, business: Business) -> bool:
    setattr(row, way, business)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return False
    return True


def _make_newest_current(facts: models.QuerySet[YearlyFact], group: tuple[str, ...]) -> None:
    wanted: dict[tuple[Any, ...], YearlyFact] = {}
    every = list(facts.select_related("entry").order_by("as_of", "pk"))
    for fact in every:
        owner = (fact.business_id,) if group == ("business",) else (fact.entry and fact.entry.key,)
        wanted[*owner, fact.year, fact.kind, fact.source_id] = fact
    newest = {fact.pk for fact in wanted.values()}
    stale = [fact.pk for fact in every if fact.is_current and fact.pk not in newest]
    fresh = [fact.pk for fact in every if not fact.is_current and fact.pk in newest]
    YearlyFact.objects.filter(pk__in=stale).update(is_current=False)
    YearlyFact.objects.filter(pk__in=fresh).update(is_current=True)
