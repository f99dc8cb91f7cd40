"""Joins the lines of running text to paragraphs."""

from donghanh.paperwork.opening.pdf.margins import Margins
from donghanh.paperwork.opening.pdf.pieces import Line
from donghanh.paperwork.opening.pdf.wrapping import ends_sentence, next_word_fits, starts_item

INDENT = 7.0
LOOSER = 1.3
WIDEST_LEADING = 2.7
CENTRE = 6.0
RAGGED_CENTRE = 16.0


def is_centred(lines: list[Line], margins: Margins) -> bool:
    """Whether all lines stand about the middle, at least one of them clear of both margins."""
    off = CENTRE if margins.justified else RAGGED_CENTRE
    about = all(abs((line.x0 + line.x1) / 2 - margins.middle) <= off for line in lines)
    if not margins.justified and (starts_item(lines[0]) or ends_sentence(lines[-1])):
        return False
    clear = any(
        line.x0 - margins.left > 2 * INDENT and margins.right - line.x1 > 2 * INDENT for line in lines
    )
    return about and clear


def continues(paragraph: list[Line], line: Line, margins: Margins) -> bool:
    """Whether `line` goes on with the sentence of `paragraph`."""
    last = paragraph[-1]
    if _differs(paragraph, line) or _is_far_below(paragraph, line):
        return False
    if is_centred([last, line], margins):
        return not ends_sentence(last) and not next_word_fits(last, line, margins.left, margins.right)
    if next_word_fits(last, line, margins.left, margins.right) or _falls_short(last, margins):
        return False
    if starts_item(line):
        return _is_wrapped_mark(paragraph, line, margins)
    return not _is_indented(paragraph, line, margins)


def _differs(paragraph: list[Line], line: Line) -> bool:
    """A bold heading is over where plain text begins, and the other way round."""
    return all(part.bold for part in paragraph) and not any(word.bold for word in line.words)


def _is_far_below(paragraph: list[Line], line: Line) -> bool:
    last = paragraph[-1]
    if last.page != line.page:
        return False
    leading = line.y - last.y
    usual = last.y - paragraph[-2].y if len(paragraph) > 1 and paragraph[-2].page == last.page else 0.0
    return leading > WIDEST_LEADING * line.size or (usual > 0 and leading > LOOSER * usual + 1)


def _falls_short(last: Line, margins: Margins) -> bool:
    """In justified text only the last line of a paragraph ends before the margin."""
    return margins.justified and last.x1 < margins.right - INDENT / 2


def _is_wrapped_mark(paragraph: list[Line], line: Line, margins: Margins) -> bool:
    """A line at the margin that begins with "- 2030" by chance, amid an indented paragraph."""
    indented = paragraph[0].x0 - margins.left > INDENT
    at_margin = line.x0 - margins.left <= INDENT
    return indented and at_margin and not ends_sentence(paragraph[-1])


def _is_indented(paragraph: list[Line], line: Line, margins: Margins) -> bool:
    """Whether the line begins a paragraph by its indent; a hanging or shifted sentence goes on."""
    if line.x0 - margins.left <= INDENT:
        return (
            len(paragraph) == 1 and paragraph[0].x0 - margins.left <= INDENT and _may_begin(paragraph, line)
        )
    shifted = len(paragraph) > 1 and line.x0 - paragraph[-1].x0 > INDENT
    return shifted or _may_begin(paragraph, line)


def _may_begin(paragraph: list[Line], line: Line) -> bool:
    return ends_sentence(paragraph[-1]) and not line.text[0].islower()
