"""Numbers that identify: tax codes (mã số thuế) with their check digit, and personal numbers (số định danh cá nhân)."""

import re
from typing import NamedTuple

_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_FORMULA = re.compile(r'^=\s*"?([^"]*)"?$')
_SCIENTIFIC = re.compile(r"^(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})$")
_DECIMAL_TAIL = re.compile(r"(?<=\d{6})[.,]0+$")
_JOINTS = re.compile(r"[\s.\-_/'’`\u00a0\u200b\ufeff]+")
_UNIT_MARK = re.compile(r"(?<=\d)\s*[-–/_]\s*(\d{3})$")


class TaxCode(NamedTuple):
    """A tax code: ten digits, the three digits of a dependent unit (or ""), and whether the check digit is right."""

    number: str
    unit: str
    is_valid: bool

    def __str__(self) -> str:
        return f"{self.number}-{self.unit}" if self.unit else self.number


def check_digit(first_nine: str) -> int | None:
    """The tenth digit of a tax code; None where no such number is issued (c = 10).

    c = 10 − (31·N1 + 29·N2 + 23·N3 + 19·N4 + 17·N5 + 13·N6 + 7·N7 + 5·N8 + 3·N9) mod 11.
    Raises ValueError unless nine digits are given.
    """
    if not re.fullmatch(r"\d{9}", first_nine, re.ASCII):
        raise ValueError(f"“{first_nine}” không phải là chín chữ số.")
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first_nine, strict=True))
    digit = 10 - total % 11
    return digit if digit < 10 else None


def is_tax_number(digits: str) -> bool:
    """True for ten digits whose last one is the check digit."""
    return bool(re.fullmatch(r"\d{10}", digits, re.ASCII)) and check_digit(digits[:9]) == int(digits[9])


def plain_digits(typed: str) -> str:
    """The digits of a code as spreadsheets leave it: '="0123"', "'0123", "101248141.0", "1.01248141E+09".

    "" where something else than a code stands there, or where the spreadsheet has cut digits off ("1.01E+08").
    """
    text = typed.strip()
    if formula := _FORMULA.match(text):
        text = formula[1].strip()
    if scientific := _SCIENTIFIC.match(text):
        lead, rest, power = scientific[1], scientific[2] or "", int(scientific[3])
        return (lead + rest).ljust(power + 1, "0") if len(rest) >= power - 1 else ""
    text = _DECIMAL_TAIL.sub("", re.sub(r"^[^\d]{1,12}(?=\d)", "", text))
    digits = _JOINTS.sub("", text)
    return digits if re.fullmatch(r"\d+", digits, re.ASCII) else ""


def read_tax_code(typed: str) -> TaxCode | None:
    """A code of ten or thirteen digits, zeros that a spreadsheet dropped put back; None for anything else.

    "101248141" → 0101248141; "0101248141-001" and "101248141001" → unit 001. A 12-digit personal number, which
    households use as tax code since 01/7/2025 (TT 86/2024/TT-BTC), is none: see `read_personal_number`.
    """
    marked = _UNIT_MARK.search(typed.strip())
    digits = plain_digits(typed)
    if marked and 11 <= len(digits) <= 13:
        return _tax_code(digits[:-3], digits[-3:])
    if len(digits) in (12, 13) and (padded := digits.zfill(13)) and is_tax_number(padded[:10]):
        return None if len(digits) == 12 and digits[0] == "0" else _tax_code(padded[:10], padded[10:])
    if len(digits) == 13:
        return _tax_code(digits[:10], digits[10:])
    return _tax_code(digits, "") if 8 <= len(digits) <= 10 else None


def _tax_code(number: str, unit: str) -> TaxCode:
    padded = number.zfill(10)
    return TaxCode(padded, "" if unit == "000" else unit, is_tax_number(padded))


def read_personal_number(typed: str) -> str | None:
    """Twelve digits (số định danh cá nhân), or nine of an old identity card (CMND); None for anything else.

    Ten or eleven digits have lost the zeros in front that the code of every province has. There is no check digit.
    """
    digits = plain_digits(typed)
    if len(digits) == 9:
        return digits
    if len(digits) == 12:
        return digits
    padded = digits.zfill(12)
    return padded if len(digits) in (10, 11) and padded[:3] != "000" else None
