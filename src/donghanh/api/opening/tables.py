"""The tables of an edition, as they are frozen: what is told of each cell, in words of the office."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from donghanh.api.enums import Dataset
from donghanh.api.opening import counting
from donghanh.api.opening.measures import measure_rows
from donghanh.api.opening.suppression import LEAST, Cell, hide_small, suppress
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


def make_tables(ward: int, on: date) -> list[Table]:
    """Every table of a ward as it stands. `on` is today: only what comes by years or measures looks at it."""
    operating = counting.operating_now(ward)
    active = operating.count()
    return [
        _standings(counting.by_field(counting.entities(ward), "standing")),
        _of_operating(
            Dataset.FORM,
            counting.by_field(operating, "legal_form"),
            active,
            lambda key: str(LegalForm(key).label),
        ),
        _sections(counting.by_section(operating), active),
        _of_operating(Dataset.AREA, counting.by_field(operating, "place__area"), active, _area_name),
        _of_operating(Dataset.REGISTERED, _years(operating), active, lambda key: key or _("not told")),
        _changes(ward, on),
        Table(
            Dataset.MEASURES,
            str(Dataset.MEASURES.label),
            ["ma", "ten", "gia_tri", "don_vi", "do_phu_phan_tram"],
            [_("Code in files"), _("Measure"), _("Value"), _("Unit"), _("Known of (%)")],
            measure_rows(ward, on),
            _("Shares in whole per cent; counts rounded to 5. What fewer than 5 make up is not told."),
        ),
    ]


def _standings(counts: dict[str, int]) -> Table:
    """How many operate is told here and adds up the other tables, so that cell is never hidden to shield another."""
    table = _table(Dataset.STANDING)
    told = suppress(counts, fixed={Standing.ACTIVE})
    if told is None or 0 < counts.get(Standing.ACTIVE, 0) < LEAST:
        told = {key: hide_small(count) for key, count in counts.items()}
        table.note = _("The total is not told, because it would give small numbers away.")
    else:
        table.total = sum(counts.values())
    table.rows = [[key, str(Standing(key).label), told[key]] for key in Standing.values if key in told]
    return table


def _of_operating(
    dataset: Dataset, counts: Mapping[str, int], active: int, name: Callable[[str], str]
) -> Table:
    """Cells that add up to what operates, which is told."""
    table = _table(dataset)
    told = suppress(counts) if active >= LEAST else None
    if told is None:
        table.note = _("Not told: the numbers are so small that they would give single businesses away.")
        return table
    table.total = active
    table.rows = [[key, name(key), told[key]] for key in sorted(told)]
    return table


def _sections(counts: Mapping[counting.Section, int], active: int) -> Table:
    names = dict(_section_names())
    table = _of_operating(
        Dataset.INDUSTRY,
        {" ".join(section).strip(): count for section, count in counts.items()},
        active,
        lambda key: names.get(key, _("not told")),
    )
    table.columns = ["phien_ban_va_nganh", *table.columns[1:]]
    return table


def _section_names() -> list[tuple[str, str]]:
    lines = Industry.objects.filter(level=1).values_list("version", "code", "name")
    return [(f"{version} {code}", f"{name} (VSIC {version})") for version, code, name in lines]


def _changes(ward: int, on: date) -> Table:
    """Two series without totals: a small cell says nothing of the others."""
    entities = counting.entities(ward)
    began, ended = counting.by_year(entities, "registered_on"), counting.by_year(entities, "ended_on")
    rows: list[Row] = [
        [year, hide_small(began.get(year, 0)), hide_small(ended.get(year, 0))]
        for year in counting.last_years(on)
    ]
    return Table(
        Dataset.CHANGES,
        str(Dataset.CHANGES.label),
        ["nam", "dang_ky_moi", "cham_dut"],
        [_("Year"), _("Newly registered"), _("Ended their business")],
        rows,
        _("The current year is not over."),
    )


def _years(operating: Any) -> dict[str, int]:
    told = counting.by_year(operating, "registered_on")
    return {counting.UNKNOWN if year is None else str(year): count for year, count in told.items()}


def _area_name(key: str) -> str:
    return key or _("not told")


def _table(dataset: Dataset) -> Table:
    return Table(
        dataset.value,
        str(dataset.label),
        ["ma", "ten", "so_luong"],
        [_("Code in files"), _("Group of businesses"), _("How many businesses")],
    )


__all__ = ["Cell", "Table", "make_tables"]
