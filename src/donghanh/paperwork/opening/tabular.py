"""Finds tables among the lines of a text: Markdown rows between bars, and cells between tabs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from donghanh.paperwork.opening.wording import clean_cell

DELIMITER = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*\|?\s*$")
BARS = re.compile(r"^\s*\|.*\|\s*$")
UNESCAPED_BAR = re.compile(r"(?<!\\)\|")
LIST_MARK = re.compile(
    r"^\s*(?:[-+*•–]|\d{1,3}(?:\.\d{1,3})*[.)]|[IVXLC]{1,6}\.|[a-zđ][.)])\s*$", re.IGNORECASE
)
LEAST_COLUMNS = 3
LONGEST_QUOTED_CELL = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: its number from 1 and its words as typed."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    cells: tuple[str, ...]


@dataclass(slots=True)
class TableRun:
    """Rows that follow one another. `table` counts from 0."""

    table: int
    rows: list[Row] = field(default_factory=list)


def find_tables(lines: list[Line]) -> Iterator[Line | TableRun]:
    """The lines in order, with table rows gathered into runs. Empty lines do not end a table."""
    run: TableRun | None = None
    tables = 0
    for line in _join_quoted(lines):
        row = _row_of(line, run)
        if row is None and not (run and DELIMITER.match(line.text)):
            if run:
                yield from _accepted(run)
                run = None
            yield line
        elif row is not None:
            if run is None:
                run, tables = TableRun(tables), tables + 1
            run.rows.append(row)
    if run:
        yield from _accepted(run)


def _row_of(line: Line, run: TableRun | None) -> Row | None:
    if BARS.match(line.text):
        if DELIMITER.match(line.text):
            return None
        return Row(line.number, tuple(clean_cell(cell) for cell in _between_bars(line.text)))
    cells = line.text.strip("\r\n ").split("\t")
    as_wide_as_before = run is not None and len(cells) == len(run.rows[-1].cells) >= LEAST_COLUMNS
    if len(cells) < 2 or (_is_list_item(cells) and not as_wide_as_before):
        return None
    return Row(line.number, tuple(clean_cell(_unquoted(cell)) for cell in cells))


def _accepted(run: TableRun) -> Iterator[Line | TableRun]:
    """The run, or its lines as they were when they do not look like a table."""
    widest = max(len(row.cells) for row in run.rows)
    if widest >= LEAST_COLUMNS or len(run.rows) > 1:
        yield run
    else:
        yield from (Line(row.number, "\t".join(row.cells)) for row in run.rows)


def _between_bars(text: str) -> list[str]:
    inner = text.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return UNESCAPED_BAR.split(inner)


def _is_list_item(cells: list[str]) -> bool:
    """A list mark, a tab and the words: "-\\tTổ chức …" is no table row."""
    filled = [cell for cell in cells if cell.strip()]
    return (
        len(filled) <= 2
        and bool(filled)
        and (len(filled) == 1 or bool(LIST_MARK.match(filled[0])))
        and len(cells) <= 3
    )


def _unquoted(cell: str) -> str:
    inner = cell.strip()
    if len(inner) >= 2 and inner.startswith('"') and inner.endswith('"'):
        return inner[1:-1].replace('""', '"')
    return cell


def _join_quoted(lines: list[Line]) -> Iterator[Line]:
    """Spreadsheets copy a cell of several lines as a quoted text over several lines: one line again."""
    position = 0
    while position < len(lines):
        line, taken = lines[position], 1
        if "\t" in line.text and _open_quote(line.text):
            line, taken = _until_closed(lines, position)
        yield line
        position += taken


def _open_quote(text: str) -> bool:
    last = text.rsplit("\t", 1)[-1].lstrip()
    return last.startswith('"') and last.count('"') % 2 == 1


def _until_closed(lines: list[Line], start: int) -> tuple[Line, int]:
    joined = lines[start].text
    for taken, line in enumerate(lines[start + 1 : start + LONGEST_QUOTED_CELL], start=2):
        joined += "\n" + line.text
        if joined.count('"') % 2 == 0 and not _open_quote(joined):
            return Line(lines[start].number, joined), taken
    return lines[start], 1
