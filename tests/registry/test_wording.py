"""What sources say, in the words of an officer."""

from decimal import Decimal

import pytest
from django.utils import translation

from donghanh.registry.enums import Attribute, FactKind
from donghanh.registry.wording import attribute_words, fact_words


@pytest.fixture(autouse=True)
def vietnamese():
    with translation.override("vi"):
        yield


@pytest.mark.parametrize(
    ("attribute", "value", "words"),
    [
        (Attribute.LEGAL_FORM, "household", "Hộ kinh doanh"),
        (Attribute.TAX_STATUS, "05", "05 – tạm ngừng kinh doanh"),
        (Attribute.TAX_STATUS, "99", "99"),
        (Attribute.REGISTERED_ON, "2019-03-14", "14/3/2019"),
        (Attribute.REGISTERED_ON, "năm 2019", "năm 2019"),
        (Attribute.FOREIGN_INVESTED, "no", "không"),
        (Attribute.CAPITAL, "50000000", "50 triệu"),
        (Attribute.CAPITAL, "nhiều", "nhiều"),
        (Attribute.INDUSTRY_VERSION, "2018", "VSIC 2018"),
    ],
)
def test_codes_days_and_money_are_written_as_officers_read_them(attribute, value, words):
    assert attribute_words(attribute, value) == words


@pytest.mark.parametrize(
    ("kind", "amount", "given", "words"),
    [
        (FactKind.REVENUE, Decimal(1_240_000_000), "", "1.240 triệu"),
        (FactKind.TAX_PAID, Decimal(6_350_000), "", "6,4 triệu"),
        (FactKind.TAX_PAID, Decimal(350_000), "", "350.000 đồng"),
        (FactKind.TAX_PAID, Decimal(0), "", "0 đồng"),
        (FactKind.STAFF, Decimal(1200), "", "1.200"),
        (FactKind.CASH_REGISTER, None, "yes", "có"),
        (FactKind.OWNER_EDUCATION, None, "college", "Cao đẳng"),
        (FactKind.DIGITAL_TOOLS, None, "accounting,cashless", "Phần mềm kế toán, Thanh toán không dùng tiền mặt"),
    ],
)  # fmt: skip
def test_facts_of_a_year_are_written_with_their_unit(kind, amount, given, words):
    assert fact_words(kind, amount, given) == words
