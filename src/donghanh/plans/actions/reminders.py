"""Walking the ladder of a ward: reminders, and one digest to each person, wholly or not at all."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from donghanh.notify.actions import post_letters, tell_each
from donghanh.notify.models import Notice
from donghanh.org.models import Officer, Ward
from donghanh.plans.models import Reminder, ReminderRound
from donghanh.plans.reminding.digest import grouped, headline
from donghanh.plans.reminding.due import Mention, mentions_due
from donghanh.plans.reminding.mailing import unread_notices, write_letters

LONGEST_BREAK = timedelta(days=14)
"""Notices older than this ride in no letter, however long the rounds were interrupted."""


@transaction.atomic
def hold_round(ward: Ward, *, at: datetime) -> int:
    """Tells everyone in the ward what is due to them on the day of `at`, in one digest each; returns how many heard.
    Who reads letters gets one, which also holds the notices not read since the last round.

    The round of a day is held once: who comes second waits for the first and does nothing, and what is broken off
    leaves no trace.
    """
    day = timezone.localdate(at)
    _round, fresh = ReminderRound.objects.get_or_create(ward=ward, day=day, defaults={"held_at": at})
    if not fresh:
        return 0
    due = mentions_due(ward, day)
    _keep(ward, due, at)
    digests: dict[int, list[Mention]] = defaultdict(list)
    for mention in due:
        digests[mention.recipient].append(mention)
    notices = unread_notices(ward, since=_last_round(ward, at))
    _tell(digests, at)
    _write(ward, digests, notices, at)
    return len(digests)


def _last_round(ward: Ward, at: datetime) -> datetime:
    before = ReminderRound.objects.filter(ward=ward, held_at__lt=at).order_by("-held_at").first()
    return max(before.held_at if before else at - timedelta(days=1), at - LONGEST_BREAK)


def _keep(ward: Ward, due: list[Mention], at: datetime) -> None:
    Reminder.objects.bulk_create(
        Reminder(
            ward=ward,
            result_id=mention.result,
            recipient_id=mention.recipient,
            kind=mention.kind,
            rung=mention.rung,
            due_on=mention.due_on,
            sent_at=at,
        )
        for mention in due
    )


def _tell(digests: dict[int, list[Mention]], at: datetime) -> None:
    address = f"{reverse('plans:digest')}?ngay={timezone.localdate(at).isoformat()}"
    officers = Officer.objects.in_bulk(digests)
    with override("vi"):
        tell_each(
            (
                officers[recipient],
                headline({part: len(some) for part, some in grouped(mentions).items()}),
                address,
            )
            for recipient, mentions in digests.items()
        )


def _write(
    ward: Ward, digests: dict[int, list[Mention]], notices: dict[int, list[Notice]], at: datetime
) -> None:
    with override("vi"):
        post_letters(write_letters(ward, digests, notices, at))
