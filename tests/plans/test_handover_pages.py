"""The pages on which work is handed over, and the minutes that come of it."""

import io
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import translation
from docx import Document
from python_calamine import CalamineWorkbook

from donghanh.org.actions import end_tenure
from donghanh.org.enums import Role
from donghanh.plans.actions.handover import hand_over
from donghanh.plans.actions.requests import ask_extension
from donghanh.plans.actions.results import note_progress
from donghanh.plans.actions.tasks import add_task, assign_officer
from donghanh.plans.minutes import as_minutes, minutes_docx
from donghanh.plans.models import Handover, Task
from tests import make

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 31)
REASON = "Quyết định số 15/QĐ-UBND"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-22T10:00+07:00", tick=False):
        yield


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF, name="Phạm Văn Phòng")


@pytest.fixture
def economy(ward):
    return make.unit(ward, "Phòng Kinh tế")


@pytest.fixture
def head(ward, economy):
    return make.officer(ward, Role.UNIT_HEAD, unit=economy, name="Lê Thị Trưởng")


@pytest.fixture
def doer(ward, economy):
    return make.officer(ward, unit=economy, name="Trần Văn Cường")


@pytest.fixture
def colleague(ward, economy):
    return make.officer(ward, unit=economy, name="Vũ Thị Dung")


@pytest.fixture
def plan(ward, chief):
    return make.plan(ward, chief)


def given(plan, unit, officer, count=1):
    chief = plan.created_by
    made = [
        add_task(plan, title=f"Việc {number + 1}", by=chief, due_on=DUE, lead_unit=unit)
        for number in range(count)
    ]
    return [assign_officer(task, officer, by=chief) if officer else task for task in made]


def browser(officer):
    client = Client()
    client.force_login(officer.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sheet(answer):
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    return [row for row in rows if any(row)]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_three_of_each(
    plan, economy, head, doer, colleague, count, django_assert_num_queries
):
    for _ in range(count):
        person = make.officer(plan.ward, unit=economy)
        mine, _theirs = given(plan, economy, person, 2)
        hand_over({mine: colleague}, reason=REASON, by=head, giver=person)
    client = browser(head)
    client.get(reverse("plans:handover_list"))
    with django_assert_num_queries(24):
        client.get(reverse("plans:handover_list"))


@pytest.mark.parametrize("count", [1, 3])
def test_the_form_costs_the_same_for_one_and_three_tasks(
    plan, economy, head, doer, colleague, count, django_assert_num_queries
):
    given(plan, economy, doer, count)
    client = browser(head)
    url = reverse("plans:officer_handover", args=[doer.pk])
    client.get(url)
    with django_assert_num_queries(31):
        client.get(url)


def test_with_nothing_in_hand_the_list_says_what_fills_it(head):
    page = browser(head).get(reverse("plans:handover_list")).content.decode()
    assert "Mọi việc đều có người phụ trách." in page
    assert "Chưa có lần bàn giao nào." in page


def test_a_vacant_position_waits_in_the_list_and_its_work_is_handed_out(plan, economy, head, doer, colleague):
    [task] = given(plan, economy, doer)
    position = doer.tenures.get().position
    end_tenure(doer.tenures.get(), on=date(2026, 11, 22), by=make.officer(plan.ward, Role.ADMIN))
    client = browser(head)
    url = reverse("plans:position_handover", args=[position.pk])
    assert url in client.get(reverse("plans:handover_list")).content.decode()
    client.post(url, {"all": colleague.pk, "reason": REASON})
    task.refresh_from_db()
    assert (task.officer, task.position) == (colleague, colleague.tenures.get().position)
    assert url not in client.get(reverse("plans:handover_list")).content.decode()


def test_work_nobody_was_named_for_is_handed_out_by_unit(plan, economy, head, colleague):
    first, second = given(plan, economy, None, 2)
    url = reverse("plans:unit_handover", args=[economy.pk])
    browser(head).post(url, {f"task-{first.pk}": colleague.pk, "reason": "Phân công"})
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.officer, second.officer) == (colleague, None)


def test_everything_goes_to_one_but_what_goes_elsewhere_or_stays(plan, economy, head, doer, colleague):
    first, second, third, fourth = given(plan, economy, doer, 4)
    posted = {
        "all": colleague.pk,
        f"task-{second.pk}": head.pk,
        f"task-{third.pk}": "keep",
        f"task-{fourth.pk}": "position",
        "reason": REASON,
    }
    answer = browser(head).post(reverse("plans:officer_handover", args=[doer.pk]), posted)
    assert answer["Location"] == Handover.objects.get().get_absolute_url()
    holders = [Task.objects.get(pk=task.pk).officer for task in (first, second, third, fourth)]
    assert holders == [colleague, head, doer, None]


def test_a_receiver_of_another_unit_is_refused_at_the_task(ward, plan, economy, chief, doer):
    culture = make.unit(ward, "Phòng Văn hóa")
    stranger = make.officer(ward, unit=culture, name="Người Phòng Khác")
    ours, theirs = given(plan, economy, doer)[0], given(plan, culture, stranger)[0]
    Task.objects.filter(pk=theirs.pk).update(officer=doer)
    url = reverse("plans:officer_handover", args=[doer.pk])
    page = browser(chief).post(url, {"all": stranger.pk, "reason": REASON})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [f"task-{ours.pk}"]
    assert "Người Phòng Khác không công tác tại đơn vị chủ trì." in page.content.decode()


