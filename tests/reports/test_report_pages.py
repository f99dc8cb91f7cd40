"""The pages of reports: figures that open their lists, drafting without script, and who sees what."""

import io
import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from donghanh.org.enums import Role
from donghanh.reports.actions import freeze_report, write_narrative
from donghanh.reports.enums import ReportPart
from donghanh.reports.models import Report
from donghanh.reports.standing import snapshot_of
from tests import make
from tests.reports.conftest import on

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)
READ = ("report_detail", "report_tasks", "report_changes", "report_document", "report_workbook")
WRITE = ("report_edit", "report_freeze", "report_correct", "report_remove")
PARTS = ("narrative_edit", "narrative_accept", "narrative_drop")


@pytest.fixture(autouse=True)
def clock():
    """Everything happens on the day after the cut-off, so that nobody is signed out by the time that passes."""
    with on(DAY):
        yield


@pytest.fixture
def overdue(plan, office):
    return make.task(plan, lead=office, due_on=date(2026, 9, 30))


@pytest.fixture
def frozen(overdue, draft, chief):
    report = draft(written=True)
    return freeze_report(report, by=chief)


def url(name: str, report: Report, *more: str) -> str:
    return reverse(f"reports:{name}", args=[report.pk, *more])


def links(page) -> list[tuple[str, str]]:
    """Every link of a page as (address, words)."""
    found = re.findall(r'<a[^>]*? href="([^"]+)"[^>]*>(.*?)</a>', page.content.decode(), re.DOTALL)
    return [(unescape(address), re.sub(r"<[^>]+>", "", words).strip()) for address, words in found]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_three_reports(
    rows, draft, chief, signed_in, django_assert_num_queries
):
    for _ in range(rows):
        draft()
    client = signed_in(chief)
    client.get(reverse("reports:report_list"))
    with django_assert_num_queries(31):
        page = client.get(reverse("reports:report_list"))
    assert page.content.decode().count('class="cell-title"') == rows


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("report_detail", 44), ("report_tasks", 41)])
def test_a_draft_costs_the_same_for_one_and_three_tasks(
    rows, name, queries, plan, office, draft, chief, signed_in, django_assert_num_queries
):
    for _ in range(rows):
        make.task(plan, lead=office, due_on=date(2026, 9, 30))
    report, client = draft(), signed_in(chief)
    client.get(url(name, report))
    with django_assert_num_queries(queries):
        client.get(url(name, report))


def test_a_ward_without_reports_is_told_how_one_begins(chief, signed_in):
    page = signed_in(chief).get(reverse("reports:report_list")).content.decode()
    assert "Không có báo cáo nào." in page
    assert reverse("reports:report_new") in page


def test_every_figure_opens_as_many_tasks_as_it_says(
    plan, office, centre, doer, finish, draft, chief, signed_in
):
    finish(make.task(plan, lead=office, due_on=date(2026, 9, 30)), date(2026, 10, 2), by=doer)
    make.task(plan, lead=office, due_on=date(2026, 12, 31))
    make.task(plan, lead=centre, due_on=date(2026, 9, 30))
    make.task(plan)
    report, client = draft(), signed_in(chief)
    page = client.get(url("report_detail", report))
    figures = [(to, int(words)) for to, words in links(page) if "figure=" in to and words.isdigit()]
    assert len({to for to, _ in figures}) > 30
    for to, count in dict(figures).items():
        assert (to, client.get(to).context["page"].paginator.count) == (to, count)


def test_figures_of_a_frozen_report_open_what_was_frozen(frozen, overdue, doer, chief, finish, signed_in):
    finish(overdue, date(2026, 11, 20), by=doer)
    page = signed_in(chief).get(url("report_tasks", frozen), {"figure": "overdue"})
    assert [row.words for row in page.context["page"]] == ["Quá hạn 61 ngày"]


def test_a_draft_follows_the_tasks(overdue, doer, chief, finish, draft, signed_in):
    report, client = draft(), signed_in(chief)
    finish(overdue, date(2026, 11, 20), by=doer)
    page = client.get(url("report_tasks", report), {"figure": "late"})
    assert [row.words for row in page.context["page"]] == ["Hoàn thành quá hạn"]


