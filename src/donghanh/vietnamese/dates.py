"""Dates as official documents write and read them (NĐ 30/2020/NĐ-CP, Phụ lục I): "ngày 05 tháng 02 năm 2026"."""

import re
from datetime import date

from donghanh.vietnamese.numbers import read_number
from donghanh.vietnamese.text import nfc

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
"""Monday first, as `date.weekday()` counts."""

_FIGURES = re.compile(r"(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4})")
_WORDS = re.compile(r"(?:ng[àa]y\s*)?(\d{1,2})\s*th[áa]ng\s*(\d{1,2})\s*n[ăa]m\s*(\d{4})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH_NAMES = {1: "một", 4: "tư"}


def parse_date(text: str) -> date:
    """ "05/02/2026", "5.2.2026", "ngày 05 tháng 02 năm 2026" or "2026-02-05"; the day always comes before the month.

    Raises ValueError where the text is no date or names a day that does not exist.
    """
    words = nfc(text).strip().removeprefix("ngày").strip()
    if iso := _ISO.fullmatch(words):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if match := _FIGURES.fullmatch(words):
        return date(int(match[4]), int(match[3]), int(match[1]))
    if match := _WORDS.fullmatch(words):
        return date(int(match[3]), int(match[2]), int(match[1]))
    raise ValueError(f"“{text}” không phải là một ngày; hãy ghi dạng 05/02/2026.")


def format_date(day: date) -> str:
    """Figures in running text: day of two digits, months 1 and 2 of two digits: "05/02/2026", "30/9/2026"."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def format_long_date(day: date) -> str:
    """The date line of a document: "ngày 05 tháng 02 năm 2026", "ngày 30 tháng 9 năm 2026"."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def format_place_and_date(place: str, day: date | None) -> str:
    """ "Ái Quốc, ngày 05 tháng 02 năm 2026"; blanks to fill by hand where the day is not yet known."""
    return f"{place}, {format_long_date(day) if day else 'ngày      tháng      năm'}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def weekday_name(day: date) -> str:
    """ "Thứ Hai" … "Chủ nhật"."""
    return WEEKDAYS[day.weekday()]


def format_date_with_weekday(day: date) -> str:
    """ "Thứ Sáu, ngày 20/11/2026"."""
    return f"{weekday_name(day)}, ngày {format_date(day)}"


def read_date(day: date) -> str:
    """A date in words, as minutes open: "ngày mùng năm tháng hai năm …"."""
    month = _MONTH_NAMES.get(day.month, read_number(day.month))
    return f"ngày {_day_words(day.day)} tháng {month} năm {read_number(day.year)}"


def _day_words(number: int) -> str:
    return f"mùng {read_number(number)}" if number <= 10 else read_number(number)


def quarter_of(day: date) -> int:
    """1 to 4."""
    return (day.month - 1) // 3 + 1
