"""Geometry of the map of a ward: degrees in, coordinates of an SVG out. Places of one square are one circle."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt
from statistics import median

WIDTH, MARGIN, SQUARES, SHAPE = 720, 24, 30, 0.6
REACH = 1.5
"""How far beyond the middle four fifths of the points the frame goes, in their own spread: one wrong degree would
shrink the ward to a dot. How many points lie outside is told."""
ROOM = 1.001
"""So that the outermost points lie within, whatever the arithmetic rounds."""
METRES_A_DEGREE = 111_320
LETTER, LINE = 7.5, 22
"""Room for a letter and a line of a name."""
STEPS = (50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle for the businesses of one square; `box` is the square as the list takes it."""

    x: str
    y: str
    radius: str
    count: int
    box: str


@dataclass(frozen=True, slots=True)
class PointMap:
    """Dots in a drawing of WIDTH units; `scale` is the length of the bar and what it stands for in metres."""

    height: int
    dots: list[Dot]
    scale: tuple[str, int] | None
    outside: int
    names: list["Name"]


@dataclass(frozen=True, slots=True)
class Name:
    """Words in the drawing, in the middle of their points."""

    x: str
    y: str
    words: str


def draw_map(points: Sequence[Point], groups: Mapping[str, Sequence[Point]] | None = None) -> PointMap | None:
    """Latitude and longitude of each business, and the same by the name of its group; None without any point."""
    if not points:
        return None
    frame = _Frame.of(points)
    inside = [point for point in points if frame.holds(point)]
    squares = Counter(frame.square(point) for point in inside)
    most = max(squares.values())
    dots = [frame.dot(square, count, most) for square, count in sorted(squares.items())]
    names = _names(frame, groups or {})
    return PointMap(round(frame.height), dots, frame.scale(), len(points) - len(inside), names)


def _names(frame: "_Frame", groups: Mapping[str, Sequence[Point]]) -> list[Name]:
    """The names that fit beside each other, those with the most points first."""
    names: list[Name] = []
    taken: list[tuple[float, float, float]] = []
    for words, points in sorted(groups.items(), key=lambda group: -len(group[1])):
        middle = (median(each[0] for each in points), median(each[1] for each in points))
        if not frame.holds(middle):
            continue
        x, y = frame.place(middle)
        half = LETTER * len(words) / 2
        free = all(abs(y - at) > LINE or abs(x - along) > half + wide for along, at, wide in taken)
        if free and half < x < WIDTH - half:
            taken.append((x, y, half))
            names.append(Name(f"{x:.1f}", f"{y + 4:.1f}", words))
    return names


@dataclass(frozen=True, slots=True)
class _Frame:
    south: float
    west: float
    north: float
    east: float
    unit: float
    """Units of the drawing for a degree of longitude."""
    stretch: float
    """How much longer a degree of latitude is than one of longitude here."""

    @classmethod
    def of(cls, points: Sequence[Point]) -> "_Frame":
        south, north = _ends([latitude for latitude, _ in points])
        west, east = _ends([longitude for _, longitude in points])
        stretch = 1 / cos(radians((south + north) / 2))
        wide = max(east - west, (north - south) * stretch / SHAPE, 0.002) * ROOM
        high = max(north - south, 0.001) * ROOM
        middle_x, middle_y = (west + east) / 2, (south + north) / 2
        unit = (WIDTH - 2 * MARGIN) / wide
        return cls(
            middle_y - high / 2, middle_x - wide / 2, middle_y + high / 2, middle_x + wide / 2, unit, stretch
        )

    @property
    def height(self) -> float:
        return (self.north - self.south) * self.unit * self.stretch + 2 * MARGIN

    @property
    def side(self) -> float:
        """Degrees of longitude that a square is wide."""
        return (self.east - self.west) / SQUARES

    def holds(self, point: Point) -> bool:
        return self.south <= point[0] <= self.north and self.west <= point[1] <= self.east

    def square(self, point: Point) -> tuple[int, int]:
        row = int((point[0] - self.south) / (self.side / self.stretch))
        return row, min(int((point[1] - self.west) / self.side), SQUARES - 1)

    def place(self, point: Point) -> tuple[float, float]:
        """Where a point lies in the drawing, from the left and from the top."""
        x = MARGIN + (point[1] - self.west) * self.unit
        return x, self.height - MARGIN - (point[0] - self.south) * self.unit * self.stretch

    def dot(self, square: tuple[int, int], count: int, most: int) -> Dot:
        south, west = self.south + square[0] * self.side / self.stretch, self.west + square[1] * self.side
        north, east = south + self.side / self.stretch, west + self.side
        x, y = self.place(((south + north) / 2, (west + east) / 2))
        radius = 4 + 8 * sqrt(count / most) if most > 1 else 6
        box = ",".join(f"{degree:.6f}" for degree in (south, west, north, east))
        return Dot(f"{x:.1f}", f"{y:.1f}", f"{radius:.1f}", count, box)

    def scale(self) -> tuple[str, int] | None:
        """The longest round length of at most a quarter of the width."""
        unit_a_metre = self.unit * self.stretch / METRES_A_DEGREE
        fitting = [metres for metres in STEPS if metres * unit_a_metre <= WIDTH / 4]
        return (f"{fitting[-1] * unit_a_metre:.1f}", fitting[-1]) if fitting else None


def _ends(values: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(values)
    low, high = ordered[len(ordered) // 10], ordered[-1 - len(ordered) // 10]
    reach = (high - low) * REACH or 1.0
    return max(ordered[0], low - reach), min(ordered[-1], high + reach)
