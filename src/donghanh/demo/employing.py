"""Putting the fictional staff into their offices."""

from donghanh.demo.people import PASSWORD, SINCE, Person
from donghanh.org.actions.people import add_officer, add_position, appoint
from donghanh.org.models import Officer, Unit, User, Ward
from donghanh.org.system import System


def employ(ward: Ward, person: Person, units: dict[str, Unit]) -> Officer:
    """Makes the officer with position and account."""
    system = System(ward)
    officer = add_officer(person.name, by=system, illustrative=True)
    position = add_position(units[person.unit], person.title, person.role, by=system)
    appoint(officer, position, on=SINCE, by=system)
    if person.username:
        officer.user = User.objects.create_user(person.username, PASSWORD)
        officer.save(update_fields=["user"])
    return officer
