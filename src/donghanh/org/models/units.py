"""Units a ward gives work to, and the other names they go by in documents."""

from typing import Any

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.org.enums import Relation, UnitKind
from donghanh.org.models.wards import WardOwned
from donghanh.vietnamese.text import fold


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Unit(WardOwned):
    """An office, centre or outside body that can lead a task or cooperate."""

    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=UnitKind)
    relation = models.CharField(_("relation"), max_length=10, choices=Relation, default=Relation.ASSIGN)
    folded = models.CharField(max_length=300, editable=False, default="")
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    class Meta:
        verbose_name = _("unit")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["ward", "name"], name="one_unit_a_name")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(f"{self.name} {self.short_name}")
        super().save(*args, **kwargs)

    @property
    def label(self) -> str:
        return self.short_name or self.name


class UnitAlias(WardOwned):
    """A name under which documents mention a unit: "Trung tâm phục vụ HCC"."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(_("name in documents"), max_length=200)
    folded = models.CharField(max_length=200, editable=False)

    class Meta:
        verbose_name = _("unit alias")
        constraints = [models.UniqueConstraint(fields=["ward", "folded"], name="one_unit_an_alias")]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(self.text)
        super().save(*args, **kwargs)
