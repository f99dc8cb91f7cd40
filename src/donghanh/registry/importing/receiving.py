"""Receiving a list, telling its columns apart, and confirming what they say."""

from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.files.actions import FileRefused, store_file
from donghanh.files.content import CSV, JSON, XLS, XLSX
from donghanh.kernel.errors import Refused
from donghanh.kernel.jobs import enqueue
from donghanh.org.models import Officer
from donghanh.registry.enums import BatchState, SourceKind
from donghanh.registry.importing.columns import as_mapping, remember, remembered_of, status_vocabulary
from donghanh.registry.lists.faults import ListFault
from donghanh.registry.lists.kinds import Kind
from donghanh.registry.lists.layout import Layout, find_layout, layout_at
from donghanh.registry.lists.mapping import Column, propose
from donghanh.registry.lists.unpacking import Sheet, Unpacked, unpack
from donghanh.registry.models import Batch, Source
from donghanh.ui.text import write_date

SAMPLE = 400
"""Rows from which columns are told apart."""
SHOWN = 25
"""Rows kept for the preview."""
OPEN_STATES = (BatchState.RECEIVED, BatchState.STAGED, BatchState.FAILED)
STORED = {Kind.XLSX: XLSX, Kind.XLS: XLS, Kind.JSON: JSON, Kind.TEXT: CSV}
"""Kind of list → type under which the file is kept. One with macros is kept as .xlsx, which no Excel runs."""


@transaction.atomic
def add_source(name: str, kind: SourceKind, agency: str, *, by: Officer) -> Source:
    """A list that the ward will get again. Raises Refused where the name is taken."""
    name = " ".join(name.split())
    if Source.objects.filter(ward_id=by.ward_id, name__iexact=name).exists():
        raise Refused(_("There is a source of this name already; choose it from the list."))
    source = Source.objects.create(ward_id=by.ward_id, name=name, kind=kind, agency=agency)
    record("registry.add_source", source, by=by)
    return source


@transaction.atomic
def receive_first_list(
    content: bytes, name: str, *, source_name: str, kind: SourceKind, agency: str, as_of: date, by: Officer
) -> Batch:
    """The first list of a source that is named with it. Raises Refused as `add_source` and `receive_list`."""
    source = add_source(source_name, kind, agency, by=by)
    return receive_list(content, name, source=source, as_of=as_of, by=by)


@transaction.atomic
def receive_list(content: bytes, name: str, *, source: Source, as_of: date, by: Officer) -> Batch:
    """Keeps the file and proposes what its columns tell. Raises Refused where it cannot be read, or is older than what
    the source has told already."""
    _refuse_older(source, as_of)
    with _opened(content) as opened:
        try:
            attachment = store_file(content, name, by=by, kind=STORED[opened.kind])
        except FileRefused as refusal:
            raise Refused(str(refusal)) from refusal
        batch = Batch(ward_id=by.ward_id, source=source, file=attachment, as_of=as_of, created_by=by)
        _describe(batch, opened, opened.main)
    batch.save()
    record("registry.receive_list", batch, by=by, changes={"file": attachment.name})
    return batch


@transaction.atomic
def look_again(batch: Batch, *, sheet: int, heading: int | None, by: Officer) -> None:
    """Proposes anew for another sheet, or with the heading in another row (0: there is none; None: find it)."""
    locked = lock(batch, *OPEN_STATES)
    with _opened(read_file(locked)) as opened:
        chosen = next((each for each in opened.sheets if each.number == sheet and each.rows), opened.main)
        _describe(locked, opened, chosen, heading)
    locked.state, locked.fault = BatchState.RECEIVED, ""
    locked.save()


@transaction.atomic
def confirm_columns(batch: Batch, columns: Sequence[Column], *, by: Officer) -> None:
    """Takes what a person says of the columns, remembers it for the source, and has the rows read."""
    locked = lock(batch, *OPEN_STATES)
    told = {column.attribute for column in columns}
    if not told & {"name", "owner"}:
        raise Refused(_("Say which column holds the name of the business or its owner."))
    remember(locked.source, columns)
    locked.rows.all().delete()
    locked.mapping, locked.counts, locked.position = as_mapping(columns), {}, 0
    locked.state, locked.fault = BatchState.STAGING, ""
    locked.save()
    record("registry.confirm_columns", locked, by=by)
    enqueue("read_list", ward_id=locked.ward_id, batch_id=locked.pk)


@transaction.atomic
def discard_list(batch: Batch, *, by: Officer) -> None:
    """Removes a list of which nothing was taken over; the file stays."""
    locked = lock(batch, *OPEN_STATES)
    record("registry.discard_list", locked, by=by)
    locked.delete()


def lock(batch: Batch, *states: str) -> Batch:
    """The batch as it is now, locked until the transaction ends. Raises Refused in any other state than these."""
    locked = Batch.objects.select_for_update(of=["self"]).select_related("source", "file").get(pk=batch.pk)
    if locked.state not in states:
        raise Refused(
            _("The list is in another state by now: %(state)s.") % {"state": locked.get_state_display()}
        )
    return locked


def read_file(batch: Batch) -> bytes:
    """The list as it was received."""
    with batch.file.file.open("rb") as stream:
        content: bytes = stream.read()
    return content


def _opened(content: bytes) -> Unpacked:
    try:
        return unpack(content)
    except ListFault as fault:
        raise Refused(str(fault)) from fault


def _refuse_older(source: Source, as_of: date) -> None:
    if as_of > timezone.localdate():
        raise Refused(_("The day of the figures lies in the future."))
    taken = source.batches.filter(state__in=(BatchState.APPLYING, BatchState.APPLIED))
    newest = taken.order_by("-as_of").values_list("as_of", flat=True).first()
    if newest and as_of < newest:
        raise Refused(
            _(
                "This source has told figures as of %(day)s already; an older list would overwrite newer facts."
            )
            % {"day": write_date(newest)}
        )


def _describe(batch: Batch, opened: Unpacked, sheet: Sheet, heading: int | None = None) -> None:
    """Fills `reading` and `mapping` with what the file shows."""
    rows = list(islice(opened.rows(sheet), SAMPLE))
    layout = find_layout(rows, sheet.merges) if heading is None else layout_at(rows, heading, sheet.merges)
    records = [row for row in rows if row[0] > layout.first]
    columns = propose(layout, records, remembered_of(batch.source), status=status_vocabulary(batch.source))
    batch.mapping = as_mapping(columns)
    batch.reading = _reading(opened, sheet, layout) | {"sample": records[:SHOWN], "above": rows[:12]}
    batch.position, batch.total, batch.counts = 0, sheet.last, {}


def _reading(opened: Unpacked, sheet: Sheet, layout: Layout) -> dict[str, Any]:
    return {
        "sheet": sheet.number,
        "sheets": [
            {"number": each.number, "name": each.name, "rows": each.rows, "hidden": each.hidden}
            for each in opened.sheets
            if each.rows
        ],
        "headings": list(layout.headings),
        "lines": list(layout.lines),
        "first": layout.first,
        "rows": sheet.rows,
    }
