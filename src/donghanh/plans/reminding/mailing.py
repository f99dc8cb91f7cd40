"""The daily letter: what is due to a person, with an address to answer at, and the notices they have not read."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.notify.models import Letter, Notice
from donghanh.org.models import Officer, Ward
from donghanh.plans.enums import ReminderKind
from donghanh.plans.models import Result
from donghanh.plans.presenters import due_words, quiet_days, status_words
from donghanh.plans.reminding.digest import grouped
from donghanh.plans.reminding.due import Mention
from donghanh.plans.reminding.links import AnswerLink, answer_url, whole_address

ANSWERED = {ReminderKind.REMINDER, ReminderKind.SILENCE}
"""Kinds whose reader does the work, and may answer from the letter."""
MOST_NOTICES, MOST_LINES = 20, 25
"""Notices in a letter, and lines of one part of it: a letter is read on a phone. The page holds the rest."""


@dataclass(frozen=True, slots=True)
class Line:
    """One task in a letter."""

    title: str
    under: str
    url: str
    answers: bool


def readers(ward: Ward) -> QuerySet[Officer]:
    """Who gets letters: everyone who serves, has an address and has not said otherwise. Nobody where no mail leaves."""
    serving = Officer.objects.filter(ward=ward, left_on__isnull=True).exclude(email="")
    return (
        serving.filter(Q(mail_choice__isnull=True) | Q(mail_choice__wanted=True))
        if settings.SENDS_MAIL
        else serving.none()
    )


def unread_notices(ward: Ward, *, since: datetime) -> dict[int, list[Notice]]:
    """Officer → notices of the time since that they have not read, newest first."""
    found: dict[int, list[Notice]] = defaultdict(list)
    for notice in Notice.objects.filter(ward=ward, read_at__isnull=True, created_at__gt=since):
        found[notice.recipient_id].append(notice)
    return found


def write_letters(
    ward: Ward, digests: Mapping[int, list[Mention]], notices: Mapping[int, list[Notice]], at: datetime
) -> list[Letter]:
    """One letter to each reader who has something due or unread; two queries."""
    people = [officer for officer in readers(ward) if officer.pk in digests or officer.pk in notices]
    day = timezone.localdate(at)
    spoken_of = {one.result for officer in people for one in digests.get(officer.pk, ())}
    results = Result.objects.filter(pk__in=spoken_of).select_related("task__plan").with_status(ward, on=day)
    lines = {result.pk: result for result in results}
    return [
        _letter(ward, officer, digests.get(officer.pk, []), lines, notices.get(officer.pk, []), at)
        for officer in people
    ]


def _letter(
    ward: Ward,
    officer: Officer,
    mentions: list[Mention],
    results: Mapping[int, Result],
    notices: list[Notice],
    at: datetime,
) -> Letter:
    parts = [
        (
            part.label,
            [_line(ward, mention, results[mention.result], at) for mention in inside[:MOST_LINES]],
            max(len(inside) - MOST_LINES, 0),
        )
        for part, inside in grouped(mentions).items()
    ]
    page = f"{reverse('plans:digest')}?ngay={timezone.localdate(at).isoformat()}"
    context = {
        "ward": ward,
        "officer": officer,
        "headline": _headline(len(mentions), len(notices)),
        "parts": parts,
        "page": whole_address(page),
        "notices": [(notice.text, whole_address(notice.url)) for notice in notices[:MOST_NOTICES]],
        "more": max(len(notices) - MOST_NOTICES, 0),
        "choice": whole_address(reverse("notify:letter_choice")),
    }
    return Letter(
        ward=ward,
        recipient=officer,
        key=f"digest {timezone.localdate(at).isoformat()}",
        subject=f"[{ward.full_name}] {context['headline']}",
        text=render_to_string("plans/digest_letter.txt", context),
        html=render_to_string("plans/digest_letter.html", context),
        send_after=at,
    )


def _headline(due: int, unread: int) -> str:
    if due:
        words = ngettext("%(n)s task needs an answer today", "%(n)s tasks need an answer today", due)
        return words % {"n": due}
    return ngettext("%(n)s new notice", "%(n)s new notices", unread) % {"n": unread}


def _line(ward: Ward, mention: Mention, result: Result, at: datetime) -> Line:
    answers = mention.kind in ANSWERED
    due = _("due %(due)s") % {"due": due_words(result)} if result.due_on else ""
    link = AnswerLink(ward.pk, mention.recipient, result.pk)
    return Line(
        title=str(result),
        under=" · ".join(
            filter(
                None,
                (_state(ward, mention, result, timezone.localdate(at)), due, result.task.plan.short_title),
            )
        ),
        url=answer_url(link) if answers else whole_address(result.task.get_absolute_url()),
        answers=answers,
    )


def _state(ward: Ward, mention: Mention, result: Result, day: date) -> str:
    """What the mention is about: days left, days late, days of silence."""
    calendar = ward.calendar
    if mention.kind == ReminderKind.SILENCE:
        n = quiet_days(result, on=day, calendar=calendar)
        words = ngettext("%(n)s working day without a word", "%(n)s working days without a word", n)
        return words % {"n": n}
    if mention.kind == ReminderKind.REMINDER and result.last_day and result.last_day > day:
        days = calendar.working_days_between(day, result.last_day)
        return ngettext("%(days)s working day left", "%(days)s working days left", days) % {"days": days}
    return status_words(result, on=day, calendar=calendar)
