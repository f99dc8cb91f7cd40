"""How the columns of a batch are read, between the pure `lists` and the stored JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from donghanh.registry.enums import SourceKind
from donghanh.registry.lists.mapping import Column, Remembered, remembered_key
from donghanh.registry.models import Batch, Source

_TAX_OFFICE = (SourceKind.TAX, SourceKind.E_INVOICE)


def columns_of(batch: Batch) -> list[Column]:
    """The columns as they stand, proposed or confirmed, in their order."""
    return [Column(place=int(place), **told) for place, told in sorted(batch.mapping.items(), key=_place)]


def as_mapping(columns: Iterable[Column]) -> dict[str, Any]:
    """The columns as `Batch.mapping` keeps them."""
    told = {str(column.place): asdict(column) for column in columns}
    return {
        place: {name: value for name, value in each.items() if name != "place"}
        for place, each in told.items()
    }


def remembered_of(source: Source) -> dict[str, Remembered]:
    """What was confirmed for the headings of this source."""
    return {heading: Remembered(**told) for heading, told in source.mapping.items()}


def remember(source: Source, columns: Iterable[Column]) -> None:
    """Keeps what a person confirmed, for the next list of the source."""
    told = {
        remembered_key(column.heading): {"attribute": column.attribute, "factor": column.factor}
        for column in columns
        if column.heading
    }
    source.mapping = {**source.mapping, **told}
    source.save(update_fields=["mapping"])


def status_vocabulary(source: Source) -> str:
    """Whose statuses a bare "Trạng thái" of this source are."""
    return "tax_status" if source.kind in _TAX_OFFICE else "registration_status"


def _place(item: tuple[str, Mapping[str, Any]]) -> int:
    return int(item[0])
