"""Rows of task tables: which are tasks, which are sections, and what a row inherits from merged cells above."""

import re
from dataclasses import dataclass, field, replace

from donghanh.paperwork.reading.cells import add_fields, fill, row_values
from donghanh.paperwork.reading.clauses import clauses_within
from donghanh.paperwork.reading.columns import Column, Columns, is_head, is_index
from donghanh.paperwork.reading.drafts import NOTHING, Draft, Found
from donghanh.paperwork.reading.fitting import columns_of
from donghanh.paperwork.reading.labels import read_fields
from donghanh.paperwork.reading.lines import Row, Table, TableCell
from donghanh.paperwork.reading.markers import Style, find_marker
from donghanh.paperwork.reading.mentions import heading_agencies
from donghanh.paperwork.reading.passage import EMPTY, Passage, join, plain
from donghanh.paperwork.reading.periods import is_period_heading
from donghanh.paperwork.reading.sections import Kind

OUTER_NUMBER = re.compile(r"^(?:[IVX]{1,5}|[A-Z])[.)]?$")
PLAIN_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3})*[.)]?$")
TOTAL_ROW = re.compile(r"^(?:tổng (?:cộng|số)|cộng)\b", re.IGNORECASE)
_HOUR = r"\d{1,2}\s*(?:h|g|gio|:)\s*(?:\d{1,2}\s*(?:phut)?)?"
CLOCK_ONLY = re.compile(rf"^(?:tu\s*)?{_HOUR}(?:\s*(?:-|–|den)\s*{_HOUR})?[.;]?$")
_TEXT_ROLES = (Column.LEAD, Column.COOP, Column.LEAD_COOP, Column.PRODUCT, Column.DEADLINE)


@dataclass(frozen=True, slots=True)
class Above:
    """What the headings above a table say about all its rows."""

    lead: Found = NOTHING
    deadline: Found = NOTHING


NO_ABOVE = Above()


@dataclass(slots=True)
class _Rows:
    """What the rows read so far leave for the next: the open sections, merged cells, the last task."""

    columns: Columns
    section: tuple[str, ...]
    kind: Kind
    outer: Above
    path: list[tuple[int, str]] = field(default_factory=list)
    lead: Found = NOTHING
    deadline: Found = NOTHING
    above: dict[int, Passage] = field(default_factory=dict)
    group: str = ""
    numbered: bool = False
    last: Draft | None = None
    last_row: Row | None = None

    @property
    def where(self) -> tuple[str, ...]:
        own = (*(title for _, title in self.path), *((self.group,) if self.group else ()))
        return (*self.section, *own)


def read_rows(
    table: Table, columns: Columns, section: tuple[str, ...], kind: Kind, height: int, above: Above = NO_ABOVE
) -> list[Draft]:
    """The tasks of a table. `height` rows of heads are skipped (0 for a table continued from the page before)."""
    state = _Rows(columns, section, kind, above)
    drafts: list[Draft] = []
    state.lead, state.deadline = above.lead, above.deadline
    rows = [_aligned(row, columns) for row in table.rows[height:]]
    state.numbered = _mostly_numbered(rows, columns)
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        if not row.filled or is_index(row) or _repeats_head(row, columns):
            continue
        if draft := _read_row(row, following, state):
            drafts.append(draft)
    return drafts


def _mostly_numbered(rows: list[Row], columns: Columns) -> bool:
    numbers = [_number(row, columns) for row in rows if row.filled]
    return sum(bool(PLAIN_NUMBER.match(number)) for number in numbers) * 5 >= len(numbers) * 4


def _aligned(row: Row, columns: Columns) -> Row:
    """A row that lost cells, with each cell at the column it looks like; lost ones continue the row above."""
    missing = len(columns.roles) - sum(cell.span for cell in row.cells)
    if missing < 1 or any(cell.span > 1 for cell in row.cells):
        return row
    words = [cell for cell in row.filled if not _is_number(cell.passage.text)]
    unnumbered = (
        columns.roles[0] is Column.NUMBER and bool(row.cells) and not _is_number(row.cells[0].passage.text)
    )
    if len(words) < 2 or not (row.ragged or (missing == 1 and unnumbered)):
        return row
    cells = [cell for cell in row.cells if cell.passage or not row.ragged]
    places = columns_of([cell.passage.text for cell in cells], columns.roles)
    moved = [replace(cell, column=place) for cell, place in zip(cells, places, strict=True)]
    if row.ragged:
        moved += [
            TableCell(EMPTY, at, continued=True) for at in range(len(columns.roles)) if at not in places
        ]
    return replace(row, cells=tuple(sorted(moved, key=lambda cell: cell.column)))


