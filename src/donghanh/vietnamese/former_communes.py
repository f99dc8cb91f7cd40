"""Communes of the three-level order that ended on 30/6/2025, and the present ones each became.

Licences, invoices and lists still carry the old names. A commune that was divided has several candidates: which one a
house is in now cannot be told from its old address, so nothing here guesses (NQ 202/2025/QH15 and the resolutions of
the Standing Committee on communes, 16/6/2025). Names repeat, also within a province: what counts is the code.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from donghanh.vietnamese.addresses import administrative_levels, present_province
from donghanh.vietnamese.text import accent_key, fold, nfc

ENDED_ON = date(2025, 6, 30)
"""The last day of the old communes and districts (Luật 72/2025/QH15)."""

_KINDS = {
    "phuong": "phuong", "p": "phuong", "xa": "xa", "x": "xa", "thi tran": "thi_tran", "tt": "thi_tran",
}  # fmt: skip
_KIND = re.compile(r"^(phuong|p|xa|x|thi tran|tt)\s+(?=\S)")
_ACCENTED_KIND = re.compile(r"^(?:phường|p|xã|x|thị trấn|tt)\s+(?=\S)")
_DISTRICT_KIND = re.compile(r"^(?:quan|q|huyen|h|thi xa|tx|thanh pho|tp|t p)\s+(?=\S)")
_PROVINCE_KIND = re.compile(r"^(?:tinh|t|thanh pho|tp|t p)\s+(?=\S)")
_PARTS = re.compile(r"[,;|\n]|\s[-–]\s")
_SHORT = {"hcm": "ho chi minh", "sai gon": "ho chi minh", "hp": "hai phong", "dn": "da nang"}
_RENAMED = {"thua thien hue": "hue"}


class FormerCommune(NamedTuple):
    """A commune as it was on 30/6/2025: code of the statistical office (five digits), names without kinds.

    `kind`: "phuong", "xa" or "thi_tran"; "" with an empty code for an island district that had no communes.
    `present`: codes of what it became on 01/7/2025, one where it went over whole, several where it was divided.
    """

    code: str
    name: str
    kind: str
    district: str
    province: str
    present: tuple[str, ...]


class Candidate(NamedTuple):
    """A present commune that an old name may mean now.

    `code`: of the present commune. `is_whole`: all of the former commune became part of it; without that, the house
    may as well be in another candidate.
    """

    code: str
    is_whole: bool
    former: FormerCommune


class _Names(NamedTuple):
    """Former communes by their own names, by names from before earlier mergers, and every name of each district."""

    own: Mapping[str, list[FormerCommune]]
    earlier: Mapping[str, list[FormerCommune]]
    districts: Mapping[tuple[str, str], frozenset[str]]


def present_communes(commune: str, district: str = "", province: str = "") -> tuple[Candidate, ...]:
    """What a former commune became: "phường Ái Quốc", "TP Hải Dương", "Hải Dương" → 10660, whole.

    Names with or without kinds, accents and abbreviations (P., TP., H.); district and province may be "", and the
    province may be the present one ("Hải Phòng" for what was Hải Dương). Every former commune that fits is answered
    for, in the order of the codes; no candidates where none fits. A kind or accents that were written decide between
    names that are otherwise equal; a name from before a merger of 2019-2025 counts where none of 30/6/2025 fits.
    """
    typed = fold(commune)
    kind = _KIND.match(typed)
    fitting = _fitting(_names_typed(_KIND, commune), _names_typed(_DISTRICT_KIND, district), province)
    if kind:
        fitting = [former for former in fitting if former.kind == _KINDS[kind[1]]] or fitting
    accented = _ACCENTED_KIND.sub("", accent_key(commune))
    fitting = [former for former in fitting if accent_key(former.name) == accented] or fitting
    return tuple(
        Candidate(code=code, is_whole=len(former.present) == 1, former=former)
        for former in fitting
        for code in former.present
    )


def present_communes_of(address: str) -> tuple[Candidate, ...]:
    """The same for an old address: "Khu Vũ Xá, phường Ái Quốc, TP Hải Dương, tỉnh Hải Dương" → 10660, whole."""
    levels = administrative_levels(address)
    district, province = levels.district, levels.province
    if province and not present_province(province):
        district, province = district or province, ""
    return present_communes(_as_written(levels.commune, address), district, province)


def only_code(candidates: Iterable[Candidate]) -> str:
    """The code all candidates agree on, "" where they differ or there are none: then a person has to tell."""
    codes = {candidate.code for candidate in candidates}
    return codes.pop() if len(codes) == 1 else ""


def _as_written(commune: str, address: str) -> str:
    """The commune with the kind and the accents it has in the address."""
    parts = (part.strip() for part in _PARTS.split(nfc(address)))
    return next((part for part in parts if commune and _KIND.sub("", fold(part)) == commune), commune)


def _names_typed(kind: re.Pattern[str], typed: str) -> tuple[str, ...]:
    """Keys of a name without and with the word that looks like its kind ("Quan Hóa" is a name); () for none."""
    folded = fold(typed)
    return tuple(dict.fromkeys((_key(kind.sub("", folded)), _key(folded)))) if folded else ()


def _key(folded: str) -> str:
    """ "Ea H'leo" = "Eahleo", "phường 01" = "phường 1"."""
    squeezed = folded.replace(" ", "")
    return str(int(squeezed)) if squeezed.isdecimal() else squeezed


def _fitting(communes: tuple[str, ...], districts: tuple[str, ...], province: str) -> list[FormerCommune]:
    if not communes and not districts:
        return []
    known = _former()
    asked = _PROVINCE_KIND.sub("", fold(province))
    asked = _SHORT.get(asked, asked)
    asked = _RENAMED.get(asked, asked)
    for names in (known.own, known.earlier):
        for commune in communes or ("",):
            found = [
                former
                for former in names.get(commune, ())
                if (
                    not districts or known.districts[former.district, former.province].intersection(districts)
                )
                and (not asked or asked in _provinces(former.province))
            ]
            if found:
                return found
    return []


@cache
def _provinces(name: str) -> frozenset[str]:
    """The name of a former province and of the one it is in now."""
    folded = fold(name)
    return frozenset({folded, present_province(folded)})


@cache
def _former() -> _Names:
    districts = {row["code"]: row for row in _rows("former_districts.csv")}
    own: dict[str, list[FormerCommune]] = defaultdict(list)
    earlier: dict[str, list[FormerCommune]] = defaultdict(list)
    for row in _rows("former_communes.csv"):
        district = districts[row["district"]]
        former = FormerCommune(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            district=district["name"],
            province=district["province"],
            present=tuple(row["present"].split("|")),
        )
        own[_key(fold(former.name))].append(former)
        for name in filter(None, row["other_names"].split("|")):
            earlier[name].append(former)
    return _Names(
        own, earlier, {(row["name"], row["province"]): _all_names(row) for row in districts.values()}
    )


def _all_names(row: dict[str, str]) -> frozenset[str]:
    return frozenset({_key(fold(row["name"])), *filter(None, row["other_names"].split("|"))})


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("donghanh.vietnamese").joinpath("data", name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())
