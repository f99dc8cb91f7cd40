"""Numbers that identify, and telephone numbers, as spreadsheets leave them."""

import re

from donghanh.registry.lists.cleaning.findings import Code, Read
from donghanh.vietnamese.codes import plain_digits, read_personal_number, read_tax_code
from donghanh.vietnamese.phones import read_phones

_SCIENTIFIC = re.compile(r"^\d(?:[.,]\d+)?[eE]\+?\d+$")
_EMAIL = re.compile(r"^[\w.+%-]+@[\w-]+(?:\.[\w-]+)+$")


def read_tax(text: str) -> Read:
    """A tax code of ten digits, or ten and three ("0101248141-001"). A personal number of twelve, which households use
    as their code since 01/7/2025 (TT 86/2024/TT-BTC), bears PERSONAL_AS_TAX."""
    digits = plain_digits(text)
    if not digits:
        return Read(None, (Code.DIGITS_CUT if _SCIENTIFIC.match(text.strip()) else Code.CODE_UNREADABLE,))
    code = read_tax_code(text)
    if code is not None:
        restored = () if len(digits) in (10, 13) else (Code.ZEROS_RESTORED,)
        return Read(str(code), restored if code.is_valid else (*restored, Code.CHECK_DIGIT))
    number = read_personal_number(text)
    if number is not None and len(number) == 12:
        restored = (Code.ZEROS_RESTORED,) if len(digits) < 12 else ()
        return Read(number, (Code.PERSONAL_AS_TAX, *restored))
    return Read(None, (Code.CODE_UNREADABLE,))


def read_personal(text: str) -> Read:
    """Twelve digits, or the nine of an old identity card."""
    digits = plain_digits(text)
    number = read_personal_number(text)
    if number is None:
        return Read(None, (Code.DIGITS_CUT if _SCIENTIFIC.match(text.strip()) else Code.CODE_UNREADABLE,))
    return Read(number, (Code.ZEROS_RESTORED,) if len(number) != len(digits) else ())


def read_phone_cell(text: str) -> Read:
    """The first number of a cell, in its present form."""
    numbers = read_phones(text)
    if not numbers:
        return Read(None, (Code.PHONE_UNREADABLE,))
    digits = re.sub(r"\D", "", text)
    if len(numbers) > 1:
        return Read(numbers[0], (Code.PHONE_SEVERAL,))
    if len(digits) == 9 and numbers[0] == f"0{digits}":
        return Read(numbers[0], (Code.ZEROS_RESTORED,))
    is_same = numbers[0] in (digits, f"0{digits.removeprefix('84')}")
    return Read(numbers[0], () if is_same else (Code.PHONE_RENEWED,))


def read_email(text: str) -> Read:
    """One address in lower case."""
    words = text.strip().strip(";,.<>").lower()
    return Read(words) if _EMAIL.match(words) else Read(None, (Code.EMAIL_UNREADABLE,))
