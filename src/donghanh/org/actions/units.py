"""Units of a ward and the names they go by."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.actions.rights import Manager, check_manager
from donghanh.org.communes import standard_units
from donghanh.org.enums import Relation
from donghanh.org.models import Unit, UnitAlias
from donghanh.vietnamese.text import fold, nfc

CHANGEABLE = ("name", "short_name", "kind", "relation", "order")


@transaction.atomic
def add_unit(
    name: str,
    *,
    kind: str,
    relation: str = Relation.ASSIGN,
    short_name: str = "",
    order: int = 100,
    by: Manager,
) -> Unit:
    """A unit that exists from now on. Raises Refused if another unit, ended ones too, has the name."""
    check_manager(by)
    unit = Unit(ward_id=by.ward_id, name=_tidy(name), short_name=_tidy(short_name))
    unit.kind, unit.relation, unit.order = kind, relation, order
    _check_name_free(unit)
    unit.save()
    record("org.add_unit", unit, by=by, changes={"relation": relation})
    return unit


@transaction.atomic
def change_unit(unit: Unit, *, by: Manager, **values: Any) -> Unit:
    """Changes some of CHANGEABLE; the former name stays an alias, because documents keep it."""
    check_manager(by, unit)
    changes = {field: [getattr(unit, field), values[field]] for field in CHANGEABLE if field in values}
    changes = {field: pair for field, pair in changes.items() if pair[0] != pair[1]}
    if not changes:
        return unit
    for field, (_old, new) in changes.items():
        setattr(unit, field, new)
    _check_name_free(unit)
    unit.save()
    record("org.change_unit", unit, by=by, changes=changes)
    if "name" in changes and not alias_owner(unit.ward_id, changes["name"][0]):
        add_alias(unit, changes["name"][0], by=by)
    return unit


@transaction.atomic
def add_alias(unit: Unit, text: str, *, by: Manager) -> UnitAlias:
    """A name by which documents mean the unit. Who confirms readings may teach names; the caller checks that.

    Raises Refused if the name already means another unit, or is too long to be one.
    """
    if unit.ward_id != by.ward_id:
        raise Forbidden
    if len(_tidy(text)) > (UnitAlias._meta.get_field("text").max_length or 0):
        raise Refused(_("This is too long to be a name."))
    known = alias_owner(unit.ward_id, text)
    if known and known.unit_id != unit.pk:
        raise Refused(_("“%(name)s” already means %(unit)s.") % {"name": text, "unit": known.unit})
    if known:
        return known
    alias = UnitAlias.objects.create(ward_id=unit.ward_id, unit=unit, text=_tidy(text))
    record("org.add_alias", unit, by=by, changes={"alias": alias.text})
    return alias


@transaction.atomic
def remove_alias(alias: UnitAlias, *, by: Manager) -> None:
    """Documents may use the name for another unit again."""
    check_manager(by, alias)
    record("org.remove_alias", alias.unit, by=by, changes={"alias": alias.text})
    alias.delete()


def propose_units(kind: str, *, on: date, by: Manager) -> list[Unit]:
    """Adds the standard units of a kind of ward, with the names documents give them."""
    units = []
    for row in standard_units(kind, on):
        unit = add_unit(
            row.name, kind=row.kind, relation=row.relation, short_name=row.short_name, order=row.order, by=by
        )
        for alias in row.aliases:
            if not alias_owner(by.ward_id, alias):
                add_alias(unit, alias, by=by)
        units.append(unit)
    return units


def alias_owner(ward_id: int, text: str) -> UnitAlias | None:
    """The alias of the ward that reads like the text, accents and case aside."""
    return UnitAlias.objects.filter(ward_id=ward_id, folded=fold(text)).select_related("unit").first()


def _check_name_free(unit: Unit) -> None:
    if Unit.objects.filter(ward_id=unit.ward_id, name=unit.name).exclude(pk=unit.pk).exists():
        raise Refused(_("A unit with this name exists already."))


def _tidy(text: str) -> str:
    return nfc(" ".join(text.split()))
