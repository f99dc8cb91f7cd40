"""Tables of targets: one for each figure in a column of goals."""

import re
from collections.abc import Iterator

from donghanh.paperwork.reading.columns import YEAR, Column, Columns
from donghanh.paperwork.reading.lines import Row, Table
from donghanh.paperwork.reading.passage import Passage, join, plain
from donghanh.paperwork.reading.targets import NUMBER, Target, find_targets, heading_year, number

CELL_FIGURE = re.compile(
    rf"^(?P<sign>>=|<=|>|<|≥|≤|tren|duoi|tu|it nhat|toi thieu|khong qua|"
    rf"khoang)?\s*(?P<number>{NUMBER})(?:\s*-\s*(?P<upper>{NUMBER}))?\s*(?P<percent>%)?(?P<more>\s*tro len)?"
)
LONGEST_MARK = 5
"""Letters of a row's number: "IV", "11.2"."""
_SIGNS = {
    "≥": ">=",
    "≤": "<=",
    "tren": ">",
    "duoi": "<",
    "tu": ">=",
    "it nhat": ">=",
    "toi thieu": ">=",
    "khong qua": "<=",
    "khoang": "~",
}


def table_targets(table: Table, columns: Columns) -> Iterator[Target]:
    """The figures of the goal columns, each with the name of its row, its unit and the year of its head."""
    name_column = columns.first(Column.INDICATOR)
    if name_column is None:
        name_column = columns.first(Column.TASK)
    goal_columns = [column for column, role in enumerate(columns.roles) if role is Column.TARGET]
    unit_column = columns.first(Column.UNIT)
    if name_column is None:
        return
    section_year: str | None = None
    for row in table.rows[columns.height :]:
        name = row.at(name_column).passage
        if _is_group(row, name_column):
            section_year = heading_year(row.filled[-1].passage.plain) or section_year
            continue
        unit = row.at(unit_column).passage.text if unit_column is not None else ""
        if not goal_columns:
            yield from find_targets(name, strict=False)
        for column in goal_columns:
            years = YEAR.findall(columns.heads[column])
            by = years[-1] if years else section_year
            if name:
                yield from _cell_targets(name, row.at(column).passage, unit, by)


def _cell_targets(name: Passage, cell: Passage, unit: str, by: str | None) -> Iterator[Target]:
    """The figures of one cell: "≥ 55", "40 - 50", "≤ 3 Đông Nam Á; ≤ 50 Thế giới"."""
    start = 0
    for piece in cell.text.split(";"):
        said = plain(piece)
        lead = len(said) - len(said.lstrip())
        match = CELL_FIGURE.match(said.lstrip())
        if match and (words := cell.cut(start + lead, start + len(piece))):
            sign = match["sign"] or ("tu" if match["more"] else "")
            yield Target(
                join([name, words]),
                _SIGNS.get(sign, sign) or "=",
                number(match["number"]),
                "%" if match["percent"] else unit,
                by,
                number(match["upper"]) if match["upper"] else None,
            )
        start += len(piece) + 1


def _is_group(row: Row, name_column: int) -> bool:
    """A row with a number and a name but no figures: "I. Đến năm 2030"."""
    filled = row.filled
    words = [cell for cell in filled if len(cell.passage.text) > LONGEST_MARK]
    return len(words) == 1 and words[0].column <= name_column and len(filled) <= 2
