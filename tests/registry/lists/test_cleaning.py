"""Cells are cleaned, and every change, doubt and refusal is a finding."""

from datetime import date

import pytest

from donghanh.registry.lists.cleaning import Code, Finding, clean_row, source_key
from donghanh.registry.lists.cleaning.amounts import read_amount, read_count
from donghanh.registry.lists.cleaning.codes import read_personal, read_phone_cell, read_tax
from donghanh.registry.lists.cleaning.days import read_day
from donghanh.registry.lists.cleaning.vocabulary import (
    form_of_name,
    legal_form,
    schooling,
    status_code,
    yes_or_no,
)
from donghanh.registry.lists.mapping import Column
from donghanh.vietnamese.encodings import from_unicode

AS_OF = date(2026, 9, 30)


def cleaned(encoding="unicode", **cells):
    """One row; `revenue_2025` names the year of a yearly attribute."""
    columns = []
    for place, name in enumerate(cells):
        attribute, _bar, year = name.rpartition("_")
        known = (attribute, int(year)) if year.isdecimal() else (name, None)
        columns.append(Column(place, name, known[0], year=known[1], encoding=encoding))
    return clean_row(list(cells.values()), columns, as_of=AS_OF)


@pytest.mark.parametrize(
    ("typed", "value", "codes"),
    [
        ("0101248141", "0101248141", ()),
        ("101248141", "0101248141", (Code.ZEROS_RESTORED,)),
        ("'0101248141", "0101248141", ()),
        ('="0101248141"', "0101248141", ()),
        ("0101248141-001", "0101248141-001", ()),
        ("101248141001", "0101248141-001", (Code.ZEROS_RESTORED,)),
        ("0101248142", "0101248142", (Code.CHECK_DIGIT,)),
        ("012345678901", "012345678901", (Code.PERSONAL_AS_TAX,)),
        ("1,01E+08", None, (Code.DIGITS_CUT,)),
        ("chưa cấp", None, (Code.CODE_UNREADABLE,)),
    ],
)
def test_tax_codes_get_their_zeros_back_and_are_checked(typed, value, codes):
    """The check digit and the personal number as code: TT 86/2024/TT-BTC."""
    assert read_tax(typed) == (value, codes)


def test_personal_numbers_get_their_zeros_back():
    assert read_personal("30185001234") == ("030185001234", (Code.ZEROS_RESTORED,))
    assert read_personal("030185001234") == ("030185001234", ())


@pytest.mark.parametrize(
    ("typed", "value", "codes"),
    [
        ("0912.345.678", "0912345678", ()),
        ("912345678", "0912345678", (Code.ZEROS_RESTORED,)),
        ("+84 912 345 678", "0912345678", ()),
        ("01692345678", "0392345678", (Code.PHONE_RENEWED,)),
        ("0912345678 / 0220.3555.123", "0912345678", (Code.PHONE_SEVERAL,)),
        ("không rõ", None, (Code.PHONE_UNREADABLE,)),
    ],
)
def test_phones_come_in_their_present_form(typed, value, codes):
    """Prefixes since 14/11/2018: QĐ 798/QĐ-BTTTT."""
    assert read_phone_cell(typed) == (value, codes)


@pytest.mark.parametrize(
    ("typed", "value", "codes"),
    [
        ("05/02/2019", "2019-02-05", ()),
        ("5-2-19", "2019-02-05", ()),
        ("1.9.85", "1985-09-01", ()),
        ("2019-02-05 00:00:00", "2019-02-05", ()),
        ("05-Thg2-19", "2019-02-05", ()),
        ("43501", "2019-02-05", (Code.DAY_FROM_NUMBER,)),
        ("tháng 5/2019", "2019-05-01", (Code.DAY_MONTH_ONLY,)),
        ("5/2019", "2019-05-01", (Code.DAY_MONTH_ONLY,)),
        ("2019", "2019-01-01", (Code.DAY_YEAR_ONLY,)),
        ("02/25/2019", "2019-02-25", (Code.DAY_SWAPPED,)),
        ("31/02/2019", None, (Code.DAY_UNREADABLE,)),
        ("01/10/2026", None, (Code.DAY_IMPOSSIBLE,)),
        ("01/01/1900", None, (Code.DAY_IMPOSSIBLE,)),
        ("hôm qua", None, (Code.DAY_UNREADABLE,)),
    ],
)
def test_days_are_read_as_lists_write_them(typed, value, codes):
    assert read_day(typed, earliest=date(1945, 9, 2), latest=AS_OF) == (value, codes)


