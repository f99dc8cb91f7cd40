"""What a report says, with the results behind every figure: computed for a draft, stored for a frozen report.

Pages and files are made of this alone. `as_json` and `read_json` keep it in `Report.snapshot`; all words in it are
Vietnamese, the language of the document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Self

from donghanh.plans.enums import FINISHED, IN_TIME, INTERRUPTED, Status

VERSION = 2
READABLE = (1, VERSION)
"""Version 2 added who held a result, open obstacles, and the changes since the previous report."""


@dataclass(frozen=True, slots=True)
class HeldDays:
    """Working days that a result lay with one holder, `late` of them after its deadline. `holder` is a member of
    `plans.enums.Holder`, `name` says it in words: the unit, or whoever else."""

    holder: str
    unit: int | None
    name: str
    days: int
    late: int


@dataclass(frozen=True, slots=True)
class OpenObstacle:
    """A difficulty or a request for direction that was not settled on the day, in the words of who raised it."""

    obstacle: int
    task: int
    title: str
    unit: str
    kind: str
    text: str
    proposal: str
    raised_on: str
    answer_due_on: str
    answer: str

    @property
    def is_answered(self) -> bool:
        return bool(self.answer)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One result as it stood: ready words, and the facts that decide where it counts.

    `status` is a member of `plans.enums.Status`; `behind` marks a claim for a day after the deadline; `extensions`
    were granted, `returns` given back for mending; `officer` tells whether a person is in charge. `causes` are
    reasons on record, for the part on shortcomings; `stopped` is the reason why it stands still; `held` tells with
    whom it lay how long.
    """

    result: int
    task: int
    plan: int
    number: int
    title: str
    leads: tuple[str, ...]
    lead_ids: tuple[int, ...]
    deadline: str
    due_on: str | None
    finished_on: str | None
    outcome: str
    status: str
    words: str
    note: str
    behind: bool = False
    silent: bool = False
    extensions: int = 0
    returns: int = 0
    officer: bool = False
    authority: str = ""
    causes: tuple[str, ...] = ()
    stopped: str = ""
    held: tuple[HeldDays, ...] = ()

    @property
    def kind(self) -> str:
        """The look of its status."""
        return Status(self.status).kind


@dataclass(frozen=True, slots=True)
class Figures:
    """The keys of results that each figure counts. `dated` splits into finished, open and overdue ones, `finished`
    into those on time and late; claimed and silent ones are counted among the open or overdue too. Interrupted ones
    (returned, paused, cancelled) are in no other figure but the total."""

    total: tuple[int, ...] = ()
    dated: tuple[int, ...] = ()
    undated: tuple[int, ...] = ()
    finished: tuple[int, ...] = ()
    on_time: tuple[int, ...] = ()
    late: tuple[int, ...] = ()
    open: tuple[int, ...] = ()
    overdue: tuple[int, ...] = ()
    claimed: tuple[int, ...] = ()
    silent: tuple[int, ...] = ()
    interrupted: tuple[int, ...] = ()

    @classmethod
    def of(cls, rows: Iterable[ReportRow]) -> Self:
        """Counts the rows; a row without a deadline stays out of both rates (domain: no D, no rate)."""
        behind: dict[str, list[int]] = {name: [] for name in cls.names()}
        for row in rows:
            for name in _figures_of(row):
                behind[name].append(row.result)
        return cls(**{name: tuple(keys) for name, keys in behind.items()})

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return tuple(cls.__dataclass_fields__)

    def behind(self, name: str) -> tuple[int, ...]:
        """The results behind a figure; KeyError for a name that is none."""
        if name not in self.names():
            raise KeyError(name)
        return tuple(getattr(self, name))


