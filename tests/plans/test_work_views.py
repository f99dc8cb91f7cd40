"""Calendar, timeline, board and workload: one set of filters, each thing in its place, at a cost that does not grow."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from donghanh.org.enums import Role
from donghanh.org.models import DayOverride
from donghanh.plans.actions.results import accept_result, claim_result
from donghanh.plans.bars import bar_of, scale_of
from donghanh.plans.board import COLUMNS, board_of
from donghanh.plans.enums import Status
from donghanh.plans.queries import visible_results
from donghanh.plans.schedule import months_of, quarter_of
from donghanh.plans.workload import workload_of
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
TODAY = date(2026, 11, 20)
VIEWS = ["plans:task_calendar", "plans:task_timeline", "plans:task_board", "plans:workload"]


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
def plan(ward, chief):
    return make.plan(ward, chief)


@pytest.fixture
def opened(client, chief):
    client.force_login(chief.user, backend=BACKEND)
    return client


def month(chief, first):
    return months_of(first, 1, visible_results(chief), chief, on=TODAY)[0]


def day_of(months, day):
    return next(one for one in months.days if one.day == day)


def test_a_day_holds_what_is_due_and_what_begins(plan, chief):
    make.task(plan, title="Đến hạn", due_on=date(2026, 11, 30))
    make.task(plan, title="Bắt đầu", starts_on=date(2026, 11, 30), due_on=date(2027, 3, 31))
    day = day_of(month(chief, date(2026, 11, 1)), date(2026, 11, 30))
    assert ([row.task.title for row in day.due], [row.task.title for row in day.begins]) == (
        ["Đến hạn"],
        ["Bắt đầu"],
    )


def test_a_full_day_shows_four_and_counts_all(plan, chief):
    for _ in range(7):
        make.task(plan, due_on=date(2026, 11, 30))
    day = day_of(month(chief, date(2026, 11, 1)), date(2026, 11, 30))
    assert (len(day.due), day.due_count, day.more) == (4, 7, 3)


def test_holidays_are_named_and_worked_saturdays_too(ward, chief):
    # Ngày Văn hóa Việt Nam 24/11 is a day off since 01/7/2026 (Nghị quyết 28/2026/QH16).
    DayOverride.objects.create(ward=ward, day=date(2026, 11, 28), is_working=True, basis="Thông báo làm bù")
    november = month(make.officer(ward, Role.CHAIR), date(2026, 11, 1))
    feast, saturday, plain = (day_of(november, date(2026, 11, day)) for day in (24, 28, 21))
    assert (feast.is_working, feast.note) == (False, "Ngày Văn hóa Việt Nam")
    assert (saturday.is_working, saturday.note) == (True, "Làm bù")
    assert (plain.is_working, plain.note) == (False, "")


def test_weeks_begin_on_monday_and_leave_other_months_out(chief):
    november = month(chief, date(2026, 11, 1))
    assert [day.day.day if day else None for day in november.weeks[0]] == [None] * 6 + [1]
    assert len(november.days) == 30


@pytest.mark.parametrize(
    ("day", "first"), [(date(2026, 11, 20), date(2026, 10, 1)), (date(2026, 3, 31), date(2026, 1, 1))]
)
def test_a_quarter_is_three_months(day, first, chief):
    assert quarter_of(day) == first
    months = months_of(first, 3, visible_results(chief), chief, on=TODAY)
    assert [one.first.month for one in months] == [first.month, first.month + 1, first.month + 2]


def test_a_bar_reaches_from_its_beginning_to_its_deadline_within_the_year(plan, chief):
    make.task(plan, starts_on=date(2025, 10, 1), due_on=date(2026, 12, 31))
    make.task(plan, starts_on=date(2026, 7, 2), due_on=date(2026, 7, 2))
    bars = [
        bar_of(one, chief, year=2026, on=TODAY) for one in visible_results(chief).order_by("task__number")
    ]
    assert [(bar.x, bar.width) for bar in bars] == [("0.0", "1000.0"), ("500.0", "6.0")]


def test_today_stands_only_in_its_own_year():
    assert scale_of(2026, on=date(2026, 7, 2)).today == "500.0"
    assert scale_of(2025, on=date(2026, 7, 2)).today == ""


def test_every_status_has_one_column_on_the_board():
    placed = [status for statuses in COLUMNS.values() for status in statuses]
    assert sorted(placed) == sorted(Status)


def test_the_board_counts_all_and_shows_the_first_fifty(plan, chief):
    for _ in range(52):
        make.task(plan, due_on=date(2026, 9, 30))
    make.task(plan, due_on=date(2026, 11, 25))
    columns = {
        column.state: (column.count, len(column.cards), column.more)
        for column in board_of(visible_results(chief), chief)
    }
    assert (columns["overdue"], columns["due_soon"], columns["claimed"]) == (
        (52, 50, 2),
        (1, 1, 0),
        (0, 0, 0),
    )


def test_a_leader_accepts_on_the_board_and_a_doer_reports(plan, office, doer, chief):
    make.task(plan, lead=office, officer=doer, due_on=date(2026, 12, 31))
    claimed = make.task(plan, lead=office, officer=doer, due_on=date(2026, 12, 31))
    claim_result(make.result(claimed), on=date(2026, 11, 19), summary="Xong", by=doer)

    def acts(reader):
        cards = [card for column in board_of(visible_results(reader), reader) for card in column.cards]
        return sorted((card.row.task.number, card.row.may_decide, card.may_work) for card in cards)

    assert acts(chief) == [(1, False, False), (2, True, False)]
    assert acts(doer) == [(1, False, True), (2, False, False)]


def test_the_workload_counts_people_with_nothing_and_adds_up(ward, plan, office, doer, chief):
    idle = make.officer(ward, Role.SPECIALIST, unit=office)
    make.task(plan, lead=office, officer=doer, due_on=date(2026, 9, 30))
    make.task(plan, lead=office, officer=doer, due_on=date(2026, 11, 26))
    make.task(plan, lead=office, due_on=date(2026, 12, 10))
    make.task(plan, due_on=date(2026, 12, 31))
    load = workload_of(visible_results(chief), chief, on=TODAY)
    lines = {
        (line.unit and line.unit.pk, line.person and line.person.pk, line.is_unit): (
            line.load.open,
            line.load.late,
            line.load.weeks,
        )
        for line in load.lines
    }
    assert lines[office.pk, doer.pk, False] == (2, 1, [0, 1, 0, 0])
    assert lines[office.pk, idle.pk, False] == (0, 0, [0, 0, 0, 0])
    assert lines[office.pk, None, False] == (1, 0, [0, 0, 0, 1])
    assert lines[office.pk, None, True] == (3, 1, [0, 1, 0, 1])
    assert sum(line.load.open for line in load.lines if line.is_unit) == load.total.open == 4


def test_who_has_twice_the_median_and_at_least_five_is_overloaded(ward, plan, office, doer, chief):
    colleague = make.officer(ward, Role.SPECIALIST, unit=office)
    for _ in range(6):
        make.task(plan, lead=office, officer=doer, due_on=date(2026, 9, 30))
    make.task(plan, lead=office, officer=colleague, due_on=date(2026, 9, 30))
    load = workload_of(visible_results(chief), chief, on=TODAY)
    # The median of 6 and 1 is 3.5: the limit is 7.
    assert [line.person for line in load.lines if line.overloaded] == []
    make.task(plan, lead=office, officer=doer, due_on=date(2026, 11, 30))
    load = workload_of(visible_results(chief), chief, on=TODAY)
    assert [line.person for line in load.lines if line.overloaded] == []
    make.task(plan, lead=office, officer=make.officer(ward, unit=office), due_on=date(2026, 9, 30))
    load = workload_of(visible_results(chief), chief, on=TODAY)
    assert [line.person for line in load.lines if line.overloaded] == [doer]


def test_every_figure_of_the_workload_opens_a_list_of_as_many_rows(plan, office, doer, opened):
    for due in (
        date(2026, 9, 30),
        date(2026, 11, 20),
        date(2026, 11, 26),
        date(2026, 12, 12),
        date(2027, 5, 1),
    ):
        make.task(plan, lead=office, officer=doer, due_on=due)
    done = make.task(plan, lead=office, officer=doer, due_on=date(2026, 11, 26))
    claim_result(make.result(done), on=date(2026, 11, 19), summary="Xong", by=doer)
    line, links = next(
        pair for pair in opened.get(reverse("plans:workload")).context["lines"] if pair[0].person == doer
    )
    figures = [(line.load.open, links["open"]), (line.load.late, links["late"]), *links["weeks"]]
    assert [(count, opened.get(url).context["page"].paginator.count) for count, url in figures] == [
        (5, 5), (1, 1), (1, 1), (1, 1), (0, 0), (1, 1),
    ]  # fmt: skip


def test_the_views_hand_their_filters_on(plan, office, opened):
    page = opened.get(reverse("plans:task_board"), {"unit": office.pk, "q": "đất", "page": "2"})
    urls = {url for _words, url, _current in page.context["tabs"]}
    assert f"{reverse('plans:task_calendar')}?q=%C4%91%E1%BA%A5t&unit={office.pk}" in urls


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_shows_only_what_it_is_narrowed_to(view, ward, plan, office, opened):
    make.task(plan, lead=office, title="Rà soát quy hoạch", due_on=date(2026, 11, 25))
    make.task(
        plan, lead=make.unit(ward, "Tổ dân phố số 9"), title="Số hóa đất đai", due_on=date(2026, 11, 26)
    )
    page = opened.get(reverse(view), {"unit": office.pk}).content.decode()
    if view == "plans:workload":
        assert page.count('<a class="tally') == 4  # open and one week, of the unit and of nobody in it
    else:
        assert ("Rà soát quy hoạch" in page, "Số hóa đất đai" in page) == (True, False)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "address", [{}, {"thang": "1899-13", "nam": "x", "nhom": "?", "page": "-1"}, {"quy": "2026-9"}]
)
def test_an_empty_ward_and_a_hostile_address_give_a_page(view, address, opened):
    assert opened.get(reverse(view), address).status_code == 200


COSTS = {"plans:task_calendar": 27, "plans:task_timeline": 26, "plans:task_board": 25, "plans:workload": 27}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("rows", [1, 3])
def test_a_view_costs_the_same_for_one_and_three_rows(
    view, rows, ward, plan, office, doer, opened, django_assert_num_queries
):
    for number in range(rows):
        make.task(
            plan, lead=office, officer=doer, due_on=date(2026, 11, 25 + number), starts_on=date(2026, 11, 2)
        )
    opened.get(reverse(view))
    with django_assert_num_queries(COSTS[view]):
        opened.get(reverse(view))


def test_the_workload_is_a_workbook_on_request(opened):
    book = opened.get(reverse("plans:workload"), {"xuat": "xlsx"})
    assert (book["Content-Disposition"], book.content[:2]) == (
        'attachment; filename="khoi-luong.xlsx"',
        b"PK",
    )


def test_a_finished_result_is_on_the_calendar_too(plan, office, doer, chief):
    done = make.task(plan, lead=office, officer=doer, due_on=date(2026, 11, 18))
    accept_result(claim_result(make.result(done), on=date(2026, 11, 17), summary="Xong", by=doer), by=chief)
    day = day_of(month(chief, date(2026, 11, 1)), date(2026, 11, 18))
    assert [row.words for row in day.due] == ["Hoàn thành trước hạn"]
