"""Lead and cooperating units (QĐ 42/2014/QĐ-TTg: chủ trì, phối hợp): each cooperating unit has its own piece, its own
confirmation and its own clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from donghanh.desk.queries import count_mine
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.contributions import (
    ask_contribution,
    change_contribution,
    confirm_contribution,
    deliver_contribution,
    return_contribution,
    withdraw_contribution,
)
from donghanh.plans.actions.lifecycle import pause_task, transfer_task
from donghanh.plans.actions.tasks import assign_unit
from donghanh.plans.cooperation.pieces import clock_words
from donghanh.plans.cooperation.queries import my_contributions
from donghanh.plans.enums import Part
from donghanh.plans.models import Contribution, Participant, Update
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 16, 9, tzinfo=HANOI)
MONDAY = NOW.date()


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def office(ward):
    return make.unit(ward, "Phòng Kinh tế, Hạ tầng và Đô thị")


@pytest.fixture
def police(ward):
    return make.unit(ward, "Công an phường")


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def doer(ward, office):
    return make.officer(ward, Role.SPECIALIST, unit=office)


@pytest.fixture
def partner(ward, police):
    return make.officer(ward, Role.UNIT_HEAD, unit=police)


@pytest.fixture
def task(ward, chief, office, police):
    made = make.task(make.plan(ward, chief), lead=office, due_on=date(2026, 12, 31), title="Rà soát hộ")
    Participant.objects.create(ward=ward, task=made, unit=police, part=Part.COOPERATES)
    return made


@pytest.fixture
def result(task):
    return make.result(task)


@pytest.fixture
def signed_in(client):
    def sign_in(officer):
        client.force_login(officer.user, backend=BACKEND)
        return client

    return sign_in


def asked(result, unit, by, **facts):
    known = {"deliverable": "Danh sách tạm trú", "due_on": date(2026, 11, 18)}
    return ask_contribution(result, unit, by=by, **(known | facts))


def told(officer):
    return [notice.text for notice in officer.notices.order_by("pk")]


def test_lead_and_assigner_ask_a_cooperating_unit_by_its_own_day(result, police, doer, partner):
    contribution = asked(result, police, doer)
    assert (contribution.due_on, list(my_contributions(partner))) == (date(2026, 11, 18), [contribution])
    assert told(partner) == ["Đơn vị được giao phần việc phối hợp: Rà soát hộ"]


def test_nobody_else_asks(result, police, partner):
    with pytest.raises(Forbidden):
        asked(result, police, partner)


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2027, 3, 31)])
def test_a_piece_is_not_due_after_the_result_it_serves(day, result, police, doer):
    with pytest.raises(Refused, match=r"31/12/2026"):
        asked(result, police, doer, due_on=day)


def test_a_unit_without_part_in_the_task_is_not_asked(result, doer, ward):
    with pytest.raises(Refused):
        asked(result, make.unit(ward), doer)


def test_a_unit_owes_one_piece_a_result(result, police, doer):
    asked(result, police, doer)
    with pytest.raises(Refused):
        asked(result, police, doer)


def test_the_clock_stops_on_the_day_delivered_once_confirmed(result, police, doer, partner, ward):
    contribution = asked(result, police, doer)
    delivered = deliver_contribution(contribution, on=MONDAY, summary="Đã gửi danh sách", by=partner)
    waiting = clock_words(delivered, ward=ward, on=date(2026, 11, 20))
    confirmed = confirm_contribution(delivered, by=doer)
    assert (waiting, clock_words(confirmed, ward=ward, on=date(2026, 12, 20))) == (
        ("waiting", "Chờ xác nhận"),
        ("ok", "Xong đúng hạn"),
    )
    assert Update.objects.get().kind == "delivery"
    assert told(doer) == ["Đơn vị phối hợp đã gửi phần việc, đề nghị xác nhận: Rà soát hộ"]


def test_a_returned_piece_is_owed_again_by_its_old_day(result, police, doer, partner, ward):
    contribution = deliver_contribution(asked(result, police, doer), on=MONDAY, summary="Đã gửi", by=partner)
    returned = return_contribution(contribution, reason="Thiếu hai tổ dân phố", by=doer)
    assert (returned.returned_times, returned.delivered_on) == (1, None)
    assert clock_words(returned, ward=ward, on=date(2026, 11, 20)) == ("late", "Quá hạn 2 ngày làm việc")
    assert told(partner)[-1] == "Phần việc phối hợp bị trả lại, đề nghị hoàn thiện: Rà soát hộ"


@pytest.mark.parametrize(
    ("day", "look"),
    [
        (date(2026, 11, 10), ("doing", "Đang thực hiện (trong hạn)")),
        (date(2026, 11, 16), ("soon", "còn 2 ngày làm việc")),
        (date(2026, 11, 18), ("soon", "Hạn hôm nay")),
        (date(2026, 11, 19), ("late", "Quá hạn 1 ngày làm việc")),
        (date(2026, 11, 25), ("late", "Quá hạn 4 ngày làm việc")),  # 24/11 is a day off (NQ 28/2026/QH16)
    ],
)
def test_the_piece_has_its_own_clock(day, look, result, police, doer, ward):
    assert clock_words(asked(result, police, doer), ward=ward, on=day) == look


def test_who_delivers_does_not_confirm(result, police, ward, chief, office):
    both = make.officer(ward, Role.OFFICE_CHIEF, unit=police)
    delivered = deliver_contribution(asked(result, police, chief), on=MONDAY, summary="Xong", by=both)
    with pytest.raises(Forbidden):
        confirm_contribution(delivered, by=both)


def test_only_the_unit_asked_delivers(result, police, doer):
    with pytest.raises(Forbidden):
        deliver_contribution(asked(result, police, doer), on=MONDAY, summary="Xong", by=doer)


def test_nothing_was_delivered_on_a_day_to_come(result, police, doer, partner):
    with pytest.raises(Refused):
        deliver_contribution(asked(result, police, doer), on=date(2026, 11, 17), summary="Xong", by=partner)


def test_what_was_delivered_is_neither_changed_nor_withdrawn(result, police, doer, partner):
    delivered = deliver_contribution(asked(result, police, doer), on=MONDAY, summary="Xong", by=partner)
    with pytest.raises(Refused):
        change_contribution(delivered, deliverable="Khác", due_on=None, by=doer)
    with pytest.raises(Refused):
        withdraw_contribution(delivered, reason="Thôi", by=doer)
    with pytest.raises(Refused):
        deliver_contribution(delivered, on=MONDAY, summary="Lại", by=partner)


def test_a_change_and_a_withdrawal_are_told(result, police, doer, partner):
    contribution = change_contribution(
        asked(result, police, doer), deliverable="Danh sách thường trú", due_on=date(2026, 11, 30), by=doer
    )
    withdraw_contribution(contribution, reason="Đã có số liệu", by=doer)
    assert (Contribution.objects.count(), told(partner)[1:]) == (
        0,
        [
            "Phần việc phối hợp của đơn vị đã thay đổi: Rà soát hộ",
            "Phần việc phối hợp của đơn vị không còn yêu cầu: Rà soát hộ",
        ],
    )


def test_a_task_that_stands_still_asks_for_nothing(task, result, police, doer, partner, chief):
    asked(result, police, doer)
    pause_task(task, reason="Chờ", by=chief)
    assert list(my_contributions(partner)) == []


def test_a_unit_that_becomes_the_lead_owes_no_piece(task, result, police, doer, chief):
    asked(result, police, doer)
    transfer_task(task, police, reason="Đúng chức năng", by=chief)
    assert Contribution.objects.count() == 0


def test_a_unit_that_is_taken_off_owes_no_piece(task, result, police, doer, chief, office):
    asked(result, police, doer)
    assign_unit(task, office, by=chief, cooperating=[])
    assert Contribution.objects.count() == 0


def test_the_page_invites_to_ask_and_leads_through_all_steps(task, result, police, doer, partner, signed_in):
    ask = reverse("plans:contribution_ask", args=[result.pk])
    page = signed_in(doer).get(task.get_absolute_url()).content.decode()
    assert f"{ask}?unit={police.pk}" in page
    said = {"unit": police.pk, "deliverable": "Danh sách tạm trú", "due_on": "20/11/2026"}
    signed_in(doer).post(ask, said)
    contribution = Contribution.objects.get()
    mine = signed_in(partner).get(reverse("desk:my_work")).content.decode()
    deliver = reverse("plans:contribution_deliver", args=[contribution.pk])
    assert "Danh sách tạm trú" in mine
    assert deliver in mine
    said = {"summary": "Đã gửi", "on": "16/11/2026", "document_number": "12/CA"}
    signed_in(partner).post(deliver, said)
    page = signed_in(doer).get(task.get_absolute_url()).content.decode()
    assert reverse("plans:contribution_confirm", args=[contribution.pk]) in page
    signed_in(doer).post(reverse("plans:contribution_confirm", args=[contribution.pk]), {})
    contribution.refresh_from_db()
    assert (contribution.confirmed_by, task.evidence.get().document_number) == (doer, "12/CA")


def test_what_waits_for_confirmation_stands_on_the_page_of_who_leads(
    task, result, police, doer, partner, signed_in
):
    task.officer = doer
    task.save()
    contribution = deliver_contribution(asked(result, police, doer), on=MONDAY, summary="Xong", by=partner)
    mine = signed_in(doer).get(reverse("desk:my_work")).content.decode()
    assert reverse("plans:contribution_confirm", args=[contribution.pk]) in mine
    assert list(my_contributions(partner)) == []


@pytest.mark.parametrize(
    "name",
    ["contribution_change", "contribution_withdraw", "contribution_confirm", "contribution_return"],
)
def test_the_cooperating_unit_does_not_find_the_acts_of_the_lead(
    name, result, police, doer, partner, signed_in
):
    address = reverse(f"plans:{name}", args=[asked(result, police, doer).pk])
    client = signed_in(partner)
    assert [client.get(address).status_code, client.post(address, {}).status_code] == [404, 404]


@pytest.mark.parametrize("rows", [1, 3])
def test_own_work_costs_the_same_for_one_and_three_pieces(
    rows, ward, chief, office, police, doer, partner, signed_in, django_assert_num_queries
):
    plan = make.plan(ward, chief)
    for _ in range(rows):
        made = make.task(plan, lead=office, due_on=date(2026, 12, 31))
        Participant.objects.create(ward=ward, task=made, unit=police, part=Part.COOPERATES)
        asked(make.result(made), police, doer)
    client = signed_in(partner)
    client.get(reverse("desk:my_work"))
    with django_assert_num_queries(22):
        page = client.get(reverse("desk:my_work"))
    assert len(page.context["pieces"]) == rows


def test_the_page_says_who_held_the_task_how_long(task, doer, signed_in, clock):
    clock.move_to(datetime(2026, 11, 20, 9, tzinfo=HANOI))
    page = signed_in(doer).get(task.get_absolute_url()).content.decode()
    assert "Thời gian giữ việc" in page


def test_a_piece_due_before_days_off_is_overdue_without_a_number_of_days(result, police, doer, ward):
    """Due on Friday 20/11/2026, seen on Saturday."""
    contribution = asked(result, police, doer, due_on=date(2026, 11, 20))
    assert clock_words(contribution, ward=ward, on=date(2026, 11, 21)) == ("late", "Quá hạn")


def test_the_badge_of_own_work_counts_the_pieces(task, result, police, doer, partner):
    before = count_mine(partner)
    asked(result, police, doer)
    assert (before, count_mine(partner)) == (0, 1)
