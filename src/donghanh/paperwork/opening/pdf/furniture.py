"""Drops what belongs to the page and not to the document: page numbers, repeated headers and footers."""

import re
from collections import Counter

from donghanh.paperwork.opening.pdf.pieces import Line, Page
from donghanh.paperwork.opening.pdf.wrapping import starts_item

MARGIN_SHARE = 0.13
PAGE_NUMBER = re.compile(
    r"^[-–—\s]*(?:(?:trang|page)\s*)?\d{1,4}(?:\s*(?:/|của|of)\s*\d{1,4})?[-–—\s.]*$", re.IGNORECASE
)
EDGE_LINES = 2
LEAST_REPEATS = 3


def drop_furniture(pages: list[Page], lines: list[list[Line]]) -> list[list[Line]]:
    """The lines of each page without page numbers and without lines that most pages repeat at an edge."""
    repeated = _repeated(lines)
    kept = []
    for page, found in zip(pages, lines, strict=True):
        edges = {id(line) for line in (*found[:EDGE_LINES], *found[-EDGE_LINES:])}
        kept.append(
            [line for line in found if not (id(line) in edges and _is_furniture(line, page, repeated))]
        )
    return kept


def _is_furniture(line: Line, page: Page, repeated: set[str]) -> bool:
    in_margin = line.y < page.height * MARGIN_SHARE or line.y > page.height * (1 - MARGIN_SHARE)
    return in_margin and (bool(PAGE_NUMBER.match(line.text)) or _shape(line) in repeated)


def _repeated(lines: list[list[Line]]) -> set[str]:
    """Shapes of edge lines found on at least half of the pages after the first."""
    counts: Counter[str] = Counter()
    for found in lines[1:]:
        edges = (*found[:EDGE_LINES], *found[-EDGE_LINES:])
        counts.update({_shape(line) for line in edges if not starts_item(line)})
    least = max(LEAST_REPEATS, (len(lines) - 1) / 2)
    return {shape for shape, count in counts.items() if count >= least}


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text.casefold())
