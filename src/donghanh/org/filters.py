"""What lists of the organisation show and in what order, taken from the address; unknown words are ignored."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.audit.models import Entry
from donghanh.org.enums import Relation, Role
from donghanh.org.models import Officer, SignInLink, Tenure, Unit
from donghanh.ui.addresses import whole_number
from donghanh.ui.forms import YEARS
from donghanh.vietnamese.text import fold

Rows = TypeVar("Rows", bound="models.QuerySet[Any]")

UNIT_STATES: dict[str, tuple[Any, Q]] = {
    "": (_("Existing"), Q(ended_on__isnull=True)),
    "assign": (_("Assigned work"), Q(ended_on__isnull=True, relation=Relation.ASSIGN)),
    "request": (_("Requested"), Q(ended_on__isnull=True, relation=Relation.REQUEST)),
    "ended": (_("Ended"), Q(ended_on__isnull=False)),
}
UNIT_SORTS = {"order": ("order",), "name": ("folded",), "kind": ("kind", "order")}
OFFICER_STATES: dict[str, tuple[Any, Q]] = {
    "": (_("Serving"), Q(left_on__isnull=True)),
    "no_account": (_("Without an account"), Q(left_on__isnull=True, user__isnull=True)),
    "closed": (_("Account closed"), Q(left_on__isnull=True, user__is_active=False)),
    "left": (_("Left"), Q(left_on__isnull=False)),
}
OFFICER_SORTS = {"name": ("name_order",), "seen": ("user__last_login", "name_order")}


def filter_units(units: "models.QuerySet[Unit]", query: Mapping[str, str]) -> "models.QuerySet[Unit]":
    """`state`, `q` (accents not needed) and `sort` of a unit list."""
    state = query.get("state", "")
    units = units.filter(UNIT_STATES.get(state, UNIT_STATES[""])[1])
    return _sorted(_with_words(units, query), UNIT_SORTS, query, "order")


def filter_officers(
    officers: "models.QuerySet[Officer]", query: Mapping[str, str]
) -> "models.QuerySet[Officer]":
    """`state`, `unit`, `role`, `q` (accents not needed) and `sort` of an officer list."""
    officers = officers.filter(OFFICER_STATES.get(query.get("state", ""), OFFICER_STATES[""])[1])
    held = Tenure.objects.filter(officer=OuterRef("pk"), ended_on__isnull=True)
    if query.get("role") in Role.values:
        officers = officers.filter(Exists(held.filter(position__role=query["role"])))
    unit = whole_number(query.get("unit"))
    if unit:
        officers = officers.filter(Exists(held.filter(position__unit_id=unit)))
    return _sorted(_with_words(officers, query), OFFICER_SORTS, query, "name")


def with_open_link(officers: "models.QuerySet[Officer]") -> "models.QuerySet[Officer]":
    """Adds `has_open_link`: a one-time link that can still be used."""
    links = SignInLink.objects.filter(
        officer=OuterRef("pk"), used_at__isnull=True, revoked_at__isnull=True, expires_at__gt=timezone.now()
    )
    return officers.annotate(has_open_link=Exists(links))


def filter_trail(entries: "models.QuerySet[Entry]", query: Mapping[str, str]) -> "models.QuerySet[Entry]":
    """`by` (an officer's number), `area` (the first part of the verb) and `day` (2026-11-21) of the trail."""
    if whole_number(query.get("by")):
        entries = entries.filter(actor_id=whole_number(query.get("by")))
    if query.get("area", "").isidentifier():
        entries = entries.filter(verb__startswith=f"{query['area']}.")
    day = day_of(query)
    return (
        entries.filter(at__gte=_midnight(day), at__lt=_midnight(day + timedelta(days=1))) if day else entries
    )


def day_of(query: Mapping[str, str]) -> date | None:
    """The day asked for, if it is one."""
    try:
        day = date.fromisoformat(query.get("day", ""))
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _with_words(rows: Rows, query: Mapping[str, str]) -> Rows:
    for word in fold(query.get("q", "")[:200]).split():
        rows = rows.filter(folded__contains=word)
    return rows


def _sorted(rows: Rows, sorts: Mapping[str, tuple[str, ...]], query: Mapping[str, str], usual: str) -> Rows:
    wanted = query.get("sort", usual)
    key = wanted.removeprefix("-")
    ordered = rows.order_by(*sorts.get(key, sorts[usual]), "pk")
    return ordered.reverse() if wanted.startswith("-") and key in sorts else ordered


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
