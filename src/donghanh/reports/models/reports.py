"""Reports and what is frozen in them."""

from typing import Any

import pghistory
import pgtrigger
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned
from donghanh.plans.models import Plan
from donghanh.reports.enums import PeriodKind, ReportPart, Signer
from donghanh.vietnamese.text import fold

_OF_FROZEN = """
    IF EXISTS (
        SELECT 1 FROM reports_report
        WHERE id = (CASE WHEN TG_OP = 'DELETE' THEN OLD.report_id ELSE NEW.report_id END) AND snapshot IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'pgtrigger: the report is frozen';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""


def stays_with_frozen(name: str) -> pgtrigger.Trigger:
    """The database refuses to add, change or take away rows of a frozen report."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=_OF_FROZEN,
    )


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Report(WardOwned):
    """A report on one or several plans as of a cut-off day.

    Until frozen, its figures are computed from the records; freezing writes them into `snapshot` once and for all
    (the shape is `donghanh.reports.snapshot.Snapshot`), and the database refuses every change afterwards. An error in
    a frozen report is put right by another report that supersedes it (NĐ 30/2020/NĐ-CP, Đ18); what was left out is
    told by reports that supplement it. `revision` grows with every change of a draft, so that a review covers what
    was reviewed and nothing later. The report is to arrive before the day `send_before`.
    """

    title = models.CharField(_("title of the report"), max_length=500)
    folded = models.CharField(max_length=600, editable=False, default="")
    kind = models.CharField(_("kind of period"), max_length=12, choices=PeriodKind, default=PeriodKind.AD_HOC)
    period = models.CharField(_("period"), max_length=60)
    starts_on = models.DateField(_("from"))
    cutoff_on = models.DateField(_("cut-off"))
    addressee = models.CharField(_("addressed to"), max_length=200, blank=True)
    recipients = models.TextField(_("recipients, one a line"), blank=True)
    signed_as = models.CharField(_("signed by"), max_length=12, choices=Signer, default=Signer.CHAIR)
    supersedes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    supplements = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="supplemented_by"
    )
    send_before = models.DateField(_("to be sent before"), null=True, blank=True)
    with_changes = models.BooleanField(_("with the changes since the previous report"), default=False)
    revision = models.PositiveIntegerField(default=1)
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
            models.CheckConstraint(
                name="report_replaces_or_supplements",
                condition=models.Q(supersedes__isnull=True) | models.Q(supplements__isnull=True),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="frozen_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__snapshot__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.title[:160]

    def get_absolute_url(self) -> str:
        return reverse("reports:report_detail", args=[self.pk])

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(f"{self.title} {self.period}")[:600]
        super().save(*args, **kwargs)

    @property
    def is_frozen(self) -> bool:
        return self.frozen_at is not None

    @property
    def is_superseded(self) -> bool:
        return hasattr(self, "superseded_by")

    @property
    def is_sent(self) -> bool:
        return hasattr(self, "dispatch")


class ReportedPlan(WardOwned):
    """A plan that a report covers."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="plans")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("plan in a report")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["report", "plan"], name="one_plan_once_a_report")]
        triggers = [stays_with_frozen("plan_stays_with_frozen")]

    def __str__(self) -> str:
        return str(self.plan)


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Narrative(WardOwned):
    """The words a person wrote, or took over from the system's proposal, for one part of a report.

    `version` grows with every writing: whoever saves says which one they had before them.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="narratives")
    part = models.CharField(_("part"), max_length=20, choices=ReportPart)
    text = models.TextField(_("text"), blank=True)
    written_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("narrative")
        constraints = [models.UniqueConstraint(fields=["report", "part"], name="one_narrative_a_part")]
        triggers = [stays_with_frozen("narrative_stays_with_frozen")]

    def __str__(self) -> str:
        return self.get_part_display()
