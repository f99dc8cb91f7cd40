"""Words of a document and their place in its blocks, in a shape that JSON keeps."""

from bisect import bisect_right
from itertools import accumulate
from typing import Any

from donghanh.paperwork.blocks import Block, Document

Span = list[int]
"""[block, start, end]: characters of the text of one block."""


def block_facts(block: Block) -> dict[str, Any]:
    """What the source pane needs of a block; a row's cells are its text between tabs."""
    place = block.place
    facts: dict[str, Any] = {"kind": block.kind, "text": block.text, "line": place.line}
    known = {
        "page": place.page,
        "table": place.table,
        "row": place.row,
        "label": block.label,
        "bold": block.bold,
        "centred": block.centred,
    }
    return facts | {name: value for name, value in known.items() if value is not None and value != ""}


class BlockMap:
    """Turns character positions of `Document.text` into places in blocks."""

    def __init__(self, document: Document) -> None:
        lengths = (len(block.text) + 1 for block in document.blocks)
        self._starts = [0, *accumulate(lengths)][: len(document.blocks)]
        self._lengths = [len(block.text) for block in document.blocks]
        self._recognized = document.recognized
        self._by_line = {block.place.line: at for at, block in reversed(list(enumerate(document.blocks)))}

    def spans(self, start: int, end: int) -> list[Span]:
        """The places of the characters `start` to `end`, one a block."""
        found: list[Span] = []
        at = max(bisect_right(self._starts, start) - 1, 0)
        while at < len(self._starts) and self._starts[at] < end:
            left = max(start - self._starts[at], 0)
            right = min(end - self._starts[at], self._lengths[at])
            if left < right:
                found.append([at, left, right])
            at += 1
        return found

    def is_recognized(self, page: int | None) -> bool:
        """Whether OCR saw the words of this page in a picture."""
        return page in self._recognized

    def at_line(self, line: int | None) -> int | None:
        """The first block that stands on the line of the file."""
        return None if line is None else self._by_line.get(line)
