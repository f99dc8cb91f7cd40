"""Measures as open data: coarse enough that no other table can be subtracted from them."""

from collections.abc import Iterator
from datetime import date

from donghanh.api.endpoints.measures import shared_measures
from donghanh.api.opening.suppression import HIDDEN, LEAST, Cell, round_off
from donghanh.kernel.slots import Measure, Reading


def measure_rows(ward: int, on: date) -> list[list[str | int | None]]:
    """Code, name, value, unit, coverage in per cent of each measure that is no plain stock.

    Stocks (how many operate) are in the tables already; here they would be sums of hidden cells.
    """
    return [
        [measure.key, str(measure.label), told, "%" if measure.population else str(measure.unit), covered]
        for measure, told, covered in _readings(ward, on)
    ]


def _readings(ward: int, on: date) -> Iterator[tuple[Measure, Cell | None, Cell | None]]:
    for measure in shared_measures():
        if measure.population is None and measure.on_day:
            continue
        reading = measure.read([ward], date(on.year, 1, 1), on)
        yield measure, told_value(reading), told_coverage(reading)


def told_value(reading: Reading) -> Cell | None:
    """A share in whole per cent, "*" where fewer than 5 are in it or left out of it; a count to the nearest 5.

    None where it is known of nobody, "*" where of fewer than 5.
    """
    if reading.everyone and reading.known is not None and reading.known < LEAST:
        return HIDDEN if reading.known else None
    if reading.denominator is None:
        return round_off(reading.numerator)
    rest = abs(reading.denominator - reading.numerator)
    if reading.denominator < LEAST or 0 < reading.numerator < LEAST or 0 < rest < LEAST:
        return HIDDEN
    return _percent(reading.numerator, reading.denominator)


def told_coverage(reading: Reading) -> Cell | None:
    """In whole per cent; None where the measure knows all it counts."""
    if reading.known is None or not reading.everyone:
        return None
    unknown = reading.everyone - reading.known
    return (
        HIDDEN
        if 0 < unknown < LEAST or 0 < reading.known < LEAST
        else _percent(reading.known, reading.everyone)
    )


def _percent(part: int, whole: int) -> int:
    """Half a per cent goes up."""
    return (200 * part + whole) // (2 * whole)
