"""How well words fit a column, and which cells of a row that lost some belong to which columns."""

import re
from collections.abc import Sequence
from functools import cache

from donghanh.paperwork.reading.columns import Column
from donghanh.paperwork.reading.names import HEAD
from donghanh.paperwork.reading.periods import PERIOD
from donghanh.paperwork.reading.spoken import spoken
from donghanh.paperwork.reading.verbs import starts_with_action

WHEN = re.compile(
    rf"(?:{PERIOD})|thường xuyên|hằng (?:năm|tháng|quý|tuần)|định kỳ|sau khi|theo (?:kế hoạch|quy định|"
    rf"tiến độ)"
)
ROW_NUMBER = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-Z])[.)]*$")
_AGENCIES = (Column.LEAD, Column.COOP, Column.LEAD_COOP)
_TIMES = (Column.DEADLINE, Column.START, Column.END)
_LONGEST_TIME = 90


def fit(text: str, role: Column) -> float:
    """How much a text looks like a cell of a column: above 0 likely, below 0 unlikely."""
    said = spoken(text.lstrip(" -–+*•"))
    numbered = bool(ROW_NUMBER.match(text))
    if role is Column.NUMBER or numbered:
        return 3.0 if role is Column.NUMBER and numbered else -3.0
    named = bool(HEAD.match(said)) and not starts_with_action(text)
    if role in _AGENCIES:
        return 2.0 if named else -1.0
    if role in _TIMES:
        return 2.0 if WHEN.search(said) and len(said) < _LONGEST_TIME else -2.0
    if role is Column.TASK:
        return 1.5 if starts_with_action(text) else 0.4
    return -1.0 if named else 0.5


def columns_of(cells: Sequence[str], roles: tuple[Column, ...]) -> list[int]:
    """The column of each cell where a row has fewer cells than the table: in order, by what the cells look like."""

    @cache
    def best(cell: int, column: int) -> tuple[float, tuple[int, ...]]:
        if cell == len(cells):
            return 0.0, ()
        if column == len(roles):
            return -1000.0, ()
        score, placed = best(cell + 1, column + 1)
        here = (score + fit(cells[cell], roles[column]), (column, *placed))
        return max(here, best(cell, column + 1))

    return list(best(0, 0)[1])
