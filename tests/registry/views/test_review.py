"""The screen of doubtful pairs, and the list of judgements."""

import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from donghanh.org.enums import Role
from donghanh.registry.actions.judging import answer_question
from donghanh.registry.enums import AccessKind, Verdict
from donghanh.registry.models import Access, Entry, Question
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
NEXT = reverse("registry:review_next")
EVIDENCE = [
    {"comparison": "start", "level": "start", "bits": -9.0},
    {"comparison": "what", "level": "same", "bits": 10.5},
    {"comparison": "phone", "level": "other", "bits": -3.3},
]


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def reviewer(ward):
    return make.officer(ward, Role.SPECIALIST)


@pytest.fixture
def page(client, reviewer):
    client.force_login(reviewer.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def pair(ward, probability=0.5, name="Tạp hóa Hương Lan", **values):
    """A known business and an entry that waits."""
    known = registry.business(ward, name=name, phone="0912345678", owner="Nguyễn Thị Lan")
    told = {"name": f"{name} 2", "phone": "0987654321", "owner": "Nguyễn Thị Lan"} | values
    waits = registry.waiting(ward, **told)
    return registry.question(known.entries.get(), waits, probability, evidence=EVIDENCE)


def text(response):
    return " ".join(response.content.decode().split())


def test_the_likeliest_pair_comes_first(page, ward):
    pair(ward, 0.3, "Một")
    pair(ward, 0.8, "Hai")
    shown = page.get(NEXT)
    assert shown.context["doubt"].one.entry.values["name"] == "Hai"
    assert shown.context["left"] == 2


def test_what_differs_comes_first_and_what_only_one_side_tells_is_folded(page, ward):
    pair(ward)
    doubt = page.get(NEXT).context["doubt"]
    assert [line.standing for line in doubt.compared] == ["different", "different", "same"]
    assert {line.standing for line in doubt.one_sided} == {"one_sided"}


def test_both_sides_stand_field_by_field_and_personal_data_is_masked(page, ward):
    pair(ward)
    shown = page.get(NEXT)
    lines = {line.label: line.standing for line in shown.context["doubt"].lines}
    assert lines == {
        "Tên cơ sở": "different",
        "Loại hình": "one_sided",
        "Chủ cơ sở, người đại diện": "same",
        "Điện thoại": "different",
        "Ngày đăng ký": "one_sided",
    }
    assert "0912345678" not in text(shown)
    assert "Nguyễn Thị Lan" not in text(shown)


def test_why_it_is_asked_stands_in_words_and_in_a_drawing(page, ward):
    pair(ward)
    shown = page.get(NEXT)
    drawn = shown.context["doubt"].waterfall
    assert [(step.label, step.written, step.strength) for step in drawn.steps] == [
        ("Trước khi so sánh", "−9,0", "trước khi so sánh"),
        ("Tên cơ sở", "+10,5", "rất có thể là một cơ sở"),
        ("Điện thoại", "−3,3", "nghiêng về hai cơ sở"),
    ]
    assert "Trùng tên, ngoài ra chỉ có một điểm khớp yếu." in text(shown)


def test_in_full_only_when_asked_and_written_down(page, ward, reviewer):
    question = pair(ward)
    shown = page.post(reverse("registry:review_unmask", args=[question.pk]))
    assert "0912345678" in text(shown)
    assert list(Access.objects.values_list("kind", "officer")) == [(AccessKind.UNMASK, reviewer.pk)] * 2
    assert "0912345678" not in text(page.get(NEXT))


def test_an_answer_leads_to_the_next_pair(page, ward, reviewer):
    first, second = pair(ward, 0.8), pair(ward, 0.3)
    answered = page.post(
        reverse("registry:review_answer", args=[first.pk]), {"verdict": "different"}, follow=True
    )
    assert answered.context["doubt"].question == second
    first.refresh_from_db()
    assert (first.verdict, first.answered_by) == (Verdict.DIFFERENT, reviewer)


def test_a_pair_that_is_put_off_comes_last(page, ward):
    first, second = pair(ward, 0.8), pair(ward, 0.3)
    later = page.get(NEXT).context["later"]
    shown = page.get(later)
    assert shown.context["doubt"].question == second
    assert page.get(shown.context["later"]).context["doubt"].question == first


def test_the_last_answer_is_undone_and_its_pair_is_shown_again(page, ward, reviewer):
    first, _second = pair(ward, 0.3), pair(ward, 0.8)
    answer_question(first, Verdict.DIFFERENT, by=reviewer)
    shown = page.post(reverse("registry:review_undo"), follow=True)
    assert shown.context["doubt"].question == first
    first.refresh_from_db()
    assert first.verdict == ""


def test_nothing_to_undo_is_said(page, ward):
    shown = page.post(reverse("registry:review_undo"), follow=True)
    assert [str(message) for message in shown.context["messages"]] == [
        "Anh/chị chưa trả lời cặp nào để hoàn tác."
    ]


def test_an_answer_that_is_none_of_the_three_is_refused(page, ward):
    question = pair(ward)
    shown = page.post(
        reverse("registry:review_answer", args=[question.pk]), {"verdict": "maybe"}, follow=True
    )
    assert [str(message) for message in shown.context["messages"]] == ["Chọn một câu trả lời."]
    assert shown.context["doubt"].question == question


def test_a_second_answer_is_refused_in_a_sentence(page, ward, reviewer):
    question = pair(ward)
    answer_question(question, Verdict.DIFFERENT, by=reviewer)
    shown = page.post(reverse("registry:review_answer", args=[question.pk]), {"verdict": "same"}, follow=True)
    assert [str(message) for message in shown.context["messages"]] == ["Cặp này đã có người trả lời."]


def test_two_known_businesses_are_merged_only_by_who_may(client, ward, reviewer):
    one, other = registry.business(ward), registry.business(ward)
    registry.question(one.entries.get(), other.entries.get())
    for officer, offered in ((reviewer, False), (make.officer(ward, Role.UNIT_HEAD), True)):
        client.force_login(officer.user, backend="django.contrib.auth.backends.ModelBackend")
        assert ('value="same"' in text(client.get(NEXT))) is offered


def test_of_one_list_only_its_pairs_are_asked(page, ward):
    pair(ward, 0.8)
    own = pair(ward, 0.3)
    batch = registry.batch(ward)
    Question.objects.filter(pk=own.pk).update(batch=batch)
    shown = page.get(NEXT, {"danh-sach": batch.pk})
    assert (shown.context["doubt"].question, shown.context["left"]) == (own, 1)


def test_without_pairs_it_says_so(page):
    assert "Không còn cặp nào chờ." in text(page.get(NEXT))


def test_a_pair_whose_source_took_its_words_back_is_left_out(page, ward):
    pair(ward)
    Entry.objects.filter(business=None).update(is_current=False)
    assert "Không còn cặp nào chờ." in text(page.get(NEXT))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_screen_asks_a_constant_number_of_questions(page, ward, rows, django_assert_num_queries):
    for _ in range(rows):
        pair(ward)
    page.get(NEXT)
    with django_assert_num_queries(26):
        page.get(NEXT)


def judged(ward, by, verdict=Verdict.DIFFERENT):
    question = pair(ward)
    answer_question(question, verdict, by=by)
    return question


def test_judgements_are_listed_with_who_and_taken_back(page, ward, reviewer):
    question = judged(ward, reviewer)
    url = reverse("registry:judgement_list")
    row = page.get(url).context["rows"][0]
    assert (row.judgement.by, row.one.values["name"]) == (reviewer, "Tạp hóa Hương Lan")
    page.post(reverse("registry:judgement_take_back", args=[row.judgement.pk]))
    question.refresh_from_db()
    assert question.verdict == ""
    assert page.get(url).context["rows"] == []


def test_judgements_are_filtered_by_what_and_by_whom(page, ward, reviewer):
    judged(ward, reviewer)
    judged(ward, make.officer(ward, Role.UNIT_HEAD), Verdict.SAME)
    url = reverse("registry:judgement_list")

    def verdicts(**wanted):
        return [row.judgement.verdict for row in page.get(url, wanted).context["rows"]]

    assert verdicts() == ["same", "different"]
    assert verdicts(**{"ket-luan": "same"}) == ["same"]
    assert verdicts(cua="toi") == ["different"]
    assert verdicts(**{"ket-luan": "nonsense"}) == ["same", "different"]


def test_judgements_go_out_as_a_sheet(page, ward, reviewer):
    judged(ward, reviewer)
    answer = page.get(reverse("registry:judgement_list"), {"xuat": "xlsx"})
    content = io.BytesIO(b"".join(answer) if answer.streaming else answer.content)
    rows = CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python()
    assert any("Tạp hóa Hương Lan" in row and "Hai cơ sở khác nhau" in row for row in rows)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_judgements_asks_a_constant_number_of_questions(
    page, ward, reviewer, rows, django_assert_num_queries
):
    for _ in range(rows):
        judged(ward, reviewer)
    url = reverse("registry:judgement_list")
    page.get(url)
    with django_assert_num_queries(21):
        page.get(url)
