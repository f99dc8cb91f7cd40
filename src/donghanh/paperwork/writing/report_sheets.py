"""The figures of a report as sheets of a workbook: one by unit, one of task results for each plan."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.paperwork.writing.figures import Rate, Standstill, TaskFigures
from donghanh.paperwork.writing.report_content import ReportChanges, ReportDocument, ReportedPlan
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


_STANDSTILL_COLUMNS = (
    SheetColumn("STT", 5, "integer"),
    SheetColumn("Cơ quan, đơn vị", 34),
    SheetColumn("Lâu chưa cập nhật", 11.5, "integer"),
    SheetColumn("Trả lại", 11.5, "integer"),
    SheetColumn("Tạm dừng", 11.5, "integer"),
    SheetColumn("Đã hủy", 11.5, "integer"),
    SheetColumn("Số ngày làm việc chậm tại đơn vị", 14, "integer"),
    SheetColumn("Số ngày làm việc chậm ở khâu khác", 14, "integer"),
)

_CHANGE_COLUMNS = (
    SheetColumn("Thay đổi", 22),
    SheetColumn("Chỉ số, nhiệm vụ", 48),
    SheetColumn("Cơ quan chủ trì", 26),
    SheetColumn("Kỳ trước", 18),
    SheetColumn("Kỳ này", 18),
)


def report_sheets(report: ReportDocument) -> tuple[Sheet, ...]:
    """The same figures and tasks as in `report_document`, for sorting and filtering."""
    cut_off = f"Số liệu tính đến hết ngày {short_date(report.cut_off)}"
    units = Sheet("Theo đơn vị", _UNIT_COLUMNS, _unit_rows(report), (report.subject, cut_off))
    plans = (
        Sheet(f"Nhiệm vụ {number}", _TASK_COLUMNS, _task_rows(plan), (plan.citation, cut_off))
        for number, plan in enumerate(report.plans, start=1)
    )
    standstill = Sheet("Gián đoạn", _STANDSTILL_COLUMNS, _standstill_rows(report), (report.subject, cut_off))
    more = [standstill] if report.standstill else []
    if report.changes:
        more.append(_changes_sheet(report.changes, report.subject))
    return (units, *plans, *more)


def _standstill_rows(report: ReportDocument) -> Iterator[tuple[CellValue, ...]]:
    for number, item in enumerate(report.units, start=1):
        yield (number, item.unit, *_standstill(item.standstill))
    yield (None, "Toàn bộ nhiệm vụ", *_standstill(report.standstill))


def _standstill(item: Standstill) -> tuple[CellValue, ...]:
    return (item.silent, item.returned, item.paused, item.cancelled, item.own_days, item.other_days)


def _changes_sheet(changes: ReportChanges, subject: str) -> Sheet:
    """Figures and tasks in one list, so that it filters by kind of change."""
    rows: list[tuple[CellValue, ...]] = [
        ("Chỉ số", one.label, "", str(one.before), str(one.now)) for one in changes.figures
    ]
    rows += [
        (group.title, task.title, "; ".join(task.lead), task.before, task.now)
        for group in changes.groups
        for task in group.tasks
    ]
    heading = f"So sánh với {changes.period}, số liệu đến hết ngày {short_date(changes.cut_off)}"
    return Sheet("So sánh", _CHANGE_COLUMNS, rows, (subject, heading))


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
