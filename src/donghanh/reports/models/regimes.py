"""When periods end and reports are due, as the ward has set it since a day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned


class ReportingRegime(WardOwned):
    """The ward's own reporting regime from a day on; before its first one the general regime holds.

    Months end on `good_day` and begin the day after; weeks begin on `week_begins` (Monday is 0); a report is to be
    sent within `send_days` working days after its cut-off.
    """

    valid_from = models.DateField(_("holds from"))
    good_day = models.PositiveSmallIntegerField(_("last day of the figures of a month"))
    week_begins = models.PositiveSmallIntegerField(_("first day of the week"))
    send_days = models.PositiveSmallIntegerField(_("working days to send the report"))
    basis = models.CharField(_("legal basis"), max_length=300)
    set_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        verbose_name = _("reporting regime")
        ordering = ["-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["ward", "valid_from"], name="one_regime_a_day"),
            models.CheckConstraint(
                name="regime_names_days",
                condition=models.Q(
                    good_day__range=(1, 31), week_begins__range=(0, 6), send_days__range=(1, 60)
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.basis
