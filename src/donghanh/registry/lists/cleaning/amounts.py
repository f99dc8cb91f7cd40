"""Sums of money and counts of people as lists write them."""

import re
from decimal import Decimal, InvalidOperation

from donghanh.registry.lists.cleaning.findings import Code, Read
from donghanh.vietnamese.text import fold, nfc

_BOUND = re.compile(r"^(?:tren|duoi|hon|gan|tu|den|toi da|toi thieu|it nhat|khong qua)\b")
_RANGE = re.compile(r"\d\s*(?:-|–|—|đến|den|tới|~)\s*\d")
_SCALED = re.compile(r"([\d.,]+)\s*(nghìn tỷ|ngàn tỷ|nghìn|ngàn|triệu|tr|tỷ|tỉ|ty|k)\b\.?", re.IGNORECASE)
_SCALES = {
    "nghin ty": 10**12, "ngan ty": 10**12, "ty": 10**9, "ti": 10**9, "trieu": 10**6, "tr": 10**6,
    "nghin": 10**3, "ngan": 10**3, "k": 10**3,
}  # fmt: skip
_UNIT = re.compile(r"(?:vnđ|vnd|đồng|dong|đ|₫|\bd)\s*\.?$", re.IGNORECASE)
_APPROXIMATE = re.compile(r"^(?:khoảng|khoang|ước|uoc|~|≈|tầm)\s*", re.IGNORECASE)
_PEOPLE = re.compile(r"\s*(?:người|nguoi|lao động|lao dong|lđ|ld|nv|nhân viên|ng)\.?$", re.IGNORECASE)
_GROUPS = {
    ".": re.compile(r"^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$"),
    ",": re.compile(r"^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$"),
    " ": re.compile(r"^[+-]?\d{1,3}(?: \d{3})+$"),
}
_PLAIN = re.compile(r"^[+-]?\d+(?:[.,]\d+)?$")
LARGEST, SMALLEST = 10**15, 1_000
MOST_PEOPLE = 200_000


def read_amount(text: str, *, factor: int = 1) -> Read:
    """Whole đồng: "1,2 tỷ" → 1200000000; "500" under "triệu đồng" (`factor` 10⁶) → 500000000. A bound or a range
    ("dưới 100 triệu") is no sum; below zero, above a million tỷ or a few đồng cannot be."""
    words = _APPROXIMATE.sub("", nfc(text).strip().lstrip("'"))
    if _BOUND.match(fold(words)) or words[:1] in "<>≤≥" or _RANGE.search(words):
        return Read(None, (Code.AMOUNT_BOUND,))
    codes: tuple[Code, ...] = ()
    scaled = _scaled(words)
    if scaled is not None:
        amount, codes = scaled, (Code.AMOUNT_SCALED,)
    else:
        number = read_number(_UNIT.sub("", words).strip())
        if number is None:
            return Read(None, (Code.AMOUNT_UNREADABLE,))
        amount = number * factor
    if amount < 0 or amount > LARGEST or 0 < amount < SMALLEST:
        return Read(None, (Code.AMOUNT_IMPOSSIBLE,))
    return Read(str(int(amount)), codes)


def _scaled(words: str) -> Decimal | None:
    """ "1 tỷ 200 triệu" → 1200000000; None where no word of scale stands or anything else is left."""
    pieces = _SCALED.findall(words)
    if not pieces or _UNIT.sub("", _SCALED.sub("", words).strip(" .,")).strip(" .,"):
        return None
    numbers = [read_number(number) for number, _scale in pieces]
    if any(number is None for number in numbers):
        return None
    scales = [_SCALES[" ".join(fold(scale).split())] for _number, scale in pieces]
    return sum(
        (number * scale for number, scale in zip(numbers, scales, strict=True) if number is not None),
        Decimal(0),
    )


def read_number(text: str) -> Decimal | None:
    """A number grouped by points, commas or spaces; one separator before other than three digits opens decimals."""
    words = text.strip()
    try:
        if _GROUPS["."].match(words):
            return Decimal(words.replace(".", "").replace(",", "."))
        if _GROUPS[","].match(words):
            return Decimal(words.replace(",", ""))
        if _GROUPS[" "].match(words):
            return Decimal(words.replace(" ", ""))
        return Decimal(words.replace(",", ".")) if _PLAIN.match(words) else None
    except InvalidOperation:
        return None


def read_count(text: str) -> Read:
    """A count of people: "3", "03 người"; ranges, bounds and parts of a person are none."""
    words = _PEOPLE.sub("", _APPROXIMATE.sub("", nfc(text).strip().lstrip("'")))
    number = read_number(words)
    if number is None:
        return Read(None, (Code.COUNT_UNREADABLE,))
    if number < 0 or number > MOST_PEOPLE or number != int(number):
        return Read(None, (Code.COUNT_IMPOSSIBLE,))
    return Read(str(int(number)))
