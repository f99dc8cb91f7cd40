"""What people judge of two entries, and what becomes of the businesses."""

from datetime import date

import pytest

from donghanh.audit.models import Entry as Line
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.registry.actions.judging import Contradicted, answer_question, take_back
from donghanh.registry.actions.settling import settle
from donghanh.registry.enums import FactKind, Happening, SourceKind, Verdict
from donghanh.registry.models import (
    Business,
    Choice,
    Entry,
    Identifier,
    Judgement,
    LifecycleEvent,
    Question,
    StandingPeriod,
    YearlyFact,
)
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def reviewer(ward):
    return make.officer(ward, Role.SPECIALIST)


@pytest.fixture
def head(ward):
    return make.officer(ward, Role.UNIT_HEAD)


def first_entry(business):
    return business.entries.earliest("pk")


def of(entry):
    return Entry.objects.get(pk=entry.pk).business


def test_a_waiting_entry_comes_under_the_business_it_is_the_same_as(ward, reviewer):
    known = registry.business(ward, name="Tạp hóa Hương Lan")
    waits = registry.waiting(ward, name="Tạp hóa Hương Lan", tax_code="0101248141")
    done = answer_question(registry.question(first_entry(known), waits), Verdict.SAME, by=reviewer)
    assert of(waits) == known
    assert (done.merged, done.made) == ([], [])
    assert Identifier.objects.get(business=known).value == "0101248141"


def test_a_waiting_entry_that_is_different_becomes_a_business(ward, reviewer):
    known = registry.business(ward)
    waits = registry.waiting(ward, name="Tạp hóa Hương Liên")
    answer_question(registry.question(first_entry(known), waits), Verdict.DIFFERENT, by=reviewer)
    assert of(waits) != known
    assert of(waits).name == "Tạp hóa Hương Liên"


def test_it_waits_as_long_as_another_question_about_it_is_open(ward, reviewer):
    one, other = registry.business(ward), registry.business(ward)
    waits = registry.waiting(ward)
    first, second = (registry.question(first_entry(known), waits) for known in (one, other))
    answer_question(first, Verdict.DIFFERENT, by=reviewer)
    assert of(waits) is None
    answer_question(second, Verdict.DIFFERENT, by=reviewer)
    assert of(waits) is not None


def test_a_question_that_follows_from_another_answer_is_answered_with_it(ward, reviewer):
    known = registry.business(ward)
    again = registry.entry(known, SourceKind.VISIT, name="Cửa hàng Hương Lan")
    waits = registry.waiting(ward)
    first = registry.question(first_entry(known), waits)
    second = registry.question(again, waits)
    answer_question(first, Verdict.DIFFERENT, by=reviewer)
    second.refresh_from_db()
    assert (second.verdict, second.answered_by) == (Verdict.DIFFERENT, None)
    answer_question(first, Verdict.OPEN, by=reviewer)
    second.refresh_from_db()
    assert second.verdict == ""
    assert of(waits) is None


def test_two_businesses_that_are_one_keep_the_older_number(ward, head):
    older, newer = registry.business(ward), registry.business(ward, tax_code="0101248141")
    question = registry.question(first_entry(older), first_entry(newer))
    done = answer_question(question, Verdict.SAME, by=head)
    newer.refresh_from_db()
    assert newer.merged_into == older
    assert done.merged == [(newer, older)]
    assert set(older.entries.values_list("business", flat=True)) == {older.pk}
    assert Identifier.objects.get().business == older
    assert not StandingPeriod.objects.filter(business=newer).exists()


def test_who_may_not_merge_does_not_make_one_of_two_businesses(ward, reviewer):
    one, other = registry.business(ward), registry.business(ward)
    question = registry.question(first_entry(one), first_entry(other))
    with pytest.raises(Forbidden):
        answer_question(question, Verdict.SAME, by=reviewer)
    question.refresh_from_db()
    assert question.verdict == ""
    answer_question(question, Verdict.DIFFERENT, by=reviewer)
    assert {of(first_entry(one)), of(first_entry(other))} == {one, other}


def test_nobody_of_another_ward_answers(ward):
    question = registry.question(first_entry(registry.business(ward)), registry.waiting(ward))
    stranger = make.officer(make.ward("10661", "Nam Đồng"), Role.CHAIR)
    with pytest.raises(Forbidden):
        answer_question(question, Verdict.SAME, by=stranger)


