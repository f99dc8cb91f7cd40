"""What a person is told in one digest: the mentions of a day in four groups, and the sentence that announces them."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from donghanh.plans.enums import ReminderKind
from donghanh.plans.reminding.due import Mention


class Group(models.TextChoices):
    """The parts of a digest, in the order in which they are read."""

    LATE = "late", gettext_lazy("Overdue")
    URGED = "urged", gettext_lazy("Urged by a person")
    SOON = "soon", gettext_lazy("Due soon")
    WAITING = "waiting", gettext_lazy("To decide")
    PROPOSED = "proposed", gettext_lazy("Result proposed")
    SILENT = "silent", gettext_lazy("No update")


OF_KIND = {
    ReminderKind.NUDGE: Group.URGED,
    ReminderKind.DECISION: Group.WAITING,
    ReminderKind.PROPOSAL: Group.PROPOSED,
    ReminderKind.SILENCE: Group.SILENT,
}


def group_of(kind: str, rung: int) -> Group:
    """The part of the digest in which a mention stands; late are reminders after the last good day, and escalations."""
    if kind in OF_KIND:
        return OF_KIND[ReminderKind(kind)]
    return Group.SOON if kind == ReminderKind.REMINDER and rung > 0 else Group.LATE


def grouped(mentions: Iterable[Mention]) -> dict[Group, list[Mention]]:
    """The mentions by part, without empty parts."""
    every = list(mentions)
    parts = {part: [one for one in every if group_of(one.kind, one.rung) == part] for part in Group}
    return {part: inside for part, inside in parts.items() if inside}


def headline(counts: dict[Group, int]) -> str:
    """ "3 việc cần trả lời hôm nay: quá hạn 1, sắp đến hạn 2": the digest in one sentence."""
    total = sum(counts.values())
    words: Any = ngettext("%(n)s task needs an answer today", "%(n)s tasks need an answer today", total)
    parts = [f"{str(part.label).lower()} {n}" for part, n in counts.items()]
    return _("%(headline)s: %(parts)s") % {"headline": words % {"n": total}, "parts": ", ".join(parts)}
