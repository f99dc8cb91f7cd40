"""A BÁO CÁO kết quả thực hiện and its figures."""

import io
from dataclasses import replace

import docx
import pytest
from python_calamine import CalamineWorkbook

from donghanh.paperwork.writing import (
    Rate,
    ReportedPlan,
    ResultGroup,
    TaskFigures,
    UnitResult,
    render_docx,
    render_workbook,
    report_document,
    report_sheets,
)
from donghanh.paperwork.writing.figures import counted, percent
from donghanh.paperwork.writing.layout import CELL_HEAD_STYLE, LANDSCAPE_WIDTH, PORTRAIT_WIDTH
from donghanh.paperwork.writing.metrics import text_width
from donghanh.paperwork.writing.report_results import TASK_COLUMNS, UNIT_COLUMNS, summary

TWELVE = TaskFigures(total=12, dated=10, finished=6, on_time=5, late=1, overdue=2)
NONE = TaskFigures(0, 0, 0, 0, 0, 0)


def tables(content: bytes) -> list[list[list[str]]]:
    found = docx.Document(io.BytesIO(content)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (Rate(31, 58), "31/58 (53,4%)"),
        (Rate(1, 8), "1/8 (12,5%)"),
        (Rate(1, 16), "1/16 (6,3%)"),
        (Rate(58, 58), "58/58 (100%)"),
        (Rate(0, 4), "0/4 (0%)"),
        (Rate(1234, 4000), "1.234/4.000 (30,9%)"),
        (Rate(0, 0), "-"),
    ],
)
def test_a_rate_shows_both_counts_and_its_percentage(rate, words):
    assert str(rate) == words


def test_half_a_tenth_is_rounded_up():
    assert percent(Rate(1, 2000)) == "0,1%"


def test_cancelled_and_undated_tasks_stay_out_of_both_rates():
    """Tỷ lệ xử lý is of tasks with a deadline, tỷ lệ đúng hạn of finished ones: 6/10 and 5/6 here."""
    assert (str(TWELVE.handling), str(TWELVE.punctuality)) == ("6/10 (60%)", "5/6 (83,3%)")
    assert (TWELVE.open, TWELVE.undated) == (2, 2)


@pytest.mark.parametrize("changes", [{"late": 2}, {"dated": 7}, {"total": 9}])
def test_counts_that_disagree_are_refused(changes):
    with pytest.raises(ValueError, match="finished"):
        replace(TWELVE, **changes)


@pytest.mark.parametrize(("number", "words"), [(0, "0"), (5, "05"), (12, "12"), (1200, "1.200")])
def test_counts_below_ten_are_padded_in_running_text(number, words):
    assert counted(number) == words


def test_the_summary_says_every_count():
    assert summary(TWELVE) == (
        "Tổng số nhiệm vụ được giao: 12 nhiệm vụ, trong đó 10 nhiệm vụ có thời hạn; 02 nhiệm vụ không xác "
        "định thời hạn. Trong số nhiệm vụ có thời hạn: đã hoàn thành 6/10 (60%), trong đó đúng hạn 5/6 "
        "(83,3%), quá hạn 01 nhiệm vụ; đang thực hiện trong hạn 02 nhiệm vụ; quá hạn chưa hoàn thành 02 "
        "nhiệm vụ."
    )


def test_the_summary_is_silent_about_what_does_not_exist():
    assert summary(NONE) == "Trong kỳ báo cáo không có nhiệm vụ được giao."
    assert summary(TaskFigures(3, 0, 0, 0, 0, 0)) == (
        "Tổng số nhiệm vụ được giao: 03 nhiệm vụ, đều không xác định thời hạn."
    )
    assert summary(TaskFigures(3, 3, 0, 0, 0, 1)) == (
        "Tổng số nhiệm vụ được giao: 03 nhiệm vụ, trong đó 03 nhiệm vụ có thời hạn. Trong số nhiệm vụ có "
        "thời hạn: đã hoàn thành 0/3 (0%); đang thực hiện trong hạn 02 nhiệm vụ; quá hạn chưa hoàn thành 01 "
        "nhiệm vụ."
    )


def test_a_report_has_five_parts(written, report):
    assert written(report_document(report)).words("Heading1") == [
        "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI",
        "II. KẾT QUẢ THỰC HIỆN",
        "III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI",
        "V. KIẾN NGHỊ, ĐỀ XUẤT",
    ]


def test_a_report_addresses_its_superior_and_names_its_cut_off(written, report):
    """NĐ 30/2020 Phụ lục I mục II.9; the cut-off date is part of every figure."""
    file = written(report_document(report))
    assert file.words("KinhGui") == ["Kính gửi: Sở Tài chính"]
    assert file.words("NoiDung")[0] == (
        "Ủy ban nhân dân phường Sông Mây báo cáo kết quả thực hiện Kế hoạch hỗ trợ hộ kinh doanh năm 2026 "
        "(số liệu tính đến hết ngày 30/11/2026) như sau:"
    )


def test_parts_nobody_wrote_yet_are_marked_and_written_ones_are_not(written, report):
    before = written(report_document(report)).words("NoiDung")
    after = written(report_document(replace(report, direction=("Đã chỉ đạo.",), proposals=("Không có.",))))
    assert before.count("(…)") == 4
    assert after.words("NoiDung").count("(…)") == 2


