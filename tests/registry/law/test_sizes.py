"""Size classes (NĐ 80/2021/NĐ-CP Đ5) and duties that begin at a threshold, on days when the threshold was another."""

from datetime import date
from decimal import Decimal

import pytest

from donghanh.registry.enums import ENTERPRISES, LegalForm, Size
from donghanh.registry.law.sizes import has_size, history, is_over, sme_size
from donghanh.registry.reference.limits import packaged_limits

TY = 1_000_000_000
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("field", "staff", "revenue", "capital", "size"),
    [
        ("agri_industry", 9, 4 * TY, 2 * TY, Size.MICRO),
        ("agri_industry", 9, 4 * TY, 5 * TY, Size.SMALL),
        ("trade_service", 60, 90 * TY, None, Size.MEDIUM),
        ("trade_service", 8, None, None, None),
        ("agri_industry", 10, 3 * TY, None, Size.MICRO),
        ("agri_industry", 11, 3 * TY, 3 * TY, Size.SMALL),
        ("agri_industry", 100, 50 * TY, 100 * TY, Size.SMALL),
        ("agri_industry", 200, 200 * TY, 101 * TY, Size.MEDIUM),
        ("agri_industry", 201, TY, TY, Size.LARGE),
        ("trade_service", 10, 10 * TY, 4 * TY, Size.MICRO),
        ("trade_service", 50, 100 * TY, 51 * TY, Size.SMALL),
        ("trade_service", 100, 301 * TY, 100 * TY, Size.MEDIUM),
        ("trade_service", 100, 301 * TY, 101 * TY, Size.LARGE),
    ],
)
def test_an_enterprise_is_in_the_smallest_class_whose_limits_it_keeps(field, staff, revenue, capital, size):
    assert sme_size(field, staff, revenue, capital, TODAY) == size


@pytest.mark.parametrize(
    ("staff", "revenue", "capital"),
    [
        (None, TY, TY),
        (8, 50 * TY, None),
        (8, None, 5 * TY),
    ],
)
def test_nothing_is_concluded_where_a_missing_figure_could_make_it_smaller(staff, revenue, capital):
    """8 people and 50 tỷ in trade: with a capital of 3 tỷ it would be siêu nhỏ, with more nhỏ."""
    assert sme_size("trade_service", staff, revenue, capital, TODAY) is None


def test_a_missing_figure_does_not_matter_where_the_others_decide():
    assert sme_size("trade_service", 101, None, None, TODAY) == Size.LARGE
    assert sme_size("trade_service", None, 301 * TY, 101 * TY, TODAY) == Size.LARGE


def test_without_a_field_or_a_rule_of_the_day_there_is_no_size():
    assert sme_size("", 5, TY, TY, TODAY) is None
    assert sme_size("trade_service", 5, TY, TY, date(2021, 10, 14)) is None


def test_only_enterprises_have_a_size():
    assert {form for form in LegalForm if has_size(form)} == ENTERPRISES


@pytest.mark.parametrize(
    ("on", "amount", "obliged"),
    [
        (date(2025, 12, 31), TY, True),
        (date(2025, 12, 31), TY - 1, False),
        (date(2026, 1, 1), TY, False),
        (date(2026, 1, 1), TY + 1, True),
        (date(2026, 7, 1), TY, False),
        (TODAY, TY, False),
        (TODAY, Decimal("1000000000.01"), True),
    ],
)
def test_exactly_one_billion_obliges_to_a_cash_register_until_2025_and_not_since(on, amount, obliged):
    """ "Từ 01 tỷ đồng trở lên" (NĐ 70/2025/NĐ-CP Đ1.8); "trên 01 tỷ đồng" (NĐ 141/2026 Đ1.2, from 01/01/2026; NĐ
    254/2026/NĐ-CP Đ6.1 điểm đ)."""
    assert is_over("e_invoice.cash_register.revenue", amount, on) is obliged


def test_a_day_without_the_threshold_is_an_error_and_no_answer():
    with pytest.raises(LookupError):
        is_over("e_invoice.cash_register.revenue", TY, date(2025, 5, 31))


@pytest.mark.parametrize(
    ("key", "rows"),
    [
        (
            "household.tax_free_revenue",
            [
                (date(2021, 8, 1), date(2025, 12, 31), 100_000_000),
                (date(2026, 1, 1), None, TY),
            ],
        ),
        (
            "household.tax_free_revenue.announced",
            [
                (date(2026, 3, 5), date(2026, 4, 28), 500_000_000),
                (date(2026, 4, 29), None, TY),
            ],
        ),
        (
            "e_invoice.cash_register.revenue",
            [
                (date(2025, 6, 1), date(2025, 12, 31), TY),
                (date(2026, 1, 1), date(2026, 6, 30), TY),
                (date(2026, 7, 1), None, TY),
            ],
        ),
        ("declaration.monthly.revenue", [(date(2026, 3, 5), None, 50 * TY)]),
    ],
)
def test_the_changes_of_the_law_stand_as_they_came(key, rows):
    """NĐ 68/2026/NĐ-CP (05/3/2026) said 500 triệu; NĐ 141/2026/NĐ-CP (29/4/2026) says 01 tỷ from 01/01/2026 on."""
    assert [(row.valid_from, row.valid_to, row.value) for row in history(key, packaged_limits())] == rows


def test_a_household_with_500_million_in_march_2026_owes_no_tax_for_that_year():
    assert is_over("household.tax_free_revenue", 500_000_001, date(2026, 3, 31)) is False
    assert is_over("household.tax_free_revenue.announced", 500_000_001, date(2026, 3, 31)) is True
    assert is_over("household.tax_free_revenue", 500_000_001, date(2025, 12, 31)) is True


def test_monthly_declarations_begin_over_fifty_billion():
    """NĐ 68/2026/NĐ-CP Đ10.1: "từ 50 tỷ đồng trở xuống" by quarter, "trên 50 tỷ đồng" by month."""
    assert [is_over("declaration.monthly.revenue", 50 * TY + extra, TODAY) for extra in (0, 1)] == [
        False,
        True,
    ]
