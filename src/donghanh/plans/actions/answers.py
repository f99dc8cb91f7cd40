"""Answers by the signed address in a letter: who holds it says how the work stands, in the officer's name."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.kernel.errors import Refused
from donghanh.org.models import Officer
from donghanh.plans.actions.obstacles import raise_obstacle
from donghanh.plans.actions.results import note_progress
from donghanh.plans.enums import ObstacleKind
from donghanh.plans.models import Result, Update

MOST_A_DAY = 10
"""Answers about one task by letter a day: more than anyone has to say, little enough for a link in wrong hands."""
TWICE = timedelta(minutes=10)
"""Within this time the same words again are the same answer, sent twice by an impatient finger."""


@transaction.atomic
def answer_unchanged(result: Result, *, by: Officer) -> None:
    """Notes that nothing has changed; the clock runs on."""
    _note(result, _("Nothing new."), by)


@transaction.atomic
def answer_progress(result: Result, text: str, *, by: Officer) -> None:
    """Notes what has been done, or puts an answer before right: notes are never changed."""
    _note(result, text, by)


@transaction.atomic
def answer_obstacle(result: Result, text: str, *, by: Officer) -> None:
    """Reports what stands in the way; whoever may answer hears of it."""
    words = _by_letter(text)
    if not _said_already(result, words, by):
        raise_obstacle(result.task, kind=ObstacleKind.OBSTACLE, text=words, by=by)


def _note(result: Result, text: str, by: Officer) -> None:
    words = _by_letter(text)
    if not _said_already(result, words, by):
        note_progress(result.task, words, by=by, result=result)


def _by_letter(text: str) -> str:
    if not text.strip():
        raise Refused(_("Write what has been done."))
    return _("%(text)s (by the link in a letter)") % {"text": text.strip()}


def _said_already(result: Result, words: str, by: Officer) -> bool:
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    today = list(Update.objects.filter(task=result.task, by=by, at__gte=midnight).values_list("text", "at"))
    if len(today) >= MOST_A_DAY:
        raise Refused(_("Enough was said about this task today. Sign in to write more."))
    return any(text == words and at > timezone.now() - TWICE for text, at in today)
