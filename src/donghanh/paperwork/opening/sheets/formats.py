"""Shows numbers as the sheet shows them: dates, percentages, plain numbers with a decimal comma."""

import re
from datetime import datetime, timedelta
from enum import Enum, auto

from lxml import etree

from donghanh.paperwork.opening.sheets.names import s

DAYS_BUILT_IN = (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))
PERCENT_BUILT_IN = (9, 10)
LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
EPOCH_1900, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 (sheets know no time zone)
LATEST_DAY = 2_958_465


class Shape(Enum):
    PLAIN = auto()
    PERCENT = auto()
    DAY = auto()
    MONTH = auto()
    YEAR = auto()


def shapes_of(styles: etree._Element | None) -> list[Shape]:
    """The shape of numbers for every cell style, by its index."""
    if styles is None:
        return []
    codes = {f.get("numFmtId", ""): f.get("formatCode", "") for f in styles.iter(s("numFmt"))}
    formats = styles.find(s("cellXfs"))
    return [] if formats is None else [_shape(style.get("numFmtId", "0"), codes) for style in formats]


def _shape(identifier: str, codes: dict[str, str]) -> Shape:
    if identifier in codes:
        return _shape_of_code(codes[identifier])
    number = int(identifier) if identifier.isdecimal() else 0
    return (
        Shape.DAY if number in DAYS_BUILT_IN else Shape.PERCENT if number in PERCENT_BUILT_IN else Shape.PLAIN
    )


def _shape_of_code(code: str) -> Shape:
    bare = LITERALS.sub("", code).lower().replace("general", "")
    if "%" in bare:
        return Shape.PERCENT
    if "y" in bare and "d" not in bare:
        return Shape.MONTH if "m" in bare else Shape.YEAR
    return Shape.DAY if "d" in bare or "y" in bare or ("h" in bare and "m" in bare) else Shape.PLAIN


def show_number(text: str, shape: Shape, epoch: datetime, *, numbering: bool = False) -> str:
    """A stored number as an officer sees it; `numbering` keeps the point of item numbers such as 1.1."""
    try:
        number = float(text)
    except ValueError:
        return text
    if shape in (Shape.DAY, Shape.MONTH, Shape.YEAR) and 0 < number < LATEST_DAY:
        day = epoch + timedelta(days=int(number))
        return day.strftime({Shape.DAY: "%d/%m/%Y", Shape.MONTH: "%m/%Y", Shape.YEAR: "%Y"}[shape])
    if shape is Shape.PERCENT:
        return f"{_decimal(number * 100)}%".replace(".", ",")
    return _decimal(number) if numbering else _decimal(number).replace(".", ",")


def _decimal(number: float) -> str:
    if number != number or abs(number) >= 1e15:
        return f"{number}"
    return f"{number:.10f}".rstrip("0").rstrip(".")
