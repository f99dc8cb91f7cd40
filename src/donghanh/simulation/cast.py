"""The people of the made-up ward: where they serve, and whether they answer."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from random import Random

from donghanh.org.actions.people import add_officer, add_position, appoint
from donghanh.org.actions.wards import start_ward
from donghanh.org.communes import communes
from donghanh.org.enums import Role
from donghanh.org.models import Officer, Unit, Ward
from donghanh.org.system import System

WARD = "10660"
STAFFED = (
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Phòng Văn hóa - Xã hội",
    "Trung tâm Phục vụ hành chính công",
)
DESERTED = "Đảng ủy phường"
"""A unit that leads tasks though nobody of it uses the system."""
LEADERSHIP, OFFICE = "Lãnh đạo UBND phường", "Văn phòng HĐND và UBND phường"


class Habit(Enum):
    """How somebody keeps up with the work: tells by themselves, tells when reminded, or does not tell."""

    DILIGENT = "diligent"
    FORGETFUL = "forgetful"
    SILENT = "silent"


@dataclass(slots=True)
class Cast:
    """The ward with its people. `doers` are specialists, `heads` by unit; everyone but the leaders has a habit."""

    ward: Ward
    chair: Officer
    vice_chair: Officer
    chief: Officer
    units: list[Unit]
    deserted: Unit
    heads: dict[int, Officer] = field(default_factory=dict)
    doers: dict[int, list[Officer]] = field(default_factory=dict)
    habits: dict[int, Habit] = field(default_factory=dict)


def make_cast(chance: Random, *, on: date) -> Cast:
    """Starts the ward and employs its people through the actions of the office."""
    ward = start_ward(communes()[WARD], on=on)
    known = {unit.name: unit for unit in Unit.objects.filter(ward=ward)}
    leadership, office = known[LEADERSHIP], known[OFFICE]
    cast = Cast(
        ward,
        chair=_employ(leadership, "Chủ tịch", Role.CHAIR, on),
        vice_chair=_employ(leadership, "Phó Chủ tịch", Role.VICE_CHAIR, on),
        chief=_employ(office, "Chánh Văn phòng", Role.OFFICE_CHIEF, on),
        units=[known[name] for name in STAFFED],
        deserted=known[DESERTED],
    )
    for unit in cast.units:
        head = cast.heads[unit.pk] = _employ(unit, "Thủ trưởng đơn vị", Role.UNIT_HEAD, on)
        cast.habits[head.pk] = chance.choice((Habit.DILIGENT, Habit.FORGETFUL))
        staff = cast.doers[unit.pk] = [
            _employ(unit, f"Chuyên viên {number}", Role.SPECIALIST, on) for number in (1, 2, 3)
        ]
        for officer, habit in zip(staff, chance.sample(list(Habit), 3), strict=True):
            cast.habits[officer.pk] = habit
    return cast


def _employ(unit: Unit, title: str, role: str, on: date) -> Officer:
    """The officer bears the title for a name: nobody real works here."""
    by = System(unit.ward)
    officer = add_officer(f"{title} ({unit.label})", by=by, illustrative=True)
    appoint(officer, add_position(unit, title, role, by=by), on=on, by=by)
    return officer
