"""Turns the coordinates of a PDF page (y upwards, before rotation) into those a reader sees (y downwards)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """`rotation` is that of the page in degrees, clockwise; the box is the page's before it is turned."""

    rotation: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left if self.rotation in (0, 180) else self.top - self.bottom

    @property
    def height(self) -> float:
        return self.top - self.bottom if self.rotation in (0, 180) else self.right - self.left

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point as seen: x from the left, y from the top."""
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def across(self, left: float, right: float, bottom: float, top: float) -> tuple[float, float]:
        """Where a box begins and ends from left to right."""
        first, second = self.point(left, bottom)[0], self.point(right, top)[0]
        return (first, second) if first <= second else (second, first)

    def down(self, x: float, y: float) -> float:
        """How far a point lies below the top."""
        return self.point(x, y)[1]

    def scale(self, size: float) -> float:
        """A believable font size; PDFium gives 1 for fonts that are scaled elsewhere."""
        return size if 4.0 <= size <= 200.0 else 12.0
