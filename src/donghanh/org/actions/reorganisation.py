"""Ending, merging and splitting units: what they hold passes on, what they did stays theirs."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Refused
from donghanh.kernel.events import publish
from donghanh.org.actions.people import change_position
from donghanh.org.actions.rights import Manager, check_manager
from donghanh.org.actions.units import add_unit, alias_owner
from donghanh.org.enums import Role, UnitKind
from donghanh.org.events import UnitPassedOn
from donghanh.org.models import Position, Tenure, Unit, UnitAlias
from donghanh.org.reorganisation import NewUnit, Seat, open_work_of
from donghanh.vietnamese.text import nfc

ONE_DAY = timedelta(days=1)
Part = Unit | NewUnit
Seats = Mapping[int, Seat]
"""Number of a position → what becomes of it; a position not named keeps title and role."""


@transaction.atomic
def merge_units(
    units: Sequence[Unit], into: Part, *, on: date, reason: str, by: Manager, seats: Seats | None = None
) -> Unit:
    """Several units become one from the day `on`, which has come: `into` may be one of them, another or a new one.

    Positions, people, names in documents and open work pass on; the units end the day before. Raises Refused.
    """
    sources = [unit for unit in units if unit != into]
    _check(sources, into, on, by)
    heir = _founded(into, by)
    return _pass_on(sources, heir, last_day=on - ONE_DAY, reason=reason, by=by, seats=seats or {})


@transaction.atomic
def end_unit(unit: Unit, *, on: date, reason: str, successor: Unit | None = None, by: Manager) -> Unit:
    """The unit no longer exists after the day; the successor takes over all it holds.

    Raises Refused without one while someone holds a position in it, or work of it is open.
    """
    if successor:
        _check([unit], successor, on, by)
        _pass_on([unit], successor, last_day=on, reason=reason, by=by, seats={})
        unit.refresh_from_db()
        return unit
    check_manager(by, unit)
    if unit.ended_on:
        raise Refused(_("This unit has ended already."))
    if Tenure.objects.filter(position__unit=unit, ended_on__isnull=True).exists():
        raise Refused(_("Somebody still holds a position in this unit. End those tenures first."))
    if open_work_of(unit):
        raise Refused(_("Work of this unit is still open. Choose the unit that takes it over."))
    unit.ended_on = on
    unit.save()
    _record("org.end_unit", unit, by, reason, {"ended_on": [None, on.isoformat()]})
    return unit


@transaction.atomic
def split_unit(
    unit: Unit,
    parts: Sequence[Part],
    *,
    on: date,
    reason: str,
    by: Manager,
    main: int = 0,
    seats: Seats | None = None,
    work: Mapping[tuple[str, int], int] | None = None,
) -> list[Unit]:
    """One unit becomes several from a day that has come; it may be one of its own parts and then goes on.

    Positions go to the part their seat names, or to the `main` one; open work where `work` says ((key of the
    holding, number of the item) → part), else with its position, else to the main part. Raises Refused.
    """
    if len(set(parts)) < max(len(parts), 2):
        raise Refused(_("Name at least two different parts."))
    for part in parts:
        _check([unit], part, on, by, itself=True)
    heirs = [_founded(part, by) for part in parts]
    moved = _move_seats(unit, heirs, seats or {}, on - ONE_DAY, main)
    if unit not in heirs:
        _end(unit, heirs[main], on - ONE_DAY)
    for heir in heirs:
        _check_heads(heir)
        if heir != unit:
            _record("org.take_over_unit", heir, by, reason, {"from": unit.name})
    into = [heir.name for heir in heirs]
    _record("org.split_unit", unit, by, reason, {"into": into, "people": _people(moved)})
    chosen = {item: heirs[part] for item, part in (work or {}).items()}
    publish(UnitPassedOn(unit, heirs[main], on - ONE_DAY, by, moved, chosen))
    return heirs


def _pass_on(
    sources: Sequence[Unit], heir: Unit, *, last_day: date, reason: str, by: Manager, seats: Seats
) -> Unit:
    """Every source ends on `last_day` and the heir takes over. Titles of the heir's own positions may change too."""
    for position in heir.positions.all():
        seat = seats.get(position.pk, Seat())
        title, role = seat.title or position.title, seat.role or position.role
        change_position(position, title=title, role=role, by=by)
    for unit in sources:
        moved = _move_seats(unit, [heir], seats, last_day)
        _end(unit, heir, last_day)
        changes = {"into": heir.name, "ended_on": [None, last_day.isoformat()], "people": _people(moved)}
        _record("org.merge_unit", unit, by, reason, changes)
        publish(UnitPassedOn(unit, heir, last_day, by, moved))
    _check_heads(heir)
    _record("org.take_over_unit", heir, by, reason, {"from": ", ".join(unit.name for unit in sources)})
    return heir


