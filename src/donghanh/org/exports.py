"""Lists of the organisation as workbooks."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from donghanh.audit.models import Entry
from donghanh.org.models import Officer, Unit
from donghanh.org.presenters import trail_row
from donghanh.paperwork.writing.workbook import CellValue, Sheet, SheetColumn, render_workbook
from donghanh.ui.text import write_date, write_moment
from donghanh.vietnamese.text import fold

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def units_workbook(units: Iterable[Unit], *, by: Officer) -> HttpResponse:
    """The units in the order given."""
    columns = [
        SheetColumn(_("Unit"), 44),
        SheetColumn(_("Short name"), 18),
        SheetColumn(_("Kind of unit"), 24),
        SheetColumn(_("Relation"), 12),
        SheetColumn(_("Staff"), 10, "integer"),
        SheetColumn(_("Ended on"), 12, "date"),
    ]
    rows = (
        (
            unit.name,
            unit.short_name,
            unit.get_kind_display(),
            unit.get_relation_display(),
            _staff(unit),
            unit.ended_on,
        )
        for unit in units
    )
    return download_list(_("List of units"), columns, rows, by=by)


def officers_workbook(officers: Iterable[Officer], *, by: Officer) -> HttpResponse:
    """The officers in the order given, a row each; several positions stand in one cell."""
    columns = [
        SheetColumn(_("Full name"), 28),
        SheetColumn(_("Positions"), 48),
        SheetColumn(_("Phone"), 16),
        SheetColumn(_("Sign-in name"), 20),
        SheetColumn(_("Last signed in"), 18),
    ]
    rows = (
        (officer.full_name, _positions(officer), officer.phone, _name(officer), _seen(officer))
        for officer in officers
    )
    return download_list(_("List of officers"), columns, rows, by=by)


def trail_workbook(entries: Iterable[Entry], *, by: Officer) -> HttpResponse:
    """The entries in the order given."""
    columns = [
        SheetColumn(_("At"), 18),
        SheetColumn(_("Who"), 24),
        SheetColumn(_("Did"), 30),
        SheetColumn(_("On what"), 44),
        SheetColumn(_("Reason"), 30),
        SheetColumn(_("Details"), 40),
    ]
    told = (trail_row(entry) for entry in entries)
    rows = ((write_moment(row.at), row.actor, row.did, row.subject, row.reason, row.changes) for row in told)
    return download_list(_("Audit trail"), columns, rows, by=by)


def download_list(
    title: str, columns: Sequence[SheetColumn], rows: Iterable[Sequence[CellValue]], *, by: Officer
) -> HttpResponse:
    """A list as a workbook named after its title."""
    heading = [title, str(by.ward), _("As of %(day)s") % {"day": write_date(timezone.localdate())}]
    content = render_workbook([Sheet(title[:31], columns, rows, heading)])
    name = slugify(fold(title)) or "danh-sach"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.xlsx"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=XLSX, headers=headers)


def _staff(unit: Unit) -> int:
    return getattr(unit, "staff", 0)


def _positions(officer: Officer) -> str:
    return "; ".join(str(tenure.position) for tenure in getattr(officer, "held", []))


def _name(officer: Officer) -> str:
    return officer.user.username if officer.user else ""


def _seen(officer: Officer) -> str:
    return write_moment(officer.user.last_login) if officer.user and officer.user.last_login else ""
