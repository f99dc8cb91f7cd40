"""Repairs what extraction breaks: page numbers inside the text, sentences cut into lines, items glued together."""

import re
from collections.abc import Iterable, Iterator

from donghanh.paperwork.reading.labels import starts_with_label
from donghanh.paperwork.reading.lines import Line, Part
from donghanh.paperwork.reading.markers import Marker, Style, find_marker
from donghanh.paperwork.reading.passage import join

PAGE_NUMBER = re.compile(r"^[-–—\s]*(?:trang|page)?\s*\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*$", re.IGNORECASE)
ENDS_SENTENCE = re.compile(r"[.;:!?…/](?:[”\"')\]]*)$")
ENDS_OPEN = re.compile(r"[,(\-–]$")
BROKEN_DASH = re.compile(r"^[-–]\s+[a-zà-ỹđ]")
GLUED = re.compile(
    r"(?<=[.;:!?”\")…])\s+(?=(?:[-–•]|\+)\s+[^\W\d_a-zà-ỹđ]|(?:\d{1,2}(?:\.\d{1,2})*[.)]|[IVX]{1,4}\.|[a-zđ]\))\s+[^\W\d_])"
)
MARKUP_LEFT = re.compile(r"\*\*|__|^#{1,6}\s+|</?[biu]>|^\\(?=[-+*#])")
WRAPPED_WIDTH = 140
FULL = 0.88


def repair(parts: Iterable[Part], *, physical_lines: bool) -> list[Part]:
    """The same parts with whole paragraphs.

    `physical_lines` is true for formats whose blocks may be lines of a page (text, PDF), false where every block
    is a paragraph (Word).
    """
    kept = list(_drop_page_numbers(_without_markup(part) for part in parts))
    width = page_width(part for part in kept if isinstance(part, Line)) if physical_lines else 0
    joined = _join(kept, width, physical_lines)
    return list(_split(joined))


def _without_markup(part: Part) -> Part:
    if not isinstance(part, Line) or not MARKUP_LEFT.search(part.text):
        return part
    passage, position, pieces = part.passage, 0, []
    for match in MARKUP_LEFT.finditer(part.text):
        pieces.append((position, match.start()))
        position = match.end()
    pieces.append((position, len(part.text)))
    text = "".join(part.text[start:end] for start, end in pieces)
    offsets = [offset for start, end in pieces for offset in passage.offsets[start:end]]
    return part.keeping(type(passage)(text, offsets).cut(0))


def _drop_page_numbers(parts: Iterable[Part]) -> Iterator[Part]:
    """Leaves lone numbers where several follow one another: those are the cells of a table laid out as lines."""
    kept = list(parts)
    for index, part in enumerate(kept):
        if isinstance(part, Line):
            if not part.text and not part.label:
                continue
            if PAGE_NUMBER.match(part.text) and not part.label and not _among_short(kept, index):
                continue
        yield part


def _among_short(parts: list[Part], index: int) -> bool:
    around = parts[max(index - 3, 0) : index] + parts[index + 1 : index + 4]
    short = [part for part in around if isinstance(part, Line) and len(part.text) <= 45 and not part.gap]
    return len(short) >= 4


def page_width(lines: Iterable[Line]) -> int:
    """The length of a full line where text is hard-wrapped; 0 where each line is a whole paragraph."""
    widths = sorted(line.width for line in lines if line.width > 3)
    if len(widths) < 8:
        return 0
    widest = widths[int(len(widths) * 0.95)]
    full = sum(width >= 0.8 * widest for width in widths)
    return widest if widest <= WRAPPED_WIDTH and full >= 0.3 * len(widths) else 0


def _join(parts: list[Part], width: int, physical_lines: bool) -> list[Part]:
    runs: list[list[Part]] = []
    for part in parts:
        if physical_lines and runs and _continues_run(runs[-1], part, width):
            runs[-1].append(part)
        else:
            runs.append([part])
    return [_merged(run) for run in runs]


def _continues_run(run: list[Part], part: Part, width: int) -> bool:
    first, last = run[0], run[-1]
    if not (isinstance(first, Line) and isinstance(last, Line) and isinstance(part, Line)):
        return False
    return continues(last, part, width)


def _merged(run: list[Part]) -> Part:
    first = run[0]
    if len(run) == 1 or not isinstance(first, Line):
        return first
    return first.keeping(join(line.passage for line in run if isinstance(line, Line)))


def continues(before: Line, after: Line, width: int) -> bool:
    """Whether `after` is the rest of the sentence `before`. `width` as from `page_width`."""
    text, last = after.text, before.text
    if after.label or starts_with_label(text) or (before.bold and not after.bold):
        return False
    ended = bool(ENDS_SENTENCE.search(last))
    if find_marker(text):
        return bool(BROKEN_DASH.match(text)) and not ended and width > 0 and _is_full(last, text, width)
    if last.isupper() != text.isupper() and not last[-1:].isdigit():
        return False
    if text[0].islower() and not ended:
        return len(last) > 25 or not after.gap
    if ENDS_OPEN.search(last) and not after.gap and not last.isupper():
        return True
    return width > 0 and not after.gap and _is_full(last, text, width)


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
    for match in GLUED.finditer(line.text):
        marker = find_marker(line.text[match.end() :])
        if marker and _follows(marker, own, here):
            cuts.append(match.end())
            _remember(marker, here)
    ends = [*cuts[1:], len(line.text)]
    pieces = [line.passage.cut(start, end) for start, end in zip(cuts, ends, strict=True)]
    return [line.keeping(piece, None if not index else "") for index, piece in enumerate(pieces)]


def _follows(marker: Marker, own: Marker | None, seen: dict[tuple[Style, int], int]) -> bool:
    """A glued bullet needs no predecessor; a glued number must be the next of its kind."""
    if not marker.numbered:
        return True
    last = seen.get((marker.style, marker.depth), 0)
    return marker.ordinal == last + 1 and (last > 0 or own is None)


def _remember(marker: Marker | None, seen: dict[tuple[Style, int], int]) -> None:
    if marker is None or not marker.numbered:
        return
    for key in [key for key in seen if key > (marker.style, marker.depth)]:
        del seen[key]
    seen[(marker.style, marker.depth)] = marker.ordinal
