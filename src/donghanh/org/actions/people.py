"""Officers, the positions they hold, and for how long."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.events import publish
from donghanh.org.actions.rights import Manager, check_manager
from donghanh.org.enums import Role
from donghanh.org.events import OfficerLeft, TenureBegan, TenureEnded
from donghanh.org.models import Officer, Position, SignInLink, Tenure, Unit
from donghanh.org.people_lists import PersonRow
from donghanh.org.queries import mark_known
from donghanh.vietnamese.text import nfc

CHANGEABLE = ("full_name", "phone", "email")


@transaction.atomic
def add_officer(
    full_name: str, *, phone: str = "", email: str = "", by: Manager, illustrative: bool = False
) -> Officer:
    """A person who works for the ward, without an account yet."""
    check_manager(by)
    officer = Officer.objects.create(
        ward_id=by.ward_id, full_name=_tidy(full_name), phone=phone, email=email, is_illustrative=illustrative
    )
    record("org.add_officer", officer, by=by)
    return officer


@transaction.atomic
def change_officer(officer: Officer, *, by: Manager, **values: Any) -> Officer:
    """Changes some of CHANGEABLE. The trail says which fields, not a person's phone or e-mail."""
    check_manager(by, officer)
    changed = [field for field in CHANGEABLE if field in values and getattr(officer, field) != values[field]]
    for field in changed:
        setattr(officer, field, values[field])
    if changed:
        officer.save()
        record("org.change_officer", officer, by=by, changes={"fields": changed})
    return officer


@transaction.atomic
def add_position(unit: Unit, title: str, role: str, *, by: Manager) -> Position:
    """An office in a unit. Several may share a title: "Chuyên viên" twice is two positions."""
    check_manager(by, unit)
    if unit.ended_on:
        raise Refused(_("This unit has ended already."))
    position = Position.objects.create(ward_id=by.ward_id, unit=unit, title=_tidy(title), role=role)
    record("org.add_position", position, by=by, changes={"role": role})
    return position


@transaction.atomic
def change_position(position: Position, *, title: str, role: str, by: Manager) -> Position:
    """Changes title and role of an office, whoever holds it. Raises Refused for the last administrator."""
    check_manager(by, position)
    if (position.title, position.role) == (title, role):
        return position
    if position.role != role and _is_last_administrator(position):
        raise Refused(_("The ward needs an administrator: appoint another one first."))
    changes = {"title": [position.title, title], "role": [position.role, role]}
    position.title, position.role = _tidy(title), role
    position.save()
    record("org.change_position", position, by=by, changes=changes)
    return position


@transaction.atomic
def appoint(officer: Officer, position: Position, *, on: date, by: Manager) -> Tenure:
    """Puts an officer into a free position from a day that has come. Raises Refused."""
    check_manager(by, officer, position)
    if officer.left_on:
        raise Refused(_("This officer no longer works for the ward."))
    if on > timezone.localdate():
        raise Refused(_("The day has not come yet. Record the appointment when it takes effect."))
    Position.objects.select_for_update().get(pk=position.pk)  # two at once: the second finds the first
    holder = position.tenures.filter(ended_on__isnull=True).select_related("officer").first()
    if holder:
        raise Refused(_("%(name)s holds this position. End that tenure first.") % {"name": holder.officer})
    tenure = Tenure.objects.create(ward_id=by.ward_id, position=position, officer=officer, started_on=on)
    record("org.appoint", officer, by=by, changes={"position": str(position), "from": on.isoformat()})
    publish(TenureBegan(tenure=tenure, by=by))
    return tenure


@transaction.atomic
def transfer(
    officer: Officer, position: Position, *, on: date, ending: Iterable[Tenure] = (), by: Manager
) -> Tenure:
    """Puts an officer into a free position and ends other tenures of theirs the day before. Raises Refused."""
    for tenure in ending:
        if tenure.officer_id != officer.pk:
            raise Forbidden
        end_tenure(tenure, on=max(tenure.started_on, on - timedelta(days=1)), by=by)
    return appoint(officer, position, on=on, by=by)