def _figures_of(row: ReportRow) -> Iterable[str]:
    status = Status(row.status)
    yield "total"
    if status in INTERRUPTED:
        yield "interrupted"
        return
    if status == Status.CLAIMED:
        yield "claimed"
    if row.silent:
        yield "silent"
    if row.due_on is None:
        yield "undated"
        return
    yield "dated"
    if status in FINISHED:
        yield "finished"
        yield "on_time" if status in IN_TIME else "late"
    else:
        yield "overdue" if status == Status.OVERDUE or row.behind else "open"


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """The figures of one unit that leads; None for tasks nobody leads."""

    unit: int | None
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The figures of one heading of a plan, its rows in the order of the plan."""

    title: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """One plan of the report; `citation` names it inside a sentence."""

    plan: int
    name: str
    citation: str
    groups: tuple[GroupFigures, ...]


@dataclass(frozen=True, slots=True)
class PartText:
    """The words of one part, who wrote them and when; proposed words have no author."""

    text: str
    by: str = ""
    at: str = ""

    @property
    def is_proposed(self) -> bool:
        return not self.by


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who reports to whom: everything around the text that NĐ 30/2020/NĐ-CP wants on paper."""

    issuer: str
    lines: tuple[str, ...]
    place: str
    year: int
    capacity: tuple[str, ...]
    addressee: str
    recipients: tuple[str, ...]
    drafting_unit: str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure of the whole report, then and now."""

    name: str
    before: int
    now: int

    @property
    def by(self) -> int:
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class RowChange:
    """One result that stands otherwise than in the previous report: `kind` (differences.py), status and deadline then
    and now; "" where there was none."""

    kind: str
    result: int
    title: str
    leads: tuple[str, ...]
    before: str
    now: str
    deadline_before: str
    deadline_now: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What is otherwise than in the previous report of the same kind on the same plans."""

    report: int
    title: str
    period: str
    day: str
    figures: tuple[FigureChange, ...]
    rows: tuple[RowChange, ...]

    def rows_of(self, kind: str) -> list[RowChange]:
        return [row for row in self.rows if row.kind == kind]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All of a report. `as_of` is the cut-off, or the day of computing where the cut-off is still to come. `relation`
    binds it to the report it replaces or supplements; `with_changes` adds the changes to the paper."""

    title: str
    period: str
    starts_on: str
    cutoff_on: str
    as_of: str
    computed_at: str
    letterhead: Letterhead
    rows: tuple[ReportRow, ...]
    figures: Figures
    units: tuple[UnitFigures, ...]
    plans: tuple[PlanFigures, ...]
    parts: dict[str, PartText] = field(default_factory=dict)
    obstacles: tuple[OpenObstacle, ...] = ()
    changes: Changes | None = None
    with_changes: bool = False
    relation: str = ""

    @property
    def day(self) -> date:
        return date.fromisoformat(self.as_of)

    def rows_behind(self, keys: Iterable[int]) -> list[ReportRow]:
        """The rows of these results, in the order of the report."""
        wanted = set(keys)
        return [row for row in self.rows if row.result in wanted]

    def as_json(self) -> dict[str, Any]:
        return {"version": VERSION, **asdict(self)}


def read_json(facts: dict[str, Any]) -> Snapshot:
    """What `as_json` wrote, now or by an earlier version. Raises ValueError for a version that is none of these."""
    if facts.get("version") not in READABLE:
        raise ValueError(f"a snapshot of version {facts.get('version')} cannot be read")
    known = {name: value for name, value in facts.items() if name != "version"}
    return Snapshot(
        **known
        | {
            "letterhead": Letterhead(**_tuples(facts["letterhead"])),
            "rows": tuple(_row(row) for row in facts["rows"]),
            "figures": _figures(facts["figures"]),
            "units": tuple(_with_figures(UnitFigures, unit) for unit in facts["units"]),
            "plans": tuple(_plan(plan) for plan in facts["plans"]),
            "parts": {part: PartText(**text) for part, text in facts["parts"].items()},
            "obstacles": tuple(OpenObstacle(**each) for each in facts.get("obstacles", ())),
            "changes": _changes(facts.get("changes")),
        }
    )


def _row(facts: dict[str, Any]) -> ReportRow:
    held = tuple(HeldDays(**each) for each in facts.get("held", ()))
    return ReportRow(**_tuples(facts) | {"held": held})


def _changes(facts: dict[str, Any] | None) -> Changes | None:
    if facts is None:
        return None
    figures = tuple(FigureChange(**each) for each in facts["figures"])
    rows = tuple(RowChange(**_tuples(each)) for each in facts["rows"])
    return Changes(**facts | {"figures": figures, "rows": rows})


def _plan(facts: dict[str, Any]) -> PlanFigures:
    groups = tuple(_with_figures(GroupFigures, group) for group in facts["groups"])
    return PlanFigures(**facts | {"groups": groups})


def _with_figures(made: Any, facts: dict[str, Any]) -> Any:
    return made(**facts | {"figures": _figures(facts["figures"])})


def _figures(facts: dict[str, Any]) -> Figures:
    return Figures(**_tuples(facts))


def _tuples(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in facts.items()}
