"""Takes a list over: entries, facts and businesses, a chunk a transaction, each row once."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Refused
from donghanh.kernel.jobs import enqueue
from donghanh.kernel.walls import row_scope
from donghanh.org.models import Officer
from donghanh.registry.actions.resolution import keep_judgements
from donghanh.registry.actions.settling import settle
from donghanh.registry.enums import BatchState, FactKind, RowOutcome
from donghanh.registry.importing.comparing import seen_registry
from donghanh.registry.importing.receiving import lock
from donghanh.registry.models import Batch, Business, Entry, StagedRow, YearlyFact
from donghanh.vietnamese.text import fold

CHUNK = 1_000
TAKEN = (RowOutcome.NEW, RowOutcome.CHANGED, RowOutcome.ASKED)
BUSY = (BatchState.APPLYING, BatchState.UNDOING)
NO_ATTRIBUTES = ("key", "facts", "given")
AMOUNTS = frozenset(
    {FactKind.REVENUE, FactKind.TAX_PAID, FactKind.STAFF, FactKind.INSURED_STAFF, FactKind.NEW_JOBS}
)
_KEEP_ROWS = """
    update registry_stagedrow r set business_id = told.business, undo = told.undo
    from unnest(%s::bigint[], %s::bigint[], %s::jsonb[]) as told(row, business, undo)
    where r.id = told.row
