"""The list of reports, and a yearly sheet, as workbooks."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _

from donghanh.files.content import XLSX
from donghanh.files.responses import hand_out_made
from donghanh.org.models import Officer
from donghanh.paperwork.writing import Sheet, SheetColumn, render_workbook
from donghanh.paperwork.writing.workbook import CellValue
from donghanh.plans.queries import today
from donghanh.reports.labels import SHEET_LABELS
from donghanh.reports.models import Report
from donghanh.reports.presenters import state_of
from donghanh.reports.yearly import SheetRow, YearSheet
from donghanh.ui.text import write_date


def reports_workbook(reports: Iterable[Report], *, by: Officer) -> HttpResponse:
    """The reports in the order given, one row each, as a download."""
    columns = [
        SheetColumn(_("Title of the report"), 60),
        SheetColumn(_("Plans"), 40),
        SheetColumn(_("Reporting period"), 20),
        SheetColumn(_("First day of the period"), 14, "date"),
        SheetColumn(_("Cut-off of the figures"), 14, "date"),
        SheetColumn(_("State"), 18),
        SheetColumn(_("Drafted by"), 22),
    ]
    title = _("List of reports")
    heading = [title, str(by.ward), _("As of %(day)s") % {"day": write_date(today())}]
    sheet = Sheet(title, columns, (_cells(report) for report in reports), heading)
    return hand_out_made(render_workbook([sheet]), "danh-sach-bao-cao.xlsx", XLSX)


def _cells(report: Report) -> list[str | date]:
    plans = "; ".join(str(each.plan) for each in report.plans.all())
    _kind, words = state_of(report)
    return [
        report.title,
        plans,
        report.period,
        report.starts_on,
        report.cutoff_on,
        words,
        str(report.created_by),
    ]


def sheet_workbook(sheet: YearSheet, name: str, *, by: Officer) -> HttpResponse:
    """The yearly sheet: its figures, then a row for every result."""
    columns = [
        SheetColumn(_("Task"), 60),
        SheetColumn(_("Plan"), 24),
        SheetColumn(_("Deadline"), 14, "date"),
        SheetColumn(_("Finished on"), 14, "date"),
        SheetColumn(_("Status"), 24),
        SheetColumn(_("Extensions"), 10, "integer"),
        SheetColumn(_("Result returned"), 10, "integer"),
        SheetColumn(_("Spells of silence"), 10, "integer"),
        SheetColumn(_("Late working days with"), 40),
        SheetColumn(_("Result"), 40),
    ]
    title = _("Yearly sheet %(year)s") % {"year": sheet.year}
    figures = "; ".join(f"{label}: {sheet.figures[key]}" for key, label in SHEET_LABELS.items())
    heading = [f"{title}: {name}", _("As of %(day)s") % {"day": write_date(sheet.on)}, figures]
    made = render_workbook([Sheet(title, columns, (_sheet_cells(row) for row in sheet.rows), heading)])
    return hand_out_made(made, f"phieu-nam-{sheet.year}.xlsx", XLSX)


def _sheet_cells(row: SheetRow) -> list[CellValue]:
    result = row.result
    late = "; ".join(f"{held.unit or held.holder.label}: {held.late}" for held in row.late_with)
    title = f"{result.task.title} ({result.label})" if result.label else result.task.title
    return [
        title,
        str(result.task.plan),
        result.due_then,
        result.finished_on,
        str(row.status.label),
        row.extensions,
        row.returns,
        row.spells,
        late,
        result.summary,
    ]
