"""The .docx and .xlsx of a report: they say what the snapshot says, in the layout of NĐ 30/2020/NĐ-CP."""

import io
import zipfile
from datetime import date

import docx
import pytest
from python_calamine import CalamineWorkbook

from donghanh.org.enums import Role
from donghanh.plans.models import Task
from donghanh.reports.actions import change_report, freeze_report, write_narrative
from donghanh.reports.enums import ReportPart, Signer
from donghanh.reports.letterhead import (
    plan_citation,
    proposed_addressee,
    proposed_recipients,
    proposed_title,
)
from donghanh.reports.periods import month_of, on_demand
from donghanh.reports.standing import snapshot_of
from donghanh.reports.writing import report_docx, report_xlsx
from tests import make
from tests.reports.conftest import YEAR, on

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)
HOSTILE = '=HYPERLINK("http://vi-du.example","x")'


@pytest.fixture
def task(plan, office, doer, finish) -> Task:
    made = make.task(plan, lead=office, due_on=date(2026, 9, 30), deadline_raw="Quý III/2026", title=HOSTILE)
    finish(made, date(2026, 9, 29), by=doer, summary="+84 hộ đã chuyển đổi")
    return made


@pytest.fixture
def frozen(task, draft, chief):
    report = draft(written=True)
    with on(DAY):
        return freeze_report(report, by=chief)


def opened(report):
    return docx.Document(io.BytesIO(report_docx(snapshot_of(report))))


def words(paper) -> list[str]:
    return [paragraph.text for paragraph in paper.paragraphs]


def cells(table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_paper_says_what_was_frozen(frozen, office):
    paper = opened(frozen)
    snapshot = snapshot_of(frozen)
    for part in snapshot.parts.values():
        assert part.text in words(paper)
    [unit, total] = cells(paper.tables[1])[2:]
    figures = ["1", "1", "1", "1", "0", "0", "1/1 (100%)", "1/1 (100%)"]
    assert (unit, total) == (["1", office.name, *figures], ["", "Toàn bộ nhiệm vụ", *figures])
    row = snapshot.rows[0]
    assert cells(paper.tables[-1])[2:] == [
        ["1", row.title, office.name, row.deadline, row.outcome, row.words, row.note]
    ]
    assert row.deadline == "Quý III/2026 (30/9/2026)"


def test_number_date_and_name_wait_for_the_signer(frozen):
    heading = opened(frozen).tables[0]
    number, day = (cell.text for cell in heading.rows[1].cells)
    assert (" ".join(number.split()), " ".join(day.split())) == (
        "Số: /BC-UBND",
        "Ái Quốc, ngày tháng năm 2026",
    )
    signature = opened(frozen).tables[-2].rows[0].cells[1].text.split("\n")
    assert [line for line in signature if line.strip()] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]


def test_a_vice_chair_signs_for_the_chair(draft, chief):
    """NĐ 30/2020 Đ13: TM. for the collective, KT. for its head."""
    report = change_report(draft(), by=chief, signed_as=Signer.VICE_CHAIR)
    signature = opened(report).tables[-1].rows[0].cells[1].text.split("\n")
    assert [line for line in signature if line.strip()] == [
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
    ]


def test_the_plan_is_the_legal_basis_and_its_department_the_addressee(plan, draft):
    make.task(plan, title="Tổng hợp, báo cáo kết quả hằng năm, gửi Sở tài chính trước ngày 05/12")
    paper = opened(draft())
    assert "Kính gửi: Sở Tài chính" in words(paper)
    assert (
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân phường Ái Quốc về phát triển kinh tế "
        "tư nhân."
    ) in words(paper)
    recipients = paper.tables[-2].rows[0].cells[0].text.split("\n")
    assert recipients[:3] == ["Nơi nhận:", "- Sở Tài chính;", "- Thường trực Đảng ủy phường;"]
    assert recipients[-1] == "- Lưu: VT, VP."


def test_the_page_follows_the_law_and_the_appendix_lies_across(frozen):
    """NĐ 30/2020 Phụ lục I mục I: A4, 20-25, 20-25, 30-35, 15-20 mm, Times New Roman; table heads repeat."""
    paper = opened(frozen)
    text, appendix = paper.sections
    assert (round(text.page_width.mm), round(text.page_height.mm)) == (210, 297)
    assert (round(appendix.page_width.mm), round(appendix.page_height.mm)) == (297, 210)
    for section in paper.sections:
        edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(edge.mm) for edge in edges] == [20, 20, 30, 15]
    assert paper.styles["Normal"].font.name == "Times New Roman"
    for table in (paper.tables[1], paper.tables[-1]):
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")


def test_proposed_words_are_marked_until_a_person_takes_them_over(task, draft, chief):
    report = draft()
    marked = [line for line in words(opened(report)) if line.startswith("[Hệ thống soạn, cần người sửa]")]
    assert len(marked) == 2
    write_narrative(report, ReportPart.DIRECTION, marked[0].partition("] ")[2], by=chief)
    assert words(opened(report)).count(marked[0]) == 0


