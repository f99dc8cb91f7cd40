"""What a check reports."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warn", "info"]
LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `code` is L01-L24; `message` is a Vietnamese sentence; `quote` holds its words.

    Lines and pages count from 1. `check_original` marks what may only be missing from the extracted text: it
    must never go into an official remark before someone has looked at the original.
    """

    code: str
    level: Level
    message: str
    line: int
    page: int | None
    quote: str
    check_original: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """What one rule says, before the register adds its code and level."""

    message: str
    line: int = 1
    page: int | None = None
    quote: str = ""


def shorten(text: str, length: int = LONGEST_QUOTE) -> str:
    """`text` on one line, cut at a word with "…" where it is longer than `length` characters."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: text.rfind(" ", 0, length)] + "…"