@pytest.mark.parametrize(
    ("typed", "factor", "value", "codes"),
    [
        ("1.200.000", 1, "1200000", ()),
        ("1,200,000", 1, "1200000", ()),
        ("1 200 000 đ", 1, "1200000", ()),
        ("1,2 tỷ", 1, "1200000000", (Code.AMOUNT_SCALED,)),
        ("500 triệu đồng", 10**9, "500000000", (Code.AMOUNT_SCALED,)),
        ("1 tỷ 200 triệu", 1, "1200000000", (Code.AMOUNT_SCALED,)),
        ("500tr", 1, "500000000", (Code.AMOUNT_SCALED,)),
        ("1,5", 10**6, "1500000", ()),
        ("1.5", 10**6, "1500000", ()),
        ("0", 1, "0", ()),
        ("khoảng 500 triệu", 1, "500000000", (Code.AMOUNT_SCALED,)),
        ("dưới 100 triệu", 1, None, (Code.AMOUNT_BOUND,)),
        ("> 1 tỷ", 1, None, (Code.AMOUNT_BOUND,)),
        ("100-200 triệu", 1, None, (Code.AMOUNT_BOUND,)),
        ("-500000", 1, None, (Code.AMOUNT_IMPOSSIBLE,)),
        ("500", 1, None, (Code.AMOUNT_IMPOSSIBLE,)),
        ("nhiều", 1, None, (Code.AMOUNT_UNREADABLE,)),
        ("5 triệu 3 con bò", 1, None, (Code.AMOUNT_UNREADABLE,)),
    ],
)
def test_sums_are_whole_dong(typed, factor, value, codes):
    assert read_amount(typed, factor=factor) == (value, codes)


@pytest.mark.parametrize(
    ("typed", "value", "codes"),
    [
        ("3", "3", ()),
        ("03 người", "3", ()),
        ("0", "0", ()),
        ("2-3", None, (Code.COUNT_UNREADABLE,)),
        ("2,5", None, (Code.COUNT_IMPOSSIBLE,)),
        ("-1", None, (Code.COUNT_IMPOSSIBLE,)),
        ("1.200", "1200", ()),
    ],
)
def test_counts_are_whole_people(typed, value, codes):
    assert read_count(typed) == (value, codes)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("NNT đang hoạt động (đã được cấp GCN ĐKT)", "00"),
        ("00", "00"),
        ("0", "00"),
        ("NNT ngừng hoạt động và đã hoàn thành thủ tục chấm dứt hiệu lực MST", "01"),
        ("NNT đã chuyển cơ quan thuế quản lý", "02"),
        ("NNT ngừng hoạt động nhưng chưa hoàn thành thủ tục chấm dứt hiệu lực MST", "03"),
        ("Tạm ngừng KD có thời hạn", "05"),
        ("NNT không hoạt động tại địa chỉ đã đăng ký", "06"),
        ("Bỏ địa chỉ kinh doanh", "06"),
        ("Đang làm thủ tục giải thể", "03"),
        ("Đã giải thể", "01"),
        ("NNT chờ làm thủ tục phá sản", "07"),
        ("đang hoạt động, chưa đủ thông tin đăng ký thuế", "04"),
        ("Đang chờ xác minh tình trạng hoạt động", "09"),
        ("nghỉ bán", "01"),
        ("bình thường", "00"),
        ("màu xanh", ""),
    ],
)
def test_words_of_status_become_codes_of_the_tax_administration(words, code):
    assert status_code(words) == code


def test_closed_vocabularies_are_read_from_everyday_words():
    forms = (
        "Cty TNHH MTV",
        "CTY TNHH",
        "CTCP",
        "DNTN",
        "Hộ KD cá thể",
        "HTX",
        "Chi nhánh",
        "VPĐD",
        "cá nhân",
    )
    assert [legal_form(words) for words in forms] == [
        "llc_one", "company", "joint_stock", "sole", "household", "cooperative", "branch", "office",
        "individual",
    ]  # fmt: skip
    assert [schooling(words) for words in ("ĐH", "12/12", "Cao đẳng nghề", "thạc sỹ", "lớp 9", "?")] == [
        "university", "none", "college", "postgraduate", "none", "",
    ]  # fmt: skip
    assert [yes_or_no(words) for words in ("x", "Có", "đã đăng ký", "Chưa", "không sử dụng", "có lẽ")] == [
        True, True, True, False, False, None,
    ]  # fmt: skip
    assert form_of_name("Hộ kinh doanh Trần Thị Lan") == "household"
    assert form_of_name("Tạp hóa Cô Lan") == ""


def test_a_row_becomes_values_facts_and_findings():
    row = cleaned(
        name="Hộ kinh doanh Bích Ngà", tax_code="101248141", owner="TRẦN THỊ NGÀ", revenue_2025="1,2 tỷ",
        staff_2025="3", insured_staff_2025="5", tax_status="Đang hoạt động", phone="-",
    )  # fmt: skip
    assert row.values == {
        "name": "Hộ kinh doanh Bích Ngà",
        "tax_code": "0101248141",
        "owner": "Trần Thị Ngà",
        "tax_status": "00",
        "legal_form": "household",
    }
    assert row.facts == {2025: {"revenue": "1200000000", "staff": "3", "insured_staff": "5"}}
    assert row.findings == [
        Finding(Code.ZEROS_RESTORED, "tax_code", "101248141", "0101248141"),
        Finding(Code.AMOUNT_SCALED, "revenue", "1,2 tỷ", "1200000000"),
        Finding(Code.INSURED_EXCEED, "insured_staff", "5", "3"),
    ]
    assert not row.is_refused


