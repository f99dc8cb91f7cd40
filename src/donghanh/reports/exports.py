"""The list of reports as a workbook."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _

from donghanh.files.content import XLSX
from donghanh.files.responses import hand_out_made
from donghanh.org.models import Officer
from donghanh.paperwork.writing import Sheet, SheetColumn, render_workbook
from donghanh.plans.queries import today
from donghanh.reports.models import Report
from donghanh.reports.presenters import state_of
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
