"""Which business a row of a list is about: found by linkage, asked of a person where that is open, else new.

`StagedRow.placing` says one of three things, in this order:

* "business": pk - the entry is about this business;
* "ask": […] (it may be empty) - the entry waits: it is created with `business=None`, its yearly facts with
  `business=None, entry=entry`. Answering a question gives them one; a row that is a twin of one before it in the list
  ("with": number of that row) gets its business by `keep_judgements`;
* neither - nobody knows it: a new business.

Further keys ("judged", "also", "with") are read by `keep_judgements(batch, rows)` alone, which whoever takes rows over
calls for each chunk after its entries and facts are made and before it settles (it may be called again for the same
rows). `drop_judgements(batch)` takes all of that back; undoing calls it before entries are deleted.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.db import transaction
from django.db.models import F

from donghanh.kernel.bulk import write_fields
from donghanh.linkage.joining import join
from donghanh.linkage.judgements import Judged, Judgements
from donghanh.linkage.judgements import Judgement as Said
from donghanh.linkage.pairs import Pair
from donghanh.linkage.tables import Row
from donghanh.registry.actions.moving import place_entries, refresh_current_facts
from donghanh.registry.actions.regrouping import one_at_a_time, regroup, tie_together
from donghanh.registry.circles import Record, circle_around, ends
from donghanh.registry.enums import RowOutcome, Verdict
from donghanh.registry.matching import Matcher, Matches, Numbers, as_row, match
from donghanh.registry.models import Batch, Business, Entry, Judgement, Question, StagedRow

CHUNK = 1000
_LENGTH_OF_KEY = 100


@dataclass
class _Nodes:
    """Numbers for all that can be one business with something else: known businesses, entries that wait, new rows, and
    records that only judgements remember, in this order."""

    of_record: dict[Record, int] = field(default_factory=dict)
    of_business: dict[int, int] = field(default_factory=dict)
    record_of_row: dict[str, Record] = field(default_factory=dict)
    known: int = 0
    numbers: Numbers = field(default_factory=Numbers)

    def of_row(self, row: str) -> int:
        return self.of_record[self.record_of_row[row]]


@dataclass
class _Known:
    """What the ward knows already, as rows that can be compared: entry → business or the entry's own name."""

    rows: list[Row] = field(default_factory=list)
    businesses: dict[str, str] = field(default_factory=dict)


def place_rows(batch: Batch, matcher: Matcher = match) -> None:
    """Writes into `placing` of every row that is not refused whose it is. Rows the source named before keep theirs."""
    rows = StagedRow.objects.filter(batch=batch).exclude(outcome=RowOutcome.REFUSED)
    kept = dict(Entry.objects.filter(source=batch.source_id, is_current=True).values_list("key", "business"))
    placings: dict[int, dict[str, Any]] = {}
    new: dict[int, Row] = {}
    nodes = _Nodes()
    known = _known(batch, nodes)
    numbered = count(nodes.known + 1)
    for number, values in rows.order_by("number").values_list("number", "values").iterator(chunk_size=CHUNK):
        key = str(values.get("key", ""))[:_LENGTH_OF_KEY]
        if key in kept:
            placings[number] = {"business": kept[key]} if kept[key] else {"ask": []}
            continue
        new[number] = as_row(f"n{number}", values)
        record = Record(batch.source_id, key or f"n{number}")
        nodes.record_of_row[f"n{number}"] = record
        nodes.of_record.setdefault(record, next(numbered))
    for row in (*known.rows, *new.values()):
        nodes.numbers.note(nodes.of_row(row.id), row)
    if new:
        found = matcher(known.rows, known.businesses, list(new.values()))
        placings |= _placings(batch, found, nodes, list(new))
    _write(batch, placings)


def _known(batch: Batch, nodes: _Nodes) -> _Known:
    """The current entries of the ward. Entries of one business are one node, an entry that waits is one by itself."""
    known = _Known()
    numbered = count(1)
    waiting: list[Record] = []
    entries = Entry.objects.filter(ward_id=batch.ward_id, is_current=True)
    told = entries.order_by("pk").values_list("pk", "source", "key", "business", "values")
    for pk, source, key, business, values in told.iterator(chunk_size=CHUNK):
        record, row = Record(source, key), f"k{pk}"
        known.rows.append(as_row(row, values))
        known.businesses[row] = f"b{business}" if business else row
        nodes.record_of_row[row] = record
        if business is None:
            waiting.append(record)
        elif business not in nodes.of_business:
            nodes.of_business[business] = next(numbered)
        if business:
            nodes.of_record[record] = nodes.of_business[business]
    nodes.of_record |= {record: next(numbered) for record in waiting}
    nodes.known = next(numbered) - 1
    return known