def test_an_answer_stands_until_it_is_taken_back(ward, reviewer):
    question = registry.question(first_entry(registry.business(ward)), registry.waiting(ward))
    answer_question(question, Verdict.SAME, by=reviewer)
    with pytest.raises(Refused):
        answer_question(question, Verdict.DIFFERENT, by=reviewer)
    answer_question(question, Verdict.OPEN, by=reviewer)
    with pytest.raises(Refused):
        answer_question(question, Verdict.OPEN, by=reviewer)


def test_what_is_taken_back_is_as_if_it_had_never_been_said(ward, reviewer):
    known = registry.business(ward)
    waits = registry.waiting(ward, name="Tạp hóa Hương Liên")
    question = registry.question(first_entry(known), waits)
    answer_question(question, Verdict.DIFFERENT, by=reviewer)
    number = of(waits).public_id
    answer_question(question, Verdict.OPEN, by=reviewer)
    question.refresh_from_db()
    assert (question.verdict, question.answered_by, question.answered_at) == ("", None, None)
    assert of(waits) is None
    assert not Business.objects.filter(public_id=number).exists()
    answer_question(question, Verdict.DIFFERENT, by=reviewer)
    assert of(waits).public_id == number


def test_the_number_stays_where_something_hangs_on_it_by_then(ward, reviewer):
    waits = registry.waiting(ward)
    question = registry.question(first_entry(registry.business(ward)), waits)
    answer_question(question, Verdict.DIFFERENT, by=reviewer)
    made = of(waits)
    registry.fact(made, FactKind.STAFF, 2025, 3)
    answer_question(question, Verdict.OPEN, by=reviewer)
    assert of(waits) == made


def test_both_numbers_are_back_with_all_that_was_theirs(ward, head):
    older, newer = (
        registry.business(ward, owner="Nguyễn Thị Lan"),
        registry.business(ward, owner="Trần Văn Bình"),
    )
    fact = registry.fact(newer, FactKind.STAFF, 2025, 3)
    event = LifecycleEvent.objects.create(
        ward=ward, business=newer, happening=Happening.SUSPENDED, on=date(2026, 3, 1)
    )
    settle([newer.pk])
    before = {business.pk: picture(business) for business in (older, newer)}
    question = registry.question(first_entry(older), first_entry(newer))
    answer_question(question, Verdict.SAME, by=head)
    fact.refresh_from_db(), event.refresh_from_db()
    assert (fact.business, event.business) == (older, older)
    answer_question(question, Verdict.OPEN, by=head)
    assert {business.pk: picture(business) for business in (older, newer)} == before


def picture(business):
    business.refresh_from_db()
    return (
        business.public_id,
        business.merged_into,
        business.name,
        sorted(business.entries.values_list("pk", flat=True)),
        sorted(business.facts.values_list("pk", "is_current")),
        sorted(business.happenings.values_list("pk", flat=True)),
        sorted(business.involvements.values_list("person__name", "part")),
        list(business.periods.values_list("standing", "since", "until")),
    )


def test_a_fact_of_a_list_waits_with_its_entry_and_goes_with_it(ward, reviewer):
    known = registry.business(ward)
    waits = registry.waiting(ward)
    fact = YearlyFact.objects.create(
        ward=ward,
        entry=waits,
        kind=FactKind.REVENUE,
        year=2025,
        amount=5,
        source=waits.source,
        as_of=waits.as_of,
    )
    question = registry.question(first_entry(known), waits)
    answer_question(question, Verdict.SAME, by=reviewer)
    assert YearlyFact.objects.get().business == known
    answer_question(question, Verdict.OPEN, by=reviewer)
    fact.refresh_from_db()
    assert (fact.business, fact.is_current) == (None, True)


def test_of_two_facts_of_one_source_and_year_the_newer_counts_until_they_part(ward, head):
    older, newer = registry.business(ward), registry.business(ward)
    one = registry.fact(older, FactKind.REVENUE, 2025, 5)
    other = registry.fact(newer, FactKind.REVENUE, 2025, 7)
    question = registry.question(first_entry(older), first_entry(newer))
    answer_question(question, Verdict.SAME, by=head)
    assert list(older.facts.filter(is_current=True)) == [other]
    answer_question(question, Verdict.OPEN, by=head)
    assert (list(older.facts.all()), list(newer.facts.all())) == ([one], [other])
    assert not YearlyFact.objects.filter(is_current=False).exists()


