"""The first rows of a list as they would be read, before and after, for the person who confirms its columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from donghanh.registry.importing.wording import value_words
from donghanh.registry.lists.attributes import BY_KEY
from donghanh.registry.lists.cleaning import Cleaned, clean_row
from donghanh.registry.lists.layout import Layout
from donghanh.registry.lists.mapping import Column
from donghanh.registry.lists.rows import RowKind, kind_of
from donghanh.registry.masking import MANY_DIGITS, mask, mask_number
from donghanh.registry.models import Batch

ROWS, SAMPLES = 8, 3


class Cell(NamedTuple):
    """A cell as it would be shown, and as it came where that is different; `lost`: nothing of it is taken."""

    after: str
    before: str = ""
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the preview; `kind` says why it is passed over, "" for a record."""

    number: int
    cells: list[Cell]
    kind: str = ""


def preview(batch: Batch, columns: Sequence[Column]) -> list[Line]:
    """The first rows, each with one cell a column that is read; personal data masked."""
    layout = Layout(tuple(batch.reading.get("headings", ())), (), batch.reading.get("first", 0))
    read = [column for column in columns if column.attribute]
    places = {column.attribute: column.place for column in read}
    lines = []
    for number, cells in batch.reading.get("sample", [])[:ROWS]:
        kind = kind_of(cells, layout, places)
        if kind is not RowKind.RECORD:
            lines.append(Line(number, [], f"row_{kind}"))
            continue
        cleaned = clean_row(cells, read, as_of=batch.as_of)
        lines.append(Line(number, [_cell(cells, column, cleaned, batch) for column in read]))
    return lines


def samples(batch: Batch, place: int) -> list[str]:
    """A few cells of a column as they came; long numbers masked."""
    told = [
        cells[place]
        for _number, cells in batch.reading.get("sample", [])
        if place < len(cells) and cells[place]
    ]
    return [MANY_DIGITS.sub(lambda found: mask_number(found[0]), each) for each in dict.fromkeys(told)][
        :SAMPLES
    ]


def _cell(cells: Sequence[str], column: Column, cleaned: Cleaned, batch: Batch) -> Cell:
    typed = cells[column.place] if column.place < len(cells) else ""
    key = column.attribute
    if BY_KEY[key].yearly:
        value = cleaned.facts.get(column.year or batch.as_of.year, {}).get(_kept_as(key), "")
    else:
        value = cleaned.values.get(key, "") or _elsewhere(key, cleaned)
    after, before = value_words(_kept_as(key), mask(key, value)), mask(key, typed)
    if not typed:
        return Cell(after)
    lost = any(found.attribute in (key, _kept_as(key)) and not found.after for found in cleaned.findings)
    return Cell(after, "" if after == before or not (value or lost) else before, lost=lost and not value)


def _kept_as(attribute: str) -> str:
    return "digital_tools" if attribute == "e_invoice" else attribute


def _elsewhere(attribute: str, cleaned: Cleaned) -> str:
    """Where a cell's value went when it is of another attribute than its column."""
    other = {
        "tax_code": "personal_id",
        "registration_status": "tax_status",
        "tax_status": "registration_status",
        "former_address": "address",
    }
    return cleaned.values.get(other.get(attribute, ""), "")
