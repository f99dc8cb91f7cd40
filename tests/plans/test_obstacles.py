"""Difficulties and requests for direction (khó khăn, vướng mắc; xin ý kiến): raised, answered by a leader within three
working days (custom of the office; days as in BLDS 2015 Đ147), settled, and listed as of any day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.lifecycle import pause_task
from donghanh.plans.actions.obstacles import answer_obstacle, raise_obstacle, settle_obstacle
from donghanh.plans.difficulties import ObstacleFilter, standing_words
from donghanh.plans.enums import ObstacleKind, Status
from donghanh.plans.models import Update
from donghanh.plans.queries import obstacles_to_answer, open_obstacles, visible_obstacles
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
FRIDAY = datetime(2026, 11, 20, 9, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(FRIDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def office(ward):
    return make.unit(ward, "Phòng Kinh tế, Hạ tầng và Đô thị")


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def chair(ward):
    return make.officer(ward, Role.CHAIR)


@pytest.fixture
def doer(ward, office):
    return make.officer(ward, Role.SPECIALIST, unit=office)


@pytest.fixture
def task(ward, chief, office):
    return make.task(make.plan(ward, chief), lead=office, due_on=date(2026, 12, 31), title="Rà soát quỹ đất")


@pytest.fixture
def signed_in(client):
    def sign_in(officer):
        client.force_login(officer.user, backend=BACKEND)
        return client

    return sign_in


def raised(task, by, **facts):
    known = {"kind": ObstacleKind.OBSTACLE, "text": "Chưa có số liệu của Thuế"}
    return raise_obstacle(task, by=by, **(known | facts))


def test_a_leader_has_three_working_days_to_answer(task, doer):
    """Friday 20/11/2026; 24/11 is a day off (NQ 28/2026/QH16): Monday, Wednesday, Thursday 26/11."""
    assert raised(task, doer).answer_due_on == date(2026, 11, 26)


def test_raising_is_a_word_about_the_task(task, doer):
    raised(task, doer)
    assert (Update.objects.get().kind, make.result(task).status) == ("obstacle", Status.IN_PROGRESS)


def test_it_waits_for_the_position_it_was_put_to(task, doer, chair, chief):
    obstacle = raised(task, doer, addressee=chair.duties[0])
    waiting = [list(obstacles_to_answer(leader)) for leader in (chair, chief, doer)]
    assert waiting == [[obstacle], [], []]
    assert [chair.notices.count(), chief.notices.count()] == [1, 0]


def test_put_to_nobody_it_waits_for_every_leader(task, doer, chair, chief):
    obstacle = raised(task, doer)
    assert [list(obstacles_to_answer(leader)) for leader in (chair, chief, doer)] == [
        [obstacle],
        [obstacle],
        [],
    ]


def test_another_leader_may_answer_what_was_put_to_one(task, doer, chair, chief):
    answered = answer_obstacle(raised(task, doer, addressee=chair.duties[0]), answer="Đồng ý", by=chief)
    assert (answered.answered_by, list(obstacles_to_answer(chair))) == (chief, [])


def test_who_asks_does_not_answer(task, chief):
    with pytest.raises(Forbidden):
        answer_obstacle(raised(task, chief), answer="Đồng ý", by=chief)


def test_the_unit_that_waits_does_not_answer_itself(task, doer, ward, office):
    with pytest.raises(Forbidden):
        answer_obstacle(raised(task, doer), answer="Đồng ý", by=make.officer(ward, unit=office))


def test_an_answer_stands_and_is_told(task, doer, chief):
    obstacle = answer_obstacle(raised(task, doer), answer="Phối hợp với Thuế cơ sở", by=chief)
    with pytest.raises(Refused):
        answer_obstacle(obstacle, answer="Thôi", by=chief)
    assert [notice.text for notice in doer.notices.all()] == [
        "Vướng mắc, xin ý kiến đã được trả lời: Rà soát quỹ đất"
    ]


def test_who_raised_it_settles_it_even_without_an_answer(task, doer, chief):
    settle_obstacle(raised(task, doer), by=doer)
    assert list(obstacles_to_answer(chief)) == []


def test_a_unit_without_part_in_it_settles_nothing(task, doer, ward):
    with pytest.raises(Forbidden):
        settle_obstacle(raised(task, doer), by=make.officer(ward, unit=make.unit(ward)))


def test_what_is_settled_is_neither_answered_nor_settled_again(task, doer, chief):
    obstacle = settle_obstacle(raised(task, doer), by=doer)
    with pytest.raises(Refused):
        answer_obstacle(obstacle, answer="Đồng ý", by=chief)
    with pytest.raises(Refused):
        settle_obstacle(obstacle, by=doer)


def test_nothing_is_raised_on_a_task_that_stands_still(task, doer, chief):
    pause_task(task, reason="Chờ", by=chief)
    with pytest.raises(Refused):
        raised(task, doer)


def test_what_was_open_on_a_past_day_is_still_told(task, doer, chief, ward, clock):
    obstacle = raised(task, doer)
    clock.move_to(datetime(2026, 11, 27, 9, tzinfo=HANOI))
    settle_obstacle(obstacle, by=doer)
    days = [date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 26), date(2026, 11, 27)]
    assert [list(open_obstacles(ward, day)) for day in days] == [[], [obstacle], [obstacle], []]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 20), "Còn 3 ngày làm việc để trả lời"),
        (date(2026, 11, 25), "Còn 1 ngày làm việc để trả lời"),
        (date(2026, 11, 26), "Cần trả lời hôm nay"),
        (date(2026, 11, 27), "Quá hạn trả lời 1 ngày làm việc"),
        (date(2026, 11, 30), "Quá hạn trả lời 2 ngày làm việc"),
    ],
)
def test_the_clock_of_the_answer_in_words(day, words, task, doer, ward):
    assert standing_words(raised(task, doer), on=day, calendar=ward.calendar)[1] == words


def test_the_list_begins_with_what_waits_longest_and_ends_with_what_is_settled(task, doer, chief, clock):
    settled = settle_obstacle(raised(task, doer, text="Đã xong"), by=doer)
    answered = answer_obstacle(raised(task, doer, text="Đã trả lời"), answer="Đồng ý", by=chief)
    first = raised(task, doer, text="Chờ lâu")
    clock.move_to(datetime(2026, 11, 23, 9, tzinfo=HANOI))
    second = raised(task, doer, text="Mới nêu")
    every = ObstacleFilter.of({"state": "all"}).apply(visible_obstacles(chief))
    unsettled = ObstacleFilter.of({}).apply(visible_obstacles(chief))
    assert list(every) == [first, second, answered, settled]
    assert list(unsettled) == [first, second, answered]


def test_the_list_is_narrowed_by_words_state_and_unit(task, doer, chief, office):
    obstacle = raised(task, doer)
    wanted = [
        {"q": "quy dat"},
        {"q": "nha o"},
        {"state": "answered"},
        {"unit": str(office.pk)},
        {"unit": "9" * 40, "sort": "-password", "state": "x"},
    ]
    found = [list(ObstacleFilter.of(query).apply(visible_obstacles(chief))) for query in wanted]
    assert found == [[obstacle], [], [], [obstacle], [obstacle]]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_three_rows(
    rows, task, doer, chief, signed_in, django_assert_num_queries
):
    for _ in range(rows):
        raised(task, doer)
    client = signed_in(chief)
    client.get(reverse("plans:obstacle_list"))
    with django_assert_num_queries(23):
        page = client.get(reverse("plans:obstacle_list"))
    assert page.content.decode().count('class="cell-title"') == rows


def test_an_empty_list_says_what_fills_it(chief, signed_in):
    page = signed_in(chief).get(reverse("plans:obstacle_list")).content.decode()
    assert "do các đơn vị nêu trong từng việc sẽ hiện ở đây" in page


def test_the_list_is_a_workbook_on_request(task, doer, chief, signed_in):
    raised(task, doer, text="=1+1")
    book = signed_in(chief).get(reverse("plans:obstacle_list"), {"xuat": "xlsx"})
    assert (book.status_code, book.content[:2]) == (200, b"PK")


def test_from_the_page_of_the_task_to_the_answer_and_back(task, doer, chief, signed_in):
    said = {"kind": "direction", "text": "Cho phép lùi một tuần?", "proposal": "Lùi đến 07/01/2027"}
    signed_in(doer).post(reverse("plans:obstacle_raise", args=[task.pk]), said)
    obstacle = task.obstacles.get()
    page = signed_in(chief).get(task.get_absolute_url()).content.decode()
    assert "Cho phép lùi một tuần?" in page
    assert "Lùi đến 07/01/2027" in page
    signed_in(chief).post(reverse("plans:obstacle_answer", args=[obstacle.pk]), {"answer": "Đồng ý"})
    signed_in(doer).post(reverse("plans:obstacle_settle", args=[obstacle.pk]), {})
    obstacle.refresh_from_db()
    assert (obstacle.answer, obstacle.settled_by) == ("Đồng ý", doer)


def test_an_obstacle_waits_in_the_leaders_list_with_its_day(task, doer, chief, signed_in, clock):
    raised(task, doer)
    clock.move_to(datetime(2026, 11, 27, 9, tzinfo=HANOI))
    lines = signed_in(chief).get(reverse("desk:waiting_list")).context["waiting"]
    assert [(line.kind, line.due, line.is_late) for line in lines] == [("obstacle", date(2026, 11, 26), True)]


def test_a_unit_without_part_in_the_task_sees_nothing_of_it(task, doer, ward, signed_in):
    obstacle = raised(task, doer)
    outsider = make.officer(ward, Role.FIELD, unit=make.unit(ward))
    client = signed_in(outsider)
    names = ("obstacle_answer", "obstacle_settle")
    codes = [client.get(reverse(f"plans:{name}", args=[obstacle.pk])).status_code for name in names]
    page = client.get(reverse("plans:obstacle_list"))
    assert (codes, page.context["lines"]) == ([404, 404], [])
