"""The desk of conflicts: facts on which sources disagree, and what goes back to the agencies that have it wrong."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from donghanh.registry.actions.settling import known_of, trust_orders
from donghanh.registry.choices import Areas, areas_of
from donghanh.registry.dossier.provenance import ORDER, Line, line_of
from donghanh.registry.enums import Attribute, SourceKind
from donghanh.registry.masking import is_personal, mask
from donghanh.registry.models import Business, Choice, CorrectionList, Entry, Source
from donghanh.registry.rights.restrictions import restricted_in
from donghanh.registry.trust import says_the_same
from donghanh.registry.wording import attribute_words
from donghanh.vietnamese.text import fold

OWN = (SourceKind.VISIT, SourceKind.OWNER, SourceKind.SURVEY)
"""What the ward itself gathers: nobody has to be written to about it."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One fact of one business on which sources disagree; values masked where they are personal."""

    business: Business
    line: Line
    sources: tuple[str, ...]
    area: str
    area_words: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A word to filter by, and how many facts it has."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class DisagreementFilter:
    """What the address asks for; unknown words are ignored."""

    attribute: str = ""
    source: str = ""
    area: str = ""
    words: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "DisagreementFilter":
        attribute = query.get("tin", "")
        return cls(
            attribute if attribute in Attribute.values else "",
            query.get("nguon", "")[:200],
            query.get("to", "")[:100],
            query.get("q", "").strip()[:200],
        )

    def apply(self, every: Iterable[Disagreement]) -> list[Disagreement]:
        return [each for each in every if self._wants(each)]

    def _wants(self, each: Disagreement) -> bool:
        return (
            self.attribute in ("", each.line.attribute)
            and (not self.source or self.source in each.sources)
            and self.area in ("", each.area)
            and (not self.words or fold(self.words) in each.business.folded)
        )


def disagreements_of(ward: int) -> list[Disagreement]:
    """Every open one of the ward, by the name of the business. Seven queries, whatever their number."""
    found = Business.objects.filter(ward_id=ward, merged_into=None, conflicts__gt=0).select_related("place")
    businesses = {each.pk: each for each in found.order_by("name", "pk")}
    orders, areas = trust_orders(ward), areas_of(ward)
    told = {known.business.pk: known.shown(orders) for known in known_of(list(businesses))}
    return [
        _disagreement(business, attribute, told[key][attribute], areas)
        for key, business in businesses.items()
        for attribute in ORDER
        if attribute in told[key] and told[key][attribute].is_conflict
    ]


def _disagreement(business: Business, attribute: str, shown: Any, areas: Areas) -> Disagreement:
    line = line_of(attribute, shown, None)
    sources = {said.source for said in line.others} | ({line.shown.source} if line.shown else set())
    key = business.place.area if business.place else ""
    return Disagreement(business, line, tuple(sorted(sources)), key, areas.get(key, key))


def count_by(every: Iterable[Disagreement]) -> dict[str, list[Counted]]:
    """How many facts each attribute, source and area has, the most first."""
    every = list(every)
    attributes = Counter(each.line.attribute for each in every)
    sources = Counter(source for each in every for source in each.sources)
    areas = Counter(each.area for each in every if each.area)
    area_words = {each.area: each.area_words for each in every}
    return {
        "attributes": [Counted(key, str(Attribute(key).label), n) for key, n in attributes.most_common()],
        "sources": [Counted(key, key, n) for key, n in sources.most_common()],
        "areas": [Counted(key, area_words[key], n) for key, n in areas.most_common()],
    }


def faults_of(ward: int) -> dict[int, list[dict[str, Any]]]:
    """Source → what its list of today still has wrong: values that a person refuted and the list still says.

    A value that the agency has put right since, or a decision that was taken back, is no longer here. Personal data in
    full: the rows are for the agency that holds it. Two queries.
    """
    newest: dict[tuple[int, str], Choice] = {}
    decided = Choice.objects.filter(ward_id=ward).select_related("business__merged_into")
    for choice in decided.order_by("pk"):
        newest[(choice.business.merged_into_id or choice.business_id, choice.attribute)] = choice
    refuted = {key: each for key, each in newest.items() if each.value and each.refuted}
    entries = Entry.objects.filter(is_current=True, business__in={business for business, _ in refuted})
    said = {}
    for entry in entries.order_by("pk"):
        for attribute, value in entry.values.items():
            said[(entry.source_id, entry.business_id, attribute)] = (value, entry.as_of)
    faults: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for (business, attribute), choice in sorted(
        refuted.items(), key=lambda pair: (pair[1].business.name, pair[0])
    ):
        for source in {each["source"] for each in choice.refuted}:
            value, on = said.get((source, business, attribute), (choice.value, None))
            if not says_the_same(attribute, value, choice.value):
                faults[source].append(_row(choice, value, on))
    return dict(faults)


def wrong_in(source: Source) -> list[dict[str, Any]]:
    """The same for one source."""
    return faults_of(source.ward_id).get(source.pk, [])


def without_restricted(ward: int, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows that may leave the ward: those with personal data of owners who had its use restricted stay."""
    bound = restricted_in([ward])
    numbers = (
        set(Business.objects.filter(pk__in=bound).values_list("public_id", flat=True)) if bound else set()
    )
    return [
        row
        for row in rows
        if row["public_id"] not in numbers
        or not any(is_personal(row["attribute"], row[side]) for side in ("said", "right"))
    ]


def masked_rows(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The same rows for a screen."""
    return [
        {
            **row,
            "label": Attribute(row["attribute"]).label,
            "said": mask(row["attribute"], attribute_words(row["attribute"], row["said"])),
            "right": mask(row["attribute"], attribute_words(row["attribute"], row["right"])),
        }
        for row in rows
    ]


def closed_rows(made: CorrectionList) -> set[int]:
    """Choices of a sent list that the agency's list of today agrees with, or that were taken back: nothing is owed any
    more."""
    return {row["choice"] for row in made.rows} - {row["choice"] for row in wrong_in(made.source)}


def sources_with_faults(ward: int) -> list[tuple[Source, int]]:
    """The agencies' lists that have something wrong today, and how much. Three queries."""
    faults = faults_of(ward)
    agencies = Source.objects.filter(pk__in=faults).exclude(kind__in=OWN)
    return [(source, len(faults[source.pk])) for source in agencies.order_by("name")]


def _row(choice: Choice, said: str, on: Any) -> dict[str, Any]:
    return {
        "choice": choice.pk,
        "public_id": (choice.business.merged_into or choice.business).public_id,
        "name": (choice.business.merged_into or choice.business).name,
        "attribute": choice.attribute,
        "said": said,
        "said_on": on.isoformat(),
        "right": choice.value,
        "reason": choice.reason,
    }
