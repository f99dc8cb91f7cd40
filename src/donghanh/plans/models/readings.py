"""What the machine read in a document, until a person has decided about it."""

import pghistory
from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from donghanh.files.models import Attachment
from donghanh.org.models import Officer, Unit, WardOwned
from donghanh.plans.enums import Authority, Decision, Part, ReadingState, Rhythm
from donghanh.plans.models.amendments import Amendment
from donghanh.plans.models.plans import LABEL, Plan


class Reading(WardOwned):
    """One reading of a plan's document: its blocks for the source pane, its findings, how far it has come.

    `cutoff_basis` keeps the words from which the plan's own yearly cut-off was proposed. `attempts` counts the times
    a worker began; a document that brings workers down is given up. `amendment` is the later document of the plan that
    was read, if it was one; `recognized` are the pages whose words OCR saw in a picture.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="readings")
    state = models.CharField(max_length=10, choices=ReadingState, default=ReadingState.QUEUED)
    progress = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    blocks = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    remarks = models.JSONField(default=list)
    pages = models.PositiveIntegerField(_("pages"), null=True)
    recognized = models.JSONField(default=list)
    amendment = models.ForeignKey(Amendment, null=True, on_delete=models.CASCADE, related_name="readings")
    cutoff_basis = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("reading")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="reading_progress_percent", condition=models.Q(progress__range=(0, 100))
            ),
        ]

    def __str__(self) -> str:
        return str(self.plan)

    @property
    def document(self) -> Attachment | None:
        """The file that is read: the amending document's, else the plan's."""
        return self.amendment.source if self.amendment else self.plan.source


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Draft(WardOwned):
    """A clause that may be a task.

    `evidence` keeps, for each cell (title, lead, coop, product, deadline, authority), the words its values came from:
    {"lead": [{"text", "quote", "spans": [[block, start, end], …], "confidence", "reason"}, …], …}. `doubts` names the
    cells the machine was unsure of until a person has decided on them. `extra` marks a clause beside the plan's task
    list that the ward may track too. `rhythm`, its beginning and the `finished_…` facts are the ward's, never the
    document's. `edition` grows with every act, so that nobody overwrites what they have not seen. `continues` is the
    task whose clause it is in an amending document: it becomes no task of its own.
    """

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
    rhythm_from = models.DateField(_("rhythm from"), null=True, blank=True)
    finished_on = models.DateField(_("finished on"), null=True, blank=True)
    finished_words = models.TextField(_("result in words"), blank=True)
    finished_document = models.CharField(_("number and symbol"), max_length=60, blank=True)
    blocks = models.JSONField(default=list)
    evidence = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    doubts = models.JSONField(default=list)
    extra = models.BooleanField(default=False)
    by_hand = models.BooleanField(default=False)
    edition = models.PositiveIntegerField(default=0)
    continues = models.ForeignKey("plans.Task", null=True, on_delete=models.SET_NULL, related_name="wordings")
    merged_into = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
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
            models.CheckConstraint(
                name="draft_finished_in_words",
                condition=models.Q(finished_on__isnull=True) | ~models.Q(finished_words=""),
            ),
            models.CheckConstraint(
                name="draft_rhythm_has_a_beginning",
                condition=models.Q(rhythm="") | models.Q(rhythm_from__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["reading", "order"])]

    def __str__(self) -> str:
        return Truncator(self.title).words(LABEL)


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


class ReadingStep(WardOwned):
    """One act of confirming, with what its drafts were before: the trace of who decided what, and the way back.

    `before` holds the fields of each draft as they were ({"12": {"decision": "pending", …}}), `created` the drafts the
    act made. An act is taken back once.
    """

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="steps")
    verb = models.CharField(max_length=30)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    before = models.JSONField(default=dict)
    created = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("act of confirming")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["reading", "by", "-id"])]

    def __str__(self) -> str:
        return f"{self.verb}: {self.reading}"