def test_the_table_by_unit_ends_with_all_tasks(report):
    table = tables(render_docx(report_document(report)))[1]
    assert table[0] == [
        "TT", "Cơ quan, đơn vị", "Tổng số", "Có thời hạn", *["Đã hoàn thành"] * 3, "Quá hạn chưa xong",
        "Tỷ lệ\nxử lý", "Tỷ lệ\nđúng hạn",
    ]  # fmt: skip
    assert table[1][4:7] == ["Tổng số", "Đúng hạn", "Quá hạn"]
    figures = ["12", "10", "6", "5", "1", "2", "6/10 (60%)", "5/6 (83,3%)"]
    assert table[2:] == [
        ["1", "Phòng Kinh tế, Hạ tầng và Đô thị", *figures],
        ["", "Toàn bộ nhiệm vụ", *figures],
    ]


def test_units_that_share_tasks_are_explained(written, report):
    shared = replace(report, units=(*report.units, UnitResult("Công an phường", TWELVE)))
    note = (
        "Ghi chú: nhiệm vụ có từ hai cơ quan chủ trì trở lên được tính ở từng cơ quan; ở dòng cuối, mỗi "
        "nhiệm vụ chỉ tính một lần."
    )
    assert written(report_document(report)).words("NoiDungNghieng") == []
    assert written(report_document(shared)).words("NoiDungNghieng") == [note]


def test_every_task_stands_with_its_result_in_the_appendix(report):
    assert tables(render_docx(report_document(report)))[-1] == [
        ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Kết quả", "Tình trạng", "Ghi chú"],
        ["I", *["Tuyên truyền"] * 6],
        ["1", "Đăng tin, bài", "Trung tâm Dịch vụ sự nghiệp công", "Thường xuyên", "24 tin, bài",
         "Hoàn thành đúng hạn", "Vượt 04 tin"],
    ]  # fmt: skip


def test_two_plans_get_an_appendix_each(written, report):
    """NĐ 30/2020 Phụ lục I mục III: roman numbers, and the text refers to each."""
    second = replace(report.plans[0], citation="Kế hoạch số 45/KH-UBND ngày 20/6/2026")
    file = written(report_document(replace(report, plans=(*report.plans, second))))
    assert file.words("PhuLuc") == ["Phụ lục I", "Phụ lục II"]
    assert file.words("Heading3") == [
        "a) Kế hoạch số 05/KH-UBND ngày 05/02/2026",
        "b) Kế hoạch số 45/KH-UBND ngày 20/6/2026",
    ]
    pointers = [words for words in file.words("NoiDung") if "Kết quả từng nhiệm vụ" in words]
    assert pointers == [
        "Kết quả từng nhiệm vụ được nêu tại Phụ lục I kèm theo Báo cáo này.",
        "Kết quả từng nhiệm vụ được nêu tại Phụ lục II kèm theo Báo cáo này.",
    ]


def test_a_period_without_tasks_gives_a_report_without_appendix(written, report):
    empty = replace(report, figures=NONE, units=(), plans=(ReportedPlan("Kế hoạch số 05/KH-UBND", ()),))
    file = written(report_document(empty))
    assert file.words("PhuLuc") == []
    assert "Không có nhiệm vụ trong kỳ báo cáo." in file.words("NoiDung")
    assert file.words("Heading2") == ["1. Kết quả chung", "2. Kết quả theo nhóm nhiệm vụ"]


def test_a_group_without_deadlines_shows_no_rate(written, report):
    group = ResultGroup("Tuyên truyền", TaskFigures(3, 0, 0, 0, 0, 0), report.plans[0].groups[0].tasks)
    file = written(report_document(replace(report, plans=(ReportedPlan("Kế hoạch", (group,)),))))
    assert "- Tuyên truyền: 03 nhiệm vụ, không có nhiệm vụ có thời hạn." in file.words("NoiDung")


@pytest.mark.parametrize(
    ("columns", "width"), [(UNIT_COLUMNS, PORTRAIT_WIDTH), (TASK_COLUMNS, LANDSCAPE_WIDTH)]
)
def test_no_word_of_a_head_is_wider_than_its_column(columns, width):
    share = width / sum(column.width for column in columns)
    for column in columns:
        room = column.width * share - 3
        assert max(text_width(word, CELL_HEAD_STYLE.size, bold=True) for word in column.title.split()) < room


def test_the_workbook_holds_the_same_figures_and_tasks(report):
    book = CalamineWorkbook.from_filelike(io.BytesIO(render_workbook(report_sheets(report))))
    assert book.sheet_names == ["Theo đơn vị", "Nhiệm vụ 1"]
    units = book.get_sheet_by_name("Theo đơn vị").to_python()
    assert units[0][0] == report.subject
    assert units[1][0] == "Số liệu tính đến hết ngày 30/11/2026"
    assert units[-1] == ["", "Toàn bộ nhiệm vụ", 12, 10, 6, 5, 1, 2, 2, 0.6, 5 / 6]
    tasks = book.get_sheet_by_name("Nhiệm vụ 1").to_python()
    assert tasks[-1] == [
        1, "Tuyên truyền", "Đăng tin, bài", "Trung tâm Dịch vụ sự nghiệp công", "Thường xuyên", "24 tin, bài",
        "Hoàn thành đúng hạn", "Vượt 04 tin",
    ]  # fmt: skip
