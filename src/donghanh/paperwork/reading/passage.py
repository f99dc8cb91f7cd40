"""Text that remembers where each of its characters stands in the document."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from donghanh.paperwork.blocks import Document, Place
from donghanh.vietnamese.text import strip_marks

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"


def _plain_letters() -> dict[int, str]:
    letters = {code: strip_marks(chr(code)).lower() for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))}
    table = {code: letter for code, letter in letters.items() if len(letter) == 1}
    table |= {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    return table | {ord(dash): "-" for dash in _DASHES} | {0xA0: " ", 0x09: " ", 0x0A: " "}


_PLAIN = _plain_letters()


def plain(text: str) -> str:
    """`text` in lower case without accents, every character at its old position (NFC input)."""
    return text.translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Source:
    """Where words stand. `start` and `end` count characters of `Document.text`; lines and pages count from 1."""

    line: int
    page: int | None
    table: int | None
    row: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the document's text. `offsets[i]` is the position of `text[i]` in `Document.text`."""

    text: str
    offsets: Sequence[int]

    @property
    def plain(self) -> str:
        return plain(self.text)

    def cut(self, start: int, end: int | None = None) -> "Passage":
        """The part from `start` to `end`, without spaces at its ends."""
        part = self.text[start:end]
        left = start + len(part) - len(part.lstrip())
        right = left + len(part.strip())
        return Passage(self.text[left:right], self.offsets[left:right])

    def trim(self, characters: str) -> "Passage":
        """Without the given characters and spaces at both ends."""
        kept = self.text.strip(characters + " \n\t")
        start = self.text.find(kept) if kept else 0
        return Passage(kept, self.offsets[start : start + len(kept)])

    def __bool__(self) -> bool:
        return bool(self.text)


EMPTY = Passage("", range(0))


def join(parts: Iterable[Passage], separator: str = " ") -> Passage:
    """The parts in order with `separator` (one character) between them. Spaces stand right after the part before."""
    filled = [part for part in parts if part]
    if not filled:
        return EMPTY
    if len(filled) == 1:
        return filled[0]
    gaps = [(left.offsets[-1] + 1,) for left, _ in pairwise(filled)]
    pieces: list[Sequence[int]] = [filled[0].offsets]
    for gap, part in zip(gaps, filled[1:], strict=True):
        pieces += [gap, part.offsets]
    return Passage(separator.join(part.text for part in filled), tuple(chain.from_iterable(pieces)))


def keep(passage: Passage, unwanted: re.Pattern[str]) -> Passage:
    """The passage without the characters that match a pattern."""
    position, spans = 0, []
    for match in unwanted.finditer(passage.text):
        spans.append((position, match.start()))
        position = match.end()
    spans.append((position, len(passage.text)))
    text = "".join(passage.text[start:end] for start, end in spans)
    offsets = tuple(chain.from_iterable(passage.offsets[start:end] for start, end in spans))
    return Passage(text, offsets).cut(0)


class Locator:
    """Turns passages of one document into sources."""

    def __init__(self, document: Document) -> None:
        self._starts: list[int] = []
        self._places: list[Place] = []
        position = 0
        for block in document.blocks:
            self._starts.append(position)
            self._places.append(block.place)
            position += len(block.text) + 1

    def start(self, index: int) -> int:
        """The position in `Document.text` of the block with this index."""
        return self._starts[index]

    def source(self, passage: Passage) -> Source:
        """Where a passage with at least one character begins and ends, and its words."""
        start, end = passage.offsets[0], passage.offsets[-1] + 1
        place = self._places[bisect_right(self._starts, start) - 1]
        return Source(place.line, place.page, place.table, place.row, start, end, passage.text)
