"""Businesses after a judgement: which records make up which number now, and what goes along with them."""

from dataclasses import dataclass, field

from django.db import connection

from donghanh.linkage.judgements import Judgement as Said
from donghanh.registry.actions.moving import move_along, place_entries, refresh_current_facts
from donghanh.registry.actions.settling import settle
from donghanh.registry.enums import Verdict
from donghanh.registry.models import (
    Business,
    Entry,
    Identifier,
    Involvement,
    Judgement,
    Question,
    StagedRow,
    StandingPeriod,
    YearlyFact,
)
from donghanh.registry.models.businesses import new_public_id
from donghanh.registry.resolution.circles import Circle, Record, circle_around, ends

TOGETHER = "together"
"""Reason of a judgement that only writes down what was so already: entries that stood in one business."""
_FOLLOWING = (Entry, Identifier, Involvement, StagedRow, StandingPeriod, YearlyFact)
_LOCK = 0x646864  # a number of our own among the advisory locks of the database


@dataclass
class Regrouped:
    """What became of numbers: (number merged away, number it leads to), numbers that are back, and new ones."""

    merged: list[tuple[Business, Business]] = field(default_factory=list)
    back: list[Business] = field(default_factory=list)
    made: list[Business] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)


def one_at_a_time(ward: int) -> None:
    """Until the end of the transaction nobody else judges in this ward."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [_LOCK, ward])


def tie_together(circle: Circle) -> Circle:
    """Writes down what no judgement says yet: that the records of a business belong together; and who its number is of.

    Gives the circle as it is afterwards.
    """
    fresh = [tie for business in circle.businesses.values() for tie in _missing_ties(circle, business)]
    if not fresh:
        return circle
    Judgement.objects.bulk_create(fresh)
    return circle_around(circle.ward, list(circle.entries))


def regroup(circle: Circle) -> Regrouped:
    """Gives the records of each part their number: the oldest that belongs to one of them, else a new one; none as long
    as a person is asked about a part that has none. Settles what changed."""
    done = Regrouped()
    _answer_what_follows(circle)
    founders = {pk: circle.founder_of(business) for pk, business in circle.businesses.items()}
    for part in circle.parts():
        _place(circle, part, [pk for pk in sorted(founders) if founders[pk] in part], done)
    _lead_on(circle, founders, done)
    refresh_current_facts(done.touched)
    units = Business.objects.filter(parent__in=done.touched).values_list("pk", flat=True)
    settle({*done.touched, *units})
    _forget_emptied(circle, done)
    return done


def _missing_ties(circle: Circle, business: Business) -> list[Judgement]:
    """Judgements between the number's founder and the records that stand in the business without one."""
    founder = circle.founder_of(business)
    if founder is None:
        return []
    if business.founder_id is None:
        business.founder = circle.entries[founder][0]
        Business.objects.filter(pk=business.pk).update(founder=business.founder)
    ties, reached = [], circle.together(founder)
    for record in circle.records:
        if circle.business_of(record) == business.pk and record not in reached:
            reached |= circle.together(record)
            ties.append(
                Judgement(
                    ward_id=circle.ward,
                    one_source_id=founder.source,
                    one_key=founder.key,
                    other_source_id=record.source,
                    other_key=record.key,
                    verdict=Verdict.SAME,
                    reason=TOGETHER,
                    batch_id=circle.entries[record][0].batch_id,
                )
            )
    return ties


def _place(circle: Circle, part: list[Record], own: list[int], done: Regrouped) -> None:
    """Brings the entries of a part under its number; keeps in mind where they were before."""
    target: Business | None = circle.businesses[own[0]] if own else None
    if _waits(circle, part, own):
        target = None
    elif target is None:
        target = _new_number(circle, part)
        done.made.append(target)
    entries = [entry for record in part for entry in circle.entries[record]]
    moved = [entry for entry in entries if entry.business_id != (target.pk if target else None)]
    done.touched |= {entry.business_id for entry in moved if entry.business_id}
    done.touched |= {target.pk} if target and moved else set()
    place_entries(moved, target)


