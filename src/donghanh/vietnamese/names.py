"""Names of people and of offices: order họ, đệm, tên; how a person is addressed; how an office is abbreviated."""

import re
from typing import Literal, NamedTuple

from donghanh.vietnamese.text import nfc, sort_key

_CONNECTIVES = {"và", "của", "các"}
_TITLE = re.compile(
    r"^(?:\((?:ông|bà|anh|chị)\)\s*|(?:ông|bà|đồng chí|đ/c|anh|chị|ths\.?|ts\.?|pgs\.?|gs\.?|bs\.?|ks\.?)\s+)",
    re.IGNORECASE,
)


class PersonName(NamedTuple):
    """Family name, middle names (may be empty) and given name: "Nguyễn", "Thị Minh", "Khai"."""

    family: str
    middle: str
    given: str

    @property
    def full(self) -> str:
        """The name in its usual order."""
        return " ".join(part for part in self if part)


def split_name(full: str) -> PersonName:
    """Splits a name typed in any case, with or without "ông", "bà", "đồng chí" before it.

    A single word is a given name. Raises ValueError for a blank name.
    """
    words = normalise_name(full).split()
    if not words:
        raise ValueError("Họ và tên để trống.")
    if len(words) == 1:
        return PersonName("", "", words[0])
    return PersonName(words[0], " ".join(words[1:-1]), words[-1])


def normalise_name(typed: str) -> str:
    """ "NGUYỄN  văn a" → "Nguyễn Văn A", titles before the name dropped, in NFC."""
    words = _TITLE.sub("", " ".join(nfc(typed).split()))
    return re.sub(r"[^\W\d_]+", lambda part: _capitalised(part[0]), words)


def _capitalised(part: str) -> str:
    is_mixed = not (part.isupper() or part.islower())
    return part if is_mixed else part.capitalize()


def name_sort_key(full: str) -> str:
    """People sort by tên, then họ, then đệm. Plain ASCII, sorts by bytes."""
    name = split_name(full)
    return "|".join(sort_key(part) for part in (name.given, name.family, name.middle))


def address(full: str, gender: Literal["male", "female"] | None = None) -> str:
    """How the person is spoken to: "ông Hùng", "bà Lan", "ông/bà An" where the gender is unknown; never by họ."""
    title = {"male": "ông", "female": "bà"}.get(gender or "", "ông/bà")
    return f"{title} {split_name(full).given}"


def abbreviate_unit(name: str) -> str:
    """The unit part of a document symbol: "Phòng Kinh tế, Hạ tầng và Đô thị" → "KTHTĐT", "Văn phòng" → "VP".

    First letters of all words, "Phòng" and connecting words left out; local registers may prescribe another.
    """
    words = re.findall(r"[^\W_]+", nfc(name))
    if len(words) > 1 and words[0].lower() == "phòng":
        words = words[1:]
    kept = [word for word in words if word.lower() not in _CONNECTIVES]
    return "".join(word if word.isupper() and len(word) > 1 else word[0].upper() for word in kept)
