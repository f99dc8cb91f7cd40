"""Text PDF files: paragraphs out of lines, columns, ruled tables, page breaks."""

import pytest
from pdf_files import A4, LEFT, PdfFile

from donghanh.paperwork.blocks import Document
from donghanh.paperwork.opening import open_document

LONG = (
    "Rà soát, thống kê các cơ sở sản xuất kinh doanh trên địa bàn phường, lập danh sách hộ kinh doanh đủ "
    "điều kiện chuyển đổi thành doanh nghiệp và tổ chức hướng dẫn thủ tục cho từng hộ"
)
WIDTHS = [30.0, 180.0, 110.0, 110.0]


def opened(file: PdfFile) -> Document:
    return open_document(file.content(), "ke-hoach.pdf")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_lines_are_joined_to_paragraphs():
    file = PdfFile().page()
    for words in (f"- {LONG}.", "Thời gian hoàn thành: Quý I/2026.", f"- {LONG}."):
        file.paragraph(words)
    assert texts(opened(file)) == [f"- {LONG}.", "Thời gian hoàn thành: Quý I/2026.", f"- {LONG}."]


def test_paragraphs_without_indent_are_told_by_their_short_last_lines():
    file = PdfFile().page()
    for words in (f"{LONG} trên địa bàn được giao.", f"Ban hành kế hoạch. {LONG}.", "Báo cáo kết quả."):
        file.paragraph(words, indent=0)
    assert texts(opened(file)) == [
        f"{LONG} trên địa bàn được giao.",
        f"Ban hành kế hoạch. {LONG}.",
        "Báo cáo kết quả.",
    ]


def test_places_count_lines_and_pages():
    file = PdfFile().page()
    file.paragraph(f"- {LONG}.")
    file.page().paragraph("- Báo cáo.")
    document = opened(file)
    assert [(b.place.line, b.place.page) for b in document.blocks] == [(1, 1), (4, 2)]
    assert document.pages == 2


def test_a_sentence_goes_on_over_the_page_break():
    file = PdfFile().page()
    file.y = 750
    file.paragraph(f"- {LONG}.")
    assert (texts(opened(file)), len(file.pages)) == ([f"- {LONG}."], 2)


def test_page_numbers_and_repeated_headers_are_dropped():
    file = PdfFile()
    for number in range(1, 6):
        file.page()
        file.text(300, 40, str(number))
        file.text(LEFT, 800, "Kế hoạch phát triển kinh tế tư nhân", size=10)
        file.paragraph(f"- Việc {number}.")
    assert texts(opened(file))[-4:] == ["- Việc 2.", "- Việc 3.", "- Việc 4.", "- Việc 5."]


@pytest.mark.parametrize("number", ["2", "- 2 -", "Trang 2/10", "Trang 2"])
def test_page_numbers_of_every_form_are_dropped(number: str):
    file = PdfFile().page()
    file.paragraph("- Việc một.")
    file.page().text(300, 40, number)
    file.paragraph("- Việc hai.")
    assert texts(opened(file)) == ["- Việc một.", "- Việc hai."]


def test_a_number_amid_the_page_is_no_page_number():
    file = PdfFile().page()
    file.y = 400
    file.paragraph("2026")
    assert texts(opened(file)) == ["2026"]


def test_bold_and_centred_headings_are_told():
    file = PdfFile().page()
    file.centred("KẾ HOẠCH")
    file.paragraph("I. MỤC ĐÍCH", bold=True)
    file.paragraph(f"{LONG}.")
    shapes = [(b.text[:12], b.bold, b.centred) for b in opened(file).blocks]
    assert shapes == [("KẾ HOẠCH", True, True), ("I. MỤC ĐÍCH", True, False), ("Rà soát, thố", False, False)]


def test_a_centred_title_of_two_lines_is_one_paragraph():
    file = PdfFile().page()
    file.centred("Phát triển kinh tế tư nhân trên địa bàn phường giai đoạn 2026")
    file.centred("- 2030 và các năm tiếp theo")
    file.paragraph(f"{LONG}.")
    assert (
        texts(opened(file))[0]
        == "Phát triển kinh tế tư nhân trên địa bàn phường giai đoạn 2026 - 2030 và các năm tiếp theo"
    )


