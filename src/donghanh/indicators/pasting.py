"""A table pasted from Excel: lines of cells between tabs, the indicator's code or name first, then its figures."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from donghanh.indicators.grid import BLANK, Cell, Sheet
from donghanh.indicators.models import Indicator
from donghanh.indicators.periods import Period
from donghanh.ui.text import write_date
from donghanh.vietnamese.text import fold

MOST_LINES = 2000
NUMBERS = {"I": "1", "II": "2", "III": "3", "IV": "4"}
ROMAN = re.compile(r"\b(?:IV|III|II|I)\b")


@dataclass(slots=True)
class Pasted:
    """Texts for cells by their names, and the lines that found no place, each with the reason."""

    texts: dict[str, str] = field(default_factory=dict)
    left: list[tuple[str, str]] = field(default_factory=list)

    @property
    def left_text(self) -> str:
        """The lines that found no place, to be put back where they were pasted."""
        return "\n".join(line for line, _reason in self.left)


def read_pasted(text: str, sheet: Sheet) -> Pasted:
    """Finds the cell of every figure; nothing is dropped silently."""
    found = Pasted()
    columns: list[Period | None] = list(sheet.periods)
    known = _known(sheet)
    lines = [line for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines[:MOST_LINES]):
        parts = [part.strip().strip('"').strip() for part in line.split("\t")]
        header = _header(parts, sheet.periods) if number == 0 else None
        if header is not None:
            columns = header
            continue
        _place(line, parts, known, columns, sheet, found)
    found.left += [(line, _("Too many lines at once.")) for line in lines[MOST_LINES:]]
    return found


def _place(
    line: str,
    parts: list[str],
    known: Mapping[str, Indicator],
    columns: list[Period | None],
    sheet: Sheet,
    found: Pasted,
) -> None:
    indicator = known.get(fold(parts[0]))
    if indicator is None:
        found.left.append((line, _("“%(words)s” is no indicator of this sheet.") % {"words": parts[0][:60]}))
        return
    figures = parts[_figures_from(parts, indicator) :]
    beyond = [words for words in figures[len(columns) :] if words not in BLANK]
    lost = [
        words
        for words, period in zip(figures, columns, strict=False)
        if period is None and words not in BLANK
    ]
    if beyond or lost:
        words = ", ".join([*lost, *beyond])[:60]
        found.left.append((line, _("There is no column for: %(words)s.") % {"words": words}))
    for words, period in zip(figures, columns, strict=False):
        if period is not None and words not in BLANK:
            cell: Cell = sheet.cells[indicator.pk, period.ends_on]
            found.texts[cell.name] = words


def _known(sheet: Sheet) -> dict[str, Indicator]:
    """Indicators by code and by name, accents and case aside."""
    indicators = [series.indicator for series, _row in sheet.lines]
    return {fold(each.name): each for each in indicators} | {fold(each.code): each for each in indicators}


def _figures_from(parts: list[str], indicator: Indicator) -> int:
    """Where the figures begin: after code, name and unit, as far as they stand there."""
    own = {fold(indicator.code), fold(indicator.name), fold(indicator.unit)}
    return next((n for n, part in enumerate(parts) if fold(part) not in own or not part), len(parts))


def _header(parts: list[str], periods: list[Period]) -> list[Period | None] | None:
    """The periods that the first line names, column by column after the last one that names none."""
    names = {fold(words): period for period in periods for words in _names(period)}
    places = [names.get(fold(part)) for part in parts]
    first = next((n for n, period in enumerate(places) if period), None)
    return None if first is None else places[first:]


def _names(period: Period) -> set[str]:
    """ "Quý I/2026", "Quý I", "Quý 1", "31/3/2026", "Tháng 3": what the head of a column may say."""
    day = period.ends_on
    said = {
        period.label,
        period.short,
        write_date(day),
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
    }
    if period.starts_on.month == day.month:
        said |= {f"Tháng {day.month}", f"Tháng {day.month}/{day.year}"}
    return said | {ROMAN.sub(lambda match: NUMBERS[match[0]], words) for words in said}
