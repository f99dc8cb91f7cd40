"""What happened to a task, as its page tells it: the audit trail with the evidence that came in between."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from donghanh.audit.models import Entry
from donghanh.audit.queries import trail_of
from donghanh.kernel.slots import audit_verbs
from donghanh.plans.models import Task

LIMIT = 100
LOOKS = {
    "plans.claim_result": ("flag", "brand"),
    "plans.accept_result": ("check", "ok"),
    "plans.record_before_import": ("check", "ok"),
    "plans.return_result": ("undo-2", "warn"),
    "plans.add_evidence": ("paperclip", "ok"),
    "plans.ask_extension": ("calendar", "warn"),
    "plans.grant_extension": ("calendar", "ok"),
    "plans.refuse_extension": ("calendar", "late"),
    "plans.ask_late_review": ("triangle-alert", "warn"),
    "plans.reopen_result": ("undo-2", "late"),
    "plans.return_task": ("undo-2", "warn"),
    "plans.transfer_task": ("arrow-right", "brand"),
    "plans.pause_task": ("circle-pause", "warn"),
    "plans.cancel_task": ("circle-x", "late"),
    "plans.resume_task": ("play", "ok"),
    "plans.move_deadline": ("calendar", "ok"),
    "plans.raise_obstacle": ("triangle-alert", "warn"),
    "plans.answer_obstacle": ("message-circle", "brand"),
    "plans.settle_obstacle": ("check", "ok"),
    "plans.record_trigger": ("file-text", "brand"),
    "plans.confirm_trigger": ("calendar", "ok"),
    "plans.ask_contribution": ("users", "brand"),
    "plans.change_contribution": ("users", ""),
    "plans.withdraw_contribution": ("users", "warn"),
    "plans.deliver_contribution": ("flag", "brand"),
    "plans.confirm_contribution": ("check", "ok"),
    "plans.return_contribution": ("undo-2", "warn"),
    "plans.unlock_declaration": ("lock-open", "warn"),
    "plans.edit_declaration": ("pencil", "warn"),
    "plans.correct_deadline": ("calendar", "warn"),
    "plans.note_progress": ("pencil", ""),
    "plans.nudge_task": ("bell", "warn"),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline; `dates` are the old and the new deadline where one was at stake."""

    at: datetime
    who: str
    did: Any
    words: str
    icon: str
    tone: str
    dates: tuple[str, str] | None


def timeline(task: Task, before: datetime | None = None) -> list[Happening]:
    """The newest hundred happenings, newest first; before an instant, if one is given."""
    trail = trail_of(task).filter(at__lt=before) if before else trail_of(task)
    return [_happening(entry) for entry in trail[:LIMIT]]


def _happening(entry: Entry) -> Happening:
    icon, tone = LOOKS.get(entry.verb, ("circle", ""))
    words = entry.reason or str(entry.changes.get("evidence", ""))
    if entry.verb == "plans.nudge_task":
        words = _("time %(n)s") % {"n": entry.changes["times"]}
    dates = entry.changes.get("due_on")
    if entry.verb == "plans.edit_declaration":
        words = "\n".join([words, *(f"{old or '–'} → {new or '–'}" for old, new in entry.changes.values())])
    if "contribution" in entry.changes:
        words = f"{entry.changes['contribution']}: {words}"
    for field in ("lead_unit", "officer", "product", "rhythm"):
        if field in entry.changes and entry.verb != "plans.edit_declaration":
            words = "\n".join(filter(None, (entry.changes[field][1], entry.reason)))
    return Happening(
        entry.at,
        entry.actor_name,
        audit_verbs[entry.verb].wording,
        words,
        icon,
        tone,
        tuple(dates) if isinstance(dates, list) and all(dates) else None,
    )
