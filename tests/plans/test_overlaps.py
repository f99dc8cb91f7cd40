"""One duty in two plans: judged by a person, done once, counted once, and taken back without a trace on the facts."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.http import Http404
from django.urls import reverse

from donghanh.audit.models import Entry
from donghanh.desk.queries import EVERY, cockpit, count_mine
from donghanh.kernel.errors import Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.overlaps import link_tasks, tell_apart, withdraw_judgement
from donghanh.plans.actions.requests import ask_late_review, decide_late_review
from donghanh.plans.actions.results import accept_result, claim_result, reopen_result, return_result
from donghanh.plans.actions.tasks import open_periods, set_rhythm
from donghanh.plans.matching import match_results
from donghanh.plans.measures import finished_results
from donghanh.plans.models import Overlap, Result
from donghanh.plans.overlaps import pair_of, suggestions
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
SAME = "Tổ chức tham vấn ý kiến của doanh nghiệp, doanh nhân"


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")), tick=False):
        yield


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def office(ward):
    return make.unit(ward, "Phòng Kinh tế")


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def doer(ward, office):
    return make.officer(ward, Role.SPECIALIST, unit=office)


@pytest.fixture
def main(ward, chief, office, doer):
    plan = make.plan(ward, chief, short_title="Nghị quyết 41")
    return make.task(plan, title=SAME, lead=office, officer=doer, due_on=date(2026, 12, 31))


@pytest.fixture
def twin(ward, chief, office, doer):
    plan = make.plan(ward, chief, short_title="Nghị quyết 68")
    return make.task(
        plan, title=f"{SAME} khi xây dựng chính sách", lead=office, officer=doer, due_on=date(2026, 6, 30)
    )


def facts(task):
    return Result.objects.filter(task=task).values_list("finished_on", "claimed_on", "served_by").get()


def finish(task, doer, chief, on=date(2026, 11, 19)):
    return accept_result(
        claim_result(make.result(task), on=on, summary="Đã tham vấn 42 doanh nghiệp", by=doer), by=chief
    )


def test_accepting_the_leading_result_finishes_the_other_on_the_same_day(main, twin, chief, doer):
    link_tasks(main, twin, by=chief)
    serving = finish(main, doer, chief)
    assert facts(twin) == (date(2026, 11, 19), date(2026, 11, 19), serving.pk)
    assert (make.result(main).status, make.result(twin).status) == (
        "early",
        "late",
    )  # each by its own deadline


def test_a_result_accepted_before_the_link_counts_at_once(main, twin, chief, doer):
    finish(main, doer, chief)
    link_tasks(main, twin, by=chief)
    assert facts(twin)[0] == date(2026, 11, 19)


def test_a_claim_or_its_return_changes_nothing_for_the_other(main, twin, chief, doer):
    link_tasks(main, twin, by=chief)
    claimed = claim_result(make.result(main), on=date(2026, 11, 19), summary="Xong", by=doer)
    assert facts(twin)[:2] == (None, None)
    return_result(claimed, reason="Thiếu văn bản", by=chief)
    assert facts(twin)[:2] == (None, None)


def test_opening_the_leading_result_again_opens_the_other(main, twin, chief, doer):
    link_tasks(main, twin, by=chief)
    reopen_result(finish(main, doer, chief), reason="Chưa có văn bản", by=chief)
    assert facts(twin)[:2] == (None, None)


def test_a_corrected_day_is_corrected_for_both(main, twin, chief, doer):
    link_tasks(main, twin, by=chief)
    finish(main, doer, chief)
    Result.objects.filter(task=main).update(due_on=date(2026, 11, 1))
    review = ask_late_review(
        make.result(main), reason="Nộp sớm hơn", corrected_finished_on=date(2026, 6, 15), by=doer
    )
    decide_late_review(review, granted=True, answer="", by=chief)
    assert facts(twin)[0] == date(2026, 6, 15)


def test_the_other_is_reported_where_the_duty_is_led(main, twin, chief, doer):
    link_tasks(main, twin, by=chief)
    with pytest.raises(Refused):
        claim_result(make.result(twin), on=date(2026, 11, 19), summary="Xong", by=doer)


def test_the_other_is_opened_again_where_the_duty_is_led(main, twin, chief, doer):
    link_tasks(main, twin, by=chief)
    finish(main, doer, chief)
    with pytest.raises(Refused):
        reopen_result(make.result(twin), reason="Chưa có văn bản", by=chief)
    assert facts(twin)[0] == date(2026, 11, 19)


def test_taking_the_judgement_back_makes_the_result_owed_again(main, twin, chief, doer):
    overlap = link_tasks(main, twin, by=chief)
    finish(main, doer, chief)
    withdraw_judgement(overlap, by=chief)
    twin.refresh_from_db()
    assert (twin.same_as, facts(twin), facts(main)[0]) == (None, (None, None, None), date(2026, 11, 19))
    assert Entry.objects.filter(verb="plans.withdraw_judgement").count() == 2


def test_a_result_of_its_own_stays_its_own(main, twin, chief, doer):
    finish(twin, doer, chief, on=date(2026, 6, 30))
    link_tasks(main, twin, by=chief)
    assert facts(twin) == (date(2026, 6, 30), date(2026, 6, 30), None)


def test_a_duty_counts_once_in_the_ward_and_once_in_each_plan(main, twin, chief, office):
    link_tasks(main, twin, by=chief)
    view = cockpit(chief)
    cells = [
        view.cells[key].total
        for key in ((EVERY, main.plan_id), (EVERY, twin.plan_id), (office.pk, EVERY), (EVERY, EVERY))
    ]
    assert (cells, view.rates.dated) == ([1, 1, 1, 1], 1)
    assert sum(view.cells[unit.pk if unit else None, EVERY].total for unit in view.units) == view.ward.total


def test_the_measure_of_finished_results_counts_it_once(main, twin, chief, doer, ward):
    link_tasks(main, twin, by=chief)
    finish(main, doer, chief)
    assert finished_results([ward.pk], date(2026, 1, 1), date(2026, 12, 31)).count() == 1


def test_nobody_owes_it_twice(main, twin, chief, doer):
    assert count_mine(doer) == 2
    link_tasks(main, twin, by=chief)
    assert count_mine(doer) == 1


def test_the_list_of_all_plans_holds_it_once_and_each_plan_its_own(main, twin, chief, client):
    link_tasks(main, twin, by=chief)
    client.force_login(chief.user, backend=BACKEND)

    def listed(**query):
        return [row.task for row in client.get(reverse("plans:task_list"), query).context["rows"]]

    assert (listed(), listed(plan=twin.plan_id), set(listed(q="tham vấn"))) == ([main], [twin], {main, twin})


def test_periods_of_both_meet_by_name_also_those_opened_later(ward, chief):
    tasks = [make.task(make.plan(ward, chief), title=SAME) for _ in range(2)]
    for task in tasks:
        set_rhythm(task, "yearly", since=date(2026, 1, 1), by=chief)
    link_tasks(*tasks, by=chief)
    for task in tasks:
        task.refresh_from_db()
        open_periods(task, until=date(2027, 2, 1))
    served = Result.objects.filter(task=tasks[1]).order_by("label").values_list("label", "served_by__label")
    assert list(served) == [("Năm 2026", "Năm 2026"), ("Năm 2027", "Năm 2027")]


def test_a_deadline_within_a_period_meets_that_period():
    year = Result(label="Năm 2026", starts_on=date(2026, 1, 1), due_on=date(2026, 12, 14))
    later = Result(label="Năm 2027", starts_on=date(2027, 1, 1), due_on=date(2027, 12, 14))
    once = Result(due_on=date(2026, 6, 30))
    assert match_results([once], [later, year]) == [(once, year)]
    assert match_results([once], [later]) == [(once, later)]  # the only ones of either
    assert match_results([once, Result(due_on=date(2030, 1, 1))], [later]) == []


def test_two_that_only_sound_alike_are_not_suggested_again(main, twin, chief):
    for number in range(4):
        make.task(
            main.plan,
            title=f"Số hóa dữ liệu lĩnh vực {('đất đai', 'hộ tịch', 'y tế', 'trường học')[number]} kho {number}",
        )
    assert [(one.first, one.second) for one in suggestions(chief)] == [(main.pk, twin.pk)]
    overlap = tell_apart(main, twin, reason="Hai cuộc khác nhau", by=chief)
    assert suggestions(chief) == []
    withdraw_judgement(overlap, by=chief)
    assert len(suggestions(chief)) == 1


def test_chains_and_pairs_of_one_plan_are_refused(main, twin, chief):
    link_tasks(main, twin, by=chief)
    third = make.task(make.plan(main.ward, chief), title=SAME)
    fourth = make.task(main.plan, title=SAME)
    for leading, led in ((twin, third), (third, main), (main, fourth), (main, twin)):
        with pytest.raises(Refused):
            link_tasks(leading, led, by=chief)
    assert Overlap.objects.count() == 1


def test_only_assigners_judge(main, twin, doer):
    with pytest.raises(Http404):
        link_tasks(main, twin, by=doer)


def test_what_differs_is_marked_and_the_leading_task_stands_first(main, twin, chief):
    link_tasks(twin, main, by=chief)
    main.refresh_from_db()
    pair = pair_of(main, twin)
    assert (pair.first, pair.second) == (twin, main)
    assert [(fact.name, fact.differs) for fact in pair.facts] == [
        ("Đơn vị chủ trì", False),
        ("Thời hạn", True),
    ]


def test_the_page_judges_and_the_task_tells(main, twin, chief, client):
    client.force_login(chief.user, backend=BACKEND)
    client.post(
        reverse("plans:overlap_judge", args=[main.pk, twin.pk]), {"same": str(main.pk), "reason": "Cùng cuộc"}
    )
    twin.refresh_from_db()
    assert twin.same_as == main
    assert "Nghị quyết 41" in client.get(twin.get_absolute_url()).content.decode()
    assert "Nghị quyết 68" in client.get(main.get_absolute_url()).content.decode()
    judged = client.get(reverse("plans:overlap_list"), {"xem": "cung-mot-viec"})
    assert [pair.overlap.reason for pair in judged.context["pairs"]] == ["Cùng cuộc"]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("view", "cost"), [("de-xuat", 24), ("cung-mot-viec", 24)])
def test_the_page_costs_the_same_for_one_and_three_pairs(
    rows, view, cost, ward, chief, client, django_assert_num_queries
):
    matters = (
        "tham vấn ý kiến doanh nhân trẻ",
        "số hóa dữ liệu hộ tịch điện tử",
        "diễn tập phòng cháy rừng thông",
    )
    plans = [make.plan(ward, chief) for _ in range(2)]
    for words in matters[:rows]:
        tasks = [make.task(plan, title=words) for plan in plans]
        if view != "de-xuat":
            link_tasks(*tasks, by=chief)
    make.task(plans[0], title="Cắm mốc giải phóng mặt bằng khu bến cảng")
    make.task(plans[0], title="Trồng cây xanh ven kênh thủy lợi")
    client.force_login(chief.user, backend=BACKEND)
    client.get(reverse("plans:overlap_list"), {"xem": view})
    with django_assert_num_queries(cost):
        page = client.get(reverse("plans:overlap_list"), {"xem": view})
    assert len(page.context["pairs"]) == rows
