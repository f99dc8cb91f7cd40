"""What of a business a caller is shown: attribute by attribute, as its ward granted."""

from collections.abc import Callable
from typing import Any

from donghanh.api.callers import Rights
from donghanh.registry.enums import PERSONAL, Attribute, IdentifierKind
from donghanh.registry.models import Business, Involvement, LifecycleEvent, Succession, YearlyFact
from donghanh.vietnamese.text import fold

PERSONAL_DIGITS = frozenset({12, 15})
"""Digits of a personal number, and of one with the three of a place of business behind it."""


def _numbers(business: Business, *kinds: str) -> list[str]:
    """Every number of these kinds that any source names and that has not ended."""
    return [one.value for one in business.identifiers.all() if one.kind in kinds and not one.valid_to]


def _capital(business: Business) -> int | None:
    return None if business.capital is None else int(business.capital)


FIELDS: dict[str, tuple[str, Callable[[Business], Any]]] = {
    Attribute.LEGAL_FORM: ("legal_form", lambda one: one.legal_form),
    Attribute.PARENT_CODE: ("parent", lambda one: one.parent.public_id if one.parent else None),
    Attribute.ADDRESS: ("address", lambda one: one.place.text if one.place else None),
    Attribute.AREA: ("area", lambda one: (one.place.area or None) if one.place else None),
    Attribute.INDUSTRY_CODE: ("industry_code", lambda one: one.industry_code or None),
    Attribute.INDUSTRY_VERSION: ("industry_version", lambda one: one.industry_version or None),
    Attribute.INDUSTRY: ("industry", lambda one: one.industry or None),
    Attribute.TAX_STATUS: ("tax_status", lambda one: one.tax_status or None),
    Attribute.REGISTRATION_STATUS: ("registration_status", lambda one: one.registration_status or None),
    Attribute.REGISTERED_ON: ("registered_on", lambda one: one.registered_on),
    Attribute.ENDED_ON: ("ended_on", lambda one: one.ended_on),
    Attribute.CAPITAL: ("capital", _capital),
    Attribute.FOREIGN_INVESTED: ("foreign_invested", lambda one: one.foreign_invested),
    Attribute.INNOVATIVE: ("innovative", lambda one: one.innovative),
    Attribute.SUPPORTING_INDUSTRY: ("supporting_industry", lambda one: one.supporting_industry),
}
"""Attribute → field of the answer, and how it is read."""
PERSON_FIELDS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    Attribute.OWNER: ("name", lambda one: one.name),
    Attribute.OWNER_GENDER: ("gender", lambda one: one.gender or None),
    Attribute.OWNER_BORN: ("born_on", lambda one: one.born_on),
    Attribute.PERSONAL_ID: ("personal_number", lambda one: one.personal_number or None),
    Attribute.PHONE: ("phone", lambda one: one.phone or None),
    Attribute.EMAIL: ("email", lambda one: one.email or None),
}


def show_business(business: Business, rights: Rights, *, restricted: bool = False) -> dict[str, Any]:
    """What the ward lets the caller read, by the names of `schemas.BusinessOut`. `restricted`: the owner had the use of
    personal data restricted; what the caller else may read of it is withheld by name."""
    if restricted and rights.reads_persons:
        rest = show_business(business, rights.without_persons)
        told = rights.attributes & PERSONAL | set(rest.get("withheld", ()))
        return rest | {"withheld": sorted(str(Attribute(each).value) for each in told)}
    shown: dict[str, Any] = {
        "public_id": business.public_id,
        "ward": rights.code,
        "updated_at": business.updated_at,
        "merged_into": business.merged_into.public_id if business.merged_into else None,
        "standing": business.standing,
    }
    for attribute, (name, read) in FIELDS.items():
        if rights.may_read(attribute):
            shown[name] = read(business)
    withheld = _show_doubtful(business, rights, shown)
    if rights.reads_persons:
        shown["people"] = [_show_person(part, rights) for part in business.involvements.all()]
    return shown | ({"withheld": withheld} if withheld else {})


