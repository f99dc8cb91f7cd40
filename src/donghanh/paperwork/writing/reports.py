"""A BÁO CÁO kết quả thực hiện: five parts, figures by unit, and every task with its result in an appendix."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from donghanh.paperwork.writing.documents import (
    Appendix,
    Bullet,
    Column,
    Issuer,
    Kind,
    Node,
    OfficialDocument,
    Paragraph,
    Recipients,
    Reference,
    Row,
    Section,
    Signature,
    Table,
)
from donghanh.paperwork.writing.figures import TaskFigures, counted, grouped
from donghanh.paperwork.writing.wording import roman, short_date

TO_BE_WRITTEN = "(…)"
_COUNTED_TWICE = (
    "Ghi chú: nhiệm vụ có từ hai cơ quan chủ trì trở lên được tính ở từng cơ quan; ở dòng cuối, mỗi nhiệm vụ "
    "chỉ tính một lần."
)

UNIT_COLUMNS = (
    Column("TT", 9.5, "center"),
    Column("Cơ quan, đơn vị", 32),
    Column("Tổng số", 12.5, "center"),
    Column("Có thời hạn", 13, "center"),
    Column("Tổng số", 12.5, "center", group="Đã hoàn thành"),
    Column("Đúng hạn", 12.5, "center", group="Đã hoàn thành"),
    Column("Quá hạn", 12.5, "center", group="Đã hoàn thành"),
    Column("Trong hạn", 13, "center", group="Chưa hoàn thành"),
    Column("Quá hạn", 12.5, "center", group="Chưa hoàn thành"),
    Column("Tỷ lệ xử lý", 17.5, "center"),
    Column("Tỷ lệ đúng hạn", 17.5, "center"),
)

TASK_COLUMNS = (
    Column("STT", 12, "center"),
    Column("Nhiệm vụ", 70, "justify"),
    Column("Cơ quan chủ trì", 38),
    Column("Thời hạn", 30),
    Column("Kết quả", 52),
    Column("Tình trạng", 27, "center"),
    Column("Ghi chú", 23),
)


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
    write."""

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
    shortcomings: tuple[str, ...] = ()
    orientation: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()


def report_document(report: ReportDocument) -> OfficialDocument:
    """The report as an official document; one appendix of task results for each plan."""
    return OfficialDocument(
        kind=Kind.REPORT,
        issuer=report.issuer,
        reference=report.reference,
        subject=report.subject,
        legal_bases=report.legal_bases,
        addressees=report.addressees,
        body=_body(report),
        signature=report.signature,
        recipients=report.recipients,
        appendices=tuple(_result_appendix(plan) for plan in report.plans if _has_tasks(plan)),
    )


def _body(report: ReportDocument) -> tuple[Node, ...]:
    return (
        _opening(report),
        Section("Công tác chỉ đạo, triển khai", _written(report.direction)),
        Section("Kết quả thực hiện", tuple(_results(report))),
        Section("Tồn tại, hạn chế và nguyên nhân", _written(report.shortcomings)),
        Section("Phương hướng, nhiệm vụ thời gian tới", _written(report.orientation)),
        Section("Kiến nghị, đề xuất", _written(report.proposals)),
        Paragraph(f"Trên đây là Báo cáo {_phrase(report.subject)} của {report.issuer.name}."),
    )


def _phrase(subject: str) -> str:
    words = " ".join(subject.split())
    return words[:1].lower() + words[1:]


def _opening(report: ReportDocument) -> Paragraph:
    return Paragraph(
        f"{report.issuer.name} báo cáo {_phrase(report.subject)} (số liệu tính đến hết ngày "
        f"{short_date(report.cut_off)}) như sau:"
    )


def _written(sentences: tuple[str, ...]) -> tuple[Node, ...]:
    return tuple(Paragraph(sentence) for sentence in sentences or (TO_BE_WRITTEN,))


def _results(report: ReportDocument) -> Iterator[Node]:
    yield Section("Kết quả chung", (Paragraph(summary(report.figures)),))
    if report.units:
        yield Section("Kết quả theo cơ quan, đơn vị chủ trì", tuple(_unit_part(report)))
    yield Section("Kết quả theo nhóm nhiệm vụ", tuple(_group_part(report)))


