"""Named reads of notices."""

from django.db import models
from django.shortcuts import get_object_or_404

from donghanh.notify.models import MailChoice, Notice
from donghanh.org.models import Officer


def notices_of(officer: Officer) -> models.QuerySet[Notice]:
    """What the officer was told, newest first."""
    return Notice.objects.filter(recipient=officer).order_by("-created_at", "-pk")


def count_unread(officer: Officer) -> int:
    return Notice.objects.filter(recipient=officer, read_at__isnull=True).count()


def get_notice_for(officer: Officer, pk: int) -> Notice:
    """One of the officer's own notices; else Http404."""
    return get_object_or_404(Notice, pk=pk, recipient=officer)


def wants_letters(officer: Officer) -> bool:
    """Whether the officer gets the daily letter: yes, unless they said otherwise."""
    return not MailChoice.objects.filter(officer=officer, wanted=False).exists()
