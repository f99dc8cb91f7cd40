"""The tables of an edition, as they are frozen: what is told of each cell, in words of the office."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from donghanh.api.enums import Dataset
from donghanh.api.models import Edition
from donghanh.api.opening import counting
from donghanh.api.opening.measures import measure_rows
from donghanh.api.opening.suppression import (
    HIDDEN,
    LEAST,
    SMALL,
    Cell,
    hide_small,
    kept_hidden,
    round_off,
    suppress,
)
from donghanh.registry.choices import areas_of
from donghanh.registry.enums import LegalForm, Standing
from donghanh.registry.models import Industry

Row = list[str | int | None]


@dataclass
class Table:
    """One dataset: `columns` are the names in files, `headings` those on the page; `note` says what is not told."""

    key: str
    title: str
    columns: list[str]
    headings: list[str]
    rows: list[Row] = field(default_factory=list)
    note: str = ""
    total: int | None = None

    def frozen(self) -> dict[str, Any]:
        return asdict(self)

    def hidden(self) -> set[str]:
        """The keys of cells that are not told."""
        return {str(row[0]) for row in self.rows if row[-1] in (SMALL, HIDDEN)}


@dataclass(frozen=True)
class Former:
    """The tables of the edition released before this one, and the year in which it was."""

    tables: Sequence[Mapping[str, Any]] = ()
    year: int = 0

    def table(self, dataset: Dataset) -> Mapping[str, Any] | None:
        return next((table for table in self.tables if table["key"] == dataset), None)


def make_tables(ward: int, on: date, before: Edition | None = None) -> list[Table]:
    """Every table of a ward as it stands. `on` is today: only what comes by years or measures looks at it. `before` is
    the edition released last, withdrawn or not: what it hid is not told now by accident."""
    former = Former(before.tables, before.on.year) if before else Former()
    operating = counting.operating_now(ward)
    active = operating.count()
    standings = _standings(counting.by_field(counting.entities(ward), "standing"), former)
    forms = counting.by_field(operating, "legal_form")
    areas = counting.by_field(operating, "place__area")
    registered = _of_operating(
        Dataset.REGISTERED, _years(operating), active, lambda key: key or _("not told"), former
    )
    return [
        standings,
        _of_operating(Dataset.FORM, forms, active, lambda key: str(LegalForm(key).label), former),
        _sections(counting.by_section(operating), active, former),
        _areas(ward, areas, active, former),
        registered,
        _changes(ward, on, standings, registered, former),
        Table(
            Dataset.MEASURES,
            str(Dataset.MEASURES.label),
            ["ma", "ten", "gia_tri", "don_vi", "do_phu_phan_tram"],
            [_("Code in files"), _("Measure"), _("Value"), _("Unit"), _("Known of (%)")],
            measure_rows(ward, on),
            _("Shares in whole per cent; counts rounded to 5. What fewer than 5 make up is not told."),
        ),
    ]


def _standings(counts: dict[str, int], former: Former) -> Table:
    """How many operate is told here and adds up the other tables, so that cell is never hidden to shield another."""
    table = _table(Dataset.STANDING)
    told = suppress(counts, {Standing.ACTIVE}, kept_hidden(former.table(Dataset.STANDING), counts))
    if told is None or 0 < counts.get(Standing.ACTIVE, 0) < LEAST:
        told = {key: hide_small(count) for key, count in counts.items()}
        table.note = _("The total is not told, because it would give small numbers away.")
    else:
        table.total = sum(counts.values())
    table.rows = [[key, str(Standing(key).label), told[key]] for key in Standing.values if key in told]
    return table


def _of_operating(
    dataset: Dataset, counts: Mapping[str, int], active: int, name: Callable[[str], str], former: Former
) -> Table:
    """Cells that add up to what operates, which is told."""
    table = _table(dataset)
    kept = kept_hidden(former.table(dataset), counts)
    told = suppress(counts, kept=kept) if active >= LEAST else None
    if told is None:
        table.note = _("Not told: the numbers are so small that they would give single businesses away.")
        return table
    table.total = active
    table.rows = [[key, name(key), told[key]] for key in sorted(told)]
    return table


def _sections(counts: Mapping[counting.Section, int], active: int, former: Former) -> Table:
    names = dict(_section_names())
    table = _of_operating(
        Dataset.INDUSTRY,
        {" ".join(section).strip(): count for section, count in counts.items()},
        active,
        lambda key: names.get(key, _("not told")),
        former,
    )
    table.columns = ["phien_ban_va_nganh", *table.columns[1:]]
    return table


def _areas(ward: int, counts: Mapping[str, int], active: int, former: Former) -> Table:
    """The groups as the ward names them and in its order, those of whom nobody told the group at the end."""
    words = areas_of(ward)
    table = _of_operating(
        Dataset.AREA, counts, active, lambda key: words.get(key) or key or _("not told"), former
    )
    places = {key: place for place, key in enumerate(words)}
    table.rows.sort(key=lambda row: (not row[0], places.get(str(row[0]), len(places))))
    return table


def _section_names() -> list[tuple[str, str]]:
    lines = Industry.objects.filter(level=1).values_list("version", "code", "name")
    return [(f"{version} {code}", f"{name} (VSIC {version})") for version, code, name in lines]


def _changes(ward: int, on: date, standings: Table, registered: Table, former: Former) -> Table:
    """Two series. Each adds up to a number of another table, and the first bounds the cells of a third: so both are
    suppressed under their sums, hidden where the other tables hide, and rounded."""
    entities = counting.entities(ward)
    began, ended = counting.by_year(entities, "registered_on"), counting.by_year(entities, "ended_on")
    ended.pop(None, None)
    years = [str(year) for year in counting.last_years(on)]
    closed_is_told = Standing.CLOSED not in standings.hidden()
    began_told = _by_year(
        began, years, registered.hidden() | _hidden_before(former, 1) if registered.rows else years
    )
    ended_told = _by_year(ended, years, _hidden_before(former, 2) if closed_is_told else years)
    return Table(
        Dataset.CHANGES,
        str(Dataset.CHANGES.label),
        ["nam", "dang_ky_moi", "cham_dut"],
        [_("Year"), _("Newly registered"), _("Ended their business")],
        [[int(year), began_told[year], ended_told[year]] for year in years],
        _("Numbers rounded to 5. The current year is not over."),
    )


def _by_year(counts: Mapping[int | None, int], years: list[str], apart: Collection[str]) -> dict[str, Cell]:
    """What is told of some years of a series whose sum is known; nothing of those that are `apart`."""
    cells = {year: counts.get(int(year), 0) for year in years}
    told = suppress(cells | {counting.UNKNOWN: sum(counts.values()) - sum(cells.values())})
    marks = told or {year: HIDDEN if count else 0 for year, count in cells.items()}
    return {year: _year_cell(marks[year], hide=year in apart) for year in years}


def _year_cell(cell: Cell, *, hide: bool) -> Cell:
    if cell == 0 or isinstance(cell, str):
        return HIDDEN if hide and cell else cell
    return HIDDEN if hide else round_off(cell)


def _hidden_before(former: Former, column: int) -> set[str]:
    """Years of which the former edition did not tell this column. They are over and do not change any more; the year
    in which it was released was not over."""
    rows = (former.table(Dataset.CHANGES) or {"rows": ()})["rows"]
    return {str(row[0]) for row in rows if row[column] in (SMALL, HIDDEN) and row[0] != former.year}


def _years(operating: Any) -> dict[str, int]:
    told = counting.by_year(operating, "registered_on")
    return {counting.UNKNOWN if year is None else str(year): count for year, count in told.items()}


def _table(dataset: Dataset) -> Table:
    return Table(
        dataset.value,
        str(dataset.label),
        ["ma", "ten", "so_luong"],
        [_("Code in files"), _("Group of businesses"), _("How many businesses")],
    )


__all__ = ["Cell", "Table", "make_tables"]
