"""Geometry of the charts: numbers in, coordinates of an SVG out. Nothing here draws or knows what is counted.

A chart is 720 units wide; the templates give the words, the table below holds the same data.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil, floor, log10

from donghanh.ui.text import write_number

WIDTH, LEFT, RIGHT, TOP = 720, 46, 96, 22
KINDS = ("actual", "even", "needed", "forecast")


@dataclass(frozen=True, slots=True)
class Bar:
    """A named value; `part` marks one that is not complete yet."""

    label: str
    value: float
    part: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A series of (day, value); `kind` is one of KINDS and decides its dashes."""

    label: str
    points: Sequence[tuple[date, float]]
    kind: str = "actual"


@dataclass(frozen=True, slots=True)
class Target:
    """A value to reach on a day, with the words beside it."""

    day: date
    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and its words."""

    at: str
    label: str


@dataclass(frozen=True, slots=True)
class DrawnBar:
    x: str
    y: str
    width: str
    height: str
    middle: str
    label_y: str
    label: str
    words: str
    part: bool


@dataclass(frozen=True, slots=True)
class BarChart:
    height: int
    base: str
    bars: list[DrawnBar]
    grid: list[Tick]
    reference: Tick | None


@dataclass(frozen=True, slots=True)
class DrawnLine:
    label: str
    kind: str
    path: str
    end_x: str
    end_y: str
    words: str


@dataclass(frozen=True, slots=True)
class LineChart:
    height: int
    base: str
    lines: list[DrawnLine]
    grid: list[Tick]
    days: list[Tick]
    today: Tick | None
    target: tuple[str, str, str] | None


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of days from start to end: what has passed, the day it was due, today."""

    past: str
    rest: str
    today: str
    due: str
    labels: list[Tick] = field(default_factory=list)


def draw_bars(
    bars: Sequence[Bar], *, reference: tuple[float, str] | None = None, height: int = 220
) -> BarChart:
    """Bars from a zero base line; `reference` is a dashed line across them with its words."""
    base = height - 26
    top = _round_up(max([bar.value for bar in bars] + [reference[0] if reference else 0, 0]))
    scale = (base - TOP) / top
    step = (WIDTH - LEFT - RIGHT) / max(len(bars), 1)
    width = min(step * 0.62, 56)
    drawn = [_draw_bar(bar, LEFT + step * (n + 0.5), width, base, scale) for n, bar in enumerate(bars)]
    line = Tick(_unit(base - reference[0] * scale), reference[1]) if reference else None
    return BarChart(height, _unit(base), drawn, _grid(top, base, scale), line)


def draw_lines(
    lines: Sequence[Line], *, target: Target | None = None, today: date | None = None, height: int = 300
) -> LineChart:
    """Lines over days from a zero base line, a diamond at the target and a mark at today."""
    base = height - 30
    days = [day for line in lines for day, _ in line.points] + ([target.day] if target else [])
    values = [value for line in lines for _, value in line.points] + ([target.value] if target else [])
    first, span = min(days), max((max(days) - min(days)).days, 1)
    top = _round_up(max([*values, 0]))
    scale = (base - TOP) / top

    def across(day: date) -> str:
        return _unit(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / span)

    def up(value: float) -> str:
        return _unit(base - value * scale)

    return LineChart(
        height=height,
        base=_unit(base),
        lines=[_draw_line(line, across, up) for line in lines if line.points],
        grid=_grid(top, base, scale),
        days=[Tick(across(day), str(day.year)) for day in _years(first, max(days))],
        today=Tick(across(today), "") if today and first <= today <= max(days) else None,
        target=(across(target.day), up(target.value), target.label) if target else None,
    )


def draw_strip(start: date, end: date, today: date, due: date | None = None) -> Strip:
    """Where today stands between two days, in thousandths of the way."""
    span = max((end - start).days, 1)

    def across(day: date) -> float:
        return min(max((day - start).days / span, 0), 1) * 1000

    return Strip(
        past=_unit(across(today)),
        rest=_unit(1000 - across(today)),
        today=_unit(across(today)),
        due=_unit(across(due)) if due else "",
    )


def _draw_bar(bar: Bar, middle: float, width: float, base: float, scale: float) -> DrawnBar:
    height = max(bar.value, 0) * scale
    return DrawnBar(
        x=_unit(middle - width / 2),
        y=_unit(base - height),
        width=_unit(width),
        height=_unit(height),
        middle=_unit(middle),
        label_y=_unit(base - height - 6),
        label=bar.label,
        words=_value(bar.value),
        part=bar.part,
    )


def _draw_line(line: Line, across, up) -> DrawnLine:  # type: ignore[no-untyped-def]
    path = " ".join(f"{'ML'[n > 0]}{across(day)} {up(value)}" for n, (day, value) in enumerate(line.points))
    day, value = line.points[-1]
    return DrawnLine(line.label, line.kind, path, across(day), up(value), _value(value))


def _grid(top: float, base: float, scale: float) -> list[Tick]:
    step = top / 4
    return [Tick(_unit(base - n * step * scale), _value(n * step)) for n in range(5)]


def _round_up(value: float) -> float:
    """The next value whose quarter is easy to read: 4, 8, 10, 20, 40 times a power of ten."""
    if value <= 0:
        return 4
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if ceil(value / power * 1e6) <= step * 1e6)


def _years(first: date, last: date) -> list[date]:
    years = [date(year, 12, 31) for year in range(first.year, last.year + 1)]
    return [day for day in years if first <= day <= last]


def _value(value: float) -> str:
    return write_number(value, 0 if value == int(value) else 1)


def _unit(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
