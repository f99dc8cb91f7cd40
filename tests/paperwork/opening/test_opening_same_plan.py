"""One plan in every form of file gives the same tasks."""

import random
from dataclasses import dataclass
from io import BytesIO

import docx
import pytest
import xlsxwriter
from docx.enum.text import WD_ALIGN_PARAGRAPH
from office_files import list_level, list_of, listed, paragraph, word_file
from pdf_files import PdfFile

from donghanh.paperwork.opening import open_document
from donghanh.paperwork.reading import read_plan

VERBS = ("Rà soát", "Xây dựng", "Tổ chức", "Hướng dẫn", "Kiểm tra", "Triển khai", "Cập nhật")
OBJECTS = (
    "thủ tục hành chính thuộc thẩm quyền giải quyết của phường",
    "cơ sở dữ liệu về doanh nghiệp, hộ kinh doanh trên địa bàn",
    "hội nghị đối thoại với doanh nghiệp và người dân",
    "công tác quản lý đất đai, trật tự xây dựng, vệ sinh môi trường trên các tuyến đường chính",
    "việc chấp hành quy định về phòng cháy, chữa cháy",
    "chuyên mục riêng trên Cổng thông tin điện tử của phường để tiếp nhận phản ánh, kiến nghị",
)
PLACES = (
    "khu vực trung tâm",
    "các tổ dân phố",
    "chợ và siêu thị",
    "cụm công nghiệp",
    "trường học",
    "trạm y tế",
)
LEADS = (
    "Công an phường",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Văn phòng HĐND và UBND phường",
    "Trạm Y tế phường",
)
PRODUCTS = ("Báo cáo kết quả", "Kế hoạch", "Danh sách", "Biên bản hội nghị", "")
TERMS = (
    "Quý I/2026",
    "Quý II - III/2026",
    "Thường xuyên",
    "Tháng 6/2026",
    "Trước ngày 20/12/2026",
    "Năm 2026",
)
SECTIONS = ("Cải cách hành chính", "Phát triển kinh tế", "Quốc phòng, an ninh")
TITLE = "Phát triển kinh tế tư nhân năm 2026"


