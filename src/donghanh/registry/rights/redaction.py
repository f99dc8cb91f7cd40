"""Personal values inside running text: how they are found whatever way they were typed, and taken out.

The patterns are read by Python and by PostgreSQL alike, so that text is blanked in both by one rule.
"""

import re
from collections.abc import Iterable

from donghanh.registry.enums import Attribute
from donghanh.registry.masking import HIDDEN, mask

NUMBERS = frozenset({Attribute.PHONE, Attribute.PERSONAL_ID, Attribute.TAX_CODE})
SHORTEST_NUMBER, SHORTEST_NAME = 8, 2
"""Digits of a number, and words of a name, below which nothing is looked for in text: it would find anything."""
_BETWEEN = "[ .-]?"
_PLAIN = " @•"


def patterns_of(said: Iterable[tuple[str, str]]) -> list[str]:
    """Patterns of (attribute, value) pairs, and of how they stand masked; a gender is found in any text and so in
    none."""
    found = {
        each for attribute, value in said for each in (_pattern(attribute, value), _masked(attribute, value))
    }
    return sorted(found - {""})


def redacted(text: str, patterns: Iterable[str]) -> str:
    """The text with "•••" in place of every value."""
    for pattern in patterns:
        text = re.sub(pattern, HIDDEN, text)
    return text


def _pattern(attribute: str, value: str) -> str:
    if attribute in NUMBERS:
        return _number(value)
    if attribute == Attribute.OWNER_BORN:
        return _day(value)
    if attribute == Attribute.EMAIL and "@" in value:
        return _letters(value)
    if attribute == Attribute.OWNER and len(value.split()) >= SHORTEST_NAME:
        return r"\s+".join(_letters(word) for word in value.split())
    return ""


def _masked(attribute: str, value: str) -> str:
    """What a mask leaves of a value goes too, unless it leaves nothing."""
    shown = mask(attribute, value)
    is_told = shown not in (value, HIDDEN) and _pattern(attribute, value)
    return _letters(shown) if is_told else ""


def _number(value: str) -> str:
    """ "0912345678" is found as "0912 345 678", "091.234.5678" and "+84 912345678"."""
    if len(value) < SHORTEST_NUMBER or not value.isdecimal():
        return ""
    head, rest = ("(?:[+]?84|0)", value[1:]) if value[0] == "0" else (value[0], value[1:])
    return rf"(?<!\d){_BETWEEN.join([head, *rest])}(?!\d)"


def _day(value: str) -> str:
    """ "1988-03-12" is found as "12/3/1988" too."""
    parts = value.split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return ""
    year, month, day = (str(int(part)) for part in parts)
    return rf"(?<!\d)(?:{value}|0?{day}[/.-]0?{month}[/.-]{year})(?!\d)"


def _letters(word: str) -> str:
    """Either case of each letter: the order of letters of a database may know only those of English."""
    return "".join(_either(letter) for letter in word)


def _either(letter: str) -> str:
    forms = sorted({letter.lower(), letter.upper()})
    if len(forms) == 2 and all(len(form) == 1 for form in forms):
        return f"[{''.join(forms)}]"
    return letter if letter.isalnum() or letter in _PLAIN else f"[{letter}]"
