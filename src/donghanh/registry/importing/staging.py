"""Reads a list into staged rows: a chunk a transaction, with the position of its last row."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from django.db import connection

from donghanh.kernel.walls import row_scope
from donghanh.registry.enums import BatchState, RowOutcome
from donghanh.registry.importing.columns import columns_of
from donghanh.registry.importing.comparing import compare_rows
from donghanh.registry.importing.receiving import read_file
from donghanh.registry.lists.cleaning import Cleaned, clean_row, source_key
from donghanh.registry.lists.layout import Layout, NumberedRow
from donghanh.registry.lists.mapping import Column
from donghanh.registry.lists.rows import RowKind, kind_of
from donghanh.registry.lists.unpacking import unpack
from donghanh.registry.models import Batch

CHUNK = 2_000
PASSED = "passed"
"""Severity of rows that are no records: totals, headings, signatures."""
_INSERT = """
    insert into registry_stagedrow
        (ward_id, batch_id, number, cells, "values", findings, outcome, "placing", undo)
    select %s, %s, number, cells, told, findings, outcome, '{}', '{}'
    from unnest(%s::int[], %s::jsonb[], %s::jsonb[], %s::jsonb[], %s::text[])
        as row(number, cells, told, findings, outcome)
"""


class Staged(NamedTuple):
    """A row ready to be stored; JSON as text."""

    number: int
    cells: str
    values: str
    findings: str
    outcome: str


def stage_rows(ward_id: int, batch_id: int) -> bool:
    """Reads what is left of the list and says what would come of it; False where there is nothing (more) to do.

    Raises ListFault where the file cannot be read any more.
    """
    with row_scope([ward_id]):
        batch = Batch.objects.select_related("source", "file").get(pk=batch_id)
        if batch.state != BatchState.STAGING:
            return False
        content = read_file(batch)
    with unpack(content) as opened:
        sheet = next(each for each in opened.sheets if each.number == batch.reading["sheet"])
        start = max(batch.position, batch.reading["first"])
        for rows in _chunks(opened.rows(sheet, start=start)):
            if not _keep(batch, rows):
                return False
    with row_scope([ward_id]):
        locked = Batch.objects.select_for_update(of=["self"]).select_related("source").get(pk=batch_id)
        if locked.state != BatchState.STAGING:
            return False
        compare_rows(locked)
        locked.state = BatchState.STAGED
        locked.save(update_fields=["state", "counts"])
    return True


def fail_list(ward_id: int, batch_id: int, fault: str) -> None:
    """Says in the list itself why it could not be read."""
    with row_scope([ward_id]):
        waiting = Batch.objects.filter(pk=batch_id, state=BatchState.STAGING)
        waiting.update(state=BatchState.FAILED, fault=fault[:300])


def _chunks(rows: Iterator[NumberedRow]) -> Iterator[list[NumberedRow]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _keep(batch: Batch, rows: Sequence[NumberedRow]) -> bool:
    """Stores a chunk; False where somebody else went on with the list meanwhile."""
    columns = columns_of(batch)
    staged = staged_rows(batch, columns, rows)
    with row_scope([batch.ward_id]):
        locked = Batch.objects.select_for_update().get(pk=batch.pk)
        if locked.state != BatchState.STAGING or locked.position != batch.position:
            return False
        _insert(batch, staged)
        batch.position = rows[-1][0]
        Batch.objects.filter(pk=batch.pk).update(position=batch.position)
    return True


def staged_rows(batch: Batch, columns: Sequence[Column], rows: Iterable[NumberedRow]) -> list[Staged]:
    """The rows cleaned, with what was found in each."""
    layout = Layout(tuple(batch.reading["headings"]), (), batch.reading["first"])
    places = {column.attribute: column.place for column in columns if column.attribute}
    return [_staged(number, cells, kind_of(cells, layout, places), columns, batch) for number, cells in rows]


def _staged(number: int, cells: list[str], kind: RowKind, columns: Sequence[Column], batch: Batch) -> Staged:
    given = _json(cells)
    if kind is not RowKind.RECORD:
        found = [{"code": f"row_{kind}", "severity": PASSED, "attribute": "", "before": "", "after": ""}]
        return Staged(number, given, "{}", _json(found), RowOutcome.REFUSED)
    cleaned = clean_row(cells, columns, as_of=batch.as_of)
    outcome = RowOutcome.REFUSED if cleaned.is_refused else RowOutcome.WAITING
    return Staged(number, given, _json(staged_values(cleaned)), _json(_findings(cleaned)), outcome)


def staged_values(cleaned: Cleaned) -> dict[str, object]:
    """`StagedRow.values`: the attributes, beside them the key in the source, the facts by year and the words given."""
    values = {name: value for name, value in cleaned.values.items() if name != "record_key"}
    facts = {str(year): told for year, told in cleaned.facts.items()}
    return {**values, "key": source_key(cleaned), "facts": facts, "given": cleaned.given}


def _findings(cleaned: Cleaned) -> list[dict[str, str]]:
    return [{**finding._asdict(), "severity": finding.severity} for finding in cleaned.findings]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _insert(batch: Batch, staged: Sequence[Staged]) -> None:
    with connection.cursor() as cursor:
        columns = [list(column) for column in zip(*staged, strict=True)]
        cursor.execute(_INSERT, [batch.ward_id, batch.pk, *columns])
