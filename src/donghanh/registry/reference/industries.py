"""The systems of industries (VSIC): QĐ 27/2018/QĐ-TTg until 14/11/2025, QĐ 36/2025/QĐ-TTg since.

A code means nothing without its version: 4669 of 2018 does not exist in 2025, and 1104 is another industry. What a code
of 2018 may be in 2025 is in `bridge`.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from donghanh.registry.reference.tables import rows
from donghanh.vietnamese.text import fold

VSIC_2018, VSIC_2025 = "2018", "2025"
SINCE_2025 = date(2025, 11, 15)
"""QĐ 36/2025/QĐ-TTg in force."""


class IndustryLine(NamedTuple):
    """A line of the system: level 1 is a section (a letter), 2-5 are codes of as many digits; `folded` for search."""

    version: str
    code: str
    level: int
    parent: str
    name: str
    folded: str


@cache
def industries(version: str) -> dict[str, IndustryLine]:
    """Every line of a version by its code."""
    return {
        row["code"]: IndustryLine(
            version, row["code"], int(row["level"]), row["parent"], row["name"], fold(row["name"])
        )
        for row in rows("vsic.csv")
        if row["version"] == version
    }


def version_on(on: date) -> str:
    """The system in force on a day."""
    return VSIC_2025 if on >= SINCE_2025 else VSIC_2018


def section_of(code: str, version: str) -> str:
    """The section (letter) of a code of any level, also of one whose name is not known; "" for no code of the version.

    "4719" → "G"; a code that lost its leading zero in Excel ("111") is not guessed at.
    """
    line = industries(version).get(code[:2] if code.isdecimal() else code.upper())
    if line is None:
        return ""
    return line.parent if line.level == 2 else line.code


def divisions_of(code: str, version: str) -> tuple[str, ...]:
    """With what digits the codes under a line begin: those of its divisions for a section, else its own."""
    if not code.isalpha():
        return (code,)
    return tuple(line.code for line in industries(version).values() if line.parent == code)


def name_of(code: str, version: str) -> str:
    """The name of a code, "" where the version has no such code."""
    line = industries(version).get(code)
    return line.name if line else ""


def find_industries(text: str, version: str = VSIC_2025, limit: int = 20) -> Sequence[IndustryLine]:
    """Lines by the beginning of their code ("4711") or by words of their name without accents ("ban le do uong").

    Names that hold the words together come first, then those that begin with them, then shorter names, then codes.
    """
    words = fold(text)
    if not words:
        return []
    lines = industries(version).values()
    if words.isdecimal() or (len(words) == 1 and words.upper() in industries(version)):
        return [line for line in lines if line.code.startswith(words.upper())][:limit]
    found = [line for line in lines if all(f" {word}" in f" {line.folded}" for word in words.split())]
    return sorted(
        found,
        key=lambda line: (
            words not in line.folded,
            not line.folded.startswith(words),
            len(line.folded),
            line.code,
        ),
    )[:limit]


@cache
def _fields() -> dict[tuple[str, str], str]:
    return {(row["version"], row["section"]): row["field"] for row in rows("sme_fields.csv")}


def sme_field(code: str, version: str) -> str:
    """The field by which the size of an enterprise is told (NĐ 80/2021/NĐ-CP Đ5-6): "agri_industry", "trade_service",
    "" for an unknown code. The table stands in `data/sme_fields.csv`."""
    return _fields().get((version, section_of(code, version)), "")