def test_the_list_of_tasks_is_searched_without_accents_and_sorted(plan, office, draft, chief, signed_in):
    for title, due in (("Số hóa đất đai", date(2026, 9, 30)), ("Rà soát tài sản công", date(2026, 6, 30))):
        make.task(plan, lead=office, due_on=due, title=title)
    report, client = draft(), signed_in(chief)

    def shown(**query) -> list[str]:
        return [row.title for row in client.get(url("report_tasks", report), query).context["page"]]

    assert shown(q="TAI SAN cong") == ["Rà soát tài sản công"]
    assert shown(sort="due") == ["Rà soát tài sản công", "Số hóa đất đai"]
    assert shown(sort="-due") == ["Số hóa đất đai", "Rà soát tài sản công"]
    assert shown(figure="x' or 1=1", sort="-password", page="-3") == [
        "Số hóa đất đai",
        "Rà soát tài sản công",
    ]
    assert shown(unit="9" * 40) == []


def test_fifty_tasks_a_page(plan, office, draft, chief, signed_in):
    for _ in range(51):
        make.task(plan, lead=office, due_on=date(2026, 9, 30))
    report, client = draft(), signed_in(chief)
    assert len(client.get(url("report_tasks", report)).context["page"]) == 50
    assert len(client.get(url("report_tasks", report), {"page": 2}).context["page"]) == 1


def test_a_report_is_begun_checked_written_frozen_and_replaced_by_forms_alone(
    plan, office, chief, reviewer, signed_in
):
    plan.report_month, plan.report_day = 11, 30
    plan.save()
    make.task(plan, lead=office, due_on=date(2026, 9, 30))
    client = signed_in(chief)
    begun = client.post(reverse("reports:report_new"), {"plans": [plan.pk], "period": "Năm 2026"})
    report = Report.objects.get()
    assert begun["Location"] == url("report_edit", report)
    form = client.get(begun["Location"]).context["form"].initial
    assert (form["starts_on"], form["cutoff_on"]) == (date(2025, 12, 1), date(2026, 11, 30))
    kept = {**form, "starts_on": "01/12/2025", "cutoff_on": "30/11/2026", "addressee": "Sở Tài chính"}
    assert client.post(begun["Location"], kept)["Location"] == report.get_absolute_url()
    page = client.get(report.get_absolute_url()).content.decode()
    assert page.count("Hệ thống soạn, cần người sửa") == 3
    assert "Phần I, II, III, IV, V còn nội dung do hệ thống soạn" in page
    refused = client.post(url("report_freeze", report), follow=True).content.decode()
    assert "còn nội dung do hệ thống soạn: sửa hoặc nhận trước khi chốt." in refused
    client.post(url("narrative_edit", report, "direction"), {"text": "Đã giao 01 nhiệm vụ."})
    for part in ("results", "shortcomings", "next", "proposals"):
        client.post(url("narrative_accept", report, part), {"text": "Dòng một\r\nDòng hai"})
    client.post(url("report_submit", report))
    assert client.get(url("report_review", report)).status_code == 404
    decided = signed_in(reviewer).post(url("report_review", report), {"approved": "yes"})
    assert decided["Location"] == report.get_absolute_url()
    client = signed_in(chief)
    client.post(url("report_freeze", report))
    report = Report.objects.get()
    assert (report.is_frozen, report.addressee) == (True, "Sở Tài chính")
    assert snapshot_of(report).parts["next"].text == "Dòng một\nDòng hai"
    replaced = client.post(url("report_correct", report))
    fresh = Report.objects.get(supersedes=report)
    assert replaced["Location"] == fresh.get_absolute_url()
    assert "Đã có báo cáo khác thay thế." in client.get(report.get_absolute_url()).content.decode()


