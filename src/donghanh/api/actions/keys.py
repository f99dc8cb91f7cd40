"""Giving agencies keys, granting rights to the holders of keys, and taking both back."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.api.enums import PERSONAL_FIELDS, Scope
from donghanh.api.models import AgencyKey, Grant
from donghanh.api.permissions import Permission
from donghanh.api.queries import key_with_code
from donghanh.api.tokens import new_key
from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission


@dataclass(frozen=True, slots=True)
class Terms:
    """What a ward and an agency agreed on: `scopes` of Scope, `attributes` of the registry's Attribute
    and of PERSONAL_FACTS."""

    basis: str
    purpose: str
    scopes: tuple[str, ...]
    attributes: tuple[str, ...]
    starts_on: date
    ends_on: date


@transaction.atomic
def issue_key(
    agency: str, contact: str, terms: Terms, *, per_minute: int, per_day: int, by: Officer
) -> tuple[Grant, str]:
    """A key for an agency with the rights in this ward; the text of the key is told only here. Raises Refused."""
    _check(terms, by)
    token, prefix, digest = new_key()
    key = AgencyKey.objects.create(
        ward_id=by.ward_id,
        prefix=prefix,
        digest=digest,
        agency=agency,
        contact=contact,
        per_minute=per_minute,
        per_day=per_day,
        issued_by=by,
    )
    grant = _grant(key.prefix, agency, terms, by)
    record("api.issue_key", grant, by=by, reason=terms.basis, changes=_told(terms))
    return grant, token


@transaction.atomic
def join_key(prefix: str, terms: Terms, *, by: Officer) -> Grant:
    """Rights in this ward for the holder of a key that another ward issued. Raises Refused."""
    _check(terms, by)
    key = key_with_code(prefix)
    if key is None or key.revoked_at:
        raise Refused(_("There is no valid key with this code. Ask the agency for the code again."))
    try:
        with transaction.atomic():
            grant = _grant(key.prefix, key.agency, terms, by)
    except IntegrityError:
        raise Refused(_("The ward has granted rights to this key already. Withdraw them first.")) from None
    record("api.join_key", grant, by=by, reason=terms.basis, changes=_told(terms))
    return grant


@transaction.atomic
def withdraw_grant(grant: Grant, *, reason: str, by: Officer) -> Grant:
    """Takes the ward's rights back; where the ward issued the key, the key is dead for all wards. Raises Refused."""
    _check_manager(by, grant.ward_id)
    grant = Grant.objects.select_for_update().get(pk=grant.pk)
    if grant.withdrawn_at:
        raise Refused(_("These rights were withdrawn already."))
    grant.withdrawn_at, grant.withdrawn_by = timezone.now(), by
    grant.save(update_fields=["withdrawn_at", "withdrawn_by"])
    own = AgencyKey.objects.filter(ward_id=grant.ward_id, prefix=grant.prefix, revoked_at__isnull=True)
    own.update(revoked_at=grant.withdrawn_at)
    record("api.withdraw_grant", grant, by=by, reason=reason)
    return grant


def _grant(prefix: str, agency: str, terms: Terms, by: Officer) -> Grant:
    return Grant.objects.create(
        ward_id=by.ward_id,
        prefix=prefix,
        agency=agency,
        basis=terms.basis,
        purpose=terms.purpose,
        scopes=sorted(terms.scopes),
        attributes=sorted(terms.attributes),
        starts_on=terms.starts_on,
        ends_on=terms.ends_on,
        granted_by=by,
    )


def _check(terms: Terms, by: Officer) -> None:
    _check_manager(by, by.ward_id)
    if not terms.scopes:
        raise Refused(_("Choose what may be read."))
    if terms.ends_on < terms.starts_on:
        raise Refused(_("The last day comes before the first."))
    if PERSONAL_FIELDS & set(terms.attributes) and Scope.PERSONS not in terms.scopes:
        raise Refused(
            _("Personal facts were chosen: choose the right to personal data too, or leave them out.")
        )


def _check_manager(by: Officer, ward: int) -> None:
    if by.ward_id != ward or not has_permission(by, Permission.MANAGE):
        raise Forbidden


def _told(terms: Terms) -> dict[str, object]:
    return {
        "scopes": list(terms.scopes),
        "attributes": list(terms.attributes),
        "ends_on": terms.ends_on.isoformat(),
    }
