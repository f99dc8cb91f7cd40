"""What figures of a year mean in law: the size of an enterprise, and whether a duty begins.

Pure: the thresholds of the day are handed in (`queries.limits_on`), or are those that come with the product.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from donghanh.registry.enums import ENTERPRISES, Size
from donghanh.registry.reference.limits import Limit, Limits, packaged_limits_on

_SMALL_FIRST = (Size.MICRO, Size.SMALL, Size.MEDIUM)


def has_size(legal_form: str) -> bool:
    """Only an enterprise has a size; household businesses and cooperatives have none (NĐ 80/2021/NĐ-CP Đ2)."""
    return legal_form in ENTERPRISES


def sme_size(
    field: str,
    staff: int | None,
    revenue: Decimal | int | None,
    capital: Decimal | int | None,
    on: date,
    limits: Limits | None = None,
) -> Size | None:
    """The size of an enterprise in a field ("agri_industry", "trade_service"), None for "chưa đủ dữ liệu".

    `staff`: yearly average with social insurance; `revenue`, `capital`: đồng. A class is met by staff and (revenue or
    capital) not above its limits, the smallest class met counts, LARGE is above all (NĐ 80/2021/NĐ-CP Đ5). Where a
    missing figure could still make the enterprise smaller, nothing is concluded.
    """
    known = _limits(on, limits)
    if f"sme.{field}.micro.staff" not in known:
        return None
    for size in _SMALL_FIRST:
        prefix = f"sme.{field}.{size.value}"
        is_met = _both(
            _within(staff, known[f"{prefix}.staff"]),
            _either(
                _within(revenue, known[f"{prefix}.revenue"]), _within(capital, known[f"{prefix}.capital"])
            ),
        )
        if is_met is not False:
            return size if is_met else None
    return Size.LARGE


def is_over(key: str, amount: Decimal | int, on: date, limits: Limits | None = None) -> bool:
    """Whether an amount is past the threshold of a day: 1 tỷ is at "từ 01 tỷ đồng trở lên", and not over "trên 01 tỷ".

    Raises LookupError where no such threshold was in force.
    """
    known = _limits(on, limits)
    if key not in known:
        raise LookupError(f"{key}, {on:%d/%m/%Y}")
    return known[key].is_beyond(amount)


def history(key: str, limits: Iterable[Limit]) -> list[Limit]:
    """The rows of one key, oldest first."""
    return sorted((limit for limit in limits if limit.key == key), key=lambda limit: limit.valid_from)


def _limits(on: date, limits: Limits | None) -> Limits:
    return packaged_limits_on(on) if limits is None else limits


def _within(amount: Decimal | int | None, limit: Limit) -> bool | None:
    return None if amount is None else not limit.is_beyond(amount)


def _either(one: bool | None, other: bool | None) -> bool | None:
    if one or other:
        return True
    return None if one is None or other is None else False


def _both(one: bool | None, other: bool | None) -> bool | None:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True
