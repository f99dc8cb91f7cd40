"""Task tables in workbooks: rows, merged cells, sheets and numbers as shown."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter
from office_files import packed

from donghanh.paperwork.blocks import Document
from donghanh.paperwork.opening import open_document


def opened(*sheets: list[list[object]], formats: dict[tuple[int, int], str] | None = None) -> Document:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer)
    for rows in sheets:
        sheet = book.add_worksheet()
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                code = (formats or {}).get((r, c))
                sheet.write(r, c, value, book.add_format({"num_format": code}) if code else None)
    book.close()
    return open_document(buffer.getvalue(), "nhiem-vu.xlsx")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_rows_know_their_number_and_sheet():
    document = opened([["STT", "Nhiệm vụ", "Thời hạn"], [], ["1", "Rà soát", "Quý I"]], [["STT", "a", "b"]])
    assert [(b.text, b.place.line, b.place.table, b.place.row) for b in document.blocks] == [
        ("STT\tNhiệm vụ\tThời hạn", 1, 0, 0),
        ("1\tRà soát\tQuý I", 3, 0, 2),
        ("STT\ta\tb", 4, 1, 0),
    ]


def test_the_title_above_the_table_is_a_paragraph():
    document = opened([["KẾ HOẠCH"], ["STT", "Nhiệm vụ", "Thời hạn"], ["I. Nhóm việc"]])
    assert [(b.kind, b.text) for b in document.blocks] == [
        ("paragraph", "KẾ HOẠCH"),
        ("row", "STT\tNhiệm vụ\tThời hạn"),
        ("row", "I. Nhóm việc\t\t"),
    ]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (12, None, "12"),
        (2.5, None, "2,5"),
        (1000, None, "1000"),
        (0.4, "0%", "40%"),
        (0.145, "0.0%", "14,5%"),
        (date(2026, 5, 6), "dd/mm/yyyy", "06/05/2026"),
        (date(2026, 6, 1), "mm/yyyy", "06/2026"),
        (date(2026, 1, 1), "yyyy", "2026"),
        (5, '0 "ngày"', "5"),
    ],
)
def test_numbers_come_out_as_shown(value: object, code: str | None, shown: str):
    document = opened([["a", "b", value]], formats={(0, 2): code} if code else {})
    assert [cell.text for cell in document.blocks[0].cells] == ["a", "b", shown]


def test_the_first_number_of_a_row_keeps_its_point():
    assert texts(opened([[1.1, "Rà soát", "Quý I"]])) == ["1.1\tRà soát\tQuý I"]


def test_merged_heading_cells_keep_their_span():
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    sheet.merge_range(0, 0, 1, 0, "Nhiệm vụ")
    sheet.merge_range(0, 1, 0, 2, "Cơ quan")
    sheet.write_row(0, 3, ["Thời hạn"])
    sheet.write_row(1, 1, ["chủ trì", "phối hợp"])
    book.close()
    document = open_document(buffer.getvalue(), "a.xlsx")
    assert [[(c.text, c.column, c.span, c.continued) for c in block.cells] for block in document.blocks] == [
        [("Nhiệm vụ", 0, 1, False), ("Cơ quan", 1, 2, False), ("Thời hạn", 3, 1, False)],
        [("", 0, 1, True), ("chủ trì", 1, 1, False), ("phối hợp", 2, 1, False), ("", 3, 1, False)],
    ]


def test_hidden_sheets_are_left_out_and_remarked():
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer)
    book.add_worksheet("Việc").write_row(0, 0, ["a", "b", "c"])
    hidden = book.add_worksheet("Nháp")
    hidden.write(0, 0, "x")
    hidden.hide()
    book.close()
    document = open_document(buffer.getvalue(), "a.xlsx")
    assert (texts(document), document.remarks) == (["a\tb\tc"], ("Trang tính ẩn không được đọc: Nháp.",))


def test_macros_are_not_read_and_are_remarked():
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer)
    book.add_worksheet().write_row(0, 0, ["a", "b", "c"])
    book.close()
    with ZipFile(buffer, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
    document = open_document(buffer.getvalue(), "a.xlsm")
    assert (texts(document), document.remarks) == (
        ["a\tb\tc"],
        ("Tệp có macro; phần mềm chỉ đọc chữ, không chạy macro.",),
    )


def test_a_filled_cell_at_the_far_corner_costs_no_memory():
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    cell = '<row r="1048576"><c r="{}1048576" t="inlineStr"><is><t>{}</t></is></c></row>'
    cells = cell.format("A", "xa") + cell.format("XFD", "x")
    sheet = f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
    book = (
        f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'
    )
    relation = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
    content = packed(
        {
            "[Content_Types].xml": b"<Types/>",
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": relation.encode(),
            "xl/worksheets/sheet1.xml": sheet.encode(),
        }
    )
    assert [(b.text, b.place.line) for b in open_document(content, "a.xlsx").blocks] == [("xa", 1048576)]
