"""Web pages: what Word saves as a page and what portals publish. Tables stay tables; hostile pages do nothing."""

import socket
import time

import pytest

from donghanh.paperwork.blocks import Block
from donghanh.paperwork.opening import Limits, UnreadableDocument, open_document, refusals
from donghanh.paperwork.opening.web import REMARK_FURNITURE, REMARK_HIDDEN
from donghanh.paperwork.reading import read_plan

HEADER = """<table border=0><tr>
<td><p align=center>ỦY BAN NHÂN DÂN<br><b>PHƯỜNG AN LẠC</b></p><p align=center>Số: 12/KH-UBND</p></td>
<td><p align=center><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p><p>An Lạc, ngày 05 tháng 02 năm 2026</p></td>
</tr></table>"""


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def blocks(content: bytes) -> list[Block]:
    return list(open_document(content, "ke-hoach.html").blocks)


def texts(body: str) -> list[str]:
    return [f"{block.label} {block.text}".strip() for block in blocks(page(body))]


def cells(body: str) -> list[list[tuple[str, int, int, bool]]]:
    rows = [block for block in blocks(page(body)) if block.kind == "row"]
    return [[(c.text, c.column, c.span, c.continued) for c in row.cells] for row in rows]


def test_lines_of_the_source_are_no_lines_of_the_text():
    assert texts("<p>Rà soát thủ\n   tục&nbsp;hành <i>chính</i></p>") == ["Rà soát thủ tục hành chính"]


def test_a_line_break_stays_one():
    assert texts("<p>Một<br>hai<br/>\n ba</p>") == ["Một\nhai\nba"]


def test_blocks_part_paragraphs_and_inline_marks_do_not():
    assert texts("Trước<div>Trong <span>cùng</span> dòng</div>sau<h2>Đề mục</h2>") == [
        "Trước",
        "Trong cùng dòng",
        "sau",
        "Đề mục",
    ]


def test_a_list_has_the_numbers_a_browser_shows():
    assert texts("<ol start=3><li>ba<ul><li>chấm</ul><li><p>bốn</p><p>còn nữa</p><li value=9>chín</ol>") == [
        "3. ba",
        "+ chấm",
        "4. bốn",
        "còn nữa",
        "9. chín",
    ]


@pytest.mark.parametrize(("kind", "mark"), [("a", "a."), ("A", "A."), ("i", "i."), ("I", "I.")])
def test_a_list_may_count_in_letters_and_roman_numbers(kind: str, mark: str):
    assert texts(f"<ol type={kind}><li>việc</ol>") == [f"{mark} việc"]


def test_a_mark_that_is_typed_is_not_given_twice():
    assert texts("<ul><li>- Tổ chức</li><li>a) Rà soát</li></ul>") == ["- Tổ chức", "a) Rà soát"]


def test_marks_that_word_writes_out_become_labels():
    mark = "<span style='font-family:Symbol;mso-list:Ignore'>{}<span>&nbsp;&nbsp; </span></span>"
    body = f"<p><![if !supportLists]>{mark.format('1.')}<![endif]>Một</p><p>{mark.format('·')}Hai</p>"
    assert [(block.label, block.text) for block in blocks(page(body))] == [("1.", "Một"), ("•", "Hai")]


def test_bold_and_centred_paragraphs_are_told():
    body = (
        "<p align=center><b>KẾ HOẠCH</b></p><p style='text-align:center;font-weight:700'>Tên</p>"
        "<center>giữa <b>một phần</b></center><h2 style='font-weight:normal'>thường</h2>"
    )
    assert [(block.bold, block.centred) for block in blocks(page(body))] == [
        (True, True),
        (True, True),
        (False, True),
        (False, False),
    ]


def test_a_table_keeps_its_columns_and_merges():
    body = """<table><thead><tr><th>STT<th>Nhiệm vụ<th>Thời hạn</thead>
    <tr><td rowspan=2>1<td><p>Rà soát</p><p>quy hoạch</p><td>Quý I</tr>
    <tr><td>Công bố<td>Quý II</tr><tr><td colspan=3>Cuối</table>"""
    assert cells(body) == [
        [("STT", 0, 1, False), ("Nhiệm vụ", 1, 1, False), ("Thời hạn", 2, 1, False)],
        [("1", 0, 1, False), ("Rà soát\nquy hoạch", 1, 1, False), ("Quý I", 2, 1, False)],
        [("", 0, 1, True), ("Công bố", 1, 1, False), ("Quý II", 2, 1, False)],
        [("Cuối", 0, 3, False)],
    ]


def test_a_table_that_lays_out_the_page_is_read_as_what_it_holds():
    inner = "<table><tr><td>1<td>Rà soát<td>Quý I<tr><td>2<td>Công bố<td>Quý II</table>"
    assert [block.kind for block in blocks(page(f"<table><tr><td>Lề<td><p>Tên</p>{inner}</table>"))] == [
        "paragraph",
        "paragraph",
        "row",
        "row",
    ]


def test_a_table_inside_a_cell_stays_in_its_cell():
    inner = "<table><tr><td>a</td><td>b</td></tr></table>"
    body = f"<table><tr><td>1<td>Rà soát việc này {inner}<td>Quý I<tr><td>2<td>Công bố<td>Quý II</table>"
    assert [row[1][0] for row in cells(body)] == ["Rà soát việc này\na\nb", "Công bố"]


