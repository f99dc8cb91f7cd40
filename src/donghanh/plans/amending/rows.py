"""One change as a card: the old value beside the new one, field by field."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from donghanh.org.models import Unit
from donghanh.plans.amending.owed import open_result
from donghanh.plans.confirmation.cells import deadline_words
from donghanh.plans.enums import ChangeDecision, Part
from donghanh.plans.models import ClauseChange, Draft, Task
from donghanh.plans.presenters import due_words


@dataclass(frozen=True, slots=True)
class Line:
    """A field of a task: what it says now and what the new document says.

    `proposed` fields are chosen beforehand: those for which the document says something. `offered` is false where the
    field cannot be taken over, `note` says why, or gives the words of the document.
    """

    name: str
    label: str
    old: str
    new: str
    note: str
    offered: bool
    proposed: bool


@dataclass(frozen=True, slots=True)
class Row:
    change: ClauseChange
    lines: list[Line]
    kind: str
    words: str

    @property
    def is_pending(self) -> bool:
        return self.change.decision == ChangeDecision.PENDING

    @property
    def lead(self) -> Unit | None:
        """The unit that the new words name for certain."""
        draft = self.change.draft
        return next((row.unit for row in draft.units.all() if row.part == "lead"), None) if draft else None

    @property
    def due_on(self) -> date | None:
        return self.change.draft.due_on if self.change.draft else None


LOOKS = {ChangeDecision.PENDING: "inferred", ChangeDecision.TAKEN: "ok", ChangeDecision.KEPT: "dropped"}


def row_of_change(change: ClauseChange) -> Row:
    """The card of a change that came with `changes_for_rows`."""
    draft = change.draft
    lines = [_line(change, change.task, draft, name) for name in change.fields] if draft else []
    decision = ChangeDecision(change.decision)
    return Row(change, lines, LOOKS[decision], str(decision.label))


def _line(change: ClauseChange, task: Task, draft: Draft, name: str) -> Line:
    labels = {
        "title": _("Task"),
        "lead": _("Lead"),
        "coop": _("Cooperating"),
        "product": _("Product"),
        "deadline": _("Deadline"),
    }
    old, new, note = _values(task, draft, name)
    if name in change.taken:
        old = _words_before(change, name)
    offered = True
    if name == "title" and not change.whole:
        offered, note = False, _("This task is only a part of the clause, or more than it; its title stays.")
    elif name == "coop" and "coop" in draft.doubts:
        offered, note = False, _("Say first which units the names mean.")
    return Line(name, labels[name], old, new, note, offered, offered and bool(new))


def _words_before(change: ClauseChange, name: str) -> str:
    """What the document said before: the task itself says the new words already."""
    said = change.before.get(name, "")
    return "; ".join(said) if isinstance(said, list) else str(said)


def _values(task: Task, draft: Draft, name: str) -> tuple[str, str, str]:
    """What the task says, what the document says, and a note."""
    if name == "title":
        return task.title, draft.title, ""
    if name == "product":
        return task.product, draft.product, ""
    if name == "lead":
        return str(task.lead_unit or ""), "; ".join(draft.lead_texts), ""
    if name == "coop":
        joined = [str(row.unit) for row in task.participants.all() if row.part == Part.COOPERATES]
        return "; ".join(joined), "; ".join(draft.coop_texts), ""
    result = open_result(task)
    old = due_words(result) if result and result.due_on else task.deadline_raw
    return old, deadline_words(draft) or draft.deadline_raw, draft.deadline_raw if draft.due_on else ""
