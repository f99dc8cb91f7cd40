"""Named reads of the organisation."""

from django.core.signing import BadSignature
from django.db import models
from django.utils import timezone

from donghanh.kernel.walls import row_scope
from donghanh.org.enums import Role
from donghanh.org.models import Officer, SignInLink, Tenure, Unit, UnitAlias, User, Ward
from donghanh.org.people_lists import PersonRow, read_people
from donghanh.org.tokens import SIGNER, digest


def officer_of(user: User, *, ward_id: int | None = None) -> Officer | None:
    """The officer an account acts as: in the ward asked for, else in the first. None if it serves nowhere."""
    serving = Officer.objects.filter(user=user, left_on__isnull=True).order_by("pk")
    chosen = serving.filter(ward_id=ward_id).first() if ward_id else None
    return chosen or serving.first()


def units_of(officer: Officer) -> models.QuerySet[Unit]:
    """The units of the officer's ward that exist today."""
    return Unit.objects.filter(ward_id=officer.ward_id, ended_on__isnull=True)


def colleagues_of(officer: Officer) -> models.QuerySet[Officer]:
    """Everyone who serves in the officer's ward today."""
    return Officer.objects.filter(ward_id=officer.ward_id, left_on__isnull=True)


def staff_of_unit(unit: Unit) -> models.QuerySet[Officer]:
    """The officers who hold a position in the unit today."""
    return Officer.objects.filter(
        left_on__isnull=True, tenures__ended_on__isnull=True, tenures__position__unit=unit
    ).distinct()


def officers_with_role(ward_id: int, *roles: str) -> models.QuerySet[Officer]:
    return Officer.objects.filter(
        ward_id=ward_id,
        left_on__isnull=True,
        tenures__ended_on__isnull=True,
        tenures__position__role__in=roles,
    ).distinct()


def heads_of_unit(unit: Unit) -> models.QuerySet[Officer]:
    """The officers who head the unit today."""
    return Officer.objects.filter(
        left_on__isnull=True,
        tenures__ended_on__isnull=True,
        tenures__position__unit=unit,
        tenures__position__role=Role.UNIT_HEAD,
    ).distinct()


def directory_rows(ward_id: int) -> tuple[list[Unit], list[tuple[str, int]]]:
    """The units of a ward that exist today, and the other names documents give them: (name, unit id)."""
    units = list(Unit.objects.filter(ward_id=ward_id, ended_on__isnull=True))
    return units, list(UnitAlias.objects.filter(ward_id=ward_id).values_list("text", "unit_id"))


def all_wards() -> models.QuerySet[Ward]:
    """Every ward, for the worker, which alone sees more than one."""
    return Ward.objects.order_by("pk")


def open_link(token: str) -> SignInLink | None:
    """The link behind a token, if it is ours, unused, not revoked and not too old; a guess learns nothing."""
    try:
        ward_id, secret = SIGNER.unsign(token).split("~", 1)
    except (BadSignature, ValueError):
        return None
    with row_scope([int(ward_id)]):
        usable = SignInLink.objects.filter(
            digest=digest(secret),
            used_at__isnull=True,
            revoked_at__isnull=True,
            expires_at__gt=timezone.now(),
        )
        return usable.select_related("officer__user", "ward").first()


def mark_known(rows: list[PersonRow], ward_id: int) -> list[PersonRow]:
    """Sets `is_known` on the rows whose person holds that position in the ward today."""
    held = Tenure.objects.filter(ward_id=ward_id, ended_on__isnull=True, officer__left_on__isnull=True)
    known = set(held.values_list("officer__full_name", "position__title", "position__unit_id"))
    for row in rows:
        row.is_known = row.unit is not None and (row.full_name, row.title, row.unit.pk) in known
    return rows


def read_ward_list(text: str, ward_id: int) -> list[PersonRow]:
    """The people of a pasted list as the ward's directory understands it. Raises UnreadableList."""
    units, aliases = directory_rows(ward_id)
    return mark_known(read_people(text, units, aliases), ward_id)