def test_words_can_go_back_to_the_proposal(overdue, draft, chief, signed_in):
    report, client = draft(), signed_in(chief)
    write_narrative(report, ReportPart.SHORTCOMINGS, "Không có tồn tại.", by=chief)
    page = client.get(url("report_detail", report)).content.decode()
    assert "Không có tồn tại." in page
    assert "Nội dung của Trần Minh Hòa" in page
    client.post(url("narrative_drop", report, "shortcomings"))
    assert (
        "Còn 01 nhiệm vụ quá hạn chưa hoàn thành:"
        in client.get(url("report_detail", report)).content.decode()
    )


def test_characters_that_no_text_holds_are_not_taken_over(draft, chief, signed_in):
    report = draft()
    answer = signed_in(chief).post(url("narrative_accept", report, "next"), {"text": "Dòng\x00một"})
    assert (answer.status_code, report.narratives.count()) == (302, 0)


def test_two_who_write_the_same_part_lose_nothing(ward, draft, chief, signed_in):
    """The second one is told who wrote when, sees those words, keeps the own ones, and saves knowingly."""
    other = make.officer(ward, Role.CLERK, name="Vũ Thị Lan")
    report, client = draft(), signed_in(chief)
    address = url("narrative_edit", report, "next")
    seen = client.get(address).context["form"].initial["seen"]
    write_narrative(report, ReportPart.NEXT, "Lời của Lan.", by=other)
    late = client.post(address, {"text": "Lời của tôi.", "seen": seen})
    page = late.content.decode()
    assert late.status_code == 422
    assert "Người khác vừa sửa phần này: Vũ Thị Lan, lúc 09:00." in page
    assert "Lời của Lan." in page
    assert "Lời của tôi." in page
    assert report.narratives.get().text == "Lời của Lan."
    again = client.post(address, {"text": "Lời chung.", "seen": late.context["form"]["seen"].value()})
    assert (again.status_code, report.narratives.get().text) == (302, "Lời chung.")


def test_a_proposal_is_not_taken_over_what_somebody_wrote_meanwhile(draft, chief, signed_in):
    report = draft()
    write_narrative(report, ReportPart.NEXT, "Lời của Lan.", by=chief)
    said = signed_in(chief).post(url("narrative_accept", report, "next"), {"text": "Đề xuất"}, follow=True)
    assert "Người khác vừa sửa phần này" in said.content.decode()
    assert report.narratives.get().text == "Lời của Lan."


def test_the_editor_shows_the_proposal_beside_the_words(overdue, draft, chief, signed_in):
    report = draft()
    write_narrative(report, ReportPart.SHORTCOMINGS, "Không có tồn tại.", by=chief)
    page = signed_in(chief).get(url("narrative_edit", report, "shortcomings"))
    assert page.context["form"].initial["text"] == "Không có tồn tại."
    assert page.context["proposal"].startswith("Còn 01 nhiệm vụ quá hạn chưa hoàn thành:")


def test_a_cut_off_before_the_period_is_refused_at_its_field(draft, chief, signed_in):
    report, client = draft(), signed_in(chief)
    form = client.get(url("report_edit", report)).context["form"].initial
    answer = client.post(
        url("report_edit", report), {**form, "starts_on": "01/12/2025", "cutoff_on": "30/11/2025"}
    )
    assert answer.status_code == 422
    assert answer.context["form"].errors["cutoff_on"] == ["Ngày chốt số liệu không được trước ngày đầu kỳ."]


def test_files_are_handed_out_safely_under_plain_names(frozen, chief, signed_in):
    client = signed_in(chief)
    names = {"report_document": "bao-cao-nam-2026.docx", "report_workbook": "phu-luc-bao-cao-nam-2026.xlsx"}
    for view, name in names.items():
        answer = client.get(url(view, frozen))
        assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer.content[:2] == b"PK"


