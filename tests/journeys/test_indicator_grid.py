"""Figures of a year come from Excel, two of them bad: those stay in their boxes, the others are kept and confirmed."""

from playwright.sync_api import Locator, expect

from tests.journeys.person import Person

GRID = "/chi-tieu/nhap/?nam=2026&ky=quarterly"
PARCELS, TAX, DIGITAL = "CT-68-14", "CT-68-13", "CT-68-03"
PASTE = """(cell, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  cell.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def test_a_sheet_is_pasted_from_excel_with_two_bad_cells(officer):
    doer: Person = officer("chuyenvien")
    doer.expects(422)

    when_a_block_is_pasted_into_a_cell(doer)
    then_the_two_bad_cells_stay_with_their_reasons(doer)
    when_they_are_put_right_by_keyboard(doer)
    then_everything_is_kept(doer)
    when_the_head_confirms(officer)
    when_lines_are_pasted_without_script(officer)


def cell(person: Person, code: str, quarter: str) -> Locator:
    return person.page.get_by_role("textbox", name=f"{code} ").and_(
        person.page.locator(f'[aria-label$="{quarter}/2026"]')
    )


def when_a_block_is_pasted_into_a_cell(doer: Person) -> None:
    doer.opens("/chi-tieu/")
    doer.stops_at("danh-sach")
    doer.opens(GRID)
    doer.stops_at("bang-nhap")
    first = cell(doer, PARCELS, "Quý I")
    first.focus()
    first.evaluate(PASTE, "14.200\tnhiều\t14900.5\n")
    expect(cell(doer, PARCELS, "Quý II")).to_have_value("nhiều")
    doer.writes("Nguồn của các số này", "Bảng theo dõi của phòng")
    doer.clicks("Lưu số liệu")


def then_the_two_bad_cells_stay_with_their_reasons(doer: Person) -> None:
    doer.reads("2 ô chưa lưu được; số đã gõ vẫn còn trong ô.")
    doer.reads("Đã lưu 1 ô.")
    expect(cell(doer, PARCELS, "Quý I")).to_have_value("14.200")
    for quarter, text, reason in (
        ("Quý II", "nhiều", "“nhiều” không phải là một số."),
        ("Quý III", "14900.5", "Viết phần thập phân bằng dấu phẩy: 14900,5."),
    ):
        expect(cell(doer, PARCELS, quarter)).to_have_value(text)
        expect(cell(doer, PARCELS, quarter)).to_have_accessible_description(reason)
    doer.stops_at("hai-o-sai")


def when_they_are_put_right_by_keyboard(doer: Person) -> None:
    cell(doer, PARCELS, "Quý II").fill("14.600")
    cell(doer, PARCELS, "Quý III").fill("14.900")
    doer.presses("ArrowUp")
    expect(cell(doer, TAX, "Quý III")).to_be_focused()
    doer.presses("Enter")
    expect(cell(doer, PARCELS, "Quý III")).to_be_focused()
    doer.clicks("Lưu số liệu")


def then_everything_is_kept(doer: Person) -> None:
    doer.reads("Đã lưu 2 ô.")
    values = [cell(doer, PARCELS, f"Quý {quarter}").input_value() for quarter in ("I", "II", "III", "IV")]
    assert values == ["14.200", "14.600", "14.900", ""]
    doer.stops_at("da-luu")


def when_the_head_confirms(officer) -> None:
    head: Person = officer("truongphong", phone=True)
    head.opens("/chi-tieu/?q=thua+dat")
    head.clicks("Thửa đất đã số hóa")
    head.reads("Chờ xác nhận")
    head.stops_at("so-cho-xac-nhan")
    head.page.get_by_role("button", name="Xác nhận").first.click()
    head.reads("Đã xác nhận số liệu.")
    head.reads("14.900")


def when_lines_are_pasted_without_script(officer) -> None:
    """Lines of names and figures in the box: the server finds their cells."""
    doer: Person = officer("chuyenvien", scripts=False)
    doer.expects(422)
    doer.opens(GRID)
    doer.page.get_by_label("Các dòng chép từ Excel").fill(
        f"Chỉ tiêu\tQuý II\tQuý III\n{DIGITAL}\t61/240\tchưa có\nKhông có trong bảng\t5"
    )
    doer.clicks("Lưu số liệu")
    doer.reads("“chưa có” không phải là một số.")
    doer.reads("“Không có trong bảng” không phải chỉ tiêu của bảng này.")
    assert cell(doer, DIGITAL, "Quý II").input_value() == "61/240"
    assert cell(doer, DIGITAL, "Quý III").input_value() == "chưa có"
    assert doer.page.get_by_label("Các dòng chép từ Excel").input_value() == "Không có trong bảng\t5"
