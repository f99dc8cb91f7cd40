"""The commune-level units of the country, and the units each kind of them usually has: dated data files."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from donghanh.org.enums import WardKind
from donghanh.vietnamese.addresses import read_address
from donghanh.vietnamese.former_communes import present_communes_of
from donghanh.vietnamese.text import fold


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


def communes_of(address: str) -> list[Commune]:
    """The present communes an address may be in, by their codes: one where it tells, several where a former commune
    was divided or the name repeats, none where nothing fits.

    An address with a present province and no district is read as a present one first; with a district or a province
    that ended on 30/6/2025 only as an old one.
    """
    read = read_address(address)
    present = _named(read.commune, read.province) if read.era != "old" else []
    if present and read.era == "new":
        return present
    former = [communes()[candidate.code] for candidate in present_communes_of(address)]
    return sorted(
        {commune.code: commune for commune in (*present, *former)}.values(), key=lambda one: one.code
    )


def _named(name: str, province: str) -> list[Commune]:
    return [one for one in _by_name().get(name, []) if not province or _province(one) == province]


@cache
def _by_name() -> dict[str, list[Commune]]:
    found: dict[str, list[Commune]] = defaultdict(list)
    for commune in communes().values():
        found[fold(commune.name)].append(commune)
    return found


def _province(commune: Commune) -> str:
    return fold(commune.province_name.removeprefix("Thành phố ").removeprefix("Tỉnh "))


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
