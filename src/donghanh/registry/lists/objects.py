"""JSON: a list of objects, a list of lists, or an object that holds such lists ("data", "items" …) as sheets."""

import json
from collections.abc import Iterator
from typing import Any

from donghanh.registry.lists import faults
from donghanh.registry.lists.faults import ListFault
from donghanh.registry.lists.sheets import MOST_COLUMNS, RawSheet
from donghanh.registry.lists.texts import decode


def read_objects(content: bytes) -> list[RawSheet]:
    """The lists found. Raises ListFault for damaged JSON and where there is no list of records."""
    try:
        value = json.loads(decode(content).removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ListFault(faults.BROKEN) from error
    found = [RawSheet(name, _rows(records)) for name, records in _lists("", value)]
    if not found:
        raise ListFault(faults.NOT_OBJECTS)
    return found


def _lists(name: str, value: Any, depth: int = 0) -> Iterator[tuple[str, list[Any]]]:
    if isinstance(value, list) and value and isinstance(value[0], dict | list):
        yield name, value
    elif isinstance(value, dict) and depth < 3:
        for key, inner in value.items():
            yield from _lists(key, inner, depth + 1)


def _rows(records: list[Any]) -> Iterator[list[object]]:
    """The names of the fields first, then a row a record."""
    if isinstance(records[0], list):
        yield from ([_flat(cell) for cell in record] for record in records if isinstance(record, list))
        return
    objects = [record for record in records if isinstance(record, dict)]
    names = list(dict.fromkeys(key for record in objects for key in record))[:MOST_COLUMNS]
    yield list(names)
    for record in objects:
        yield [_flat(record.get(name)) for name in names]


def _flat(value: Any) -> object:
    """Nested values as words with commas between."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return ", ".join(str(_flat(each)) for each in value[:50] if each not in (None, ""))
    return value
