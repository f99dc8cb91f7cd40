"""What a period report says, as plain data: someone fills it from a frozen snapshot of figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from donghanh.paperwork.writing.documents import Issuer, Recipients, Reference, Signature
from donghanh.paperwork.writing.figures import TaskFigures


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


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """What a period report says. `figures` counts every task once; a task led by two agencies stands under
    both in `units`, so the units need not add up to it. Empty narrative parts print "(…)" for the officer to
    write; `achievements` follow the counts of part II and may be empty."""

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
