"""Businesses merged and split by hand, where the lists alone do not tell."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from donghanh.audit.actions import history_context, record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.registry.actions.judging import judge, say
from donghanh.registry.actions.regrouping import TOGETHER, one_at_a_time, regroup, tie_together
from donghanh.registry.enums import Verdict
from donghanh.registry.models import Business, Entry
from donghanh.registry.permissions import Permission
from donghanh.registry.resolution.circles import Circle, Record, circle_around, records_of


@transaction.atomic
def merge_businesses(one: Business, other: Business, *, by: Officer, reason: str) -> Business:
    """Says that two businesses are one. The older number stays, the other leads to it; gives the business that stays.

    Raises Refused (Contradicted where they were judged different), Forbidden without the right.
    """
    if not has_permission(by, Permission.MERGE) or {one.ward_id, other.ward_id} != {by.ward_id}:
        raise Forbidden
    if one.pk == other.pk:
        raise Refused(_("Choose two different businesses."))
    if one.merged_into_id or other.merged_into_id:
        raise Refused(_("One of the two leads to another number already."))
    one_at_a_time(by.ward_id)
    founders = (_founder_of(one), _founder_of(other))
    judge(founders, Verdict.SAME, by=by, reason=reason)
    return _business_of(by.ward_id, {*founders})


@transaction.atomic
def split_business(business: Business, entries: Collection[Entry], *, by: Officer, reason: str) -> Business:
    """Says that some entries of a business are about another one; gives the business that they are under now.

    The number stays with its oldest entry. Raises Refused where nothing or everything was chosen.
    """
    if not has_permission(by, Permission.MERGE) or business.ward_id != by.ward_id:
        raise Forbidden
    one_at_a_time(by.ward_id)
    every, leaving = set(records_of(business.entries.all())), set(records_of(entries))
    staying = every - leaving
    if not leaving or not staying or not leaving <= every:
        raise Refused(_("Choose at least one entry that leaves, and leave at least one."))
    with history_context(by):
        circle = tie_together(circle_around(by.ward_id, leaving | staying))
        _part(circle, leaving, staying, by, reason)
        regroup(circle_around(by.ward_id, leaving | staying))
    left, kept = (_business_of(by.ward_id, side) for side in (leaving, staying))
    changes = {
        "public_id": [business.public_id, left.public_id if left.pk != business.pk else kept.public_id]
    }
    record("registry.split", business, by=by, reason=reason, changes=changes)
    return left


def _part(circle: Circle, leaving: set[Record], staying: set[Record], by: Officer, reason: str) -> None:
    """Cuts what ties the two sides: one pair is judged different, so that they are never tied again by themselves, the
    other ties are taken back. Each side stays together."""
    sides = (_oldest(circle, staying), _oldest(circle, leaving))
    cut = [pair for pair in circle.ties() if (pair[0] in leaving) != (pair[1] in leaving)]
    between = [pair for pair in cut if {*pair} <= leaving | staying]
    if not between:  # tied by a record that is gone
        say(sides, Verdict.SAME, ward=circle.ward, reason=TOGETHER)
    parted = between[0] if between else sides
    for pair in cut:
        if pair != parted:
            say(pair, Verdict.OPEN, ward=circle.ward, by=by, reason=reason)
    say(parted, Verdict.DIFFERENT, ward=circle.ward, by=by, reason=reason)
    for side, oldest in zip((staying, leaving), sides, strict=True):
        _hold_together(circle, side, oldest, by, reason)


def _hold_together(circle: Circle, side: set[Record], oldest: Record, by: Officer, reason: str) -> None:
    reached = circle_around(circle.ward, side).together(oldest)
    for each in sorted(side - reached):
        if each not in reached:
            say((oldest, each), Verdict.SAME, ward=circle.ward, by=by, reason=reason)
            reached |= circle_around(circle.ward, side).together(oldest)


def _oldest(circle: Circle, records: set[Record]) -> Record:
    return next(each for each in circle.records if each in records)


def _founder_of(business: Business) -> Record:
    """The record that stands for a business where two are merged."""
    circle = circle_around(business.ward_id, records_of(business.entries.all()))
    founder = circle.founder_of(circle.businesses.get(business.pk, business))
    if founder is None:
        raise Refused(_("No source says anything of this business; it cannot be merged."))
    return founder


def _business_of(ward: int, records: set[Record]) -> Business:
    one = min(records)
    entry = (
        Entry.objects.filter(ward_id=ward, source=one.source, key=one.key).select_related("business").last()
    )
    if entry is None or entry.business is None:
        raise Refused(_("A person is asked about these entries; answer the question first."))
    return entry.business
