"""The silence meter as a workbook."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from donghanh.org.exports import download_list
from donghanh.org.models import Officer
from donghanh.paperwork.writing.workbook import SheetColumn
from donghanh.plans.silence import Silence


def silence_workbook(lines: Iterable[Silence], *, by: Officer) -> HttpResponse:
    """The lines in the order given, one row each."""
    columns = [
        SheetColumn(_("Lead unit"), 40),
        SheetColumn(_("Person in charge"), 28),
        SheetColumn(_("Open tasks"), 10, "integer"),
        SheetColumn(_("No update"), 14, "integer"),
        SheetColumn(_("Of these overdue"), 14, "integer"),
        SheetColumn(_("Longest silence (working days)"), 18, "integer"),
        SheetColumn(_("Last word on"), 16, "date"),
    ]
    rows = (
        (
            str(line.unit or _("Without a lead unit")),
            str(line.officer or ""),
            line.open,
            line.silent,
            line.late,
            line.longest,
            line.last_word_on,
        )
        for line in lines
    )
    return download_list(_("Work without a word"), columns, rows, by=by)
