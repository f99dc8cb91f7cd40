"""The size of every enterprise of a ward on a day."""

from datetime import date
from decimal import Decimal

from donghanh.registry.enums import ENTERPRISES, FactKind
from donghanh.registry.latest import told_by_all
from donghanh.registry.law.sizes import sme_size
from donghanh.registry.models import Business
from donghanh.registry.queries import limits_on
from donghanh.registry.reference.industries import sme_field

NOT_ENOUGH = "unknown"
"""Chưa đủ dữ liệu: never the smallest class by default (NĐ 80/2021/NĐ-CP Đ5)."""


def sizes_of(ward: int, on: date) -> dict[int, str]:
    """Key of each enterprise → its size, or NOT_ENOUGH. Four queries."""
    limits = limits_on(on)
    staff, revenue = (_amounts(kind, ward, on) for kind in (FactKind.INSURED_STAFF, FactKind.REVENUE))
    firms = Business.objects.filter(ward=ward, merged_into=None, legal_form__in=ENTERPRISES)
    rows = firms.values_list("pk", "industry_code", "industry_version", "capital")
    return {
        pk: sme_size(sme_field(code, version), _whole(staff.get(pk)), revenue.get(pk), capital, on, limits)
        or NOT_ENOUGH
        for pk, code, version, capital in rows
    }


def of_size(size: str, ward: int, on: date) -> list[int]:
    """Keys of the enterprises of one size."""
    return [pk for pk, found in sizes_of(ward, on).items() if found == size]


def _amounts(kind: FactKind, ward: int, on: date) -> dict[int, Decimal]:
    return {pk: told.amount for pk, told in told_by_all(kind, ward, on).items() if told.amount is not None}


def _whole(amount: Decimal | None) -> int | None:
    return None if amount is None else int(amount)
