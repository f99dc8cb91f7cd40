"""What a column's cells look like where its heading says nothing, and whether they fit what it says."""

import re
from collections.abc import Callable, Sequence

from donghanh.registry.lists.industry_codes import looks_like_industry
from donghanh.vietnamese.business_names import split_business_name
from donghanh.vietnamese.codes import plain_digits, read_personal_number, read_tax_code
from donghanh.vietnamese.encodings import repair_text
from donghanh.vietnamese.phones import read_phones
from donghanh.vietnamese.text import fold

_DAY = re.compile(r"^\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}|\d{4})$")
_MOBILE = re.compile(r"^0(?:3|5|7|8|9)\d{8}$")
_PLACE = re.compile(
    r"\b(?:so|duong|pho|phuong|xa|thon|khu|to dan pho|tdp|ngo|ngach|kdc|tinh|thanh pho|tp|quan|huyen|ql)\b"
)
_PERSON = re.compile(r"^(?:[^\W\d_]+\s+){1,4}[^\W\d_]+$")
_FAMILY = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh dao doan luong trinh mai truong ta ha luu".split()
)
_STATUS = re.compile(r"\b(?:hoat dong|tam ngung|cham dut|giai the|ngung|nghi)\b")
ENOUGH, SURE = 0.6, 0.75


def guess(cells: Sequence[str]) -> tuple[str, float]:
    """The attribute that most of the filled cells look like, with a confidence up to 0.75; ("", 0.0) for none."""
    filled = [repair_text(cell) for cell in cells if cell]
    if len(filled) < 3:
        return "", 0.0
    shares = {attribute: share(attribute, filled) for attribute in _LOOKS}
    best = max(shares, key=lambda attribute: shares[attribute])
    return (best, round(SURE * shares[best], 2)) if shares[best] >= ENOUGH else ("", 0.0)


def share(attribute: str, filled: Sequence[str]) -> float:
    """The share of cells that look like the attribute; 1.0 where nothing can be said of it."""
    looks = _LOOKS.get(attribute)
    if looks is None or not filled:
        return 1.0
    return sum(looks(cell) for cell in filled) / len(filled)


def _is_tax_code(cell: str) -> bool:
    code = read_tax_code(cell)
    return code is not None and code.is_valid


def _is_personal(cell: str) -> bool:
    number = read_personal_number(cell)
    return number is not None and len(plain_digits(cell)) in (11, 12)


def _is_phone(cell: str) -> bool:
    return any(_MOBILE.match(number) for number in read_phones(cell))


def _is_person(cell: str) -> bool:
    return bool(_PERSON.match(cell)) and fold(cell).split()[0] in _FAMILY


_LOOKS: dict[str, Callable[[str], bool]] = {
    "tax_code": _is_tax_code,
    "personal_id": _is_personal,
    "phone": _is_phone,
    "email": lambda cell: bool(re.fullmatch(r"[^@\s]+@[^@\s]+\.\w+", cell)),
    "registered_on": lambda cell: bool(_DAY.match(cell)),
    "name": lambda cell: bool(split_business_name(cell).form),
    "owner": _is_person,
    "address": lambda cell: len(cell) > 12 and bool(_PLACE.search(fold(cell))),
    "status": lambda cell: bool(_STATUS.search(fold(cell))),
    "industry_code": looks_like_industry,
}
