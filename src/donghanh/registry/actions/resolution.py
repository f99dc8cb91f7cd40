"""Which business a row of a list is about: found by numbers, asked of a person where that is open, else new.

`StagedRow.placing` says one of three things, in this order:

* "business": pk - the entry is about this business;
* "ask": […] (it may be empty) - the entry waits: it is created with `business=None`, its yearly facts with
  `business=None, entry=entry`; answering a question gives them one;
* neither - nobody knows it: a new business.

Further keys ("judged", "also", "with") are read by `keep_judgements(batch, rows)` alone, which whoever takes rows over
calls for each chunk after its entries and facts are made and before it settles (it may be called again for the same
rows). `drop_judgements(batch)` takes all of that back; undoing calls it before entries are deleted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from donghanh.registry.enums import Attribute, RowOutcome
from donghanh.registry.models import Batch, Entry, Identifier, StagedRow

NUMBERS = (Attribute.TAX_CODE, Attribute.PERSONAL_ID)


def place_rows(batch: Batch) -> None:
    """Writes into `placing` of every row that is not refused whose it is; rows the source named before keep theirs."""
    rows = StagedRow.objects.filter(batch=batch).exclude(outcome=RowOutcome.REFUSED)
    kept = dict(Entry.objects.filter(source=batch.source, is_current=True).values_list("key", "business_id"))
    by_number = _owners_of_numbers(batch)
    placed = []
    for row in rows.iterator(chunk_size=1000):
        row.placing = _placing(row, kept, by_number)
        placed.append(row)
        if len(placed) == 1000:
            StagedRow.objects.bulk_update(placed, ["placing"])
            placed = []
    StagedRow.objects.bulk_update(placed, ["placing"])


def _placing(
    row: StagedRow, kept: Mapping[str, int | None], by_number: dict[str, set[int]]
) -> dict[str, object]:
    if (business := kept.get(row.values.get("key", ""))) is not None:
        return {"business": business}
    found = _all_owners(row.values.get(number, "") for number in NUMBERS)
    owners = set().union(*(by_number.get(number, set()) for number in found))
    return {"business": owners.pop()} if len(owners) == 1 else {}


def _all_owners(numbers: Iterable[str]) -> list[str]:
    return [number for number in numbers if number]


def _owners_of_numbers(batch: Batch) -> dict[str, set[int]]:
    owners: defaultdict[str, set[int]] = defaultdict(set)
    known = Identifier.objects.filter(ward_id=batch.ward_id, business__merged_into=None)
    for value, business in known.values_list("value", "business_id").iterator():
        owners[value].add(business)
    return owners


def keep_judgements(batch: Batch, rows: Iterable[StagedRow]) -> None:
    """Writes what was judged and asked about rows that were just taken over; rows of one business come under one."""


def drop_judgements(batch: Batch) -> None:
    """Takes back what linkage judged and asked for this list; what people judged stays."""
