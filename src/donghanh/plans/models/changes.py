"""What an amending document says of the tasks that are followed, and what a person decided about it."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned
from donghanh.plans.enums import ChangeDecision, ChangeKind
from donghanh.plans.models.amendments import Amendment
from donghanh.plans.models.readings import Draft
from donghanh.plans.models.results import Result
from donghanh.plans.models.tasks import Task
from donghanh.ui.text import write_date


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ClauseChange(WardOwned):
    """One task beside the clause that an amending document has for it: the same, changed, or gone.

    `fields` names what differs (see `paperwork.comparing.FIELDS`), `before` keeps the words of the document until then.
    `whole` is false where the task is only a part of the clause, or the clause a part of the task. Nothing of it holds
    before a person has decided; `taken` names the fields that were taken over. A clause without a task is a draft.
    """

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="changes")
    order = models.FloatField()
    kind = models.CharField(max_length=10, choices=ChangeKind)
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="clause_changes")
    draft = models.ForeignKey(Draft, null=True, on_delete=models.CASCADE, related_name="clause_changes")
    fields = models.JSONField(default=list)
    before = models.JSONField(default=dict)
    whole = models.BooleanField(default=True)
    decision = models.CharField(max_length=10, choices=ChangeDecision, default=ChangeDecision.PENDING)
    taken = models.JSONField(default=list)
    decided_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("change of a clause")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="clause_change_decided_by_someone",
                condition=models.Q(decision=ChangeDecision.PENDING, decided_by__isnull=True)
                | ~models.Q(decision=ChangeDecision.PENDING) & models.Q(decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="clause_gone_has_no_draft",
                condition=models.Q(kind=ChangeKind.REMOVED, draft__isnull=True)
                | ~models.Q(kind=ChangeKind.REMOVED) & models.Q(draft__isnull=False),
            ),
            models.CheckConstraint(
                name="clause_change_names_fields",
                condition=~models.Q(kind=ChangeKind.CHANGED) | ~models.Q(fields=[]),
            ),
        ]
        indexes = [models.Index(fields=["amendment", "kind", "order"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.task}"


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Redating(WardOwned):
    """The deadline of a result as an amending document sets it; the dates before stay here.

    It is no extension: nobody asked for it, and it is nobody's delay. Lists as of a day before it show the old date.
    """

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="redatings")
    amendment = models.ForeignKey(Amendment, on_delete=models.PROTECT, related_name="redatings")
    old_starts_on = models.DateField(null=True)
    old_due_on = models.DateField(_("deadline until now"), null=True)
    old_exclusive = models.BooleanField()
    new_due_on = models.DateField(_("new deadline"), null=True)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("deadline changed by a document")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="redating_says_something",
                condition=models.Q(old_due_on__isnull=False) | models.Q(new_due_on__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["result", "at"])]

    def __str__(self) -> str:
        return " → ".join(write_date(day) if day else "–" for day in (self.old_due_on, self.new_due_on))
