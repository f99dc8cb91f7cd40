"""What differs between two wordings of one clause."""

import re

from donghanh.paperwork.comparing.clauses import Clause
from donghanh.vietnamese.text import accent_key, fold

FIELDS = ("title", "lead", "coop", "product", "deadline")
LEADING_ZERO = re.compile(r"\b0+(?=\d)")


def differences(old: Clause, new: Clause, *, accents: bool = True) -> tuple[str, ...]:
    """The fields whose words differ, in the order of FIELDS.

    Punctuation, case, spaces, the place of tone marks, leading zeros and the order of names are no difference. With
    `accents` False neither are accents: OCR may have misread them.
    """
    return tuple(name for name in FIELDS if _key(old, name, accents) != _key(new, name, accents))


def same_words(first: str, second: str, *, accents: bool = True) -> bool:
    """Whether two texts say the same, word for word, in the sense of `differences`."""
    return _words(first, accents) == _words(second, accents)


def _key(clause: Clause, name: str, accents: bool) -> str | frozenset[str]:
    value = getattr(clause, name)
    return (
        _words(value, accents) if isinstance(value, str) else frozenset(_words(one, accents) for one in value)
    )


def _words(text: str, accents: bool) -> str:
    return LEADING_ZERO.sub("", accent_key(text) if accents else fold(text))
