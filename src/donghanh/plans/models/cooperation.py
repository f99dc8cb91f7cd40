"""What other units owe to a result, and what is asked of a leader."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, Position, Unit, WardOwned
from donghanh.plans.enums import ObstacleKind
from donghanh.plans.models.results import Result
from donghanh.plans.models.tasks import Task


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Contribution(WardOwned):
    """A cooperating unit's own piece of a result, by its own day; the lead confirms it or returns it.

    The clock of the piece stops at `delivered_on` once confirmed, and runs on when it is returned.
    """

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="contributions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="contributions")
    deliverable = models.TextField(_("what is to be delivered"))
    due_on = models.DateField(_("deadline"), null=True, blank=True)
    asked_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    delivered_on = models.DateField(_("delivered on"), null=True, blank=True)
    delivered_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    summary = models.TextField(_("what was delivered"), blank=True)
    confirmed_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    returned_times = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("contribution")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["result", "unit"], name="one_contribution_a_unit_and_result"),
            models.CheckConstraint(
                name="contribution_delivered_wholly",
                condition=models.Q(delivered_on__isnull=True, delivered_by__isnull=True)
                | models.Q(delivered_on__isnull=False, delivered_by__isnull=False),
            ),
            models.CheckConstraint(
                name="contribution_confirmed_is_delivered",
                condition=models.Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | models.Q(
                    confirmed_by__isnull=False, confirmed_at__isnull=False, delivered_on__isnull=False
                ),
            ),
        ]
        indexes = [models.Index(fields=["ward", "unit"])]

    def __str__(self) -> str:
        return self.deliverable[:120]


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Obstacle(WardOwned):
    """A difficulty reported, or a direction asked for (khó khăn, vướng mắc; xin ý kiến), with its own clock.

    A leader answers by `answer_due_on`; who raised it says when it is settled. What is open stands in part III of the
    report.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="obstacles")
    kind = models.CharField(max_length=10, choices=ObstacleKind)
    text = models.TextField(_("what stands in the way"))
    proposal = models.TextField(_("proposal"), blank=True)
    addressee = models.ForeignKey(Position, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    raised_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    answer_due_on = models.DateField(_("answer by"))
    answered_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(_("answer"), blank=True)
    settled_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("obstacle")
        ordering = ["raised_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="obstacle_answered_wholly",
                condition=models.Q(answered_by__isnull=True, answered_at__isnull=True, answer="")
                | (models.Q(answered_by__isnull=False, answered_at__isnull=False) & ~models.Q(answer="")),
            ),
            models.CheckConstraint(
                name="obstacle_settled_wholly",
                condition=models.Q(settled_by__isnull=True, settled_at__isnull=True)
                | models.Q(settled_by__isnull=False, settled_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["ward", "answer_due_on"],
                condition=models.Q(settled_at__isnull=True),
                name="obstacle_open",
            )
        ]

    def __str__(self) -> str:
        return self.text[:120]
