"""Opens plain text and Markdown, also as pasted: one block a line, tables as rows."""

import re

from donghanh.paperwork.blocks import Block, Cell, Document, Place
from donghanh.paperwork.errors import UnreadableDocument
from donghanh.paperwork.opening import refusals
from donghanh.paperwork.opening.decoding import decode
from donghanh.paperwork.opening.limits import Limits
from donghanh.paperwork.opening.tabular import Line, TableRun, find_tables
from donghanh.paperwork.opening.wording import clean

HEADING = re.compile(r"^#{1,6}\s+(.*?)(?:\s+#+)?$")
LINE_END = re.compile(r"\r\n?|\n")
SOFT_BREAK = re.compile(r"[\f\v\x85\u2028\u2029]")
TAGS = re.compile(
    r"</?(?:b|i|u|strong|em|sup|sub|span|p|center|font)\b[^<>]{0,80}>|<br\s*/?>$", re.IGNORECASE
)
BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
MARKED = re.compile(r"[*_<\\]")
STRAY_BOLD = re.compile(r"^\*\*+(?=[^\s*])|(?<=[^\s*])\*\*+$")
ITALIC = re.compile(r"(?<![\w*])(\*)(?=[^\s*])([^*]+?)(?<=[^\s*])\1(?![\w*])")
ALL_BOLD = re.compile(
    r"^(?:[-+*]\s+)?(?:(\*\*\*?|__)[^*_]+\1|<(?:b|strong)>[^<]+</(?:b|strong)>)[\s:.;,]*$", re.IGNORECASE
)
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
RULE = re.compile(r"^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|(?:=\s*){3,}|(?:\.\s*){5,})$")
QUOTE_OR_CODE = re.compile(r"^(?:>\s?)+|^```.*$")


def open_plain(content: bytes, limits: Limits) -> Document:
    """The lines of a text file. `Place.line` is the line of the file."""
    text, remarks = decode(content)
    numbered = enumerate(LINE_END.split(text), start=1)
    lines = [Line(n, part) for n, raw in numbered for part in SOFT_BREAK.split(raw) if part.strip()]
    if len(lines) > limits.blocks or text.count("\t") + text.count("|") > limits.cells:
        raise refusals.too_many_blocks(limits.blocks)
    blocks = _blocks(lines)
    if not blocks:
        raise UnreadableDocument(refusals.NO_TEXT)
    return Document(tuple(blocks), "markdown" if _is_markdown(lines) else "text", remarks=remarks)


def _blocks(lines: list[Line]) -> list[Block]:
    blocks: list[Block] = []
    for part in find_tables(lines):
        if isinstance(part, TableRun):
            blocks.extend(_row(part, row) for row in range(len(part.rows)))
        elif block := _paragraph(part):
            blocks.append(block)
    return blocks


def _paragraph(line: Line) -> Block | None:
    raw = QUOTE_OR_CODE.sub("", line.text.strip())
    if not raw or RULE.match(raw):
        return None
    heading = HEADING.match(raw)
    bold = bool(heading or ALL_BOLD.match(raw)) or None
    text = strip_marks(heading.group(1) if heading else raw)
    return Block("paragraph", text, Place(line.number), bold=bold) if text else None


def _row(run: TableRun, index: int) -> Block:
    row = run.rows[index]
    cells = tuple(Cell(strip_marks(text), column) for column, text in enumerate(row.cells))
    filled = [text for text in row.cells if text.strip()]
    bold = bool(filled) and all(ALL_BOLD.match(text.strip()) for text in filled)
    place = Place(row.number, table=run.table, row=index)
    return Block("row", "\t".join(cell.text for cell in cells), place, cells, bold=bold or None)


def strip_marks(text: str) -> str:
    """`text` without the marks of Markdown and stray HTML tags; the words stay as they are."""
    if not MARKED.search(text):
        return clean(text)
    text = re.sub(r"<br\s*/?>", "\n", text, flags=re.IGNORECASE)
    text = ITALIC.sub(r"\2", BOLD.sub(r"\2", BOLD.sub(r"\2", TAGS.sub("", text))))
    return clean(ESCAPED.sub(r"\1", STRAY_BOLD.sub("", text.strip())))


def _is_markdown(lines: list[Line]) -> bool:
    marks = re.compile(r"^#{1,6}\s|\*\*\S|^\|.*\|\s*$|^```")
    return any(marks.search(line.text) for line in lines)
