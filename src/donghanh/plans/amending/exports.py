"""All changes of an amending document as a workbook, to be looked through on paper."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from donghanh.paperwork.writing.workbook import CellValue, Sheet, SheetColumn, render_workbook
from donghanh.plans.amending.queries import KINDS, added_drafts, changes_of
from donghanh.plans.amending.rows import row_of_change
from donghanh.plans.amending.versions import document_words
from donghanh.plans.models import Amendment, Reading


def amendment_workbook(amendment: Amendment, reading: Reading) -> bytes:
    """One row a field that differs, one a clause that came, went or stayed."""
    columns = [
        SheetColumn(_("What"), 20),
        SheetColumn(_("No."), 6, "integer"),
        SheetColumn(_("Task"), 60),
        SheetColumn(_("Field"), 16),
        SheetColumn(_("Until now"), 50),
        SheetColumn(_("New document"), 50),
        SheetColumn(_("Decision"), 20),
    ]
    heading = [amendment.plan.short_title, str(amendment.ward), document_words(amendment)]
    rows = _rows(amendment, reading)
    return render_workbook([Sheet(_("Changes"), columns, rows, heading)])


def _rows(amendment: Amendment, reading: Reading) -> Iterator[list[CellValue]]:
    for view in KINDS:
        for row in map(row_of_change, changes_of(amendment, view)):
            change = row.change
            what = str(change.get_kind_display())
            for label, old, new in [(line.label, line.old, line.new) for line in row.lines] or [("", "", "")]:
                yield [what, change.task.number, change.task.title, label, old, new, row.words]
    for draft in added_drafts(reading):
        task = getattr(draft, "task", None)
        decision = _("Is a task") if task else str(draft.get_decision_display())
        yield [
            _("New clause"),
            task.number if task else None,
            draft.title,
            "",
            "",
            draft.deadline_raw,
            decision,
        ]
