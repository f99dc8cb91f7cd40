"""The yearly report "trước ngày 05/12" of the demo's plan on entrepreneurs, line by line against the law.

The demo is filled as on 02/12/2026, the day after the cut-off 30/11: its report is frozen and sent. Each test names the
element of NĐ 30/2020/NĐ-CP, Phụ lục I that it checks in the .docx.
"""

import io
import re
from dataclasses import dataclass
from datetime import date

import docx
import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from donghanh.demo.fill import fill
from donghanh.org.models import Officer
from donghanh.plans.models import Result
from donghanh.reports.enums import PeriodKind
from donghanh.reports.models import Report
from donghanh.reports.snapshot import Figures, ReportRow, Snapshot
from donghanh.reports.standing import snapshot_of
from donghanh.reports.writing import report_docx
from tests.reports.conftest import BACKEND, on

pytestmark = pytest.mark.django_db
SEEN_ON = date(2026, 12, 2)
CITED = "Kế hoạch số 57/KH-UBND ngày 29/5/2026"


@dataclass(frozen=True)
class Shown:
    """What the pages of the frozen report opened after its tasks had changed: results behind each figure, and for each
    result the row and the days of what its page tells."""

    figures: dict[str, list[int]]
    rows: dict[int, ReportRow]
    days: set[date]


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """The report and what its pages show, from a filled demo that is rolled back at once: filling takes longest."""
    with django_db_blocker.unblock(), transaction.atomic(), on(SEEN_ON):
        fill()
        report = Report.objects.select_related("ward", "dispatch").get(kind=PeriodKind.YEAR)
        snapshot = snapshot_of(report)
        shown = opened_later(report, snapshot)
        paper = report_docx(snapshot, report.dispatch)
        transaction.set_rollback(True)
    return report, snapshot, paper, shown


def opened_later(report: Report, snapshot: Snapshot) -> Shown:
    """Moves the deadlines of open tasks into December, then opens every list and every row."""
    client = Client()
    client.force_login(Officer.objects.get(user__username="chanhvp").user, backend=BACKEND)
    Result.objects.filter(pk__in=snapshot.figures.open).update(due_on=date(2026, 12, 31))
    lists = reverse("reports:report_tasks", args=[report.pk])
    listed = {name: client.get(lists, {"figure": name}).context["page"] for name in Figures.names()}
    pages = {
        row.result: client.get(reverse("reports:report_task", args=[report.pk, row.result])).context
        for row in snapshot.rows
    }
    return Shown(
        figures={name: [row.result for row in page] for name, page in listed.items()},
        rows={result: page["row"] for result, page in pages.items()},
        days={localdate(one.at) for page in pages.values() for one in page["happenings"]},
    )


@pytest.fixture
def report(made):
    return made[0]


@pytest.fixture
def snapshot(made):
    return made[1]


@pytest.fixture
def paper(made):
    return docx.Document(io.BytesIO(made[2]))


def words(paper) -> list[str]:
    return [paragraph.text for paragraph in paper.paragraphs]


def styled(paper, name: str) -> list[str]:
    """The texts set in a style, in tables too, in the order of the page."""
    key = next(style.style_id for style in paper.styles if style.name == name)
    found = []
    for paragraph in paper.element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) == key:
            found.append("".join(text.text or "" for text in paragraph.iter(qn("w:t"))))
    return [text for text in found if text]


def looks(paper, name: str) -> tuple[float, bool, bool]:
    """Size in points, bold, italic."""
    font = paper.styles[name].font
    return font.size / Pt(1), bool(font.bold), bool(font.italic)


def test_it_was_due_before_the_fifth_of_december_with_its_own_cut_off(report):
    """The plan wants it "trước ngày 05/12"; the yearly cut-off 14/12 of NĐ 09/2019 Đ12 would come too late."""
    assert (report.starts_on, report.cutoff_on) == (date(2025, 12, 1), date(2026, 11, 30))
    assert (report.send_before, report.dispatch.sent_on) == (date(2026, 12, 5), date(2026, 12, 1))


def test_1_the_paper_is_a4_with_the_margins_of_the_law(paper):
    """Mục I.1-3: 210 x 297; top and bottom 20-25, left 30-35, right 15-20 mm; the appendix may lie across."""
    text, *appendices = paper.sections
    assert (round(text.page_width.mm), round(text.page_height.mm)) == (210, 297)
    assert {(round(each.page_width.mm), round(each.page_height.mm)) for each in appendices} == {(297, 210)}
    for section in paper.sections:
        edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(edge.mm) for edge in edges] == [20, 20, 30, 15]


