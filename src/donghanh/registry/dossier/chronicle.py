"""What happened around a business, in one row of days: events, what lists told, what officers did."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from donghanh.audit.queries import trail_of
from donghanh.kernel.slots import audit_verbs
from donghanh.registry.enums import (
    Attribute,
    DataRequestKind,
    DataRequestOutcome,
    FactKind,
    Happening,
    SourceKind,
    SuccessionKind,
)
from donghanh.registry.models import Business, Entry, LifecycleEvent, Succession
from donghanh.ui.text import write_date

LOOKS = {
    Happening.SUSPENDED: ("circle-pause", "warn"),
    Happening.LOST: ("circle-question-mark", "warn"),
    Happening.CLOSING: ("circle-x", "late"),
    Happening.CLOSED: ("circle-x", "late"),
    Happening.MOVED_OUT: ("log-out", "late"),
    Happening.REGISTERED: ("circle-check", "ok"),
    Happening.RESUMED: ("circle-check", "ok"),
    Happening.MOVED_IN: ("log-in", "ok"),
}
CODES: dict[str, tuple[Any, ...]] = {
    "attribute": (Attribute,),
    "fact": (FactKind,),
    "kind": (DataRequestKind, SourceKind),
    "outcome": (DataRequestOutcome,),
    "happening": (Happening,),
    "succession": (SuccessionKind,),
}
"""Facts of the trail that are codes → the choices they may be of."""
TOLD_ELSEWHERE = ("registry.record_happening", "registry.record_succession")
"""Verbs of the trail whose fact stands in the row of days itself."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line: its day, its words, a second line, who, an icon with its tone; `withdraw` is the event to take back."""

    on: date
    words: str
    under: str = ""
    who: str = ""
    icon: str = "circle"
    tone: str = ""
    withdraw: int | None = None
    order: int = 0


def events_of(business: Business) -> list[Event]:
    """Everything, the newest day first, of numbers that lead here too. Five queries."""
    found = [
        *_happenings(business),
        *_successions(business),
        *_tellings(business),
        *_trail(business),
    ]
    if business.registered_on and not any(each.icon == "flag" for each in found):
        found.append(
            Event(business.registered_on, _("Registered for the first time"), icon="flag", tone="ok")
        )
    return sorted(found, key=lambda each: (each.on, each.order), reverse=True)


def _happenings(business: Business) -> Iterable[Event]:
    for each in LifecycleEvent.objects.filter(business=business).select_related("recorded_by"):
        icon, tone = LOOKS.get(Happening(each.happening), ("circle", ""))
        until = _("until %(day)s") % {"day": write_date(each.until)} if each.until else ""
        words = " ".join(filter(None, (each.get_happening_display(), until)))
        yield Event(each.on, words, each.document, str(each.recorded_by or ""), icon, tone, each.pk, each.pk)


def _successions(business: Business) -> Iterable[Event]:
    links = Succession.objects.filter(predecessor=business) | Succession.objects.filter(successor=business)
    for each in links.select_related("predecessor", "successor").order_by("pk"):
        words = _("%(kind)s: %(before)s → %(after)s") % {
            "kind": each.get_kind_display(),
            "before": each.predecessor.name,
            "after": each.successor.name,
        }
        yield Event(each.on, words, each.document, icon="arrow-right", tone="brand", order=each.pk)


def _tellings(business: Business) -> Iterable[Event]:
    entries = Entry.objects.filter(business=business).select_related("source", "recorded_by")
    for each in entries.order_by("as_of", "pk"):
        words = _("%(source)s told %(count)s facts") % {"source": each.source.name, "count": len(each.values)}
        yield Event(each.as_of, words, "", str(each.recorded_by or ""), "file-text", "", None, each.pk)


def _trail(business: Business) -> Iterable[Event]:
    former = {each.pk: each for each in Business.objects.filter(merged_into=business)}
    for each in trail_of(business, *former.values()).exclude(verb__in=TOLD_ELSEWHERE):
        did = audit_verbs[each.verb].wording if each.verb in audit_verbs else each.verb
        number = ""
        if each.subject_id in former:
            number = _("former number %(number)s") % {"number": former[each.subject_id].public_id}
        under = " · ".join(filter(None, (number, change_words(each.changes), each.reason)))
        yield Event(localdate(each.at), str(did), under, each.actor_name, "pencil", "", None, each.pk)


def change_words(changes: dict[str, Any]) -> str:
    """What a verb changed: "Địa chỉ: Số 12 → Số 14"; facts without a name of ours as they are."""
    told = sorted(changes.items(), key=lambda pair: pair[0] not in CODES)
    return "; ".join(_one(name, value) for name, value in told if value not in ("", None, []))


def _one(name: str, value: Any) -> str:
    if name in Attribute.values:
        return f"{Attribute(name).label}: {_pair(value)}"
    for choices in CODES.get(name, ()):
        if value in choices.values:
            return str(choices(value).label)
    return _pair(value)


def _pair(value: Any) -> str:
    if isinstance(value, list):
        return " → ".join(str(each) or "–" for each in value)
    text = str(value)
    try:
        return write_date(date.fromisoformat(text))
    except ValueError:
        return text
