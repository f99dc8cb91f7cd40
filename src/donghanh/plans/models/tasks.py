"""Tasks and the units in them."""

from typing import Any

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, Position, Unit, WardOwned
from donghanh.plans.enums import Authority, DeadlineKind, Part, Rhythm
from donghanh.plans.models.plans import Plan, Section
from donghanh.plans.models.readings import Draft
from donghanh.ui.text import shorten_words
from donghanh.vietnamese.text import fold


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Task(WardOwned):
    """A duty from a plan: the document's words beside what was confirmed, the unit that answers, and the rhythm.

    `lead_unit` is the one unit that answers for it; further leads and cooperating units are participants. The task
    belongs to `position`; `officer` is who holds that position now. `times` results are owed a period ("ít nhất 02
    lần/năm"). A task that is the same duty as another one (`same_as`) is served by its results and counted once.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tasks")
    section = models.ForeignKey(
        Section, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    draft = models.OneToOneField(Draft, null=True, on_delete=models.PROTECT, related_name="task")
    number = models.PositiveIntegerField(_("number in the plan"))
    title = models.TextField(_("task"))
    quote = models.TextField(_("words of the document"), blank=True)
    parts = models.JSONField(default=list)
    folded = models.TextField(editable=False)
    lead_unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="led_tasks"
    )
    officer = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    position = models.ForeignKey(
        Position, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    approver = models.ForeignKey(Position, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    authority = models.CharField(_("authority"), max_length=12, choices=Authority, blank=True)
    authority_note = models.CharField(_("decided by"), max_length=200, blank=True)
    product = models.TextField(_("product"), blank=True)
    deadline_raw = models.TextField(_("deadline in the document"), blank=True)
    deadline_kind = models.CharField(max_length=10, choices=DeadlineKind, default=DeadlineKind.NONE)
    deadline = models.JSONField(default=dict)
    rhythm = models.CharField(_("reporting rhythm"), max_length=12, choices=Rhythm, blank=True)
    rhythm_from = models.DateField(null=True, blank=True)
    times = models.PositiveSmallIntegerField(_("results a period, at least"), default=1)
    same_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="twins")
    confirmed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("task")
        ordering = ["plan", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_task_a_number"),
            models.CheckConstraint(
                name="task_rhythm_has_a_beginning",
                condition=models.Q(rhythm="") | models.Q(rhythm_from__isnull=False),
            ),
            models.CheckConstraint(
                name="task_person_needs_a_unit",
                condition=models.Q(officer__isnull=True) | models.Q(lead_unit__isnull=False),
            ),
            models.CheckConstraint(
                name="task_owes_something_a_period", condition=models.Q(times__range=(1, 52))
            ),
            models.CheckConstraint(
                name="task_is_not_its_own_twin",
                condition=models.Q(same_as__isnull=True) | ~models.Q(same_as=models.F("pk")),
            ),
        ]
        indexes = [
            models.Index(fields=["ward", "lead_unit"]),
            models.Index(fields=["ward", "officer"]),
            models.Index(fields=["ward", "plan"]),
        ]

    def __str__(self) -> str:
        return shorten_words(self.title, 160)

    def get_absolute_url(self) -> str:
        return reverse("plans:task_detail", args=[self.pk])

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(f"{self.title} {self.product}")
        super().save(*args, **kwargs)


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class Participant(WardOwned):
    """A unit that leads with the lead unit, or cooperates."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="participants")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="participations")
    part = models.CharField(_("part"), max_length=10, choices=Part)

    class Meta:
        verbose_name = _("participant")
        ordering = ["-part", "pk"]
        constraints = [models.UniqueConstraint(fields=["task", "unit"], name="one_part_a_unit_in_a_task")]

    def __str__(self) -> str:
        return str(self.unit)


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class LeadTerm(WardOwned):
    """The time in which a unit led a task: ground for saying who held it how long."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="lead_terms")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("term as lead")
        ordering = ["began_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task"], condition=models.Q(ended_at__isnull=True), name="one_leader_at_a_time"
            ),
            models.CheckConstraint(
                name="lead_term_in_order",
                condition=models.Q(ended_at__isnull=True) | models.Q(ended_at__gte=models.F("began_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.task}"


class Overlap(WardOwned):
    """A person's judgement on two tasks of different plans: one duty, or two that only sound alike."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="+")
    same = models.BooleanField(_("the same duty"))
    reason = models.TextField(_("reason"), blank=True)
    decided_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        verbose_name = _("overlap")
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="overlap_of_two_tasks", condition=models.Q(task__lt=models.F("other"))
            ),
            models.UniqueConstraint(fields=["task", "other"], name="one_judgement_a_pair"),
        ]

    def __str__(self) -> str:
        return f"{self.task} / {self.other}"
