"""How a cell goes wrong on its way through hands, fonts and spreadsheets. Each function takes the chance and the cell."""

import unicodedata
from random import Random

from donghanh.vietnamese.encodings import from_unicode
from donghanh.vietnamese.text import strip_marks

_NEIGHBOURS = {
    "a": "s",
    "e": "r",
    "i": "o",
    "o": "p",
    "u": "i",
    "n": "m",
    "m": "n",
    "h": "j",
    "t": "r",
    "g": "h",
    "c": "v",
}


def slip(random: Random, text: str) -> str:
    """One typing error: two letters exchanged, one lost, one doubled, or a neighbouring key."""
    if len(text) < 4:
        return text
    at = random.randrange(1, len(text) - 1)
    way = random.randrange(4)
    if way == 0:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if way == 1:
        return text[:at] + text[at + 1 :]
    if way == 2:
        return text[:at] + text[at] + text[at:]
    return text[:at] + _NEIGHBOURS.get(text[at].lower(), text[at]) + text[at + 1 :]


def swap_digits(random: Random, code: str) -> str:
    """Two neighbouring digits exchanged, or one digit wrong."""
    if len(code) < 6 or not code[:6].isdecimal():
        return code
    at = random.randrange(1, min(len(code), 10) - 1)
    if random.random() < 0.6:
        return code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    return (
        code[:at] + str((int(code[at]) + random.randint(1, 9)) % 10) + code[at + 1 :]
        if code[at].isdecimal()
        else code
    )


def spreadsheet(random: Random, code: str) -> str:
    """What a spreadsheet makes of a number: zeros lost, a formula, an apostrophe, a decimal, an exponent that cuts off."""
    digits = code.replace("-", "")
    if not digits.isdecimal():
        return code
    return random.choice(
        (
            digits.lstrip("0"),
            digits.lstrip("0"),
            digits.lstrip("0"),
            f'="{code}"',
            f"'{code}",
            f"{int(digits)}.0",
            f"{int(digits):.2E}",
        )
    )


def without_accents(text: str) -> str:
    """As typed on a machine without a Vietnamese keyboard."""
    return strip_marks(text)


def decomposed(text: str) -> str:
    """As some systems store it: letter and mark apart (NFD)."""
    return unicodedata.normalize("NFD", text)


def old_font(text: str, encoding: str) -> str:
    """As typed in a font of the nineties ("tcvn3" or "vni")."""
    return from_unicode(text, "tcvn3" if encoding == "tcvn3" else "vni")


def phone_as_written(random: Random, phone: str) -> str:
    """One of the ways of writing a number."""
    return random.choice(
        (
            phone,
            phone,
            f"{phone[:4]}.{phone[4:7]}.{phone[7:]}",
            f"{phone[:4]} {phone[4:7]} {phone[7:]}",
            f"+84{phone[1:]}",
            phone.lstrip("0"),
        )
    )