@dataclass(frozen=True)
class Plan:
    """Rows of (section number, section) or (number, title, lead, product, term)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def tasks(self) -> list[tuple[str, ...]]:
        return [row for row in self.rows if len(row) > 2]


def make_plan(seed: int) -> Plan:
    chance = random.Random(seed)
    rows: list[tuple[str, ...]] = []
    number = 0
    for index, section in enumerate(SECTIONS[: chance.randint(1, 3)]):
        rows.append((("I", "II", "III")[index], section))
        for _ in range(chance.randint(2, 9)):
            number += 1
            words = (
                f"{chance.choice(VERBS)} {chance.choice(OBJECTS)} tại {chance.choice(PLACES)} đợt {number}"
            )
            row = (str(number), words, chance.choice(LEADS), chance.choice(PRODUCTS), chance.choice(TERMS))
            rows.append(row)
    return Plan(
        ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Sản phẩm", "Thời hạn hoàn thành"), tuple(rows)
    )


HEAD = ("KẾ HOẠCH", TITLE)
BASIS = "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;"


def as_text(plan: Plan) -> bytes:
    lines = [*HEAD, BASIS, "PHỤ LỤC", "NHIỆM VỤ CỤ THỂ", "\t".join(plan.columns)]
    lines += ["\t".join([*row, *[""] * (5 - len(row))]) for row in plan.rows]
    return "\n".join(lines).encode()


def as_markdown(plan: Plan) -> bytes:
    lines = [f"## {HEAD[0]}", f"**{TITLE}**", "", BASIS, "", "## PHỤ LỤC", "**NHIỆM VỤ CỤ THỂ**", ""]
    lines += [f"| {' | '.join(plan.columns)} |", "|---|---|---|---|---|"]
    lines += [f"| {' | '.join([*row, *[''] * (5 - len(row))])} |" for row in plan.rows]
    return "\n".join(lines).encode("utf-16")


def as_word(plan: Plan) -> bytes:
    document = docx.Document()
    for words in HEAD:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(words).bold = True
    for words in (BASIS, "PHỤ LỤC", "NHIỆM VỤ CỤ THỂ"):
        document.add_paragraph(words)
    table = document.add_table(1, 5)
    for cell, words in zip(table.rows[0].cells, plan.columns, strict=True):
        cell.text = words
    for row in plan.rows:
        cells = table.add_row().cells
        if len(row) == 2:
            cells[1].merge(cells[4])
        for cell, words in zip(cells, row, strict=False):
            cell.text = words
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_workbook(plan: Plan) -> bytes:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("Nhiệm vụ")
    for index, words in enumerate((*HEAD, BASIS, "PHỤ LỤC", "NHIỆM VỤ CỤ THỂ")):
        sheet.merge_range(index, 0, index, 4, words)
    sheet.write_row(5, 0, plan.columns)
    for index, row in enumerate(plan.rows, start=6):
        sheet.write_row(index, 0, row)
    book.close()
    return buffer.getvalue()


def as_web_page(plan: Plan) -> bytes:
    """As Word saves it: centred bold paragraphs, every cell a paragraph."""
    centred = "<p class=MsoNormal align=center style='text-align:center'><b>{}</b></p>"
    rows = [
        "".join(f"<td><p class=MsoNormal>{words}</p></td>" for words in row)
        for row in (plan.columns, *plan.rows)
    ]
    rows = [
        row if row.count("<td>") > 2 else row.replace("<td>", "<td colspan=4>").replace(" colspan=4", "", 1)
        for row in rows
    ]
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    head = "".join(map(centred.format, HEAD))
    parts = f"<p>{BASIS}</p><p>PHỤ LỤC</p><p>NHIỆM VỤ CỤ THỂ</p><table class=MsoNormalTable>{table}</table>"
    return f"<html><head><title>x</title></head><body>{head}{parts}</body></html>".encode()


def as_pdf(plan: Plan) -> bytes:
    file = PdfFile().page()
    for words in HEAD:
        file.centred(words)
    file.paragraph(BASIS)
    file.page().text(300, 40, "2")
    for words in ("PHỤ LỤC", "NHIỆM VỤ CỤ THỂ"):
        file.centred(words)
    rows = [list(plan.columns), *([*row, *[""] * (5 - len(row))] for row in plan.rows)]
    file.table([32.0, 160.0, 92.0, 78.0, 92.0], rows, size=11)
    return file.content()


FORMS = {"html": as_web_page, "md": as_markdown, "docx": as_word, "xlsx": as_workbook, "pdf": as_pdf}
Read = tuple[str, tuple[str, ...], str, str, str]


def tasks_of(content: bytes) -> list[Read]:
    reading = read_plan(open_document(content, "ke-hoach"))
    return [
        (
            task.title.text,
            tuple(value.text for value in task.lead),
            task.product.text if task.product else "",
            task.term.value.text if task.term else "",
            str(task.term.deadline.due) if task.term else "",
        )
        for task in reading.tasks
    ]


@pytest.mark.parametrize("seed", range(8))
def test_plain_text_gives_the_tasks_that_were_written(seed: int):
    plan = make_plan(seed)
    written = [(title, (lead,), product, term) for _, title, lead, product, term in plan.tasks]
    assert [task[:4] for task in tasks_of(as_text(plan))] == written


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(8))
def test_every_form_of_file_gives_the_same_tasks(form: str, seed: int):
    plan = make_plan(seed)
    assert tasks_of(FORMS[form](plan)) == tasks_of(as_text(plan))


LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))
CLAUSES = (
    (0, "I.", "MỤC ĐÍCH"),
    (3, "-", "Nâng cao chất lượng phục vụ người dân."),
    (0, "II.", "NHIỆM VỤ"),
    (1, "1.", "Cải cách thủ tục hành chính"),
    (2, "a)", "Công an phường rà soát thủ tục hành chính về cư trú. Thời hạn: Quý II/2026."),
    (2, "b)", "Văn phòng HĐND và UBND phường công khai danh mục thủ tục. Thời hạn: Quý III/2026."),
    (1, "2.", "Chuyển đổi số"),
    (3, "-", "Xây dựng chuyên mục trên Cổng thông tin điện tử của phường."),
    (3, "-", "Tổ chức tập huấn kỹ năng số cho cán bộ. Thời gian thực hiện: Thường xuyên."),
)


def test_numbers_that_word_generates_read_like_numbers_that_are_typed():
    levels = [list_level(depth, style, pattern) for depth, (style, pattern) in enumerate(LEVELS)]
    typed = "\n".join(["KẾ HOẠCH", TITLE, *(f"{mark} {words}" for _, mark, words in CLAUSES)])
    body = paragraph("KẾ HOẠCH") + paragraph(TITLE)
    body += "".join(listed(words, depth) for depth, _, words in CLAUSES)
    assert tasks_of(word_file(body, numbering=list_of(*levels))) == tasks_of(typed.encode())
    assert len(tasks_of(typed.encode())) == 4
