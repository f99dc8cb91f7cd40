"""Parts of a report that come from figures: the summary, the table by unit, the groups, the appendix of
tasks."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.paperwork.writing.documents import (
    Appendix,
    Bullet,
    Column,
    Node,
    Paragraph,
    Row,
    Section,
    Table,
)
from donghanh.paperwork.writing.figures import Standstill, TaskFigures, counted, grouped
from donghanh.paperwork.writing.report_content import ReportDocument, ReportedPlan, ResultGroup
from donghanh.paperwork.writing.wording import roman

UNIT_COLUMNS = (
    Column("TT", 9.5, "center"),
    Column("Cơ quan, đơn vị", 36),
    Column("Tổng số", 13, "center"),
    Column("Có thời hạn", 13, "center"),
    Column("Tổng số", 13.5, "center", group="Đã hoàn thành"),
    Column("Đúng hạn", 13.5, "center", group="Đã hoàn thành"),
    Column("Quá hạn", 13.5, "center", group="Đã hoàn thành"),
    Column("Quá hạn chưa xong", 14, "center"),
    Column("Tỷ lệ\nxử lý", 19.5, "center"),
    Column("Tỷ lệ\nđúng hạn", 19.5, "center"),
)

STANDSTILL_COLUMNS = (
    Column("TT", 9.5, "center"),
    Column("Cơ quan, đơn vị", 43.5),
    Column("Lâu chưa cập nhật", 18.5, "center"),
    Column("Trả lại", 15, "center"),
    Column("Tạm dừng", 15, "center"),
    Column("Đã hủy", 15, "center"),
    Column("Tại đơn vị", 24, "center", group="Số ngày làm việc chậm"),
    Column("Ở khâu khác", 24.5, "center", group="Số ngày làm việc chậm"),
)

TASK_COLUMNS = (
    Column("STT", 12, "center"),
    Column("Nhiệm vụ", 68, "justify"),
    Column("Cơ quan chủ trì", 38),
    Column("Thời hạn", 36),
    Column("Kết quả", 50),
    Column("Tình trạng", 26, "center"),
    Column("Ghi chú", 22),
)

_COUNTED_TWICE = (
    "Ghi chú: nhiệm vụ có từ hai cơ quan chủ trì trở lên được tính ở từng cơ quan; ở dòng cuối, mỗi nhiệm vụ "
    "chỉ tính một lần."
)


def results(report: ReportDocument) -> Iterator[Node]:
    """Part II: all tasks, then by unit (where there are units), then by group of tasks."""
    told = (Paragraph(sentence) for sentence in report.achievements)
    yield Section("Kết quả chung", (Paragraph(summary(report.figures)), *told))
    if report.units:
        yield Section("Kết quả theo cơ quan, đơn vị chủ trì", tuple(_unit_part(report)))
    yield Section("Kết quả theo nhóm nhiệm vụ", tuple(_group_part(report)))


def summary(figures: TaskFigures) -> str:
    """One paragraph that says all counts, the way reports open."""
    if not figures.total:
        return "Trong kỳ báo cáo không có nhiệm vụ được giao."
    total = f"Tổng số nhiệm vụ được giao: {counted(figures.total)} nhiệm vụ"
    stopped = f"; {counted(figures.stopped)} nhiệm vụ trả lại, tạm dừng hoặc hủy" if figures.stopped else ""
    if not figures.dated:
        return f"{total}, {'còn lại' if stopped else 'đều'} không xác định thời hạn{stopped}."
    undated = f"; {counted(figures.undated)} nhiệm vụ không xác định thời hạn" if figures.undated else ""
    dated = f"{counted(figures.dated)} nhiệm vụ có thời hạn"
    return f"{total}, trong đó {dated}{undated}{stopped}. {_progress(figures)}"


def _progress(figures: TaskFigures) -> str:
    split = f", trong đó đúng hạn {figures.punctuality}, quá hạn {counted(figures.late)} nhiệm vụ"
    finished = f"{figures.handling}{split if figures.finished else ''}"
    return (
        f"Trong số nhiệm vụ có thời hạn: đã hoàn thành {finished}; đang thực hiện trong hạn "
        f"{counted(figures.open)} nhiệm vụ; quá hạn chưa hoàn thành {counted(figures.overdue)} nhiệm vụ."
    )


def _unit_part(report: ReportDocument) -> Iterator[Node]:
    rows = [
        Row((str(number), item.unit, *_unit_cells(item.figures)))
        for number, item in enumerate(report.units, start=1)
    ]
    total = Row(("", "Toàn bộ nhiệm vụ", *_unit_cells(report.figures)), "total")
    yield Table(UNIT_COLUMNS, (*rows, total), "Kết quả thực hiện nhiệm vụ theo cơ quan, đơn vị chủ trì")
    if report.standstill:
        yield standstill_table(report)
    if sum(item.figures.total for item in report.units) > report.figures.total:
        yield Paragraph(_COUNTED_TWICE, italic=True)


def standstill_table(report: ReportDocument) -> Table:
    """Silent and stopped tasks by unit, and with whom the days after the deadlines lay."""
    told = [item for item in report.units if item.standstill]
    rows = [
        Row((str(number), item.unit, *_standstill_cells(item.standstill)))
        for number, item in enumerate(told, start=1)
    ]
    total = Row(("", "Toàn bộ nhiệm vụ", *_standstill_cells(report.standstill)), "total")
    caption = "Nhiệm vụ lâu chưa cập nhật, trả lại, tạm dừng, hủy và số ngày chậm theo nơi giữ việc"
    return Table(STANDSTILL_COLUMNS, (*rows, total), caption)


def _standstill_cells(item: Standstill) -> tuple[str, ...]:
    counts = (item.silent, item.returned, item.paused, item.cancelled, item.own_days, item.other_days)
    return tuple(grouped(count) for count in counts)


def _unit_cells(figures: TaskFigures) -> tuple[str, ...]:
    counts = (figures.total, figures.dated, figures.finished, figures.on_time, figures.late, figures.overdue)
    return (*(grouped(count) for count in counts), str(figures.handling), str(figures.punctuality))


def _group_part(report: ReportDocument) -> Iterator[Node]:
    appendices = sum(has_tasks(plan) for plan in report.plans) + (report.changes is not None)
    numbered = appendices > 1
    shown = 0
    for plan in report.plans:
        shown += has_tasks(plan)
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
    if has_tasks(plan):
        yield Paragraph(f"Kết quả từng nhiệm vụ được nêu tại {appendix} kèm theo Báo cáo này.")
    else:
        yield Paragraph("Không có nhiệm vụ trong kỳ báo cáo.")


def has_tasks(plan: ReportedPlan) -> bool:
    """Whether the plan has anything to list in an appendix."""
    return any(group.tasks for group in plan.groups)


def result_appendix(plan: ReportedPlan) -> Appendix:
    """Every task of the plan with its result, across the page."""
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
