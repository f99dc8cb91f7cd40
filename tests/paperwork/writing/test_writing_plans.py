"""A programme written as a KẾ HOẠCH."""

import io
from dataclasses import replace

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donghanh.paperwork.writing import Bullet, PlannedTask, Section, TaskGroup, plan_document, render_docx
from donghanh.paperwork.writing.layout import CELL_HEAD_STYLE, LANDSCAPE_WIDTH
from donghanh.paperwork.writing.metrics import text_width
from donghanh.paperwork.writing.ooxml import clean
from donghanh.paperwork.writing.plans import TASK_COLUMNS

HEAD = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời hạn hoàn thành"]


def task_table(content: bytes) -> list[list[str]]:
    table = docx.Document(io.BytesIO(content)).tables[-1]
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_parts_of_a_plan_come_in_their_usual_order(written, plan):
    whole = replace(plan, requirements=("Rõ người, rõ việc.",), budget=("Ngân sách phường.",))
    file = written(plan_document(whole))
    assert file.words("Heading1") == [
        "I. MỤC ĐÍCH, YÊU CẦU", "II. MỤC TIÊU", "III. NHIỆM VỤ", "IV. KINH PHÍ THỰC HIỆN",
        "V. TỔ CHỨC THỰC HIỆN",
    ]  # fmt: skip
    assert file.words("Heading2") == ["1. Mục đích", "2. Yêu cầu"]


def test_a_part_without_words_is_left_out_and_the_numbers_close_up(written, plan):
    bare = replace(plan, purposes=(), goals=(), organisation=())
    assert written(plan_document(bare)).words("Heading1") == ["I. NHIỆM VỤ"]


def test_goals_may_have_headings_of_their_own(written, plan):
    dated = Section("Mục tiêu đến năm 2030", (Bullet("Có trên 40% hộ kinh doanh chuyển đổi."),))
    file = written(
        plan_document(replace(plan, purposes=(), goals=(dated,), appendix_title="Nhiệm vụ cụ thể"))
    )
    assert file.words("Heading2") == ["1. Mục tiêu đến năm 2030"]
    assert file.words("TieuDePhuLuc") == ["NHIỆM VỤ CỤ THỂ"]


def test_the_text_points_to_its_appendix(written, plan):
    """NĐ 30/2020 Phụ lục I mục III: the text must refer to its appendix."""
    words = written(plan_document(plan)).words("NoiDung")
    assert "Nhiệm vụ cụ thể được phân công tại Phụ lục kèm theo Kế hoạch này." in words


def test_tasks_stand_word_for_word_below_their_group(plan):
    assert task_table(render_docx(plan_document(plan))) == [
        HEAD,
        ["I", *["Tuyên truyền"] * 5],
        ["1", "Đăng tin, bài về chính sách hỗ trợ", "Trung tâm Dịch vụ sự nghiệp công",
         "Các phòng, ban; Tổ dân phố", "Tin, bài", "Thường xuyên"],
        ["II", *["Hỗ trợ chuyển đổi"] * 5],
        ["2", "Thành lập Tổ công tác hỗ trợ hộ kinh doanh", "Phòng Kinh tế, Hạ tầng và Đô thị", "",
         "Quyết định thành lập", "Quý II/2026"],
        ["3", "Rà soát danh sách hộ kinh doanh có nhu cầu chuyển đổi", "", "", "", ""],
    ]  # fmt: skip


def test_a_plan_without_tasks_keeps_an_empty_table(plan):
    assert task_table(render_docx(plan_document(replace(plan, groups=())))) == [HEAD]


def test_a_group_without_a_name_gets_no_row(plan):
    nameless = replace(plan, groups=(TaskGroup("", (PlannedTask("Một việc"),)),))
    assert task_table(render_docx(plan_document(nameless)))[1] == ["1", "Một việc", "", "", "", ""]


@pytest.mark.parametrize(
    ("subject", "phrase"),
    [
        ("Triển khai chương trình", "ban hành Kế hoạch triển khai chương trình, cụ thể như sau:"),
        ("UBND phường thực hiện", "ban hành Kế hoạch UBND phường thực hiện, cụ thể như sau:"),
    ],
)
def test_the_subject_goes_on_inside_the_opening_sentence(written, plan, subject, phrase):
    opening = written(plan_document(replace(plan, subject=subject))).words("NoiDung")[0]
    assert opening == f"Ủy ban nhân dân phường Sông Mây {phrase}"


def test_no_word_of_the_head_is_wider_than_its_column():
    share = LANDSCAPE_WIDTH / sum(column.width for column in TASK_COLUMNS)
    for column in TASK_COLUMNS:
        room = column.width * share - 3
        assert max(text_width(word, CELL_HEAD_STYLE.size, bold=True) for word in column.title.split()) < room


LINE = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=60)
TITLE = LINE.filter(str.strip)
AGENCIES = st.lists(TITLE, max_size=3).map(tuple)
TASKS = st.builds(PlannedTask, TITLE, AGENCIES, AGENCIES, LINE, LINE)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tasks=st.lists(TASKS, min_size=1, max_size=6))
def test_whatever_a_task_says_stands_in_the_file(plan, tasks):
    whole = replace(plan, groups=(TaskGroup("Nhóm", tuple(tasks)),))
    rows = task_table(render_docx(plan_document(whole)))[2:]
    assert rows == [
        [
            str(number),
            *map(clean, (task.title, *map("; ".join, (task.lead, task.coop)), task.product, task.deadline)),
        ]
        for number, task in enumerate(tasks, start=1)
    ]
