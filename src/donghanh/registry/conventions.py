"""What plans leave undefined and a ward decides on: from how many tools on an enterprise is digital."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from donghanh.registry.models import DigitalConvention

TOOLS = 2
"""Unless the ward decides otherwise. Every enterprise has to issue e-invoices (NĐ 254/2026/NĐ-CP): with one tool
alone nearly all would count, and the target would say nothing. Two are the duty and one step of one's own."""


def tools_needed(wards: Collection[int], day: date) -> dict[int, list[int]]:
    """Number of tools → the wards in which so many are needed on the day; in one query."""
    decided: dict[int, int] = {}
    for each in DigitalConvention.objects.filter(ward__in=wards, valid_from__lte=day):
        decided.setdefault(each.ward_id, each.tools)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for ward in wards:
        found[decided.get(ward, TOOLS)].append(ward)
    return dict(found)


def conventions_of(ward: int) -> QuerySet[DigitalConvention]:
    """What the ward decided, the newest first."""
    return DigitalConvention.objects.filter(ward_id=ward).select_related("decided_by")
