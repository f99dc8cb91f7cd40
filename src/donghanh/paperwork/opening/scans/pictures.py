"""A page as pixels, and what was seen on it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """Grey pixels, one byte each, row by row from the top; 0 is black. `dpi` is how many make an inch."""

    pixels: bytes
    width: int
    height: int
    dpi: int

    def as_pgm(self) -> bytes:
        """The picture as a portable greymap, the simplest file that image programs read."""
        return f"P5 {self.width} {self.height} 255\n".encode() + self.pixels


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word and its box in pixels from the left and the top. Words of one `line` belong together; `confidence` runs
    from 0 to 100."""

    text: str
    left: int
    top: int
    width: int
    height: int
    confidence: float
    line: tuple[int, int, int]


Progress = Callable[[int, int], None]
"""Told after each scanned page: how many are done, and of how many."""
Recognizer = Callable[[Picture, float], list[SeenWord]]
"""Finds the words of a picture within so many seconds. Raises TimeoutError or OSError where it cannot."""
