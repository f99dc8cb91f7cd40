"""Makes tables of ruling lines: cells are what the lines enclose, merged where a line is missing."""

from bisect import bisect_left
from dataclasses import dataclass

from donghanh.paperwork.opening.pdf.pieces import Rule, Word

NEAR = 3.0
SHORTEST_COLUMN = 12.0
MOST_CROSSINGS = 400_000


@dataclass(frozen=True, slots=True)
class Region:
    """A cell of the table over the grid: rows `top`..`bottom` and columns `left`..`right`, ends excluded."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(slots=True)
class Grid:
    """The edges of a table: `xs` from left to right, `ys` from top to bottom; `regions` by row and column."""

    xs: list[float]
    ys: list[float]
    regions: list[list[Region]]

    def holds(self, word: Word) -> bool:
        middle = (word.x0 + word.x1) / 2
        height = word.y - word.size * 0.3
        return (
            self.xs[0] - NEAR <= middle <= self.xs[-1] + NEAR
            and self.ys[0] - NEAR <= height <= self.ys[-1] + NEAR
        )

    def region_of(self, word: Word) -> Region:
        """The cell in which the middle of a word lies."""
        column = bisect_left(self.xs, (word.x0 + word.x1) / 2) - 1
        row = bisect_left(self.ys, word.y - word.size * 0.3) - 1
        row = min(max(row, 0), len(self.ys) - 2)
        return self.regions[row][min(max(column, 0), len(self.xs) - 2)]


def find_grids(across: list[Rule], down: list[Rule]) -> list[Grid]:
    """The tables of a page from top to bottom. Lines that cross belong to one table."""
    if len(across) < 2 or len(down) < 2 or len(across) * len(down) > MOST_CROSSINGS:
        return []
    grids = [_grid(rows, columns) for rows, columns in _crossing_groups(across, down)]
    return sorted((grid for grid in grids if grid), key=lambda grid: grid.ys[0])


def _crossing_groups(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    group = list(range(len(across) + len(down)))

    def root(item: int) -> int:
        while group[item] != item:
            group[item] = group[group[item]]
            item = group[item]
        return item

    for i, row in enumerate(across):
        for j, column in enumerate(down, start=len(across)):
            if _cross(row, column):
                group[root(i)] = root(j)
    gathered: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate(across):
        gathered.setdefault(root(i), ([], []))[0].append(rule)
    for j, rule in enumerate(down, start=len(across)):
        gathered.setdefault(root(j), ([], []))[1].append(rule)
    return [found for found in gathered.values() if len(found[0]) > 1 and len(found[1]) > 1]


def _cross(row: Rule, column: Rule) -> bool:
    reaches = row.start - NEAR <= column.at <= row.end + NEAR
    return reaches and column.start - NEAR <= row.at <= column.end + NEAR


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    ends = [end for rule in across for end in (rule.start, rule.end)]
    xs, ys = _with_open_sides(_edges(down), ends), _edges(across)
    if len(xs) < 3 or len(ys) < 2:
        return None
    regions = _Regions(xs, ys, across, down).find()
    return Grid(xs, ys, regions)


def _edges(rules: list[Rule]) -> list[float]:
    edges: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not edges or at - edges[-1] > NEAR:
            edges.append(at)
    return edges


def _with_open_sides(xs: list[float], ends: list[float]) -> list[float]:
    """Tables drawn without their outer lines reach as far as their horizontal rules."""
    left = [min(ends)] if xs[0] - min(ends) > SHORTEST_COLUMN else []
    right = [max(ends)] if max(ends) - xs[-1] > SHORTEST_COLUMN else []
    return left + xs + right


class _Regions:
    """Grows every cell to the right and down over missing lines."""

    def __init__(self, xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> None:
        self._xs, self._ys = xs, ys
        self._across = _by_edge(ys, across)
        self._down = _by_edge(xs, down)

    def find(self) -> list[list[Region]]:
        rows, columns = len(self._ys) - 1, len(self._xs) - 1
        found: list[list[Region | None]] = [[None] * columns for _ in range(rows)]
        for row in range(rows):
            for column in range(columns):
                if found[row][column] is None:
                    self._fill(found, self._grow(found, row, column))
        return [[region for region in row if region is not None] for row in found]

    def _grow(self, found: list[list[Region | None]], row: int, column: int) -> Region:
        right = column + 1
        while right < len(self._xs) - 1 and found[row][right] is None and not self._wall_right(row, right):
            right += 1
        bottom = row + 1
        while bottom < len(self._ys) - 1 and not any(
            self._wall_below(bottom, c) for c in range(column, right)
        ):
            if any(found[bottom][c] is not None for c in range(column, right)):
                break
            bottom += 1
        return Region(row, bottom, column, right)

    def _fill(self, found: list[list[Region | None]], region: Region) -> None:
        for row in range(region.top, region.bottom):
            for column in range(region.left, region.right):
                found[row][column] = region

    def _wall_right(self, row: int, edge: int) -> bool:
        middle = (self._ys[row] + self._ys[row + 1]) / 2
        return any(rule.start - 1 <= middle <= rule.end + 1 for rule in self._down[edge])

    def _wall_below(self, edge: int, column: int) -> bool:
        middle = (self._xs[column] + self._xs[column + 1]) / 2
        return any(rule.start - 1 <= middle <= rule.end + 1 for rule in self._across[edge])


def _by_edge(edges: list[float], rules: list[Rule]) -> list[list[Rule]]:
    near: list[list[Rule]] = [[] for _ in edges]
    for rule in rules:
        place = min(range(len(edges)), key=lambda index: abs(edges[index] - rule.at))
        near[place].append(rule)
    return near