def test_the_two_columns_of_the_head_are_one_row():
    file = PdfFile().page()
    head = [
        ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("PHƯỜNG MẪU", "Độc lập - Tự do - Hạnh phúc"),
    ]
    for left, right in head:
        file.text(LEFT, file.y, left, 12)
        file.text(300, file.y, right, 12)
        file.y += 18
    file.paragraph(f"{LONG}.")
    block = opened(file).blocks[0]
    assert (block.kind, [cell.text for cell in block.cells]) == (
        "row",
        ["ỦY BAN NHÂN DÂN\nPHƯỜNG MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
    )


def test_ruled_tables_are_rows_of_cells():
    file = PdfFile().page()
    file.paragraph("PHỤ LỤC")
    file.table(
        WIDTHS, [["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"], ["1", LONG, "Công an phường", "Quý I/2026"]]
    )
    file.paragraph("Hết phụ lục.")
    assert [(b.kind, b.text, b.place.table, b.place.row) for b in opened(file).blocks] == [
        ("paragraph", "PHỤ LỤC", None, None),
        ("row", "STT\tNhiệm vụ\tChủ trì\tThời hạn", 0, 0),
        ("row", f"1\t{LONG}\tCông an phường\tQuý I/2026", 0, 1),
        ("paragraph", "Hết phụ lục.", None, None),
    ]


@pytest.mark.parametrize("borders", ["strokes", "boxes", "frames", "open sides"])
def test_borders_may_be_drawn_in_any_way(borders: str):
    file = PdfFile(borders=borders).page()
    file.table(
        WIDTHS, [["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"], ["1", LONG, "Công an phường", "Quý I/2026"]]
    )
    assert texts(opened(file)) == [
        "STT\tNhiệm vụ\tChủ trì\tThời hạn",
        f"1\t{LONG}\tCông an phường\tQuý I/2026",
    ]


def test_cells_merged_downwards_are_told():
    file = PdfFile().page()
    file.table(WIDTHS, [["1", "Rà soát", "Công an", "Quý I"], ["^", "^", "Phòng Kinh tế", "Quý II"]])
    assert [[(c.text, c.continued) for c in block.cells] for block in opened(file).blocks] == [
        [("1", False), ("Rà soát", False), ("Công an", False), ("Quý I", False)],
        [("", True), ("", True), ("Phòng Kinh tế", False), ("Quý II", False)],
    ]


def test_cells_merged_across_are_told():
    file = PdfFile().page()
    file.table([430.0], [["I. Nhóm việc"]])
    file.y -= 24
    file.table(WIDTHS, [["1", "Rà soát", "Công an", "Quý I"]])
    cells = [[(c.text, c.column, c.span) for c in block.cells] for block in opened(file).blocks]
    assert cells == [
        [("I. Nhóm việc", 0, 4)],
        [("1", 0, 1), ("Rà soát", 1, 1), ("Công an", 2, 1), ("Quý I", 3, 1)],
    ]


def test_paragraphs_in_a_cell_stay_apart():
    file = PdfFile().page()
    file.table(WIDTHS, [["1", f"- {LONG}\n- Thống kê", "Công an;\nPhòng Kinh tế", "Quý I"]])
    cells = [cell.text for cell in opened(file).blocks[0].cells]
    assert cells == ["1", f"- {LONG}\n- Thống kê", "Công an;\nPhòng Kinh tế", "Quý I"]


def test_a_table_goes_on_over_the_page_break_without_its_repeated_heading():
    head, file = ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"], PdfFile().page()
    file.table(WIDTHS, [head, ["1", "Rà soát.", "Công an", "Quý I"]])
    file.page().table(WIDTHS, [head, ["2", "Thống kê.", "Công an", "Quý II"]])
    assert [(b.text, b.place.page, b.place.table, b.place.row) for b in opened(file).blocks] == [
        ("STT\tNhiệm vụ\tChủ trì\tThời hạn", 1, 0, 0),
        ("1\tRà soát.\tCông an\tQuý I", 1, 0, 1),
        ("2\tThống kê.\tCông an\tQuý II", 2, 0, 2),
    ]


def test_a_row_cut_by_the_page_break_is_one_row():
    file = PdfFile().page()
    file.table(WIDTHS, [["1", "Rà soát thủ tục hành chính trên", "Phòng Kinh tế, Hạ", "Quý I/2026"]])
    file.page().table(
        WIDTHS, [["", "địa bàn phường", "tầng và Đô thị", ""], ["2", "Thống kê.", "Công an", "Quý II"]]
    )
    assert texts(opened(file)) == [
        "1\tRà soát thủ tục hành chính trên địa bàn phường\tPhòng Kinh tế, Hạ tầng và Đô thị\tQuý I/2026",
        "2\tThống kê.\tCông an\tQuý II",
    ]


def test_a_row_of_its_own_under_a_merged_cell_is_not_joined_over_the_page_break():
    file = PdfFile().page()
    file.table(WIDTHS, [["1", "Rà soát thủ tục.", "Công an phường", "Quý I/2026"]])
    file.page().table(WIDTHS, [["", "", "Phòng Kinh tế", "Quý II/2026"]])
    document = opened(file)
    assert [[(c.text, c.continued) for c in block.cells] for block in document.blocks] == [
        [("1", False), ("Rà soát thủ tục.", False), ("Công an phường", False), ("Quý I/2026", False)],
        [("", True), ("", True), ("Phòng Kinh tế", False), ("Quý II/2026", False)],
    ]


def test_a_sentence_of_a_merged_cell_goes_home_and_the_row_beside_it_stays():
    file = PdfFile().page()
    file.table(WIDTHS, [["1", "Rà soát thủ tục hành chính trên", "Công an phường", "Quý I/2026"]])
    file.page().table(WIDTHS, [["", "địa bàn phường", "Phòng Kinh tế", "Quý II/2026"]])
    assert [[(c.text, c.continued) for c in block.cells] for block in opened(file).blocks] == [
        [
            ("1", False),
            ("Rà soát thủ tục hành chính trên địa bàn phường", False),
            ("Công an phường", False),
            ("Quý I/2026", False),
        ],
        [("", True), ("", True), ("Phòng Kinh tế", False), ("Quý II/2026", False)],
    ]


def test_another_table_on_the_next_page_is_another_table():
    file = PdfFile().page()
    file.table(WIDTHS, [["1", "Rà soát.", "Công an", "Quý I"]])
    file.page().table([200.0, 230.0], [["Chỉ tiêu", "Giá trị"]])
    assert [block.place.table for block in opened(file).blocks] == [0, 1]


@pytest.mark.parametrize(
    ("rotation", "matrix"), [(90, "0 1 -1 0 595 0"), (180, "-1 0 0 -1 595 842"), (270, "0 -1 1 0 0 842")]
)
def test_turned_pages_are_read_as_seen(rotation: int, matrix: str):
    file = PdfFile(size=A4).page(rotate=rotation)
    file.size = A4 if rotation == 180 else A4[::-1]
    file.pages[-1].append(f"q {matrix} cm")
    file.y = 100
    file.table([60.0, 200.0, 100.0], [["1", "Rà soát thủ tục", "Quý I"], ["2", "Thống kê", "Quý II"]])
    file.pages[-1].append("Q")
    file.size = A4
    assert texts(opened(file)) == ["1\tRà soát thủ tục\tQuý I", "2\tThống kê\tQuý II"]


def test_a_line_under_the_motto_makes_no_table():
    file = PdfFile().page()
    file.centred("Độc lập - Tự do - Hạnh phúc")
    file.line(250, file.y, 370, file.y)
    file.y += 20
    file.paragraph(f"{LONG}.")
    assert [block.kind for block in opened(file).blocks] == ["paragraph", "paragraph"]


def test_pages_of_pictures_among_text_are_remarked():
    file = PdfFile().page()
    for _ in range(3):
        file.paragraph(f"- {LONG}.")
    file.page().picture()
    document = opened(file)
    assert document.remarks == ("Trang 2 chỉ có ảnh, không đọc được chữ; kiểm tra bản gốc.",)
