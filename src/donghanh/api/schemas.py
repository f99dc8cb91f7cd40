"""The shapes of answers. A field that the key may not read is left out; null means that nobody told it."""

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema
from pydantic import ConfigDict


class ProblemOut(Schema):
    """An error: `code` is stable, `detail` is a Vietnamese sentence."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[dict[str, Any]] | None = None


class PersonOut(Schema):
    """An owner, representative or member; personal data."""

    part: str
    name: str | None = None
    gender: str | None = None
    born_on: date | None = None
    personal_number: str | None = None
    phone: str | None = None
    email: str | None = None


class BusinessOut(Schema):
    """A business as the ward knows it now. `withheld` names facts of this row that are personal data and not given."""

    model_config = ConfigDict(extra="forbid")

    public_id: str = Field(pattern="^[0-9A-Z]{12}$")
    ward: str = Field(pattern="^[0-9]{5}$")
    updated_at: datetime
    merged_into: str | None
    standing: str
    name: str | None = None
    legal_form: str | None = None
    tax_codes: list[str] | None = None
    licences: list[str] | None = None
    parent: str | None = None
    address: str | None = None
    area: str | None = None
    industry_code: str | None = None
    industry_version: str | None = None
    industry: str | None = None
    tax_status: str | None = None
    registration_status: str | None = None
    registered_on: date | None = None
    ended_on: date | None = None
    capital: int | None = None
    foreign_invested: bool | None = None
    innovative: bool | None = None
    supporting_industry: bool | None = None
    people: list[PersonOut] | None = None
    withheld: list[str] | None = None


class BusinessPage(Schema):
    """`next` leads on, null at the end; `resume_from`, the same on every page of a round, is the `updated_since` of the
    next one: no change that is not in this round has an earlier moment."""

    items: list[BusinessOut]
    next: str | None
    resume_from: datetime


class FactOut(Schema):
    """What one source says of one year: an amount (đồng, or a number of people) or words."""

    year: int
    kind: str
    amount: int | None
    words: str | None
    source: str
    agency: str | None
    as_of: date


class FactsOut(Schema):
    public_id: str
    facts: list[FactOut]


class EventOut(Schema):
    happening: str
    on: date
    until: date | None
    document: str | None


class SuccessionOut(Schema):
    kind: str
    predecessor: str
    successor: str
    on: date
    document: str | None


class EventsOut(Schema):
    public_id: str
    events: list[EventOut]
    successions: list[SuccessionOut]


class MovedOut(Schema):
    """The number was found to be another's; the header Location leads there."""

    public_id: str
    merged_into: str


class MeasureOut(Schema):
    key: str
    label: str
    unit: str
    share: bool
    on_day: bool


class ReadingOut(Schema):
    """`denominator` is null for a plain count. `known` of `everyone` are known to count or not; null where all are."""

    key: str
    wards: list[str]
    since: date
    as_of: date
    numerator: int
    denominator: int | None
    known: int | None
    everyone: int | None


class ThresholdOut(Schema):
    key: str
    value: str
    unit: str
    comparison: str
    valid_from: date
    valid_to: date | None
    basis: str
    is_verified: bool


class IndustryOut(Schema):
    version: str
    code: str
    level: int
    parent: str | None
    name: str