def _check(sources: Sequence[Unit], into: Part, on: date, by: Manager, *, itself: bool = False) -> None:
    known = [*sources, *([into] if isinstance(into, Unit) else [])]
    check_manager(by, *known)
    list(Unit.objects.select_for_update().filter(pk__in=[unit.pk for unit in known]).order_by("pk"))
    if not sources:
        raise Refused(_("Choose at least one other unit."))
    if Unit.objects.filter(pk__in=[unit.pk for unit in known], ended_on__isnull=False).exists():
        raise Refused(_("This unit has ended already."))
    if any(unit.kind == UnitKind.SYSTEM for unit in known):
        raise Refused(_("The unit that looks after the system is neither merged nor split."))
    if on > timezone.localdate():
        raise Refused(_("The day has not come yet. Record the change when it takes effect."))
    if into in sources and not itself:
        raise Refused(_("Choose at least one other unit."))


def _founded(part: Part, by: Manager) -> Unit:
    if isinstance(part, Unit):
        return part
    return add_unit(
        part.name,
        kind=part.kind,
        relation=part.relation,
        short_name=part.short_name,
        order=part.order,
        by=by,
    )


def _move_seats(
    unit: Unit, heirs: Sequence[Unit], seats: Seats, last_day: date, main: int = 0
) -> dict[int, Position]:
    """The positions of the unit, each with the one that follows it. One that stays in the unit is its own follower."""
    moved = {}
    for position in unit.positions.all():
        seat = seats.get(position.pk) or Seat(part=main)
        heir = heirs[seat.part]
        if heir == unit:
            moved[position.pk] = position
        elif seat.kept:
            moved[position.pk] = _move(position, heir, seat, last_day)
        else:
            _check_vacant(position)
    return moved


def _move(position: Position, heir: Unit, seat: Seat, last_day: date) -> Position:
    """A new position in the heir; who holds the old one holds it from the next day on. What was before stays true."""
    title, role = nfc(" ".join(seat.title.split())) or position.title, seat.role or position.role
    if position.role == Role.ADMIN and role != Role.ADMIN:
        raise Refused(_("The position of an administrator keeps its role."))
    follower = Position.objects.create(ward_id=position.ward_id, unit=heir, title=title, role=role)
    for tenure in position.tenures.filter(ended_on__isnull=True):
        if tenure.started_on > last_day:
            tenure.position = follower
        else:
            tenure.ended_on = last_day
            Tenure.objects.create(
                ward_id=tenure.ward_id,
                position=follower,
                officer_id=tenure.officer_id,
                started_on=last_day + ONE_DAY,
            )
        tenure.save()
    return follower


def _end(unit: Unit, heir: Unit, last_day: date) -> None:
    """The unit is history; documents that use one of its names mean the heir."""
    unit.ended_on = last_day
    unit.save()
    UnitAlias.objects.filter(unit=unit).update(unit=heir)
    if not alias_owner(unit.ward_id, unit.name):
        UnitAlias.objects.create(ward_id=unit.ward_id, unit=heir, text=unit.name)


def _check_vacant(position: Position) -> None:
    tenure = position.tenures.filter(ended_on__isnull=True).select_related("officer").first()
    if tenure:
        raise Refused(_("%(name)s holds this position. End that tenure first.") % {"name": tenure.officer})


def _check_heads(unit: Unit) -> None:
    heads = Tenure.objects.filter(
        position__unit=unit, position__role=Role.UNIT_HEAD, ended_on__isnull=True
    ).select_related("officer")
    heads = heads.order_by("officer__name_order")
    if len(heads) > 1:
        names = ", ".join(str(tenure.officer) for tenure in heads)
        raise Refused(
            _("%(unit)s would have several heads: %(names)s. Choose one.") % {"unit": unit, "names": names}
        )


def _people(moved: Mapping[int, Position]) -> int:
    running = Tenure.objects.filter(position__in=[each.pk for each in moved.values()], ended_on__isnull=True)
    return running.values("officer").distinct().count()


def _record(verb: str, unit: Unit, by: Manager, reason: str, changes: dict[str, object]) -> None:
    record(verb, unit, by=by, reason=reason, changes=changes)
