"""What reading a plan yields. Every value carries its words, their place, a confidence and the reason for it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from donghanh.paperwork.reading.passage import Source
from donghanh.vietnamese.deadlines import Deadline


@dataclass(frozen=True, slots=True)
class Value:
    """One value as the plan words it. `confidence` runs from 0 to 1; `reason` is a short Vietnamese phrase."""

    text: str
    source: Source
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Term:
    """When a task is due: the verbatim phrase and what the calendar makes of it."""

    value: Value
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Task:
    """One assignable clause of the plan: a bullet, a numbered item, a paragraph or a table row."""

    section: tuple[str, ...]
    title: Value
    lead: tuple[Value, ...] = ()
    coop: tuple[Value, ...] = ()
    product: Value | None = None
    term: Term | None = None
    parts: tuple[Value, ...] = ()
    relation: Literal["assign", "request"] = "assign"
    number: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantified target. `by` is a year as text; `operator` one of > >= < <= ~ =."""

    clause: Value
    operator: str
    value: float
    unit: str
    by: str | None
    section: tuple[str, ...] = ()
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something the text does not say but an officer may accept, e.g. a later deadline for an undated bullet."""

    task: int
    field: Literal["deadline"]
    term: Term
    reason: str


@dataclass(frozen=True, slots=True)
class Header:
    """The head of the document. `number` and `issued_on` are None where a draft leaves them blank."""

    number: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    title: str | None = None
    legal_bases: tuple[str, ...] = ()
    evidence: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its marker ("II.", "2.1.") and the headings under it."""

    marker: str
    title: str
    kind: str
    source: Source
    sections: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class PlanReading:
    """Everything read from one plan.

    `tasks` are the clauses of its task sections and tables. `duties` are clauses an officer may also want to track:
    those of "Tổ chức thực hiện" where the plan has tasks of its own, and body bullets its appendix restates.
    """

    header: Header
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    duties: tuple[Task, ...]
    indicators: tuple[Indicator, ...]
    suggestions: tuple[Suggestion, ...]
