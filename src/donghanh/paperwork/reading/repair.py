"""Repairs what extraction breaks: page numbers inside the text, sentences cut into lines, items glued together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from donghanh.paperwork.reading.bars import find_bar_tables
from donghanh.paperwork.reading.labels import starts_with_label
from donghanh.paperwork.reading.lines import Line, Part
from donghanh.paperwork.reading.markers import Marker, Style, find_marker
from donghanh.paperwork.reading.passage import join, keep
from donghanh.paperwork.reading.stacked import find_stacked_tables

PAGE_NUMBER = re.compile(
    r"^[-–—\s]*(?:trang|page)?\s*(?!(?:19|20)\d\d\b)\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*$", re.IGNORECASE
)
ENDS_SENTENCE = re.compile(r"[.;:!?…/](?:[”\"')\]]*)$")
ENDS_OPEN = re.compile(r"[,(\-–]$")
BROKEN_DASH = re.compile(r"^[-–]\s+(?:[a-zà-ỹđ]|20\d\d|[A-ZĐ]{2,}\b)")
HEAD_WORDS = re.compile(
    r"^(?:so\s*:|ke hoach$|phu luc|quyet dinh$|chuong trinh$|tm\.|kt\.|chu tich$|pho chu tich$|doc lap|"
    r"noi nhan|\(?kem theo|\(?ban hanh kem)"
)
GLUED = re.compile(
    r"(?<=[.;:!?”\")…])\s+(?=(?:[-–•]|\+)\s+[^\W\d_a-zà-ỹđ]|(?:\d{1,2}(?:\.\d{1,2})*[.)]|[IVX]{1,4}\.|"
    r"[a-zđ]\))\s+[^\W\d_])"
)
EMPHASIS = re.compile(r"(?<=\S)\*+(?=\s|$|[.,;:)\]/])|\*+(?=[^\s*])|^\*+$")
GLUED_LETTER = re.compile(r"(?<=\w)\s+(?=[b-zđ][.)]\s+[A-ZĐÀ-Ỹ])")
MARKUP_LEFT = re.compile(r"\*\*|__|^#{1,6}\s+|</?[biu]>|^\\(?=[-+*#])")
WRAPPED_WIDTH = 140
FULL = 0.88
LONG_LINE = 40


def repair(parts: Iterable[Part], *, physical_lines: bool, markdown: bool = False) -> list[Part]:
    """The same parts with whole paragraphs.

    `physical_lines` is true for formats whose blocks may be lines of a page (text, PDF), false where every block
    is a paragraph (Word).
    """
    raw = list(find_bar_tables([_without_markup(part, markdown=markdown) for part in parts]))
    if physical_lines:
        raw = list(find_stacked_tables(raw))
    kept = list(_drop_page_numbers(raw))
    lines = [part for part in kept if isinstance(part, Line)]
    layout = Layout(physical_lines, page_width(lines), physical_lines and blank_lines_separate(lines))
    return list(_split(_join(kept, layout)))


def _without_markup(part: Part, *, markdown: bool) -> Part:
    """A line without left-over marks. A star that touches a word is emphasis in Markdown, else a bullet."""
    if not isinstance(part, Line):
        return part
    if MARKUP_LEFT.search(part.text):
        part = part.keeping(keep(part.passage, MARKUP_LEFT))
    if markdown and "*" in part.text:
        part = part.keeping(keep(part.passage, EMPHASIS))
    return part


def _drop_page_numbers(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Line) and not part.label and (not part.text or PAGE_NUMBER.match(part.text)):
            continue
        yield part


def page_width(lines: Iterable[Line]) -> int:
    """The length of a full line where text is hard-wrapped; 0 where each line is a whole paragraph."""
    widths = sorted(line.width for line in lines if line.width > 3)
    if len(widths) < 8:
        return 0
    widest = widths[int(len(widths) * 0.95)]
    full = sum(width >= 0.8 * widest for width in widths)
    return widest if widest <= WRAPPED_WIDTH and full >= 0.3 * len(widths) else 0


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file breaks its lines.

    `physical_lines`: blocks may be lines of a page. `width`: length of a full line, 0 where lines are whole
    paragraphs. `blank_separated`: every paragraph stands between blank lines, so lines without one go on.
    """

    physical_lines: bool
    width: int
    blank_separated: bool


def blank_lines_separate(lines: list[Line]) -> bool:
    """Whether items stand after blank lines while many other lines do not."""
    marked = [line for line in lines if find_marker(line.text, line.label)]
    after_blank = sum(line.gap for line in marked)
    running = sum(not line.gap for line in lines)
    widths = sorted(line.width for line in lines)
    if not widths or widths[int(len(widths) * 0.95)] > WRAPPED_WIDTH:
        return False
    return len(marked) >= 5 and after_blank >= 0.75 * len(marked) and running >= 0.25 * len(lines)


