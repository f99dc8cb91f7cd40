"""The six cells of a draft (6 rõ), in words an officer reads at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from donghanh.plans.enums import Authority, Decision, Part, Rhythm
from donghanh.plans.models import Draft, DraftUnit, Target, Task
from donghanh.plans.proposals.drafts import SUGGESTED
from donghanh.ui.marks import Span
from donghanh.ui.text import write_date, write_number

COMPARISONS = (
    (">", gettext_lazy("more than")),
    (">=", gettext_lazy("at least")),
    ("=", gettext_lazy("exactly")),
    ("~", gettext_lazy("about")),
    ("<=", gettext_lazy("at most")),
    ("<", gettext_lazy("less than")),
)
CLEAR, CHECK, MISSING = "clear", "check", "missing"
CELLS = ("title", "lead", "coop", "product", "deadline", "authority")
MARKS = {
    "title": "solid",
    "lead": "dotted",
    "coop": "dotted",
    "product": "double",
    "deadline": "dashed",
    "authority": "dotted",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its name, value and the words behind it, and how sure that is.

    `state` is clear, check or missing; `kind` and `words` are the status beside it; `quotes` differ from the value.
    """

    key: str
    name: str
    value: str
    quotes: tuple[str, ...]
    state: str
    kind: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A draft as a line of the screen."""

    draft: Draft
    number: int
    cells: tuple[Cell, ...]
    facts: str
    kind: str
    words: str
    look: str

    @property
    def task(self) -> Task | None:
        """The task the draft has become."""
        return getattr(self.draft, "task", None)

    @property
    def has_lead(self) -> bool:
        return any(row.part == "lead" for row in self.draft.units.all())

    @property
    def heading(self) -> str:
        """The nearest heading over the clause."""
        return self.draft.section.rsplit(" › ", 1)[-1]

    @property
    def states(self) -> list[str]:
        return [cell.state for cell in self.cells]

    @property
    def summary(self) -> str:
        counts = {state: self.states.count(state) for state in (CLEAR, CHECK, MISSING)}
        return _("6 clear: %(clear)s clear, %(check)s to check, %(missing)s missing") % counts


def row_of(draft: Draft, number: int, today: date) -> Row:
    """The line of a draft whose units are at hand."""
    cells = cells_of(draft)
    kind, words, look = _status(draft, cells, today)
    return Row(draft, number, cells, _facts(draft), kind, words, look)


def cells_of(draft: Draft) -> tuple[Cell, ...]:
    units = list(draft.units.all())
    leads = [row.unit.name for row in units if row.part != Part.COOPERATES]
    coops = [row.unit.name for row in units if row.part == Part.COOPERATES]
    return (
        _cell(draft, "title", _("Task"), draft.title),
        _units_cell(draft, "lead", _("Lead"), leads, draft.lead_texts),
        _units_cell(draft, "coop", _("Cooperating"), coops, draft.coop_texts),
        _cell(draft, "product", _("Product"), draft.product),
        _deadline_cell(draft),
        _cell(draft, "authority", _("Authority"), authority_words(draft)),
    )


def spans_in(draft: Draft, block: int) -> list[Span]:
    """Where the values of a draft stand in one block of the document, to be underlined there."""
    labels = {
        "title": _("task"),
        "lead": _("lead"),
        "coop": _("cooperating"),
        "product": _("product"),
        "deadline": _("deadline"),
        "authority": _("authority"),
    }
    found = [
        Span(start, end, MARKS[cell], labels[cell])
        for cell in CELLS
        for said in draft.evidence.get(cell, ())
        for at, start, end in said["spans"]
        if at == block
    ]
    return _apart(found)


def rhythm_words(draft: Draft, cutoff: tuple[int, int]) -> str:
    """ "Hằng năm, hạn 30/11" for a yearly rhythm, else the name of the rhythm."""
    if not draft.rhythm:
        return ""
    name = Rhythm(draft.rhythm).label
    if draft.rhythm != Rhythm.YEARLY:
        return str(name)
    return _("%(rhythm)s, due %(day)s") % {"rhythm": name, "day": short_day(*cutoff)}


def short_day(month: int, day: int) -> str:
    return f"{day:02}/{month:02}" if month <= 2 else f"{day:02}/{month}"


def authority_words(draft: Draft) -> str:
    if not draft.authority:
        return ""
    words = str(Authority(draft.authority).label)
    return f"{words}: {draft.authority_note}" if draft.authority_note else words


def suggested_deadline(draft: Draft) -> dict[str, Any] | None:
    """A later deadline that may be meant for this clause too (never given silently)."""
    found = draft.evidence.get(SUGGESTED)
    return found[0] if found and not draft.due_on and not draft.deadline_raw else None


def target_words(target: Target) -> str:
    """What a target asks for: "trên 40 %", "ít nhất 30 %"."""
    compared = dict(COMPARISONS).get(target.operator, target.operator)
    number = write_number(target.value, max(0, -int(target.value.normalize().as_tuple().exponent)))
    return " ".join(filter(None, [str(compared), number, target.unit]))


def days_past(draft: Draft, today: date) -> int | None:
    """Days since the deadline, where it is past and no result was noted."""
    if not draft.due_on or draft.finished_on or draft.due_on >= today:
        return None
    return (today - draft.due_on).days


def _cell(draft: Draft, key: str, name: str, value: str, note: str = "") -> Cell:
    if not value:
        return Cell(key, name, "", (), MISSING, "silent", _("The document does not say"))
    state, kind, words = CLEAR, "ok", _("Clear in the document")
    if key in draft.doubts:
        state, kind, words = CHECK, "inferred", _doubt_words(draft, key)
    elif key not in draft.evidence:
        words = _("Filled in by the ward")
    shown = value.casefold()
    quotes = tuple(
        said["quote"]
        for said in draft.evidence.get(key, ())
        if said["quote"].strip(" .;,").casefold() not in shown
    )
    return Cell(key, name, value, quotes, state, kind, words, note)


def _units_cell(draft: Draft, key: str, name: str, units: Sequence[str], said: Sequence[str]) -> Cell:
    if not units and not said:
        kind = "missing" if key == "lead" else "silent"
        return Cell(key, name, "", (), MISSING, kind, _("The document does not say"))
    value = "; ".join(units)
    quotes = tuple(text for text in said if text not in units)
    if not units:
        return Cell(key, name, "", quotes, CHECK, "inferred", _("Not in the directory yet"))
    if key in draft.doubts:
        return Cell(key, name, value, quotes, CHECK, "inferred", _doubt_words(draft, key))
    words = _("Clear in the document") if said else _("Filled in by the ward")
    return Cell(key, name, value, quotes, CLEAR, "ok", words)


def _doubt_words(draft: Draft, key: str) -> str:
    if any(said.get("ocr") for said in draft.evidence.get(key, ())):
        return _("Read by OCR, check the original")
    return _("Inferred, to check")


def _deadline_cell(draft: Draft) -> Cell:
    value = deadline_words(draft)
    cell = _cell(draft, "deadline", _("Deadline"), value or draft.deadline_raw)
    if draft.deadline.get("by_person"):
        return Cell(cell.key, cell.name, value, cell.quotes, CLEAR, "ok", _("Filled in by the ward"))
    return cell


def deadline_words(draft: Draft) -> str:
    """The dates of a draft: "30/9/2026 · làm từ 01/4/2026"; empty where there are none."""
    if not draft.due_on:
        return _("from %(day)s") % {"day": write_date(draft.starts_on)} if draft.starts_on else ""
    day = write_date(draft.due_on)
    words = _("before %(day)s") % {"day": day} if draft.deadline.get("exclusive") else day
    if draft.starts_on:
        words = _("%(due)s · work from %(start)s") % {"due": words, "start": write_date(draft.starts_on)}
    return words


def _facts(draft: Draft) -> str:
    """The line under a title: who leads, and when."""
    lead: DraftUnit | None = next((row for row in draft.units.all() if row.part == "lead"), None)
    who = lead.unit.label if lead else ", ".join(draft.lead_texts) or _("no lead yet")
    when = write_date(draft.due_on) if draft.due_on else draft.deadline_raw or _("no date")
    return f"{who} · {when}" + (" · " + _("result from before") if draft.finished_on else "")


def _status(draft: Draft, cells: Sequence[Cell], today: date) -> tuple[str, str, str]:
    """Kind and words of the row's status, and the look of the row."""
    if hasattr(draft, "task"):
        return "ok", _("Is a task"), "confirmed"
    if draft.decision == Decision.ACCEPTED:
        return "ok", _("Confirmed"), "confirmed"
    if draft.decision == Decision.DROPPED:
        return "dropped", _("Not a task"), "dropped"
    if draft.extra:
        return "paused", _("Beside the task list"), ""
    points = points_to_check(draft, cells)
    if not points:
        return "planned", _("Nothing to check"), "open-question"
    words = ngettext("%(n)s point to check", "%(n)s points to check", points) % {"n": points}
    return "inferred", words, "open-question"


def points_to_check(draft: Draft, cells: Sequence[Cell]) -> int:
    """The cells in doubt, a missing lead, and what the checks found."""
    unsure = {cell.key for cell in cells if cell.state == CHECK} | set(draft.doubts)
    if cells[1].state == MISSING:
        unsure.add("lead")
    return len(unsure)


def _apart(spans: list[Span]) -> list[Span]:
    """Spans inside a longer one are shown, and the longer one around them: short words beat the whole clause."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: span.end - span.start):
        kept += _without(span, kept)
    return kept


def _without(span: Span, taken: Sequence[Span]) -> list[Span]:
    """The parts of a span that no taken span covers; only the last keeps the label."""
    pieces, at = [], span.start
    for other in sorted(taken, key=lambda other: other.start):
        if other.end <= at or other.start >= span.end:
            continue
        if other.start > at:
            pieces.append((at, other.start))
        at = max(at, other.end)
    if at < span.end:
        pieces.append((at, span.end))
    last = len(pieces) - 1
    return [
        Span(start, end, span.style, span.label if n == last else "") for n, (start, end) in enumerate(pieces)
    ]
