"""How large a file may be before it is refused: an upload must not fill the memory of a small server."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, the rest in pieces.

    `inflation` is the largest believable ratio of a packed part; `blocks` counts paragraphs and rows, `cells` those
    of tables; `scanned_pages` is how many pages OCR takes, within `scan_seconds` in all and `page_seconds` each;
    `elements` keeps the tree of one XML part below about 600 MB.
    """

    packed: int = 25 * MEGABYTE
    unpacked: int = 100 * MEGABYTE
    inflation: int = 250
    pages: int = 1_000
    blocks: int = 200_000
    elements: int = 1_500_000
    cells: int = 2_000_000
    scanned_pages: int = 60
    scan_seconds: float = 900.0
    page_seconds: float = 90.0
