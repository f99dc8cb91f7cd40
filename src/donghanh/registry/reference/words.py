"""The words for legal forms and statuses, each with the rule it is from."""

from functools import cache
from typing import NamedTuple

from donghanh.registry.reference.tables import rows


class FormWords(NamedTuple):
    """A legal form: `code` as in `LegalForm`, the name in law, how lists shorten it, and since when the rule counts.

    `is_main`: counted as a business of its own; branches, offices and locations belong to one.
    """

    code: str
    name: str
    family: str
    is_main: bool
    abbreviations: tuple[str, ...]
    basis: str
    valid_from: str
    note: str


class StatusWords(NamedTuple):
    """A status of `vocabulary` "tax" or "registration": the official wording, and the `Standing` it stands for."""

    vocabulary: str
    code: str
    wording: str
    standing: str
    counts_as_active: bool
    basis: str
    valid_from: str
    is_verified: bool


@cache
def legal_forms() -> dict[str, FormWords]:
    """Every legal form by its code, in the order of the file."""
    return {
        row["code"]: FormWords(
            code=row["code"],
            name=row["name"],
            family=row["family"],
            is_main=row["is_main"] == "yes",
            abbreviations=tuple(filter(None, row["abbreviations"].split("|"))),
            basis=row["basis"],
            valid_from=row["valid_from"],
            note=row["note"],
        )
        for row in rows("legal_forms.csv")
    }


@cache
def statuses(vocabulary: str) -> dict[str, StatusWords]:
    """Every status of a vocabulary by its code."""
    return {
        row["code"]: StatusWords(
            vocabulary=row["vocabulary"],
            code=row["code"],
            wording=row["wording"],
            standing=row["standing"],
            counts_as_active=row["counts_as_active"] == "yes",
            basis=row["basis"],
            valid_from=row["valid_from"],
            is_verified=row["verified"] == "yes",
        )
        for row in rows("statuses.csv")
        if row["vocabulary"] == vocabulary
    }