"""
FactKey = tuple[int, int, str]
"""Business, year and kind of a fact: of each source one is current."""


@transaction.atomic
def start_applying(batch: Batch, *, by: Officer) -> None:
    """Has the list taken over; where the registry changed since the rows were compared, they are compared anew first.
    Raises Refused while another list is under way."""
    locked = lock(batch, BatchState.STAGED)
    if Batch.objects.filter(ward_id=locked.ward_id, state__in=BUSY).exists():
        raise Refused(_("Another list is being taken over or undone; wait until it is finished."))
    if locked.counts["seen"] != seen_registry(locked.ward_id):
        locked.state = BatchState.STAGING
        locked.save(update_fields=["state"])
        enqueue("read_list", ward_id=locked.ward_id, batch_id=locked.pk)
        return
    locked.state, locked.position = BatchState.APPLYING, 0
    locked.applied_by, locked.applied_at = by, None
    locked.save()
    record(
        "registry.apply_list",
        locked,
        by=by,
        changes={"rows": sum(locked.counts.get(each, 0) for each in TAKEN)},
    )
    enqueue("apply_list", ward_id=locked.ward_id, batch_id=locked.pk)


def apply_rows(ward_id: int, batch_id: int) -> bool:
    """Takes over what is left of the list; False where there is nothing (more) to do."""
    while True:
        with row_scope([ward_id]):
            batch = Batch.objects.select_for_update(of=["self"]).select_related("source").get(pk=batch_id)
            if batch.state != BatchState.APPLYING:
                return False
            rows = list(
                StagedRow.objects.filter(batch=batch, number__gt=batch.position, outcome__in=TAKEN).order_by(
                    "number"
                )[:CHUNK]
            )
            if not rows:
                batch.state, batch.applied_at = BatchState.APPLIED, timezone.now()
                batch.save(update_fields=["state", "applied_at"])
                return True
            _Chunk(batch, rows).take_over()
            Batch.objects.filter(pk=batch.pk).update(position=rows[-1].number)


@dataclass
class _Chunk:
    """Rows that are taken over together."""

    batch: Batch
    rows: Sequence[StagedRow]
    undo: dict[int, dict[str, object]] = field(default_factory=dict)

    def take_over(self) -> None:
        replaced = self._replace_entries()
        self._make_businesses(replaced)
        entries = self._make_entries()
        self._make_facts(entries, replaced)
        self._keep_rows()
        keep_judgements(self.batch, self.rows)
        current = Entry.objects.filter(pk__in=[entry.pk for entry in entries]).exclude(business=None)
        settle(current.values_list("business_id", flat=True))

    def _replace_entries(self) -> dict[str, Entry]:
        """Key → the entry that was current until now."""
        keys = [row.values["key"] for row in self.rows]
        current = Entry.objects.filter(source_id=self.batch.source_id, key__in=keys, is_current=True)
        replaced = {entry.key: entry for entry in current}
        Entry.objects.filter(pk__in=[entry.pk for entry in replaced.values()]).update(is_current=False)
        for row in self.rows:
            before = replaced.get(row.values["key"])
            self.undo[row.pk] = {"replaced": before.pk} if before else {}
        return replaced

    def _make_businesses(self, replaced: dict[str, Entry]) -> None:
        """Gives every row the business that it is about; None where a person has to say first."""
        founding = []
        for row in self.rows:
            before = replaced.get(row.values["key"])
            row.business_id = before.business_id if before else row.placing.get("business")
            if row.business_id is None and before is None and "ask" not in row.placing:
                founding.append(row)
        name = Business._meta.get_field("name").max_length
        made = Business.objects.bulk_create(
            Business(
                ward_id=self.batch.ward_id,
                name=row.values["name"][:name],
                folded=fold(row.values["name"])[:600],
            )
            for row in founding
        )
        for row, business in zip(founding, made, strict=True):
            row.business_id = business.pk
            self.undo[row.pk]["made"] = business.pk

    def _make_entries(self) -> list[Entry]:
        entries = Entry.objects.bulk_create(
            Entry(
                ward_id=self.batch.ward_id,
                source_id=self.batch.source_id,
                key=row.values["key"],
                business_id=row.business_id,
                batch=self.batch,
                values={name: value for name, value in row.values.items() if name not in NO_ATTRIBUTES},
                given=row.values["given"],
                as_of=self.batch.as_of,
                recorded_by_id=self.batch.applied_by_id,
            )
            for row in self.rows
        )
        for row, entry in zip(self.rows, entries, strict=True):
            self.undo[row.pk]["entry"] = entry.pk
        return entries

    def _make_facts(self, entries: Sequence[Entry], replaced: dict[str, Entry]) -> None:
        """What is told of years; former facts of the source on the same year and kind are current no more."""
        facts = [
            self._fact(entry, int(year), kind, value)
            for row, entry in zip(self.rows, entries, strict=True)
            for year, told in row.values["facts"].items()
            for kind, value in told.items()
        ]
        self._retire_facts(facts, replaced)
        latest: dict[FactKey, YearlyFact] = {}
        for fact in facts:
            if fact.business_id is not None:
                key = (fact.business_id, fact.year, fact.kind)
                if key in latest:
                    latest[key].is_current = False
                latest[key] = fact
        YearlyFact.objects.bulk_create(facts)

    def _fact(self, entry: Entry, year: int, kind: str, value: str) -> YearlyFact:
        amount = kind in AMOUNTS
        return YearlyFact(
            ward_id=self.batch.ward_id,
            business_id=entry.business_id,
            entry=entry,
            year=year,
            kind=kind,
            amount=int(value) if amount else None,
            words="" if amount else value[:300],
            source_id=self.batch.source_id,
            batch=self.batch,
            as_of=self.batch.as_of,
            recorded_by_id=self.batch.applied_by_id,
        )

    def _retire_facts(self, facts: Iterable[YearlyFact], replaced: dict[str, Entry]) -> None:
        told = {(fact.business_id, fact.year, fact.kind) for fact in facts}
        businesses = {business for business, _year, _kind in told if business is not None}
        current = YearlyFact.objects.filter(source_id=self.batch.source_id, is_current=True)
        former = list(current.filter(business__in=businesses))
        former += current.filter(business=None, entry__in=[entry.pk for entry in replaced.values()])
        retired = [fact for fact in former if (fact.business_id, fact.year, fact.kind) in told]
        YearlyFact.objects.filter(pk__in=[fact.pk for fact in retired]).update(is_current=False)
        by_business: dict[int | None, list[int]] = {}
        for fact in retired:
            by_business.setdefault(fact.business_id, []).append(fact.pk)
        for row in self.rows:
            if off := by_business.pop(row.business_id, None):
                self.undo[row.pk]["off"] = off

    def _keep_rows(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                _KEEP_ROWS,
                [
                    [row.pk for row in self.rows],
                    [row.business_id for row in self.rows],
                    [json.dumps(self.undo[row.pk]) for row in self.rows],
                ],
            )
