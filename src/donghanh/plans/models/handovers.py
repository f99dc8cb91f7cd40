"""Work that passed from one pair of hands to others."""

import pgtrigger
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, Position, WardOwned
from donghanh.plans.models.tasks import Task

APPEND_ONLY = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


class Handover(WardOwned):
    """Tasks passed on at one moment: from a giver, or from a position that was vacant. Ground for the minutes.

    `position` is the one given up or taken up. What the items say was true at that moment and never changes.
    """

    giver = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    position = models.ForeignKey(Position, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("hand-over")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["ward", "-at"])]
        triggers = [APPEND_ONLY]

    def __str__(self) -> str:
        return str(self.giver or self.position or self.reason)

    def get_absolute_url(self) -> str:
        return reverse("plans:handover_detail", args=[self.pk])

    @property
    def receivers(self) -> list[Officer]:
        """Who took something over, each once."""
        return list(dict.fromkeys(item.receiver for item in self.items.all() if item.receiver))


class HandoverItem(WardOwned):
    """One task of a hand-over: who got it (None: nobody, it waits with `position`) and how it stood (a `Status`)."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="items")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="+")
    receiver = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    position = models.ForeignKey(Position, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(_("deadline"), null=True)
    exclusive = models.BooleanField(default=False)
    status = models.CharField(_("status"), max_length=12, blank=True)
    told_at = models.DateTimeField(_("last update"), null=True)
    told = models.TextField(blank=True)

    class Meta:
        verbose_name = _("task handed over")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["handover", "task"], name="one_line_a_task_handed_over")
        ]
        triggers = [APPEND_ONLY]

    def __str__(self) -> str:
        return str(self.task)
