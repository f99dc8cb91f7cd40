"""Countable products read from measures: value, trend, records, and the result they propose once."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from donghanh.audit.models import Entry
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.bindings import bind_measure, unbind_measure
from donghanh.plans.actions.results import add_evidence, claim_result
from donghanh.plans.counting import by_month, count_of, goal_in, proposed_claim, suggested_measure
from donghanh.plans.enums import ReminderKind
from donghanh.plans.models import MeasureBinding, Result
from donghanh.plans.reminding.due import mentions_due
from tests import make
from tests.reports.conftest import BACKEND, on

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def clock():
    with on(DAY):
        yield


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
def doer(ward, office):
    return make.officer(ward, unit=office)


@pytest.fixture
def task(ward, office, chief, doer):
    return make.task(
        make.plan(ward, chief),
        lead=office,
        officer=doer,
        due_on=date(2026, 12, 31),
        confirmed_at=datetime(2026, 6, 1, tzinfo=UTC),
        product="Ít nhất 02 văn bản đã ban hành",
    )


@pytest.fixture
def issued(task, doer):
    """Gives one document of the day as evidence."""

    def give(number: str, day: date):
        return add_evidence(task, by=doer, label=number, document_number=number, document_date=day)

    return give


@pytest.fixture
def bound(task, chief):
    bind_measure(task, measure="plans.documents", goal=2, by=chief)
    return task


def count(task):
    return count_of(Result.objects.select_related("task__binding").get(task=task), DAY)


def test_a_measure_that_nothing_was_counted_for_gives_zero(bound):
    assert (count(bound).value, count(bound).goal, count(bound).is_reached) == (0, 2, False)


def test_without_a_binding_nothing_is_counted(task):
    assert count(task) is None


def test_what_was_issued_since_the_task_was_confirmed_counts(bound, issued):
    for number, day in (("1/BC", date(2026, 5, 31)), ("2/BC", date(2026, 7, 9)), ("3/BC", DAY)):
        issued(number, day)
    assert (count(bound).value, count(bound).is_reached) == (2, True)
    months = dict(by_month(count(bound), bound.ward_id))
    assert (months["7/2026"], months["8/2026"], months["11/2026"]) == (1, 0, 1)


def test_a_period_counts_only_what_came_in_it(bound, issued):
    bound.results.update(label="Quý III/2026", starts_on=date(2026, 7, 1), due_on=date(2026, 9, 30))
    issued("2/BC", date(2026, 7, 9))
    issued("3/BC", DAY)
    assert count(bound).value == 1


def test_a_reached_count_proposes_the_words_of_the_claim(bound, issued):
    issued("2/BC", date(2026, 7, 9))
    result = Result.objects.select_related("task__binding").get(task=bound)
    assert proposed_claim(result, DAY) == ""
    issued("3/BC", DAY)
    assert proposed_claim(result, DAY) == "Văn bản đã ban hành: 2 (yêu cầu: ít nhất 2): 2/BC; 3/BC"


def test_the_doer_is_told_once_that_enough_was_counted(ward, bound, doer, issued):
    assert [one for one in mentions_due(ward, DAY) if one.kind == ReminderKind.PROPOSAL] == []
    issued("2/BC", date(2026, 7, 9))
    issued("3/BC", DAY)
    [told] = [one for one in mentions_due(ward, DAY) if one.kind == ReminderKind.PROPOSAL]
    assert (told.recipient, told.result, told.due_on) == (
        doer.pk,
        bound.results.get().pk,
        date(2026, 12, 31),
    )
    said = {"result_id": told.result, "kind": told.kind, "rung": told.rung, "due_on": told.due_on}
    doer.reminders.create(ward=ward, sent_at="2026-11-20T03:00Z", **said)
    assert [one for one in mentions_due(ward, date(2026, 11, 23)) if one.kind == ReminderKind.PROPOSAL] == []


def test_a_claimed_result_is_not_proposed_again(ward, bound, doer, issued):
    issued("2/BC", date(2026, 7, 9))
    issued("3/BC", DAY)
    claim_result(bound.results.get(), on=DAY, summary="Đã ban hành", by=doer)
    assert [one for one in mentions_due(ward, DAY) if one.kind == ReminderKind.PROPOSAL] == []


@pytest.mark.parametrize(
    ("product", "key", "goal"),
    [
        ("Báo cáo kết quả thực hiện, ít nhất 01 báo cáo/năm", "reports.frozen", 1),
        ("Tối thiểu 12 văn bản tham vấn ý kiến", "plans.documents", 12),
        ("Hội nghị đối thoại", "", 1),
    ],
)
def test_a_product_suggests_what_to_count_and_how_many(product, key, goal):
    found = suggested_measure(product)
    assert (found.key if found else "", goal_in(product)) == (key, goal)


def test_only_an_assigner_binds_and_only_to_what_counts(task, doer, chief):
    with pytest.raises(Forbidden):
        bind_measure(task, measure="plans.documents", goal=1, by=doer)
    for measure, goal, words in (
        ("plans.on_time", 1, "Chọn nội dung đếm"),
        ("khong.co", 1, "Chọn nội dung đếm"),
        ("plans.documents", 0, "ít nhất một"),
    ):
        with pytest.raises(Refused, match=words):
            bind_measure(task, measure=measure, goal=goal, by=chief)
    with pytest.raises(IntegrityError), transaction.atomic():
        MeasureBinding.objects.create(
            ward=task.ward,
            task=task,
            measure="plans.documents",
            goal=0,
            set_by=chief,
            set_at="2026-11-20T03:00Z",
        )


def test_binding_and_unbinding_leave_their_trace(bound, chief):
    bind_measure(bound, measure="plans.finished", goal=3, by=chief)
    assert (bound.binding.__class__.objects.get().goal, MeasureBinding.objects.count()) == (3, 1)
    unbind_measure(bound, by=chief)
    with pytest.raises(Refused, match="không đếm tự động"):
        unbind_measure(bound, by=chief)
    verbs = Entry.objects.filter(subject_type="plans.task").values_list("verb", flat=True)
    assert [verb for verb in verbs.order_by("pk") if "bind" in verb] == [
        "plans.bind_measure",
        "plans.bind_measure",
        "plans.unbind_measure",
    ]


def test_the_page_suggests_binds_counts_and_leads_to_the_claim(client, task, chief, doer, issued):
    address = reverse("plans:task_measure", args=[task.pk])
    client.force_login(chief.user, backend=BACKEND)
    assert client.get(address).context["form"].initial == {"measure": "plans.documents", "goal": 2}
    assert client.post(address, {"measure": "plans.documents", "goal": 0}).status_code == 422
    assert client.post(address, {"measure": "plans.documents", "goal": 2})["Location"] == address
    issued("2/BC", date(2026, 7, 9))
    issued("3/BC", DAY)
    client.force_login(doer.user, backend=BACKEND)
    assert client.post(address, {"measure": "plans.finished", "goal": 1}).status_code == 404
    page = client.get(task.get_absolute_url()).content.decode()
    claim = reverse("plans:result_claim", args=[task.results.get().pk]) + "?so-dem=1"
    assert f'href="{claim}"' in page
    assert "3/BC" in client.get(address).content.decode()
    assert client.get(claim).context["form"].initial["summary"].endswith("2/BC; 3/BC")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_and_three_records(
    rows, client, bound, chief, issued, django_assert_num_queries
):
    for number in range(rows):
        issued(f"{number}/BC", DAY)
    client.force_login(chief.user, backend=BACKEND)
    address = reverse("plans:task_measure", args=[bound.pk])
    client.get(address)
    with django_assert_num_queries(32):
        client.get(address)