def summary(figures: TaskFigures) -> str:
    """One paragraph that says all counts, the way reports open."""
    if not figures.total:
        return "Trong kỳ báo cáo không có nhiệm vụ được giao."
    undated = f"; {counted(figures.undated)} nhiệm vụ không xác định thời hạn" if figures.undated else ""
    return (
        f"Tổng số nhiệm vụ được giao: {counted(figures.total)} nhiệm vụ, trong đó {counted(figures.dated)} "
        f"nhiệm vụ có thời hạn{undated}. {_progress(figures) if figures.dated else ''}"
    ).rstrip()


def _progress(figures: TaskFigures) -> str:
    split = f", trong đó đúng hạn {figures.punctuality}, quá hạn {counted(figures.late)} nhiệm vụ"
    return (
        f"Trong số nhiệm vụ có thời hạn: đã hoàn thành {figures.handling}{split if figures.finished else ''}; đang "
        f"thực hiện trong hạn {counted(figures.open)} nhiệm vụ; quá hạn chưa hoàn thành "
        f"{counted(figures.overdue)} nhiệm vụ."
    )


def _unit_part(report: ReportDocument) -> Iterator[Node]:
    rows = [
        Row((str(number), item.unit, *_unit_cells(item.figures)))
        for number, item in enumerate(report.units, start=1)
    ]
    total = Row(("", "Toàn bộ nhiệm vụ", *_unit_cells(report.figures)), "total")
    yield Table(UNIT_COLUMNS, (*rows, total), "Kết quả thực hiện nhiệm vụ theo cơ quan, đơn vị chủ trì")
    if sum(item.figures.total for item in report.units) > report.figures.total:
        yield Paragraph(_COUNTED_TWICE, italic=True)


def _unit_cells(figures: TaskFigures) -> tuple[str, ...]:
    assigned = (figures.total, figures.dated)
    finished = (figures.finished, figures.on_time, figures.late)
    unfinished = (figures.open, figures.overdue)
    counts = (grouped(count) for count in (*assigned, *finished, *unfinished))
    return (*counts, str(figures.handling), str(figures.punctuality))


def _group_part(report: ReportDocument) -> Iterator[Node]:
    numbered = sum(_has_tasks(plan) for plan in report.plans) > 1
    shown = 0
    for plan in report.plans:
        shown += _has_tasks(plan)
        name = f"Phụ lục {roman(shown)}" if numbered else "Phụ lục"
        if len(report.plans) > 1:
            yield Section(plan.citation, tuple(_groups(plan, name)))
        else:
            yield from _groups(plan, name)


def _groups(plan: ReportedPlan, appendix: str) -> Iterator[Node]:
    for group in plan.groups:
        figures = group.figures
        done = f"hoàn thành {figures.handling}" if figures.dated else "không có nhiệm vụ có thời hạn"
        yield Bullet(f"{group.title}: {counted(figures.total)} nhiệm vụ, {done}.")
        yield from (Paragraph(sentence) for sentence in group.narrative)
    if _has_tasks(plan):
        yield Paragraph(f"Kết quả từng nhiệm vụ được nêu tại {appendix} kèm theo Báo cáo này.")
    else:
        yield Paragraph("Không có nhiệm vụ trong kỳ báo cáo.")


def _has_tasks(plan: ReportedPlan) -> bool:
    return any(group.tasks for group in plan.groups)


def _result_appendix(plan: ReportedPlan) -> Appendix:
    rows = tuple(_result_rows(plan.groups))
    return Appendix(f"Kết quả thực hiện từng nhiệm vụ\n{plan.citation}", (Table(TASK_COLUMNS, rows),))


def _result_rows(groups: tuple[ResultGroup, ...]) -> Iterator[Row]:
    numbers = 0
    for head, group in enumerate(groups, start=1):
        yield Row((roman(head), group.title), "section")
        for task in group.tasks:
            numbers += 1
            lead = "; ".join(task.lead)
            yield Row((str(numbers), task.title, lead, task.deadline, task.result, task.status, task.note))
