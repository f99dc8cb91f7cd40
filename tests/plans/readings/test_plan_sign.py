"""Number, date and scan that come later, and the dates that follow from them."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.audit.queries import trail_of
from donghanh.org.enums import Role
from donghanh.plans.actions.plans import sign_plan
from donghanh.plans.actions.tasks import add_task
from donghanh.plans.confirmation.redating import new_dates
from donghanh.vietnamese.deadlines import parse_deadline
from tests import make

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def plan(ward, chief):
    return make.plan(ward, chief)


def task(plan, words, chief, issued=date(2026, 11, 21), **facts):
    read = parse_deadline(words, issued=issued)
    return add_task(
        plan,
        title=f"Việc {words}",
        by=chief,
        starts_on=read.start,
        due_on=read.due,
        deadline_raw=words,
        deadline=read.as_dict() | facts,
    )


@pytest.fixture
def client(client, chief):
    client.force_login(chief.user, backend=BACKEND)
    return client


def test_only_dates_that_depend_on_the_day_of_issue_are_proposed_again(plan, chief):
    without_year = task(plan, "trước ngày 05/12", chief)
    task(plan, "Quý IV/2026", chief)
    task(plan, "Thường xuyên", chief)
    sign_plan(plan, number="12/KH-UBND", issued_on=date(2025, 10, 1), by=chief)
    assert [(new.result.task, new.due_on) for new in new_dates(plan)] == [(without_year, date(2025, 12, 5))]


def test_a_date_set_by_a_person_is_not_proposed_again(plan, chief):
    task(plan, "trước ngày 05/12", chief, by_person=True)
    sign_plan(plan, number="12/KH-UBND", issued_on=date(2025, 10, 1), by=chief)
    assert new_dates(plan) == []


def test_nothing_is_proposed_before_the_plan_has_its_date(plan, chief):
    task(plan, "trước ngày 05/12", chief)
    assert new_dates(plan) == []


def test_signing_leads_to_the_dates_that_change(client, plan, chief):
    task(plan, "trước ngày 05/12", chief)
    scan = SimpleUploadedFile("ban-ky.pdf", b"%PDF-1.7 scan")
    form = {"number": "12/KH-UBND", "issued_on": "01/10/2025", "file": scan}
    answer = client.post(reverse("plans:plan_sign", args=[plan.pk]), form)
    plan.refresh_from_db()
    assert answer.url == reverse("plans:plan_new_dates", args=[plan.pk])
    assert (plan.number, plan.issued_on, plan.signed_scan.name) == (
        "12/KH-UBND",
        date(2025, 10, 1),
        "ban-ky.pdf",
    )


def test_signing_without_such_dates_goes_back_to_the_plan(client, plan):
    form = {"number": "12/KH-UBND", "issued_on": "01/10/2025"}
    answer = client.post(reverse("plans:plan_sign", args=[plan.pk]), form)
    assert answer.url == reverse("plans:plan_detail", args=[plan.pk])


def test_only_the_chosen_dates_are_taken_over(client, plan, chief):
    kept, changed = task(plan, "trước ngày 05/12", chief), task(plan, "trước ngày 10/12", chief)
    sign_plan(plan, number="12/KH-UBND", issued_on=date(2025, 10, 1), by=chief)
    client.post(reverse("plans:plan_new_dates", args=[plan.pk]), {"result": [changed.results.get().pk]})
    assert [each.results.get().due_on for each in (kept, changed)] == [date(2026, 12, 5), date(2025, 12, 10)]
    assert trail_of(changed)[0].changes == {"due_on": ["2026-12-10", "2025-12-10"]}


def test_someone_who_may_not_assign_sees_the_dates_but_takes_none_over(client, plan, ward, chief):
    changed = task(plan, "trước ngày 05/12", chief)
    sign_plan(plan, number="12/KH-UBND", issued_on=date(2025, 10, 1), by=chief)
    client.force_login(make.officer(ward, Role.CLERK).user, backend=BACKEND)
    answer = client.post(
        reverse("plans:plan_new_dates", args=[plan.pk]), {"result": [changed.results.get().pk]}
    )
    assert (answer.status_code, changed.results.get().due_on) == (404, date(2026, 12, 5))


@pytest.mark.parametrize("name", ["plan_sign", "plan_new_dates"])
def test_a_plan_of_another_ward_does_not_exist(client, plan, name):
    stranger = make.officer(make.ward("10661", "Nam Đồng"), Role.CHAIR)
    client.force_login(stranger.user, backend=BACKEND)
    assert client.get(reverse(f"plans:{name}", args=[plan.pk])).status_code == 404
