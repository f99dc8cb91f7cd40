"""Doubtful pairs in their order, and what was judged before. Views fetch them only through these."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from donghanh.org.models import Officer
from donghanh.registry.enums import Verdict
from donghanh.registry.models import Batch, Entry, Judgement, Question
from donghanh.registry.resolution.circles import Record, ends, entries_of_records, record_of


def open_questions(officer: Officer, batch: int | None = None) -> QuerySet[Question]:
    """Pairs of the officer's ward that wait for an answer, the likeliest first; of one list where it is named. Left out
    are those of which a source took back what it said."""
    found = Question.objects.filter(ward_id=officer.ward_id, verdict="")
    for source, key in (("one_source", "one_key"), ("other_source", "other_key")):
        said = Entry.objects.filter(source=OuterRef(source), key=OuterRef(key), is_current=True)
        found = found.filter(Exists(said))
    found = found.filter(batch=batch) if batch else found
    return found.select_related("one_source", "other_source", "batch__source").order_by("-probability", "pk")


def following(questions: QuerySet[Question], after: Question | None) -> Question | None:
    """The next pair after one that is put off; from the beginning again where none is left."""
    if after is not None:
        less_likely = Q(probability__lt=after.probability)
        later = questions.filter(less_likely | Q(probability=after.probability, pk__gt=after.pk)).first()
        if later is not None:
            return later
    return questions.first()


def lists_with_questions(officer: Officer) -> list[Batch]:
    """Lists about which something is asked, the newest first."""
    asked = Question.objects.filter(batch=OuterRef("pk"), verdict="")
    found = Batch.objects.filter(Exists(asked), ward_id=officer.ward_id)
    return list(found.select_related("source").order_by("-pk"))


def get_question_for(officer: Officer, pk: int) -> Question:
    """A pair of the officer's ward. Raises Http404."""
    found = Question.objects.select_related("one_source", "other_source", "batch__source")
    question = found.filter(ward_id=officer.ward_id, pk=pk).first()
    if question is None:
        raise Http404
    return question


def last_answer(officer: Officer) -> Question | None:
    """What this officer answered last and did not take back."""
    return Question.objects.filter(answered_by=officer).order_by("-answered_at", "-pk").first()


def judgements_for(officer: Officer, verdict: str = "", *, own: bool = False) -> QuerySet[Judgement]:
    """What people judged in the officer's ward and what still holds, the newest first."""
    later = Judgement.objects.filter(pk__gt=OuterRef("pk"))
    same_way = Q(**{name: OuterRef(name) for name in _PAIR})
    turned = Q(**{name: OuterRef(other) for name, other in zip(_PAIR, _TURNED, strict=True)})
    found = Judgement.objects.filter(ward_id=officer.ward_id, by__isnull=False)
    found = found.filter(~Exists(later.filter(same_way | turned))).exclude(verdict=Verdict.OPEN)
    found = found.filter(verdict=verdict) if verdict in (Verdict.SAME, Verdict.DIFFERENT) else found
    found = found.filter(by=officer) if own else found
    return found.select_related("by", "one_source", "other_source").order_by("-pk")


def get_judgement_for(officer: Officer, pk: int) -> Judgement:
    """A judgement by a person in the officer's ward. Raises Http404."""
    found = Judgement.objects.filter(ward_id=officer.ward_id, by__isnull=False, pk=pk).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement and what its two sides say now; None where a source took back what it said."""

    judgement: Judgement
    one: Entry | None
    other: Entry | None


def with_entries(judgements: Iterable[Judgement]) -> list[Judged]:
    """The judgements with the entries they are about."""
    rows = list(judgements)
    found = newest_entries({end for row in rows for end in ends(row)})
    return [Judged(row, *(found.get(end) for end in ends(row))) for row in rows]


def newest_entries(records: set[Record]) -> dict[Record, Entry]:
    """What each record says now, with its source and business."""
    entries = entries_of_records(records).filter(is_current=True)
    return {record_of(entry): entry for entry in entries.select_related("source", "business")}


_PAIR = ("one_source", "one_key", "other_source", "other_key")
_TURNED = ("other_source", "other_key", "one_source", "one_key")
