"""Geometry of the charts: numbers in, coordinates of an SVG out. Nothing here draws or knows what is counted.

A chart is 720 units wide; the templates give the words, the table below holds the same data.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil, floor, log10

from donghanh.ui.text import NO_VALUE, write_number

WIDTH, LEFT, RIGHT, TOP = 720, 60, 96, 22
KINDS = ("actual", "official", "even", "needed", "forecast", "earlier")
MARKED = {"official", "earlier"}
"""Kinds of which every point is drawn: official figures stand alone, earlier ones beside the rest."""
QUARTERS = ((3, 31), (6, 30), (9, 30), (12, 31))
LINE_HEIGHT, SHORT_SPAN, MOST_YEARS = 16, 800, 10


@dataclass(frozen=True, slots=True)
class Bar:
    """A named value, None where none is known; `part` marks one that is not complete yet."""

    label: str
    value: float | None
    part: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A series of (day, value); `kind` is one of KINDS and decides its dashes; `words` stand at its end."""

    label: str
    points: Sequence[tuple[date, float]]
    kind: str = "actual"
    words: str = ""


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
    known: bool


@dataclass(frozen=True, slots=True)
class BarChart:
    height: int
    base: str
    foot: str
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
    label_y: str
    words: str
    marks: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class LineChart:
    height: int
    base: str
    foot: str
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
    foot = height - 26
    known = [bar.value for bar in bars if bar.value is not None]
    axis = _Axis.of([*known, *([reference[0]] if reference else [])], foot)
    step = (WIDTH - LEFT - RIGHT) / max(len(bars), 1)
    width = min(step * 0.62, 56)
    drawn = [_draw_bar(bar, LEFT + step * (n + 0.5), width, axis) for n, bar in enumerate(bars)]
    line = Tick(axis.up(reference[0]), reference[1]) if reference else None
    return BarChart(height, axis.up(0), _unit(foot), drawn, axis.grid, line)


def draw_lines(
    lines: Sequence[Line], *, target: Target | None = None, today: date | None = None, height: int = 300
) -> LineChart:
    """Lines over days from a zero base line, a diamond at the target and a mark at today."""
    foot = height - 30
    days = [day for line in lines for day, _ in line.points] + ([target.day] if target else [])
    values = [value for line in lines for _, value in line.points] + ([target.value] if target else [])
    first, span = min(days), max((max(days) - min(days)).days, 1)
    axis = _Axis.of(values, foot)

    def across(day: date) -> str:
        return _unit(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / span)

    drawn = [_draw_line(line, across, axis, target) for line in lines if line.points]
    return LineChart(
        height=height,
        base=axis.up(0),
        foot=_unit(foot),
        lines=drawn,
        grid=axis.grid,
        days=[Tick(across(day), words) for day, words in _day_ticks(first, max(days))],
        today=Tick(across(today), "") if today and first <= today <= max(days) else None,
        target=(across(target.day), axis.up(target.value), target.label) if target else None,
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


@dataclass(frozen=True, slots=True)
class _Axis:
    """Values upwards: zero at `zero`, `scale` units of the drawing for one of the values, a line every `step`."""

    zero: float
    scale: float
    step: float
    lowest: int
    highest: int

    @classmethod
    def of(cls, values: Sequence[float], foot: float) -> "_Axis":
        """At most five lines; more only where values lie on both sides of zero."""
        low, high = min([*values, 0]), max([*values, 0])
        step = _round_up(high - low) / 4
        lowest = floor(low / step + 1e-9) if low < 0 else 0
        highest = ceil(high / step - 1e-9) if low < 0 else 4
        scale = (foot - TOP) / ((highest - lowest) * step)
        return cls(foot + lowest * step * scale, scale, step, lowest, highest)

    def at(self, value: float) -> float:
        return self.zero - value * self.scale

    def up(self, value: float) -> str:
        return _unit(self.at(value))

    @property
    def grid(self) -> list[Tick]:
        numbers = range(self.lowest, self.highest + 1)
        return [Tick(self.up(n * self.step), _tick(n * self.step)) for n in numbers]


def _draw_bar(bar: Bar, middle: float, width: float, axis: _Axis) -> DrawnBar:
    value = bar.value or 0
    top = min(axis.at(value), axis.zero)
    return DrawnBar(
        x=_unit(middle - width / 2),
        y=_unit(top),
        width=_unit(width),
        height=_unit(abs(value) * axis.scale),
        middle=_unit(middle),
        label_y=_unit(top - 6),
        label=bar.label,
        words=NO_VALUE if bar.value is None else _value(bar.value),
        part=bar.part,
        known=bar.value is not None,
    )


def _draw_line(line: Line, across: Callable[[date], str], axis: _Axis, target: Target | None) -> DrawnLine:
    places = [(across(day), axis.up(value)) for day, value in line.points]
    path = " ".join(f"{'ML'[n > 0]}{x} {y}" for n, (x, y) in enumerate(places))
    _day, value = line.points[-1]
    return DrawnLine(
        line.label,
        line.kind,
        path,
        *places[-1],
        label_y=_unit(_label_at(line, axis, target)),
        words=line.words or _value(value),
        marks=places if line.kind in MARKED else [],
    )


def _label_at(line: Line, axis: _Axis, target: Target | None) -> float:
    """Where the words at a line's end stand: under the last point, never on the words of the target."""
    day, value = line.points[-1]
    if line.kind != "forecast":
        under = axis.at(value) + 15
        return under if under < axis.zero - 3 else axis.at(value) - 10
    beside = axis.at(value) + 4
    if target is None or target.day != day:
        return beside
    wanted = axis.at(target.value) + 4
    if abs(beside - wanted) >= LINE_HEIGHT:
        return beside
    return wanted + (LINE_HEIGHT if value <= target.value else -LINE_HEIGHT)


def _round_up(value: float) -> float:
    """The next value whose quarter is easy to read: 4, 8, 10, 20, 40 times a power of ten."""
    if value <= 0:
        return 4
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if ceil(value / power * 1e6) <= step * 1e6)


def _day_ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Ends of years, every fifth where there are many; ends of quarters where the span is short."""
    years = [date(year, 12, 31) for year in range(first.year, last.year + 1)]
    if (last - first).days <= SHORT_SPAN:
        ends = [
            date(year, month, day) for year in range(first.year, last.year + 1) for month, day in QUARTERS
        ]
        return [(day, _short(day)) for day in ends if first <= day <= last]
    shown = [day for day in years if first <= day <= last]
    every = 5 if len(shown) > MOST_YEARS else 1
    return [(day, str(day.year)) for day in shown if every == 1 or day.year % every == 0]


def _short(day: date) -> str:
    return str(day.year) if day.month == 12 else f"{day.day}/{day.month}"


def _tick(value: float) -> str:
    """A number on the axis with as many decimals as it has, at most two."""
    places = next((n for n in (0, 1) if abs(round(value, n) - value) < 1e-9), 2)
    return write_number(value, places)


def _value(value: float) -> str:
    return write_number(value, 0 if value == int(value) else 1)


def _unit(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
