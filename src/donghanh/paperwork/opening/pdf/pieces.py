"""What stands on a PDF page: words and ruling lines. Lengths in points, x from the left, y from the top."""

from dataclasses import dataclass, field

FEWEST_LETTERS = 25
MOST_STAMPED = 250
WHOLE_PAGE = 0.8


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space between them. `y` is the baseline."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight horizontal or vertical line: it lies at `at` and reaches from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """One page as found, before anything is made of it.

    `covered` is the share of it under its largest picture.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    covered: float | None = None
    unreadable: int = 0

    @property
    def letters(self) -> int:
        return sum(len(word.text) for word in self.words)

    @property
    def is_scan(self) -> bool:
        """Only a picture holds its words; the stamp of a digital signature on a scan is not the text of the page."""
        if self.covered is None:
            return False
        return self.letters < (MOST_STAMPED if self.covered >= WHOLE_PAGE else FEWEST_LETTERS)

    @property
    def is_blind(self) -> bool:
        """A picture and next to no words."""
        return self.covered is not None and self.letters < FEWEST_LETTERS


@dataclass(slots=True)
class Line:
    """Words on one baseline, from left to right. `number` counts the lines of the document from 1."""

    words: list[Word]
    page: int
    number: int = 0

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def y(self) -> float:
        return self.words[0].y

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)


def gather_lines(words: list[Word], page: int) -> list[Line]:
    """Words on nearly the same baseline become one line; lines come from top to bottom."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.y):
        anchor = lines[-1][0] if lines else None
        if anchor is not None and word.y - anchor.y < 0.45 * max(anchor.size, word.size):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(sorted(line, key=lambda word: word.x0), page) for line in lines]
