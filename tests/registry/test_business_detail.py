"""The page of a business: what stands there, for whom, at what cost."""

from datetime import date

import pytest
from django.urls import reverse

from donghanh.org.enums import Role
from donghanh.registry.actions.businesses import say_of_business
from donghanh.registry.actions.choosing import choose_value
from donghanh.registry.actions.happenings import record_happening, record_succession
from donghanh.registry.actions.requests import grant_request, receive_request
from donghanh.registry.actions.settling import settle
from donghanh.registry.enums import (
    Attribute,
    DataRequestKind,
    FactKind,
    Happening,
    SourceKind,
    SuccessionKind,
)
from donghanh.registry.models import Access, Business
from donghanh.registry.reference.loading import load_reference_data
from tests import make
from tests.registry import make as registry
from tests.registry.reading import signed_in, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def head(ward):
    return make.officer(ward, Role.UNIT_HEAD)


@pytest.mark.parametrize(
    ("code", "version", "said"),
    [
        ("01310", "2018", "Mã 01310 VSIC 2018, nay là 01301 (VSIC 2025)"),
        ("4511", "2018", "Mã 4511 VSIC 2018, nay có thể là 46611, 46619 (VSIC 2025)"),
        ("4711", "2025", ""),
        ("9999", "2018", ""),
    ],
)
def test_a_code_of_2018_says_what_it_may_be_today(ward, head, code, version, said):
    """Công văn 3061/CTK-CSCL, Phụ lục II."""
    made = registry.business(ward, industry_code=code, industry_version=version)
    page = words(signed_in(head).get(made.get_absolute_url()))
    assert said in page
    assert ("VSIC 2018, nay" in page) == bool(said)
    assert ("VSIC 2018, nay" in page) == bool(said)


@pytest.fixture
def business(ward):
    made = registry.business(
        ward,
        name="Hộ kinh doanh Tạp hóa Hương Lan",
        owner="Nguyễn Thị Lan",
        personal_id="031190001234",
        tax_code="031190001234",
        phone="0912345318",
        address="Số 12, khu Vũ Thượng",
        registered_on="2019-03-14",
    )
    registry.entry(
        made, SourceKind.TAX, address="Số 14, thôn Vũ Xá", tax_status="00", as_of=date(2026, 11, 10)
    )
    settle([made.pk])
    made.refresh_from_db()
    return made


def url(name: str, business: Business, *rest: str) -> str:
    return reverse(f"registry:{name}", args=[business.public_id, *rest])


def test_each_fact_names_its_source_and_day_and_a_conflict_says_both_sides(business, head):
    page = words(signed_in(head).get(url("business_detail", business)))
    assert "Tên cơ sở Hộ kinh doanh Tạp hóa Hương Lan Danh sách registration 01/01/2026" in page
    assert "Số 12, khu Vũ Thượng Số 14, thôn Vũ Xá Danh sách tax, 10/11/2026" in page
    assert "Giữ giá trị đang dùng Chọn giá trị khác Hỏi chủ cơ sở" in page
    assert "1 thông tin lệch nguồn" in page


def test_personal_data_is_masked_wherever_it_stands(business, head):
    content = signed_in(head).get(url("business_detail", business)).content.decode()
    assert [secret for secret in ("031190001234", "0912345318", "Thị Lan") if secret in content] == []
    assert "0311 •••• ••34" in content
    assert "•••• ••• 318" in content


def test_who_says_what_for_sees_the_data_once(business, head):
    client = signed_in(head)
    asked = client.get(url("business_unmask", business))
    assert "031190001234" not in asked.content.decode()
    shown = client.post(url("business_unmask", business), {"purpose": "Gọi hỏi lại địa chỉ"})
    assert "031190001234" in shown.content.decode()
    assert "Nguyễn Thị Lan" in words(shown)
    assert "no-store" in shown["Cache-Control"]
    assert Access.objects.get().purpose == "Gọi hỏi lại địa chỉ"
    assert "031190001234" not in client.get(url("business_detail", business)).content.decode()


def test_a_look_without_a_purpose_shows_nothing(business, head):
    page = signed_in(head).post(url("business_unmask", business), {"purpose": "xem"})
    assert (page.status_code, Access.objects.count()) == (422, 0)
    assert "031190001234" not in page.content.decode()


