"""What people judge of two records: kept for ever, and taken back by saying so."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import history_context, record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.linkage.judgements import Contradiction
from donghanh.linkage.judgements import Judgement as Said
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.registry.actions.regrouping import Regrouped, one_at_a_time, regroup, tie_together
from donghanh.registry.enums import AccessKind, Verdict
from donghanh.registry.models import Access, Business, Entry, Judgement, Question
from donghanh.registry.permissions import Permission
from donghanh.registry.resolution.circles import Circle, Pair, Record, circle_around, ends, entries_of_records
from donghanh.registry.rights.restrictions import restricted_in


class Contradicted(Refused):
    """A judgement that cannot stand beside others; `path` are the entries that tie the two together, or the two that
    were judged different."""

    def __init__(self, message: str, path: list[Entry]) -> None:
        super().__init__(message)
        self.path = path


@transaction.atomic
def answer_question(question: Question, verdict: str, *, by: Officer, reason: str = "") -> Regrouped:
    """The same, different, or (`Verdict.OPEN`) takes the person's answer back.

    Raises Refused where somebody answered before, or nobody did, Contradicted where other judgements say otherwise,
    Forbidden where two businesses would become one and the officer may not merge.
    """
    if question.ward_id != by.ward_id:
        raise Forbidden
    one_at_a_time(question.ward_id)
    held = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if verdict == Verdict.OPEN:
        return take_back(_answer_to(held), by=by, reason=reason)
    if held.verdict:
        raise Refused(_("This pair was answered already."))
    return judge(ends(held), verdict, by=by, reason=reason)


@transaction.atomic
def judge(pair: Pair, verdict: str, *, by: Officer, reason: str = "") -> Regrouped:
    """Adds to the log what a person says of two records of one ward, and lets follow what follows."""
    if not has_permission(by, Permission.REVIEW):
        raise Forbidden
    one_at_a_time(by.ward_id)
    with history_context(by):
        circle = tie_together(circle_around(by.ward_id, pair))
        _check(circle, pair, verdict)
        _check_right_to_merge(circle, pair, verdict, by)
        say(pair, verdict, ward=by.ward_id, by=by, reason=reason)
        done = regroup(circle_around(by.ward_id, pair))
    subject = _subject(by.ward_id, pair)
    record("registry.judge_pair", subject, by=by, reason=reason, changes=_changes(circle, pair, verdict))
    _record_merges(done, by, reason)
    return done


@transaction.atomic
def take_back(judgement: Judgement, *, by: Officer, reason: str = "") -> Regrouped:
    """Lets hold again what was said of the pair before; former numbers come back with it."""
    if not has_permission(by, Permission.REVIEW) or judgement.ward_id != by.ward_id:
        raise Forbidden
    one_at_a_time(by.ward_id)
    pair = ends(judgement)
    with history_context(by):
        circle = tie_together(circle_around(by.ward_id, pair))
        of_pair = [row for row in circle.log if set(ends(row)) == set(pair)]
        if judgement.by_id is None or not of_pair or of_pair[-1].pk != judgement.pk:
            raise Refused(_("This judgement does not hold any more; nothing was taken back."))
        before = before_that(of_pair)
        _check(circle, pair, before)
        say(pair, before, ward=by.ward_id, by=by, reason=reason)
        done = regroup(circle_around(by.ward_id, pair))
    if (done.back or done.merged) and not has_permission(by, Permission.MERGE):
        raise Forbidden
    subject = _subject(by.ward_id, pair)
    record("registry.take_back", subject, by=by, reason=reason, changes=_changes(circle, pair, before))
    _record_merges(done, by, reason)
    return done


def before_that(of_pair: list[Judgement]) -> str:
    """What held of a pair before its last judgement; the log is read as if what was taken back had never been said."""
    standing: list[str] = []
    for row in of_pair[:-1]:
        if row.verdict == Verdict.OPEN and standing:
            standing.pop()
        elif row.verdict != Verdict.OPEN:
            standing.append(row.verdict)
    return standing[-1] if standing else Verdict.OPEN


def say(pair: Pair, verdict: str, *, ward: int, by: Officer | None = None, reason: str = "") -> None:
    """Adds a line to the log, and to the question about the pair its answer. Nothing follows yet."""
    one, other = pair
    Judgement.objects.create(
        ward_id=ward,
        one_source_id=one.source,
        one_key=one.key,
        other_source_id=other.source,
        other_key=other.key,
        verdict=verdict,
        reason=reason,
        by=by,
    )
    _note_answer(pair, verdict, by)


def _note_answer(pair: Pair, verdict: str, by: Officer | None) -> None:
    """The question about the pair, if there is one, is answered, or open again."""
    is_open = verdict == Verdict.OPEN
    for one, other in (pair, pair[::-1]):
        Question.objects.filter(
            one_source=one.source, one_key=one.key, other_source=other.source, other_key=other.key
        ).update(
            verdict="" if is_open else verdict,
            answered_by=None if is_open else by,
            answered_at=None if is_open else timezone.now(),
        )


def _check(circle: Circle, pair: Pair, verdict: str) -> None:
    """Raises Contradicted where other judgements say otherwise."""
    one, other = (circle.numbers.get(end) for end in pair)
    if one is None or other is None:
        raise Refused(_("What a source said here was taken back; there is nothing to judge."))
    try:
        circle.judgements.judge(one, other, Said(verdict))
    except Contradiction as found:
        raise _contradicted(circle, [circle.records[number - 1] for number in found.path], verdict) from found


def _contradicted(circle: Circle, path: list[Record], verdict: str) -> Contradicted:
    entries = [circle.entries[record][-1] for record in path if record in circle.entries]
    words = " → ".join(f"{entry} ({entry.source})" for entry in entries)
    if verdict == Verdict.DIFFERENT:
        sentence = _("Both are held for one business through other entries; split them first: %(path)s.")
    else:
        sentence = _("These two were judged to be different; take that back first: %(path)s.")
    return Contradicted(sentence % {"path": words}, entries)


def _check_right_to_merge(circle: Circle, pair: Pair, verdict: str, by: Officer) -> None:
    if verdict == Verdict.SAME and would_merge(circle, pair) and not has_permission(by, Permission.MERGE):
        raise Forbidden


def would_merge(circle: Circle, pair: Pair) -> bool:
    """True where two businesses with numbers of their own would become one."""
    records = circle.together(pair[0]) | circle.together(pair[1])
    return len({circle.business_of(record) for record in records} - {None}) > 1


def _answer_to(question: Question) -> Judgement:
    one, other = ends(question)
    of_people = Judgement.objects.filter(ward_id=question.ward_id, by__isnull=False)
    found = of_people.filter(one_source__in={one.source, other.source}, one_key__in={one.key, other.key})
    newest = [row for row in found if set(ends(row)) == {one, other}]
    if not question.answered_by_id or not newest:
        raise Refused(_("Nobody answered this pair, so there is nothing to take back."))
    return newest[-1]


def _subject(ward: int, pair: Pair) -> Business | Entry:
    """What the trail names: the business of one of the two, else an entry that waits."""
    entries = [
        Entry.objects.filter(ward_id=ward, source=end.source, key=end.key).select_related("business").last()
        for end in pair
    ]
    found = [entry for entry in entries if entry]
    return next((entry.business for entry in found if entry.business), found[0])


def _changes(circle: Circle, pair: Pair, verdict: str) -> dict[str, object]:
    words = [str(circle.entries[end][-1]) for end in pair if end in circle.entries]
    return {"pair": words, "verdict": verdict}


def _record_merges(done: Regrouped, by: Officer, reason: str) -> None:
    for business, into in done.merged:
        changes = {"public_id": [business.public_id, into.public_id]}
        record("registry.merge", into, by=by, reason=reason, changes=changes)
    for business in done.back:
        record("registry.split", business, by=by, reason=reason, changes={"public_id": business.public_id})


@transaction.atomic
def show_in_full(question: Question, *, by: Officer) -> list[Access]:
    """Writes down that an officer looked at the personal data of both sides (Luật 91/2025/QH15), but for that of owners
    who had its use restricted, which stays masked; Forbidden without the right."""
    if not has_permission(by, Permission.UNMASK) or question.ward_id != by.ward_id:
        raise Forbidden
    bound = restricted_in([question.ward_id])
    entries = entries_of_records(ends(question)).filter(is_current=True).select_related("business")
    return [
        Access.objects.create(
            ward_id=by.ward_id,
            kind=AccessKind.UNMASK,
            public_id=entry.business.public_id if entry.business else "",
            officer=by,
            businesses=None if entry.business else [],
            purpose=_("Comparing a doubtful pair: %(name)s") % {"name": str(entry)[:200]},
        )
        for entry in entries
        if entry.business_id not in bound
    ]
