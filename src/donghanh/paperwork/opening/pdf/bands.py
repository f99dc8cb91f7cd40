"""Finds text set side by side without ruling lines: the two columns of the head and the signature block."""

from dataclasses import dataclass, field

from donghanh.paperwork.opening.pdf.pieces import Line
from donghanh.paperwork.opening.pdf.wrapping import join_words, starts_item

WIDE_GAP = 24.0
NARROWEST_GUTTER = 7.0
MIDDLE = (0.28, 0.72)
LARGEST_LEADING = 8.0
CENTRE = 6.0


@dataclass(slots=True)
class Band:
    """Two columns side by side."""

    left: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)


def find_bands(lines: list[Line], left: float, right: float) -> list[Line | Band]:
    """The lines in order, with runs of two columns as bands. `left` and `right` are the margins."""
    found: list[Line | Band] = []
    position = 0
    while position < len(lines):
        gutter = _wide_gap(lines[position], left, right)
        end = _end_of_band(lines, position, gutter, (left + right) / 2) if gutter else position
        if gutter and end - position >= 2:
            band = _split(lines[position:end], _shared_gutter(lines[position:end], gutter))
            if len(band.right) >= 2 and band.left:
                found.append(band)
                position = end
                continue
        found.append(lines[position])
        position += 1
    return found


def column_text(lines: list[Line]) -> str:
    """One column of a band, a line each; items of a list keep their wrapped lines."""
    paragraphs: list[str] = []
    for line in lines:
        wraps = (
            bool(paragraphs)
            and not starts_item(line)
            and (paragraphs[-1][0] in "-–" or line.text[0].islower())
        )
        if wraps:
            paragraphs[-1] = join_words(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text)
    return "\n".join(paragraphs)


def _wide_gap(line: Line, left: float, right: float) -> tuple[float, float] | None:
    """The widest gap between words of the line that lies about the middle."""
    lowest, highest = (left + share * (right - left) for share in MIDDLE)
    gaps = [(first.x1, second.x0) for first, second in zip(line.words, line.words[1:], strict=False)]
    wide = [gap for gap in gaps if gap[1] - gap[0] >= WIDE_GAP and lowest <= (gap[0] + gap[1]) / 2 <= highest]
    return max(wide, key=lambda gap: gap[1] - gap[0], default=None)


def _end_of_band(lines: list[Line], start: int, gutter: tuple[float, float], middle: float) -> int:
    end = start
    for line in lines[start:]:
        far_below = end > start and line.y - lines[end - 1].y > LARGEST_LEADING * line.size
        narrowed = _narrow(line, gutter)
        if narrowed is None or far_below or (end > start and _is_centred(line, gutter, middle)):
            break
        gutter, end = narrowed, end + 1
    return end


def _is_centred(line: Line, gutter: tuple[float, float], middle: float) -> bool:
    """A heading below the columns: on one side of the gutter by chance, for it stands about the middle."""
    one_sided = line.x0 >= gutter[1] or line.x1 <= gutter[0]
    return one_sided and abs((line.x0 + line.x1) / 2 - middle) <= CENTRE


def _narrow(line: Line, gutter: tuple[float, float]) -> tuple[float, float] | None:
    """What is left of the gutter beside the words of a line; None where a word stands in it."""
    low, high = gutter
    for word in line.words:
        middle = (word.x0 + word.x1) / 2
        if middle <= (low + high) / 2:
            low = max(low, word.x1)
        else:
            high = min(high, word.x0)
    return (low, high) if high - low >= NARROWEST_GUTTER else None


def _shared_gutter(lines: list[Line], gutter: tuple[float, float]) -> tuple[float, float]:
    for line in lines:
        gutter = _narrow(line, gutter) or gutter
    return gutter


def _split(lines: list[Line], gutter: tuple[float, float]) -> Band:
    middle = sum(gutter) / 2
    band = Band()
    for line in lines:
        for side, words in (
            (band.left, [w for w in line.words if w.x1 <= middle]),
            (band.right, [w for w in line.words if w.x1 > middle]),
        ):
            if words:
                side.append(Line(words, line.page))
    return band
