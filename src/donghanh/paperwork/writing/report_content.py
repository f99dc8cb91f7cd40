"""What a period report says, as plain data: someone fills it from a frozen snapshot of figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from donghanh.paperwork.writing.documents import Issuer, Recipients, Reference, Signature
from donghanh.paperwork.writing.figures import Standstill, TaskFigures

NOTHING = Standstill()


@dataclass(frozen=True, slots=True)
class TaskResult:
    """One task, or one period of a recurring task, as it stood on the cut-off date. All fields are ready
    wording."""

    title: str
    lead: tuple[str, ...] = ()
    deadline: str = ""
    result: str = ""
    status: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """Tasks under one heading of the plan, with what is said about them in part II."""

    title: str
    figures: TaskFigures
    tasks: tuple[TaskResult, ...]
    narrative: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportedPlan:
    """A plan reported on. `citation` names it inside a sentence: "Kế hoạch số 12/KH-UBND ngày 05/02/2026
    …"."""

    citation: str
    groups: tuple[ResultGroup, ...]


@dataclass(frozen=True, slots=True)
class UnitResult:
    """The figures of one agency."""

    unit: str
    figures: TaskFigures
    standstill: Standstill = NOTHING


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure in the previous report and in this one."""

    label: str
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class TaskChange:
    """A task that stands otherwise than in the previous report, in ready wording; "" where there was none."""

    title: str
    lead: tuple[str, ...] = ()
    before: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class TaskChanges:
    """The tasks of one kind of change: newly late, finished since, …"""

    title: str
    tasks: tuple[TaskChange, ...]


@dataclass(frozen=True, slots=True)
class ReportChanges:
    """This report beside the previous one, whose cut-off was `cut_off`."""

    period: str
    cut_off: dt.date
    figures: tuple[FigureChange, ...]
    groups: tuple[TaskChanges, ...]


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """What a period report says. `figures` counts every task once; a task led by two agencies stands under
    both in `units`, so the units need not add up to it. Empty narrative parts print "(…)" for the officer to
    write; `achievements` follow the counts of part II and may be empty. `standstill` is that of all tasks; `relation`
    is the sentence that binds a report to the one it replaces or supplements; `changes` become the last appendix."""

    issuer: Issuer
    reference: Reference
    subject: str
    cut_off: dt.date
    figures: TaskFigures
    units: tuple[UnitResult, ...]
    plans: tuple[ReportedPlan, ...]
    signature: Signature
    recipients: Recipients
    addressees: tuple[str, ...] = ()
    legal_bases: tuple[str, ...] = ()
    direction: tuple[str, ...] = ()
    achievements: tuple[str, ...] = ()
    shortcomings: tuple[str, ...] = ()
    orientation: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    standstill: Standstill = NOTHING
    relation: str = ""
    changes: ReportChanges | None = None
