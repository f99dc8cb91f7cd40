"""Wording of rights that depends on their state."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.api.enums import Scope
from donghanh.api.models import Grant
from donghanh.registry.enums import Attribute


def told_state(grant: Grant, on: date | None = None) -> tuple[str, str]:
    """Kind of the status mark, and its words."""
    day = on or timezone.localdate()
    if grant.withdrawn_at:
        return "dropped", _("Withdrawn")
    if day < grant.starts_on:
        return "planned", _("Not valid yet")
    if day > grant.ends_on:
        return "late", _("Expired")
    return "ok", _("Valid")


def told_scopes(grant: Grant) -> list[str]:
    return [str(Scope(scope).label) for scope in grant.scopes]


def told_attributes(grant: Grant) -> list[str]:
    return [str(Attribute(attribute).label) for attribute in grant.attributes]
