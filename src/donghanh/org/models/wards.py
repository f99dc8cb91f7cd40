"""Wards: whose data it is."""

import pghistory
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from donghanh.org.enums import WardKind
from donghanh.vietnamese.workdays import WorkCalendar


@pghistory.track(pghistory.UpdateEvent())
class Ward(models.Model):
    """A phường, xã or đặc khu by its statistical code, with the ward's own ways of counting."""

    row_wall_column = "id"
    row_wall_opens_to_worker = True  # the worker goes through the wards one by one

    code = models.CharField(_("code"), max_length=5, unique=True)
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=10, choices=WardKind)
    province_code = models.CharField(max_length=2)
    province_name = models.CharField(_("province"), max_length=100)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    due_soon_days = models.PositiveSmallIntegerField(_("days counted as due soon"), default=7)
    silent_days = models.PositiveSmallIntegerField(
        _("working days without an update that count as silence"), default=10
    )
    strict_before = models.BooleanField(
        _("“before day D” is late on day D itself"),
        default=False,
        help_text=_("Otherwise the task is late only after day D."),
    )
    report_month = models.PositiveSmallIntegerField(_("month of the yearly cut-off"), default=12)
    report_day = models.PositiveSmallIntegerField(_("day of the yearly cut-off"), default=14)

    class Meta:
        verbose_name = _("ward")
        constraints = [
            models.CheckConstraint(
                name="ward_validity_in_order",
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
            ),
            models.CheckConstraint(
                name="ward_cutoff_is_a_day",
                condition=models.Q(report_month__range=(1, 12), report_day__range=(1, 31)),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working days of the ward's office: the general calendar with what the yearly notices changed."""
        changes = list(DayOverride.objects.filter(ward=self))
        return WorkCalendar(
            {change.day: change.basis for change in changes if not change.is_working},
            frozenset(change.day for change in changes if change.is_working),
        )

    @property
    def full_name(self) -> str:
        """As in "Phường Ái Quốc"."""
        return f"{WardKind(self.kind).vietnamese} {self.name}"


class WardOwned(models.Model):
    """A row that belongs to one ward and stands behind its row wall."""

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class DayOverride(WardOwned):
    """A day that the yearly notices made a day off or a working day, over the general calendar."""

    day = models.DateField(_("day"))
    is_working = models.BooleanField(_("working day"))
    basis = models.CharField(_("legal basis"), max_length=300)

    class Meta:
        verbose_name = _("calendar override")
        constraints = [models.UniqueConstraint(fields=["ward", "day"], name="one_override_a_day")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"
