"""Measures where the lines of a document begin and end, one measure for each page size."""

from collections import Counter
from dataclasses import dataclass

from donghanh.paperwork.opening.pdf.pieces import Line, Page

RARE = 0.04
FLUSH = 2.5
JUSTIFIED_SHARE = 0.35
FEW_LINES = 8


@dataclass(frozen=True, slots=True)
class Margins:
    """`justified` is true where lines are spread to the right margin."""

    left: float
    right: float
    justified: bool

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def measure_margins(pages: list[Page], lines: list[list[Line]]) -> list[Margins]:
    """The margins of every page; pages of one size share theirs.

    Where a size has few lines, its tables tell the margins too.
    """
    by_size: dict[tuple[int, int], list[Line]] = {}
    reach: dict[tuple[int, int], list[float]] = {}
    for page, found in zip(pages, lines, strict=True):
        by_size.setdefault(_size(page), []).extend(found)
        reach.setdefault(_size(page), []).extend(
            end for rule in page.across for end in (rule.start, rule.end)
        )
    measured = {size: _measure(found, reach[size], size) for size, found in by_size.items()}
    return [measured[_size(page)] for page in pages]


def _size(page: Page) -> tuple[int, int]:
    return round(page.width), round(page.height)


def _measure(lines: list[Line], reach: list[float], size: tuple[int, int]) -> Margins:
    if len(lines) < FEW_LINES:
        extent = [*reach, *(line.x0 for line in lines), *(line.x1 for line in lines)] or [0.0, float(size[0])]
        return Margins(min(extent), max(extent), justified=False)
    least = max(2, RARE * len(lines))
    starts, ends = Counter(round(line.x0) for line in lines), Counter(round(line.x1) for line in lines)
    left = min((at for at in starts if _near(starts, at) >= least), default=min(starts))
    right = max((at for at in ends if _near(ends, at) >= least), default=max(ends))
    flush = sum(abs(line.x1 - right) <= FLUSH for line in lines)
    return Margins(float(left), float(right), flush >= JUSTIFIED_SHARE * len(lines) and flush >= 4)


def _near(counts: Counter[int], at: int) -> int:
    return counts[at - 1] + counts[at] + counts[at + 1]
