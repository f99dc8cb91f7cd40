"""A ward: starting it, its settings, its calendar."""

from datetime import date
from typing import Any

from django.db import transaction

from donghanh.audit.actions import record
from donghanh.kernel.walls import row_scope
from donghanh.org.actions.people import add_officer, add_position, appoint
from donghanh.org.actions.rights import Manager, check_manager
from donghanh.org.actions.units import add_unit, propose_units
from donghanh.org.communes import Commune
from donghanh.org.enums import Relation, Role, UnitKind
from donghanh.org.models import DayOverride, Officer, Unit, Ward
from donghanh.org.system import System

SINCE = date(2025, 7, 1)  # Luật Tổ chức chính quyền địa phương 72/2025/QH15
SETTINGS = ("due_soon_days", "silent_days", "strict_before", "report_month", "report_day")


@transaction.atomic
def start_ward(commune: Commune, *, on: date) -> Ward:
    """The ward of a commune with its proposed units; one that stands already keeps everything it has."""
    facts = {
        "name": commune.name,
        "kind": commune.kind,
        "province_code": commune.province_code,
        "province_name": commune.province_name,
        "valid_from": SINCE,
    }
    ward, is_new = Ward.objects.get_or_create(code=commune.code, defaults=facts)
    with row_scope([ward.pk]):
        by = System(ward)
        if is_new:
            record("org.start_ward", ward, by=by)
        if not Unit.objects.filter(ward=ward).exists():
            propose_units(ward.kind, on=on, by=by)
    return ward


@transaction.atomic
def add_administrator(full_name: str, *, on: date, by: System) -> Officer:
    """A system administrator, in a unit of their own: they look after the system and work on no task."""
    title = Role.ADMIN.vietnamese
    unit = Unit.objects.filter(ward=by.ward, name=title).first() or add_unit(
        title, kind=UnitKind.SYSTEM, relation=Relation.ASSIGN, order=900, by=by
    )
    officer = add_officer(full_name, by=by)
    appoint(officer, add_position(unit, title, Role.ADMIN, by=by), on=on, by=by)
    return officer


@transaction.atomic
def change_settings(ward: Ward, *, by: Officer, **values: Any) -> Ward:
    """Changes some of SETTINGS of the actor's own ward."""
    check_manager(by)
    changes = {
        name: [getattr(ward, name), values[name]]
        for name in SETTINGS
        if name in values and getattr(ward, name) != values[name]
    }
    if changes:
        for name, (_old, new) in changes.items():
            setattr(ward, name, new)
        ward.save()
        record("org.change_settings", ward, by=by, changes=changes)
    return ward


@transaction.atomic
def set_day(day: date, *, is_working: bool, basis: str, by: Manager) -> DayOverride:
    """Makes a day a working day or a day off, over the general calendar, with the notice that says so."""
    check_manager(by)
    override, _new = DayOverride.objects.update_or_create(
        ward_id=by.ward_id, day=day, defaults={"is_working": is_working, "basis": basis}
    )
    record("org.set_day", override, by=by, reason=basis, changes={"is_working": is_working})
    return override


@transaction.atomic
def forget_day(override: DayOverride, *, by: Manager) -> None:
    """The general calendar decides on the day again."""
    check_manager(by, override)
    record("org.forget_day", override, by=by)
    override.delete()
