"""The file of thresholds: well-formed, without gaps in its words, each row with its basis."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby, pairwise

from donghanh.registry.reference.limits import Limit, in_force, packaged_limits, packaged_limits_on


def test_rows_of_one_key_follow_each_other_without_overlap():
    rows = sorted(packaged_limits(), key=lambda row: (row.key, row.valid_from))
    for _key, group in groupby(rows, key=lambda row: row.key):
        for earlier, later in pairwise(group):
            assert later.valid_from - earlier.valid_to == timedelta(days=1)


def test_every_row_names_its_basis_and_an_unverified_one_says_so_in_words():
    assert [row.key for row in packaged_limits() if not row.basis] == []
    unverified = [row for row in packaged_limits() if not row.is_verified]
    assert len(unverified) == 6
    assert [
        row.key for row in unverified if "hưa đối chiếu" not in row.note and "tổng hợp" not in row.note
    ] == []


def test_of_two_rows_in_force_the_later_counts():
    old = Limit("k", Decimal(1), "đồng", "gt", date(2025, 1, 1), None, "cũ")
    new = old._replace(value=Decimal(2), valid_from=date(2026, 1, 1), basis="mới")
    assert in_force([new, old], date(2025, 12, 31))["k"].basis == "cũ"
    assert in_force([new, old], date(2026, 1, 1))["k"].basis == "mới"


def test_the_clocks_of_requests_about_personal_data():
    """NĐ 356/2025/NĐ-CP Đ5."""
    limits = packaged_limits_on(date(2026, 11, 22))
    assert {
        key.removeprefix("personal_data."): (limit.value, limit.unit)
        for key, limit in limits.items()
        if limit.basis.startswith("NĐ 356")
    } == {
        "reply": (2, "ngày làm việc"),
        "view_or_correct": (10, "ngày"),
        "withdraw": (15, "ngày"),
        "delete": (20, "ngày"),
        "extensions": (1, "lần"),
    }
