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
from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from donghanh.kernel.bulk import write_fields
from donghanh.linkage.joining import join
from donghanh.linkage.pairs import Pair
from donghanh.registry.actions.moving import place_entries, refresh_current_facts
from donghanh.registry.actions.regrouping import one_at_a_time, regroup, tie_together
from donghanh.registry.enums import Verdict
from donghanh.registry.models import Batch, Business, Entry, Judgement, Question, StagedRow
from donghanh.registry.resolution.circles import Record, circle_around, ends
from donghanh.registry.resolution.matching import NEW, Matcher, Matches, match
from donghanh.registry.resolution.nodes import CHUNK, LENGTH_OF_KEY, Nodes

_NAMED_BEFORE = """
    update registry_stagedrow r set "placing" = case
        when e.business_id is null then '{"ask": []}' else jsonb_build_object('business', e.business_id) end
    from registry_entry e
    where r.batch_id = %s and r.outcome <> 'refused'
        and e.source_id = %s and e.is_current and e.key = left(r."values" ->> 'key', %s)
"""
Told = dict[str, Any]


def place_rows(batch: Batch, matcher: Matcher = match) -> None:
    """Writes into `placing` of every row that is not refused whose it is. Rows the source named before keep theirs."""
    StagedRow.objects.filter(batch=batch).exclude(placing={}).update(placing={})
    with connection.cursor() as cursor:
        cursor.execute(_NAMED_BEFORE, [batch.pk, batch.source_id, LENGTH_OF_KEY])
    nodes = Nodes(batch)
    if nodes.new().exists():
        found = matcher(nodes.known_rows(), nodes.name_of_business, nodes.new_rows())
        _Placing(nodes, found).write()


class _Placing:
    """What becomes of the new rows of a list, written a chunk at a time."""

    def __init__(self, nodes: Nodes, found: Matches) -> None:
        judgements = nodes.judgements()
        joined = join(judgements, found.pairs, nodes.of_row, nodes.known, nodes.numbers.contradict)
        self.nodes, self.found = nodes, found
        self.roots = {number: judgements.business_of(node) for number, node in nodes.each_new()}
        self.judged: defaultdict[int, list[Pair]] = defaultdict(list)
        self.asked: defaultdict[int, list[tuple[Pair, str]]] = defaultdict(list)
        for pair in joined.same:
            self.judged[int(pair.id_right[1:])].append(pair)
        for pair in joined.asked:
            row, partner = self._asked_of(pair)
            self.asked[int(row[1:])].append((pair, partner))
        self.waiting = {self.roots[number] for number in self.asked}
        self.leaders: dict[int, int] = {}

    def write(self) -> None:
        """Rows of new businesses are left as they are."""
        numbers = iter(self.roots)
        while chunk := list(islice(numbers, CHUNK)):
            records = self.nodes.records({partner for number in chunk for partner in self._partners(number)})
            told = {number: placing for number in chunk if (placing := self._of(number, records))}
            rows = StagedRow.objects.filter(batch=self.nodes.batch, number__in=told).only("number", "placing")
            for row in (placed := list(rows)):
                row.placing = told[row.number]
            write_fields(placed, ["placing"])

    def _asked_of(self, pair: Pair) -> tuple[str, str]:
        """The row that a question is put to, and its partner: the later row, unless that has a business and the other
        has none."""
        row, partner = pair.id_right, pair.id_left
        if partner[0] == NEW:
            later, earlier = self.roots[int(row[1:])], self.roots[int(partner[1:])]
            if later <= self.nodes.known < earlier:
                return partner, row
        return row, partner

    def _partners(self, number: int) -> list[str]:
        asked = [partner for _, partner in self.asked.get(number, ())]
        return [*(pair.id_left for pair in self.judged.get(number, ())), *asked]

    def _of(self, number: int, records: dict[str, Record]) -> Told:
        placing: Told = {}
        if judged := self.judged.get(number):
            placing["judged"] = [_told(pair, records[pair.id_left]) for pair in judged]
        asked = [
            _told(pair, records[partner]) | {"evidence": self.found.evidence(pair)}
            for pair, partner in self.asked.get(number, ())
        ]
        root = self.roots[number]
        if business := self.nodes.business(root):
            return placing | {"business": business} | ({"also": asked} if asked else {})
        leader = self.leaders.setdefault(root, number)
        if asked or root <= self.nodes.known or root in self.waiting or leader != number:
            placing["ask"] = asked
        return placing | ({"with": leader} if leader != number else {})


def _told(pair: Pair, record: Record) -> Told:
    probability = round(pair.probability, 6)
    return {"source": record.source, "key": record.key, "probability": probability, "reason": pair.reason}


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