def _waits(circle: Circle, part: list[Record], own: list[int]) -> bool:
    """True for a part that is asked about and has no number, or only one that an answer gave it after it was asked."""
    given = _given_numbers(circle, part)
    if not all(circle.businesses[pk].public_id in given and _is_bare(circle, pk) for pk in own):
        return False
    since = [circle.businesses[pk].created_at for pk in own]
    asked = [
        question
        for question in circle.questions
        if not question.verdict and len([end for end in ends(question) if end in part]) == 1
    ]
    return any(all(question.created_at < moment for moment in since) for question in asked)


def _given_numbers(circle: Circle, part: list[Record]) -> set[str]:
    """Registry numbers that answers gave to records of the part."""
    return {entry.number for record in part for entry in circle.entries[record] if entry.number}


def _is_bare(circle: Circle, pk: int) -> bool:
    """True where nothing but entries, and what follows from them, hangs on the business."""
    hanging = [
        relation.related_model._base_manager.filter(**{relation.field.name: pk})
        for relation in Business._meta.related_objects
        if relation.related_model not in _FOLLOWING
        and not hasattr(relation.related_model, "pgh_tracked_model")
    ]
    hanging.append(YearlyFact.objects.filter(business=pk, entry=None))
    return not any(rows.exists() for rows in hanging)


def _new_number(circle: Circle, part: list[Record]) -> Business:
    """A new business; a record that an answer gave a number once gets the same one."""
    entries = [entry for record in part for entry in circle.entries[record]]
    kept = _given_numbers(circle, part)
    taken = set(Business.objects.filter(public_id__in=kept).values_list("public_id", flat=True))
    number = min(kept - taken, default="") or new_public_id()
    made = Business.objects.create(ward_id=circle.ward, public_id=number, name="", founder=entries[0])
    if all(entry.business_id is None for entry in entries):
        Entry.objects.filter(pk=entries[0].pk).update(number=number)
    circle.businesses[made.pk] = made
    return made


def _lead_on(circle: Circle, founders: dict[int, Record | None], done: Regrouped) -> None:
    """Each number either stands for the records of its founder's part or leads to the number that does."""
    for pk, founder in sorted(founders.items(), key=lambda each: each[1] is None):
        business = circle.businesses[pk]
        before, after = business.merged_into_id, _root_of(circle, business, founder)
        if before == after:
            continue
        move_along(business, circle.businesses[before or pk], circle.businesses[after or pk])
        done.touched |= {pk, before or pk, after or pk}
        if after:
            done.merged.append((business, circle.businesses[after]))
        else:
            done.back.append(business)


def _root_of(circle: Circle, business: Business, founder: Record | None) -> int | None:
    """The number that this one leads to; None where it stands for itself. One without records goes where it led."""
    if founder is None:
        led_to = business.merged_into_id
        return (circle.businesses[led_to].merged_into_id or led_to) if led_to else None
    root = circle.business_of(founder)
    return root if root != business.pk else None


def _answer_what_follows(circle: Circle) -> None:
    """Questions that nobody has to answer any more, as the answer follows, and those that are open again."""
    changed = []
    for question in circle.questions:
        if question.answered_by_id is None:
            said = circle.implied(*ends(question))
            verdict = "" if said is Said.OPEN else Verdict(said)
            if question.verdict != verdict:
                question.verdict = verdict
                changed.append(question)
    Question.objects.bulk_update(changed, ["verdict"])


def _forget_emptied(circle: Circle, done: Regrouped) -> None:
    """Where an answer is taken back that gave a number, the number is no business until it is given again."""
    given = {entry.number for entries in circle.entries.values() for entry in entries if entry.number}
    emptied = Business.objects.filter(pk__in=done.touched, merged_into=None, entries=None)
    gone = list(emptied.filter(public_id__in=given).values_list("pk", flat=True))
    StagedRow.objects.filter(business__in=gone).update(business=None)
    bare = Business.objects.filter(pk__in=gone)
    bare._raw_delete(bare.db)  # nothing hangs on it; what is never deleted (choices) may not even be asked
