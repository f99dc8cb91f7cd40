"""What the cells of a row say of its task: who leads and takes part, what it yields, when it is due."""

import re

from donghanh.paperwork.reading.columns import MARK_CELL, YEAR, Column, Columns
from donghanh.paperwork.reading.drafts import NOTHING, Draft, Found
from donghanh.paperwork.reading.labels import Field, Role, read_fields
from donghanh.paperwork.reading.lines import Row
from donghanh.paperwork.reading.mentions import responsible
from donghanh.paperwork.reading.names import split_names
from donghanh.paperwork.reading.passage import EMPTY, Passage, join

BLANK_VALUE = re.compile(r"^[-–—./…\s]*$")
_REASONS = {
    Column.LEAD: "nêu rõ trong cột cơ quan chủ trì",
    Column.COOP: "nêu rõ trong cột cơ quan phối hợp",
    Column.LEAD_COOP: "nêu rõ trong cột chủ trì, phối hợp",
    Column.PRODUCT: "nêu rõ trong cột sản phẩm",
    Column.DEADLINE: "nêu rõ trong cột thời hạn",
}


def row_values(row: Row, columns: Columns) -> dict[Column, Passage]:
    found: dict[Column, Passage] = {}
    for column, role in enumerate(columns.roles):
        passage = row.at(column).passage
        if passage and not BLANK_VALUE.match(passage.text):
            found.setdefault(role, passage)
    return found


def fill(draft: Draft, values: dict[Column, Passage], columns: Columns, row: Row) -> None:
    if Column.LEAD in values:
        named = responsible(values[Column.LEAD])
        draft.lead = Found(named.lead, 0.95, _REASONS[Column.LEAD])
        draft.coop = Found(named.coop, 0.9, "nêu rõ trong ô cơ quan chủ trì") if named.coop else NOTHING
        _untangle_lead(draft, values[Column.LEAD])
    if Column.COOP in values:
        draft.coop = Found(tuple(split_names(values[Column.COOP])), 0.95, _REASONS[Column.COOP])
    if Column.LEAD_COOP in values:
        _both(draft, values[Column.LEAD_COOP])
    if Column.PRODUCT in values:
        draft.product = Found((values[Column.PRODUCT],), 0.95, _REASONS[Column.PRODUCT])
    draft.deadline = _when(values, columns, row)
    draft.year = _head_year(columns)


def _untangle_lead(draft: Draft, cell: Passage) -> None:
    """A cell of the agency column may itself say "Chủ trì: …; Phối hợp: …"."""
    rest, fields = read_fields(cell)
    if any(field.role in (Role.LEAD, Role.COOP) for field in fields):
        leads = split_names(rest) if rest else []
        leads += [name for field in fields if field.role is Role.LEAD for name in split_names(field.value)]
        draft.lead = Found(tuple(leads), 0.95, _REASONS[Column.LEAD])
        coops = [name for field in fields if field.role is Role.COOP for name in split_names(field.value)]
        if coops and not draft.coop:
            draft.coop = Found(tuple(coops), 0.95, "nêu rõ trong ô cơ quan thực hiện")


def _both(draft: Draft, cell: Passage) -> None:
    _untangle_lead(draft, cell)
    if draft.lead:
        return
    names = split_names(cell)
    draft.lead = Found(tuple(names[:1]), 0.8, "đứng đầu trong cột chủ trì, phối hợp")
    draft.coop = Found(tuple(names[1:]), 0.8, "đứng sau trong cột chủ trì, phối hợp")


def _when(values: dict[Column, Passage], columns: Columns, row: Row) -> Found:
    if Column.DEADLINE in values:
        return Found((values[Column.DEADLINE],), 0.95, _REASONS[Column.DEADLINE])
    ends = [values[role] for role in (Column.START, Column.END) if role in values]
    if ends:
        return Found((join(ends, "-"),) if len(ends) == 2 else (ends[0],), 0.9, "cột bắt đầu và kết thúc")
    if marked := _marked_periods(row, columns):
        return Found((marked,), 0.85, "đánh dấu ở cột thời gian")
    return NOTHING


def _head_year(columns: Columns) -> int | None:
    for column, role in enumerate(columns.roles):
        years = (
            YEAR.findall(columns.heads[column])
            if role in (Column.DEADLINE, Column.START, Column.END, Column.PERIOD)
            else []
        )
        if years:
            return int(years[-1])
    return None


def _marked_periods(row: Row, columns: Columns) -> Passage:
    """The heads of the month or quarter columns that a row marks with a cross: the first, or first to last."""
    marked = [
        column
        for column, role in enumerate(columns.roles)
        if role is Column.PERIOD and MARK_CELL.match(row.at(column).passage.text)
    ]
    if not marked:
        return EMPTY
    running = marked[-1] - marked[0] == len(marked) - 1
    shown = [marked[0], marked[-1]] if running and len(marked) > 1 else marked
    return join([columns.passages[column] for column in shown], "-" if running else ",")


def add_fields(draft: Draft, fields: list[Field]) -> None:
    for found in fields:
        if found.role is Role.PRODUCT and not draft.product:
            draft.product = Found((found.value,), 0.85, "nêu rõ trong ô nhiệm vụ")
        elif found.role is Role.DEADLINE and not draft.deadline:
            draft.deadline = Found((found.value,), 0.85, "nêu rõ trong ô nhiệm vụ")
        elif found.role is Role.LEAD and not draft.lead:
            draft.lead = Found(tuple(split_names(found.value)), 0.85, "nêu rõ trong ô nhiệm vụ")
        elif found.role is Role.COOP and not draft.coop:
            draft.coop = Found(tuple(split_names(found.value)), 0.85, "nêu rõ trong ô nhiệm vụ")
