"""How what is shown of a business changed, read from the row history that the database keeps by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps

from donghanh.registry.models import Business
from donghanh.registry.wording import yes_or_no
from donghanh.ui.text import write_date, write_number

UNTOLD = frozenset(
    {
        *("id", "ward", "public_id", "folded", "search", "created_at", "updated_at", "conflicts", "held"),
        *("founder", "pgh_id", "pgh_created_at", "pgh_label", "pgh_obj", "pgh_context"),
    }
)


@dataclass(frozen=True, slots=True)
class Version:
    """A moment at which what is shown changed: by whom, and (fact, before, after) each."""

    at: datetime
    who: str
    changes: list[tuple[str, str, str]]


def versions_of(business: Business) -> list[Version]:
    """The newest first; a moment at which nothing that people read changed is left out.

    Each row of the history holds what stood there before the change. Two queries.
    """
    history = apps.get_model("registry", "BusinessEvent")
    rows = list(
        history.objects.filter(pgh_obj_id=business.pk)
        .select_related("pgh_context", "place", "parent", "merged_into")
        .order_by("pgh_created_at", "pk")
    )
    after = [*rows[1:], business]
    found = [
        Version(row.pgh_created_at, _who(row), list(_changes(row, newer)))
        for row, newer in zip(rows, after, strict=True)
    ]
    return [each for each in reversed(found) if each.changes]


def _changes(before: Any, after: Any) -> Iterator[tuple[str, str, str]]:
    for field in Business._meta.concrete_fields:
        if field.name in UNTOLD:
            continue
        one, other = _words(before, field), _words(after, field)
        if one != other:
            yield str(field.verbose_name), one or "–", other or "–"


def _words(row: Any, field: Any) -> str:
    value = getattr(row, field.name, None)
    if value in (None, ""):
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return yes_or_no("yes" if value else "no")
    if hasattr(value, "year"):
        return write_date(value)
    if field.get_internal_type() == "DecimalField":
        return write_number(value)
    return str(value)


def _who(row: Any) -> str:
    context = row.pgh_context.metadata if row.pgh_context else {}
    return str(context.get("actor_name", ""))
