"""What the machine read in a document, until a person has decided about it."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, Unit, WardOwned
from donghanh.plans.enums import Authority, Decision, Part, ReadingState, Rhythm
from donghanh.plans.models.plans import Plan


class Reading(WardOwned):
    """One reading of a plan's document: its blocks for the source pane, its findings, how far it has come."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="readings")
    state = models.CharField(max_length=10, choices=ReadingState, default=ReadingState.QUEUED)
    progress = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    blocks = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    asked_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("reading")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="reading_progress_percent", condition=models.Q(progress__range=(0, 100))),
        ]

    def __str__(self) -> str:
        return str(self.plan)


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Draft(WardOwned):
    """A clause that may be a task. `evidence` keeps, for each value, the words it came from, their place in the
    blocks, a confidence and its reason: {"lead": {"quote", "block", "start", "end", "confidence", "reason"}, …}."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="drafts")
    order = models.FloatField()
    section = models.TextField(_("section"), blank=True)
    title = models.TextField(_("task"))
    quote = models.TextField()
    parts = models.JSONField(default=list)
    lead_texts = models.JSONField(default=list)
    coop_texts = models.JSONField(default=list)
    product = models.TextField(_("product"), blank=True)
    deadline_raw = models.TextField(_("deadline in the document"), blank=True)
    deadline = models.JSONField(default=dict)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    due_on = models.DateField(_("deadline"), null=True, blank=True)
    authority = models.CharField(_("authority"), max_length=12, choices=Authority, blank=True)
    authority_note = models.CharField(_("decided by"), max_length=200, blank=True)
    rhythm = models.CharField(_("reporting rhythm"), max_length=12, choices=Rhythm, blank=True)
    blocks = models.JSONField(default=list)
    evidence = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.PENDING)
    decided_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("draft task")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="draft_decided_by_someone",
                condition=models.Q(decision=Decision.PENDING) | models.Q(decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="draft_dates_in_order",
                condition=models.Q(starts_on__isnull=True)
                | models.Q(due_on__isnull=True)
                | models.Q(due_on__gte=models.F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.title[:120]


class DraftUnit(WardOwned):
    """A unit proposed or chosen for a draft: the first lead leads, further ones lead with it."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="units")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=[("lead", _("Leads")), *Part.choices])

    class Meta:
        verbose_name = _("unit of a draft")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "unit"], name="one_part_a_unit_in_a_draft"),
            models.UniqueConstraint(
                fields=["draft"], condition=models.Q(part="lead"), name="one_lead_a_draft"
            ),
        ]

    def __str__(self) -> str:
        return str(self.unit)
