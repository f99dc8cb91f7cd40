"""Numbers as Vietnamese documents write them: "1.234.567,89", "01 tỷ đồng", "14,0%", and read aloud."""

import re
from decimal import Decimal
from typing import NamedTuple

from donghanh.vietnamese.text import nfc, strip_marks

SCALES = {
    "": 1,
    "nghin": 10**3,
    "ngan": 10**3,
    "trieu": 10**6,
    "tr": 10**6,
    "ty": 10**9,
    "ti": 10**9,
    "nghin ty": 10**12,
    "ngan ty": 10**12,
    "trieu ty": 10**15,
}

_GROUPED = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"
_PLAIN = r"\d+(?:,\d+)?"
_NUMBER = re.compile(rf"[+-]?(?:{_GROUPED}|{_PLAIN})")
_AMOUNT = re.compile(
    r"(?P<number>[+-]?[\d.,]+)\s*(?P<scale>(?:nghìn|ngàn|triệu)\s+tỷ|nghìn|ngàn|triệu|tr|tỷ|tỉ)?\s*\.?"
    r"(?P<unit>%|đồng|đ|vnđ|vnd)?\.?",
    re.IGNORECASE,
)
_ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_THOUSANDS = ("", " nghìn", " triệu")


class Amount(NamedTuple):
    """A value with its unit: "đồng", "%" or "" for a bare count."""

    value: Decimal
    unit: str


def parse_number(text: str) -> Decimal:
    """ "1.234.567,89" → 1234567.89; "1.000" → 1000; "14,0" → 14.0; "05" → 5.

    A point groups thousands and a comma opens decimals. Raises ValueError for anything else ("12/3/5", "1.5").
    """
    cleaned = text.strip()
    if not _NUMBER.fullmatch(cleaned):
        raise ValueError(f"“{text}” không phải là một số viết theo cách của Việt Nam.")
    return Decimal(cleaned.replace(".", "").replace(",", "."))


def parse_amount(text: str) -> Amount:
    """ "01 tỷ đồng" → 1,000,000,000 đồng; "1,5 tỷ", "500 trđ", "14,0%", "1.500.000đ".

    Raises ValueError where the text is not one number with at most a scale and a unit.
    """
    match = _AMOUNT.fullmatch(nfc(text).strip())
    if match is None:
        raise ValueError(f"“{text}” không phải là một số tiền, một tỷ lệ hay một số lượng.")
    scale = SCALES[" ".join(strip_marks(match["scale"] or "").lower().split())]
    unit = {"%": "%", "": ""}.get((match["unit"] or "").lower(), "đồng")
    return Amount(parse_number(match["number"]) * scale, unit)


def format_number(value: int | float | Decimal, decimals: int | None = None) -> str:
    """1234567.89 → "1.234.567,89". `decimals` fixes the places; by default as many as the value has."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    spec = ",f" if decimals is None else f",.{decimals}f"
    return format(exact, spec).translate(str.maketrans(",.", ".,"))


def format_dong(value: int | Decimal) -> str:
    """1500000 → "1.500.000 đồng"."""
    return f"{format_number(value, 0)} đồng"


def read_number(value: int) -> str:
    """A whole number in words: 21 → "hai mươi mốt", 105 → "một trăm linh năm", 34 → "ba mươi tư".

    Below a full group the hundreds are read too ("không trăm"), as sums of money in words are.
    """
    if value < 0:
        return f"âm {read_number(-value)}"
    if value >= 10**9:
        billions, rest = divmod(value, 10**9)
        tail = f" {_below_billion(rest, whole=False)}" if rest else ""
        return f"{read_number(billions)} tỷ{tail}"
    return _below_billion(value, whole=True)


def read_dong(value: int) -> str:
    """A sum of money in words, as receipts want it: 1500000 → "Một triệu năm trăm nghìn đồng"."""
    words = f"{read_number(value)} đồng"
    return words[0].upper() + words[1:]


def _below_billion(value: int, *, whole: bool) -> str:
    """`whole` is True where nothing stands before, so that leading zeros are silent."""
    if value == 0:
        return _ONES[0]
    groups = [value // 10**6, value // 1000 % 1000, value % 1000]
    words: list[str] = []
    for group, scale in zip(groups, reversed(_THOUSANDS), strict=True):
        if group:
            words.append(_below_thousand(group, full=bool(words) or not whole) + scale)
    return " ".join(words)


def _below_thousand(value: int, *, full: bool) -> str:
    hundreds, rest = divmod(value, 100)
    if not hundreds and not full:
        return _below_hundred(rest)
    tail = f" linh {_ONES[rest]}" if 0 < rest < 10 else f" {_below_hundred(rest)}" if rest else ""
    return f"{_ONES[hundreds]} trăm{tail}"


def _below_hundred(value: int) -> str:
    tens, ones = divmod(value, 10)
    if tens == 0:
        return _ONES[ones]
    if tens == 1:
        return "mười" + ("" if ones == 0 else " lăm" if ones == 5 else f" {_ONES[ones]}")
    spoken = {0: "", 1: " mốt", 4: " tư", 5: " lăm"}.get(ones, f" {_ONES[ones]}")
    return f"{_ONES[tens]} mươi{spoken}"