def _judgements(batch: Batch, nodes: _Nodes) -> Judgements:
    """What was judged in the ward before, between the nodes."""
    log = Judgement.objects.filter(ward_id=batch.ward_id).order_by("pk")
    columns = ("one_source", "one_key", "other_source", "other_key", "verdict")
    newest: dict[frozenset[Record], str] = {
        frozenset((Record(source, key), Record(other_source, other_key))): verdict
        for source, key, other_source, other_key, verdict in log.values_list(*columns).iterator()
    }
    numbered = count(len(nodes.of_record) + nodes.known + 1)

    def told() -> Iterable[Judged]:
        for pair, verdict in newest.items():
            for record in pair:
                if record not in nodes.of_record:
                    nodes.of_record[record] = next(numbered)
            one, other = (nodes.of_record[record] for record in pair)
            if one != other and verdict != Verdict.OPEN:
                yield Judged(one, other, Said(verdict))

    return Judgements(told())


def _placings(
    batch: Batch, found: Matches, nodes: _Nodes, numbers: Collection[int]
) -> dict[int, dict[str, Any]]:
    """Number of a row → what is written into its `placing`; rows of new businesses are left out."""
    judgements = _judgements(batch, nodes)
    joined = join(judgements, found.pairs, nodes.of_row, nodes.known, nodes.numbers.contradict)
    roots = {number: judgements.business_of(nodes.of_row(f"n{number}")) for number in numbers}
    placings: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for pair in joined.same:
        told = _told(pair, nodes, pair.id_left)
        placings[int(pair.id_right[1:])].setdefault("judged", []).append(told)
    waiting = _ask(joined.asked, found, nodes, roots, placings)
    of_node = {node: business for business, node in nodes.of_business.items()}
    leaders: dict[int, int] = {}
    for number, root in roots.items():
        if root in of_node:
            placings[number]["business"] = of_node[root]
            continue
        leader = leaders.setdefault(root, number)
        if root <= nodes.known or root in waiting or leader != number:
            placings[number].setdefault("ask", [])
        if leader != number:
            placings[number]["with"] = leader
    for placing in placings.values():
        if "business" in placing and "ask" in placing:
            placing["also"] = placing.pop("ask")
    return {number: placing for number, placing in placings.items() if placing}


def _ask(
    asked: Iterable[Pair],
    found: Matches,
    nodes: _Nodes,
    roots: dict[int, int],
    placings: defaultdict[int, dict[str, Any]],
) -> set[int]:
    """Puts each question to the later row of its pair, unless that has a business and the other has none. Gives the
    roots of rows that wait."""
    waiting = set()
    for pair in asked:
        row, partner = pair.id_right, pair.id_left
        if partner[0] == "n" and roots[int(row[1:])] <= nodes.known < roots[int(partner[1:])]:
            row, partner = partner, row
        number = int(row[1:])
        told = _told(pair, nodes, partner) | {"evidence": found.evidence(pair)}
        placings[number].setdefault("ask", []).append(told)
        waiting.add(roots[number])
    return waiting


def _told(pair: Pair, nodes: _Nodes, partner: str) -> dict[str, Any]:
    record = nodes.record_of_row[partner]
    probability = round(pair.probability, 6)
    return {"source": record.source, "key": record.key, "probability": probability, "reason": pair.reason}


def _write(batch: Batch, placings: dict[int, dict[str, Any]]) -> None:
    StagedRow.objects.filter(batch=batch).exclude(placing={}).update(placing={})
    numbers = sorted(placings)
    for start in range(0, len(numbers), CHUNK):
        rows = list(StagedRow.objects.filter(batch=batch, number__in=numbers[start : start + CHUNK]))
        for row in rows:
            row.placing = placings[row.number]
        write_fields(rows, ["placing"])


@transaction.atomic
def keep_judgements(batch: Batch, rows: Iterable[StagedRow]) -> None:
    """Writes what was judged and asked about rows that were just taken over; twins come under one business."""
    told = [row for row in rows if row.placing]
    _keep_judged(batch, told)
    asked = [
        _question(batch, row, each)
        for row in told
        for name in ("ask", "also")
        for each in row.placing.get(name, [])
    ]
    Question.objects.bulk_create(asked, ignore_conflicts=True, batch_size=CHUNK)
    _follow_merged(batch, told)
    _follow_twins(batch, [row for row in told if "with" in row.placing])


