"""Rows of a list as a workbook, to be put right and sent again."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.utils.translation import gettext as _

from donghanh.org.exports import download_list
from donghanh.org.models import Officer
from donghanh.paperwork.writing import SheetColumn
from donghanh.paperwork.writing.workbook import CellValue
from donghanh.registry.enums import AccessKind
from donghanh.registry.importing.looking import note_access
from donghanh.registry.importing.queries import refused_rows
from donghanh.registry.importing.wording import finding_words
from donghanh.registry.models import Batch, StagedRow


def refused_workbook(batch: Batch, *, by: Officer) -> HttpResponse:
    """The refused rows with the reason of each, then their cells under the headings of the list. Taking them out is
    logged, because they hold personal data."""
    rows = list(refused_rows(batch))
    note_access(batch, AccessKind.EXPORT, len(rows), by=by)
    headings = [
        each or _("Column %(n)s") % {"n": place} for place, each in enumerate(_headings(batch), start=1)
    ]
    columns = [SheetColumn(_("Row"), 8, "integer"), SheetColumn(_("Why it is refused"), 44)]
    columns += [SheetColumn(heading.rpartition(" / ")[2], 20) for heading in headings]
    cells: Iterator[list[CellValue]] = (
        [row.number, _reasons(row), *_cells(row, len(headings))] for row in rows
    )
    return download_list(_("Refused rows"), columns, cells, by=by)


def _headings(batch: Batch) -> list[str]:
    headings: list[str] = batch.reading.get("headings", [])
    return headings


def _reasons(row: StagedRow) -> str:
    refused = [each for each in row.findings if each.get("severity") == "refused"]
    return " ".join(finding_words(each, masked=False) for each in refused)


def _cells(row: StagedRow, width: int) -> list[str]:
    cells = list(row.cells)[:width]
    return cells + [""] * (width - len(cells))
