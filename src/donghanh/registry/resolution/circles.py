"""The records around a question: what was said of them, what was judged, and the businesses they make up.

A *record* is what one source keeps under one key, whatever it said of it over time. A *circle* holds all records that
judgements or businesses tie to the given ones, so that whatever follows from a judgement can be told from it alone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.db.models import Q, QuerySet

from donghanh.linkage.judgements import Judged, Judgements
from donghanh.linkage.judgements import Judgement as Said
from donghanh.registry.enums import Verdict
from donghanh.registry.models import Business, Entry, Judgement, Question


class Record(NamedTuple):
    """A source by its key in the database, and the key under which it keeps something."""

    source: int
    key: str


Pair = tuple[Record, Record]


def record_of(entry: Entry) -> Record:
    return Record(entry.source_id, entry.key)


def records_of(entries: Iterable[Entry]) -> list[Record]:
    """The records of these entries, each once."""
    return list(dict.fromkeys(map(record_of, entries)))


def ends(row: Judgement | Question) -> Pair:
    """The two records that a judgement or a question is about."""
    return Record(row.one_source_id, row.one_key), Record(row.other_source_id, row.other_key)


@dataclass
class Circle:
    """`entries` of each record, oldest first; `log` of judgements, oldest first; `businesses` that the records are in,
    and those merged into them, by key; `questions` that touch a record."""

    ward: int
    entries: dict[Record, list[Entry]] = field(default_factory=dict)
    log: list[Judgement] = field(default_factory=list)
    businesses: dict[int, Business] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)

    @cached_property
    def records(self) -> list[Record]:
        """Those with an entry, the oldest first, then those that only judgements remember."""
        known = sorted(self.entries, key=lambda record: self.entries[record][0].pk)
        remembered = {end for row in self.log for end in ends(row)} - set(known)
        return known + sorted(remembered)

    @cached_property
    def numbers(self) -> dict[Record, int]:
        return {record: number for number, record in enumerate(self.records, start=1)}

    @cached_property
    def judgements(self) -> Judgements:
        """What was judged, by the numbers of the records."""
        return Judgements(self._judged(row) for row in self.log)

    def _judged(self, row: Judgement) -> Judged:
        one, other = ends(row)
        return Judged(self.numbers[one], self.numbers[other], Said(row.verdict))

    def together(self, record: Record) -> set[Record]:
        """The records that are one business with this one by what was judged."""
        return {self.records[number - 1] for number in self.judgements.records_with(self.numbers[record])}

    def ties(self) -> list[Pair]:
        """The pairs that are judged the same now, the oldest judgement first."""
        newest = {frozenset(ends(row)): row for row in self.log}
        return [ends(row) for row in newest.values() if row.verdict == Verdict.SAME]

    def parts(self) -> list[list[Record]]:
        """The records with entries as they belong together, each part oldest first, oldest part first."""
        found: list[list[Record]] = []
        seen: set[Record] = set()
        for record in self.records:
            if record in self.entries and record not in seen:
                part = self.together(record)
                seen |= part
                found.append([each for each in self.records if each in part and each in self.entries])
        return found

    def business_of(self, record: Record) -> int | None:
        """The business that the record's entries stand in now."""
        entries = self.entries.get(record)
        return entries[-1].business_id if entries else None

    def founder_of(self, business: Business) -> Record | None:
        """The record that a registry number belongs to: the one it was given for, else the oldest of its records."""
        for record, entries in self.entries.items():
            if any(entry.pk == business.founder_id for entry in entries):
                return record
        if business.merged_into_id:
            return None
        others = {each.founder_id for each in self.businesses.values() if each is not business}
        for record in self.records:
            entries = self.entries.get(record, [])
            if self.business_of(record) == business.pk and not {entry.pk for entry in entries} & others:
                return record
        return None

    def forget(self, batch: int) -> None:
        """Leaves out records of which only this list says anything: they are about to go."""
        gone = [
            record
            for record, entries in self.entries.items()
            if all(entry.batch_id == batch for entry in entries)
        ]
        for record in gone:
            del self.entries[record]

    def implied(self, one: Record, other: Record) -> Said:
        """What follows of two records without asking; open for a record that is not in the circle."""
        if one not in self.numbers or other not in self.numbers:
            return Said.OPEN
        return self.judgements.implied(self.numbers[one], self.numbers[other])


def circle_around(ward: int, records: Collection[Record]) -> Circle:
    """The circle of these records and of those that are asked about together with them."""
    first = _reached(ward, records)
    asked = {end for question in _questions(first) for end in ends(question)}
    circle = _reached(ward, {*records, *asked}) if asked - set(first.entries) else first
    held = set(circle.businesses)
    merged = Business.objects.filter(ward_id=ward, merged_into__in=held)
    circle.businesses |= {business.pk: business for business in merged}
    circle.questions = _questions(circle)
    return circle


def _reached(ward: int, records: Collection[Record]) -> Circle:
    circle = Circle(ward)
    seen: set[Record] = set()
    found = set(records)
    log: dict[int, Judgement] = {}
    while found:
        seen |= found
        log |= {row.pk: row for row in Judgement.objects.filter(ward_id=ward).filter(_touching(found))}
        _take_up_entries(circle, Entry.objects.filter(ward_id=ward).filter(_among(found)))
        members = _take_up_businesses(circle)
        circle.log = sorted(log.values(), key=lambda row: row.pk)
        found = ({end for pair in circle.ties() for end in pair} | members) - seen
    return circle


def _take_up_entries(circle: Circle, entries: Iterable[Entry]) -> None:
    for entry in sorted(entries, key=lambda entry: entry.pk):
        circle.entries.setdefault(record_of(entry), []).append(entry)


def _take_up_businesses(circle: Circle) -> set[Record]:
    """Takes up businesses that are new to the circle; gives the records in them."""
    keys = {
        entry.business_id for entries in circle.entries.values() for entry in entries if entry.business_id
    }
    fresh = keys - set(circle.businesses)
    if not fresh:
        return set()
    circle.businesses |= {business.pk: business for business in Business.objects.filter(pk__in=fresh)}
    return {Record(*found) for found in Entry.objects.filter(business__in=fresh).values_list("source", "key")}


def _questions(circle: Circle) -> list[Question]:
    if not circle.entries:
        return []
    return list(
        Question.objects.filter(ward_id=circle.ward).filter(_touching(set(circle.entries))).order_by("pk")
    )


def entries_of_records(records: Iterable[Record]) -> QuerySet[Entry]:
    """All that the sources ever said under these keys."""
    return Entry.objects.filter(_among(list(records)))


def _touching(records: Collection[Record]) -> Q:
    """Judgements and questions with one of these records at an end."""
    wanted = Q(pk=None)
    for source, keys in _by_source(records).items():
        wanted |= Q(one_source=source, one_key__in=keys) | Q(other_source=source, other_key__in=keys)
    return wanted


def _among(records: Collection[Record]) -> Q:
    wanted = Q(pk=None)
    for source, keys in _by_source(records).items():
        wanted |= Q(source=source, key__in=keys)
    return wanted


def _by_source(records: Collection[Record]) -> dict[int, list[str]]:
    keys: defaultdict[int, list[str]] = defaultdict(list)
    for source, key in sorted(records):
        keys[source].append(key)
    return keys