def _keep_judged(batch: Batch, rows: list[StagedRow]) -> None:
    keys = {row.values["key"] for row in rows}
    of_batch = Judgement.objects.filter(
        batch=batch, by=None, other_source=batch.source_id, other_key__in=keys
    )
    kept = {ends(row) for row in of_batch}
    fresh = [_judgement(batch, row, each) for row in rows for each in row.placing.get("judged", [])]
    Judgement.objects.bulk_create([row for row in fresh if ends(row) not in kept], batch_size=CHUNK)


def _judgement(batch: Batch, row: StagedRow, told: dict[str, Any]) -> Judgement:
    return Judgement(
        ward_id=batch.ward_id,
        one_source_id=told["source"],
        one_key=told["key"],
        other_source_id=batch.source_id,
        other_key=row.values["key"],
        verdict=Verdict.SAME,
        probability=told["probability"],
        reason=told["reason"],
        batch=batch,
    )


def _question(batch: Batch, row: StagedRow, told: dict[str, Any]) -> Question:
    """The pair is written in the order of its records, so that it is asked about once."""
    own, partner = Record(batch.source_id, row.values["key"]), Record(told["source"], told["key"])
    one, other = sorted((own, partner))
    return Question(
        ward_id=batch.ward_id,
        one_source_id=one.source,
        one_key=one.key,
        other_source_id=other.source,
        other_key=other.key,
        probability=told["probability"],
        reason=told["reason"],
        evidence=told["evidence"],
        batch=batch,
    )


def _follow_merged(batch: Batch, rows: list[StagedRow]) -> None:
    """A business that was merged since the rows were placed leads to another."""
    keys = [row.values["key"] for row in rows if "business" in row.placing]
    entries = Entry.objects.filter(source_id=batch.source_id, key__in=keys).exclude(
        business__merged_into=None
    )
    by_business: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in entries.annotate(leads_to=F("business__merged_into")):
        by_business[entry.leads_to].append(entry)
    for business in Business.objects.filter(pk__in=by_business):
        place_entries(by_business[business.pk], business)
    refresh_current_facts(by_business.keys())


def _follow_twins(batch: Batch, rows: list[StagedRow]) -> None:
    """Gives a twin the business of the row it is a twin of, once that has one."""
    leaders = StagedRow.objects.filter(batch=batch, number__in={row.placing["with"] for row in rows})
    keys = {row.number: row.values["key"] for row in leaders}
    entries = Entry.objects.filter(source_id=batch.source_id, is_current=True)
    led = entries.filter(key__in=keys.values()).exclude(business=None).select_related("business")
    businesses = {entry.key: entry.business for entry in led}
    twins = entries.filter(key__in={row.values["key"] for row in rows}, business=None)
    by_key = {entry.key: entry for entry in twins}
    for row in rows:
        twin, business = by_key.get(row.values["key"]), businesses.get(keys[row.placing["with"]])
        if twin and business:
            place_entries([twin], business)
    refresh_current_facts({business.pk for business in businesses.values() if business})


@transaction.atomic
def drop_judgements(batch: Batch) -> None:
    """Takes back what linkage judged and asked for this list; what people judged stays, and holds without it."""
    of_linkage = Judgement.objects.filter(batch=batch, by=None)
    asked = Question.objects.filter(batch=batch)
    if not of_linkage.exists() and not asked.exists():
        return
    one_at_a_time(batch.ward_id)
    judged = _judged_by_people(batch)
    if judged:
        tie_together(circle_around(batch.ward_id, judged))
    asked.delete()
    of_linkage.delete()
    if judged:
        circle = circle_around(batch.ward_id, judged)
        circle.forget(batch.pk)
        regroup(circle)


def _judged_by_people(batch: Batch) -> set[Record]:
    """Records of the list about which people judged something."""
    keys = Entry.objects.filter(batch=batch).values("key")
    source = batch.source_id
    of_people = Judgement.objects.filter(by__isnull=False)
    ones = of_people.filter(one_source=source, one_key__in=keys).values_list("one_key", flat=True)
    others = of_people.filter(other_source=source, other_key__in=keys).values_list("other_key", flat=True)
    return {Record(source, key) for key in (*ones, *others)}
