"""Brings thresholds and industries from the files into their tables; runs after every migration.

What an office entered or changed stays: a threshold row is rewritten or taken away only while it still is what an
earlier version of the product put there.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from django.apps import apps as installed
from django.core.exceptions import FieldDoesNotExist
from django.db import transaction

from donghanh.registry.models import Industry, Threshold
from donghanh.registry.reference.industries import VSIC_2018, VSIC_2025, IndustryLine, industries
from donghanh.registry.reference.limits import Limit, packaged_limits

_TOLD = ("value", "unit", "comparison", "valid_to", "basis", "note", "is_verified")


def load_reference_data() -> None:
    """Makes the tables say what the files say, apart from rows of an office. Doing it twice changes nothing."""
    with transaction.atomic():
        load_thresholds(packaged_limits())
        load_industries([*industries(VSIC_2018).values(), *industries(VSIC_2025).values()])


def load_after_migration(apps: Any = None, **_: Any) -> None:
    """Receiver of `post_migrate`; does nothing while the tables are of another version than the models."""
    try:
        (apps or installed).get_model("registry", "Threshold")._meta.get_field("loaded")
    except (LookupError, FieldDoesNotExist):
        return
    load_reference_data()


def load_thresholds(limits: Iterable[Limit]) -> None:
    """Adds, corrects and takes away rows of the file; leaves those of the office, also where both have one day."""
    wanted = {(limit.key, limit.valid_from): _row(limit) for limit in limits}
    known = {(row.key, row.valid_from): row for row in Threshold.objects.all()}
    ours = {at: row for at, row in known.items() if row.loaded and row.loaded == mark(row)}
    Threshold.objects.filter(pk__in=[row.pk for at, row in ours.items() if at not in wanted]).delete()
    stale = [(ours[at].pk, row) for at, row in wanted.items() if at in ours and ours[at].loaded != row.loaded]
    for pk, row in stale:
        row.pk = pk
    Threshold.objects.bulk_update([row for _, row in stale], [*_TOLD, "loaded"])
    Threshold.objects.bulk_create([row for at, row in wanted.items() if at not in known])


def load_industries(lines: Iterable[IndustryLine]) -> None:
    """Nobody edits industries: the table is the file."""
    wanted = {(line.version, line.code): line for line in lines}
    known = {(row.version, row.code): row for row in Industry.objects.all()}
    gone = [row.pk for at, row in known.items() if at not in wanted]
    Industry.objects.filter(pk__in=gone).delete()
    stale = [line for at, line in wanted.items() if at not in known or _line(known[at]) != line]
    Industry.objects.bulk_create(
        [
            Industry(
                version=line.version,
                code=line.code,
                level=line.level,
                parent_code=line.parent,
                name=line.name,
                folded=line.folded,
            )
            for line in stale
        ],
        update_conflicts=True,
        unique_fields=["version", "code"],
        update_fields=["level", "parent_code", "name", "folded"],
    )


def mark(row: Threshold) -> str:
    """What a row says, as a fingerprint."""
    told = [str(row.value.normalize()), *(str(getattr(row, name)) for name in _TOLD[1:])]
    return sha256("\x1f".join(told).encode()).hexdigest()


def _row(limit: Limit) -> Threshold:
    row = Threshold(
        key=limit.key, valid_from=limit.valid_from, **{name: getattr(limit, name) for name in _TOLD}
    )
    row.loaded = mark(row)
    return row


def _line(row: Industry) -> IndustryLine:
    return IndustryLine(row.version, row.code, row.level, row.parent_code, row.name, row.folded)
