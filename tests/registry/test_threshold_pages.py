"""The page of thresholds: what holds on a day, what held before, with the basis of each."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse

from donghanh.org.enums import Role
from donghanh.registry.models import Threshold
from donghanh.registry.reference.limits import packaged_limits
from donghanh.registry.reference.telling import in_words, names
from tests import make

pytestmark = pytest.mark.django_db
PAGE = reverse("registry:threshold_list")


def words(page) -> str:
    text = re.sub(r"<(script|style|svg).*?</\1>", " ", page.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


@pytest.fixture
def client(client):
    officer = make.officer(make.ward(), Role.SPECIALIST)
    client.force_login(officer.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_page_tells_what_holds_on_a_day_with_its_basis(client):
    text = words(client.get(PAGE, {"ngay": "31/12/2025"}))
    assert "Áp dụng vào ngày 31/12/2025" in text
    assert "từ 1 tỷ đồng trở lên từ 01/6/2025 đến 31/12/2025 Nghị định 70/2025/NĐ-CP, khoản 8 Điều 1" in text
    assert "chưa đối chiếu với nguyên văn" in text
    text = words(client.get(PAGE, {"ngay": "2026-11-22"}))
    assert "trên 1 tỷ đồng từ 01/7/2026 Nghị định 254/2026/NĐ-CP, điểm đ khoản 1 Điều 6" in text


def test_a_day_before_the_first_rule_has_nothing_and_says_so(client):
    text = words(client.get(PAGE, {"ngay": "01/01/2020"}))
    assert text.count("không có quy định vào ngày này") == len({limit.key for limit in packaged_limits()})


def test_a_row_of_the_office_stands_under_its_own_topic(client):
    Threshold.objects.create(
        key="phi_ve_sinh",
        value=120_000,
        unit="đồng",
        comparison="le",
        valid_from=date(2026, 1, 1),
        basis="NQ HĐND",
    )
    text = words(client.get(PAGE))
    assert "Do cơ quan nhập" in text
    assert "phi_ve_sinh không quá 120.000 đồng từ 01/01/2026 NQ HĐND" in text


def test_a_word_that_is_no_day_shows_today(client):
    assert client.get(PAGE, {"ngay": "hôm qua"}).status_code == 200


def test_the_page_costs_the_same_with_any_number_of_rows(client, django_assert_num_queries):
    client.get(PAGE)
    for kept in (3, 1):
        Threshold.objects.exclude(pk__in=list(Threshold.objects.values_list("pk", flat=True)[:kept])).delete()
        with django_assert_num_queries(19):
            client.get(PAGE)
    Threshold.objects.all().delete()
    assert "Chưa có ngưỡng nào" in words(client.get(PAGE))


def test_every_key_of_the_file_has_a_name():
    assert set(names()) == {limit.key for limit in packaged_limits()}


def test_comparisons_are_told_in_the_words_of_the_law():
    by_key = {limit.key: limit for limit in packaged_limits() if limit.valid_to is None}
    assert in_words(by_key["household.tax_free_revenue"]) == "không quá 1 tỷ đồng"
    assert in_words(by_key["household.pit.bracket_2.rate"]) == "17%"
    odd = by_key["household.tax_free_revenue"]._replace(comparison="lt")
    assert in_words(odd._replace(value=Decimal("500000000.0000"))) == "dưới 500 triệu đồng"
    assert in_words(odd._replace(value=Decimal("1234567.5"))) == "dưới 1.234.567,5 đồng"
    assert in_words(by_key["personal_data.reply"]) == "không quá 2 ngày làm việc"
    assert in_words(by_key["declaration.monthly.revenue"]) == "trên 50 tỷ đồng"
