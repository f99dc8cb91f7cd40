"""What is counted: the indicator, its definition in words, where it starts and where it is to come to."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pghistory
import pgtrigger
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from donghanh.files.models import Attachment
from donghanh.indicators.enums import Comparator, Counting, Direction, Frequency
from donghanh.org.models import Officer, Position, Unit, WardOwned
from donghanh.vietnamese.text import fold

DIGITS, PLACES = 20, 4


def exact_value(
    value: Decimal | None, numerator: Decimal | None, denominator: Decimal | None
) -> Fraction | None:
    """A value without rounding: a share in percent from its parts, else the number itself."""
    if numerator is not None and denominator:
        return Fraction(numerator) * 100 / Fraction(denominator)
    return None if value is None else Fraction(value)


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Indicator(WardOwned):
    """Something a ward counts. Unit, direction and counting never change once there are figures.

    A share keeps numerator and denominator of every figure; its value is in percent.
    """

    code = models.CharField(_("code"), max_length=20)
    name = models.CharField(_("name of the indicator"), max_length=300)
    folded = models.CharField(max_length=400, editable=False, default="")
    unit = models.CharField(_("unit of measure"), max_length=60)
    is_share = models.BooleanField(_("a share: numerator over denominator"), default=False)
    direction = models.CharField(_("direction"), max_length=4, choices=Direction, default=Direction.UP)
    counting = models.CharField(_("way of counting"), max_length=14, choices=Counting)
    frequency = models.CharField(
        _("figures are due"), max_length=12, choices=Frequency, default=Frequency.QUARTERLY
    )
    decimals = models.PositiveSmallIntegerField(_("decimals shown"), default=0)
    owner_unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="indicators"
    )
    owner_position = models.ForeignKey(
        Position, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_on = models.DateField(_("followed until"), null=True, blank=True)
    created_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("indicator")
        ordering = ["code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["ward", "code"], name="one_indicator_a_code"),
            models.CheckConstraint(
                name="indicator_decimals_are_few", condition=models.Q(decimals__range=(0, PLACES))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("indicators:indicator_detail", args=[self.pk])

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(f"{self.code} {self.name}")[:400]
        super().save(*args, **kwargs)


class Definition(WardOwned):
    """One version of what an indicator means, in words, from a day on. Never changed; the newest holds.

    `measure` is the key of the measure that computes it, empty where no daily work does. `open_question` is what the
    ward still has to decide.
    """

    append_only = True

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="definitions")
    version = models.PositiveSmallIntegerField(_("version"))
    valid_from = models.DateField(_("holds from"))
    formula = models.TextField(_("way of computing, in words"), blank=True)
    numerator = models.TextField(_("numerator"), blank=True)
    denominator = models.TextField(_("denominator"), blank=True)
    population = models.TextField(_("who is counted"), blank=True)
    source = models.CharField(_("where figures come from"), max_length=300, blank=True)
    legal_source = models.CharField(_("legal source"), max_length=300, blank=True)
    open_question = models.TextField(_("what the ward has to decide"), blank=True)
    measure = models.CharField(_("computed from"), max_length=60, blank=True)
    reason = models.TextField(_("reason for the change"), blank=True)
    decided_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("definition of an indicator")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "version"], name="one_definition_a_version")
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.indicator} · {self.version}"


class Figure(WardOwned):
    """A value on a day, with its parts where it is a share, where it comes from and for which territory it holds."""

    as_of = models.DateField(_("as of"))
    value = models.DecimalField(_("value"), max_digits=DIGITS, decimal_places=PLACES, null=True)
    numerator = models.DecimalField(_("numerator"), max_digits=DIGITS, decimal_places=PLACES, null=True)
    denominator = models.DecimalField(_("denominator"), max_digits=DIGITS, decimal_places=PLACES, null=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    attachment = models.ForeignKey(Attachment, null=True, on_delete=models.PROTECT, related_name="+")
    rebased = models.BooleanField(_("computed anew for the territory of today"), default=False)
    territory_note = models.CharField(_("territory"), max_length=200, blank=True)
    is_illustrative = models.BooleanField(_("illustrative data"), default=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    @property
    def exact(self) -> Fraction | None:
        """The value without rounding; None where there is none."""
        return exact_value(self.value, self.numerator, self.denominator)

    def is_of_territory(self, valid_from: date) -> bool:
        """True if the figure can be compared with those of the ward as it is since `valid_from`."""
        return self.rebased or self.as_of >= valid_from


class Baseline(Figure):
    """The value an indicator starts from. Never changed; the newest row holds."""

    append_only = True

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="baselines")
    reason = models.TextField(_("reason"), blank=True)
    decided_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("baseline")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(name="baseline_has_a_value", condition=models.Q(value__isnull=False))
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.as_of:%d/%m/%Y}"


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Goal(WardOwned):
    """What an indicator is to reach by a day, with the verbatim words of the document that says so.

    `TIMES` holds the factor over the baseline in `value`; `RANGE` both ends.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="goals")
    due_on = models.DateField(_("to be reached by"), null=True, blank=True)
    comparator = models.CharField(_("comparison"), max_length=2, choices=Comparator)
    value = models.DecimalField(_("value"), max_digits=DIGITS, decimal_places=PLACES)
    upper = models.DecimalField(
        _("upper end"), max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True
    )
    quote = models.TextField(_("words of the document"), blank=True)
    document = models.CharField(_("document"), max_length=300, blank=True)
    document_url = models.CharField(max_length=200, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("goal of an indicator")
        ordering = [models.F("due_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                name="goal_range_has_two_ends",
                condition=models.Q(
                    comparator=Comparator.RANGE, upper__isnull=False, upper__gt=models.F("value")
                )
                | (~models.Q(comparator=Comparator.RANGE) & models.Q(upper__isnull=True)),
            )
        ]

    def __str__(self) -> str:
        return (self.quote or str(self.indicator))[:160]