@pytest.mark.parametrize("posted", [{"reason": REASON}, {"all": "position", "reason": " "}])
def test_nothing_chosen_or_no_reason_is_said_above_the_form(plan, economy, head, doer, posted):
    [task] = given(plan, economy, doer)
    page = browser(head).post(reverse("plans:officer_handover", args=[doer.pk]), posted)
    assert page.status_code == 422
    task.refresh_from_db()
    assert task.officer == doer


def test_a_head_sees_and_moves_only_the_tasks_of_the_own_unit(ward, plan, economy, head, doer, colleague):
    [mine] = given(plan, economy, doer)
    other = given(plan, make.unit(ward, "Phòng Văn hóa"), None)[0]
    Task.objects.filter(pk=other.pk).update(officer=doer)
    url = reverse("plans:officer_handover", args=[doer.pk])
    client = browser(head)
    assert [task for task, *_rest in client.get(url).context["rows"]] == [mine]
    client.post(url, {"all": colleague.pk, f"task-{other.pk}": colleague.pk, "reason": REASON})
    other.refresh_from_db()
    assert other.officer == doer


def test_what_was_handed_over_shows_as_it_stood_then(plan, economy, head, doer, colleague):
    [task] = given(plan, economy, doer)
    handover = hand_over({task: colleague}, reason=REASON, by=head, giver=doer)
    task.results.update(due_on=date(2027, 6, 30))
    page = browser(colleague).get(handover.get_absolute_url())
    assert [(line.due, line.words) for line in page.context["lines"]] == [
        ("31/12/2026", "Chưa thực hiện (trong hạn)")
    ]


def test_who_gave_or_got_something_sees_it_without_seeing_all_tasks(plan, economy, head, doer):
    field, stranger = (make.officer(plan.ward, Role.FIELD, unit=economy) for _ in range(2))
    [task] = given(plan, economy, doer)
    handover = hand_over({task: field}, reason=REASON, by=head, giver=doer)
    assert browser(field).get(handover.get_absolute_url()).status_code == 200
    assert browser(stranger).get(handover.get_absolute_url()).status_code == 404


def test_what_else_somebody_holds_is_listed_beside(plan, economy, head, doer):
    [task] = given(plan, economy, doer)
    ask_extension(task.results.get(), new_due_on=date(2027, 1, 31), reason="Chờ số liệu", by=doer)
    page = browser(head).get(reverse("plans:officer_handover", args=[doer.pk]))
    held = [(label, [thing.url for thing in things]) for label, things in page.context["other"]]
    assert held == [("Đề nghị của người này đang chờ quyết định", [task.get_absolute_url()])]


def test_lists_are_exported(plan, economy, head, doer, colleague):
    first, _second = given(plan, economy, doer, 2)
    hand_over({first: colleague}, reason=REASON, by=head, giver=doer)
    client = browser(head)
    made = sheet(client.get(reverse("plans:handover_list"), {"xuat": "xlsx"}))
    assert made[-1][1:] == [str(doer), REASON, "Việc 1", DUE, "Chưa thực hiện (trong hạn)", str(colleague)]
    held = sheet(client.get(reverse("plans:officer_handover", args=[doer.pk]), {"xuat": "xlsx"}))
    assert held[-1][2] == "Việc 2"


# ---------------------------------------------------------------- the minutes


def test_the_minutes_say_what_the_hand_over_says(plan, economy, head, doer, colleague):
    first, second = given(plan, economy, doer, 2)
    note_progress(first, "Đã đối chiếu 669/812 hộ", by=doer)
    ask_extension(second.results.get(), new_due_on=date(2027, 1, 31), reason="Chờ số liệu", by=doer)
    handover = hand_over({first: colleague, second: None}, reason=REASON, by=head, giver=doer)
    minutes = as_minutes(handover)
    assert (minutes.giver.name, [person.name for person in minutes.receivers], minutes.unit) == (
        str(doer), [str(colleague)], "Phòng Kinh tế",
    )  # fmt: skip
    assert [(task.title, task.deadline, task.last_update, task.receiver) for task in minutes.tasks] == [
        ("Việc 1", "31/12/2026", "22/11/2026: Đã đối chiếu 669/812 hộ", str(colleague)),
        ("Việc 2", "31/12/2026", "22/11/2026: Chờ số liệu", "Chờ phân công"),
    ]
    assert minutes.other_matters == ("Việc số 2: đề nghị gia hạn đến 31/01/2027 đang chờ quyết định",)


def test_the_minutes_are_a_word_file_in_vietnamese_whatever_the_screen(plan, economy, head, doer, colleague):
    [task] = given(plan, economy, doer)
    handover = hand_over({task: colleague}, reason=REASON, by=head, giver=doer)
    answer = browser(head).get(reverse("plans:handover_minutes", args=[handover.pk]))
    assert answer["Content-Disposition"] == f'attachment; filename="bien-ban-ban-giao-{handover.pk}.docx"'
    with translation.override("en"):
        assert minutes_docx(handover) == answer.content
    document = Document(io.BytesIO(answer.content))
    assert "BIÊN BẢN" in [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for row in document.tables[1].rows for cell in row.cells]
    assert cells[6:] == [
        "1",
        "Việc 1\n(Nghị quyết 68, việc số 1)",
        "31/12/2026",
        "Chưa thực hiện (trong hạn)",
        "chưa có",
        "Vũ Thị Dung",
    ]
