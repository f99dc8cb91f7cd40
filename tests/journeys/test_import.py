"""A really dirty Excel list comes into the registry: columns put right, rows looked through, taken over, undone."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from donghanh.vietnamese.encodings import from_unicode
from tests.journeys.person import Person
from tests.registry.lists.list_files import workbook

SOURCE = "Danh sách hộ kinh doanh đi thực tế"
PATIENCE = 90_000  # milliseconds for the worker of the demo


def old(text: str) -> str:
    return from_unicode(text, "tcvn3")


@pytest.fixture
def dirty_list(tmp_path: Path) -> Path:
    """Titles, a heading of two lines in an old font, column numbers, a group, lost zeros, words for sums, a repeated
    heading, a hostile formula, a nameless row, a twin, a total, signatures; and a sheet of notes before it."""
    first = ["STT", old("Tên hộ kinh doanh"), old("Mã số thuế"), old("Chủ hộ"), "", "SĐT", "Đ/c KD", "Ngày cấp",
             "Doanh thu (triệu đồng)", "", "Số LĐ", "Tình trạng", "Ghi chú"]  # fmt: skip
    second = ["", "", "", old("Họ và tên"), "CCCD", "", "", "", "2024", "2025", "", "", ""]
    rows = [
        ["UỶ BAN NHÂN DÂN PHƯỜNG ÁI QUỐC"],
        ["DANH SÁCH HỘ KINH DOANH TRÊN ĐỊA BÀN"],
        [],
        first,
        second,
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)", "(12)", "(13)"],
        ["I", old("Khu Vũ Xá")],
        [1, old("Hộ kinh doanh Tre Việt Vũ Xá"), 101248141, old("Đoàn Thị Bích Ngà"), "30185001234", "912345678",
         old("Số 5, đường Nguyễn Lương Bằng"), "05/02/2019", "1.200", "1.350", "3", "Đang kinh doanh", ""],
        [2, old("Cửa hàng vật liệu Hoàng Long Ái Quốc"), "0300588569", old("Lưu Văn Hùng"), "", "01692345678",
         old("Số 7 đường Lê Lợi"), "tháng 5/2019", "5,4 tỷ", "dưới 100 triệu", "2-3", "Tạm nghỉ", "=cmd|' /C calc'!A0"],
        first,
        second,
        [3, "", "", "", "", "0987654321", old("Thôn Đông"), "31/02/2020", "", "", "", "", ""],
        [4, old("Cửa hàng Hoàng Long 2"), "0300588569", old("Lưu Văn Hùng"), "", "", "", "2019", "", "", "", "", ""],
        ["", old("Tổng cộng"), "", "", "", "", "", "", "6.600", "1.350", "", "", ""],
        ["", "", "", "", "", "", "", "Ái Quốc, ngày 30 tháng 9 năm 2026"],
        ["", "Người lập biểu", "", "", "", "", "", "KT. CHỦ TỊCH"],
    ]  # fmt: skip
    path = tmp_path / "Danh sach HKD (ban cuoi).xlsx"
    path.write_bytes(workbook([["Ghi chú"], ["Bản nháp, chưa soát"]], rows))
    return path


def test_a_dirty_list_is_brought_looked_through_taken_over_and_undone(officer, dirty_list):
    doer: Person = officer("chuyenvien")

    when_the_list_is_brought(doer, dirty_list)
    then_its_columns_are_told_apart(doer)
    when_the_columns_are_confirmed(doer)
    then_one_sentence_says_what_would_come_of_it(doer)
    then_each_row_says_what_was_found(doer)
    then_the_refused_rows_come_out_as_a_workbook(doer)
    when_it_is_taken_over(doer)
    when_it_is_undone(doer)
    then_it_reads_on_a_phone(officer)


def when_the_list_is_brought(doer: Person, path: Path) -> None:
    doer.opens("/co-so/nhap/")
    doer.stops_at("danh-sach-da-nhap")
    doer.clicks("Nhập danh sách")
    doer.attaches("Tệp danh sách", path)
    doer.writes("Tên nguồn mới", SOURCE)
    doer.page.get_by_label("Nguồn mới là danh sách của ai").select_option("visit")
    doer.writes("Số liệu đến ngày", "30/9/2026")
    doer.stops_at("tai-tep")
    doer.clicks("Đọc danh sách")


def then_its_columns_are_told_apart(doer: Person) -> None:
    doer.reads_heading("Các cột cho biết điều gì")
    chosen = {
        name: doer.page.get_by_label(f"“{name}” cho biết điều gì", exact=True).input_value()
        for name in (
            "Tên hộ kinh doanh",
            "Mã số thuế",
            "SĐT",
            "Đ/c KD",
            "Doanh thu (triệu đồng) / 2025",
        )
    }
    assert list(chosen.values()) == ["name", "tax_code", "phone", "address", "revenue"]
    doer.reads("Hộ kinh doanh Tre Việt Vũ Xá")
    doer.reads("“dưới 100 triệu” bị bỏ")
    doer.stops_at("cac-cot")


def when_the_columns_are_confirmed(doer: Person) -> None:
    doer.page.get_by_label("“Ghi chú” cho biết điều gì").select_option("")
    doer.clicks("Xác nhận và đọc các dòng")


def then_one_sentence_says_what_would_come_of_it(doer: Person) -> None:
    expect(doer.page.get_by_role("button", name="Tiếp nhận")).to_be_visible(timeout=PATIENCE)
    doer.reads("Nếu tiếp nhận: 2 cơ sở mới")
    doer.reads("2 dòng không nhận")
    doer.stops_at("xem-truoc")


def then_each_row_says_what_was_found(doer: Person) -> None:
    doer.clicks("Tất cả các dòng")
    doer.reads("Đã bù số 0 ở đầu: 101248141 → 0101248141.")
    doer.reads("“dưới 100 triệu” là mức giới hạn, không phải một số tiền; đã bỏ trống.")
    doer.reads("Trùng mã với dòng 9; chỉ nhận dòng đó.")
    doer.reads("Đoàn Thị Bích N•••")
    doer.stops_at("cac-dong")
    doer.clicks("Xem đủ dữ liệu cá nhân")
    doer.reads("Đoàn Thị Bích Ngà")
    doer.stops_at("hien-du")


def then_the_refused_rows_come_out_as_a_workbook(doer: Person) -> None:
    assert doer.downloads("Các dòng không nhận (Excel)").read_bytes()[:2] == b"PK"


def when_it_is_taken_over(doer: Person) -> None:
    doer.page.get_by_role("link", name=SOURCE).click()
    doer.clicks("Tiếp nhận")
    expect(doer.page.get_by_text("Hoàn tác danh sách").first).to_be_visible(timeout=PATIENCE)
    doer.stops_at("da-nhap")
    doer.opens("/co-so/?q=tre+viet+vu+xa")
    doer.reads("Hộ kinh doanh Tre Việt Vũ Xá")


def when_it_is_undone(doer: Person) -> None:
    doer.opens("/co-so/nhap/")
    doer.clicks(SOURCE)
    doer.page.get_by_text("Hoàn tác danh sách").first.click()
    doer.writes("Lý do", "Nhầm tệp, còn bản mới hơn")
    doer.page.get_by_role("button", name="Hoàn tác danh sách").click()
    expect(doer.page.get_by_text("Đã hoàn tác").first).to_be_visible(timeout=PATIENCE)
    doer.opens("/co-so/?q=tre+viet+vu+xa")
    doer.does_not_read("Hộ kinh doanh Tre Việt Vũ Xá")


def then_it_reads_on_a_phone(officer) -> None:
    doer: Person = officer("chuyenvien", phone=True)
    doer.opens("/co-so/nhap/")
    doer.clicks(SOURCE)
    doer.stops_at("da-hoan-tac")
    doer.clicks("Tất cả các dòng")
    doer.stops_at("cac-dong-dien-thoai")
