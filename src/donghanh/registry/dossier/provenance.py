"""What each source says of a business, attribute by attribute, and why one value is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from donghanh.registry.actions.settling import Known, known_of, trust_orders
from donghanh.registry.enums import Attribute
from donghanh.registry.masking import is_personal, mask
from donghanh.registry.models import Business, Choice
from donghanh.registry.trust import Saying, Shown
from donghanh.registry.wording import attribute_words

ORDER = (
    Attribute.NAME,
    Attribute.LEGAL_FORM,
    Attribute.TAX_CODE,
    Attribute.LICENCE,
    Attribute.PARENT_CODE,
    Attribute.ADDRESS,
    Attribute.AREA,
    Attribute.COORDINATES,
    Attribute.TAX_STATUS,
    Attribute.REGISTRATION_STATUS,
    Attribute.INDUSTRY,
    Attribute.INDUSTRY_CODE,
    Attribute.INDUSTRY_VERSION,
    Attribute.OWNER,
    Attribute.PERSONAL_ID,
    Attribute.OWNER_GENDER,
    Attribute.OWNER_BORN,
    Attribute.PHONE,
    Attribute.EMAIL,
    Attribute.REGISTERED_ON,
    Attribute.ENDED_ON,
    Attribute.CAPITAL,
    Attribute.FOREIGN_INVESTED,
    Attribute.INNOVATIVE,
    Attribute.SUPPORTING_INDUSTRY,
)
ALWAYS = frozenset(
    {
        Attribute.NAME,
        Attribute.LEGAL_FORM,
        Attribute.TAX_CODE,
        Attribute.ADDRESS,
        Attribute.INDUSTRY,
        Attribute.OWNER,
        Attribute.PHONE,
        Attribute.REGISTERED_ON,
    }
)
"""Facts whose absence is worth a line: nothing unknown is hidden."""


@dataclass(frozen=True, slots=True)
class Said:
    """One value as a screen shows it, who says so and as of when; `entry` is the key of the row it stands in."""

    words: str
    source: str
    on: date | None
    entry: int | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One attribute: the value shown, and what others say. `decision` is set where a person decided."""

    attribute: str
    label: str
    shown: Said | None
    others: list[Said] = field(default_factory=list)
    is_conflict: bool = False
    is_masked: bool = False
    decision: Choice | None = None


def lines_of(business: Business, *, in_full: bool = False) -> list[Line]:
    """Every attribute that a source tells, or that is missed, in the order of a certificate; two masks apart, nothing
    else is left out. Three queries and one for the order of trust."""
    known = known_of([business.pk])[0]
    own = Choice.objects.filter(Q(business=business) | Q(business__merged_into=business))
    decisions = {each.attribute: each for each in own.select_related("decided_by").order_by("pk")}
    shown = known.shown(trust_orders(business.ward_id))
    return [
        line_of(attribute, shown.get(attribute), decisions.get(attribute), in_full=in_full)
        for attribute in ORDER
        if attribute in shown or attribute in ALWAYS
    ]


def line_of(attribute: str, shown: Shown | None, decision: Choice | None, *, in_full: bool = False) -> Line:
    """One attribute as it is shown."""
    label = str(Attribute(attribute).label)
    if shown is None:
        return Line(attribute, label, None)
    first = _shown(attribute, shown, decision, in_full)
    others = [_said(attribute, each, in_full) for each in _once(shown.others)]
    return Line(
        attribute=attribute,
        label=label,
        shown=first,
        others=[_told_apart(each, first) for each in others],
        is_conflict=shown.is_conflict,
        is_masked=not in_full and is_personal(attribute, shown.value),
        decision=decision if decision and decision.value else None,
    )


def sayings_of(known: Known, attribute: str) -> list[Saying]:
    """What the lists of today say of one attribute, each with its entry."""
    return [
        Saying(entry.values[attribute], entry.source.kind, entry.as_of, entry)
        for entry in known.entries
        if entry.is_current and entry.values.get(attribute)
    ]


def said_values(business: Business, attribute: str) -> list[Said]:
    """Every current saying about one attribute, masked, the newest first."""
    found = sayings_of(known_of([business.pk])[0], attribute)
    return [
        _said(attribute, each, False) for each in sorted(found, key=lambda each: each.as_of, reverse=True)
    ]


def _shown(attribute: str, shown: Shown, decision: Choice | None, in_full: bool) -> Said:
    words = _words(attribute, shown.value, in_full)
    if shown.saying is not None:
        return _said(attribute, shown.saying, in_full)
    decided_on = localdate(decision.decided_at) if decision else None
    return Said(words, "", decided_on, None, str(decision.decided_by) if decision else "")


def _said(attribute: str, saying: Saying, in_full: bool) -> Said:
    return Said(_words(attribute, saying.value, in_full), saying.row.source.name, saying.as_of, saying.row.pk)


def _told_apart(other: Said, shown: Said) -> Said:
    """Two values behind one mask look alike; that they differ has to be said."""
    if other.words != shown.words:
        return other
    return replace(other, words=_("%(masked)s (another one)") % {"masked": other.words})


def _words(attribute: str, value: str, in_full: bool) -> str:
    return (
        attribute_words(attribute, value)
        if in_full or not is_personal(attribute, value)
        else mask(attribute, value)
    )


def _once(sayings: Sequence[Saying]) -> list[Saying]:
    """One line for each source; the newest of what it says."""
    newest: dict[Any, Saying] = {}
    for each in sorted(sayings, key=lambda each: each.as_of):
        newest[(each.row.source_id, each.value)] = each
    return sorted(newest.values(), key=lambda each: each.as_of, reverse=True)
