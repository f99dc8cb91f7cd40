"""Plans, their sections and the targets they set."""

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from donghanh.files.models import Attachment
from donghanh.indicators.models import Goal
from donghanh.org.models import Officer, WardOwned
from donghanh.plans.enums import Decision, PlanKind

LABEL = 28
"""Words of a text that stand for it in lists and in the trail: about 120 letters."""


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Plan(WardOwned):
    """A document that gives work (văn bản giao việc). Number, date and signed scan may come after the tasks."""

    kind = models.CharField(_("kind"), max_length=20, choices=PlanKind, default=PlanKind.PLAN)
    title = models.TextField(_("subject"))
    short_title = models.CharField(_("short title"), max_length=80)
    number = models.CharField(_("number and symbol"), max_length=60, blank=True)
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    issuer = models.CharField(_("issuing body"), max_length=200, blank=True)
    legal_bases = models.JSONField(default=list)
    report_month = models.PositiveSmallIntegerField(
        _("month of the plan's own yearly cut-off"), null=True, blank=True
    )
    report_day = models.PositiveSmallIntegerField(
        _("day of the plan's own yearly cut-off"), null=True, blank=True
    )
    source = models.ForeignKey(Attachment, null=True, on_delete=models.PROTECT, related_name="+")
    signed_scan = models.ForeignKey(Attachment, null=True, on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("plan")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="plan_cutoff_is_a_day",
                condition=models.Q(report_month__isnull=True, report_day__isnull=True)
                | models.Q(report_month__range=(1, 12), report_day__range=(1, 31)),
            )
        ]

    def __str__(self) -> str:
        return self.short_title

    def get_absolute_url(self) -> str:
        return reverse("plans:plan_detail", args=[self.pk])

    @property
    def cutoff(self) -> tuple[int, int]:
        """Month and day of the yearly cut-off: the plan's own, else the ward's (NĐ 09/2019/NĐ-CP)."""
        if self.report_month and self.report_day:
            return self.report_month, self.report_day
        return self.ward.report_month, self.ward.report_day


class Section(WardOwned):
    """A heading of the plan with the tasks under it, in the order of the document."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    order = models.PositiveIntegerField()
    heading = models.TextField(_("heading"))

    class Meta:
        verbose_name = _("section")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.heading


class Target(WardOwned):
    """A number the plan wants reached: verbatim words, comparison, value, unit and year.

    `goal` is the indicator's goal it is followed by, once somebody has said how it is counted.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="targets")
    reading = models.ForeignKey("plans.Reading", null=True, on_delete=models.SET_NULL, related_name="targets")
    order = models.PositiveIntegerField()
    text = models.TextField(_("target"))
    operator = models.CharField(_("comparison"), max_length=2)
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4)
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    by_year = models.PositiveSmallIntegerField(_("by year"), null=True, blank=True)
    line = models.PositiveIntegerField(null=True)
    goal = models.OneToOneField(Goal, null=True, on_delete=models.PROTECT, related_name="target")
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.PENDING)
    decided_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("target")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="target_decided_by_someone",
                condition=models.Q(decision=Decision.PENDING) | models.Q(decided_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return Truncator(self.text).words(LABEL)
