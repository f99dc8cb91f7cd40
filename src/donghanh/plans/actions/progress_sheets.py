"""Writing down what came back in a sheet of progress, through the same verbs as the pages."""

from collections.abc import Iterable

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from donghanh.kernel.errors import Refused
from donghanh.org.models import Officer
from donghanh.plans.actions.results import add_evidence, claim_result, note_progress
from donghanh.plans.models import Result
from donghanh.plans.progress_sheets import Told, accepted, is_new_claim, is_new_document, is_new_note


def apply_progress(rows: Iterable[Told], *, by: Officer) -> int:
    """Writes the accepted rows, each wholly or not at all, and says how many; a row that is refused after all gets its
    reason in `errors`. What is there already is not written again, however often the sheet comes."""
    written = 0
    for row in accepted(rows):
        try:
            with transaction.atomic():
                _write(row, by)
            written += 1
        except Refused as refused:
            row.errors.append(str(refused))
        except Http404:
            row.errors.append(_("No open task of yours has this code."))
    return written


def _write(row: Told, by: Officer) -> None:
    result = Result.objects.select_for_update(of=("self",)).select_related("task").get(pk=row.result.pk)
    if is_new_note(row):
        note_progress(result.task, row.note, by=by, result=result)
    if is_new_claim(row, result) and row.on:
        claim_result(result, on=row.on, summary=row.summary, by=by)
    if is_new_document(row):
        add_evidence(result.task, by=by, label="", result=result, document_number=row.document)
