"""Letters by e-mail: what leaves the house, and when it is tried again."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from donghanh.notify.models import Letter

MOST_TRIES = 6
FIRST_PAUSE = timedelta(minutes=5)
"""Between the first try and the second; doubled each time, so that the last try comes two and a half hours on."""


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries."""
    return FIRST_PAUSE * 2 ** (tries - 1)


def message_of(letter: Letter) -> EmailMultiAlternatives:
    """The letter as a message. Its Message-ID is the letter's own: sent twice by a broken connection, it is still one
    message to the reader's programme. Raises ValueError where there is no address any more."""
    if not letter.recipient.email:
        raise ValueError("the person has no e-mail address any more")
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    message = EmailMultiAlternatives(
        subject=" ".join(letter.subject.split()),
        body=letter.text,
        to=[letter.recipient.email],
        headers={"Message-ID": f"<{letter.ward_id}.{letter.pk}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(letter.html, "text/html")
    return message