def test_figures_of_a_year_name_their_source_and_what_is_missing_is_not_known(business, head):
    registry.fact(business, FactKind.REVENUE, 2025, 1_240_000_000)
    registry.fact(business, FactKind.REVENUE, 2025, 1_150_000_000, by=SourceKind.OWNER)
    page = words(signed_in(head).get(url("business_detail", business)))
    assert "Số liệu 2025 Doanh thu 1.240 triệu Danh sách tax, 31/12/2025 Danh sách owner: 1.150 triệu" in page
    assert "Thuế đã nộp Chưa có Lao động Chưa có" in page


def test_the_threshold_of_each_year_stands_in_the_table_of_the_chart(business, head):
    load_reference_data()
    registry.fact(business, FactKind.REVENUE, 2025, 1_240_000_000)
    registry.fact(business, FactKind.REVENUE, 2026, 1_105_000_000)
    page = words(signed_in(head).get(url("business_detail", business)))
    assert "2025 1.240.000.000 100.000.000 2026 1.105.000.000 1.000.000.000" in page
    assert "đến 1.000.000.000 đồng/năm, từ ngày 01/01/2026 (Nghị định 141/2026/NĐ-CP, khoản 1 Điều 1" in page


def test_an_enterprise_without_figures_has_no_size_rather_than_the_smallest(ward, head):
    """NĐ 80/2021/NĐ-CP Đ5."""
    load_reference_data()
    firm = registry.business(ward, legal_form="llc_one", industry_code="4711", industry_version="2025")
    assert "quy mô: chưa đủ dữ liệu" in words(signed_in(head).get(url("business_detail", firm)))
    registry.fact(firm, FactKind.INSURED_STAFF, 2025, 8)
    registry.fact(firm, FactKind.REVENUE, 2025, 4_000_000_000)
    assert "siêu nhỏ" in words(signed_in(head).get(url("business_detail", firm))).lower()


def test_a_household_has_no_size(business, head):
    load_reference_data()
    assert "quy mô" not in words(signed_in(head).get(url("business_detail", business)))


def test_a_number_that_was_found_to_be_anothers_leads_there(ward, business, head):
    old = registry.business(ward)
    Business.objects.filter(pk=old.pk).update(merged_into=business)
    page = signed_in(head).get(url("business_detail", old))
    assert (page.status_code, page["Location"]) == (302, url("business_detail", business))
    assert old.public_id in words(signed_in(head).get(url("business_detail", business)))
    acts = ("business_edit", "business_unmask", "happening_add", "owner_link", "data_request_add")
    assert [signed_in(head).get(url(name, old)).status_code for name in acts] == [404] * 5


def test_what_came_out_of_what_stands_on_both_pages(ward, business, head):
    firm = registry.business(ward, name="Công ty TNHH Hương Lan", legal_form="llc_one")
    record_succession(SuccessionKind.CONVERSION, [business], [firm], on=date(2026, 8, 1), by=head)
    for each in (business, firm):
        page = words(signed_in(head).get(url("business_detail", each)))
        assert "Chuyển đổi từ hộ kinh doanh · 01/8/2026" in page


def test_the_days_tell_events_lists_and_what_officers_did(business, head):
    record_happening(
        business, Happening.SUSPENDED, on=date(2026, 6, 2), until=date(2026, 9, 30), document="TB 12", by=head
    )
    choose_value(business, Attribute.ADDRESS, "Số 12, khu Vũ Thượng", reason="Đi thực tế", by=head)
    page = words(signed_in(head).get(url("business_detail", business)))
    assert "02/6/2026 Tạm ngừng kinh doanh đến hết ngày 30/9/2026" in page
    assert "10/11/2026 Danh sách tax: ghi nhận 2 thông tin" in page
    assert "đã quyết định giá trị đúng khi lệch nguồn · Nguyễn Văn" in page
    assert "Địa chỉ; Số 12, khu Vũ Thượng · Đi thực tế" in page


