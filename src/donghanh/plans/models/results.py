"""Results owed, and the facts about them."""

from datetime import date, datetime

import pghistory
import pgtrigger
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from donghanh.files.models import Attachment
from donghanh.org.models import Officer, WardOwned
from donghanh.plans.enums import EvidenceKind, UpdateKind
from donghanh.plans.models.statuses import ResultQuerySet
from donghanh.plans.models.tasks import Task


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Result(WardOwned):
    """What a task owes by a date: once, or once a period (`label` "Năm 2026").

    `first_due_on` is the date of the document or the rhythm, `due_on` the last approved one. `exclusive` marks
    "trước ngày": the last good day is the day before `due_on`. The claimed day becomes the day finished when the
    claim is accepted: the clock stops where the claim stood. A result `served_by` that of a task which is the
    same duty in another plan is finished with it, on the same day, and counted with it alone. `dated_at` is
    when the ward set the date of work already under way (a trigger, a rhythm): before that nobody was bound by
    it.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="results")
    label = models.CharField(_("period"), max_length=40, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    due_on = models.DateField(_("deadline"), null=True, blank=True)
    first_due_on = models.DateField(null=True, blank=True)
    exclusive = models.BooleanField(default=False)
    set_by_ward = models.BooleanField(_("date set by the ward"), default=False)
    dated_at = models.DateTimeField(null=True)
    claimed_on = models.DateField(_("finished on, as claimed"), null=True, blank=True)
    claimed_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    summary = models.TextField(_("result in words"), blank=True)
    finished_on = models.DateField(_("finished on"), null=True, blank=True)
    accepted_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    served_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="serves"
    )
    before_import = models.BooleanField(_("finished before the plan was entered"), default=False)
    returned_times = models.PositiveSmallIntegerField(default=0)

    objects = ResultQuerySet.as_manager()

    # What `with_status` adds.
    status: str
    silent: bool
    last_day: date | None
    last_update_at: datetime | None
    interruption: str | None
    urgency: int  # of `my_results_by_urgency`

    class Meta:
        verbose_name = _("result")
        ordering = ["task", "due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["task", "label"], name="one_result_a_period"),
            models.CheckConstraint(
                name="result_finished_is_accepted",
                condition=models.Q(finished_on__isnull=True, accepted_by__isnull=True)
                | models.Q(finished_on__isnull=False, accepted_by__isnull=False, claimed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="result_claim_has_an_author",
                condition=models.Q(claimed_on__isnull=True, claimed_by__isnull=True)
                | models.Q(claimed_on__isnull=False, claimed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="result_dates_in_order",
                condition=models.Q(starts_on__isnull=True)
                | models.Q(due_on__isnull=True)
                | models.Q(due_on__gte=models.F("starts_on")),
            ),
            models.CheckConstraint(
                name="result_serves_another",
                condition=models.Q(served_by__isnull=True) | ~models.Q(served_by=models.F("pk")),
            ),
            models.CheckConstraint(
                name="result_keeps_its_first_date",
                condition=models.Q(due_on__isnull=True) | models.Q(first_due_on__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["ward", "due_on"])]

    def __str__(self) -> str:
        return f"{self.task} ({self.label})" if self.label else str(self.task)

    def get_absolute_url(self) -> str:
        return reverse("plans:task_detail", args=[self.task_id])


class Update(WardOwned):
    """What someone who does the work told about it. Append-only."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="updates")
    result = models.ForeignKey(Result, null=True, on_delete=models.CASCADE, related_name="updates")
    kind = models.CharField(max_length=12, choices=UpdateKind)
    text = models.TextField(_("text"))
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("update")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["task", "-at"])]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.text[:120]


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Evidence(WardOwned):
    """Proof of a result: a file, the number of a document, or a link."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="evidence")
    result = models.ForeignKey(Result, null=True, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=10, choices=EvidenceKind)
    label = models.CharField(_("what it is"), max_length=300)
    attachment = models.ForeignKey(Attachment, null=True, on_delete=models.PROTECT, related_name="+")
    document_number = models.CharField(_("number and symbol"), max_length=60, blank=True)
    document_date = models.DateField(_("date"), null=True, blank=True)
    url = models.URLField(_("link"), max_length=500, blank=True)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("evidence")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="evidence_is_there",
                condition=models.Q(kind=EvidenceKind.FILE, attachment__isnull=False)
                | (models.Q(kind=EvidenceKind.DOCUMENT) & ~models.Q(document_number=""))
                | (models.Q(kind=EvidenceKind.LINK) & ~models.Q(url="")),
            )
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("plans:task_detail", args=[self.task_id])
