"""Who is in a business, what belongs to it, what it came out of and what came out of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from donghanh.registry.masking import mask_name
from donghanh.registry.models import Business, Involvement, Succession

FARTHEST = 6
"""Generations that a page follows; a longer chain goes on at the next page."""


@dataclass(frozen=True, slots=True)
class Fellow:
    """A person of a business as the screen shows them, and the other businesses of that person."""

    name: str
    part: str
    others: list[Business] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Step:
    """One event of the graph: several before, several after, on one day. `links` are its rows."""

    kind: str
    links: list[Succession]
    before: list[Business]
    after: list[Business]

    @property
    def on(self):  # type: ignore[no-untyped-def]
        return self.links[0].on

    @property
    def document(self) -> str:
        return self.links[0].document


def fellows_of(business: Business, *, in_full: bool = False) -> list[Fellow]:
    """The people of a business today. Two queries."""
    own = (
        Involvement.objects.filter(business=business, until=None)
        .select_related("person")
        .order_by("part", "pk")
    )
    people = list(own)
    elsewhere: dict[int, list[Business]] = {}
    keys = [each.person_id for each in people]
    found = Involvement.objects.filter(person__in=keys, until=None, business__merged_into=None)
    for each in found.exclude(business=business).select_related("business").order_by("business__name"):
        elsewhere.setdefault(each.person_id, []).append(each.business)
    return [
        Fellow(
            each.person.name if in_full else mask_name(each.person.name),
            each.get_part_display(),
            elsewhere.get(each.person_id, []),
        )
        for each in people
    ]


def units_of_business(business: Business) -> list[Business]:
    """Branches, offices and places of business under it."""
    return list(business.units.filter(merged_into=None).order_by("name", "pk"))


def lineage_of(business: Business) -> list[Step]:
    """Every conversion, merger and division that leads to or from a business, the oldest first."""
    seen: dict[int, Succession] = {}
    frontier = {business.pk}
    for _generation in range(FARTHEST):
        around = Succession.objects.filter(Q(predecessor__in=frontier) | Q(successor__in=frontier))
        fresh = [each for each in around.select_related("predecessor", "successor") if each.pk not in seen]
        if not fresh:
            break
        seen |= {each.pk: each for each in fresh}
        frontier = {key for each in fresh for key in (each.predecessor_id, each.successor_id)}
    return _steps(seen.values())


def _steps(links: Iterable[Succession]) -> list[Step]:
    """Rows of one day and kind that share a business are one event."""
    steps: list[Step] = []
    for link in sorted(links, key=lambda each: (each.on, each.pk)):
        step = next((each for each in steps if _belongs(link, each)), None)
        if step is None:
            steps.append(Step(link.get_kind_display(), [link], [link.predecessor], [link.successor]))
            continue
        step.links.append(link)
        _add(step.before, link.predecessor)
        _add(step.after, link.successor)
    return steps


def _belongs(link: Succession, step: Step) -> bool:
    first = step.links[0]
    is_same = (first.kind, first.on) == (link.kind, link.on)
    return is_same and (link.successor in step.after or link.predecessor in step.before)


def _add(places: list[Business], business: Business) -> None:
    if business not in places:
        places.append(business)
