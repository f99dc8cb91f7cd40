"""Telling officers, their reading it, and letters by e-mail."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from donghanh.kernel.errors import Forbidden
from donghanh.notify.letters import MOST_TRIES, message_of, pause_after
from donghanh.notify.models import Letter, MailChoice, Notice
from donghanh.org.enums import Role
from donghanh.org.models import Officer, Ward
from donghanh.org.queries import officers_with_role

log = logging.getLogger(__name__)


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


def settle_notices(ward_id: int, text: str, url: str) -> None:
    """What was asked with these words about the page has been decided: nobody is left to read it as open; part of an
    action."""
    unread = Notice.objects.filter(ward_id=ward_id, url=url, text=text[:500], read_at__isnull=True)
    unread.update(read_at=timezone.now())


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


def post_letters(letters: Iterable[Letter]) -> None:
    """Puts letters into the outbox in one query, part of an action; one that is there already stays as it is."""
    Letter.objects.bulk_create(letters, ignore_conflicts=True)


@transaction.atomic
def choose_letters(*, wanted: bool, by: Officer) -> None:
    """Turns the officer's own daily letter on or off."""
    MailChoice.objects.update_or_create(officer=by, defaults={"ward_id": by.ward_id, "wanted": wanted})


@transaction.atomic
def send_next(ward: Ward) -> bool:
    """Sends the next letter of the ward that is due; False where none is. What another worker holds is passed over.

    A letter that cannot be sent is tried again later, and at last given up: the administrators then get a notice. A
    worker that dies between sending and remembering it sends the letter again under the same Message-ID.
    """
    waiting = Letter.objects.filter(
        ward=ward, sent_at__isnull=True, given_up_at__isnull=True, send_after__lte=timezone.now()
    )
    held = waiting.select_for_update(of=("self",), skip_locked=True).select_related("recipient")
    letter = held.order_by("send_after", "pk").first()
    if letter is None:
        return False
    letter.tries += 1
    try:
        message_of(letter).send()
    except Exception as error:
        log.warning("letter %s of ward %s: %s", letter.pk, ward.code, error)
        _try_again_later(letter, error)
    else:
        letter.sent_at, letter.error = timezone.now(), ""
    letter.save(update_fields=["tries", "sent_at", "send_after", "given_up_at", "error"])
    return True


@transaction.atomic
def forget_letters(ward: Ward, *, before: datetime) -> int:
    """Removes the letters written before the moment, sent or not: their links are dead, and what they told stands
    elsewhere. Returns how many."""
    return Letter.objects.filter(ward=ward, created_at__lt=before).delete()[0]


def _try_again_later(letter: Letter, error: Exception) -> None:
    letter.error = f"{type(error).__name__}: {error}"[:300]
    letter.send_after = timezone.now() + pause_after(letter.tries)
    if letter.tries < MOST_TRIES:
        return
    letter.given_up_at = timezone.now()
    with override("vi"):
        words = gettext("A letter to %(who)s could not be sent: %(why)s") % {
            "who": letter.recipient,
            "why": letter.error,
        }
    tell(
        officers_with_role(letter.ward_id, Role.ADMIN),
        words,
        reverse("org:officer_detail", args=[letter.recipient_id]),
    )
