"""Deleting a person's data from lists: their rows, previews, and keys made of personal data."""

from collections.abc import Collection, Iterable
from secrets import token_hex
from typing import Any

from django.db.models import Q

from donghanh.registry.actions.businesses import OWN_SOURCES
from donghanh.registry.enums import Attribute, BatchState
from donghanh.registry.models import Batch, Entry, Question, StagedRow
from donghanh.registry.rights.erasing import forget_key
from donghanh.registry.rights.forgetting import EDUCATION, Deletion, Reach, without
from donghanh.vietnamese.text import fold

PLACED = ("ask", "also", "judged")
DONE = (BatchState.APPLIED, BatchState.UNDONE, BatchState.FAILED)


def forget_rows(deletion: Deletion) -> None:
    """Rows of lists that are about these businesses."""
    keys: dict[int, set[str]] = {}
    entries = Entry.objects.filter(business__in=deletion.reach.businesses)
    for source, key in entries.values_list("source", "key"):
        keys.setdefault(source, set()).add(key)
    for source, theirs in keys.items():
        for batch in Batch.objects.filter(source=source).select_related("source"):
            _forget_rows_of(deletion, batch, theirs)


def forget_keys(reach: Reach, said: Iterable[tuple[str, str]]) -> None:
    """A row without a number of its own is known by name and owner, personal number or telephone
    (`lists.cleaning.source_key`); in lists of the ward's own it gets a key that tells nothing."""
    telling = {fold(value).replace(" ", "") for name, value in said if name != Attribute.OWNER_GENDER}
    own = Entry.objects.filter(business__in=reach.businesses, source__kind__in=OWN_SOURCES)
    for source, key in set(own.values_list("source", "key")):
        rest = key.rpartition("|")[2] if key.startswith("n:") else key
        if not any(each in rest.replace(" ", "") for each in telling):
            continue
        fresh = f"d:{token_hex(12)}"
        Entry.objects.filter(source=source, key=key).update(key=fresh)
        for row in StagedRow.objects.filter(batch__source=source, values__key=key):
            row.values["key"] = fresh
            row.save(update_fields=["values"])
        for side in ("one", "other"):
            asked = Question.objects.filter(**{f"{side}_source": source, f"{side}_key": key})
            asked.update(**{f"{side}_key": fresh})
        _forget_placings(reach.ward, source, key, fresh)
        forget_key(reach.ward, source, key, fresh)


def _forget_placings(ward: int, source: int, key: str, fresh: str) -> None:
    """Rows of other lists that were placed beside it."""
    said = {"source": source, "key": key}
    beside = Q(*(Q(**{f"placing__{name}__contains": [said]}) for name in PLACED), _connector=Q.OR)
    for row in StagedRow.objects.filter(beside, ward_id=ward):
        for name in PLACED:
            for each in row.placing.get(name, []):
                if (each["source"], each["key"]) == (source, key):
                    each["key"] = fresh
        row.save(update_fields=["placing"])


def _forget_rows_of(deletion: Deletion, batch: Batch, keys: Collection[str]) -> None:
    """Rows of a list that say otherwise than the agency's list of today; a list on its way in is left alone."""
    is_own = batch.source.kind in OWN_SOURCES
    if not is_own and batch.state not in DONE:
        return
    about = Q(business__in=deletion.reach.businesses) | Q(values__key__in=list(keys))
    today = {} if is_own else _said_today(batch, keys)
    touched = {}
    for row in StagedRow.objects.filter(about, batch=batch):
        kept = deletion.reach.told(today.get(row.values.get("key", ""), {}))
        gone = {name for name, _value in deletion.reach.told(row.values) - kept}
        if is_own and _tells_education(deletion.reach, row):
            gone.add(EDUCATION)
        if gone:
            _forget_cells(deletion, row, gone, batch)
            touched[row.number] = row.cells
    if touched:
        batch.reading = _readingwithout(deletion, batch.reading, touched)
        batch.save(update_fields=["reading"])


def _tells_education(reach: Reach, row: StagedRow) -> bool:
    return reach.whole and any(EDUCATION in told for told in row.values.get("facts", {}).values())


def _said_today(batch: Batch, keys: Collection[str]) -> dict[str, dict[str, str]]:
    found = Entry.objects.filter(source=batch.source_id, key__in=keys, is_current=True)
    return dict(found.values_list("key", "values"))


def _forget_cells(deletion: Deletion, row: StagedRow, gone: Collection[str], batch: Batch) -> None:
    columns = {
        int(place)
        for place, told in batch.mapping.items()
        if told["attribute"] in {*gone, *deletion.reach.attributes}
    }
    row.values = without(row.values, gone)
    row.values["given"] = without(row.values.get("given", {}), gone)
    facts = row.values.get("facts", {})
    row.values["facts"] = {year: without(told, gone) for year, told in facts.items()}
    row.cells = [
        "" if place in columns else deletion.blank(str(cell)) for place, cell in enumerate(row.cells)
    ]
    row.findings = [
        each | ({"before": "", "after": ""} if each.get("attribute") in gone else {}) for each in row.findings
    ]
    row.save(update_fields=["values", "cells", "findings"])


def _readingwithout(
    deletion: Deletion, reading: dict[str, Any], touched: dict[int, list[str]]
) -> dict[str, Any]:
    """The sample that the preview shows, without the cells that went."""
    kept = dict(reading)
    for name in ("sample", "above"):
        if name in kept:
            kept[name] = [[number, touched.get(number, cells)] for number, cells in kept[name]]
    return kept
