"""What sources say, in the words of an officer: codes by their names, days as they are written, money in đồng."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from donghanh.registry.enums import (
    Attribute,
    DigitalTool,
    Education,
    FactKind,
    Gender,
    LegalForm,
    RegistrationStatus,
    Standing,
    TaxStatus,
)
from donghanh.ui.text import write_date, write_number

CHOICES: dict[str, Any] = {
    Attribute.LEGAL_FORM: LegalForm,
    Attribute.TAX_STATUS: TaxStatus,
    Attribute.REGISTRATION_STATUS: RegistrationStatus,
    Attribute.OWNER_GENDER: Gender,
}
DAYS = frozenset({Attribute.REGISTERED_ON, Attribute.ENDED_ON, Attribute.OWNER_BORN})
FLAGS = frozenset({Attribute.FOREIGN_INVESTED, Attribute.INNOVATIVE, Attribute.SUPPORTING_INDUSTRY})
MONEY = frozenset({FactKind.REVENUE, FactKind.TAX_PAID})
COUNTS = frozenset({FactKind.STAFF, FactKind.INSURED_STAFF, FactKind.NEW_JOBS})
YES_OR_NO = frozenset({FactKind.CASH_REGISTER, FactKind.ETAX_MOBILE})
MILLION = 1_000_000
STATUS_KINDS = {
    Standing.ACTIVE: "ok",
    Standing.SUSPENDED: "paused",
    Standing.CLOSING: "returned",
    Standing.CLOSED: "dropped",
    Standing.ABSENT: "inferred",
    Standing.UNCLEAR: "silent",
}
"""Standing → the status that shows it (`donghanh.ui.statuses`)."""


def attribute_words(attribute: str, value: str) -> str:
    """One value of an attribute as it is read; words that no list of ours knows stay as they are."""
    if attribute in CHOICES:
        known = CHOICES[attribute]
        return str(known(value).label) if value in known.values else value
    if attribute in DAYS:
        return _day(value)
    if attribute in FLAGS:
        return yes_or_no(value)
    if attribute == Attribute.CAPITAL:
        return _money(value)
    if attribute == Attribute.INDUSTRY_VERSION:
        return f"VSIC {value}"
    return value


def fact_words(kind: str, amount: Decimal | int | None, words: str) -> str:
    """One fact of a year as it is read: money in million đồng, counts as they are, tools by their names."""
    if amount is not None:
        return money_words(amount) if kind in MONEY else write_number(amount)
    if kind == FactKind.OWNER_EDUCATION:
        return str(Education(words).label) if words in Education.values else words
    if kind == FactKind.DIGITAL_TOOLS:
        return ", ".join(_tool(each) for each in words.split(","))
    return yes_or_no(words)


def money_words(amount: Decimal | int) -> str:
    """1.240 triệu; amounts below a million in đồng, so that nothing is rounded to zero."""
    exact = Decimal(amount)
    if -MILLION < exact < MILLION:
        return _("%(amount)s dong") % {"amount": write_number(exact)}
    millions = exact / MILLION
    places = 0 if millions == millions.to_integral_value() else 1
    return _("%(amount)s million") % {"amount": write_number(millions, places)}


def yes_or_no(value: str) -> str:
    return {"yes": _("yes"), "no": _("no")}.get(value, value)


def _tool(value: str) -> str:
    name = value.strip()
    return str(DigitalTool(name).label) if name in DigitalTool.values else name


def _day(value: str) -> str:
    try:
        return write_date(date.fromisoformat(value))
    except ValueError:
        return value


def _money(value: str) -> str:
    try:
        return money_words(Decimal(value))
    except InvalidOperation:
        return value
