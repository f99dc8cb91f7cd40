"""Judgements as a workbook."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.org.exports import download_list
from donghanh.org.models import Officer
from donghanh.paperwork.writing import SheetColumn
from donghanh.registry.resolution.comparing import reason_words
from donghanh.registry.resolution.doubts import Judged


def judgements_workbook(rows: Iterable[Judged], *, by: Officer) -> HttpResponse:
    """A judgement a row, in the order given."""
    columns = [
        SheetColumn(_("Entry"), 40),
        SheetColumn(_("Source"), 26),
        SheetColumn(_("Other entry"), 40),
        SheetColumn(_("Source of the other"), 26),
        SheetColumn(_("Judgement"), 20),
        SheetColumn(_("Judged by"), 26),
        SheetColumn(_("Judged on"), 12, "date"),
        SheetColumn(_("Reason"), 40),
    ]
    cells = (
        (
            str(row.one or row.judgement.one_key),
            str(row.judgement.one_source),
            str(row.other or row.judgement.other_key),
            str(row.judgement.other_source),
            row.judgement.get_verdict_display(),
            str(row.judgement.by),
            timezone.localtime(row.judgement.at).date(),
            reason_words(row.judgement.reason),
        )
        for row in rows
    )
    return download_list(_("Judgements on pairs of entries"), columns, cells, by=by)