@transaction.atomic
def end_tenure(
    tenure: Tenure, *, on: date, reason: str = "", successor: Officer | None = None, by: Manager
) -> Tenure:
    """The officer no longer holds the position after the day, which has come. Raises Refused.

    The `successor` takes over what they may; the rest waits with the position.
    """
    check_manager(by, tenure, *filter(None, [successor]))
    _check_end(tenure, on)
    _check_successor(successor, tenure.officer_id)
    if tenure.position.role == Role.ADMIN and _is_last_administrator(tenure.position):
        raise Refused(_("The ward needs an administrator: appoint another one first."))
    tenure.ended_on = on
    tenure.save()
    changes = {"position": str(tenure.position), "until": on.isoformat()}
    record("org.end_tenure", tenure.officer, by=by, reason=reason, changes=changes)
    publish(TenureEnded(tenure=tenure, by=by, successor=successor))
    return tenure


@transaction.atomic
def leave(
    officer: Officer, *, on: date, reason: str, successor: Officer | None = None, by: Manager
) -> Officer:
    """The officer stops working for the ward: every tenure ends, the open link too, and access at once."""
    check_manager(by, officer)
    _check_successor(successor, officer.pk)
    if officer.left_on:
        raise Refused(_("This officer no longer works for the ward."))
    for tenure in officer.tenures.filter(ended_on__isnull=True).select_related("position"):
        end_tenure(tenure, on=on, reason=reason, successor=successor, by=by)
    SignInLink.objects.filter(officer=officer, used_at__isnull=True, revoked_at__isnull=True).update(
        revoked_at=timezone.now()
    )
    officer.left_on = on
    officer.save()
    record("org.leave", officer, by=by, reason=reason, changes={"left_on": [None, on.isoformat()]})
    publish(OfficerLeft(officer=officer, by=by, successor=successor))
    return officer


def _check_successor(successor: Officer | None, predecessor_id: int) -> None:
    if successor and (successor.left_on or successor.pk == predecessor_id):
        raise Refused(_("Choose somebody else who serves in the ward."))


def _check_end(tenure: Tenure, on: date) -> None:
    if tenure.ended_on:
        raise Refused(_("This tenure has ended already."))
    if on < tenure.started_on:
        raise Refused(_("The end comes before the beginning of the tenure."))
    if on > timezone.localdate():
        raise Refused(_("The day has not come yet. Record the end when it takes effect."))


def _is_last_administrator(position: Position) -> bool:
    held = Tenure.objects.filter(
        ward_id=position.ward_id,
        ended_on__isnull=True,
        officer__left_on__isnull=True,
        position__role=Role.ADMIN,
    )
    return held.filter(position=position).exists() and not held.exclude(position=position).exists()


def _tidy(text: str) -> str:
    return nfc(" ".join(text.split()))


@transaction.atomic
def add_people(rows: Iterable[PersonRow], *, on: date, by: Manager) -> list[Officer]:
    """Adds the people of a list that read without fault: officer, position and tenure each.

    People the ward knows in that position already are passed over. Raises Refused if a row still has errors.
    """
    check_manager(by)
    rows = [row for row in mark_known(list(rows), by.ward_id) if not row.is_known]
    if any(row.errors or row.unit is None for row in rows):
        raise Refused(_("The list still has errors. Correct them and paste it again."))
    return [_add_person(row, row.unit, on=on, by=by) for row in rows if row.unit]


def _add_person(row: PersonRow, unit: Unit, *, on: date, by: Manager) -> Officer:
    officer = Officer.objects.filter(
        ward_id=by.ward_id, full_name=row.full_name, phone=row.phone, left_on__isnull=True
    ).exclude(phone="").first() or add_officer(row.full_name, phone=row.phone, by=by)
    appoint(officer, add_position(unit, row.title, row.role, by=by), on=on, by=by)
    return officer
