"""The parts of an opened document, each with its place in the original."""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands. Lines and pages count from 1; table, row and column from 0."""

    line: int
    page: int | None = None
    table: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell. `continued` marks the lower cells of a vertical merge (they hold no text of their own);
    `span` is how many columns it covers."""

    text: str
    column: int
    span: int = 1
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table row, as the document has it.

    `text` keeps the words; line breaks inside a paragraph stay as "\\n". For a row it is the cells joined by tabs.
    `label` is list numbering that the file generates and the text does not hold ("1.", "a)", "-").
    `bold` and `centred` are true where the whole paragraph is so, None where the format cannot tell.
    """

    kind: Literal["paragraph", "row"]
    text: str
    place: Place
    cells: tuple[Cell, ...] = ()
    label: str = ""
    bold: bool | None = None
    centred: bool | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An opened file: its blocks in reading order, how it was read, and what the opener noticed.

    `recognized` are the pages whose words OCR saw in a picture; each must be checked against the original.
    """

    blocks: tuple[Block, ...]
    format: Literal["docx", "pdf", "text", "markdown", "xlsx", "html"]
    pages: int | None = None
    remarks: tuple[str, ...] = field(default=())
    recognized: frozenset[int] = field(default=frozenset())

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)
