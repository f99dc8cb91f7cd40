"""Scanned PDFs: with the OCR of this machine where it has one; what does not need it is tested everywhere."""

import pytest
from pdf_files import PdfFile
from scanned_files import FONT, Printed

from donghanh.paperwork.blocks import Block, Document, Place
from donghanh.paperwork.checking import check_plan
from donghanh.paperwork.opening import Limits, UnreadableDocument, open_document, refusals
from donghanh.paperwork.opening.pdf.pieces import Rule
from donghanh.paperwork.opening.scans import Picture, SeenWord, installed_recognizer
from donghanh.paperwork.opening.scans.lines import find_lines
from donghanh.paperwork.opening.scans.pages import runs_of
from donghanh.paperwork.opening.scans.tesseract import read_table
from donghanh.paperwork.reading import read_plan
from donghanh.paperwork.reading.reader import REASON_OCR
from donghanh.vietnamese.text import fold

OCR = installed_recognizer()
needs_ocr = pytest.mark.skipif(
    OCR is None or FONT is None,
    reason="tesseract with Vietnamese (tesseract-ocr, tesseract-ocr-vie) or a font is missing: "
    "reading of scans is NOT tested",
)
STAMP = "Nguoi ky: Uy ban nhan dan phuong An Lac, ngay ky 05/02/2026"
TASKS = [
    "II. NHIỆM VỤ",
    "1. Rà soát thủ tục hành chính thuộc thẩm quyền giải quyết của phường,",
    "công khai kết quả trên Cổng thông tin điện tử. Thời hạn: 30/6/2026.",
    "2. Công an phường chủ trì, phối hợp với Phòng Kinh tế tổ chức hội nghị đối thoại",
    "với hộ kinh doanh trên địa bàn phường. Thời hạn: 30/9/2026.",
    "III. NHIỆM VỤ CỤ THỂ",
]
ROWS = [
    ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
    ["1", "Xây dựng chuyên mục", "Văn phòng", "31/3/2026"],
    ["2", "Tập huấn kỹ năng số", "Trạm Y tế", "31/12/2026"],
]


def plan(skew: float = 0.0) -> Printed:
    file = Printed(skew=skew).page()
    file.text(260, 140, "KẾ HOẠCH", 14)
    file.text(150, 160, "Hỗ trợ hộ kinh doanh trên địa bàn phường năm 2026", 14)
    below = file.lines(85, 210, *TASKS)
    file.table([85, 120, 300, 420, 530], below + 20, ROWS)
    return file


def opened(content: bytes, limits: Limits | None = None) -> Document:
    return open_document(content, "quet.pdf", limits, recognizer=OCR)


@needs_ocr
@pytest.mark.parametrize("skew", [0.0, 0.7])
def test_a_scanned_plan_gives_its_tasks_also_when_the_paper_lay_askew(skew: float):
    """Letter by letter but for accents, in which OCR may slip ("thẩm", "thấm")."""
    reading = read_plan(opened(plan(skew).scanned()))
    read = [(fold(task.title.text), str(task.term and task.term.deadline.due)) for task in reading.tasks]
    assert read == [
        (fold(f"{TASKS[1][3:]} {TASKS[2].split(' Thời hạn')[0]}"), "2026-06-30"),
        (fold(f"{TASKS[3][3:]} {TASKS[4].split(' Thời hạn')[0]}"), "2026-09-30"),
        (fold("Xây dựng chuyên mục"), "2026-03-31"),
        (fold("Tập huấn kỹ năng số"), "2026-12-31"),
    ]


@needs_ocr
def test_a_table_in_a_scan_stays_a_table():
    rows = [block for block in opened(plan().scanned()).blocks if block.kind == "row"]
    assert [[fold(cell.text) for cell in row.cells] for row in rows] == [[*map(fold, row)] for row in ROWS]


@needs_ocr
def test_a_person_is_told_which_pages_were_read_by_ocr_and_no_value_of_them_is_sure():
    document = opened(plan().scanned())
    values = [task.title for task in read_plan(document).tasks]
    assert (document.recognized, document.remarks) == (
        frozenset({1}),
        ("Đọc bằng OCR, kiểm tra bản gốc (trang 1).",),
    )
    assert [value.reason.endswith(REASON_OCR) and value.confidence < 0.7 for value in values] == [True] * 4


@needs_ocr
def test_the_stamp_of_a_digital_signature_does_not_hide_that_a_page_is_a_scan():
    document = opened(plan().scanned(STAMP))
    assert (document.recognized, len(read_plan(document).tasks)) == (frozenset({1}), 4)


@needs_ocr
def test_progress_is_told_after_every_page():
    file = plan()
    file.page().lines(85, 100, "- Tổ chức tổng kết.")
    told: list[tuple[int, int]] = []
    open_document(
        file.scanned(), "a", recognizer=OCR, progress=lambda done, pages: told.append((done, pages))
    )
    assert told == [(1, 2), (2, 2)]


