"""Many tasks at once: all of them or none, each by its own rules, with a reason for each that refuses."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from donghanh.audit.models import Entry
from donghanh.org.enums import Role
from donghanh.plans.actions.bulk import PartlyRefused, assign_tasks, set_products, set_rhythms
from donghanh.plans.models import Task
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
LONG_AGO = datetime(2025, 1, 15, tzinfo=UTC)
URL = "plans:task_bulk"


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
def plan(ward, chief):
    return make.plan(ward, chief)


@pytest.fixture
def signed_in(client):
    def sign_in(officer):
        client.force_login(officer.user, backend=BACKEND)
        return client

    return sign_in


def test_tasks_are_given_to_a_unit_and_a_person_each_with_its_trail(ward, plan, office, chief):
    tasks = [make.task(plan) for _ in range(3)]
    doer = make.officer(ward, unit=office)
    assert assign_tasks(tasks, unit=office, officer=doer, by=chief) == 3
    assert set(Task.objects.values_list("lead_unit", "officer")) == {(office.pk, doer.pk)}
    assert [
        Entry.objects.filter(verb=verb).count() for verb in ("plans.assign_unit", "plans.assign_officer")
    ] == [3, 3]


def test_who_approves_and_who_cooperates_stays(ward, plan, office, chief):
    approver = chief.duties[0]
    task = make.task(plan, approver=approver)
    helper = make.unit(ward)
    task.participants.create(ward=ward, unit=helper, part="coop")
    assign_tasks([task], unit=office, officer=None, by=chief)
    task.refresh_from_db()
    assert (task.approver, [part.unit for part in task.participants.all()]) == (approver, [helper])


def test_one_refusal_undoes_all_and_says_which_and_why(plan, office, chief):
    free, locked = make.task(plan), make.task(plan, product="Danh mục", confirmed_at=LONG_AGO)
    with pytest.raises(PartlyRefused) as refused:
        set_products([free, locked], "Báo cáo", by=chief)
    assert [(one.task, one.reason[:21]) for one in refused.value.refusals] == [
        (locked, "Nội dung này đã khóa ")
    ]
    assert list(Task.objects.order_by("pk").values_list("product", flat=True)) == ["", "Danh mục"]


def test_a_person_of_another_unit_is_refused(ward, plan, office, chief):
    task = make.task(plan, lead=office)
    stranger = make.officer(ward, unit=make.unit(ward))
    with pytest.raises(PartlyRefused) as refused:
        assign_tasks([task], unit=None, officer=stranger, by=chief)
    assert [one.task for one in refused.value.refusals] == [task]


def test_a_rhythm_is_refused_where_the_document_gives_a_deadline(plan, chief):
    undated, dated = make.task(plan), make.task(plan, due_on=date(2026, 12, 31))
    with pytest.raises(PartlyRefused) as refused:
        set_rhythms([undated, dated], "yearly", since=date(2026, 1, 1), by=chief)
    assert [one.task for one in refused.value.refusals] == [dated]
    assert set_rhythms([undated], "yearly", since=date(2026, 1, 1), by=chief) == 1


def test_a_head_may_only_put_people_in_charge_of_their_own_tasks(ward, plan, office):
    head, doer = make.officer(ward, Role.UNIT_HEAD, unit=office), make.officer(ward, unit=office)
    own, other = make.task(plan, lead=office), make.task(plan, lead=make.unit(ward))
    assert assign_tasks([own], unit=None, officer=doer, by=head) == 1
    with pytest.raises(PartlyRefused):
        assign_tasks([other], unit=None, officer=doer, by=head)


def test_the_page_asks_acts_once_and_goes_back_to_the_list(plan, office, chief, signed_in):
    tasks = [make.task(plan).pk for _ in range(2)]
    client, back = signed_in(chief), reverse("plans:task_list") + "?state=all"
    asked = client.get(reverse(URL), {"task": tasks, "act": "assign", "next": back})
    assert asked.content.decode().count("data-pick checked") == 2
    answer = client.post(reverse(URL), {"task": tasks, "act": "assign", "next": back, "unit": office.pk})
    assert (answer["Location"], set(Task.objects.values_list("lead_unit", flat=True))) == (back, {office.pk})


def test_the_page_tells_what_refuses_and_unticks_it(plan, chief, signed_in):
    free, locked = make.task(plan), make.task(plan, product="Danh mục", confirmed_at=LONG_AGO)
    asked = {"task": [free.pk, locked.pk], "act": "product", "product": "Báo cáo"}
    page = signed_in(chief).post(reverse(URL), asked)
    assert (page.status_code, page.context["refused"], page.context["left"]) == (422, 1, 1)
    assert page.content.decode().count("data-pick checked") == 1
    assert Task.objects.filter(product="Báo cáo").count() == 0


def test_words_to_remind_hold_what_is_owed_only(plan, chief, signed_in):
    task = make.task(plan, title="Rà soát nhà đất", due_on=date(2026, 9, 30))
    page = signed_in(chief).get(reverse(URL), {"task": [task.pk], "act": "remind"})
    assert "1. Rà soát nhà đất" in page.context["text"]


def test_a_task_of_another_ward_makes_the_whole_choice_vanish(plan, chief, signed_in):
    own = make.task(plan)
    foreign = make.task(make.plan(make.ward("13021", "Ái Quốc", kind="xa")))
    page = signed_in(chief).get(reverse(URL), {"task": [own.pk, foreign.pk], "act": "assign"})
    assert page.status_code == 404


@pytest.mark.parametrize("act", ["product", "rhythm", "delete"])
def test_acts_of_assigners_do_not_exist_for_a_head(ward, plan, office, signed_in, act):
    task = make.task(plan, lead=office)
    head = make.officer(ward, Role.UNIT_HEAD, unit=office)
    assert signed_in(head).get(reverse(URL), {"task": [task.pk], "act": act}).status_code == 404


def test_a_specialist_chooses_nothing_in_the_list(ward, plan, office, signed_in):
    make.task(plan, lead=office)
    page = signed_in(make.officer(ward, unit=office)).get(reverse("plans:task_list"))
    assert "data-pick" not in page.content.decode()