@pytest.mark.parametrize("font", ["tcvn3", "vni"])
def test_old_fonts_become_unicode_with_the_words_before_kept(font):
    typed = from_unicode("đường Nguyễn Lương Bằng", font)
    row = cleaned(font, name="A", address=typed)
    assert row.values["address"] == "đường Nguyễn Lương Bằng"
    assert row.findings == [Finding(Code.OLD_FONT, "address", typed, "đường Nguyễn Lương Bằng")]


def test_a_row_in_unicode_within_a_column_of_an_old_font_stays():
    row = cleaned("tcvn3", name="A", address="đường Nguyễn Lương Bằng")
    assert (row.values["address"], row.findings) == ("đường Nguyễn Lương Bằng", [])


def test_what_is_not_told_is_absent_and_nought_is_nought():
    row = cleaned(
        name="A",
        tax_code="0",
        phone="không có",
        revenue_2025="-",
        staff_2025="0",
        address="N/A",
        e_invoice_2025="0",
    )
    assert row.values == {"name": "A"}
    assert row.facts == {2025: {"staff": "0"}}


def test_a_row_without_a_name_takes_its_owners_or_is_refused():
    assert cleaned(name="", owner="trần thị ngà").values["name"] == "Trần Thị Ngà"
    nameless = cleaned(name="", phone="0912345678")
    assert (nameless.is_refused, nameless.findings) == (True, [Finding(Code.NAME_MISSING, "name")])


def test_a_personal_number_in_the_column_of_tax_codes_is_a_personal_number():
    row = cleaned(name="A", tax_code="30185001234")
    assert "tax_code" not in row.values
    assert row.values["personal_id"] == "030185001234"
    assert [finding.code for finding in row.findings] == [Code.PERSONAL_AS_TAX, Code.ZEROS_RESTORED]


@pytest.mark.parametrize(
    ("attribute", "words", "expected"),
    [
        ("registration_status", "Đang hoạt động", {"registration_status": "active"}),
        ("registration_status", "Tạm ngừng kinh doanh", {"registration_status": "suspended"}),
        ("registration_status", "Đang làm thủ tục giải thể", {"registration_status": "dissolving"}),
        ("registration_status", "Đã giải thể", {"registration_status": "dissolved"}),
        ("registration_status", "Bị thu hồi GCN ĐKDN", {"registration_status": "revoked"}),
        ("registration_status", "Không hoạt động tại địa chỉ đã đăng ký", {"tax_status": "06"}),
        ("registration_status", "00", {"tax_status": "00"}),
        ("tax_status", "NNT tạm nghỉ kinh doanh", {"tax_status": "05"}),
        ("tax_status", "05 - Tạm nghỉ", {"tax_status": "05"}),
        ("tax_status", "màu xanh", {}),
    ],
)
def test_both_vocabularies_of_status_are_kept_apart(attribute, words, expected):
    row = cleaned(name="A", **{attribute: words})
    assert {key: value for key, value in row.values.items() if key != "name"} == expected


def test_the_words_as_they_came_stay_beside_a_changed_value():
    row = cleaned(name="Cty TNHH A", phone="912.345.678", owner="Trần Thị Ngà", capital="1,2 tỷ")
    assert row.given == {"phone": "912.345.678", "capital": "1,2 tỷ"}


def test_digital_tools_are_those_of_the_published_list():
    row = cleaned(name="A", digital_tools_2025="Phần mềm kế toán MISA, bán trên Shopee", e_invoice_2025="x")
    assert row.facts == {2025: {"digital_tools": "accounting,e_commerce,e_invoice"}}


def test_a_former_address_counts_where_no_other_is_told():
    old = "Khu Vũ Xá, phường Ái Quốc, TP Hải Dương"
    assert cleaned(name="A", former_address=old).values["address"] == old
    assert cleaned(name="A", former_address=old, address="Số 5").values == {"name": "A", "address": "Số 5"}


def test_an_end_before_the_beginning_is_left_out():
    row = cleaned(name="A", registered_on="05/02/2019", ended_on="05/02/2018")
    assert ("ended_on" in row.values, [finding.code for finding in row.findings]) == (
        False,
        [Code.END_BEFORE_START],
    )


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ({"name": "A", "record_key": "HK-01", "tax_code": "0101248141"}, "k:hk01"),
        ({"name": "A", "tax_code": "101248141"}, "t:0101248141"),
        ({"name": "A", "tax_code": "0101248141-001"}, "t:0101248141001"),
        ({"name": "A", "tax_code": "030185001234"}, "p:030185001234"),
        ({"name": "A", "personal_id": "030185001234"}, "n:a|030185001234"),
        ({"name": "A", "personal_id": "030185001234", "licence": "04A8 001234"}, "l:04a8001234"),
        ({"name": "Bích Ngà", "owner": "Trần Thị Ngà"}, "n:bich nga|tran thi nga"),
        ({"phone": "0912345678"}, ""),
    ],
)
def test_the_key_of_a_row_is_its_own_number_else_its_codes_else_its_name(cells, key):
    assert source_key(cleaned(**cells)) == key
