"""Whatever order people answer in, the same entries are one business, under the same numbers."""

from itertools import combinations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from donghanh.org.enums import Role
from donghanh.registry.actions.judging import Contradicted, answer_question
from donghanh.registry.enums import Verdict
from donghanh.registry.models import Business, Entry, Question
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
KNOWN, WAITING = 3, 2
FEW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PAIRS = list(combinations(range(KNOWN + WAITING), 2))
TRUTHS = some.lists(some.integers(0, 2), min_size=KNOWN + WAITING, max_size=KNOWN + WAITING)


@pytest.fixture
def head():
    return make.officer(make.ward(), Role.UNIT_HEAD)


@pytest.fixture
def entries(head):
    known = [registry.business(head.ward).entries.get() for _ in range(KNOWN)]
    return known + [registry.waiting(head.ward) for _ in range(WAITING)]


@pytest.fixture
def questions(entries):
    return [registry.question(entries[one], entries[other]) for one, other in PAIRS]


def standing(entries):
    """Registry number of each entry, and where each number leads."""
    under = dict(
        Entry.objects.filter(pk__in=[entry.pk for entry in entries]).values_list("pk", "business__public_id")
    )
    return under, dict(Business.objects.values_list("public_id", "merged_into__public_id"))


def parts(entries):
    under, _numbers = standing(entries)
    return {frozenset(pk for pk in under if under[pk] == number) for number in under.values()}


def answer(questions, order, truth, head):
    """Answers in this order what does not follow yet."""
    for place in order:
        one, other = PAIRS[place]
        question = Question.objects.get(pk=questions[place].pk)
        if not question.verdict:
            verdict = Verdict.SAME if truth[one] == truth[other] else Verdict.DIFFERENT
            answer_question(question, verdict, by=head)


@FEW
@given(truth=TRUTHS, order=some.permutations(range(len(PAIRS))))
def test_any_order_gives_the_same_businesses_and_numbers(truth, order, entries, questions, head):
    found = []
    for way in (range(len(PAIRS)), order):
        with transaction.atomic():
            answer(questions, way, truth, head)
            under, _numbers = standing(entries)
            known = [under[entry.pk] for entry in entries[:KNOWN]]
            found.append((parts(entries), known))
            transaction.set_rollback(True)
    assert found[0] == found[1]
    assert found[0][0] == {
        frozenset(entry.pk for place, entry in enumerate(entries) if truth[place] == group)
        for group in set(truth)
    }


@FEW
@given(
    before=some.lists(some.tuples(some.sampled_from(range(len(PAIRS))), some.booleans()), max_size=4),
    last=some.tuples(some.sampled_from(range(len(PAIRS))), some.booleans()),
)
def test_an_answer_taken_back_leaves_everything_as_it_was(before, last, entries, questions, head):
    def say(place, same):
        try:
            with transaction.atomic():
                question = Question.objects.get(pk=questions[place].pk)
                if question.verdict:
                    return None
                answer_question(question, Verdict.SAME if same else Verdict.DIFFERENT, by=head)
                return question
        except Contradicted:
            return None

    with transaction.atomic():
        for place, same in before:
            say(place, same)
        left = standing(entries), list(Question.objects.values_list("pk", "verdict").order_by("pk"))
        if question := say(*last):
            answer_question(question, Verdict.OPEN, by=head)
        assert left == (standing(entries), list(Question.objects.values_list("pk", "verdict").order_by("pk")))
        transaction.set_rollback(True)
