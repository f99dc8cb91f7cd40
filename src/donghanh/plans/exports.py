"""Lists as workbooks."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from donghanh.files.content import XLSX
from donghanh.org.exports import download_list
from donghanh.org.models import Officer
from donghanh.paperwork.writing.workbook import CellValue, Sheet, SheetColumn, render_workbook
from donghanh.plans.difficulties import standing_words
from donghanh.plans.enums import Part, Status
from donghanh.plans.models import Handover, Obstacle, Result
from donghanh.plans.presenters import status_words
from donghanh.plans.queries import today
from donghanh.ui.text import write_date, write_moment
from donghanh.vietnamese.text import fold


def results_workbook(results: Iterable[Result], *, title: str, by: Officer) -> HttpResponse:
    """The results in the order given, one row each, as a download."""
    columns = [
        SheetColumn(_("Plan"), 24),
        SheetColumn(_("No."), 6, "integer"),
        SheetColumn(_("Task"), 60),
        SheetColumn(_("Lead unit"), 28),
        SheetColumn(_("Person in charge"), 20),
        SheetColumn(_("Cooperating units"), 28),
        SheetColumn(_("Product"), 28),
        SheetColumn(_("Deadline in the document"), 22),
        SheetColumn(_("Period"), 14),
        SheetColumn(_("Deadline"), 12, "date"),
        SheetColumn(_("Finished on"), 12, "date"),
        SheetColumn(_("Status"), 24),
    ]
    heading = [title, str(by.ward), _("As of %(day)s") % {"day": write_date(today())}]
    sheet = Sheet(title[:31], columns, (_cells(result) for result in results), heading)
    return workbook_response(render_workbook([sheet]), title)


def handovers_workbook(handovers: Iterable[Handover], *, by: Officer) -> HttpResponse:
    """The hand-overs in the order given, one row a task."""
    columns = [
        SheetColumn(_("Day"), 18),
        SheetColumn(_("Giver"), 28),
        SheetColumn(_("Reason"), 40),
        SheetColumn(_("Task"), 60),
        SheetColumn(_("Deadline"), 12, "date"),
        SheetColumn(_("Status"), 24),
        SheetColumn(_("Who takes over"), 28),
    ]
    rows = (
        (
            write_moment(handover.at),
            str(handover),
            handover.reason,
            item.task.title,
            item.due_on,
            str(Status(item.status).label) if item.status else "",
            str(item.receiver or item.position or ""),
        )
        for handover in handovers
        for item in handover.items.all()
    )
    return download_list(_("Hand-overs"), columns, rows, by=by)


def obstacles_workbook(obstacles: Iterable[Obstacle], *, by: Officer) -> HttpResponse:
    """The difficulties and requests for direction in the order given."""
    columns = [
        SheetColumn(_("Kind"), 20),
        SheetColumn(_("What stands in the way, or what is asked"), 50),
        SheetColumn(_("Proposal"), 40),
        SheetColumn(_("Task"), 50),
        SheetColumn(_("Lead unit"), 28),
        SheetColumn(_("Raised by"), 20),
        SheetColumn(_("Raised"), 12, "date"),
        SheetColumn(_("Answer by"), 12, "date"),
        SheetColumn(_("Status"), 24),
        SheetColumn(_("Answer"), 40),
    ]
    rows = (
        (
            str(obstacle.get_kind_display()),
            obstacle.text,
            obstacle.proposal,
            obstacle.task.title,
            str(obstacle.task.lead_unit or ""),
            str(obstacle.raised_by),
            timezone.localdate(obstacle.raised_at),
            obstacle.answer_due_on,
            standing_words(obstacle, on=today(), calendar=by.ward.calendar)[1],
            obstacle.answer,
        )
        for obstacle in obstacles
    )
    return download_list(_("Difficulties and requests for direction"), columns, rows, by=by)


def workbook_response(content: bytes, title: str) -> HttpResponse:
    """A workbook as a download named after its title."""
    name = slugify(fold(title)) or "danh-sach"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.xlsx"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=XLSX, headers=headers)


def _cells(result: Result) -> list[CellValue]:
    task = result.task
    cooperating = [str(part.unit) for part in task.participants.all() if part.part == Part.COOPERATES]
    return [
        task.plan.short_title,
        task.number,
        task.title,
        str(task.lead_unit or ""),
        str(task.officer or ""),
        "; ".join(cooperating),
        task.product,
        task.deadline_raw,
        result.label,
        result.due_on,
        result.finished_on,
        status_words(result, on=today()),
    ]
