"""The drafts of a reading as a workbook, to be looked through on paper."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from donghanh.paperwork.writing.workbook import CellValue, Sheet, SheetColumn, render_workbook
from donghanh.plans.confirmation.cells import Row, rhythm_words
from donghanh.plans.enums import Part
from donghanh.plans.models import Reading
from donghanh.ui.text import write_date


def drafts_workbook(reading: Reading, rows: Iterable[Row]) -> bytes:
    """One row a draft in the order of the document: what was read, the words behind it, what was decided."""
    columns = [
        SheetColumn(_("No."), 6, "integer"),
        SheetColumn(_("Section"), 30),
        SheetColumn(_("Task"), 60),
        SheetColumn(_("Lead unit"), 28),
        SheetColumn(_("Cooperating units"), 28),
        SheetColumn(_("Product"), 28),
        SheetColumn(_("Deadline in the document"), 22),
        SheetColumn(_("Deadline"), 12, "date"),
        SheetColumn(_("Reporting rhythm"), 22),
        SheetColumn(_("Status"), 24),
    ]
    asked = _("received %(day)s") % {"day": write_date(reading.asked_at)}
    heading = [reading.plan.short_title, str(reading.plan.ward), asked]
    sheet = Sheet(reading.plan.short_title[:31], columns, (_cells(reading, row) for row in rows), heading)
    return render_workbook([sheet])


def _cells(reading: Reading, row: Row) -> list[CellValue]:
    draft, units = row.draft, list(row.draft.units.all())
    leads = [str(each.unit) for each in units if each.part != Part.COOPERATES] or draft.lead_texts
    coops = [str(each.unit) for each in units if each.part == Part.COOPERATES] or draft.coop_texts
    return [
        row.number,
        draft.section,
        draft.title,
        "; ".join(leads),
        "; ".join(coops),
        draft.product,
        draft.deadline_raw,
        draft.due_on,
        rhythm_words(draft, reading.plan.cutoff),
        row.words,
    ]
