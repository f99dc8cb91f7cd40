"""The confirm screen as data: one page of rows, the one that is open, the words beside them, and how far it is."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page

from donghanh.org.models import Unit
from donghanh.plans.confirmation.cells import Row, days_past, rhythm_words, row_of, suggested_deadline
from donghanh.plans.confirmation.queries import (
    FILTERS,
    Line,
    Tally,
    beside,
    drafts_in,
    filter_counts,
    lead_of_section,
    outline_of,
    page_of,
    tally_of,
)
from donghanh.plans.confirmation.source import Clause, clauses_beside, clauses_of
from donghanh.plans.enums import Decision
from donghanh.plans.models import Draft, Reading
from donghanh.plans.proposals.units import Directory, Suggestion
from donghanh.ui.addresses import whole_number

MOST_STEPS = 120


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address of the screen asks for."""

    filter: str = ""
    draft: int | None = None
    page: str = ""

    @classmethod
    def of(cls, given: Any) -> "Wanted":
        """From a QueryDict; what is unknown is left out."""
        wanted = given.get("loc", "")
        return cls(
            wanted if wanted in FILTERS else "",
            whole_number(given.get("viec")),
            given.get("page", ""),
        )


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the document that means no unit for certain, with what it may mean."""

    text: str
    suggestions: list[Suggestion]


@dataclass(frozen=True, slots=True)
class Opened:
    """All that the open draft shows beside its row."""

    row: Row
    names: list[Name]
    units: list[Unit]
    likely_lead: Unit | None
    rhythm: str
    suggested: dict[str, Any] | None
    days_past: int | None
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Screen:
    """One page of drafts, or, after an act, only the pieces of it that changed (then without `page`)."""

    reading: Reading
    wanted: Wanted
    rows: list[Row]
    opened: Opened | None
    clauses: list[Clause]
    counts: dict[str, int]
    tally: Tally
    steps: list[str]
    page: "Page[Draft] | None" = None

    @property
    def filters(self) -> list[tuple[str, Any, int]]:
        return [(key, label, self.counts[key]) for key, label in FILTERS.items()]


def build_screen(reading: Reading, wanted: Wanted, directory: Directory, today: date) -> Screen:
    """One page of the screen; the draft asked for is open, else the first that waits for a decision."""
    outline = outline_of(reading)
    counts = filter_counts(reading, today)
    drafts = drafts_in(reading, wanted.filter, today)
    page = page_of(drafts, wanted.page, holding=wanted.draft)
    on_page = list(page.object_list)
    current = _current(on_page, wanted)
    rows = [row_of(draft, outline[draft.pk].number, today) for draft in on_page]
    owners = list(outline.values())
    return Screen(
        reading=reading,
        wanted=wanted,
        page=page,
        rows=rows,
        opened=_opened(current, rows, reading, wanted, directory, today),
        clauses=clauses_beside(reading, on_page, owners, current, whole=not wanted.filter),
        counts=counts,
        tally=tally_of(outline, counts["clear"]),
        steps=steps_of(outline, current.pk if current else None),
    )


def rows_of(reading: Reading, wanted: Wanted, today: date) -> list[Row]:
    """Every draft of the filter, on all pages, with its number in the document."""
    outline = outline_of(reading)
    return [
        row_of(draft, outline[draft.pk].number, today) for draft in drafts_in(reading, wanted.filter, today)
    ]


def build_changes(
    reading: Reading,
    wanted: Wanted,
    touched: list[Draft],
    current: Draft | None,
    directory: Directory,
    today: date,
) -> Screen:
    """The pieces of the screen that an act changed: the touched drafts, the one now open, and their words."""
    outline = outline_of(reading)
    counts = filter_counts(reading, today)
    shown = {draft.pk: draft for draft in [*touched, *([current] if current else [])] if draft.pk in outline}
    rows = [row_of(draft, outline[draft.pk].number, today) for draft in shown.values()]
    owners = list(outline.values())
    return Screen(
        reading=reading,
        wanted=wanted,
        rows=rows,
        opened=_opened(current, rows, reading, wanted, directory, today),
        clauses=clauses_of(reading, shown.values(), owners, current),
        counts=counts,
        tally=tally_of(outline, counts["clear"]),
        steps=steps_of(outline, current.pk if current else None),
    )


def steps_of(outline: dict[int, Line], current: int | None) -> list[str]:
    """One cell for each draft that counts; in a long plan one for several, done only when all of them are."""
    lines = [line for line in outline.values() if not line.extra or line.decision == Decision.ACCEPTED]
    size = -(-len(lines) // MOST_STEPS) or 1
    return [_step(lines[at : at + size], current) for at in range(0, len(lines), size)]


def _step(lines: list[Line], current: int | None) -> str:
    if any(line.pk == current for line in lines):
        return "now"
    return "done" if all(line.decision != Decision.PENDING for line in lines) else ""


def _current(on_page: list[Draft], wanted: Wanted) -> Draft | None:
    asked = next((draft for draft in on_page if draft.pk == wanted.draft), None)
    waiting = (draft for draft in on_page if draft.decision == Decision.PENDING and not draft.extra)
    return asked or next(waiting, on_page[0] if on_page else None)


def _opened(
    current: Draft | None,
    rows: list[Row],
    reading: Reading,
    wanted: Wanted,
    directory: Directory,
    today: date,
) -> Opened | None:
    if current is None:
        return None
    before, after = beside(reading, current, wanted.filter, today)
    return Opened(
        row=next(row for row in rows if row.draft.pk == current.pk),
        names=_unclear_names(current, directory),
        units=directory.units,
        likely_lead=None
        if any(row.part == "lead" for row in current.units.all())
        else lead_of_section(current),
        rhythm=rhythm_words(current, reading.plan.cutoff),
        suggested=suggested_deadline(current),
        days_past=days_past(current, today),
        before=before,
        after=after,
    )


def _unclear_names(draft: Draft, directory: Directory) -> list[Name]:
    cells = [("lead", draft.lead_texts), ("coop", draft.coop_texts)]
    texts = [name for cell, names in cells if cell in draft.doubts for name in names]
    unclear = [name for name in dict.fromkeys(texts) if directory.certain(name) is None]
    return [Name(name, directory.suggestions(name)) for name in unclear]
