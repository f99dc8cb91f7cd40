"""Whose the rows of a list are: known, asked about, or new."""

import pytest

from donghanh.linkage.pairs import Decision, Pair
from donghanh.org.enums import Role
from donghanh.registry.actions.judging import answer_question
from donghanh.registry.actions.resolution import drop_judgements, keep_judgements, place_rows
from donghanh.registry.enums import RowOutcome, SourceKind, Verdict
from donghanh.registry.models import Business, Entry, Judgement, Question, StagedRow
from donghanh.registry.resolution.matching import Matches, by_linkage, by_numbers
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
HOME = {
    "name": "Hộ kinh doanh Tạp hóa Hương Lan",
    "owner": "Nguyễn Thị Lan",
    "phone": "0912345678",
    "address": "Số 12, đường Vũ Thượng, phường Ái Quốc, TP Hải Phòng",
    "tax_code": "0101248141",
}
OTHER = {
    "name": "Công ty TNHH Cơ khí Minh Đức",
    "owner": "Trần Văn Bình",
    "phone": "0987654321",
    "address": "Số 7, đường Lê Lợi, phường Ái Quốc, TP Hải Phòng",
    "tax_code": "0300588569",
}


@pytest.fixture
def ward():
    return make.ward()


def row(key, values, *without, **other):
    return {"key": key} | {name: value for name, value in values.items() if name not in without} | other


def placed(batch, matcher=by_linkage):
    """Number → placing, without the evidence of questions."""
    place_rows(batch, matcher)
    found = dict(StagedRow.objects.filter(batch=batch).values_list("number", "placing"))
    for placing in found.values():
        for each in (*placing.get("ask", ()), *placing.get("also", ())):
            each.pop("evidence")
    return found


def applied(batch):
    """Takes the rows over as an import does."""
    rows = list(StagedRow.objects.filter(batch=batch).order_by("number"))
    for each in rows:
        business = each.placing.get("business")
        if business is None and "ask" not in each.placing:
            business = Business.objects.create(ward=batch.ward, name="").pk
        Entry.objects.create(
            ward=batch.ward,
            source=batch.source,
            key=each.values["key"],
            values={name: value for name, value in each.values.items() if name != "key"},
            business_id=business,
            batch=batch,
            as_of=batch.as_of,
        )
    keep_judgements(batch, rows)
    return {entry.key: entry.business for entry in Entry.objects.filter(batch=batch)}


@pytest.mark.parametrize("matcher", [by_linkage, by_numbers])
def test_an_equal_tax_code_and_name_are_the_same_and_a_stranger_is_new(ward, matcher):
    known = registry.business(ward, **HOME)
    batch = registry.batch(ward, SourceKind.TAX, row("a", HOME), row("b", OTHER))
    found = placed(batch, matcher)
    assert found[1]["business"] == known.pk
    assert [(each["key"], each["reason"]) for each in found[1]["judged"]] == [
        (known.entries.get().key, "tax_code")
    ]
    assert found[2] == {}


def test_name_and_two_points_more_are_the_same_without_any_number(ward):
    known = registry.business(ward, **HOME)
    batch = registry.batch(ward, SourceKind.VISIT, row("a", HOME, "tax_code", name="Tap hoa Huong Lan"))
    assert placed(batch)[1]["business"] == known.pk


@pytest.mark.parametrize("matcher", [by_linkage, by_numbers])
def test_an_equal_name_alone_is_asked_about(ward, matcher):
    known = registry.business(ward, **HOME)
    batch = registry.batch(ward, SourceKind.VISIT, row("a", {"name": HOME["name"], "phone": "0999888777"}))
    found = placed(batch, matcher)
    assert [each["key"] for each in found[1]["ask"]] == [known.entries.get().key]
    assert "business" not in found[1]


def test_the_steps_to_a_question_are_kept_with_it(ward):
    registry.business(ward, **HOME)
    batch = registry.batch(ward, SourceKind.VISIT, row("a", {"name": HOME["name"], "phone": "0999888777"}))
    place_rows(batch, by_linkage)
    (asked,) = StagedRow.objects.get(batch=batch).placing["ask"]
    steps = {step["comparison"]: step["level"] for step in asked["evidence"]}
    assert (steps["start"], steps["what"], steps["phone"], steps["tax"]) == (
        "start",
        "same",
        "other",
        "unknown",
    )


def test_a_row_that_the_source_named_before_keeps_its_business(ward):
    known = registry.business(ward, SourceKind.TAX, **OTHER)
    key = known.entries.get().key
    waits = registry.waiting(ward, key="b")
    batch = registry.batch(ward, SourceKind.TAX, row(key, HOME), row(waits.key, OTHER))
    assert placed(batch) == {1: {"business": known.pk}, 2: {"ask": []}}


def test_refused_rows_are_left_alone(ward):
    registry.business(ward, **HOME)
    batch = registry.batch(ward, SourceKind.TAX, row("a", HOME))
    StagedRow.objects.filter(batch=batch).update(outcome=RowOutcome.REFUSED)
    assert placed(batch) == {1: {}}