def test_a_figure_that_was_withdrawn_does_not_come_back(ward, head):
    older, newer = registry.business(ward), registry.business(ward)
    withdrawn = registry.fact(newer, FactKind.STAFF, 2025, 7, is_current=False)
    question = registry.question(first_entry(older), first_entry(newer))
    for verdict in (Verdict.SAME, Verdict.OPEN):
        answer_question(question, verdict, by=head)
        withdrawn.refresh_from_db()
        assert (withdrawn.is_current, withdrawn.is_shadowed) == (False, False)


def test_what_a_person_chose_for_a_number_holds_where_it_leads_to(ward, head):
    older, newer = registry.business(ward, name="Hương Lan"), registry.business(ward, name="Hương Liên")
    Choice.objects.create(
        ward=ward, business=newer, attribute="name", value="Hương Lan 2", reason="Biển hiệu", decided_by=head
    )
    settle([newer.pk])
    question = registry.question(first_entry(older), first_entry(newer))
    answer_question(question, Verdict.SAME, by=head)
    older.refresh_from_db()
    assert older.name == "Hương Lan 2"
    answer_question(question, Verdict.OPEN, by=head)
    older.refresh_from_db(), newer.refresh_from_db()
    assert (older.name, newer.name) == ("Hương Lan", "Hương Lan 2")


def test_entries_that_were_told_apart_are_not_made_one_through_a_third(ward, head):
    one, other = registry.business(ward), registry.business(ward)
    waits = registry.waiting(ward, name="Hương Lan")
    apart = registry.question(first_entry(one), first_entry(other))
    first, second = (registry.question(first_entry(known), waits) for known in (one, other))
    answer_question(first, Verdict.SAME, by=head)
    answer_question(apart, Verdict.DIFFERENT, by=head)
    second.refresh_from_db()
    assert second.verdict == Verdict.DIFFERENT
    Question.objects.filter(pk=second.pk).update(verdict="")
    with pytest.raises(Contradicted) as refused:
        answer_question(second, Verdict.SAME, by=head)
    assert set(refused.value.path) == {first_entry(one), first_entry(other)}
    assert str(first_entry(one)) in str(refused.value)


def test_entries_that_are_one_through_others_are_not_told_apart(ward, head):
    one, other = registry.business(ward), registry.business(ward)
    waits = registry.waiting(ward)
    path = {first_entry(one), waits, first_entry(other)}
    apart = registry.question(first_entry(one), first_entry(other))
    for question in [registry.question(first_entry(known), waits) for known in (one, other)]:
        answer_question(question, Verdict.SAME, by=head)
    Question.objects.filter(pk=apart.pk).update(verdict="")
    with pytest.raises(Contradicted) as refused:
        answer_question(apart, Verdict.DIFFERENT, by=head)
    assert set(refused.value.path) == path


def test_a_merge_is_not_taken_back_by_who_may_not_merge(ward, head, reviewer):
    one, other = registry.business(ward), registry.business(ward)
    question = registry.question(first_entry(one), first_entry(other))
    answer_question(question, Verdict.SAME, by=head)
    with pytest.raises(Forbidden):
        answer_question(question, Verdict.OPEN, by=reviewer)
    other.refresh_from_db()
    assert other.merged_into == one


def test_only_the_newest_judgement_of_a_pair_is_taken_back(ward, head):
    question = registry.question(first_entry(registry.business(ward)), registry.waiting(ward))
    answer_question(question, Verdict.SAME, by=head)
    said = Judgement.objects.filter(by=head).get()
    take_back(said, by=head)
    with pytest.raises(Refused):
        take_back(said, by=head)


def test_each_step_stands_in_the_trail(ward, head):
    one, other = registry.business(ward), registry.business(ward)
    question = registry.question(first_entry(one), first_entry(other))
    answer_question(question, Verdict.SAME, by=head, reason="Cùng biển hiệu")
    answer_question(question, Verdict.OPEN, by=head)
    told = Line.objects.order_by("pk").values_list("verb", "reason")
    assert list(told) == [
        ("registry.judge_pair", "Cùng biển hiệu"),
        ("registry.merge", "Cùng biển hiệu"),
        ("registry.take_back", ""),
        ("registry.split", ""),
    ]