def test_the_list_of_reports_is_filtered_searched_sorted_and_a_workbook(
    ward, plan, frozen, draft, chief, signed_in
):
    other = make.plan(ward, chief, title="Đội ngũ doanh nhân", short_title="Nghị quyết 41")
    second, client = draft(other), signed_in(chief)

    def shown(**query) -> list[Report]:
        page = client.get(reverse("reports:report_list"), query)
        return [report for report, _kind, _words in page.context["reports"]]

    assert shown() == [second, frozen]
    assert shown(state="frozen") == [frozen]
    assert shown(state="draft") == [second]
    assert shown(state="replaced") == []
    assert shown(q="doi ngu DOANH nhan") == [second]
    assert shown(sort="title") == sorted([frozen, second], key=lambda report: report.folded)
    assert shown(sort="-password", state="x") == [second, frozen]
    book = client.get(reverse("reports:report_list"), {"xuat": "xlsx"})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows[-2:]] == ["Nghị quyết 41", "Nghị quyết 68"]
    assert [row[5] for row in rows[-2:]] == ["Dự thảo", "Đã chốt số liệu"]


def test_reports_stand_in_the_navigation_of_staff(ward, chief, signed_in):
    address = (reverse("reports:report_list"), "Báo cáo")
    assert address in links(signed_in(chief).get(reverse("plans:task_list")))
    field = make.officer(ward, Role.FIELD)
    assert address not in links(signed_in(field).get(reverse("plans:task_list")))


@pytest.mark.parametrize("name", [*READ, *WRITE])
def test_a_report_of_another_ward_does_not_exist(name, draft, frozen, signed_in):
    stranger = make.officer(make.ward("13021", "Ái Quốc", kind="xa"), Role.CHAIR)
    client = signed_in(stranger)
    for report in (draft(), frozen):
        answer = client.post(url(name, report)) if name in WRITE else client.get(url(name, report))
        assert answer.status_code == 404


@pytest.mark.parametrize("name", PARTS)
def test_parts_of_another_wards_report_do_not_exist(name, draft, signed_in):
    stranger = make.officer(make.ward("13021", "Ái Quốc", kind="xa"), Role.CHAIR)
    assert signed_in(stranger).post(url(name, draft(), "next")).status_code == 404


def test_a_plan_of_another_ward_cannot_be_chosen(chief, signed_in):
    foreign = make.plan(make.ward("13021", "Ái Quốc", kind="xa"))
    answer = signed_in(chief).post(
        reverse("reports:report_new"), {"plans": [foreign.pk], "period": "Năm 2026"}
    )
    assert (answer.status_code, Report.objects.count()) == (422, 0)


@pytest.mark.parametrize("role", [Role.FIELD, Role.ADMIN])
@pytest.mark.parametrize("name", [*READ, *WRITE])
def test_reports_do_not_exist_for_those_who_do_not_report(role, name, ward, draft, signed_in):
    client = signed_in(make.officer(ward, role))
    answer = client.post(url(name, draft())) if name in WRITE else client.get(url(name, draft()))
    assert answer.status_code == 404


def test_freezing_does_not_exist_for_those_who_only_draft(ward, draft, signed_in):
    member, report = make.officer(ward, Role.SPECIALIST), draft(written=True)
    client = signed_in(member)
    assert client.get(url("report_detail", report)).context["may_freeze"] is False
    assert client.post(url("report_freeze", report)).status_code == 404
    assert Report.objects.get().is_frozen is False


@pytest.mark.parametrize("name", ["report_edit", "report_freeze", "report_remove"])
def test_what_would_change_a_frozen_report_does_not_exist(name, frozen, chief, signed_in):
    assert signed_in(chief).post(url(name, frozen)).status_code == 404


@pytest.mark.parametrize("name", PARTS)
def test_words_of_a_frozen_report_do_not_change(name, frozen, chief, signed_in):
    assert signed_in(chief).post(url(name, frozen, "next")).status_code == 404


def test_a_part_that_is_none_does_not_exist(draft, chief, signed_in):
    assert signed_in(chief).get(url("narrative_edit", draft(), "appendix")).status_code == 404


@pytest.mark.parametrize("name", ["report_freeze", "report_correct", "report_remove"])
def test_an_act_by_get_is_refused(name, draft, chief, signed_in):
    report = draft()
    assert signed_in(chief).get(url(name, report)).status_code == 405
    assert Report.objects.filter(pk=report.pk).exists()


def test_a_list_by_post_is_refused(draft, chief, signed_in):
    report, client = draft(), signed_in(chief)
    assert [client.post(url(name, report)).status_code for name in READ] == [405] * len(READ)
