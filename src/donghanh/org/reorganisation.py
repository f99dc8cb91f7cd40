"""What a merger or a split will do, proposed before anybody confirms it. Reads only."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.db import models

from donghanh.kernel.slots import HeldItem, UnitHolding, unit_holdings
from donghanh.org.enums import Role
from donghanh.org.models import Officer, Position, Tenure, Unit, UnitAlias
from donghanh.org.permissions import has_permission
from donghanh.vietnamese.text import fold

DEPUTY = "Phó "


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit that a reorganisation founds."""

    name: str
    kind: str
    relation: str
    short_name: str = ""
    order: int = 100


@dataclass(frozen=True, slots=True)
class Seat:
    """What becomes of a position: title and role afterwards ("" as before), in which part, or that it ends."""

    title: str = ""
    role: str = ""
    part: int = 0
    kept: bool = True


@dataclass(frozen=True, slots=True)
class SeatProposal:
    """A position with who holds it today, and what is proposed to become of it."""

    position: Position
    holder: Officer | None
    seat: Seat

    @property
    def is_changed(self) -> bool:
        return (self.seat.title, self.seat.role) != (self.position.title, self.position.role)


@dataclass(frozen=True, slots=True)
class Held:
    """Open work of one kind in one unit; `items` only for who may read them."""

    key: str
    label: str
    count: int
    items: Sequence[HeldItem] = ()


@dataclass(frozen=True, slots=True)
class UnitLoad:
    """All that hangs on a unit today. `in_hand`: number of a position → how much open work it answers for, None for
    what no position answers for."""

    unit: Unit
    positions: Sequence[Position]
    held: Sequence[Held]
    aliases: Sequence[UnitAlias]
    taken_names: Mapping[str, Unit] = field(default_factory=dict)
    in_hand: Mapping[int | None, int] = field(default_factory=dict)

    @property
    def staff(self) -> int:
        return len({tenure.officer_id for position in self.positions for tenure in holders(position)})

    @property
    def is_empty(self) -> bool:
        return not self.staff and not any(held.count for held in self.held)


def load_of(unit: Unit, reader: Officer) -> UnitLoad:
    """What hangs on the unit, its open work as far as the reader may see it."""
    running = Tenure.objects.filter(ended_on__isnull=True).select_related("officer")
    positions = unit.positions.prefetch_related(
        models.Prefetch("tenures", queryset=running, to_attr="holders")
    )
    own = UnitAlias.objects.filter(ward_id=unit.ward_id, folded=fold(unit.name)).exclude(unit=unit)
    open_work = {holding: holding.items(unit) for holding in unit_holdings}
    return UnitLoad(
        unit,
        list(positions),
        [_held(holding, items, reader) for holding, items in open_work.items()],
        list(unit.aliases.order_by("folded")),
        {alias.text: alias.unit for alias in own.select_related("unit")},
        Counter(item.position_id for items in open_work.values() for item in items),
    )


def open_work_of(unit: Unit) -> list[tuple[str, int]]:
    """Open work of the unit by kind: (label, how many), only what there is any of."""
    counted = [(str(holding.label), holding.count(unit)) for holding in unit_holdings]
    return [(label, count) for label, count in counted if count]


def holders(position: Position) -> list[Tenure]:
    """The tenure that runs, of a position that came from here."""
    return getattr(position, "holders", [])


def propose_seats(loads: Iterable[UnitLoad], into: Unit | None) -> list[SeatProposal]:
    """Who sits where after a merger: all keep title and role, but one head only; vacant duplicates of it end.

    The head of the unit that goes on stays head, else that of the first unit; the others become deputies.
    """
    positions = [position for load in loads for position in load.positions]
    heads = [position for position in positions if position.role == Role.UNIT_HEAD]
    heads.sort(key=lambda head: (not holders(head), into is None or head.unit_id != into.pk))
    first = heads[0].pk if heads else None
    return [_proposal(position, first) for position in positions]


def heads_among(proposals: Iterable[SeatProposal]) -> list[SeatProposal]:
    """Those who head a unit today: more than one, and a person must choose."""
    return [each for each in proposals if each.holder and each.position.role == Role.UNIT_HEAD]


def in_several_seats(proposals: Iterable[SeatProposal]) -> list[Officer]:
    """People who will hold more than one position in the merged unit."""
    people = [each.holder for each in proposals if each.holder and each.seat.kept]
    return [person for person in dict.fromkeys(people) if people.count(person) > 1]


def fingerprint(*facts: Any) -> str:
    """Changes when what was previewed no longer is what would be done."""
    return sha256(repr(facts).encode()).hexdigest()[:16]


def seen_of(loads: Iterable[UnitLoad]) -> str:
    """The fingerprint of the loads: units, positions with their holders, and how much work there is."""
    return fingerprint(
        [
            (
                load.unit.pk,
                [(each.pk, each.role, [one.officer_id for one in holders(each)]) for each in load.positions],
                [(held.key, held.count) for held in load.held],
            )
            for load in loads
        ]
    )


def _held(holding: UnitHolding, items: Collection[HeldItem], reader: Officer) -> Held:
    seen = list(items) if has_permission(reader, holding.permission) else []
    return Held(holding.key, str(holding.label), len(items), seen)


def _proposal(position: Position, head: int | None) -> SeatProposal:
    running = holders(position)
    holder = running[0].officer if running else None
    if position.role != Role.UNIT_HEAD or position.pk == head:
        return SeatProposal(position, holder, Seat(position.title, position.role))
    title = position.title if position.title.startswith(DEPUTY) else f"{DEPUTY}{position.title}"[:100]
    return SeatProposal(position, holder, Seat(title, Role.SPECIALIST, kept=holder is not None))
