"""What happened to an indicator, as its page tells it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from donghanh.audit.models import Entry
from donghanh.indicators.enums import Comparator
from donghanh.kernel.slots import audit_verbs
from donghanh.ui.text import write_date

LIMIT = 20
LOOKS = {
    "indicators.confirm_value": ("check", "ok"),
    "indicators.correct_value": ("pencil", "warn"),
    "indicators.withdraw_value": ("undo-2", "late"),
    "indicators.explain_gap": ("message-square", "brand"),
    "indicators.freeze_value": ("lock", ""),
    "indicators.end": ("circle-x", "late"),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline."""

    at: datetime
    who: str
    did: Any
    words: str
    reason: str
    icon: str
    tone: str


def happenings_of(trail: QuerySet[Entry]) -> list[Happening]:
    """The newest of them, newest first."""
    return [_happening(entry) for entry in trail[:LIMIT]]


def _happening(entry: Entry) -> Happening:
    icon, tone = LOOKS.get(entry.verb, ("circle", ""))
    verb = audit_verbs[entry.verb].wording if entry.verb in audit_verbs else entry.verb
    return Happening(entry.at, entry.actor_name, verb, _facts(entry), entry.reason, icon, tone)


def _facts(entry: Entry) -> str:
    """Day and value, old and new where one took the place of another; a goal with its comparison."""
    value, day = entry.changes.get("value", ""), entry.changes.get("as_of") or entry.changes.get("due_on", "")
    written = " → ".join(value) if isinstance(value, list) else str(value)
    if isinstance(entry.changes.get("upper"), str) and entry.changes["upper"]:
        written += f" - {entry.changes['upper']}"
    comparator = entry.changes.get("comparator", "")
    compared = (
        str(Comparator(comparator).label) if isinstance(comparator, str) and comparator in Comparator else ""
    )
    return " · ".join(
        filter(None, (_day(day), " ".join(filter(None, (compared, written.replace(".", ","))))))
    )


def _day(text: Any) -> str:
    try:
        return write_date(date.fromisoformat(str(text)))
    except ValueError:
        return ""
