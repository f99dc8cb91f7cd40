"""List and heading marks at the start of a line: "PHẦN I", "II.", "2.1.", "a)", "-", "+"."""

import re
from dataclasses import dataclass, replace
from enum import IntEnum


class Style(IntEnum):
    """Kinds of marks, from the outermost to the innermost."""

    PART = 10
    CHAPTER = 15
    UPPER = 20
    ROMAN = 30
    ARTICLE = 35
    ARABIC = 40
    LETTER = 50
    BRACKET = 55
    BULLET = 60


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark as written, its kind, how deep it nests within the kind, and its ordinal where it counts.

    `symbol` tells bullets apart; `end` is how many characters of the line belong to the mark.
    """

    style: Style
    written: str
    depth: int = 0
    ordinal: int = 0
    symbol: str = ""
    end: int = 0

    @property
    def numbered(self) -> bool:
        return self.style is not Style.BULLET


_CAPITAL = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠ-ỸÁÉÍÓÚÂÊÔ"
_ORDINAL_WORD = r"thứ\s+\w+|nhất|hai|ba|[IVX]+|\d{1,2}"
PART = re.compile(rf"^(?:phần|PHẦN|Phần)\s+({_ORDINAL_WORD}|THỨ\s+\w+)\b\s*[.:\-–]*\s*", re.IGNORECASE)
CHAPTER = re.compile(rf"^(?:chương|mục)\s+({_ORDINAL_WORD})\b\s*[.:\-–]*\s*", re.IGNORECASE)
ARTICLE = re.compile(r"^Điều\s+(\d{1,3})\s*[.:]\s*")
NAMED = re.compile(
    r"^(?:Nhiệm vụ|Hoạt động|Nội dung|Giải pháp|Nhóm nhiệm vụ)(?:\s+số)?\s+(\d{1,2})\s*[.:]\s*"
)
ROMAN = re.compile(r"^(?=[IVX])(X{0,3}(?:IX|IV|V?I{0,3}))\s*(?:[.):]\s*|[-–/]\s+)(?=\S|$)")
ROMAN_DECIMAL = re.compile(r"^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\.(\d{1,2}(?:\.\d{1,2})*)\s*[.)\-:]?\s+")
BARE_ROMAN = re.compile(
    rf"^(?:(?P<long>II|III|IV|VI{{1,3}}|IX|XI{{0,3}})\s+(?=[{_CAPITAL}][^\W\d_])|(?P<short>[IVX])\s+(?=[{_CAPITAL}]{{2}}))"
)
BARE_NUMBER = re.compile(rf"^(\d{{1,2}})\s+(?=[{_CAPITAL}]{{2,}}[^a-zà-ỹ]*$)")
UPPER = re.compile(rf"^([A-H])\s*(?:[.)/]|[-–](?=\s))\s*(?=[{_CAPITAL}])")
DECIMAL = re.compile(rf"^(\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})\s*(?:[.)\-:/]\s*|\s)(?=[{_CAPITAL}“\"(*]|$)")
ARABIC = re.compile(r"^(\d{1,3})\s*(?:[.)](?!\d)\s*|[-–/:](?=\s)\s*)(?=\S|$)")
LETTER = re.compile(r"^([a-zđ])(\.?\d{1,2})?\s*(?:\)\s*|[.](?=\s)\s*|[-–/](?=\s)\s*)(?=\S|$)")
BRACKET = re.compile(r"^\(\s*(\d{1,2}|[ivx]{1,4}|[a-zđ])\s*\)\s*(?=\S)")
BULLET = re.compile(r"^([-–—‒−+*•●○▪■◦·►➢➤✓✔❖§♦◆\uf0b7\uf0a7\uf02d\uf0d8]+|o(?=\s))\s*(?=[^\s\d]|\d)")
_DASH_LIKE = dict.fromkeys("-–—‒−\uf02d", "-")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def find_marker(text: str, label: str = "") -> Marker | None:
    """The mark that opens a line, or that its file generates (`label`). None where it has none."""
    if label:
        found = _parse(label.strip() + " ") or _parse(label.strip() + ".")
        return Marker(found.style, label.strip(), found.depth, found.ordinal, found.symbol) if found else None
    return _parse(text)


def _parse(text: str) -> Marker | None:
    for read in (_named, _roman, _numbers, _letters, _bullet):
        marker = read(text)
        if marker:
            return marker
    return None


def _named(text: str) -> Marker | None:
    for pattern, style in ((PART, Style.PART), (CHAPTER, Style.CHAPTER), (ARTICLE, Style.ARTICLE)):
        if (match := pattern.match(text)) and _stands_alone(text, match):
            return Marker(style, match[0].strip(), ordinal=_ordinal(match[1]), end=match.end())
    if match := NAMED.match(text):
        return Marker(Style.ARABIC, match[0].strip(), 3, int(match[1]), end=match.end())
    return None


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """ "Phần I" or "Chương II. Mục tiêu" is a heading; "Phần 1 của dự án" is a sentence."""
    rest = text[match.end() :]
    return not rest or rest[0].isupper() or match[0].rstrip()[-1] in ".:-–"


def _roman(text: str) -> Marker | None:
    if match := ROMAN_DECIMAL.match(text):
        dots = match[1].count(".")
        return Marker(Style.ARABIC, match[0].strip(), dots, int(match[1].rsplit(".", 1)[-1]), end=match.end())
    if match := ROMAN.match(text):
        return Marker(Style.ROMAN, match[0].strip(), ordinal=_ordinal(match[1]), end=match.end())
    if match := BARE_ROMAN.match(text):
        written = match["long"] or match["short"]
        return Marker(Style.ROMAN, written, ordinal=roman_value(written), end=match.end())
    if match := UPPER.match(text):
        return Marker(Style.UPPER, match[0].strip(), ordinal=ord(match[1]) - 64, end=match.end())
    return None


def _numbers(text: str) -> Marker | None:
    if match := DECIMAL.match(text):
        levels = match[1].split(".")
        return Marker(Style.ARABIC, match[0].strip(), len(levels) - 1, int(levels[-1]), end=match.end())
    if match := ARABIC.match(text) or BARE_NUMBER.match(text):
        return Marker(Style.ARABIC, match[0].strip(), 0, int(match[1]), end=match.end())
    return None


def _letters(text: str) -> Marker | None:
    if match := LETTER.match(text):
        depth = 1 if match[2] else 0
        ordinal = int(match[2].strip(".")) if match[2] else _letter_ordinal(match[1])
        return Marker(Style.LETTER, match[0].strip(), depth, ordinal, end=match.end())
    if match := BRACKET.match(text):
        return Marker(Style.BRACKET, match[0].strip(), ordinal=_ordinal(match[1]), end=match.end())
    return None


def _bullet(text: str) -> Marker | None:
    """A bullet; where a letter follows it, as converters write lists ("- a) …"), that letter.

    A number after it ("- 1. …") is only stripped: such lists mix with plain bullets of the same level.
    """
    if match := BULLET.match(text):
        inner = _parse(text[match.end() :])
        end = match.end() + inner.end if inner and inner.numbered else match.end()
        if inner and inner.style in (Style.LETTER, Style.ROMAN):
            return replace(inner, end=end)
        symbol = _DASH_LIKE.get(match[1][0], match[1][0])
        return Marker(Style.BULLET, match[1], symbol=symbol, end=end)
    return None


def _letter_ordinal(letter: str) -> int:
    return "abcdđeghiklmnopqrstuvxy".find(letter) + 1


def _ordinal(written: str) -> int:
    if written.isdecimal():
        return int(written)
    if set(written.upper()) <= set(_ROMAN_VALUES):
        return roman_value(written)
    return _letter_ordinal(written) if len(written) == 1 else 0


def roman_value(written: str) -> int:
    """ "IV" → 4. Only I, V and X occur in headings."""
    values = [_ROMAN_VALUES[letter] for letter in written.upper()]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))
