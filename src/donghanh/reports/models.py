"""Reports and what is frozen in them."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned
from donghanh.plans.models import Plan
from donghanh.reports.enums import ReportPart


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Report(WardOwned):
    """A report on one or several plans as of a cut-off day.

    Until frozen, its figures are computed from the records; freezing writes them into `snapshot` once and for all:
    {"figures": {key: {"label", "value", "of", "results": [pk, …]}}, "rows": [...], "units": [...]}.
    """

    title = models.CharField(_("title of the report"), max_length=300)
    period = models.CharField(_("period"), max_length=60)
    starts_on = models.DateField(_("from"))
    cutoff_on = models.DateField(_("cut-off"))
    snapshot = models.JSONField(null=True)
    frozen_at = models.DateTimeField(null=True)
    frozen_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("report")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="report_period_in_order", condition=models.Q(cutoff_on__gte=models.F("starts_on"))
            ),
            models.CheckConstraint(
                name="report_frozen_wholly",
                condition=models.Q(snapshot__isnull=True, frozen_at__isnull=True, frozen_by__isnull=True)
                | models.Q(snapshot__isnull=False, frozen_at__isnull=False, frozen_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ReportedPlan(WardOwned):
    """A plan that a report covers."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="plans")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("plan in a report")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["report", "plan"], name="one_plan_once_a_report")]

    def __str__(self) -> str:
        return str(self.plan)


@pghistory.track(pghistory.UpdateEvent())
class Narrative(WardOwned):
    """The words a person wrote for one part of a report."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="narratives")
    part = models.CharField(_("part"), max_length=20, choices=ReportPart)
    text = models.TextField(_("text"), blank=True)
    written_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("narrative")
        constraints = [models.UniqueConstraint(fields=["report", "part"], name="one_narrative_a_part")]

    def __str__(self) -> str:
        return self.get_part_display()
