"""Figures as officers type and paste them."""

from decimal import Decimal

import pytest
from django.utils import translation

from donghanh.indicators.models import Indicator
from donghanh.indicators.values import Given, Unreadable, read_value

FIRMS = Indicator(unit="doanh nghiệp")
PERCENT = Indicator(unit="%", is_share=True)
MILLIONS = Indicator(unit="triệu đồng")
BILLIONS = Indicator(unit="tỷ đồng")
DONG = Indicator(unit="đồng")


@pytest.fixture(autouse=True)
def vietnamese():
    with translation.override("vi"):
        yield


@pytest.mark.parametrize(
    ("typed", "indicator", "value"),
    [
        ("1.000", FIRMS, "1000"),
        (" 812 ", FIRMS, "812"),
        ("812 doanh nghiệp", FIRMS, "812"),
        ("812 DOANH NGHIỆP", FIRMS, "812"),
        ("1,2 nghìn", FIRMS, "1200"),
        ("14,0%", PERCENT, "14"),
        ("14,0 %", PERCENT, "14"),
        ("4,6", PERCENT, "4.6"),
        ("10%/năm", PERCENT, "10"),
        ("-1,5%", PERCENT, "-1.5"),
        ("1,5 tỷ", BILLIONS, "1.5"),
        ("1,5", BILLIONS, "1.5"),
        ("1,5 tỷ", MILLIONS, "1500"),
        ("1,5 tỷ đồng", DONG, "1500000000"),
        ("500 trđ", BILLIONS, "0.5"),
        ("1.500.000 đồng", MILLIONS, "1.5"),
    ],
)
def test_numbers_are_read_as_vietnamese_writes_them(typed, indicator, value):
    assert read_value(typed, indicator) == Given(Decimal(value))


def test_a_share_keeps_its_parts():
    assert read_value("37/812", PERCENT) == Given(Decimal("4.5567"), Decimal(37), Decimal(812))
    assert read_value("1.037 / 8.120", PERCENT) == Given(Decimal("12.7709"), Decimal(1037), Decimal(8120))


def test_nothing_of_nothing_has_no_value():
    assert read_value("0/0", PERCENT) == Given(None, Decimal(0), Decimal(0))


@pytest.mark.parametrize(
    ("typed", "indicator", "why"),
    [
        ("nhiều", FIRMS, "“nhiều” không phải là một số."),
        ("14.5", FIRMS, "Viết phần thập phân bằng dấu phẩy: 14,5."),
        ("14.5%", PERCENT, "Viết phần thập phân bằng dấu phẩy: 14,5%."),
        ("14%", FIRMS, "Chỉ tiêu này tính bằng doanh nghiệp, không tính bằng %."),
        ("5 triệu đồng", FIRMS, "Chỉ tiêu này tính bằng doanh nghiệp, không tính bằng đồng."),
        ("1,5 tỷ", PERCENT, "“1,5 tỷ” không phải là một tỷ lệ phần trăm."),
        ("37/812", FIRMS, "Chỉ tiêu này không có tử số, mẫu số; ghi một số tính bằng doanh nghiệp."),
        ("12/3/5", PERCENT, "“12/3/5” không phải là một số."),
        ("1,00001", FIRMS, "Số quá dài: nhiều nhất 15 chữ số và 4 chữ số thập phân."),
        ("9" * 30, FIRMS, "Số quá dài: nhiều nhất 15 chữ số và 4 chữ số thập phân."),
        ("#REF!", FIRMS, "“#REF!” không phải là một số."),
    ],
)
def test_what_is_no_figure_is_refused_with_the_reason(typed, indicator, why):
    with pytest.raises(Unreadable) as refusal:
        read_value(typed, indicator)
    assert str(refusal.value) == why
