"""What stops a task, lets it begin, or lets its declaration be changed late."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.files.models import Attachment
from donghanh.org.models import Officer, Unit, WardOwned
from donghanh.plans.enums import InterruptionKind
from donghanh.plans.models.tasks import Task


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Interruption(WardOwned):
    """A time in which a task owes nothing: returned to the assigner, paused or cancelled, always with a reason.

    `proposed_unit` is where a unit that returns a task thinks it belongs. A cancellation ends only by being taken back.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="interruptions")
    kind = models.CharField(max_length=10, choices=InterruptionKind)
    reason = models.TextField(_("reason"))
    proposed_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    begun_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("interruption")
        ordering = ["began_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task"], condition=models.Q(ended_at__isnull=True), name="one_open_interruption"
            ),
            models.CheckConstraint(name="interruption_has_a_reason", condition=~models.Q(reason="")),
            models.CheckConstraint(
                name="interruption_ended_wholly",
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(ended_at__gte=models.F("began_at"), ended_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reason[:120]


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Trigger(WardOwned):
    """The document a conditional task waited for ("sau khi có hướng dẫn…"), and the deadline it sets off.

    `proposed_due_on` is computed; it holds only when an assigner has confirmed a date, which then is the result's.
    """

    task = models.OneToOneField(Task, on_delete=models.CASCADE, related_name="trigger")
    document_number = models.CharField(_("number and symbol"), max_length=60, blank=True)
    title = models.CharField(_("what came"), max_length=300)
    attachment = models.ForeignKey(Attachment, null=True, on_delete=models.PROTECT, related_name="+")
    came_on = models.DateField(_("came on"))
    recorded_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    proposed_due_on = models.DateField(_("proposed deadline"))
    confirmed_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("trigger")
        constraints = [
            models.CheckConstraint(
                name="trigger_confirmed_wholly",
                condition=models.Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | models.Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="trigger_comes_before_its_deadline",
                condition=models.Q(proposed_due_on__gte=models.F("came_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_number} {self.title}".strip()


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Unlock(WardOwned):
    """A leave to change the declaration of a task (content, lead, product, deadline) after its month was locked."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="unlocks")
    reason = models.TextField(_("reason"))
    opened_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    until = models.DateField(_("open until"))

    class Meta:
        verbose_name = _("unlock")
        ordering = ["-opened_at", "-pk"]
        constraints = [models.CheckConstraint(name="unlock_has_a_reason", condition=~models.Q(reason=""))]

    def __str__(self) -> str:
        return self.reason[:120]
