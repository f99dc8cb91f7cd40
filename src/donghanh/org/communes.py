"""The commune-level units of the country, and the units each kind of them usually has: dated data files."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from donghanh.org.enums import WardKind


@dataclass(frozen=True, slots=True)
class Commune:
    """A row of `data/communes.csv`: code of five digits, name without its kind, kind as in `WardKind`."""

    code: str
    name: str
    kind: str
    province_code: str
    province_name: str


@dataclass(frozen=True, slots=True)
class StandardUnit:
    """A row of `data/standard_units.csv`, its names filled in for one kind of ward."""

    order: int
    name: str
    short_name: str
    kind: str
    relation: str
    aliases: tuple[str, ...]


@cache
def communes() -> dict[str, Commune]:
    """Every commune since 01/7/2025 by its code."""
    return {row["code"]: Commune(**row) for row in _rows("communes.csv")}


def standard_units(kind: str, on: date) -> list[StandardUnit]:
    """What a new ward of the kind is proposed on a day, in order."""
    rows = [
        row for row in _rows("standard_units.csv") if kind in row["ward_kinds"].split() and _valid(row, on)
    ]
    return [_unit(row, WardKind(kind).vietnamese.lower()) for row in rows]


def _unit(row: dict[str, str], word: str) -> StandardUnit:
    name, aliases = row["name"].format(kind=word), row["aliases"].format(kind=word).split("|")
    return StandardUnit(
        order=int(row["order"]),
        name=name,
        short_name=row["short_name"],
        kind=row["kind"],
        relation=row["relation"],
        aliases=tuple(alias for alias in aliases if alias and alias != name),
    )


def _valid(row: dict[str, str], on: date) -> bool:
    return row["valid_from"] <= on.isoformat() and (not row["valid_to"] or on.isoformat() <= row["valid_to"])


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(files("donghanh.org").joinpath("data", name).read_text("utf-8").splitlines())