@needs_ocr
def test_when_the_time_is_up_the_rest_stays_unread_and_is_named():
    with pytest.raises(UnreadableDocument) as caught:
        opened(plan().scanned(), Limits(scan_seconds=0.0))
    assert str(caught.value) == refusals.UNRECOGNIZED


@needs_ocr
def test_a_page_that_takes_too_long_is_given_up():
    with pytest.raises(UnreadableDocument) as caught:
        opened(plan().scanned(), Limits(page_seconds=0.01))
    assert str(caught.value) == refusals.UNRECOGNIZED


@needs_ocr
def test_more_scanned_pages_than_allowed_are_refused_before_any_is_read():
    with pytest.raises(UnreadableDocument) as caught:
        opened(plan().page().scanned(), Limits(scanned_pages=1))
    assert str(caught.value) == (
        "Tệp có hơn 1 trang ảnh quét, quá nhiều để nhận dạng chữ; hãy tách riêng phần kế hoạch rồi tải lên lại."
    )


@needs_ocr
def test_a_picture_without_words_is_refused():
    file = PdfFile().page()
    file.picture()
    with pytest.raises(UnreadableDocument) as caught:
        opened(file.content())
    assert str(caught.value) == refusals.UNRECOGNIZED


def test_without_ocr_a_scan_is_refused_with_what_to_install():
    file = PdfFile().page()
    file.picture()
    with pytest.raises(UnreadableDocument) as caught:
        open_document(file.content(), "quet.pdf")
    assert "tesseract-ocr-vie" in str(caught.value)


def test_a_machine_without_the_program_has_no_ocr(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert installed_recognizer() is None


def test_a_program_without_the_vietnamese_data_is_no_ocr(monkeypatch: pytest.MonkeyPatch, tmp_path):
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho 'List of available languages (1):'\necho eng\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert installed_recognizer() is None


def test_the_table_of_words_is_read_without_the_marks_that_rules_leave():
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    rows = [
        "4\t1\t1\t1\t2\t0\t10\t20\t300\t40\t-1\t",
        "5\t1\t1\t1\t2\t1\t10\t20\t30\t40\t96.5\tViệc",
        "5\t1\t1\t1\t2\t2\t50\t20\t3\t40\t12\t|",
        "5\t1\t1\t1\t2\t3\t60\t20\t9\t40\t80\t-",
        "5\t1\t1",
    ]
    assert read_table("\n".join([head, *rows])) == [
        SeenWord("Việc", 10, 20, 30, 40, 96.5, (1, 1, 2)),
        SeenWord("-", 60, 20, 9, 40, 80.0, (1, 1, 2)),
    ]


def drawn(*lines: tuple[int, int, int, int]) -> Picture:
    """A white page of 600 × 600 dots at 72 an inch with black boxes (left, top, right, bottom)."""
    pixels = bytearray(b"\xff" * 360_000)
    for left, top, right, bottom in lines:
        for y in range(top, bottom):
            pixels[y * 600 + left : y * 600 + right] = bytes(right - left)
    return Picture(bytes(pixels), 600, 600, 72)


def test_long_dark_runs_are_rules_and_strokes_of_letters_are_not():
    across, down = find_lines(drawn((100, 200, 400, 201), (100, 200, 101, 300), (500, 100, 512, 102)))
    assert (across, down) == ([Rule(200.0, 100.0, 400.0)], [Rule(100.0, 200.0, 300.0)])


def test_a_rule_that_climbs_a_dot_now_and_then_is_one_rule():
    steps = [(100 + 60 * n, 300 - n, 162 + 60 * n, 302 - n) for n in range(4)]
    assert find_lines(drawn(*steps))[0] == [Rule(pytest.approx(299.0), 100.0, 342.0)]


def test_the_shadow_at_the_edge_of_the_paper_is_no_rule():
    assert find_lines(drawn((0, 0, 600, 4), (0, 0, 4, 600))) == ([], [])


@pytest.mark.parametrize(
    ("numbers", "words"), [([1], "1"), ([1, 2, 3], "1–3"), ([5, 1, 2, 9], "1–2, 5, 9"), ([], "")]
)
def test_pages_are_named_in_runs(numbers: list[int], words: str):
    assert runs_of(numbers) == words


def test_remarks_on_words_that_ocr_saw_ask_to_look_at_the_original():
    words = "1. Tổ chức hội nghị hội nghị đối thoại với với hộ kinh doanh."
    blocks = (Block("paragraph", "II. NHIỆM VỤ", Place(1, 1)), Block("paragraph", words, Place(2, 1)))
    seen, typed = (Document(blocks, "pdf", 1, (), pages) for pages in (frozenset({1}), frozenset[int]()))
    repeated = [
        [finding.check_original for finding in check_plan(one, read_plan(one)) if finding.code == "L07"]
        for one in (seen, typed)
    ]
    assert [set(found) for found in repeated] == [{True}, {False}]
