"""The pages of a later document: entering it, and deciding with and without script."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.org.enums import Role
from donghanh.plans.amending.queries import reading_of
from donghanh.plans.enums import ChangeDecision, ReadingState
from donghanh.plans.models import Amendment, ClauseChange, Reading
from tests import make
from tests.plans.amending.conftest import BACKEND, REVIEWED, change_of, task_of
from tests.plans.readings.conftest import PLAN

LATER = ("Trong Quý III - IV/2026", "Quý I/2027")
GONE = ("- Phát động thi đua trong hộ kinh doanh.\n", "- Lập bản đồ số các tuyến phố kinh doanh.\n")


@pytest.fixture
def signed_in(client):
    def sign_in(officer):
        client.force_login(officer.user, backend=BACKEND)
        return client

    return sign_in


def address(name, thing):
    return reverse(f"plans:{name}", args=[thing.pk])


def test_a_later_document_is_entered_from_the_page_of_the_plan(plan, chief, signed_in):
    client = signed_in(chief)
    assert address("amendment_new", plan) in client.get(plan.get_absolute_url()).content.decode()
    upload = SimpleUploadedFile("moi.txt", PLAN.encode())
    answer = client.post(address("amendment_new", plan), {"kind": "replaces", "file": upload})
    assert answer.url == address("amendment_detail", Amendment.objects.get())
    assert "Chờ đọc" in client.get(answer.url).content.decode()


def test_a_refused_document_is_told_above_the_form(plan, chief, signed_in):
    upload = SimpleUploadedFile("moi.docx", b"PK\x03\x04 broken")
    answer = signed_in(chief).post(address("amendment_new", plan), {"kind": "replaces", "file": upload})
    assert (answer.status_code, Amendment.objects.count()) == (422, 0)


def test_the_old_value_stands_struck_through_beside_the_new_one(plan, chief, amend, signed_in):
    page = signed_in(chief).get(address("amendment_detail", amend(LATER))).content.decode()
    assert "<del>31/12/2026</del>" in page
    assert "<ins>31/3/2027 · làm từ 01/01/2027</ins>" in page


@pytest.mark.parametrize("view", ["thay-doi", "them", "bo", "khong-doi"])
def test_every_view_opens_also_when_it_is_empty(view, plan, chief, amend, signed_in):
    client = signed_in(chief)
    for amendment in (amend(), amend(LATER, GONE)):
        assert client.get(address("amendment_detail", amendment), {"xem": view}).status_code == 200


def test_a_change_is_taken_over_from_the_page_and_leads_back_to_the_view(plan, chief, amend, signed_in):
    change = change_of(amend(LATER), REVIEWED)
    given = {"act": "take", "field": ["deadline"], "due_on": "31/3/2027", "xem": "thay-doi"}
    answer = signed_in(chief).post(address("change_decide", change), given)
    assert answer.url == address("amendment_detail", change.amendment) + "?xem=thay-doi"
    assert task_of(plan, REVIEWED).results.get().due_on == date(2027, 3, 31)


def test_what_was_taken_over_shows_the_words_of_the_document_before(plan, chief, amend, signed_in):
    change = change_of(amend(LATER), REVIEWED)
    client = signed_in(chief)
    client.post(
        address("change_decide", change), {"act": "take", "field": ["deadline"], "due_on": "31/3/2027"}
    )
    page = client.get(address("amendment_detail", change.amendment), {"xem": "thay-doi"}).content.decode()
    assert "<del>Trong Quý III - IV/2026</del>" in page


def test_an_unreadable_date_changes_nothing(plan, chief, amend, signed_in):
    change = change_of(amend(LATER), REVIEWED)
    signed_in(chief).post(
        address("change_decide", change), {"act": "take", "field": ["deadline"], "due_on": "x"}
    )
    change.refresh_from_db()
    assert change.decision == ChangeDecision.PENDING


def test_a_clause_that_is_gone_cancels_its_task_from_the_page(plan, chief, amend, signed_in):
    change = change_of(amend(GONE), "thi đua")
    signed_in(chief).post(address("change_decide", change), {"act": "cancel"})
    assert change.task.interruptions.get().kind == "cancelled"


def test_a_new_clause_is_followed_from_the_page(plan, chief, amend, signed_in):
    amendment = amend(GONE)
    draft = reading_of(amendment).drafts.get(title__startswith="Lập bản đồ")
    signed_in(chief).post(address("draft_follow", draft), {"xem": "them"})
    assert plan.tasks.count() == 7


def test_a_clerk_sees_the_changes_but_no_button_that_decides(plan, ward, amend, signed_in):
    change = change_of(amend(LATER), REVIEWED)
    client = signed_in(make.officer(ward, Role.CLERK))
    page = client.get(address("amendment_detail", change.amendment)).content.decode()
    assert 'value="take"' not in page
    assert client.post(address("change_decide", change), {"act": "take"}).status_code == 404


def test_for_another_ward_nothing_of_it_exists(plan, amend, signed_in):
    amendment = amend(LATER)
    client = signed_in(make.officer(make.ward("00002"), Role.OFFICE_CHIEF))
    codes = [
        client.get(address("amendment_new", plan)).status_code,
        client.get(address("amendment_detail", amendment)).status_code,
        client.get(address("amendment_document", amendment)).status_code,
        client.post(address("amendment_remove", amendment)).status_code,
        client.post(address("change_decide", amendment.changes.first())).status_code,
        client.post(address("draft_follow", reading_of(amendment).drafts.first())).status_code,
    ]
    assert codes == [404] * 6


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_and_three_changes(
    rows, plan, chief, amend, signed_in, django_assert_num_queries
):
    amendment = amend(LATER)
    ClauseChange.objects.filter(amendment=amendment).exclude(kind="changed").update(
        kind="changed", fields=["product"]
    )
    keep = list(ClauseChange.objects.values_list("pk", flat=True)[:rows])
    ClauseChange.objects.exclude(pk__in=keep).delete()
    client = signed_in(chief)
    client.get(address("amendment_detail", amendment))
    with django_assert_num_queries(29):
        assert len(client.get(address("amendment_detail", amendment)).context["rows"]) == rows


def test_the_changes_are_a_workbook_on_request(plan, chief, amend, signed_in):
    answer = signed_in(chief).get(address("amendment_detail", amend(LATER, GONE)), {"xuat": "xlsx"})
    assert answer["Content-Disposition"].endswith('.xlsx"')


def test_the_old_document_and_the_new_one_are_handed_out(plan, chief, amend, signed_in):
    amendment, client = amend(LATER), signed_in(chief)
    first = plan.readings.get(amendment__isnull=True)
    texts = [
        b"".join(client.get(address(name, thing)).streaming_content).decode()
        for name, thing in (("reading_document", first), ("amendment_document", amendment))
    ]
    assert ["Trong Quý III - IV/2026" in text for text in texts] == [True, False]


def test_a_later_document_that_cannot_be_read_is_tried_again_alone(plan, chief, amend, signed_in):
    amendment = amend(LATER)
    Reading.objects.filter(amendment=amendment).update(state=ReadingState.FAILED, error="Không đọc được.")
    client = signed_in(chief)
    assert (
        address("amendment_remove", amendment)
        in client.get(address("amendment_detail", amendment)).content.decode()
    )
    answer = client.post(address("reading_retry", reading_of(amendment)))
    assert (answer.url, amendment.readings.count()) == (address("amendment_detail", amendment), 2)


def test_the_page_of_the_plan_tells_its_documents(plan, chief, amend, signed_in):
    client = signed_in(chief)
    alone = client.get(plan.get_absolute_url()).content.decode()
    amendment = amend(LATER)
    both = client.get(plan.get_absolute_url()).content.decode()
    assert [address("amendment_detail", amendment) in page for page in (alone, both)] == [False, True]


def test_a_task_says_from_which_document_its_words_are(plan, chief, amend, signed_in):
    amend(LATER)
    page = signed_in(chief).get(task_of(plan, "thi đua").get_absolute_url()).content.decode()
    assert "theo văn bản đầu tiên" in page
