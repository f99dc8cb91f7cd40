"""Slots: small typed registries that a module fills at start-up and nobody changes afterwards."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet, Sum

Item = TypeVar("Item")


class SlotError(Exception):
    """A slot was filled twice under one key, or after start-up."""


class Slot(Generic[Item]):
    """An ordered registry of items with unique keys. `sentence` says in one sentence what belongs in it."""

    def __init__(self, name: str, sentence: str, key: Callable[[Item], Any]) -> None:
        self.name, self.sentence = name, sentence
        self._key, self._items, self._frozen = key, dict[Any, Item](), False

    def add(self, *items: Item) -> None:
        for item in items:
            key = self._key(item)
            if self._frozen:
                raise SlotError(f"{self.name}: {key} comes after start-up")
            if key in self._items:
                raise SlotError(f"{self.name}: {key} is offered twice")
            self._items[key] = item

    def freeze(self) -> None:
        self._frozen = True

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items.values())

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __getitem__(self, key: Any) -> Item:
        return self._items[key]


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A word in the main navigation. `permission` is the permission needed to see it, None for everyone signed in;
    `count` takes the actor and returns the number on the badge; `phone` puts it in the phone's bottom bar, `aside` in
    the person's menu instead of the band."""

    url_name: str
    label: Any
    icon: str
    order: int
    permission: str | None = None
    count: Callable[[Any], int] | None = None
    phone: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class PermissionEntry:
    """A permission, the sentence that explains it, and the roles that have it."""

    permission: str
    sentence: Any
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class AuditVerb:
    """A verb of the audit trail ("plans.accept_result") and its wording in a sentence after the actor's name."""

    verb: str
    wording: Any


@dataclass(frozen=True, slots=True)
class Job:
    """A background entry point. `cron` makes it periodic: minute hour day month weekday in UTC, so that hour 17 is
    midnight in Vietnam."""

    name: str
    run: Callable[..., None]
    sentence: str
    cron: str | None = None


@dataclass(frozen=True, slots=True)
class EventHandler:
    """What a module does when it hears an event, inside the transaction that published it."""

    event: type
    handle: Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Holding:
    """What a person may hold that must find another holder before the person goes. `count` takes the officer.

    `page` takes who asks and the officer and returns the address where it is handed over, or "" for who may not.
    """

    key: str
    label: Any
    count: Callable[[Any], int]
    page: Callable[[Any, Any], str] | None = None


@dataclass(frozen=True, slots=True)
class HeldItem:
    """One open thing of a unit: its key, its words, its page, and the position in the unit that answers for it."""

    pk: int
    words: str
    url: str
    position_id: int | None = None


@dataclass(frozen=True, slots=True)
class UnitHolding:
    """Open work of a unit that passes on to another unit when this one ends. `count` and `items` take the unit;
    the items are shown only to who has `permission`. Whoever fills this also listens for the passing on."""

    key: str
    label: Any
    count: Callable[[Any], int]
    items: Callable[[Any], Collection[HeldItem]]
    permission: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a measure gave: a count, or a share where there is a denominator (never rounded, never a percentage).

    `known` of `everyone` it is about are known to count or not to count; both None where a measure knows all it counts.
    """

    numerator: int
    denominator: int | None = None
    known: int | None = None
    everyone: int | None = None


@dataclass(frozen=True, slots=True)
class Landmark:
    """Days to compare with: `days` takes a ward's id and gives the newest (day, words) first, a few of them."""

    key: str
    days: Callable[[int], list[tuple[date, str]]]


Owned = Callable[[Collection[int], date, date], QuerySet[Any]]
"""Rows of some owners, from the first to the last day of a period."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what a measure is about is known: `unknown` are those of `everyone` that neither count nor do not.

    `words` stand after the percentage: "62% surveyed".
    """

    everyone: Owned
    unknown: Owned
    words: Any


@dataclass(frozen=True, slots=True)
class Measure:
    """Something countable that daily work leaves behind: "documents issued", "results on time".

    `records` takes the owners of rows and the first and last day of a period and returns the records behind the
    numerator, each with a page (`get_absolute_url`); `population`, for a share, those behind the denominator.
    `unit` is the word after the number.

    A measure that compares with a base day takes the day before the first one for it. One that is `on_day` tells how
    things stand on the last day, whatever the first. `weight` names the number annotated on each record that is added
    up where records are not counted one by one. What nobody knows is in `coverage` and never in the figure.
    """

    key: str
    label: Any
    unit: Any
    records: Owned
    population: Owned | None = None
    coverage: Coverage | None = None
    weight: str = ""
    on_day: bool = False

    def read(self, owners: Collection[int], since: date, until: date) -> Reading:
        """Counts all; several owners add up, so that shares roll up as sums and never as means."""
        every = self.coverage.everyone(owners, since, until).count() if self.coverage else None
        unknown = self.coverage.unknown(owners, since, until).count() if self.coverage else None
        return Reading(
            self._numerator(self.records(owners, since, until)),
            self.population(owners, since, until).count() if self.population else None,
            None if every is None or unknown is None else every - unknown,
            every,
        )

    def _numerator(self, records: QuerySet[Any]) -> int:
        if not self.weight:
            return records.count()
        return int(records.aggregate(whole=Sum(self.weight))["whole"] or 0)


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One thing found: its words, a second line, and its page."""

    words: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class SearchOffer:
    """Things that the search of the frame looks through. `find` takes the actor, what was typed and how many at most,
    and gives the nearest first, only what the actor may see; `url_name` is the list that shows all by its own `q`."""

    url_name: str
    label: Any
    permission: str
    find: Callable[[Any, str, int], Collection[SearchHit]]
    order: int


navigation = Slot[NavigationItem]("navigation", "Words in the main navigation.", lambda item: item.url_name)
permissions = Slot[PermissionEntry](
    "permissions", "What a person may do, with the roles that may.", lambda entry: entry.permission
)
audit_verbs = Slot[AuditVerb]("audit_verbs", "Verbs that the audit trail can tell.", lambda verb: verb.verb)
jobs = Slot[Job]("jobs", "Background entry points.", lambda job: job.name)
event_handlers = Slot[EventHandler](
    "event_handlers",
    "Who listens to which event.",
    lambda handler: (handler.event, f"{handler.handle.__module__}.{handler.handle.__qualname__}"),
)
holdings = Slot[Holding](
    "holdings", "What a person holds that waits for a successor.", lambda holding: holding.key
)
unit_holdings = Slot[UnitHolding](
    "unit_holdings", "Open work of a unit that passes on when the unit ends.", lambda holding: holding.key
)
landmarks = Slot[Landmark](
    "landmarks", "Days in the life of a ward that a list can be compared with.", lambda landmark: landmark.key
)
measures = Slot[Measure]("measures", "What can be counted of daily work.", lambda measure: measure.key)
search = Slot[SearchOffer](
    "search", "What the search of the frame looks through.", lambda offer: offer.url_name
)

ALL_SLOTS: tuple[Slot[Any], ...] = (
    navigation,
    permissions,
    audit_verbs,
    jobs,
    event_handlers,
    holdings,
    unit_holdings,
    landmarks,
    measures,
    search,
)
