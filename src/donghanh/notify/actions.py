"""Telling officers, and their reading it."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from donghanh.kernel.errors import Forbidden
from donghanh.notify.models import Notice
from donghanh.org.models import Officer


def tell(officers: Iterable[Officer], text: str, url: str, *, by: Officer | None = None) -> None:
    """Gives each officer but the actor one notice, in the transaction of the act: undone with it, seen on commit."""
    recipients = {officer.pk: officer for officer in officers if by is None or officer.pk != by.pk}
    tell_each((officer, text, url) for officer in recipients.values())


def tell_each(told: Iterable[tuple[Officer, str, str]]) -> None:
    """Gives each officer a notice of their own, (officer, text, url), in one query; part of an action."""
    Notice.objects.bulk_create(
        Notice(ward_id=officer.ward_id, recipient=officer, text=text[:500], url=url)
        for officer, text, url in told
    )


@transaction.atomic
def read_notices(*, by: Officer) -> int:
    """Marks all unread notices of the officer as read; returns how many."""
    return by.notices.filter(read_at__isnull=True).update(read_at=timezone.now())


@transaction.atomic
def read_notice(notice: Notice, *, by: Officer) -> None:
    """Marks one of the officer's own notices as read; the first time counts."""
    if notice.recipient_id != by.pk:
        raise Forbidden
    if notice.read_at is None:
        notice.read_at = timezone.now()
        notice.save(update_fields=["read_at"])
