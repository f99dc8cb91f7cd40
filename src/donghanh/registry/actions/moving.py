"""What goes along when a number leads to another, or comes back: entries with their facts, and what has no entry."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Q

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
    """Brings entries and the facts that came with them under a business, or none; `refresh_current_facts` follows."""
    keys = [entry.pk for entry in entries]
    if not keys:
        return
    Entry.objects.filter(pk__in=keys).update(business=business)
    facts = YearlyFact.objects.filter(entry__in=keys)
    facts.filter(is_current=True).update(is_current=False, is_shadowed=True)
    facts.update(business=business)
    if business is None:
        facts.filter(is_shadowed=True).update(is_current=True, is_shadowed=False)
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
    """Of what one source says of one year the newest saying counts and shadows the others; what was withdrawn or
    replaced stays so."""
    standing = YearlyFact.objects.filter(Q(is_current=True) | Q(is_shadowed=True), business__in=businesses)
    every = list(standing.order_by("as_of", "pk"))
    newest = {(fact.business_id, fact.year, fact.kind, fact.source_id): fact.pk for fact in every}
    shown = set(newest.values())
    stale = [fact.pk for fact in every if fact.is_current and fact.pk not in shown]
    fresh = [fact.pk for fact in every if not fact.is_current and fact.pk in shown]
    YearlyFact.objects.filter(pk__in=stale).update(is_current=False, is_shadowed=True)
    YearlyFact.objects.filter(pk__in=fresh).update(is_current=True, is_shadowed=False)


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
        if isinstance(row, YearlyFact) and row.is_current:
            row.is_current, row.is_shadowed = False, True
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
