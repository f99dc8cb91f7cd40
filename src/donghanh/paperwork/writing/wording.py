"""Fixed wordings of official documents: dates, numbers, list letters, closing marks."""

from __future__ import annotations

import datetime as dt
import re

from donghanh.paperwork.writing.documents import IssueDate, Issuer, Kind, Reference

BLANK = "      "
_LETTERS = "abcdđeghiklmnopqrstuvxy"  # the Vietnamese alphabet without marked vowels: no f, j, w, z
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_CLOSING = re.compile(r"[\s.;,:/]+$")


def roman(number: int) -> str:
    """1 -> "I", 14 -> "XIV"."""
    text = ""
    for amount, letters in _ROMAN:
        text += letters * (number // amount)
        number %= amount
    return text


def letter(number: int) -> str:
    """The letter of a điểm: 1 -> "a", 5 -> "đ" (NĐ 30/2020 Phụ lục I mục II.6); after y come aa, ab…"""
    rest, index = divmod(number - 1, len(_LETTERS))
    return (letter(rest) if rest else "") + _LETTERS[index]


def day(number: int) -> str:
    """A day below 10 is padded (Phụ lục I mục II.4)."""
    return f"{number:02d}"


def month(number: int) -> str:
    """Only January and February are padded (Phụ lục I mục II.4)."""
    return f"{number:02d}" if number < 3 else str(number)


def long_date(issued: IssueDate, blank: str = BLANK) -> str:
    """ "ngày 05 tháng 02 năm 2026"; what is still open stays blank for the pen."""
    days = day(issued.day) if issued.day else blank
    months = month(issued.month) if issued.month else blank
    return f"ngày {days} tháng {months} năm {issued.year}"


def short_date(date: dt.date) -> str:
    """ "05/02/2026", "30/6/2026"."""
    return f"{day(date.day)}/{month(date.month)}/{date.year}"


def number_and_symbol(reference: Reference) -> str:
    """ "05/KH-UBND", or a blank before the stroke; a number below 10 is padded (Phụ lục I mục II.3)."""
    number = BLANK if reference.number is None else f"{reference.number:02d}"
    return f"{number}/{reference.symbol}"


def citation(kind: Kind, reference: Reference, issuer: Issuer) -> str:
    """ "Kế hoạch số 12/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân phường Ái Quốc"."""
    return f"{kind.value} số {number_and_symbol(reference)} {long_date(reference.issued)} của {issuer.name}"


def without_closing(text: str) -> str:
    """The text without full stop, semicolon or "./." at its end. Dots of an ellipsis and of "v.v." stay."""
    if text.rstrip().endswith(("...", "…", "v.v.")):
        return text.rstrip()
    return _CLOSING.sub("", text)


def closed(text: str, mark: str) -> str:
    """The text ended by `mark`, whatever mark it came with."""
    return without_closing(text) + mark


def spaced_capacity(line: str) -> str:
    """ "KT.CHỦ TỊCH" -> "KT. CHỦ TỊCH"."""
    return re.sub(r"^(TM|KT|TL|TUQ|Q)\.\s*", r"\1. ", line.strip())
