"""The sheet of figures: indicators by periods, what was typed or pasted into it, and what is wrong with which cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from donghanh.indicators.actions.entering import Entry
from donghanh.indicators.models import Indicator, Observation
from donghanh.indicators.periods import Period, periods_of_year
from donghanh.indicators.presenters import typed
from donghanh.indicators.series import Series
from donghanh.indicators.values import Unreadable, read_value
from donghanh.ui.text import write_time

Key = tuple[int, date]
BLANK = {"", "-", "–", "—"}


@dataclass(slots=True)
class Cell:
    """One box: what stands in it, the official figure behind it, and why it was not kept."""

    indicator: Indicator
    period: Period
    text: str
    current: Observation | None
    error: str = ""

    @property
    def key(self) -> Key:
        return self.indicator.pk, self.period.ends_on

    @property
    def name(self) -> str:
        return f"o-{self.indicator.pk}-{self.period.ends_on:%Y%m%d}"

    @property
    def seen_name(self) -> str:
        return f"thay-{self.indicator.pk}-{self.period.ends_on:%Y%m%d}"


@dataclass(slots=True)
class Sheet:
    """The lines of one frequency in one year, each an indicator with a cell a period."""

    year: int
    frequency: str
    periods: list[Period]
    lines: list[tuple[Series, list[Cell]]]
    cells: dict[Key, Cell] = field(default_factory=dict)

    @property
    def wrong(self) -> list[Cell]:
        return [cell for cell in self.cells.values() if cell.error]


def build_sheet(every: Iterable[Series], year: int, frequency: str) -> Sheet:
    """The sheet as it stands: each cell holds its official figure, as somebody would type it."""
    periods = periods_of_year(year, frequency)
    lines = []
    for series in every:
        official = {day.as_of: day.reported for day in series.days}
        row = [
            Cell(series.indicator, period, typed(official.get(period.ends_on)), official.get(period.ends_on))
            for period in periods
        ]
        lines.append((series, row))
    cells = {cell.key: cell for _series, row in lines for cell in row}
    return Sheet(year, frequency, periods, lines, cells)


def put_texts(sheet: Sheet, data: Mapping[str, str], seen: Mapping[int, Observation]) -> list[Cell]:
    """Puts what was typed into the cells; returns those that differ from what the person had before them.

    A figure that somebody else changed meanwhile is an error of its cell, never overwritten unseen.
    """
    changed = []
    for cell in sheet.cells.values():
        if cell.name not in data:
            continue
        text = " ".join(data[cell.name].split())
        before = _seen(data.get(cell.seen_name), seen)
        if _same(text, typed(before), cell.indicator):
            continue
        cell.text = text
        if cell.current is not None and (before is None or before.pk != cell.current.pk):
            cell.error = _("Somebody else wrote %(value)s at %(time)s. Look at it first.") % {
                "value": typed(cell.current),
                "time": write_time(cell.current.at),
            }
        changed.append(cell)
    return changed


def entries_of(changed: Iterable[Cell]) -> list[Entry]:
    """The figures of the changed cells; a cell that holds none gets its error instead."""
    entries = []
    for cell in changed:
        if cell.error:
            continue
        if cell.text in BLANK:
            cell.error = _("To take a figure back, open the indicator and withdraw it.")
            continue
        try:
            given = read_value(cell.text, cell.indicator)
        except Unreadable as error:
            cell.error = str(error)
            continue
        entries.append(Entry(cell.indicator, cell.period.ends_on, given, cell.current))
    return entries


def carry_over(old: Sheet, fresh: Sheet, refused: Mapping[Key, str]) -> None:
    """Puts what was not kept back into its boxes, with the reason."""
    for key, cell in old.cells.items():
        reason = refused.get(key) or cell.error
        if reason and key in fresh.cells:
            fresh.cells[key].text, fresh.cells[key].error = cell.text, reason


def _seen(key: str | None, seen: Mapping[int, Observation]) -> Observation | None:
    return seen.get(int(key)) if key and key.isascii() and key.isdigit() and len(key) < 19 else None


def _same(text: str, before: str, indicator: Indicator) -> bool:
    """True where the same figure is written, whatever the spaces and signs: "1000" and "1.000"."""
    if text == before or (text in BLANK and not before):
        return True
    if not before or text in BLANK:
        return False
    try:
        return read_value(text, indicator) == read_value(before, indicator)
    except Unreadable:
        return False


def of_page(sheet: Sheet, indicators: Sequence[Indicator]) -> list[tuple[Series, list[Cell]]]:
    """The lines of one page."""
    keys = {indicator.pk for indicator in indicators}
    return [(series, row) for series, row in sheet.lines if series.indicator.pk in keys]
