"""The desks of conflicts and of requests as workbooks; personal data stays masked, so nothing is to be logged."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _

from donghanh.org.exports import download_list
from donghanh.org.models import Officer
from donghanh.paperwork.writing.workbook import SheetColumn
from donghanh.registry.conflicts.disagreements import Disagreement
from donghanh.registry.models import DataRequest
from donghanh.registry.rights.request_desk import standing_of


def conflicts_workbook(found: Iterable[Disagreement], *, by: Officer) -> HttpResponse:
    """One row for each fact on which sources disagree."""
    columns = [
        SheetColumn(_("Registry number"), 16),
        SheetColumn(_("Name of the business"), 36),
        SheetColumn(_("Residential group"), 20),
        SheetColumn(_("Fact"), 22),
        SheetColumn(_("In use"), 34),
        SheetColumn(_("Source"), 22),
        SheetColumn(_("Others say"), 50),
    ]
    rows = (
        (
            each.business.public_id,
            each.business.name,
            each.area_words,
            each.line.label,
            each.line.shown.words if each.line.shown else "",
            each.line.shown.source if each.line.shown else "",
            "; ".join(f"{other.words} ({other.source})" for other in each.line.others),
        )
        for each in found
    )
    return download_list(_("Where sources disagree"), columns, rows, by=by)


def requests_workbook(requests: Iterable[DataRequest], *, on: date, by: Officer) -> HttpResponse:
    """One row a request, without what it says."""
    columns = [
        SheetColumn(_("Code of the request"), 18),
        SheetColumn(_("Name of the business"), 36),
        SheetColumn(_("Kind of request"), 26),
        SheetColumn(_("Received on"), 12, "date"),
        SheetColumn(_("Acknowledge by"), 14, "date"),
        SheetColumn(_("Carry out by"), 14, "date"),
        SheetColumn(_("State"), 44),
    ]
    calendar = by.ward.calendar
    rows = (
        (
            each.code,
            each.business.name,
            each.get_kind_display(),
            each.received_on,
            each.acknowledge_by,
            each.due_on,
            standing_of(each, on, calendar)[1],
        )
        for each in requests
    )
    return download_list(_("Requests about personal data"), columns, rows, by=by)
