"""What a heading says: the attribute, the year it is about, and the unit of money."""

import re
from functools import lru_cache
from typing import NamedTuple

from donghanh.registry.lists.attributes import ATTRIBUTES, NUMBERING, TELLING_NOTHING
from donghanh.vietnamese.encodings import repair_text, to_unicode
from donghanh.vietnamese.text import fold

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[a-z])(?=(?:19|20)\d\d$)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_YEARLIKE = re.compile(
    r"\b(?:nam|trong nam|ca nam|luy ke|tinh den|den|quy|ky|thang|ngay)?\s*(?:\d{1,2}\s+){0,2}(?:19|20)\d\d\b"
)
_UNITS = (
    (re.compile(r"\b(?:nghin|ngan) ty\b"), 10**12),
    (re.compile(r"\bty(?: dong| vnd| d)?\b"), 10**9),
    (re.compile(r"\b(?:trieu(?: dong| vnd| d)?|tr d|trd|trieu|tr dong)\b"), 10**6),
    (
        re.compile(r"\b(?:nghin|ngan|1000|1 000|ng)(?: dong| d| vnd)\b|\b(?:nghin dong|ngan dong|nd|ngd)\b"),
        10**3,
    ),
    (re.compile(r"\b(?:dong|vnd|d)\b"), 1),
)
_UNIT_PLACE = re.compile(
    r"\([^)]*\)|\bđvt\b.*|\bđơn vị(?: tính)?\b\s*[:：].*|,\s*(?:tỷ|triệu|nghìn|ngàn)\s*(?:đồng|đ)\b",
    re.IGNORECASE,
)
_NOTES = re.compile(r"\((?!\s*(?:19|20)\d\d\s*\))[^)]*\)|\*|\[[^\]]*\]")
_NUMBER_PREFIX = re.compile(r"^\s*(?:\(?\d{1,2}\)?[.)]\s+|[a-h]\)\s*|cot\s+\d+\s*[:.]\s*)", re.IGNORECASE)
_FILLING = frozenset(
    ["cua", "so", "theo", "hien", "nay", "chinh", "thuc", "vnd", "dong", "trieu", "ty", "nghin", "nam"]
)
EXACT, UNDER, INSIDE, LEAST = 0.98, 0.9, 0.85, 0.5
LINES = " / "
"""Stands between the lines of a heading: "Chủ hộ / Họ và tên"."""


class Heading(NamedTuple):
    """`attribute` is "" where the heading says nothing known, "numbering" for the running number. `factor` multiplies
    amounts: 1,000,000 for "triệu đồng"; None where no unit stands. `confidence` 0 to 1."""

    attribute: str
    confidence: float
    year: int | None = None
    factor: int | None = None


@lru_cache(maxsize=4096)
def read_heading(typed: str) -> Heading:
    """ "Doanh thu 2025 (triệu đồng)" → revenue, 2025, 1,000,000. Also "M· sè thuÕ" (TCVN3), "maSoThue", "MST (*)"."""
    split = _CAMEL.sub(" ", typed)
    readings = [_read(repair_text(split))]
    if not typed.isascii() and not readings[0].attribute:
        readings += [_read(to_unicode(split, font)) for font in ("tcvn3", "vni")]
    return max(readings, key=lambda reading: reading.confidence)


def _read(text: str) -> Heading:
    year = _year(text)
    bare = _NUMBER_PREFIX.sub("", _NOTES.sub(" ", text))
    phrase = _plain(_YEARLIKE.sub(" ", fold(bare)) if year else fold(bare)) or _plain(fold(text))
    if phrase in NUMBERING:
        return Heading("numbering", EXACT)
    if whole := _EXACT.get(fold(text)):
        return Heading(whole, EXACT, year, unit_of(text))
    lower = _read(text.rpartition(LINES)[2]) if LINES in text else None
    if lower is not None and lower.confidence >= UNDER:
        return lower._replace(confidence=UNDER, year=lower.year or year, factor=lower.factor or unit_of(text))
    attribute, confidence = ("", 0.0) if phrase in TELLING_NOTHING else _known(phrase)
    return Heading(attribute, confidence, year, unit_of(text))


def _plain(phrase: str) -> str:
    return " ".join(phrase.split())


def _year(text: str) -> int | None:
    years = [int(year) for year in _YEAR.findall(text)]
    return years[-1] if years else None


def unit_of(text: str) -> int | None:
    """The factor of "Đơn vị tính: triệu đồng" above a list, or of "(triệu đồng)" and ", tỷ đồng" in a heading."""
    for place in _UNIT_PLACE.findall(text):
        folded = fold(place)
        for pattern, factor in _UNITS:
            if pattern.search(folded):
                return factor
    return None


def _known(phrase: str) -> tuple[str, float]:
    """The attribute whose heading is the phrase, or stands in it and leaves least words over."""
    if not phrase:
        return "", 0.0
    exact = _EXACT.get(phrase)
    if exact:
        return exact, EXACT
    words = phrase.split()
    found = [
        (_covered(words, at, length, known), -at, known)
        for length in range(len(words), 0, -1)
        for at in range(len(words) - length + 1)
        if (known := _EXACT.get(" ".join(words[at : at + length])))
        and not (length == 1 and len(words[at]) < 3)
    ]
    if not found:
        return "", 0.0
    share, _place, attribute = max(found, key=lambda each: each[:2])
    return (attribute, round(INSIDE * share, 2)) if INSIDE * share >= LEAST else ("", 0.0)


def _covered(words: list[str], at: int, length: int, attribute: str) -> float:
    """How much of a heading is explained, filling words counting as such; 0 to 1."""
    rest = [
        word for place, word in enumerate(words) if not at <= place < at + length and word not in _FILLING
    ]
    return length / (length + len(rest))


_EXACT: dict[str, str] = {}
for _attribute in ATTRIBUTES:
    for _phrase in _attribute.headings:
        _EXACT.setdefault(_phrase, _attribute.key)
