"""Tells a line break that the writer made from one that the width of the page or cell made."""

import re

from donghanh.paperwork.opening.pdf.pieces import Line

PADDING = 5.5
UNSTEADY = 1.0
LIST_MARK = re.compile(
    r"^(?:[-–—+•*]\s|\(?[a-zđ]{1,2}[.)]\s|\(?\d{1,3}[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s|[IVXLC]{1,6}[.)]\s)",
    re.IGNORECASE,
)
END_OF_SENTENCE = re.compile(r"[.;:!?…]['\"”’)\]]*$")


def join_words(first: str, second: str) -> str:
    """Joins two lines of one sentence; a word cut after its hyphen or slash is whole again."""
    cut = len(first) > 1 and first[-1] in "-/" and not first[-2].isspace() and second[:1].isalnum()
    return first + second if cut else f"{first} {second}"


def next_word_fits(line: Line, following: Line, left: float, right: float) -> bool:
    """Whether the first word of `following` had room at the end of `line`: then the writer broke the line."""
    word = following.words[0]
    needed = 0.25 * line.size + word.x1 - word.x0
    before, after = line.x0 - left, right - line.x1
    room = before + after if before > PADDING and abs(before - after) < PADDING else after
    return needed + UNSTEADY <= room


def starts_item(line: Line) -> bool:
    return bool(LIST_MARK.match(line.text + " "))


def ends_sentence(line: Line) -> bool:
    return bool(END_OF_SENTENCE.search(line.text))


def lines_of_cell(lines: list[Line], left: float, right: float) -> list[str]:
    """The paragraphs of a table cell between two edges."""
    paragraphs: list[str] = []
    for index, line in enumerate(lines):
        previous = lines[index - 1] if index else None
        if (
            previous is None
            or starts_item(line)
            or next_word_fits(previous, line, left + PADDING, right - PADDING)
        ):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = join_words(paragraphs[-1], line.text)
    return paragraphs
