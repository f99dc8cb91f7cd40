"""What is asked about a result, and decided by someone else."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned
from donghanh.plans.models.results import Result
from donghanh.ui.text import write_date


class Request(WardOwned):
    """Something asked about a result and decided by someone else."""

    reason = models.TextField(_("reason"))
    asked_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    granted = models.BooleanField(null=True)
    decided_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        abstract = True


def _decided_wholly(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=models.Q(granted__isnull=True, decided_by__isnull=True, decided_at__isnull=True)
        | models.Q(granted__isnull=False, decided_by__isnull=False, decided_at__isnull=False),
    )


def _one_open(name: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=["result"], condition=models.Q(granted__isnull=True), name=name)


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Claim(Request):
    """A result said to be there since a day (`reason` says what it is); granted when accepted, refused when returned.

    The time between asking and deciding lies with whoever approves, not with the unit.
    """

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="claims")
    claimed_on = models.DateField(_("finished on, as claimed"))

    class Meta:
        verbose_name = _("claim")
        ordering = ["asked_at", "pk"]
        constraints = [_decided_wholly("claim_decided_wholly"), _one_open("one_open_claim")]

    def __str__(self) -> str:
        return self.reason[:120]


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Extension(Request):
    """A later date asked for a result (đề nghị gia hạn); the dates before stay here."""

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="extensions")
    old_due_on = models.DateField(_("deadline until now"))
    new_due_on = models.DateField(_("new deadline"))

    class Meta:
        verbose_name = _("extension")
        ordering = ["asked_at", "pk"]
        constraints = [
            _decided_wholly("extension_decided_wholly"),
            models.CheckConstraint(
                name="extension_goes_forward", condition=models.Q(new_due_on__gt=models.F("old_due_on"))
            ),
            _one_open("one_open_extension"),
        ]

    def __str__(self) -> str:
        return f"{write_date(self.old_due_on)} → {write_date(self.new_due_on)}"


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class LateReview(Request):
    """An objection to a late flag (đề nghị xem lại). Granting it corrects the fact that was wrong."""

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="late_reviews")
    corrected_due_on = models.DateField(_("right deadline"), null=True, blank=True)
    corrected_finished_on = models.DateField(_("right day finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("review of a late flag")
        ordering = ["asked_at", "pk"]
        constraints = [
            _decided_wholly("late_review_decided_wholly"),
            _one_open("one_open_late_review"),
        ]

    def __str__(self) -> str:
        return self.reason[:120]