def test_a_granted_restriction_is_seen_by_everyone_who_opens_the_page(business, head):
    load_reference_data()
    asked = receive_request(business, DataRequestKind.RESTRICT, text="Không dùng để mời họp", by=head)
    grant_request(asked, answer="Đã hạn chế.", by=head)
    specialist = make.officer(business.ward)
    page = words(signed_in(specialist).get(url("business_detail", business)))
    assert "Chủ cơ sở đã hạn chế xử lý dữ liệu cá nhân" in page


def test_the_history_says_who_changed_what_from_what(business, head):
    client = signed_in(head)
    client.post(
        url("business_edit", business),
        {"name": "Hộ kinh doanh Hải Yến", "legal_form": "household", "registered_on": "14/3/2019",
         "as_of": "04/11/2026", "source": "visit", "address": "Số 12, khu Vũ Thượng", "tax_status": "05"},
    )  # fmt: skip
    page = words(client.get(url("business_history", business)))
    assert "Trạng thái thuế 00 – đang hoạt động 05 – tạm ngừng kinh doanh" not in page
    choose_value(business, Attribute.NAME, "Hộ kinh doanh Hải Yến", reason="Biển hiệu", by=head)
    page = words(client.get(url("business_history", business)))
    assert "Hộ kinh doanh Tạp hóa Hương Lan Hộ kinh doanh Hải Yến" in page


def test_what_an_officer_may_not_do_is_not_offered(business):
    clerk = make.officer(business.ward, Role.CLERK)
    page = words(signed_in(clerk).get(url("business_detail", business)))
    assert [
        each for each in ("Ghi thông tin", "Xem đủ", "Giữ giá trị", "Rút lại", "Hỏi chủ") if each in page
    ] == []


def test_a_business_of_which_little_is_known_says_so(ward, head):
    bare = registry.business(ward, name="Hộ kinh doanh mới")
    page = words(signed_in(head).get(url("business_detail", bare)))
    assert "Điện thoại Chưa có Hỏi chủ cơ sở" in page
    assert "Chưa có số liệu của năm nào." in page
    assert "Chưa biết ai." in page
    assert "⚠" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_costs_the_same_for_little_and_for_much(rows, ward, business, head, django_assert_num_queries):
    firm = registry.business(ward, legal_form="llc_one")
    for number in range(rows):
        registry.fact(business, FactKind.REVENUE, 2023 + number, 1_000_000)
        record_happening(business, Happening.LOST, on=date(2026, 1, 1 + number), by=head)
        registry.business(ward, owner="Nguyễn Thị Lan", personal_id="031190001234")
        registry.business(ward, legal_form="branch", parent_code="")
        say_of_business(business, {"area": f"Khu {number}"}, by=head, as_of=date(2026, 11, 1 + number))
        receive_request_of(business, head)
        other = registry.business(ward)
        record_succession(SuccessionKind.CONVERSION, [other], [firm], on=date(2026, 8, 1), by=head)
    client = signed_in(head)
    client.get(url("business_detail", business))
    with django_assert_num_queries(41):
        page = client.get(url("business_detail", business))
    assert page.content.decode().count('href="/co-so/yeu-cau-du-lieu/') == rows
    client.get(url("business_detail", firm))
    with django_assert_num_queries(41):
        client.get(url("business_detail", firm))


def receive_request_of(business, head):
    load_reference_data()
    receive_request(business, DataRequestKind.VIEW, by=head)


def test_the_duties_of_a_household_stand_by_its_larger_revenue(business, head):
    """NĐ 254/2026/NĐ-CP: over 01 tỷ; the last ended year counts as long as the running one is smaller."""
    load_reference_data()
    registry.fact(business, FactKind.REVENUE, 2025, 1_240_000_000)
    registry.fact(business, FactKind.REVENUE, 2026, 300_000_000)
    page = words(signed_in(head).get(url("business_detail", business)))
    assert "Thuộc diện, chưa rõ đã thực hiện chưa Hóa đơn điện tử khởi tạo từ máy tính tiền" in page
    registry.fact(business, FactKind.CASH_REGISTER, 2026, "no")
    page = words(signed_in(head).get(url("business_detail", business)))
    assert "Chưa thuộc diện Khai thuế theo tháng" in page


def test_without_a_figure_nobody_is_said_to_have_a_duty_or_none(business, head):
    load_reference_data()
    page = words(signed_in(head).get(url("business_detail", business)))
    assert page.count("Chưa rõ doanh thu") == 3
