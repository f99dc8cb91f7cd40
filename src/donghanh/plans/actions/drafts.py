"""Confirming drafts: accept, edit, drop, bring back, and fill in what the document leaves open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Refused
from donghanh.org.models import Officer, Unit
from donghanh.plans.actions.steps import DECISION, step
from donghanh.plans.enums import Decision, Part, Rhythm
from donghanh.plans.models import Draft, DraftUnit, Reading

LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Units:
    """Units of a draft. `lead` None leaves it without one."""

    lead: Unit | None = None
    co_leads: Sequence[Unit] = ()
    cooperating: Sequence[Unit] = ()

    def rows(self) -> list[tuple[Unit, str]]:
        """(unit, part), each unit once; without a lead the first co-lead leads."""
        leads = [unit for unit in (self.lead, *self.co_leads) if unit]
        parts = [(unit, Part.CO_LEAD) for unit in leads] + [
            (unit, Part.COOPERATES) for unit in self.cooperating
        ]
        rows: dict[int, tuple[Unit, str]] = {}
        for unit, part in parts:
            rows.setdefault(unit.pk, (unit, LEAD if not rows and part == Part.CO_LEAD else part))
        return list(rows.values())


@dataclass(frozen=True, slots=True)
class Edit:
    """New values of a draft; a field that is absent stays. `units` None leaves the units as they are."""

    values: dict[str, Any] = field(default_factory=dict)
    units: Units | None = None

    def cells(self) -> set[str]:
        """The cells (see `Draft.doubts`) that the edit decides on."""
        given = {CELL_OF[name] for name in self.values if name in CELL_OF}
        return given | ({"lead", "coop"} if self.units else set())


CELL_OF = {
    "title": "title",
    "product": "product",
    "deadline_raw": "deadline",
    "starts_on": "deadline",
    "due_on": "deadline",
    "rhythm": "deadline",
    "authority": "authority",
}


@transaction.atomic
def accept_draft(draft: Draft, *, by: Officer) -> Draft:
    """Confirms a draft as it stands. It becomes a task when the reading is taken over."""
    _decide([draft], Decision.ACCEPTED, by=by)
    return draft


@transaction.atomic
def drop_draft(draft: Draft, *, by: Officer) -> Draft:
    """Says that the clause is no task."""
    _decide([draft], Decision.DROPPED, by=by)
    return draft


@transaction.atomic
def restore_draft(draft: Draft, *, by: Officer) -> Draft:
    """Opens a decided draft again."""
    _decide([draft], Decision.PENDING, by=by)
    return draft


@transaction.atomic
def accept_all_clear(reading: Reading, drafts: Iterable[Draft], *, by: Officer) -> int:
    """Confirms the given drafts in one act; the caller gives those with nothing to check. Returns how many."""
    clear = [draft for draft in drafts if draft.reading_id == reading.pk]
    if not clear:
        raise Refused(_("No task is without something to check."))
    _decide(clear, Decision.ACCEPTED, by=by)
    return len(clear)


@transaction.atomic
def decide_drafts(reading: Reading, drafts: Iterable[Draft], decision: str, *, by: Officer) -> int:
    """Confirms, drops or reopens several drafts in one act; returns how many."""
    chosen = [draft for draft in drafts if draft.reading_id == reading.pk]
    if not chosen:
        raise Refused(_("Choose at least one task."))
    _decide(chosen, Decision(decision), by=by)
    return len(chosen)


@transaction.atomic
def edit_draft(draft: Draft, edit: Edit, *, by: Officer, seen: int | None = None) -> Draft:
    """Changes a draft; what the person decided is no longer in doubt. `seen` is the edition the person looked at."""
    with step("edit", draft.reading, [draft], by=by):
        held = Draft.objects.get(pk=draft.pk)
        if seen is not None and held.edition != seen:
            raise Refused(_("Someone has just changed this task. Look at the change before you save."))
        changes = apply_edit(held, edit)
        record("plans.edit_draft", held, by=by, changes=changes)
    return held


@transaction.atomic
def fill_in_bulk(reading: Reading, drafts: Iterable[Draft], edit: Edit, *, by: Officer) -> int:
    """Gives several drafts the same lead, cooperating units, product, rhythm or deadline. Returns how many changed."""
    chosen = [draft for draft in drafts if draft.reading_id == reading.pk]
    if not chosen:
        raise Refused(_("Choose at least one task."))
    if not edit.values and edit.units is None:
        raise Refused(_("Say what to fill in."))
    with step("fill", reading, chosen, by=by):
        for draft in Draft.objects.filter(pk__in=[draft.pk for draft in chosen]):
            apply_edit(draft, _beside(draft, edit))
        record(
            "plans.fill_in_bulk", reading.plan, by=by, changes={"drafts": len(chosen), **_words(edit.values)}
        )
    return len(chosen)


@transaction.atomic
def note_finished_before(draft: Draft, *, on: date, words: str, document: str = "", by: Officer) -> Draft:
    """Keeps a result that was there before the plan was entered; it is recorded when the draft becomes a task."""
    if on > timezone.localdate():
        raise Refused(_("The day finished cannot be in the future."))
    if not words.strip():
        raise Refused(_("Write the result in one sentence."))
    values = {"finished_on": on, "finished_words": words.strip(), "finished_document": document.strip()}
    return edit_draft(draft, Edit(values), by=by)


def apply_edit(draft: Draft, edit: Edit) -> dict[str, Any]:
    """Writes an edit into a draft that is held; returns what changed. Part of an action, never alone."""
    changes = {name: [_plain(getattr(draft, name)), _plain(value)] for name, value in edit.values.items()}
    for name, value in edit.values.items():
        setattr(draft, name, value)
    if {"due_on", "starts_on", "rhythm"} & edit.values.keys():
        _settle_time(draft)
    if edit.units is not None:
        changes["units"] = [
            _unit_words(draft),
            "; ".join(f"{unit} ({part})" for unit, part in edit.units.rows()),
        ]
        put_units(draft, edit.units.rows())
    draft.doubts = [cell for cell in draft.doubts if cell not in edit.cells()]
    draft.save()
    return {name: pair for name, pair in changes.items() if pair[0] != pair[1]}


def put_units(draft: Draft, rows: Iterable[tuple[Unit, str]]) -> None:
    """Replaces the units of a draft."""
    draft.units.all().delete()
    DraftUnit.objects.bulk_create(
        DraftUnit(ward_id=draft.ward_id, draft=draft, unit=unit, part=part) for unit, part in rows
    )


def units_of_draft(draft: Draft) -> Units:
    """The units of a draft as they stand."""
    rows = list(draft.units.select_related("unit"))
    return Units(
        lead=next((row.unit for row in rows if row.part == LEAD), None),
        co_leads=[row.unit for row in rows if row.part == Part.CO_LEAD],
        cooperating=[row.unit for row in rows if row.part == Part.COOPERATES],
    )


def _decide(drafts: list[Draft], decision: str, *, by: Officer) -> None:
    reading = drafts[0].reading
    with step(decision, reading, drafts, by=by, fields=DECISION):
        decided_by, decided_at = (None, None) if decision == Decision.PENDING else (by, timezone.now())
        for draft in drafts:
            draft.decision, draft.decided_by, draft.decided_at = decision, decided_by, decided_at
        Draft.objects.bulk_update(drafts, ["decision", "decided_by", "decided_at"], batch_size=500)
        for draft in drafts if len(drafts) == 1 else ():
            record(VERBS[decision], draft, by=by)
        if len(drafts) > 1:
            told = {"drafts": [draft.pk for draft in drafts], "to": str(decision)}
            record("plans.decide_drafts", reading.plan, by=by, changes=told)


VERBS: dict[str, str] = {
    Decision.ACCEPTED: "plans.accept_draft",
    Decision.DROPPED: "plans.drop_draft",
    Decision.PENDING: "plans.restore_draft",
}


def _settle_time(draft: Draft) -> None:
    """A date and a rhythm exclude each other; the words of the document stay, marked as decided by a person."""
    if draft.due_on:
        draft.rhythm, draft.rhythm_from = Rhythm.NONE, None
    elif draft.rhythm and draft.rhythm_from is None:
        draft.rhythm_from = date(timezone.localdate().year, 1, 1)
    elif not draft.rhythm:
        draft.rhythm_from = None
    if draft.starts_on and draft.due_on and draft.due_on < draft.starts_on:
        raise Refused(_("The deadline is before the beginning."))
    read = (draft.deadline.get("start"), draft.deadline.get("due"))
    if (_plain(draft.starts_on) or None, _plain(draft.due_on) or None) != read:
        words = {name: value for name, value in draft.deadline.items() if name != "exclusive"}
        draft.deadline = words | {"by_person": True}


def _beside(draft: Draft, edit: Edit) -> Edit:
    """A bulk edit keeps the units it does not speak of."""
    if edit.units is None:
        return edit
    now = units_of_draft(draft)
    return Edit(
        edit.values,
        Units(
            lead=edit.units.lead or now.lead,
            co_leads=now.co_leads,
            cooperating=edit.units.cooperating or now.cooperating,
        ),
    )


def _unit_words(draft: Draft) -> str:
    return "; ".join(f"{row.unit} ({row.part})" for row in draft.units.select_related("unit"))


def _words(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
