"""Addresses taken apart: house, street or hamlet, commune; names of abolished districts are kept apart as history.

Before 01/7/2025 an address had a district between commune and province (Luật 72/2025/QH15 abolished it), so the part
below the commune is what an old and a new address of one house have in common.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from donghanh.vietnamese.text import fold, nfc

_HOUSE = re.compile(
    r"^(?:so\s+nha|nha\s+so|soo?|sn|nha|lo|ki\s?ot|kiot|can|thua|dc)?\s*"
    r"((?!ql|tl|dt|km)(?:[a-z]{1,2}\s?)?\d+(?:[a-z]{1,2}|\s[a-h])?(?:\s?[/-]\s?\d+[a-z]?)*)(?=\s|$)"
)
_ALLEY = re.compile(r"\b(?:ngo|ngach|hem|kiet|hxh)\s+(?:so\s+)?(\d+\w?(?:\s?/\s?\d+\w?)*)")
_AREA_NUMBER = re.compile(
    r"\b(?:to dan pho|to dp|tdp|kdc|khu dan cu|khu pho|kp|khu|thon|xom|ap|doi|to|cum)\s*(?:so\s+)?(\d+)\b"
)
_DAY = re.compile(
    r"\b(?:(\d{1,2}) thang (\d{1,2})|(?<=duong )(\d{1,2})/(\d{1,2})|(?<=pho )(\d{1,2})/(\d{1,2}))\b"
)
"""A street called by a day: "đường 30 Tháng 4", "đường 3/2"."""
_MARKED = (
    ("province", re.compile(r"^(?:tinh|t)\s+(?=\D)")),
    ("district", re.compile(r"^(?:(?:quan|huyen|thi xa|h|q|tx)\s+|(?:quan|q)(?=\d{1,2}$))")),
    ("city", re.compile(r"^(?:thanh pho|tp|t p)\s*")),
    ("commune", re.compile(r"^(?:(?:phuong|xa|thi tran|dac khu|p|x|tt)\s+|(?:phuong|p)(?=\d{1,2}$))")),
)
_STREET_WORDS = re.compile(
    r"(?<!hai )(?<!binh )\b(?:duong|pho|quoc lo|ql|tinh lo|tl|dt|dai lo|ngo|ngach|hem|kiet|ngo so|so nha|so|sn|nha"
    r"|to dan pho|to dp|tdp|kdc|khu dan cu"
    r"|khu pho|kp|khu|thon|xom|ap|doi|to|cum|lo|kiot)\b"
)
_BREAKS = re.compile(r"\s*[,;|\n]\s*|\s+[-–]\s+(?!\d)")
_UNSPLIT = re.compile(
    r"\s(?=(?:phường|xã|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|tỉnh|tp|phuong|thi tran|dac khu"
    r"|huyen|thi xa|thanh pho|tinh|p|q|h|x)\b\.?\s)",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"\b(tp|p|q|h|x|tx|tt|t|đ|kp)\s*\.\s*(?=\w)", re.IGNORECASE)
_HYPHENED = re.compile(
    r"\b(bà rịa|ba ria|thừa thiên|thua thien|phan rang)\s*[-–]\s*(?=[^\W\d])", re.IGNORECASE
)
_MERGED = {
    "tuyen quang": "ha giang", "lao cai": "yen bai", "thai nguyen": "bac kan", "phu tho": "hoa binh|vinh phuc",
    "bac ninh": "bac giang", "hung yen": "thai binh", "hai phong": "hai duong|hp", "ninh binh": "ha nam|nam dinh",
    "quang tri": "quang binh", "da nang": "quang nam|dn", "quang ngai": "kon tum", "gia lai": "binh dinh",
    "khanh hoa": "ninh thuan", "lam dong": "dak nong|binh thuan", "dak lak": "phu yen", "dong nai": "binh phuoc",
    "ho chi minh": "binh duong|ba ria vung tau|hcm|sai gon", "tay ninh": "long an", "can tho": "soc trang|hau giang",
    "vinh long": "ben tre|tra vinh", "dong thap": "tien giang", "ca mau": "bac lieu", "an giang": "kien giang",
    "hue": "thua thien hue",
}  # fmt: skip
"""Province since 01/7/2025 → those merged into it (NQ 202/2025/QH15), and its abbreviations."""
_PRESENT = {former: name for name, formers in _MERGED.items() for former in formers.split("|")}
_ABBREVIATIONS = {"hp", "dn", "hcm", "sai gon"}
_KEPT = "ha noi|lai chau|dien bien|son la|lang son|quang ninh|thanh hoa|nghe an|ha tinh|cao bang"
_PROVINCES = {*_MERGED, *_KEPT.split("|"), *_PRESENT}
_LATER_NUMBER = re.compile(
    r"(?<!quoc lo )(?<!tinh lo )(?<!duong )(?<!pho )(?<!ql )(?<!tl )(?<!km )\b\d+[a-z]?(?:/\d+[a-z]?)*\b"
)


class Address(NamedTuple):
    """Parts of an address, all folded; "" for what is not told.

    `house`: number with its alleys from the street inwards ("12/3/5"); `street`: words of street and hamlet without
    their kinds; `area`: number of the hamlet or residential group; `commune`, `district`: names without kinds;
    `province`: the present one, whichever was written, "" for a name that is none; `era`: "old" with a district or a
    province that ended on 30/6/2025, "new" with a present province and no district, "" where it cannot be told.
    """

    house: str
    street: str
    area: str
    commune: str
    district: str
    province: str
    era: str


class Levels(NamedTuple):
    """Names above the hamlet as they were written, folded and without kinds; "" for what is not told.

    `province` is not translated to the present one, and may be a city that is none ("phường Lê Lợi, TP Vinh").
    """

    commune: str
    district: str
    province: str


def administrative_levels(typed: str) -> Levels:
    """ "Khu Vũ Xá, phường Ái Quốc, TP Hải Dương, tỉnh Hải Dương" → "ai quoc", "hai duong", "hai duong"."""
    return _names(_levels(_parts(typed))[1])


def present_province(written: str) -> str:
    """The province since 01/7/2025 of a folded name or abbreviation, "" for a name of none: "hai duong" → "hai phong".

    NQ 202/2025/QH15.
    """
    return _PRESENT.get(written, written) if written in _PROVINCES else ""


@lru_cache(maxsize=4096)
def read_address(typed: str) -> Address:
    """ "Số 5, ngõ 12, đường Trần Phú, P. Ái Quốc, TP Hải Phòng" → 12/5, "tran phu", commune "ai quoc"."""
    local, named = _levels(_parts(typed))
    names = _names(named)
    house, street, area = _local(local)
    return Address(
        house=house,
        street=street,
        area=area,
        commune=names.commune,
        district=names.district,
        province=present_province(names.province),
        era=_era(bool(names.district), names.province),
    )


def _names(named: dict[str, list[str]]) -> Levels:
    cities = named["city"]
    province = named["province"][-1:] or cities[-1:]
    old_cities = cities if named["province"] else cities[:-1]
    district = named["district"][:1] or old_cities[:1]
    return Levels("".join(named["commune"][:1]), "".join(district), "".join(province))


def _era(has_district: bool, province: str) -> str:
    if has_district or province in _PRESENT.keys() - _ABBREVIATIONS:
        return "old"
    return "new" if province else ""


def _parts(typed: str) -> list[str]:
    text = _HYPHENED.sub(r"\1 ", _DOTTED.sub(lambda mark: f"{mark[1]} ", nfc(typed)))
    rough = [part for part in _BREAKS.split(text) if part.strip()]
    if len(rough) == 1:
        rough = _UNSPLIT.split(rough[0])
    return [part for part in map(_folded, rough) if part not in ("", "viet nam", "vn")]


def _folded(part: str) -> str:
    """Folded, slashes and hyphens between numbers kept."""
    joined = re.sub(r"(?<=\w)\s*/\s*(?=\d)", "ZZ", re.sub(r"(?<=\d)\s*-\s*(?=\d)", "ZZ", part))
    return fold(joined).replace("zz", "/")


def _levels(parts: list[str]) -> tuple[list[str], dict[str, list[str]]]:
    """Parts below the commune, and the names of each level; bare names at the end are taken from the top down."""
    named: dict[str, list[str]] = {level: [] for level, _ in _MARKED}
    local: list[str] = []
    for part in parts:
        level, mark = next(
            ((level, found) for level, mark in _MARKED if (found := mark.match(part))), ("", None)
        )
        if mark is None or (level == "commune" and named["commune"]):
            local.append(part)
        else:
            named[level].append(part[mark.end() :].strip())
    return _without_bare_names(local, named, parts[-1:], len(parts)), named


def _without_bare_names(
    local: list[str], named: dict[str, list[str]], last: list[str], count: int
) -> list[str]:
    """Names at the end without a kind ("…, Hải Dương") are of province or commune, where three parts or more are given
    and the first still tells the house; only what stands last is a province."""
    free = [level for level in ("province", "commune") if not named[level]]
    if "province" in free and last != local[-1:]:
        free.remove("province")
    while free and count >= 3 and len(local) > 1 and _is_bare(local[-1]):
        named[free.pop(0)].append(local.pop())
    return local


def _is_bare(part: str) -> bool:
    return not any(letter.isdecimal() for letter in part) and not _STREET_WORDS.search(part)


def _local(parts: list[str]) -> tuple[str, str, str]:
    """House number, words of street and hamlet, number of the area."""
    text = _DAY.sub(lambda day: "thang".join(filter(None, day.groups())), " ".join(parts))
    area = "".join(number.lstrip("0") for number in _AREA_NUMBER.findall(text)[:1])
    rest = _AREA_NUMBER.sub(" ", text)
    alleys = _ALLEY.findall(rest)
    rest = _ALLEY.sub(" ", rest).strip()
    found = _HOUSE.match(rest)
    later = None if found or alleys else _LATER_NUMBER.search(rest)
    number = found[1] if found else later[0] if later else ""
    numbers = [*reversed(alleys), *filter(None, [number])]
    if found:
        rest = rest[found.end() :]
    elif later:
        rest = rest[: later.start()] + rest[later.end() :]
    house = "/".join(_tidy(number) for number in numbers)
    words = _STREET_WORDS.sub(" ", rest).split()
    return house, " ".join(words), area


def _tidy(number: str) -> str:
    plain = number.replace(" ", "").replace("-", "/")
    return "/".join(re.sub(r"^([a-z]*)0+(?=\d)", r"\1", piece) for piece in plain.split("/"))
