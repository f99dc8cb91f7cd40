"""What the readers of the kinds of files give: sheets of rows of texts."""

from collections.abc import Iterable
from dataclasses import dataclass, field

MOST_ROWS = 200_000
"""Rows of one list; a longer one is split by the officer."""
MOST_COLUMNS = 256
"""Columns that are kept; no list of businesses is wider, hostile ones are."""
HEADING_ROWS = 60
"""Rows among which the heading is looked for; merged cells matter only there."""

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0 and inclusive."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """`rows` is read once; each row holds its cells from the first column, as values of any type."""

    name: str
    rows: Iterable[Iterable[object]]
    hidden: bool = False
    merges: list[Merge] = field(default_factory=list)