def _show_doubtful(business: Business, rights: Rights, shown: dict[str, Any]) -> list[str]:
    """Adds to `shown` what is personal in some rows only; which of it is, and is not given, comes back."""
    withheld = []
    if rights.may_read(Attribute.NAME):
        hidden = _is_a_persons_name(business) and not rights.may_read(Attribute.OWNER)
        shown["name"] = None if hidden else business.name
        withheld += [Attribute.NAME.value] if hidden else []
    for attribute, (name, read) in NUMBERS.items():
        if rights.may_read(attribute):
            told, personal = read(business)
            whole = rights.may_read(Attribute.PERSONAL_ID)
            shown[name] = told + personal if whole else told
            withheld += [] if whole or not personal else [str(attribute)]
    return withheld


def _is_a_persons_name(business: Business) -> bool:
    """Lists of the tax office name the person; as the name of a business nobody registered that."""
    return fold(business.name) in {fold(part.person.name) for part in business.involvements.all()}


def _tax_codes(business: Business) -> tuple[list[str], list[str]]:
    """The tax code of a household is its owner's personal number since 01/7/2025 (TT 86/2024/TT-BTC): personal."""
    codes = _numbers(business, IdentifierKind.TAX_CODE, IdentifierKind.DEPENDENT_CODE)
    told, personal = _apart(business, codes)
    return told, personal + _numbers(business, IdentifierKind.PERSONAL_NUMBER)


def _licences(business: Business) -> tuple[list[str], list[str]]:
    """A certificate may bear the personal number too, since it is the registration number (NĐ 168/2025/NĐ-CP)."""
    return _apart(business, _numbers(business, IdentifierKind.LICENCE))


def _apart(business: Business, numbers: list[str]) -> tuple[list[str], list[str]]:
    """What tells of no person, and what is or holds a personal number."""
    persons = set(_numbers(business, IdentifierKind.PERSONAL_NUMBER))
    persons |= {part.person.personal_number for part in business.involvements.all()} - {""}
    personal = [
        number for number in numbers if number in persons or sum(map(str.isdigit, number)) in PERSONAL_DIGITS
    ]
    return [number for number in numbers if number not in personal], personal


NUMBERS: dict[str, tuple[str, Callable[[Business], tuple[list[str], list[str]]]]] = {
    Attribute.TAX_CODE: ("tax_codes", _tax_codes),
    Attribute.LICENCE: ("licences", _licences),
}
"""Attribute → field of the answer, and how its numbers are told apart: what tells of no person, and what does."""


def _show_person(part: Involvement, rights: Rights) -> dict[str, Any]:
    shown: dict[str, Any] = {"part": part.part}
    for attribute, (name, read) in PERSON_FIELDS.items():
        if rights.may_read(attribute):
            shown[name] = read(part.person)
    return shown


def tells_of_persons(shown: dict[str, Any]) -> bool:
    """Whether an answer about one business holds personal data."""
    numbers = [*shown.get("tax_codes", ()), *shown.get("licences", ())]
    return bool(shown.get("people")) or any(
        sum(map(str.isdigit, number)) in PERSONAL_DIGITS for number in numbers
    )


def show_fact(fact: YearlyFact) -> dict[str, Any]:
    return {
        "year": fact.year,
        "kind": fact.kind,
        "amount": None if fact.amount is None else int(fact.amount),
        "words": fact.words or None,
        "source": fact.source.kind,
        "agency": fact.source.agency or None,
        "as_of": fact.as_of,
    }


def show_event(event: LifecycleEvent) -> dict[str, Any]:
    return {
        "happening": event.happening,
        "on": event.on,
        "until": event.until,
        "document": event.document or None,
    }


def show_succession(succession: Succession) -> dict[str, Any]:
    return {
        "kind": succession.kind,
        "predecessor": succession.predecessor.public_id,
        "successor": succession.successor.public_id,
        "on": succession.on,
        "document": succession.document or None,
    }
