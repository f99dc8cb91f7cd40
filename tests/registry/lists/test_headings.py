"""Headings say an attribute, a year and a unit, whatever the words, the case, the accents or the font."""

import pytest

from donghanh.registry.lists.headings import read_heading
from donghanh.vietnamese.encodings import from_unicode
from donghanh.vietnamese.text import strip_marks

KNOWN = {
    "MST": "tax_code",
    "Tên NNT": "name",
    "Đ/c KD": "address",
    "Mã ngành": "industry_code",
    "Ngày cấp": "registered_on",
    "Chủ hộ": "owner",
    "CCCD": "personal_id",
    "Số lao động": "staff",
    "Số lao động tham gia BHXH": "insured_staff",
    "Trạng thái NNT": "tax_status",
    "Loại hình doanh nghiệp": "legal_form",
    "Số GCN ĐKKD": "licence",
    "Giới tính": "owner_gender",
    "Ngày tháng năm sinh": "owner_born",
    "Số điện thoại liên hệ": "phone",
    "Địa chỉ (trước 01/7/2025)": "former_address",
    "Họ và tên chủ hộ kinh doanh (viết hoa)": "owner",
    "Vốn điều lệ (tỷ đồng)": "capital",
    "Hóa đơn điện tử": "e_invoice",
    "Trình độ chuyên môn": "owner_education",
    "1. Tên cơ sở": "name",
    "Tổ dân phố": "area",
    "HĐĐT khởi tạo từ máy tính tiền": "cash_register",
    "Tình trạng pháp lý": "registration_status",
    "STT": "numbering",
}


@pytest.mark.parametrize("heading", KNOWN)
def test_a_heading_is_known_in_every_spelling(heading):
    spellings = [
        heading,
        heading.upper(),
        strip_marks(heading),
        from_unicode(heading, "tcvn3"),
        from_unicode(heading, "vni"),
    ]
    assert {read_heading(spelled).attribute for spelled in spellings} == {KNOWN[heading]}


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Doanh thu 2025", ("revenue", 2025, None)),
        ("Doanh thu năm 2025 (triệu đồng)", ("revenue", 2025, 10**6)),
        ("Doanh thu, tỷ đồng 2024", ("revenue", 2024, 10**9)),
        ("Doanh thu tính đến 30/9/2026", ("revenue", 2026, None)),
        ("Thuế đã nộp năm 2025 (nghìn đồng)", ("tax_paid", 2025, 10**3)),
        ("Vốn kinh doanh (đồng)", ("capital", None, 1)),
        ("doanhThu2025", ("revenue", 2025, None)),
    ],
)
def test_a_heading_tells_its_year_and_unit(heading, expected):
    told = read_heading(heading)
    assert (told.attribute, told.year, told.factor) == expected


@pytest.mark.parametrize(
    "heading",
    [
        "Ghi chú",
        "Nơi cấp CCCD",
        "Ngày cấp CCCD",
        "Cán bộ phụ trách",
        "",
        "123",
        "Hồ sơ lưu tại phòng",
    ],
)
def test_a_heading_of_something_else_tells_nothing(heading):
    assert read_heading(heading).attribute == ""


def test_a_heading_with_words_left_over_is_less_sure():
    exact, longer = read_heading("Mã số thuế"), read_heading("Mã số thuế, mã số doanh nghiệp")
    assert (exact.attribute, longer.attribute) == ("tax_code", "tax_code")
    assert exact.confidence > longer.confidence


def test_the_lower_line_of_a_heading_says_more():
    told = [
        read_heading(heading)
        for heading in ("Chủ hộ / CCCD", "Chủ hộ / Họ và tên", "Doanh thu (triệu đồng) / 2024")
    ]
    assert [(each.attribute, each.year, each.factor) for each in told] == [
        ("personal_id", None, None),
        ("owner", None, None),
        ("revenue", 2024, 10**6),
    ]
