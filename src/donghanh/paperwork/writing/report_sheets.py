"""The figures of a report as sheets of a workbook: one by unit, one of task results for each plan."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.paperwork.writing.figures import Rate, TaskFigures
from donghanh.paperwork.writing.report_content import ReportDocument, ReportedPlan
from donghanh.paperwork.writing.wording import short_date
from donghanh.paperwork.writing.workbook import CellValue, Sheet, SheetColumn

_UNIT_COLUMNS = (
    SheetColumn("STT", 5, "integer"),
    SheetColumn("Cơ quan, đơn vị", 34),
    SheetColumn("Tổng số nhiệm vụ", 11.5, "integer"),
    SheetColumn("Có thời hạn", 11.5, "integer"),
    SheetColumn("Đã hoàn thành", 11.5, "integer"),
    SheetColumn("Hoàn thành đúng hạn", 11.5, "integer"),
    SheetColumn("Hoàn thành quá hạn", 11.5, "integer"),
    SheetColumn("Đang thực hiện trong hạn", 11.5, "integer"),
    SheetColumn("Quá hạn chưa hoàn thành", 11.5, "integer"),
    SheetColumn("Tỷ lệ xử lý", 10.5, "percent"),
    SheetColumn("Tỷ lệ đúng hạn", 10.5, "percent"),
)

_TASK_COLUMNS = (
    SheetColumn("STT", 5, "integer"),
    SheetColumn("Nhóm nhiệm vụ", 20),
    SheetColumn("Nhiệm vụ", 36),
    SheetColumn("Cơ quan chủ trì", 18),
    SheetColumn("Thời hạn", 14),
    SheetColumn("Kết quả", 26),
    SheetColumn("Tình trạng", 13),
    SheetColumn("Ghi chú", 12),
)


def report_sheets(report: ReportDocument) -> tuple[Sheet, ...]:
    """The same figures and tasks as in `report_document`, for sorting and filtering."""
    cut_off = f"Số liệu tính đến hết ngày {short_date(report.cut_off)}"
    units = Sheet("Theo đơn vị", _UNIT_COLUMNS, _unit_rows(report), (report.subject, cut_off))
    plans = (
        Sheet(f"Nhiệm vụ {number}", _TASK_COLUMNS, _task_rows(plan), (plan.citation, cut_off))
        for number, plan in enumerate(report.plans, start=1)
    )
    return (units, *plans)


def _unit_rows(report: ReportDocument) -> Iterator[tuple[CellValue, ...]]:
    for number, item in enumerate(report.units, start=1):
        yield (number, item.unit, *_cells(item.figures))
    yield (None, "Toàn bộ nhiệm vụ", *_cells(report.figures))


def _cells(figures: TaskFigures) -> tuple[CellValue, ...]:
    finished = (figures.finished, figures.on_time, figures.late)
    unfinished = (figures.open, figures.overdue)
    rates = (_share(figures.handling), _share(figures.punctuality))
    return (figures.total, figures.dated, *finished, *unfinished, *rates)


def _share(rate: Rate) -> float | None:
    return rate.numerator / rate.denominator if rate.denominator else None


def _task_rows(plan: ReportedPlan) -> Iterator[tuple[CellValue, ...]]:
    rows = ((group.title, task) for group in plan.groups for task in group.tasks)
    for number, (group, task) in enumerate(rows, start=1):
        lead = "; ".join(task.lead)
        yield (number, group, task.title, lead, task.deadline, task.result, task.status, task.note)