def _join(parts: list[Part], layout: Layout) -> list[Part]:
    runs: list[list[Part]] = []
    for part in parts:
        if layout.physical_lines and runs and _continues_run(runs[-1], part, layout):
            runs[-1].append(part)
        else:
            runs.append([part])
    return [_merged(run) for run in runs]


def _continues_run(run: list[Part], part: Part, layout: Layout) -> bool:
    first, last = run[0], run[-1]
    if not (isinstance(first, Line) and isinstance(last, Line) and isinstance(part, Line)):
        return False
    return continues(last, part, layout)


def _merged(run: list[Part]) -> Part:
    first = run[0]
    if len(run) == 1 or not isinstance(first, Line):
        return first
    bold = first.bold if all(isinstance(line, Line) and line.bold for line in run) else None
    return replace(first, passage=join(line.passage for line in run if isinstance(line, Line)), bold=bold)


def continues(before: Line, after: Line, layout: Layout) -> bool:
    """Whether `after` is the rest of the sentence `before`."""
    text, last = after.text, before.text
    if after.label or starts_with_label(text):
        return False
    ended = bool(ENDS_SENTENCE.search(last))
    running = layout.blank_separated and not after.gap
    if marker := find_marker(text):
        if running and marker.numbered and not ended and not before.bold and len(last) > LONG_LINE:
            return True
        broken = BROKEN_DASH.match(text) and not ended
        return bool(broken) and (running or (layout.width > 0 and _is_full(last, text, layout.width)))
    if running and not _stands_apart(before, after):
        return True
    if before.bold and not after.bold:
        return False
    if _parted_by_case(last, text) and not last[-1:].isdigit():
        return False
    if text[0].islower() and not ended:
        return len(last) > 15 or not after.gap
    if ENDS_OPEN.search(last) and not after.gap and not last.isupper():
        return True
    return layout.width > 0 and not after.gap and _is_full(last, text, layout.width)


def in_capitals(text: str) -> bool:
    """Whether a line is set in capitals: two words at least, so that "214/NQ-CP" is none."""
    return text.isupper() and sum(word.isalpha() and len(word) > 1 for word in text.split()) >= 2


def _parted_by_case(before: str, after: str) -> bool:
    return (in_capitals(before) and not after.isupper()) or (in_capitals(after) and not before.isupper())


def _stands_apart(before: Line, after: Line) -> bool:
    """Lines of a letterhead, a title or a signature: each stands alone though no blank line parts them."""
    if _parted_by_case(before.text, after.text):
        return True
    return (
        HEAD_WORDS.search(after.passage.plain) is not None
        or HEAD_WORDS.search(before.passage.plain) is not None
    )


def _is_full(last: str, following: str, width: int) -> bool:
    """The next line's first word would not have fitted on this one."""
    first_word = following.split(maxsplit=1)[0]
    return len(last) + 1 + len(first_word) > FULL * width


def _split(parts: Iterable[Part]) -> Iterator[Part]:
    seen: dict[tuple[Style, int], int] = {}
    for part in parts:
        if not isinstance(part, Line):
            yield part
            continue
        for line in _split_line(part, seen):
            _remember(find_marker(line.text, line.label), seen)
            yield line


def _split_line(line: Line, seen: dict[tuple[Style, int], int]) -> list[Line]:
    """The line cut before items that an extractor glued to the end of the one before."""
    own = find_marker(line.text, line.label)
    here = dict(seen)
    _remember(own, here)
    cuts = [0]
    glued = [*GLUED.finditer(line.text)]
    if own and own.style is Style.LETTER:
        glued = sorted([*glued, *GLUED_LETTER.finditer(line.text)], key=re.Match.start)
    for match in glued:
        marker = find_marker(line.text[match.end() :])
        if marker and match.end() > cuts[-1] and _follows(marker, own, line.text[: match.start()], here):
            cuts.append(match.end())
            _remember(marker, here)
    ends = [*cuts[1:], len(line.text)]
    pieces = [line.passage.cut(start, end) for start, end in zip(cuts, ends, strict=True)]
    return [line.keeping(piece, None if not index else "") for index, piece in enumerate(pieces)]


def _follows(marker: Marker, own: Marker | None, before: str, seen: dict[tuple[Style, int], int]) -> bool:
    """A glued bullet needs no predecessor; a glued number must be the next of its kind."""
    if not marker.numbered:
        return True
    last = seen.get((marker.style, marker.depth), 0)
    if marker.ordinal == 1 and own is not None:
        return marker.style > own.style and before.rstrip().endswith(".")
    return marker.ordinal == last + 1 and (last > 0 or own is None)


def _remember(marker: Marker | None, seen: dict[tuple[Style, int], int]) -> None:
    if marker is None or not marker.numbered:
        return
    for key in [key for key in seen if key > (marker.style, marker.depth)]:
        del seen[key]
    seen[(marker.style, marker.depth)] = marker.ordinal
