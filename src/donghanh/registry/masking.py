"""Personal data as it stands on a screen until somebody with the right asks for it (Luật 91/2025/QH15 Đ3)."""

import re

from donghanh.registry.enums import PERSONAL, Attribute

PERSONAL_DIGITS = 12
MANY_DIGITS = re.compile(r"\d(?:[\s.-]?\d){8,}")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
DOT = "•"
HIDDEN = DOT * 3


def is_personal(attribute: str, value: str) -> bool:
    """Whether a value is masked. Since 01/7/2025 the tax code of a household is its owner's personal number
    (TT 86/2024/TT-BTC): twelve digits are somebody, ten are a business."""
    return attribute in PERSONAL or (attribute == Attribute.TAX_CODE and len(value) == 12)


def mask(attribute: str, value: str) -> str:
    """A value as it may stand on a screen; what is no personal data stays as it is."""
    if not value or not is_personal(attribute, value):
        return value
    if attribute == Attribute.OWNER:
        return mask_name(value)
    if attribute in (Attribute.PERSONAL_ID, Attribute.TAX_CODE):
        return mask_number(value)
    if attribute == Attribute.PHONE:
        return mask_phone(value)
    if attribute == Attribute.EMAIL:
        return mask_email(value)
    return HIDDEN


def mask_words(text: str) -> str:
    """Words somebody wrote, with the long numbers and e-mail addresses in them masked: "gọi 0911 111 111" →
    "gọi •••• ••• 111"."""
    text = _ADDRESS.sub(lambda found: mask_email(found[0]), text)
    return MANY_DIGITS.sub(lambda found: _mask_digits("".join(filter(str.isdigit, found[0]))), text)


def _mask_digits(digits: str) -> str:
    return mask_number(digits) if len(digits) == PERSONAL_DIGITS else mask_phone(digits)


def mask_name(name: str) -> str:
    """ "Nguyễn Thị Lan" → "Nguyễn Thị L•••"."""
    head, _space, last = name.strip().rpartition(" ")
    return f"{head} {last[:1]}{HIDDEN}".strip()


def mask_number(number: str) -> str:
    """ "031190001234" → "0311 •••• ••34": who knows the number knows it again, nobody else learns it."""
    if len(number) < 9:
        return HIDDEN
    hidden = number[:4] + DOT * (len(number) - 6) + number[-2:]
    return " ".join(hidden[start : start + 4] for start in range(0, len(hidden), 4))


def mask_phone(number: str) -> str:
    """ "0912345678" → "•••• ••• 678"."""
    return f"{DOT * 4} {HIDDEN} {number[-3:]}" if len(number) >= 9 else HIDDEN


def mask_email(address: str) -> str:
    """ "lan@example.vn" → "l•••@example.vn"."""
    name, at, host = address.partition("@")
    return f"{name[:1]}{HIDDEN}{at}{host}" if at else HIDDEN
