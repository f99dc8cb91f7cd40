"""What the words of one deadline mean for one task entered by hand."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from donghanh.plans.proposals.rhythms import propose_rhythm, rhythm_beginning
from donghanh.plans.proposals.terms import term_dates
from donghanh.vietnamese.deadlines import parse_deadline


@dataclass(frozen=True, slots=True)
class Interpretation:
    """The dates, else the rhythm, that words give; `deadline` is the reading in the shape of `Deadline.as_dict`."""

    words: str
    deadline: dict[str, Any]
    starts_on: date | None
    due_on: date | None
    rhythm: str
    rhythm_from: date | None

    @property
    def kind(self) -> str:
        return str(self.deadline["kind"])

    @property
    def exclusive(self) -> bool:
        return bool(self.deadline.get("exclusive"))

    @property
    def needs_human(self) -> bool:
        return bool(self.deadline.get("needs_human"))


def interpret(words: str, issued: date | None, today: date) -> Interpretation:
    """Reads the words against the date of the document, else today. A rhythm is proposed only where the words ask
    for something again and again; a single task without a date stays without one."""
    deadline = (
        parse_deadline(words.strip(), issued=issued or today).as_dict() if words.strip() else {"kind": "none"}
    )
    dates = term_dates(deadline)
    repeats = deadline["kind"] in ("recurring", "ongoing", "open_from")
    rhythm = propose_rhythm(deadline) if repeats else ""
    beginning = rhythm_beginning(deadline, issued=issued, today=today) if rhythm else None
    return Interpretation(words.strip(), deadline, dates["starts_on"], dates["due_on"], rhythm, beginning)
