"""Tables of targets: one for each figure in a column of goals."""

import re
from collections.abc import Iterator

from donghanh.paperwork.reading.columns import YEAR, Column, Columns
from donghanh.paperwork.reading.lines import Table
from donghanh.paperwork.reading.passage import join, plain
from donghanh.paperwork.reading.targets import NUMBER, Target, find_targets, number

CELL_FIGURE = re.compile(
    rf"^(?P<sign>>=|<=|>|<|≥|≤|tren|duoi|tu|it nhat|toi thieu|khong qua|"
    rf"khoang)?\s*(?P<number>{NUMBER})(?:\s*-\s*(?P<upper>{NUMBER}))?\s*(?P<percent>%)?(?P<more>\s*tro len)?"
)
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
    for row in table.rows[columns.height :]:
        name = row.at(name_column).passage
        unit = row.at(unit_column).passage.text if unit_column is not None else ""
        if not goal_columns:
            yield from find_targets(name, strict=False)
        for column in goal_columns:
            cell = row.at(column).passage
            match = CELL_FIGURE.match(plain(cell.text)) if cell else None
            if not match or not name:
                continue
            sign = match["sign"] or ("tu" if match["more"] else "")
            years = YEAR.findall(columns.heads[column])
            yield Target(
                join([name, cell]),
                _SIGNS.get(sign, sign) or "=",
                number(match["number"]),
                "%" if match["percent"] else unit,
                years[-1] if years else None,
                number(match["upper"]) if match["upper"] else None,
            )