def _is_number(text: str) -> bool:
    return bool(PLAIN_NUMBER.match(text) or OUTER_NUMBER.match(text))


def _repeats_head(row: Row, columns: Columns) -> bool:
    if not is_head(row):
        return False
    known = {plain(head) for head in columns.heads if head}
    same = sum(any(plain(cell.passage.text) in head for head in known) for cell in row.filled)
    return same * 2 > len(row.filled)


def _read_row(row: Row, following: Row | None, state: _Rows) -> Draft | None:
    columns = state.columns
    number = _number(row, columns)
    task_column = columns.first(Column.TASK)
    title = row.at(task_column).passage if task_column is not None else EMPTY
    if _is_section(row, number, title, following, state):
        _open_section(row, number, state)
        return None
    if _is_rest_of_row(row, number, title, state):
        _continue_row(row, state)
        return None
    return _task(row, number, title, state)


def _number(row: Row, columns: Columns) -> str:
    column = columns.first(Column.NUMBER)
    return row.at(column).passage.text if column is not None else ""


def _is_section(row: Row, number: str, title: Passage, following: Row | None, state: _Rows) -> bool:
    """Rows that only name a group: one wide cell, a roman number, or a number with nothing but words."""
    columns = state.columns
    filled = row.filled
    words = [
        cell
        for cell in filled
        if not PLAIN_NUMBER.match(cell.passage.text) and not OUTER_NUMBER.match(cell.passage.text)
    ]
    if state.numbered and OUTER_NUMBER.match(number) and title and not _names_who_or_what(row, columns):
        return True
    if len(words) != 1 or (words[0].passage.text and TOTAL_ROW.match(words[0].passage.text)):
        return bool(words) and bool(TOTAL_ROW.match(words[0].passage.text))
    if any(cell.continued for cell in row.cells):
        return False
    task_column = columns.first(Column.TASK)
    wide = words[0].span > 1 or (task_column is not None and not (words[0].column <= task_column))
    inline = find_marker(words[0].passage.text)
    if OUTER_NUMBER.match(number) or (
        inline is not None and inline.style in (Style.ROMAN, Style.UPPER, Style.PART)
    ):
        return True
    if wide or (words[0].column == 0 and columns.roles[0] is Column.NUMBER):
        return True
    if row.bold or words[0].passage.text.isupper():
        return True
    return _leads_group(number, following, state)


def _names_who_or_what(row: Row, columns: Columns) -> bool:
    return bool(
        row_values(row, columns).keys() & {Column.LEAD, Column.COOP, Column.LEAD_COOP, Column.PRODUCT}
    )


def _leads_group(number: str, following: Row | None, state: _Rows) -> bool:
    """A plain row without values opens a group when the rows below it are numbered anew or below it."""
    if following is None or len(state.columns.roles) < 3:
        return False
    below = _number(following, state.columns)
    nested = bool(number) and below.startswith(number.rstrip(".)") + ".")
    restarted = bool(PLAIN_NUMBER.match(below)) and below.rstrip(".)") == "1" and number.rstrip(".)") != "0"
    unnumbered = (
        bool(number) and not below and bool(row_values(following, state.columns).keys() & set(_TEXT_ROLES))
    )
    return (
        nested
        or restarted
        or (unnumbered and following.at(state.columns.first(Column.TASK) or 0).passage.text != "")
    )


def _open_section(row: Row, number: str, state: _Rows) -> None:
    words = [
        cell.passage
        for cell in row.filled
        if not PLAIN_NUMBER.match(cell.passage.text) and not OUTER_NUMBER.match(cell.passage.text)
    ]
    if not words or TOTAL_ROW.match(words[0].text):
        return
    level = _level(number, words[0])
    state.path = [(rank, title) for rank, title in state.path if rank < level]
    marker = find_marker(words[0].text)
    shown = words[0].cut(marker.end) if marker else words[0]
    state.path.append((level, f"{number} {words[0].text}".strip()))
    state.group, state.above, state.last = "", {}, None
    agencies = heading_agencies(shown)
    state.lead = (
        Found(tuple(agencies), 0.75, "suy ra từ dòng đề mục của bảng") if agencies else state.outer.lead
    )
    period = is_period_heading(shown)
    state.deadline = (
        Found((period,), 0.75, "suy ra từ dòng đề mục của bảng") if period else state.outer.deadline
    )


