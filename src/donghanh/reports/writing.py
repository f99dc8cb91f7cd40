"""A snapshot on paper: the BÁO CÁO of NĐ 30/2020/NĐ-CP and its appendix as a workbook."""

from donghanh.paperwork.writing import (
    IssueDate,
    Issuer,
    Recipients,
    Reference,
    ReportDocument,
    ReportedPlan,
    ResultGroup,
    Signature,
    TaskFigures,
    TaskResult,
    UnitResult,
    render_docx,
    render_workbook,
    report_document,
    report_sheets,
)
from donghanh.reports.enums import ReportPart
from donghanh.reports.snapshot import Figures, GroupFigures, PlanFigures, ReportRow, Snapshot

SYMBOL = "BC-UBND"
PROPOSED = "[Hệ thống soạn, cần người sửa]"
"""Stands before words that nobody has taken over yet."""


def report_docx(snapshot: Snapshot) -> bytes:
    """The report as .docx; number, date and signature are left for văn thư and the signer."""
    return render_docx(report_document(as_document(snapshot)))


def report_xlsx(snapshot: Snapshot) -> bytes:
    """The figures by unit and the tasks of each plan as .xlsx."""
    return render_workbook(report_sheets(as_document(snapshot)))


def as_document(snapshot: Snapshot) -> ReportDocument:
    """What the report says, as the writer wants it."""
    head = snapshot.letterhead
    return ReportDocument(
        issuer=Issuer(head.issuer, head.lines, head.place),
        reference=Reference(SYMBOL, IssueDate(head.year)),
        subject=snapshot.title,
        cut_off=snapshot.day,
        figures=_figures(snapshot.figures),
        units=tuple(UnitResult(unit.name, _figures(unit.figures)) for unit in snapshot.units),
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
    )


def _plan(plan: PlanFigures, snapshot: Snapshot) -> ReportedPlan:
    return ReportedPlan(plan.citation, tuple(_group(group, snapshot) for group in plan.groups))


def _group(group: GroupFigures, snapshot: Snapshot) -> ResultGroup:
    rows = snapshot.rows_behind(group.figures.total)
    return ResultGroup(group.title, _figures(group.figures), tuple(_task(row) for row in rows))


def _task(row: ReportRow) -> TaskResult:
    return TaskResult(row.title, row.leads, row.deadline, row.outcome, row.words, row.note)