def test_the_document_is_taken_from_the_site_around_it():
    site = "<nav>Trang chủ</nav><header>Cổng</header>"
    site += "<article><header>KẾ HOẠCH</header><p>Việc cần làm ngay</p></article>"
    document = open_document(page(site + "<aside>Tin mới</aside><footer>Bản quyền</footer>"), "a.html")
    assert ([block.text for block in document.blocks], document.remarks) == (
        ["KẾ HOẠCH", "Việc cần làm ngay"],
        (),
    )


def test_menus_around_a_page_without_a_marked_document_are_left_out_and_named():
    document = open_document(page("<nav>Trang chủ</nav><p>Việc</p><footer>Bản quyền</footer>"), "a.html")
    assert ([block.text for block in document.blocks], document.remarks) == (["Việc"], (REMARK_FURNITURE,))


def test_hidden_words_are_left_out_and_named():
    document = open_document(page("<p>Việc<span style='display: none'>ẩn</span></p><p hidden>ẩn</p>"), "a")
    assert ([block.text for block in document.blocks], document.remarks) == (["Việc"], (REMARK_HIDDEN,))


def test_changes_that_were_tracked_count_as_accepted():
    assert texts("<p>Tổ chức <del>hội thảo</del> <ins>hội nghị</ins></p>") == ["Tổ chức hội nghị"]


def test_notes_and_comments_of_word_are_left_out():
    body = "<p>Việc<span class=MsoCommentReference>[A1]</span></p><div style='mso-element:footnote-list'>ghi chú</div>"
    assert texts(body) == ["Việc"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<html><meta charset=windows-1258><p>Kế hoạch".encode(), "Kế hoạch"),
        ("<html><meta charset=windows-1258><p>K\xea\u0301 hoa\u0323ch".encode("cp1258"), "Kế hoạch"),
        (
            b"<html><meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>K&#7871; \xe0",
            "Kế à",
        ),
        ("<html><p>Kế hoạch".encode("utf-16"), "Kế hoạch"),
        ("<html><p>Kế hoạch".encode("utf-16-le"), "Kế hoạch"),
        (
            '<?xml version="1.0" encoding="utf-8"?><html><body><p>Kế hoạch</p></body></html>'.encode(),
            "Kế hoạch",
        ),
    ],
)
def test_the_encodings_that_word_and_portals_use(content: bytes, words: str):
    document = open_document(content, "a.html")
    assert (document.format, document.text) == ("html", words)


def test_a_plan_in_a_page_reads_like_the_same_plan_in_a_text():
    body = HEADER + (
        "<p align=center><b>KẾ HOẠCH</b></p><p align=center><b>Phát triển kinh tế tư nhân năm 2026</b></p>"
        "<p><b>II. NHIỆM VỤ</b></p><p>1. Rà soát thủ tục hành chính. Thời hạn: Quý II/2026.</p>"
        "<p>2. Công an phường tổ chức đối thoại. Thời hạn: 30/9/2026.</p>"
    )
    reading = read_plan(open_document(page(body), "a.html"))
    assert (reading.header.number, str(reading.header.issued_on), reading.header.title) == (
        "12/KH-UBND",
        "2026-02-05",
        "Phát triển kinh tế tư nhân năm 2026",
    )
    assert [str(task.term.deadline.due) for task in reading.tasks if task.term] == [
        "2026-06-30",
        "2026-09-30",
    ]


HOSTILE = {
    "scripts": "<script>document.write('x')</script><p onclick='x()'>Việc</p><svg><text>x</text></svg>",
    "frames and embedded files": "<iframe src=http://127.0.0.1/>x</iframe><object data=a>x</object><p>Việc",
    "forms": "<form action=http://127.0.0.1/><p>Việc</p><select><option>x</select><textarea>x</textarea></form>",
    "a style sheet from elsewhere": "<link rel=stylesheet href=http://127.0.0.1/><style>@import 'x'</style>Việc",
    "an unclosed comment": "Việc<!-- <p>x",
    "broken nesting": "<b><p>Việc</b></p></td></tr></table></div>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_gives_only_its_words(name: str, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_arguments: object) -> None:
        raise AssertionError("a page was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert texts(HOSTILE[name]) == ["Việc"]


def test_entities_that_a_page_declares_are_not_followed():
    content = (
        b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body><p>V&x;</p></body></html>"
    )
    assert "root:" not in open_document(content, "a.html").text


def test_a_page_nested_deeper_than_it_can_be_followed_is_refused():
    with pytest.raises(UnreadableDocument) as caught:
        open_document(page("<div>" * 3000 + "Việc"), "a.html")
    assert str(caught.value) == refusals.BOMB


def test_a_page_of_unclosed_marks_is_read_in_good_time():
    started = time.perf_counter()
    assert len(texts("<div><font>x" * 900)) == 900
    assert time.perf_counter() - started < 2


def test_cells_that_claim_thousands_of_rows_do_not_fill_the_memory():
    row = "<tr>" + "<td rowspan=65534>x" * 150
    started = time.perf_counter()
    with pytest.raises(UnreadableDocument) as caught:
        open_document(page("<table>" + row + "<tr><td>y" * 3000 + "</table>"), "a", Limits(cells=100_000))
    assert (str(caught.value), time.perf_counter() - started < 5) == (refusals.BOMB, True)


def test_more_paragraphs_than_allowed_are_refused():
    with pytest.raises(UnreadableDocument) as caught:
        open_document(page("<p>x" * 21), "a", Limits(blocks=20))
    assert str(caught.value).startswith("Tệp có hơn 20 đoạn")
