"""Wording of the trail."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.audit.models import Entry
from donghanh.kernel.slots import audit_verbs
from donghanh.ui.text import write_date

AREAS = {
    "org": gettext_lazy("Organisation"),
    "plans": gettext_lazy("Plans and tasks"),
    "indicators": gettext_lazy("Indicators"),
    "reports": gettext_lazy("Reports"),
    "files": gettext_lazy("Files"),
}

FACTS = {
    "alias": gettext_lazy("Name in documents"),
    "position": gettext_lazy("Position"),
    "from": gettext_lazy("From"),
    "until": gettext_lazy("Until"),
    "role": gettext_lazy("Role"),
    "fields": gettext_lazy("Changed"),
    "full_name": gettext_lazy("Full name"),
    "phone": gettext_lazy("Phone"),
    "email": gettext_lazy("E-mail"),
    "into": gettext_lazy("Into"),
    "people": gettext_lazy("People who move"),
    "drops_second_factor": gettext_lazy("Forgets the second factor"),
}
KEYS = {"result"}


@dataclass(frozen=True, slots=True)
class TrailRow:
    """An entry as a sentence: who, did what, on what."""

    at: datetime
    actor_id: int | None
    actor: str
    did: str
    subject: str
    reason: str
    changes: str


def trail_row(entry: Entry) -> TrailRow:
    model = _model(entry)
    did = str(audit_verbs[entry.verb].wording) if entry.verb in audit_verbs else entry.verb
    return TrailRow(
        at=entry.at,
        actor_id=entry.actor_id,
        actor=entry.actor_name,
        did=did,
        subject=entry.subject_label,
        reason=entry.reason,
        changes="; ".join(
            _change(name, fact, model) for name, fact in entry.changes.items() if name not in KEYS
        ),
    )


def trail_areas() -> list[tuple[str, str]]:
    """The parts of the system whose verbs the trail can tell: (first part of the verb, words)."""
    used = dict.fromkeys(verb.verb.partition(".")[0] for verb in audit_verbs)
    return [(area, str(AREAS.get(area, area))) for area in used]


def _change(name: str, fact: Any, model: type[models.Model] | None) -> str:
    """A fact in words: name and choices as the model of the subject calls them, else as FACTS does."""
    field = next((field for field in model._meta.fields if field.name == name), None) if model else None
    label = field.verbose_name if field else FACTS.get(name, "")
    old, new = fact if isinstance(fact, list) and len(fact) == 2 else (None, fact)
    words = _plain(new, field)
    if isinstance(fact, list) and len(fact) == 2:
        words = f"{_plain(old, field)} → {words}"
    return f"{str(label).capitalize()}: {words}" if label else words


def _model(entry: Entry) -> type[models.Model] | None:
    try:
        return apps.get_model(entry.subject_type)
    except (LookupError, ValueError):
        return None


def _plain(fact: Any, field: models.Field | None = None) -> str:
    if fact is None or fact == "":
        return "–"
    if isinstance(fact, bool):
        return _("yes") if fact else _("no")
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(fact, fact))
    if isinstance(fact, list):
        return ", ".join(str(FACTS.get(part, part)) for part in fact)
    return _day(str(fact))


def _day(words: str) -> str:
    """A date as it is kept (2026-11-22) in the form people read."""
    try:
        return write_date(date.fromisoformat(words))
    except ValueError:
        return words
