"""Which of several sayings is shown: a person's decision, else the most trusted source, else the newest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from donghanh.registry.enums import DEPENDENT, ENTERPRISES, Attribute, FactKind, LegalForm, SourceKind
from donghanh.vietnamese.addresses import read_address
from donghanh.vietnamese.business_names import split_business_name
from donghanh.vietnamese.phones import read_phone
from donghanh.vietnamese.text import fold

_S = SourceKind
_CLOSE = 0.001
GENERAL = (_S.REGISTRATION, _S.TAX, _S.VISIT, _S.E_INVOICE, _S.INSURANCE, _S.OWNER, _S.SURVEY, _S.OTHER)
_ON_THE_SPOT = (_S.VISIT, _S.REGISTRATION, _S.TAX, _S.OWNER, _S.SURVEY, _S.E_INVOICE, _S.INSURANCE, _S.OTHER)
_FROM_THE_OWNER = (
    _S.OWNER,
    _S.VISIT,
    _S.SURVEY,
    _S.TAX,
    _S.E_INVOICE,
    _S.REGISTRATION,
    _S.INSURANCE,
    _S.OTHER,
)
_OF_THE_TAX_OFFICE = (
    _S.TAX,
    _S.E_INVOICE,
    _S.REGISTRATION,
    _S.VISIT,
    _S.OWNER,
    _S.SURVEY,
    _S.INSURANCE,
    _S.OTHER,
)
_OF_THE_INSURANCE = (
    _S.INSURANCE,
    _S.TAX,
    _S.OWNER,
    _S.SURVEY,
    _S.VISIT,
    _S.E_INVOICE,
    _S.REGISTRATION,
    _S.OTHER,
)
ORDERS: Mapping[str, tuple[str, ...]] = {
    Attribute.ADDRESS: _ON_THE_SPOT,
    Attribute.AREA: _ON_THE_SPOT,
    Attribute.COORDINATES: _ON_THE_SPOT,
    Attribute.PHONE: _FROM_THE_OWNER,
    Attribute.EMAIL: _FROM_THE_OWNER,
    Attribute.TAX_CODE: _OF_THE_TAX_OFFICE,
    Attribute.TAX_STATUS: _OF_THE_TAX_OFFICE,
    FactKind.REVENUE: _OF_THE_TAX_OFFICE,
    FactKind.TAX_PAID: _OF_THE_TAX_OFFICE,
    FactKind.CASH_REGISTER: _OF_THE_TAX_OFFICE,
    FactKind.ETAX_MOBILE: _OF_THE_TAX_OFFICE,
    FactKind.INSURED_STAFF: _OF_THE_INSURANCE,
    FactKind.STAFF: _FROM_THE_OWNER,
    FactKind.NEW_JOBS: _FROM_THE_OWNER,
    FactKind.DIGITAL_TOOLS: _FROM_THE_OWNER,
    FactKind.OWNER_EDUCATION: _FROM_THE_OWNER,
}
"""Attribute or kind of fact → kinds of source, the most trusted first; everything else follows `GENERAL`."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What one source says: the value, whose kind of source, as of when, and the row it stands in."""

    value: str
    kind: str
    as_of: date
    row: Any = None


@dataclass(frozen=True, slots=True)
class Shown:
    """The value that is shown, what it comes from (None for a person's own decision), and what says otherwise.

    `by_rule`: the ward has decided for this attribute to trust that kind of source before all others.
    """

    value: str
    saying: Saying | None
    others: tuple[Saying, ...] = ()
    by_rule: bool = False

    @property
    def is_conflict(self) -> bool:
        """True where sources disagree and nobody has decided yet, neither here nor for all such facts."""
        return self.saying is not None and bool(self.others) and not self.by_rule


def choose(
    attribute: str, sayings: Iterable[Saying], order: Sequence[str] | None = None, decided: str = ""
) -> Shown | None:
    """The value of one attribute; None where nobody says anything. `decided` is what a person chose."""
    ranks = {kind: rank for rank, kind in enumerate(order or ORDERS.get(attribute, GENERAL))}
    told = sorted(
        (saying for saying in exact(attribute, [saying for saying in sayings if saying.value])),
        key=lambda saying: (ranks.get(saying.kind, len(ranks)), -saying.as_of.toordinal()),
    )
    if decided:
        against = tuple(each for each in told if not says_the_same(attribute, each.value, decided))
        return Shown(decided, None, against)
    if not told:
        return None
    first = told[0]
    against = tuple(each for each in told[1:] if not says_the_same(attribute, each.value, first.value))
    by_rule = order is not None and first.kind in order[:1]
    own_kind_agrees = all(each.kind != first.kind for each in against)
    return Shown(first.value, first, against, by_rule and own_kind_agrees)


def exact(attribute: str, sayings: list[Saying]) -> list[Saying]:
    """Without "an enterprise of some form" where a source tells of which: that is no other opinion."""
    if attribute != Attribute.LEGAL_FORM:
        return sayings
    vague = {LegalForm.UNKNOWN}
    if any(each.value in ENTERPRISES - {LegalForm.COMPANY} | DEPENDENT for each in sayings):
        vague.add(LegalForm.COMPANY)
    return [each for each in sayings if each.value not in vague] or sayings


def says_the_same(attribute: str, one: str, other: str) -> bool:
    """True where two values differ in writing only: legal forms and accents of names, old addresses of a door."""
    if one == other:
        return True
    if attribute == Attribute.NAME:
        return _name_proper(one) == _name_proper(other)
    if attribute == Attribute.ADDRESS:
        return _same_door(one, other)
    if attribute == Attribute.COORDINATES:
        return _same_point(one, other)
    if attribute == Attribute.PHONE:
        return read_phone(one) is not None and read_phone(one) == read_phone(other)
    if attribute in (Attribute.REGISTERED_ON, Attribute.ENDED_ON, Attribute.TAX_CODE, Attribute.PERSONAL_ID):
        return False
    return fold(one) == fold(other)


def _name_proper(name: str) -> str:
    return split_business_name(name).core or fold(name)


def _same_point(one: str, other: str) -> bool:
    """Within about a hundred metres: telephones measure no better between houses."""
    pairs = zip(one.split(","), other.split(","), strict=True)
    return all(abs(float(ours) - float(theirs)) < _CLOSE for ours, theirs in pairs)


def _same_door(one: str, other: str) -> bool:
    """House, street and hamlet where both tell them; the commune and what is above it changed on 01/7/2025."""
    ours, theirs = read_address(one), read_address(other)
    pairs = [(ours.house, theirs.house), (ours.street, theirs.street), (ours.area, theirs.area)]
    told = [(left, right) for left, right in pairs if left and right]
    return all(left == right for left, right in told) if told else fold(one) == fold(other)