def test_2_everything_is_set_in_black_times_new_roman(paper):
    """Mục I.4."""
    faces = {face.get(qn("w:ascii")) for face in paper.styles.element.iter(qn("w:rFonts"))}
    colours = {colour.get(qn("w:val")) for colour in paper.styles.element.iter(qn("w:color"))}
    assert (faces, colours) == ({"Times New Roman"}, {"000000"})
    assert list(paper.element.body.iter(qn("w:rFonts"))) == list(paper.element.body.iter(qn("w:color"))) == []


def test_3_pages_are_numbered_in_the_top_margin_but_the_first_and_each_appendix_anew(paper):
    """Mục I.7: Arabic, 13-14, centred, not on the first page; each phụ lục numbers its own pages."""
    for section in paper.sections:
        assert section.different_first_page_header_footer
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    fields = [field.get(qn("w:instr")) for field in paper.sections[0].header._element.iter(qn("w:fldSimple"))]
    assert (fields, looks(paper, "Header")[0]) == (["PAGE"], 14)
    assert [p.text for p in paper.sections[0].first_page_header.paragraphs if p.text] == []


def test_4_the_body_is_justified_with_an_indented_first_line(paper):
    """Mục II.6: 13-14, first line 1 or 1.27 cm, at least 6 pt between paragraphs, lines single to 1.5."""
    layout = paper.styles["Nội dung"].paragraph_format
    assert layout.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.JUSTIFY
    assert abs(layout.first_line_indent - Mm(12.7)) < Mm(0.1)
    assert (layout.space_after >= Pt(6), 1 <= layout.line_spacing <= 1.5) == (True, True)
    assert looks(paper, "Nội dung") == (14, False, False)


