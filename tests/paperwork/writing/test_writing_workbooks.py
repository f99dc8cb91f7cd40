"""Lists written as .xlsx."""

import datetime as dt
import io
import zipfile

import pytest
from docx.oxml import parse_xml
from python_calamine import CalamineWorkbook

from donghanh.paperwork.writing import Sheet, SheetColumn, render_workbook

MAIN = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
COLUMNS = (
    SheetColumn("Mã số thuế", 14),
    SheetColumn("Số lượng", 10, "integer"),
    SheetColumn("Ngày", 12, "date"),
    SheetColumn("Tỷ lệ", 10, "percent"),
)
ROW = ("0101248141", 1234, dt.date(2026, 2, 5), 0.534)


def rows(content: bytes, sheet: int = 0) -> list[list]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(sheet).to_python()


def inside(content: bytes, part: str, path: str) -> list:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return parse_xml(package.read(part)).xpath(path, namespaces=MAIN)


def worksheet(content: bytes, path: str) -> list:
    return inside(content, "xl/worksheets/sheet1.xml", path)


def test_cells_keep_the_type_of_their_column():
    content = render_workbook([Sheet("Hộ kinh doanh", COLUMNS, [ROW])])
    assert rows(content) == [["Mã số thuế", "Số lượng", "Ngày", "Tỷ lệ"], list(ROW)]


def test_a_number_keeps_its_decimals():
    content = render_workbook([Sheet("Số liệu", [SheetColumn("Giá trị", 12, "number")], [(3.4483,), (14,)])])
    assert rows(content)[1:] == [[3.4483], [14]]


def test_a_code_keeps_its_leading_zero_even_as_a_number():
    content = render_workbook([Sheet("Mã", COLUMNS[:1], [("0012",), (12,)])])
    assert rows(content)[1:] == [["0012"], ["12"]]


@pytest.mark.parametrize(
    "text", ["=1+1", "+84912", "-5", "@SUM(A1)", '=HYPERLINK("http://x.vn")', "http://x.vn"]
)
def test_what_people_typed_never_becomes_a_formula_or_a_link(text):
    content = render_workbook([Sheet("Ý kiến", COLUMNS[:1], [(text,)])])
    assert rows(content)[1] == [text]
    assert worksheet(content, "//m:f | //m:hyperlink") == []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert [name for name in package.namelist() if "worksheets/_rels" in name] == []


def test_text_that_looks_like_a_formula_carries_the_quote_mark():
    content = render_workbook([Sheet("Ý kiến", COLUMNS[:1], [("=1+1",), ("chữ",)])])
    styles = [int(cell.get("s")) for cell in worksheet(content, "//m:c[starts-with(@r, 'A')]")]
    quoted = [cell.get("quotePrefix") for cell in inside(content, "xl/styles.xml", "//m:cellXfs/m:xf")]
    assert [quoted[style] for style in styles] == [None, "1", None]


def test_a_list_prints_across_a4_with_its_head_on_every_page():
    content = render_workbook([Sheet("Danh sách", COLUMNS, [ROW] * 200, heading=("DANH SÁCH", "Năm 2026"))])
    assert [dict(page.attrib) for page in worksheet(content, "//m:pageSetup")] == [
        {"paperSize": "9", "orientation": "landscape", "fitToHeight": "0"}
    ]
    names = {name.get("name"): name.text for name in inside(content, "xl/workbook.xml", "//m:definedName")}
    assert names["_xlnm.Print_Titles"] == "'Danh sách'!$4:$4"
    pane = worksheet(content, "//m:pane")[0]
    assert (pane.get("ySplit"), pane.get("state")) == ("4", "frozen")
    assert worksheet(content, "//m:autoFilter")[0].get("ref") == "A4:D204"


def test_heading_lines_stand_above_the_table():
    content = render_workbook([Sheet("Danh sách", COLUMNS, [ROW], heading=("DANH SÁCH", "Năm 2026"))])
    assert [row[0] for row in rows(content)] == ["DANH SÁCH", "Năm 2026", "", "Mã số thuế", "0101248141"]
    assert [merge.get("ref") for merge in worksheet(content, "//m:mergeCell")] == ["A1:D1", "A2:D2"]


def test_a_narrow_list_prints_upright():
    content = render_workbook([Sheet("Danh sách", COLUMNS[:1], [], heading=("Một cột",), landscape=False)])
    assert worksheet(content, "//m:pageSetup")[0].get("orientation") == "portrait"
    assert rows(content) == [["Một cột"], [""], ["Mã số thuế"]]


def test_text_wraps_in_times_new_roman():
    content = render_workbook([Sheet("Danh sách", COLUMNS[:1], [("chữ",)])])
    style = int(worksheet(content, "//m:c[@r='A2']")[0].get("s"))
    look = inside(content, "xl/styles.xml", "//m:cellXfs/m:xf")[style]
    face = inside(content, "xl/styles.xml", "//m:fonts/m:font")[int(look.get("fontId"))]
    assert face.xpath("m:name/@val", namespaces=MAIN) == ["Times New Roman"]
    assert look.xpath("m:alignment/@wrapText", namespaces=MAIN) == ["1"]


def test_rows_may_come_from_an_iterator_and_cells_may_be_empty():
    content = render_workbook([Sheet("Danh sách", COLUMNS, ((None, None, None, None) for _ in range(1)))])
    assert len(worksheet(content, "//m:row[@r='2']/m:c")) == 4
    assert worksheet(content, "//m:row[@r='2']/m:c/*") == []


def test_sheet_names_are_made_valid_and_distinct():
    names = ["Nhiệm vụ: 1/2", "nhiệm vụ  1 2", "x" * 40, "X" * 40, "", "History"]
    content = render_workbook([Sheet(name, COLUMNS[:1], []) for name in names])
    assert CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names == [
        "Nhiệm vụ  1 2", "nhiệm vụ  1 2 (2)", "x" * 31, "X" * 27 + " (2)", "Danh sách", "History (2)",
    ]  # fmt: skip


def test_a_cell_longer_than_the_format_allows_is_cut_with_a_mark():
    text = rows(render_workbook([Sheet("Dài", COLUMNS[:1], [("a" * 40_000,)])]))[1][0]
    assert (len(text), text[-2:]) == (32_767, "a…")


@pytest.mark.parametrize("row", [ROW[:2], (*ROW, "thừa")])
def test_a_row_that_does_not_fit_is_refused(row):
    with pytest.raises(ValueError, match="zip"):
        render_workbook([Sheet("Danh sách", COLUMNS, [row])])


def test_a_workbook_without_sheets_is_refused():
    with pytest.raises(ValueError, match="at least one sheet"):
        render_workbook([])


def test_the_same_list_gives_the_same_bytes():
    sheet = Sheet("Danh sách", COLUMNS, [ROW])
    assert render_workbook([sheet]) == render_workbook([sheet])
