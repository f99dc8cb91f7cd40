"""Returning, transferring, pausing, cancelling a task and setting it going again (QĐ 42/2014/QĐ-TTg: trả lại, tạm dừng,
hủy): always with a reason, out of both rates, and offered only where it makes sense."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.lifecycle import (
    cancel_task,
    pause_task,
    resume_task,
    return_task,
    transfer_task,
)
from donghanh.plans.actions.requests import move_deadline
from donghanh.plans.actions.results import accept_result, claim_result, reopen_result
from donghanh.plans.actions.tasks import add_task
from donghanh.plans.enums import Status
from donghanh.plans.models import Claim, Extension, Result
from donghanh.plans.offers import offered_acts
from donghanh.plans.queries import returned_tasks, standing_of
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def office(ward):
    return make.unit(ward, "Phòng Kinh tế, Hạ tầng và Đô thị")


@pytest.fixture
def culture(ward):
    return make.unit(ward, "Phòng Văn hóa - Xã hội")


@pytest.fixture
def doer(ward, office):
    return make.officer(ward, Role.SPECIALIST, unit=office)


@pytest.fixture
def task(ward, chief, office):
    plan = make.plan(ward, chief)
    return add_task(
        plan, title="Khảo sát hộ kinh doanh", by=chief, due_on=date(2026, 12, 31), lead_unit=office
    )


@pytest.fixture
def signed_in(client):
    def sign_in(officer):
        client.force_login(officer.user, backend=BACKEND)
        return client

    return sign_in


def status(task):
    return make.result(task).status


def offered(task, officer):
    acts = offered_acts(task, list(task.results.all()), standing_of(task), officer)
    return [act.url.partition("?")[0].rstrip("/").rpartition("/")[2] for act in acts]


def told(officer):
    return list(officer.notices.order_by("pk").values_list("text", flat=True))


def test_a_returned_task_owes_nothing_and_waits_for_the_assigner(task, doer, chief, culture):
    return_task(task, reason="Thuộc chức năng của phòng Văn hóa", by=doer, proposed_unit=culture)
    waiting = returned_tasks(chief).get()
    assert (status(task), waiting.task, waiting.proposed_unit) == (Status.RETURNED, task, culture)
    assert told(chief) == ["Đơn vị trả lại việc, chờ quyết định: Khảo sát hộ kinh doanh"]


def test_only_the_lead_unit_returns_a_task(task, ward, culture):
    with pytest.raises(Forbidden):
        return_task(task, reason="Không phải việc", by=make.officer(ward, unit=culture))


def test_a_task_is_not_proposed_to_the_unit_that_returns_it(task, doer, office):
    with pytest.raises(Refused):
        return_task(task, reason="Không phải việc", by=doer, proposed_unit=office)


def test_handing_a_returned_task_on_ends_the_return_and_begins_a_new_term(task, doer, chief, culture):
    return_task(task, reason="Sai chức năng", by=doer, proposed_unit=culture)
    transfer_task(task, culture, reason="Đúng chức năng", by=chief)
    terms = [(term.unit.name, term.ended_at is None) for term in task.lead_terms.all()]
    assert (status(task), list(returned_tasks(chief))) == (Status.NOT_STARTED, [])
    assert terms == [("Phòng Kinh tế, Hạ tầng và Đô thị", False), ("Phòng Văn hóa - Xã hội", True)]


def test_a_returned_task_that_stays_goes_on_with_its_unit_and_the_answer(task, doer, chief):
    return_task(task, reason="Sai chức năng", by=doer)
    resume_task(task, answer="Đúng Quyết định phân công", by=chief)
    ended = task.interruptions.get()
    assert (status(task), ended.answer, ended.ended_by) == (
        Status.NOT_STARTED,
        "Đúng Quyết định phân công",
        chief,
    )


def test_a_pause_makes_up_for_lost_time_with_a_later_deadline(task, chief):
    pause_task(task, reason="Chờ sắp xếp đơn vị", by=chief)
    resume_task(task, answer="Đã sắp xếp xong", by=chief, new_due_on=date(2027, 1, 29))
    result = make.result(task)
    assert (result.first_due_on, result.due_on) == (date(2026, 12, 31), date(2027, 1, 29))
    assert Extension.objects.get().reason == "Đã sắp xếp xong"


def test_one_new_deadline_is_refused_where_several_results_are_owed(task, chief, ward):
    Result.objects.create(
        ward=ward, task=task, label="Lần 2", due_on=date(2027, 3, 31), first_due_on=date(2027, 3, 31)
    )
    pause_task(task, reason="Chờ", by=chief)
    with pytest.raises(Refused):
        resume_task(task, answer="Tiếp tục", by=chief, new_due_on=date(2027, 6, 30))


def test_what_was_finished_stays_finished_when_the_rest_is_cancelled(task, chief, doer, ward):
    late = Result.objects.create(
        ward=ward, task=task, label="Lần 2", due_on=date(2027, 3, 31), first_due_on=date(2027, 3, 31)
    )
    first = task.results.get(label="")
    accept_result(claim_result(first, on=date(2026, 6, 1), summary="Xong", by=doer), by=chief)
    cancel_task(task, reason="Kế hoạch được thay thế", by=chief)
    statuses = {
        result.pk: result.status for result in task.results.with_status(ward, on=timezone.localdate())
    }
    assert statuses == {first.pk: Status.EARLY, late.pk: Status.CANCELLED}


@pytest.mark.parametrize("act", [pause_task, cancel_task])
def test_only_the_assigner_stops_a_task(act, task, doer):
    with pytest.raises(Forbidden):
        act(task, reason="Thôi", by=doer)


@pytest.mark.parametrize("act", [pause_task, cancel_task])
def test_nothing_stops_without_a_reason(act, task, chief):
    with pytest.raises(Refused):
        act(task, reason="  ", by=chief)


def test_a_task_whose_result_waits_for_approval_is_not_stopped(task, chief, doer):
    claim_result(make.result(task), on=date(2026, 6, 1), summary="Xong", by=doer)
    with pytest.raises(Refused):
        pause_task(task, reason="Chờ", by=chief)


def test_a_reopened_result_is_owed_again_by_its_old_deadline(task, chief, doer):
    result = accept_result(
        claim_result(make.result(task), on=date(2026, 6, 1), summary="Xong", by=doer), by=chief
    )
    reopen_result(result, reason="Thiếu số liệu hai khu phố", by=chief)
    again = make.result(task)
    assert (again.status, again.due_on, again.claimed_on) == (Status.IN_PROGRESS, date(2026, 12, 31), None)
    assert told(doer)[-1] == "Mở lại kết quả đã chấp nhận, đề nghị hoàn thiện: Khảo sát hộ kinh doanh"


def test_time_until_the_reopening_stays_with_who_approved(task, chief, doer):
    result = accept_result(
        claim_result(make.result(task), on=date(2026, 6, 1), summary="Xong", by=doer), by=chief
    )
    reopen_result(result, reason="Thiếu số liệu", by=chief)
    claim = Claim.objects.get()
    assert (claim.granted, claim.answer, make.result(task).returned_times) == (False, "Thiếu số liệu", 1)


def test_offers_of_a_running_task(task, chief, doer):
    assert offered(task, chief) == ["chuyen-don-vi", "tam-dung", "huy", "nhieu-viec"]
    assert offered(task, doer) == ["tra-lai"]


@pytest.mark.parametrize(
    ("stop", "offers"),
    [
        (pause_task, ["lam-tiep", "chuyen-don-vi", "huy"]),
        (cancel_task, ["lam-tiep"]),
    ],
)
def test_offers_of_a_task_that_stands_still(stop, offers, task, chief, doer):
    stop(task, reason="Chờ", by=chief)
    assert (offered(task, chief), offered(task, doer)) == (offers, [])


def test_nothing_is_offered_once_everything_is_finished(task, chief, doer):
    accept_result(claim_result(make.result(task), on=date(2026, 6, 1), summary="Xong", by=doer), by=chief)
    assert (offered(task, chief), offered(task, doer)) == ([], [])


def test_the_page_says_why_a_task_stands_still_and_offers_the_proposed_unit(
    task, chief, doer, culture, signed_in
):
    return_task(task, reason="Thuộc phòng Văn hóa", by=doer, proposed_unit=culture)
    page = signed_in(chief).get(task.get_absolute_url()).content.decode()
    for words in ("Trả lại người giao việc", str(doer), "Thuộc phòng Văn hóa", f"Chuyển cho {culture.label}"):
        assert words in page
    assert reverse("plans:result_claim", args=[make.result(task).pk]) not in page
    answer = signed_in(chief).post(
        reverse("plans:task_transfer", args=[task.pk]),
        {"unit": culture.pk, "reason": "Thuộc phòng Văn hóa"},
    )
    task.refresh_from_db()
    assert (answer.status_code, task.lead_unit) == (302, culture)


def test_the_doer_reads_that_the_assigner_decides(task, doer, signed_in):
    return_task(task, reason="Thuộc phòng Văn hóa", by=doer)
    page = signed_in(doer).get(task.get_absolute_url()).content.decode()
    assert "Người giao việc sẽ quyết định." in page
    assert reverse("plans:task_resume", args=[task.pk]) not in page


ACTS = ["task_return", "task_transfer", "task_pause", "task_cancel", "task_resume"]


@pytest.mark.parametrize("name", ACTS)
def test_a_unit_without_part_in_the_task_does_not_find_its_acts(name, task, ward, culture, signed_in):
    other = make.officer(ward, Role.SPECIALIST, unit=culture)
    address = reverse(f"plans:{name}", args=[task.pk])
    client = signed_in(other)
    assert [client.get(address).status_code, client.post(address, {}).status_code] == [404, 404]


def test_each_act_is_done_from_its_page(task, chief, doer, culture, signed_in):
    steps = [
        (doer, "task_return", {"reason": "Sai", "proposed_unit": culture.pk}, Status.RETURNED),
        (chief, "task_resume", {"answer": "Giữ nguyên"}, Status.NOT_STARTED),
        (chief, "task_pause", {"reason": "Chờ"}, Status.PAUSED),
        (chief, "task_cancel", {"reason": "Thôi"}, Status.CANCELLED),
        (chief, "task_resume", {"answer": "Khôi phục", "new_due_on": "31/3/2027"}, Status.NOT_STARTED),
        (chief, "task_transfer", {"unit": culture.pk, "reason": "Đúng chức năng"}, Status.NOT_STARTED),
    ]
    seen = []
    for officer, name, said, _expected in steps:
        answer = signed_in(officer).post(reverse(f"plans:{name}", args=[task.pk]), said)
        assert answer["Location"] == task.get_absolute_url()
        seen.append(status(task))
    assert seen == [expected for *_, expected in steps]


def test_a_later_deadline_on_the_assigners_own_motion_keeps_the_old_one(task, chief, signed_in):
    result = make.result(task)
    address = reverse("plans:deadline_move", args=[result.pk])
    answer = signed_in(chief).post(address, {"new_due_on": "31/3/2027", "reason": "Thành phố lùi hạn"})
    result.refresh_from_db()
    assert (answer.status_code, result.first_due_on, result.due_on) == (
        302,
        date(2026, 12, 31),
        date(2027, 3, 31),
    )


def test_a_deadline_is_not_moved_while_the_task_stands_still(task, chief, signed_in):
    pause_task(task, reason="Chờ", by=chief)
    page = signed_in(chief).get(task.get_absolute_url()).content.decode()
    assert reverse("plans:deadline_move", args=[make.result(task).pk]) not in page


def test_the_timeline_tells_unit_and_reason_of_a_transfer(task, chief, culture, signed_in):
    transfer_task(task, culture, reason="Đúng chức năng", by=chief)
    page = signed_in(chief).get(task.get_absolute_url()).content.decode()
    assert "Phòng Văn hóa - Xã hội<br>Đúng chức năng" in page


def test_moving_is_refused_for_a_finished_result(task, chief, doer):
    result = accept_result(
        claim_result(make.result(task), on=date(2026, 6, 1), summary="Xong", by=doer), by=chief
    )
    with pytest.raises(Refused):
        move_deadline(result, new_due_on=date(2027, 3, 31), reason="Lùi", by=chief)
