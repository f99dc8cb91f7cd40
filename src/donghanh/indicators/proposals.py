"""How a target of a plan becomes an indicator, proposed from its words; a person looks at it before."""

import re
from dataclasses import dataclass
from decimal import Decimal

from donghanh.indicators.enums import Comparator, Counting, Direction, Frequency
from donghanh.vietnamese.numbers import parse_number
from donghanh.vietnamese.text import fold

GROWTH = re.compile(r"binh quan|/nam|toc do|tang truong")
EACH_YEAR = re.compile(r"hang nam|moi nam|trong nam")
SINCE = re.compile(r"giai doan|\bmoi\b|chuyen (?:thanh|doi)|thanh lap|ket nap")
DOUBLE = re.compile(r"gap doi|gap \d+ lan")
SPAN = re.compile(r"(?P<lower>\d+(?:,\d+)?)\s*%?\s*[-–]\s*(?P<upper>\d+(?:,\d+)?)\s*%")
LEADING = re.compile(
    r"^(?:(?:phấn đấu|có|đạt|đến năm \d{4}|trên|ít nhất|tối thiểu|khoảng|≥|>|\d[\d.,]*\s*%?(?:/năm)?)[\s,]*)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An indicator and a goal as the words of a target suggest them."""

    name: str
    unit: str
    is_share: bool
    counting: Counting
    direction: Direction
    frequency: Frequency
    comparator: Comparator
    value: Decimal
    upper: Decimal | None


def propose_indicator(text: str, *, operator: str, value: Decimal, unit: str) -> Proposal:
    """`operator`, `value` and `unit` are what was read of the target: ">", 40, "%"."""
    plain = fold(text)
    doubled, upper = bool(DOUBLE.search(plain)) and unit == "lần", _upper(text, value)
    percent = unit.startswith("%")
    counting = _counting(plain, unit)
    return Proposal(
        name=_name(text),
        unit=_subject(plain) if doubled else "%" if percent else unit,
        is_share=percent and counting != Counting.RATE_OF_YEAR,
        counting=counting,
        direction=Direction.DOWN if operator in ("<", "<=") else Direction.UP,
        frequency=Frequency.YEARLY if counting == Counting.RATE_OF_YEAR else Frequency.QUARTERLY,
        comparator=Comparator.TIMES if doubled else Comparator.RANGE if upper else Comparator(operator),
        value=value,
        upper=upper,
    )


def _counting(plain: str, unit: str) -> Counting:
    if unit.startswith("%") and GROWTH.search(f"{plain} {unit}"):
        return Counting.RATE_OF_YEAR
    if EACH_YEAR.search(plain):
        return Counting.IN_YEAR
    return Counting.CUMULATIVE if SINCE.search(plain) else Counting.AT_DATE


def _upper(text: str, value: Decimal) -> Decimal | None:
    found = SPAN.search(text)
    if not found or parse_number(found["lower"]) != value:
        return None
    return parse_number(found["upper"])


def _name(text: str) -> str:
    """The words without the number in front of them: a name says what is counted, not how much."""
    rest = LEADING.sub("", text.strip()).strip(" ,;.")
    named = rest if len(rest.split()) >= 3 else text.strip()
    return (named[:1].upper() + named[1:])[:300]


def _subject(plain: str) -> str:
    """What is doubled: "số doanh nghiệp"."""
    return "doanh nghiệp" if "doanh nghiep" in plain else "hộ" if re.search(r"\bho\b", plain) else "đơn vị"
