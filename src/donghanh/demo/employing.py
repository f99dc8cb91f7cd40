"""Putting the fictional staff into their offices."""

from donghanh.demo.people import ADMINISTRATOR, PASSWORD, SINCE, Person
from donghanh.org.actions.people import add_officer, add_position, appoint
from donghanh.org.actions.wards import add_administrator
from donghanh.org.models import Officer, Unit, User, Ward
from donghanh.org.system import System


def employ(ward: Ward, person: Person, units: dict[str, Unit]) -> Officer:
    """Makes the officer with position and account."""
    system = System(ward)
    officer = add_officer(person.name, email=person.email, by=system, illustrative=True)
    position = add_position(units[person.unit], person.title, person.role, by=system)
    appoint(officer, position, on=SINCE, by=system)
    if person.username:
        _give_account(officer, person.username)
    return officer


def employ_administrator(ward: Ward) -> Officer:
    """Makes the one who looks after the system and works on no task."""
    username, name = ADMINISTRATOR
    officer = add_administrator(name, on=SINCE, by=System(ward))
    officer.is_illustrative = True
    officer.save(update_fields=["is_illustrative"])
    _give_account(officer, username)
    return officer


def _give_account(officer: Officer, username: str) -> None:
    officer.user = User.objects.create_user(username, PASSWORD)
    officer.save(update_fields=["user"])
