"""What the law says, as dated rows that every ward shares."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from donghanh.registry.enums import Comparison


class Threshold(models.Model):
    """A threshold or rate from a day to a day, with its legal basis. `key` as in "e_invoice.cash_register.revenue"."""

    key = models.CharField(_("key"), max_length=80)
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=4)
    unit = models.CharField(_("unit of amount"), max_length=30)
    comparison = models.CharField(_("comparison"), max_length=2, choices=Comparison)
    valid_from = models.DateField(_("in force from"))
    valid_to = models.DateField(_("in force until"), null=True, blank=True)
    basis = models.CharField(_("legal basis"), max_length=300)
    note = models.CharField(_("note"), max_length=500, blank=True)
    is_verified = models.BooleanField(_("checked against the text of the law"), default=True)
    loaded = models.CharField(max_length=64, blank=True, editable=False, default="")
    """Mark of the row as it came with the product, "" for one that an office entered. A row that no longer fits its
    mark was changed here, and stays as it is."""

    class Meta:
        verbose_name = _("threshold of law")
        ordering = ["key", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["key", "valid_from"], name="one_threshold_a_day"),
            models.CheckConstraint(
                name="threshold_validity_in_order",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.valid_from:%d/%m/%Y}"


class Industry(models.Model):
    """A line of the system of industries: "2018" is QĐ 27/2018/QĐ-TTg, "2025" is QĐ 36/2025/QĐ-TTg. Never mixed."""

    version = models.CharField(_("version"), max_length=4)
    code = models.CharField(_("code"), max_length=7)
    level = models.PositiveSmallIntegerField(_("level"))
    parent_code = models.CharField(max_length=7, blank=True)
    name = models.CharField(_("name of the industry"), max_length=400)
    folded = models.CharField(max_length=400, editable=False, default="")

    class Meta:
        verbose_name = _("industry (VSIC)")
        ordering = ["version", "code"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="one_industry_a_code"),
            models.CheckConstraint(name="industry_level_in_range", condition=Q(level__range=(1, 5))),
        ]

    def __str__(self) -> str:
        return f"{self.code} · {self.name}"


class Word(models.Model):
    """A word of the search keys of the whole registry and how many have it, so that slips can be put right."""

    word = models.CharField(max_length=60, unique=True)
    names = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("word of names")

    def __str__(self) -> str:
        return self.word
