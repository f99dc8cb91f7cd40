"""Plain text, Markdown and pasted text: lines, marks, tables and encodings."""

import codecs

import pytest

from donghanh.paperwork.blocks import Document
from donghanh.paperwork.opening import UnreadableDocument, open_document, refusals


def opened(text: str) -> Document:
    return open_document(text.encode(), "ke-hoach.txt")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_every_filled_line_is_a_block_that_knows_its_line():
    document = opened("KẾ HOẠCH\n\n- Rà soát\r\n+ Thống kê\n")
    assert [(b.text, b.place.line) for b in document.blocks] == [
        ("KẾ HOẠCH", 1),
        ("- Rà soát", 3),
        ("+ Thống kê", 4),
    ]


def test_soft_breaks_and_page_feeds_part_blocks_but_count_no_line():
    document = opened("Trang một\n\fTrang hai\u2028tiếp\nCuối")
    assert [(b.text, b.place.line) for b in document.blocks] == [
        ("Trang một", 1),
        ("Trang hai", 2),
        ("tiếp", 2),
        ("Cuối", 3),
    ]


@pytest.mark.parametrize(
    ("line", "text", "bold"),
    [
        ("## **II. MỤC TIÊU**", "II. MỤC TIÊU", True),
        ("**Nơi nhận:**", "Nơi nhận:", True),
        ("***Nơi nhận:***", "Nơi nhận:", True),
        ("<b>I. Mục đích</b>", "I. Mục đích", True),
        ("có trên **85%** doanh nhân", "có trên 85% doanh nhân", None),
        ("chỉ đạo (*qua Phòng Kinh tế*)/.", "chỉ đạo (qua Phòng Kinh tế)/.", None),
        ("**TM. ỦY BAN NHÂN DÂN  ", "TM. ỦY BAN NHÂN DÂN", None),
        ("> trích dẫn", "trích dẫn", None),
        ("1\\. Mục một", "1. Mục một", None),
        ("diện tích 3 * 4 * 5 m", "diện tích 3 * 4 * 5 m", None),
        ("tên_tệp_chung", "tên_tệp_chung", None),
        ("# hàng", "hàng", True),
        ("#hashtag", "#hashtag", None),
    ],
)
def test_marks_are_taken_off_and_words_stay(line: str, text: str, bold: bool | None):
    assert [(block.text, block.bold) for block in opened(line).blocks] == [(text, bold)]


@pytest.mark.parametrize("line", ["---", "***", "* * *", "_____", "```"])
def test_lines_without_words_are_dropped(line: str):
    assert texts(opened(f"a\n{line}\nb")) == ["a", "b"]


def test_rows_between_bars_are_table_rows():
    document = opened("| STT | Nhiệm vụ | Thời hạn |\n|---|:---:|---|\n| 1 | Rà soát<br>- a | Quý I/2026 |\n")
    assert [(b.kind, b.text, b.place.line, b.place.table, b.place.row) for b in document.blocks] == [
        ("row", "STT\tNhiệm vụ\tThời hạn", 1, 0, 0),
        ("row", "1\tRà soát\n- a\tQuý I/2026", 3, 0, 1),
    ]


def test_an_escaped_bar_does_not_split_a_cell():
    document = opened("| a | b |\n|---|---|\n| c \\| d | e |")
    assert [[cell.text for cell in block.cells] for block in document.blocks] == [["a", "b"], ["c | d", "e"]]


def test_lines_of_cells_between_tabs_are_table_rows_over_empty_lines_too():
    document = opened("Phụ lục\nSTT\tNhiệm vụ\tThời hạn\n\tRà soát\t\n\n\tThống kê\tQuý I\nHết")
    assert [(b.kind, b.text, b.place.table, b.place.row) for b in document.blocks] == [
        ("paragraph", "Phụ lục", None, None),
        ("row", "STT\tNhiệm vụ\tThời hạn", 0, 0),
        ("row", "\tRà soát\t", 0, 1),
        ("row", "\tThống kê\tQuý I", 0, 2),
        ("paragraph", "Hết", None, None),
    ]


@pytest.mark.parametrize(
    "line", ["-\tTổ chức hội nghị", "1.\tRà soát", "a)\tRà soát", "II.\tNhiệm vụ", "\tThụt đầu dòng"]
)
def test_a_list_mark_and_a_tab_are_no_table(line: str):
    assert [block.kind for block in opened(f"{line}\n{line}").blocks] == ["paragraph", "paragraph"]


def test_one_line_with_a_tab_is_no_table():
    assert [block.kind for block in opened("Nơi nhận:\tTM. ỦY BAN NHÂN DÂN").blocks] == ["paragraph"]


def test_a_cell_of_several_lines_pasted_from_a_spreadsheet_is_one_cell():
    document = opened('1\t"Rà soát\n- thủ tục ""mẫu"""\tCông an\n2\tThống kê\tPhòng A')
    assert [block.cells[1].text for block in document.blocks] == ['Rà soát\n- thủ tục "mẫu"', "Thống kê"]


@pytest.mark.parametrize(
    "content",
    [
        "Kế hoạch".encode(),
        codecs.BOM_UTF8 + "Kế hoạch".encode(),
        "Kế hoạch".encode("utf-16"),
        codecs.BOM_UTF16_BE + "Kế hoạch".encode("utf-16-be"),
        "Kế hoạch năm hai nghìn".encode("utf-16-le"),
        "Kế hoạch".encode().replace("ế".encode(), b"e\xcc\x82\xcc\x81"),
    ],
)
def test_unicode_is_read_in_every_encoding_and_composed(content: bytes):
    assert texts(open_document(content, "a.txt"))[0].startswith("Kế hoạch")


def test_a_few_damaged_bytes_are_shown_and_remarked():
    content = ("Kế hoạch thực hiện nhiệm vụ\n" * 20).encode() + b"Qu\xff I"
    document = open_document(content, "a.txt")
    assert (document.blocks[-1].text, document.remarks) == (
        "Qu\ufffd I",
        ("Tệp có ký tự hỏng, đã thay bằng “�”; kiểm tra bản gốc ở các chỗ đó.",),
    )


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("Uû ban nh©n d©n ph­êng ¸i Quèc, thµnh phè H¶i Phßng", refusals.TCVN3),
        ("KÕ ho¹ch ph¸t triÓn kinh tÕ t­ nh©n trªn ®Þa bµn", refusals.TCVN3),
        ("Uûy ban nhaân daân phöôøng AÙi Quoác, thaønh phoá Haûi Phoøng", refusals.VNI),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_old_vietnamese_encodings_are_refused_by_name(text: str, refusal: str, encoding: str):
    with pytest.raises(UnreadableDocument) as caught:
        open_document(text.encode(encoding), "a.txt")
    assert str(caught.value) == refusal


@pytest.mark.parametrize(
    "text", ["Café Gia Định, Sài Gòn, à la carte", "Đào tạo nghề; hòa bình; òa khóc; huế ý", "Plan: 20% vote"]
)
def test_unicode_with_french_letters_is_not_taken_for_an_old_encoding(text: str):
    assert texts(opened(text)) == [text]
