"""The bars of a business's revenue against the threshold of each year, which has steps where the law changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from donghanh.ui.charts import LEFT, RIGHT, WIDTH, Bar, BarChart, DrawnBar, draw_bars
from donghanh.ui.text import NO_VALUE, write_number

BILLION = Decimal(1_000_000_000)
MOST = 6


@dataclass(frozen=True, slots=True)
class RevenueChart:
    """Bars in tỷ đồng with their words, the path of the threshold, where its words stand, and each year's threshold."""

    chart: BarChart
    bars: list[tuple[DrawnBar, str]]
    path: str
    label_y: str
    label: str
    rows: list[tuple[int, Decimal | None, Decimal | None]]


def draw_revenue(
    amounts: Mapping[int, Decimal], limits: Mapping[int, Decimal], *, unfinished: int
) -> RevenueChart | None:
    """Bars of the last years; `limits`: year → threshold in đồng. None where no revenue is known at all.

    The threshold is labelled where its line ends: with that of the last year drawn, which may not be today's.
    """
    years = sorted(amounts)[-MOST:]
    if not years:
        return None
    every = list(range(years[0], years[-1] + 1))[-MOST:]
    bars = [Bar(str(year), _tenth(amounts.get(year)), part=year == unfinished) for year in every]
    highest = max([limits[year] for year in every if year in limits], default=None)
    last = next((limits[year] for year in reversed(every) if year in limits), None)
    label = "" if last is None else write_number(last / BILLION, 1)
    reference = (float(highest / BILLION), label) if highest is not None else None
    chart = draw_bars(bars, reference=reference)
    rows = [(year, amounts.get(year), limits.get(year)) for year in every]
    drawn = list(zip(chart.bars, [_words(amounts.get(year)) for year in every], strict=True))
    if highest is None or last is None or chart.reference is None:
        return RevenueChart(chart, drawn, "", "", "", rows)
    path, at = _steps(chart, every, limits, highest), _at(chart, last, highest)
    return RevenueChart(chart, drawn, path, f"{at:.1f}", label, rows)


def _words(amount: Decimal | None) -> str:
    """1,24: as fine as a threshold of tỷ đồng asks for."""
    return NO_VALUE if amount is None else write_number(amount / BILLION, 2)


def _tenth(amount: Decimal | None) -> float | None:
    """In tỷ đồng with at most two decimals."""
    return None if amount is None else float(round(amount / BILLION, 2))


def _steps(chart: BarChart, years: Sequence[int], limits: Mapping[int, Decimal], highest: Decimal) -> str:
    width = (WIDTH - LEFT - RIGHT) / len(years)
    path, is_down = [], True
    for n, year in enumerate(years):
        if year not in limits:
            is_down = True
            continue
        y = _at(chart, limits[year], highest)
        start, end = LEFT + width * n, LEFT + width * (n + 1)
        path.append(f"{'M' if is_down else 'L'}{start:.1f} {y:.1f} L{end:.1f} {y:.1f}")
        is_down = False
    return " ".join(path)


def _at(chart: BarChart, limit: Decimal, highest: Decimal) -> float:
    assert chart.reference is not None
    base, top = float(chart.base), float(chart.reference.at)
    return base - (base - top) * float(limit / highest)
