"""A cell's value as the text an officer sees in it."""

import re
from datetime import date, datetime, time, timedelta

LONGEST = 2_000
"""Characters kept of one cell; no attribute of a business is longer."""
_UNSEEN = dict.fromkeys((*range(32), 127, *range(128, 160), *range(55296, 57344)))
_SPACES = dict.fromkeys(
    (9, 10, 11, 12, 13, 0x85, 0xA0, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x3000), " "
)
_JOINERS = dict.fromkeys(
    (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xFFFE, 0xFFFF)
)
_CLEANING = _UNSEEN | _SPACES | _JOINERS
_ERROR = re.compile(r"^#(?:N/A|NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|GETTING_DATA|SPILL!|CALC!)$")


def as_text(value: object) -> str:
    """Whole numbers without a point, parts with a decimal comma, days as 05/02/2019; "" for an error of Excel."""
    if isinstance(value, str):
        return clean(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int):
        return str(value)[:LONGEST]
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y") if value.year >= 1000 else ""
    return str(value) if isinstance(value, time | timedelta) else clean(str(value))


def clean(text: str) -> str:
    """Visible characters of one line, single spaces; the soft hyphen stays, because it is a letter in TCVN3."""
    if not (text.isascii() and text.isprintable()):
        text = text.translate(_CLEANING)
    text = " ".join(text.split(" ")) if "  " not in text else re.sub(r" {2,}", " ", text)
    text = text.strip(" ")[:LONGEST]
    return "" if text.startswith("#") and _ERROR.match(text) else text


def _number(value: float) -> str:
    if value != value or abs(value) >= 1e22:
        return ""
    if value == int(value):
        return str(int(value))
    return f"{value:.10f}".rstrip("0").rstrip(".").replace(".", ",")
