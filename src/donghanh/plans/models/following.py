"""Who was reminded of what, what counts by itself, and the lists people keep."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned
from donghanh.plans.enums import ReminderKind
from donghanh.plans.models.results import Result
from donghanh.plans.models.tasks import Task


class Reminder(WardOwned):
    """A result was mentioned to an officer once: the rung of the ladder, for the deadline that held then.

    The database refuses the same rung twice, so a job that is killed and run again tells nobody twice.
    """

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="reminders")
    recipient = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=10, choices=ReminderKind)
    rung = models.SmallIntegerField()
    due_on = models.DateField(_("deadline then"))
    sent_at = models.DateTimeField()

    class Meta:
        verbose_name = _("reminder")
        ordering = ["sent_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["result", "recipient", "kind", "rung", "due_on"], name="one_reminder_a_rung"
            )
        ]
        indexes = [models.Index(fields=["ward", "recipient", "-sent_at"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.result}"


class ReminderRound(WardOwned):
    """The ladder was walked for a ward on a day: with its reminders, notices and letters, or not at all."""

    day = models.DateField(_("day"))
    held_at = models.DateTimeField()

    class Meta:
        verbose_name = _("round of reminders")
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["ward", "day"], name="one_round_a_day")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"


class MeasureBinding(WardOwned):
    """A countable product ("ít nhất 01 hội nghị") is read from a measure; reaching `goal` proposes the result."""

    task = models.OneToOneField(Task, on_delete=models.CASCADE, related_name="binding")
    measure = models.CharField(_("measure"), max_length=60)
    goal = models.PositiveIntegerField(_("at least"))
    set_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        verbose_name = _("binding to a measure")
        constraints = [models.CheckConstraint(name="binding_wants_something", condition=models.Q(goal__gt=0))]

    def __str__(self) -> str:
        return f"{self.measure} ≥ {self.goal}"


class SavedFilter(WardOwned):
    """A list of tasks an officer comes back to: a name, and the filters of the address."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="saved_filters")
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=500)

    class Meta:
        verbose_name = _("saved filter")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["officer", "name"], name="one_saved_filter_a_name")]

    def __str__(self) -> str:
        return self.name
