"""Figures of an indicator on a day, who confirmed them, and what explains a gap between two of them."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.indicators.enums import ObservationKind
from donghanh.indicators.models.definitions import Figure, Indicator
from donghanh.org.models import Officer, WardOwned


class Observation(Figure):
    """A figure on a day, computed or officially reported. Never changed: a correction is a new row that names it.

    `basis` of a computed one: measure, first and last day, and the keys of the records counted. Nothing unknown is
    stored as zero: a share without anything in its denominator has no value, a withdrawn figure neither.
    """

    append_only = True

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="observations")
    kind = models.CharField(_("kind"), max_length=10, choices=ObservationKind)
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="corrected_by")
    withdrawn = models.BooleanField(_("withdrawn"), default=False)
    reason = models.TextField(_("reason for the correction"), blank=True)
    basis = models.JSONField(default=dict)
    by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("figure of an indicator")
        ordering = ["as_of", "at", "pk"]
        indexes = [models.Index(fields=["indicator", "kind", "as_of"])]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "kind", "as_of"],
                condition=models.Q(corrects__isnull=True),
                name="one_first_figure_a_day",
            ),
            models.CheckConstraint(
                name="figure_unless_withdrawn",
                condition=models.Q(withdrawn=True, value__isnull=True)
                | models.Q(withdrawn=False, value__isnull=False)
                | models.Q(withdrawn=False, value__isnull=True, denominator__isnull=False, denominator=0),
            ),
            models.CheckConstraint(
                name="official_figure_has_somebody",
                condition=models.Q(kind=ObservationKind.COMPUTED) | models.Q(by__isnull=False),
            ),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.as_of:%d/%m/%Y}"

    @property
    def is_confirmed(self) -> bool:
        return hasattr(self, "confirmation")


class Confirmation(WardOwned):
    """Somebody other than who entered it stands for an official figure."""

    append_only = True

    observation = models.OneToOneField(Observation, on_delete=models.PROTECT, related_name="confirmation")
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("confirmation of a figure")
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return str(self.observation)


class GapNote(WardOwned):
    """Why the computed and the official figure of a day differ. It is about these two rows and no later ones."""

    append_only = True

    computed = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="gap_notes")
    reported = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("explanation"))
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("explanation of a gap")
        ordering = ["at", "pk"]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.text[:120]
