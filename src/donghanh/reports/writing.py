"""A snapshot on paper: the BÁO CÁO of NĐ 30/2020/NĐ-CP and its appendix as a workbook."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.utils.translation import override

from donghanh.paperwork.writing import (
    FigureChange,
    IssueDate,
    Issuer,
    Recipients,
    Reference,
    ReportChanges,
    ReportDocument,
    ReportedPlan,
    ResultGroup,
    Signature,
    Standstill,
    TaskChange,
    TaskChanges,
    TaskFigures,
    TaskResult,
    UnitResult,
    render_docx,
    render_workbook,
    report_document,
    report_sheets,
)
from donghanh.plans.enums import Status
from donghanh.reports.enums import ReportPart
from donghanh.reports.labels import CHANGE_LABELS, FIGURE_LABELS
from donghanh.reports.models import Dispatch
from donghanh.reports.snapshot import (
    Changes,
    Figures,
    GroupFigures,
    PlanFigures,
    ReportRow,
    RowChange,
    Snapshot,
)

SYMBOL = "BC-UBND"
NUMBERED = re.compile(r"(\d+)/(.+)")
PROPOSED = "[Hệ thống soạn, cần người sửa]"
"""Stands before words that nobody has taken over yet."""


def report_docx(snapshot: Snapshot, sent: Dispatch | None = None) -> bytes:
    """The report as .docx; number and date are left for văn thư until they are recorded, the signature always."""
    return render_docx(report_document(as_document(snapshot, sent)))


def report_xlsx(snapshot: Snapshot) -> bytes:
    """The figures by unit and the tasks of each plan as .xlsx."""
    return render_workbook(report_sheets(as_document(snapshot)))


def as_document(snapshot: Snapshot, sent: Dispatch | None = None) -> ReportDocument:
    """What the report says, as the writer wants it."""
    head = snapshot.letterhead
    return ReportDocument(
        issuer=Issuer(head.issuer, head.lines, head.place),
        reference=_reference(head.year, sent),
        subject=snapshot.title,
        cut_off=snapshot.day,
        figures=_figures(snapshot.figures),
        units=tuple(
            UnitResult(
                unit.name,
                _figures(unit.figures),
                standstill(snapshot.rows_behind(unit.figures.total), unit.unit),
            )
            for unit in snapshot.units
        ),
        standstill=standstill(snapshot.rows),
        relation=snapshot.relation,
        changes=_changes(snapshot.changes) if snapshot.changes and snapshot.with_changes else None,
        plans=tuple(_plan(plan, snapshot) for plan in snapshot.plans),
        signature=Signature(head.capacity),
        recipients=Recipients(head.recipients, head.drafting_unit),
        addressees=(head.addressee,) if head.addressee else (),
        legal_bases=tuple(f"Thực hiện {plan.citation}" for plan in snapshot.plans),
        direction=_words(snapshot, ReportPart.DIRECTION),
        achievements=_words(snapshot, ReportPart.RESULTS),
        shortcomings=_words(snapshot, ReportPart.SHORTCOMINGS),
        orientation=_words(snapshot, ReportPart.NEXT),
        proposals=_words(snapshot, ReportPart.PROPOSALS),
    )


def _words(snapshot: Snapshot, part: ReportPart) -> tuple[str, ...]:
    """The paragraphs of a part; proposed ones carry a mark until a person takes them over."""
    text = snapshot.parts[part]
    lines = [line.strip() for line in text.text.splitlines() if line.strip()]
    if lines and text.is_proposed:
        lines[0] = f"{PROPOSED} {lines[0]}"
    return tuple(lines)


def _figures(figures: Figures) -> TaskFigures:
    return TaskFigures(
        total=len(figures.total),
        dated=len(figures.dated),
        finished=len(figures.finished),
        on_time=len(figures.on_time),
        late=len(figures.late),
        overdue=len(figures.overdue),
        stopped=len(figures.interrupted),
    )


def standstill(rows: Iterable[ReportRow], unit: int | None = None) -> Standstill:
    """What rates do not show of the rows. Days after deadlines are own ones where `unit` held the result; for all units
    together, where a unit that leads it did."""
    listed = list(rows)
    kinds = Counter(row.status for row in listed)
    late = Counter[bool]()
    for row in listed:
        own = row.lead_ids if unit is None else (unit,)
        for held in row.held:
            late[held.unit in own] += held.late
    return Standstill(
        silent=sum(row.silent for row in listed),
        returned=kinds[Status.RETURNED.value],
        paused=kinds[Status.PAUSED.value],
        cancelled=kinds[Status.CANCELLED.value],
        own_days=late[True],
        other_days=late[False],
    )


def _reference(year: int, sent: Dispatch | None) -> Reference:
    """Blank until recorded; a number that is none ("212A/BC-UBND") stays with văn thư too."""
    if sent is None:
        return Reference(SYMBOL, IssueDate(year))
    known = NUMBERED.fullmatch(sent.number.replace(" ", ""))
    issued = IssueDate.on(sent.signed_on)
    return Reference(known[2], issued, int(known[1])) if known else Reference(SYMBOL, issued)


def _changes(changes: Changes) -> ReportChanges:
    with override("vi"):
        figures = tuple(
            FigureChange(str(FIGURE_LABELS[one.name]), one.before, one.now) for one in changes.figures
        )
        groups = tuple(
            TaskChanges(str(label), tuple(_change(row) for row in changes.rows_of(kind)))
            for kind, label in CHANGE_LABELS.items()
        )
    return ReportChanges(changes.period, date.fromisoformat(changes.day), figures, groups)


def _change(row: RowChange) -> TaskChange:
    """Status then and now; with the deadline where that moved."""
    moved = row.before and row.now and row.deadline_before != row.deadline_now
    before = f"{row.before} (hạn {row.deadline_before})" if moved else row.before
    now = f"{row.now} (hạn {row.deadline_now})" if moved else row.now
    return TaskChange(row.title, row.leads, before, now)


def _plan(plan: PlanFigures, snapshot: Snapshot) -> ReportedPlan:
    return ReportedPlan(plan.citation, tuple(_group(group, snapshot) for group in plan.groups))


def _group(group: GroupFigures, snapshot: Snapshot) -> ResultGroup:
    rows = snapshot.rows_behind(group.figures.total)
    return ResultGroup(group.title, _figures(group.figures), tuple(_task(row) for row in rows))


def _task(row: ReportRow) -> TaskResult:
    return TaskResult(row.title, row.leads, row.deadline, row.outcome, row.words, row.note)
