"""Named reads of lists and their rows."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404

from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.registry.enums import BatchState, RowOutcome
from donghanh.registry.models import Batch, Business, Source, StagedRow
from donghanh.registry.permissions import Permission
from donghanh.vietnamese.text import fold

PASSED = "passed"
KNOWN = "known"
DOUBT = "doubt"
MENDED = "mended"
_NO_RECORD = Q(findings__contains=[{"severity": PASSED}])
_PLACED = ("business", "ask")
_OF_KNOWN = Q(outcome=RowOutcome.NEW, placing__has_any_keys=_PLACED)


def visible_batches(officer: Officer, source: int | None = None) -> QuerySet[Batch]:
    """The lists of the officer's ward, newest first; of one source where it is named."""
    found = Batch.objects.filter(ward_id=officer.ward_id).select_related(
        "source", "file", "created_by", "applied_by"
    )
    return found.filter(source=source) if source else found


def visible_sources(officer: Officer) -> QuerySet[Source]:
    """The sources of the ward, each with `told_on`, the day of its newest list taken over, and its `entries_now`."""
    taken = Q(batches__state=BatchState.APPLIED)
    found = Source.objects.filter(ward_id=officer.ward_id).annotate(
        told_on=Max("batches__as_of", filter=taken), lists=Count("batches", filter=taken)
    )
    return found.order_by("name", "pk")


def get_batch_for(officer: Officer, pk: int) -> Batch:
    """The list with this number. Raises Http404 where there is none, or the officer may not."""
    batch = visible_batches(officer).filter(pk=pk).first()
    if batch is None or not has_permission(officer, Permission.IMPORT):
        raise Http404
    return batch


def rows_of(batch: Batch, *, outcome: str = "", code: str = "", words: str = "") -> QuerySet[StagedRow]:
    """The rows of a list by number: of one outcome ("known": new in the source, of a business that is known; "passed":
    no records; "doubt" and "mended": taken, with such findings), with one finding, with words in any cell."""
    rows = StagedRow.objects.filter(batch=batch).order_by("number")
    if outcome == PASSED:
        rows = rows.filter(_NO_RECORD)
    elif outcome in (DOUBT, MENDED):
        rows = rows.filter(findings__contains=[{"severity": outcome}]).exclude(outcome=RowOutcome.REFUSED)
    elif outcome == KNOWN:
        rows = rows.filter(_OF_KNOWN)
    elif outcome:
        rows = rows.filter(outcome=outcome).exclude(_NO_RECORD)
        rows = rows.exclude(_OF_KNOWN) if outcome == RowOutcome.NEW else rows
    if code:
        rows = rows.filter(findings__contains=[{"code": code}])
    return _with_words(rows, words)


def outcome_of(row: StagedRow) -> str:
    """What a row comes to, as `outcome_counts` counts it."""
    if any(each.get("severity") == PASSED for each in row.findings):
        return PASSED
    is_known = row.outcome == RowOutcome.NEW and any(key in row.placing for key in _PLACED)
    return KNOWN if is_known else row.outcome


def businesses_of(rows: Iterable[StagedRow]) -> dict[int, Business]:
    """Row → the business that it is about, where that is known before or since it was taken over. One query."""
    keys = {row.pk: row.business_id or row.placing.get("business") for row in rows}
    found = Business.objects.in_bulk({key for key in keys.values() if key})
    return {row: found[key] for row, key in keys.items() if key in found}


def _with_words(rows: QuerySet[StagedRow], words: str) -> QuerySet[StagedRow]:
    """Rows whose key holds the words without accents, or one of whose cells holds them as typed."""
    typed = " ".join(words.split())
    if not typed:
        return rows
    key = fold(typed)
    found = (
        Q(values__key__icontains=key)
        | Q(values__name__icontains=typed)
        | Q(values__tax_code__icontains=typed)
    )
    return rows.filter(found)


def refused_rows(batch: Batch) -> QuerySet[StagedRow]:
    """Records that are not taken over."""
    return rows_of(batch, outcome=RowOutcome.REFUSED)


def progress_of(batch: Batch) -> int:
    """How far the work under way is, in percent."""
    total = batch.total or 1
    done = total - batch.position if batch.state == BatchState.UNDOING else batch.position
    return max(0, min(100, 100 * done // total))


def outcome_counts(counts: dict[str, Any]) -> Sequence[tuple[str, int]]:
    """Outcomes that have rows, in the order of their meaning; those new in the source by whether their business is."""
    new, founded = counts.get(RowOutcome.NEW, 0), counts.get("businesses", 0)
    rows = {RowOutcome.NEW: founded, KNOWN: new - founded, DOUBT: counts.get("doubtful", 0)}
    return [(key, count) for key in ORDER if (count := rows.get(key, counts.get(key, 0)))]


ORDER = (
    RowOutcome.WAITING, RowOutcome.NEW, KNOWN, RowOutcome.CHANGED, RowOutcome.UNCHANGED, RowOutcome.ASKED,
    RowOutcome.REFUSED, DOUBT, MENDED, PASSED,
)  # fmt: skip