def test_5_the_country_and_its_motto_stand_on_the_right(paper):
    """Mục II.1: capitals 12-13 bold; motto 13-14 bold."""
    assert styled(paper, "Quốc hiệu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert styled(paper, "Tiêu ngữ") == ["Độc lập - Tự do - Hạnh phúc"]
    assert (looks(paper, "Quốc hiệu"), looks(paper, "Tiêu ngữ")) == ((13, True, False), (14, True, False))


def test_6_the_issuer_stands_on_the_left(paper):
    """Mục II.2: capitals 12-13 bold."""
    assert styled(paper, "Cơ quan ban hành") == ["ỦY BAN NHÂN DÂN", "PHƯỜNG ÁI QUỐC"]
    assert looks(paper, "Cơ quan ban hành") == (13, True, False)


def test_7_number_and_symbol_are_those_that_were_recorded(paper):
    """Mục II.3: upright 13; "/" between number and symbol, "-" without spaces."""
    assert styled(paper, "Số, ký hiệu") == ["Số: 226/BC-UBND"]
    assert looks(paper, "Số, ký hiệu") == (13, False, False)


def test_8_place_and_date_are_italic_with_a_padded_day(paper):
    """Mục II.4: days below 10 padded, of months only the first two."""
    assert styled(paper, "Địa danh, ngày tháng") == ["Ái Quốc, ngày 01 tháng 12 năm 2026"]
    assert looks(paper, "Địa danh, ngày tháng") == (14, False, True)


def test_9_kind_and_subject_stand_in_the_middle(paper):
    """Mục II.5: kind in bold capitals 13-14, subject bold 13-14."""
    assert styled(paper, "Tên loại") == ["BÁO CÁO"]
    assert styled(paper, "Trích yếu") == [f"Kết quả năm 2026 thực hiện {CITED}"]
    assert (looks(paper, "Tên loại"), looks(paper, "Trích yếu")) == ((14, True, False), (14, True, False))


def test_10_the_basis_is_italic_and_ends_in_a_full_stop(paper):
    """Mục II.6: each basis on its line ending in ";", the last in "."."""
    [basis] = styled(paper, "Căn cứ")
    assert basis.startswith(f"Thực hiện {CITED} của Ủy ban nhân dân phường Ái Quốc")
    assert (basis[-1], looks(paper, "Căn cứ")) == (".", (14, False, True))


def test_11_the_five_parts_are_numbered_and_their_levels_marked(paper):
    """Mục II.6 for the levels; the shape of a report on results: I to V."""
    assert styled(paper, "Heading 1") == [
        "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI",
        "II. KẾT QUẢ THỰC HIỆN",
        "III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI",
        "V. KIẾN NGHỊ, ĐỀ XUẤT",
    ]
    assert [line[:2] for line in styled(paper, "Heading 2")] == ["1.", "2.", "3."]
    assert looks(paper, "Heading 1") == (14, True, False)


def test_12_the_text_ends_once_with_the_mark_of_the_end(paper):
    """Mục II.6: "./." directly after the last word, before the signature."""
    ended = [line for line in words(paper) if "./." in line]
    assert len(ended) == 1
    assert ended[0].endswith(f"thực hiện {CITED} của Ủy ban nhân dân phường Ái Quốc./.")


def test_13_the_chair_signs_for_the_committee(paper):
    """Đ13: TM. for the collective; no name until it is signed."""
    assert styled(paper, "Quyền hạn, chức vụ") == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert looks(paper, "Quyền hạn, chức vụ") == (14, True, False)
    assert styled(paper, "Họ tên người ký") == []


def test_14_recipients_stand_in_small_type_with_the_archive_last(paper):
    """Mục II.9: "Nơi nhận:" 12 bold italic; 11 upright, ";" after each, "." after the archive."""
    assert styled(paper, "Nơi nhận") == ["Nơi nhận:"]
    places = styled(paper, "Nơi nhận - liệt kê")
    assert (places[0], places[-1]) == ("- Sở Tài chính;", "- Lưu: VT, VP.")
    assert {place[-1] for place in places[:-1]} == {";"}
    assert (looks(paper, "Nơi nhận"), looks(paper, "Nơi nhận - liệt kê")) == (
        (12, True, True),
        (11, False, False),
    )


def test_15_it_is_addressed_to_the_department_that_the_plan_names(paper):
    """Mục II.9: a report to a superior carries "Kính gửi"."""
    assert styled(paper, "Kính gửi") == ["Kính gửi: Sở Tài chính"]


def test_16_the_appendix_says_what_it_belongs_to(paper):
    """Mục III: "Phụ lục" 14 bold, title in bold capitals, reference in italics with number and date."""
    assert styled(paper, "Phụ lục") == ["Phụ lục"]
    title = styled(paper, "Tiêu đề phụ lục")
    assert title[0] == "KẾT QUẢ THỰC HIỆN TỪNG NHIỆM VỤ"
    assert all(line == line.upper() for line in title)
    assert styled(paper, "Chỉ dẫn phụ lục") == [
        "(Kèm theo Báo cáo số 226/BC-UBND ngày 01 tháng 12 năm 2026 của Ủy ban nhân dân phường Ái Quốc)"
    ]
    assert looks(paper, "Chỉ dẫn phụ lục") == (14, False, True)


def test_17_the_table_has_the_seven_columns_of_a_report_on_results(snapshot, paper):
    table = paper.tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == [
        "STT",
        "Nhiệm vụ",
        "Cơ quan chủ trì",
        "Thời hạn",
        "Kết quả",
        "Tình trạng",
        "Ghi chú",
    ]
    told = [row.cells for row in table.rows[1:] if row.cells[0].text.isdigit()]
    assert sorted((cells[1].text, cells[5].text) for cells in told) == sorted(
        (row.title, row.words) for row in snapshot.rows
    )


def test_no_word_of_the_system_is_left_to_be_mended(paper):
    assert [line for line in words(paper) if "Hệ thống soạn" in line] == []


def test_the_counts_in_the_text_are_those_of_the_snapshot(snapshot, paper):
    figures = snapshot.figures
    [summary] = [line for line in words(paper) if line.startswith("Tổng số nhiệm vụ được giao:")]
    stated = [int(number) for number in re.findall(r"(\d+) nhiệm vụ", summary)]
    assert stated[:2] == [len(figures.total), len(figures.dated)]
    assert f"đã hoàn thành {len(figures.finished)}/{len(figures.dated)} " in summary


def test_each_figure_opens_its_records_as_they_were_on_the_cut_off_day(made, snapshot):
    """Facts change in December; lists and pages of the frozen report keep saying what it counted."""
    shown = made[3]
    assert {name: sorted(results) for name, results in shown.figures.items()} == {
        name: sorted(snapshot.figures.behind(name)) for name in Figures.names()
    }
    assert shown.rows == {row.result: row for row in snapshot.rows}
    assert max(shown.days) <= date(2026, 11, 30)


def test_a_demo_of_november_shows_the_draft_and_freezes_nothing_ahead_of_its_day():
    with on(date(2026, 11, 22)):
        fill()
        yearly = Report.objects.get(kind=PeriodKind.YEAR)
    assert (yearly.is_frozen, yearly.send_before) == (False, date(2026, 12, 5))
    assert Report.objects.get(kind=PeriodKind.QUARTER).is_sent
