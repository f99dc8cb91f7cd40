"""Small numbers for all that may be one business with something else, while the rows of a list are placed.

Known businesses come first, then entries that wait, then the new rows of the list, then records that only judgements
remember. Rows go by: of each only its number and its keys in the database are kept.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import count

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Left

from donghanh.linkage.judgements import Judged, Judgements
from donghanh.linkage.judgements import Judgement as Said
from donghanh.linkage.tables import Row
from donghanh.registry.enums import RowOutcome
from donghanh.registry.models import Batch, Entry, StagedRow
from donghanh.registry.resolution.circles import Record
from donghanh.registry.resolution.matching import NEW, Numbers, as_row

CHUNK = 1000
LENGTH_OF_KEY = 100
_KNOWN = "k"
_JUDGED = """
    select one_source_id, one_key, e.id, e.business_id, other_source_id, other_key, f.id, f.business_id, verdict
    from (
        select distinct on (greatest(one, other), least(one, other)) * from (
            select *, one_source_id || ' ' || one_key as one, other_source_id || ' ' || other_key as other
            from registry_judgement where ward_id = %s
        ) told order by greatest(one, other), least(one, other), id desc
    ) newest
    left join registry_entry e on e.source_id = one_source_id and e.key = one_key and e.is_current
    left join registry_entry f on f.source_id = other_source_id and f.key = other_key and f.is_current
    where verdict <> 'open' and e.business_id is distinct from f.business_id
        or verdict <> 'open' and e.business_id is null
    order by newest.id
"""
_NUMBERED = """
    select left("values" ->> 'key', %s), number from registry_stagedrow
    where batch_id = %s and left("values" ->> 'key', %s) = any(%s)
"""


class Nodes:
    """The numbers of one list's rows and of what its ward knows; `known` is the last one of what was there before."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.numbers = Numbers()
        self._current = Entry.objects.filter(ward_id=batch.ward_id, is_current=True).order_by("pk")
        told = self._current.exclude(business=None).values_list("business", flat=True)
        self._businesses = array("q", dict.fromkeys(told.iterator(chunk_size=CHUNK)))
        self._of_business = {business: node for node, business in enumerate(self._businesses, start=1)}
        self.known = len(self._businesses) + self._current.filter(business=None).count()
        self._entries, self._of_entry, self._rows = array("q"), array("q"), array("q")

    def known_rows(self) -> Iterator[Row]:
        """The current entries of the ward as rows that can be compared. Entries of one business are one node, an entry
        that waits is one by itself."""
        waiting = count(len(self._businesses) + 1)
        told = self._current.values_list("pk", "business", "values")
        for pk, business, values in told.iterator(chunk_size=CHUNK):
            row = as_row(f"{_KNOWN}{len(self._entries)}", values)
            self._entries.append(pk)
            self._of_entry.append(self._of_business[business] if business else next(waiting))
            self.numbers.note(self._of_entry[-1], row)
            yield row

    def new_rows(self) -> Iterator[Row]:
        """The rows that the source has not named before."""
        for number, values in self.new().values_list("number", "values").iterator(chunk_size=CHUNK):
            row = as_row(f"{NEW}{number}", values)
            self._rows.append(number)
            self.numbers.note(self.known + len(self._rows), row)
            yield row

    def new(self) -> QuerySet[StagedRow]:
        rows = StagedRow.objects.filter(batch=self.batch).exclude(outcome=RowOutcome.REFUSED)
        named = self._current.filter(source=self.batch.source_id, key=OuterRef("told"))
        return (
            rows.annotate(told=Left(KT("values__key"), LENGTH_OF_KEY))
            .exclude(Exists(named))
            .order_by("number")
        )

    def each_new(self) -> Iterator[tuple[int, int]]:
        """Number of a new row, and its node."""
        return zip(self._rows, count(self.known + 1), strict=False)

    def of_row(self, row: str) -> int:
        place = int(row[1:])
        return self._of_entry[place] if row[0] == _KNOWN else self._of_new(place)

    def name_of_business(self, row: str) -> str:
        """Known rows of one business have one name."""
        return f"b{self.of_row(row)}" if row[0] == _KNOWN else row

    def business(self, node: int) -> int | None:
        """The key of a known business."""
        return self._businesses[node - 1] if node <= len(self._businesses) else None

    def records(self, rows: Collection[str]) -> dict[str, Record]:
        """What sources call these rows."""
        own = self.batch.source_id
        places = {self._entries[int(row[1:])]: row for row in rows if row[0] == _KNOWN}
        entries = Entry.objects.filter(pk__in=places).values_list("pk", "source", "key") if places else ()
        numbers = [int(row[1:]) for row in rows if row[0] == NEW]
        staged = StagedRow.objects.filter(batch=self.batch, number__in=numbers)
        keys = staged.values_list("number", "values__key") if numbers else ()
        found = {places[pk]: Record(source, key) for pk, source, key in entries}
        return found | {
            f"{NEW}{number}": Record(own, (key or f"{NEW}{number}")[:LENGTH_OF_KEY]) for number, key in keys
        }

    def judgements(self) -> Judgements:
        """What was judged in the ward before, between the nodes; what is within one is left out."""
        with connection.cursor() as cursor:
            cursor.execute(_JUDGED, [self.batch.ward_id])
            judged = cursor.fetchall()
        mine = {
            key for row in judged for source, key in (row[:2], row[4:6]) if source == self.batch.source_id
        }
        numbers = self._numbers_of(mine)
        remembered: dict[Record, int] = {}
        following = count(self.known + len(self._rows) + 1)

        def node(source: int, key: str, entry: int | None, business: int | None) -> int:
            if business:
                return self._of_business[business]
            if entry:
                return self._of_entry[bisect_left(self._entries, entry)]
            if source == self.batch.source_id and key in numbers:
                return self._of_new(numbers[key])
            record = Record(source, key)
            return remembered.get(record) or remembered.setdefault(record, next(following))

        return Judgements(_told(judged, node))

    def _numbers_of(self, keys: Collection[str]) -> dict[str, int]:
        if not keys:
            return {}
        with connection.cursor() as cursor:
            cursor.execute(_NUMBERED, [LENGTH_OF_KEY, self.batch.pk, LENGTH_OF_KEY, list(keys)])
            found = dict(cursor.fetchall())
        return {key: number for key, number in found.items() if self._is_new(number)}

    def _of_new(self, number: int) -> int:
        return self.known + 1 + bisect_left(self._rows, number)

    def _is_new(self, number: int) -> bool:
        place = bisect_left(self._rows, number)
        return place < len(self._rows) and self._rows[place] == number


def _told(judged: Iterable[tuple[int | str | None, ...]], node: Callable[..., int]) -> Iterator[Judged]:
    for *ends, verdict in judged:
        one, other = node(*ends[:4]), node(*ends[4:])
        if one != other:
            yield Judged(one, other, Said(str(verdict)))