def test_an_empty_part_waits_for_the_pen(draft, chief):
    report = draft()
    write_narrative(report, ReportPart.PROPOSALS, "", by=chief)
    paper = words(opened(report))
    assert paper[paper.index("V. KIẾN NGHỊ, ĐỀ XUẤT") + 1] == "(…)"


def test_the_workbook_holds_the_same_and_no_formula(frozen):
    content = report_xlsx(snapshot_of(frozen))
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    tasks = book.get_sheet_by_name("Nhiệm vụ 1").to_python()
    row = snapshot_of(frozen).rows[0]
    assert tasks[-1][2:7] == [
        HOSTILE,
        row.leads[0],
        row.deadline,
        "+84 hộ đã chuyển đổi",
        "Hoàn thành trước hạn",
    ]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = [package.read(name) for name in package.namelist() if "worksheets/" in name]
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


def test_a_report_without_tasks_still_prints(draft):
    assert "Trong kỳ báo cáo không có nhiệm vụ được giao." in words(opened(draft()))


@pytest.mark.parametrize(
    ("facts", "citation"),
    [
        ({}, "Kế hoạch số 12/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân phường Ái Quốc về phát triển kinh tế tư nhân"),
        ({"title": "Kế hoạch phát triển du lịch", "issuer": "", "issued_on": None},
         "Kế hoạch số 12/KH-UBND về phát triển du lịch"),
        ({"title": "Triển khai Nghị quyết 68", "number": ""},
         "Kế hoạch của Ủy ban nhân dân phường Ái Quốc triển khai Nghị quyết 68"),
        ({"title": "UBND phường đối thoại", "issuer": "ỦY BAN NHÂN DÂN\nPHƯỜNG ÁI QUỐC"},
         "Kế hoạch số 12/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân phường Ái Quốc về UBND phường đối thoại"),
        ({"kind": "letter", "number": "45/STC-QLDN", "issuer": "Sở Tài chính", "title": "Về việc báo cáo"},
         "Công văn số 45/STC-QLDN ngày 05/02/2026 của Sở Tài chính về việc báo cáo"),
    ],
)  # fmt: skip
def test_a_plan_is_cited_as_documents_are(plan, facts, citation):
    """NĐ 30/2020 Phụ lục I mục II.6: kind, number and symbol, date, issuer, subject."""
    for name, value in facts.items():
        setattr(plan, name, value)
    assert plan_citation(plan) == citation


def test_a_title_names_period_and_plan(ward, plan):
    cited = "Kế hoạch số 12/KH-UBND ngày 05/02/2026"
    assert proposed_title([plan], YEAR) == f"Kết quả năm 2026 thực hiện {cited}"
    assert proposed_title([plan], month_of(2026, 11)) == f"Kết quả tháng 11/2026 thực hiện {cited}"
    assert proposed_title([plan, plan], on_demand(date(2026, 11, 20))) == (
        "Kết quả thực hiện các kế hoạch, nhiệm vụ được giao (tính đến ngày 20/11/2026)"
    )
    plan.issuer = "Sở Tài chính"
    assert proposed_title([plan], YEAR) == f"Kết quả năm 2026 thực hiện {cited} của Sở Tài chính"


def test_a_subject_of_a_whole_page_still_gives_a_title(ward, chief, draft):
    endless = make.plan(ward, chief, title="Triển khai " + "nhiệm vụ trọng tâm " * 100)
    title = draft(endless).title
    assert len(title) < 500
    assert title.endswith(" nhiệm vụ trọng tâm…")


@pytest.mark.parametrize(
    ("texts", "department"),
    [
        (["Báo cáo kết quả hằng năm về Sở Tài chính trước 05/12"], "Sở Tài chính"),
        (["- Sở tài chính (Báo cáo);"], "Sở Tài chính"),
        (["Phối hợp Sở Tài chính mở lớp", "Báo cáo UBND phường"], ""),
        (["Báo cáo Sở Văn hóa, Thể thao và Du lịch"], "Sở Văn hóa, Thể thao và Du lịch"),
        ([], ""),
    ],
)
def test_the_addressee_comes_from_the_plans_own_words(texts, department):
    assert proposed_addressee(texts) == department


def test_a_commune_speaks_of_itself_as_a_commune():
    commune = make.ward("13021", "Hoàn Long", kind="xa")
    assert proposed_recipients(commune, "")[0] == "Thường trực Đảng ủy xã"


def test_the_archive_mark_is_the_unit_of_who_drafted(ward, office, draft):
    author = make.officer(ward, Role.SPECIALIST, unit=office)
    assert snapshot_of(draft(by=author)).letterhead.drafting_unit == "KTHTĐT"