def _level(number: str, words: Passage) -> int:
    marker = find_marker(f"{number.rstrip('.)')}. x") if number else find_marker(words.text)
    return marker.style + marker.depth if marker else int(Style.ARTICLE)


def _is_rest_of_row(row: Row, number: str, title: Passage, state: _Rows) -> bool:
    """The second half of a row cut by a page break: no number, and its words go on in lower case."""
    if number or state.last is None or state.last_row is None:
        return False
    if any(cell.continued for cell in row.cells):
        return False
    cells = row.filled
    goes_on = [cell.passage.text[0].islower() for cell in cells]
    if title and state.numbered and state.last.title.text.rstrip().endswith((";", ",", ":")):
        return all(cell.passage.text[0].islower() for cell in cells if cell.passage is not title)
    if title:
        return title.text[0].islower() and not state.last.title.text.rstrip().endswith((".", ";"))
    new_page = row.place.page is not None and row.place.page != state.last_row.place.page
    return any(goes_on) and (new_page or all(goes_on))


def _continue_row(row: Row, state: _Rows) -> None:
    last, values = state.last, row_values(row, state.columns)
    if last is None:
        return
    if title := values.get(Column.TASK):
        last.title = join([last.title, title])
    fresh = Draft(last.title, last.section, last.kind)
    fill(fresh, values, state.columns, row)
    for name in ("lead", "coop", "product", "deadline"):
        before, after = getattr(last, name), getattr(fresh, name)
        if after and before:
            whole = join([*before.passages[-1:], *after.passages[:1]])
            setattr(
                last,
                name,
                Found((*before.passages[:-1], whole, *after.passages[1:]), before.confidence, before.reason),
            )
        elif after:
            setattr(last, name, after)


def _task(row: Row, number: str, title: Passage, state: _Rows) -> Draft | None:
    columns = state.columns
    values = row_values(row, columns)
    if not title:
        if not values.keys() & {*_TEXT_ROLES, Column.END} or state.last is None:
            return None
        title = state.last.title
    _remember_group(row, state)
    shown, fields = read_fields(title)
    marker = find_marker(shown.text)
    if marker and marker.numbered:
        number, shown = number or marker.written, shown.cut(marker.end)
    if not shown or not re.search(r"[^\W\d_]{2}", shown.text):
        return None
    draft = Draft(shown.trim("-–+*• "), state.where, state.kind, number, in_table=True)
    draft.title_confidence, draft.title_reason = 0.95, "một dòng của bảng nhiệm vụ"
    fill(draft, values, columns, row)
    _inherit(draft, row, state)
    add_fields(draft, fields)
    draft.parts = list(clauses_within(shown))
    state.last, state.last_row = draft, row
    return draft


def _remember_group(row: Row, state: _Rows) -> None:
    column = state.columns.first(Column.GROUP)
    if column is not None and row.at(column).passage:
        state.group = row.at(column).passage.text


def _inherit(draft: Draft, row: Row, state: _Rows) -> None:
    """Merged cells give their words to the rows they cover; section rows give agency and period."""
    for column, role in enumerate(state.columns.roles):
        cell = row.at(column)
        if cell.passage:
            state.above[column] = cell.passage
        elif cell.continued and column in state.above and role in _TEXT_ROLES:
            inherited = Draft(draft.title, draft.section, draft.kind)
            fill(inherited, {role: state.above[column]}, state.columns, row)
            for name in ("lead", "coop", "product", "deadline"):
                found: Found = getattr(inherited, name)
                if found and not getattr(draft, name):
                    setattr(draft, name, Found(found.passages, 0.85, "ô gộp với dòng trên"))
        elif not cell.continued:
            state.above.pop(column, None)
    if not draft.lead:
        draft.lead = state.lead
    draft.inherited = state.deadline
    if draft.deadline and state.deadline and CLOCK_ONLY.match(draft.deadline.passages[0].plain):
        when = join([*draft.deadline.passages, *state.deadline.passages], ", ")
        draft.deadline = Found((when,), 0.85, "giờ trong ô, ngày theo đề mục")


def continues_table(table: Table, columns: Columns) -> bool:
    """Whether a table without heads has the columns of the one before, as after a page break."""
    widths = {sum(cell.span for cell in row.cells) for row in table.rows}
    return max(widths, default=0) in (len(columns.roles), len(columns.roles) - 1)