def test_twins_of_one_list_are_one_new_business(ward):
    batch = registry.batch(ward, SourceKind.TAX, row("a", HOME), row("b", HOME), row("c", OTHER))
    found = placed(batch)
    assert (found[1], found[2]["with"], found[3]) == ({}, 1, {})
    under = applied(batch)
    assert under["a"] == under["b"] != under["c"]
    assert Business.objects.count() == 2


def test_numbers_that_contradict_are_not_tied_together_by_a_row_without_any(ward):
    known = registry.business(ward, **HOME)
    nameless = row("a", HOME, "tax_code")
    batch = registry.batch(ward, SourceKind.TAX, nameless, row("b", HOME, tax_code="0300588569"))

    def matcher(rows, _business_of, new):
        (first,), _read = list(rows), list(new)
        tied = ((first.id, "n1", 20.0), ("n1", "n2", 10.0))
        pairs = [Pair(*ids, 1.0, Decision.SAME, "name_and_more", weight=weight) for *ids, weight in tied]
        return Matches(pairs)

    found = placed(batch, matcher)
    assert found[1]["business"] == known.pk
    assert "business" not in found[2]
    assert [(each["key"], each["reason"]) for each in found[2]["ask"]] == [("a", "other_number_known")]


def test_doubtful_twins_are_asked_about(ward):
    twin = row("b", HOME, "tax_code", "phone", "address", "owner")
    batch = registry.batch(ward, SourceKind.TAX, row("a", HOME), twin)
    found = placed(batch)
    assert found[1] == {}
    assert [each["key"] for each in found[2]["ask"]] == ["a"]
    under = applied(batch)
    assert under["a"] is not None
    assert under["b"] is None
    assert Question.objects.count() == 1


def test_what_a_person_told_apart_is_not_asked_again(ward):
    known = registry.business(ward, **HOME)
    list_of = lambda: registry.batch(  # noqa: E731
        ward, SourceKind.VISIT, row("a", {"name": HOME["name"], "phone": "0999888777"})
    )
    batch = list_of()
    place_rows(batch, by_linkage)
    applied(batch)
    head = make.officer(ward, Role.UNIT_HEAD)
    answer_question(Question.objects.get(), Verdict.DIFFERENT, by=head)
    drop_judgements(batch)
    Entry.objects.filter(batch=batch).delete()
    again = list_of()
    assert placed(again) == {1: {}}
    assert known.entries.count() == 1


def test_what_a_person_judged_the_same_stays_so_when_the_list_comes_again(ward):
    known = registry.business(ward, **HOME)
    values = {"name": "Cửa hàng cô Lan"}
    batch = registry.batch(ward, SourceKind.VISIT, row("a", values))
    entry = registry.waiting(ward, SourceKind.VISIT, key="a", **values)
    head = make.officer(ward, Role.UNIT_HEAD)
    answer_question(registry.question(known.entries.get(), entry), Verdict.SAME, by=head)
    Entry.objects.filter(key="a").delete()
    assert placed(batch) == {1: {"business": known.pk}}


def test_judgements_are_kept_once_and_dropped_with_the_list(ward):
    registry.business(ward, **HOME)
    asked = row("b", {"name": HOME["name"], "phone": "0999888777"})
    batch = registry.batch(ward, SourceKind.VISIT, row("a", HOME), asked)
    place_rows(batch, by_linkage)
    applied(batch)
    keep_judgements(batch, list(StagedRow.objects.filter(batch=batch)))
    assert (Judgement.objects.count(), Question.objects.count()) == (1, 1)
    drop_judgements(batch)
    assert (Judgement.objects.count(), Question.objects.count()) == (0, 0)


def test_a_business_that_was_merged_since_the_rows_were_placed_leads_to_the_other(ward):
    older, newer = registry.business(ward, **OTHER), registry.business(ward, **HOME)
    batch = registry.batch(ward, SourceKind.TAX, row("a", HOME))
    assert placed(batch)[1]["business"] == newer.pk
    head = make.officer(ward, Role.UNIT_HEAD)
    answer_question(registry.question(older.entries.get(), newer.entries.get()), Verdict.SAME, by=head)
    assert applied(batch) == {"a": older}


def test_two_businesses_that_only_the_list_tied_together_part_with_it(ward):
    one, other = registry.business(ward, **HOME), registry.business(ward, **OTHER)
    batch = registry.batch(ward, SourceKind.TAX, row("a", HOME))
    place_rows(batch, by_linkage)
    applied(batch)
    entry = Entry.objects.get(batch=batch)
    head = make.officer(ward, Role.UNIT_HEAD)
    answer_question(registry.question(other.entries.get(), entry), Verdict.SAME, by=head)
    other.refresh_from_db()
    assert other.merged_into == one
    drop_judgements(batch)
    other.refresh_from_db()
    assert other.merged_into is None
    assert one.entries.exclude(batch=batch).count() == 1


@pytest.mark.parametrize("rows", [3, 9])
def test_placing_asks_a_constant_number_of_questions(ward, rows, django_assert_num_queries):
    registry.business(ward, **HOME)
    values = [row(f"r{place}", HOME, "tax_code", name=f"Tạp hóa số {place}") for place in range(rows)]
    batch = registry.batch(ward, SourceKind.TAX, row("a", HOME), *values)
    with django_assert_num_queries(11):
        place_rows(batch, by_numbers)
