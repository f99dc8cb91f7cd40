"""The words the system proposes: from the records, nothing invented."""

from datetime import UTC, date, datetime

import pytest

from donghanh.plans.actions.requests import ask_extension, decide_extension
from donghanh.plans.actions.results import claim_result, return_result
from donghanh.plans.enums import Authority
from donghanh.reports.enums import ReportPart
from donghanh.reports.proposals import FEW, proposed_text
from donghanh.reports.standing import snapshot_of
from tests import make
from tests.reports.conftest import on

pytestmark = pytest.mark.django_db
DUE = date(2026, 9, 30)


@pytest.fixture
def said(draft):
    """The proposal for a part, in lines."""

    def lines(part: ReportPart) -> list[str]:
        report = draft()
        with on(date(2026, 12, 1)):
            return proposed_text(part, snapshot_of(report)).splitlines()

    return lines


def test_part_one_names_the_plan_the_tasks_and_who_was_put_in_charge(plan, office, centre, doer, said):
    make.task(plan, lead=office, officer=doer)
    make.task(plan, lead=centre)
    assert said(ReportPart.DIRECTION) == [
        "Triển khai Kế hoạch số 12/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân phường Ái Quốc về phát triển kinh tế tư "
        "nhân, Ủy ban nhân dân phường Ái Quốc đã theo dõi 02 nhiệm vụ do 02 cơ quan, đơn vị chủ trì; 01 nhiệm vụ đã "
        "phân công người phụ trách."
    ]


def test_part_one_tells_of_decisions_on_extensions_and_returns(plan, office, doer, chief, said):
    extended, returned = (make.task(plan, lead=office, due_on=DUE) for _ in range(2))
    with on(date(2026, 9, 20)):
        asked = ask_extension(extended.results.get(), new_due_on=date(2026, 12, 31), reason="Chờ", by=doer)
        decide_extension(asked, granted=True, answer="", by=chief)
        result = claim_result(returned.results.get(), on=date(2026, 9, 20), summary="Xong", by=doer)
        return_result(result, reason="Thiếu", by=chief)
    assert said(ReportPart.DIRECTION)[1:] == [
        "Đã xem xét, đồng ý gia hạn đối với 01 nhiệm vụ.",
        "Đã kiểm tra, yêu cầu hoàn thiện lại kết quả của 01 nhiệm vụ.",
    ]


def test_part_two_tells_results_of_the_period_in_the_words_of_the_claim(plan, office, doer, finish, said):
    finish(
        make.task(plan, lead=office, due_on=DUE, title="Lập danh mục."),
        DUE,
        by=doer,
        summary="Có danh mục 9 cơ sở",
    )
    finish(make.task(plan, lead=office, due_on=DUE), date(2025, 11, 30), by=doer)
    assert said(ReportPart.RESULTS) == [
        "Một số kết quả hoàn thành trong kỳ:",
        "- Lập danh mục: Có danh mục 9 cơ sở.",
    ]


def test_part_three_lists_the_overdue_with_the_reason_on_record(plan, office, doer, chief, said):
    begun = datetime(2026, 6, 1, tzinfo=UTC)
    task = make.task(plan, lead=office, due_on=DUE, title="Trình Nghị quyết của HĐND", confirmed_at=begun)
    with on(date(2026, 10, 5)):
        asked = ask_extension(
            task.results.get(), new_due_on=date(2026, 12, 31), reason="Chờ kỳ họp.", by=doer
        )
        decide_extension(asked, granted=False, answer="Không", by=chief)
    lines = said(ReportPart.SHORTCOMINGS)
    assert lines == [
        "Còn 01 nhiệm vụ quá hạn chưa hoàn thành:",
        f"- Trình Nghị quyết của HĐND: {office.name} (hạn 30/9/2026; quá hạn 61 ngày); đơn vị nêu khi đề nghị gia hạn: "
        "Chờ kỳ họp.",
        f"Số nhiệm vụ lâu chưa được cập nhật theo đơn vị: {office.name}: 01 nhiệm vụ.",
        f"Số ngày làm việc chậm theo nơi giữ việc: {office.name} 42 ngày.",
    ]


def test_part_three_counts_late_unled_and_undated_tasks(plan, office, doer, finish, said):
    finish(make.task(plan, lead=office, due_on=DUE), date(2026, 10, 9), by=doer)
    make.task(plan)
    assert said(ReportPart.SHORTCOMINGS) == [
        "Có 01 nhiệm vụ hoàn thành nhưng quá thời hạn được giao.",
        "Còn 01 nhiệm vụ chưa xác định cơ quan, đơn vị chủ trì.",
        "Còn 01 nhiệm vụ chưa xác định thời hạn hoặc nhịp báo cáo.",
    ]


def test_part_four_puts_the_overdue_first_then_the_next_deadlines(plan, office, said):
    make.task(plan, lead=office, due_on=DUE)
    later = make.task(plan, lead=office, due_on=date(2027, 3, 31), title="Việc sau")
    sooner = make.task(plan, lead=office, due_on=date(2026, 12, 31), title="Việc trước")
    assert said(ReportPart.NEXT) == [
        "Tập trung chỉ đạo hoàn thành dứt điểm 01 nhiệm vụ đã quá hạn; cơ quan, đơn vị chủ trì báo cáo rõ nguyên nhân "
        "và thời gian hoàn thành.",
        "Tiếp tục thực hiện các nhiệm vụ còn trong thời hạn:",
        f"- {sooner.title}: {office.name}, thời hạn 31/12/2026;",
        f"- {later.title}: {office.name}, thời hạn 31/3/2027.",
    ]


def test_part_five_asks_only_for_what_the_ward_cannot_decide(plan, office, doer, finish, said):
    make.task(plan, lead=office, title="Thống nhất phương án tài sản công", authority=Authority.SUBMIT)
    make.task(plan, lead=office, title="Việc của phường", authority=Authority.WARD)
    done = make.task(plan, lead=office, due_on=DUE, authority=Authority.COORDINATE)
    finish(done, DUE, by=doer)
    assert said(ReportPart.PROPOSALS) == [
        "Đề nghị cơ quan có thẩm quyền xem xét, cho ý kiến đối với các nội dung:",
        "- Thống nhất phương án tài sản công.",
    ]


def test_a_long_list_ends_with_the_number_of_the_others(plan, office, said):
    for _ in range(FEW + 3):
        make.task(plan, lead=office, due_on=date(2026, 12, 31))
    lines = said(ReportPart.NEXT)
    assert (len(lines), lines[-1]) == (FEW + 2, "- 03 nhiệm vụ khác nêu tại Phụ lục.")


@pytest.mark.parametrize(
    "part", [ReportPart.RESULTS, ReportPart.SHORTCOMINGS, ReportPart.NEXT, ReportPart.PROPOSALS]
)
def test_without_records_nothing_is_said(part, said):
    assert said(part) == []
