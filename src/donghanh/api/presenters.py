"""Wording of rights that depends on their state."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.api.enums import PERSONAL_FACTS, Scope
from donghanh.api.models import AgencyKey, Edition, Grant
from donghanh.registry.enums import Attribute, FactKind


def told_state(grant: Grant, key: AgencyKey | None, on: date | None = None) -> tuple[str, str]:
    """Kind of the status mark, and its words. Rights open nothing without the key that they were granted to."""
    day = on or timezone.localdate()
    if grant.withdrawn_at:
        return "dropped", _("Withdrawn")
    if key is None or key.revoked_at:
        return "dropped", _("Key revoked")
    if day < grant.starts_on:
        return "planned", _("Not valid yet")
    if day > grant.ends_on:
        return "late", _("Expired")
    return "ok", _("Valid")


def told_scopes(grant: Grant) -> list[str]:
    return [str(Scope(scope).label) for scope in grant.scopes]


def told_attributes(grant: Grant) -> list[str]:
    labels = dict(Attribute.choices) | {fact.value: FactKind(fact).label for fact in PERSONAL_FACTS}
    return [str(labels[attribute]) for attribute in grant.attributes]


def told_table(table: Mapping[str, Any]) -> dict[str, Any]:
    """A table of an edition with `lines` of (heading, value); `stacks` where telephones are too narrow for it."""
    lines = [list(zip(table["headings"], row, strict=True)) for row in table["rows"]]
    return {**table, "lines": lines, "stacks": len(table["headings"]) > 3}


def told_release(edition: Edition) -> tuple[str, str]:
    """Kind of the status mark of an edition, and its words."""
    return ("dropped", _("Withdrawn")) if edition.withdrawn_at else ("ok", _("Public"))
