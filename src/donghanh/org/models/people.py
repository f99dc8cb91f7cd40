"""Positions, and the officers who hold them for a time."""

from typing import Any

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.org.enums import Role
from donghanh.org.models.units import Unit
from donghanh.org.models.wards import WardOwned
from donghanh.vietnamese.names import name_sort_key
from donghanh.vietnamese.text import fold


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Officer(WardOwned):
    """A person who works for a ward. The account may be absent until the one-time link is used."""

    row_wall_user_column = "user_id"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="officers"
    )
    full_name = models.CharField(_("full name"), max_length=100)
    name_order = models.CharField(max_length=300, editable=False)
    folded = models.CharField(max_length=100, editable=False, default="")
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    is_illustrative = models.BooleanField(_("illustrative data"), default=False)

    class Meta:
        verbose_name = _("officer")
        ordering = ["name_order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["ward", "user"], name="one_officer_an_account_and_ward")
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_order, self.folded = name_sort_key(self.full_name), fold(self.full_name)
        super().save(*args, **kwargs)

    @property
    def duties(self) -> list["Position"]:
        """The positions held today, in order; read once."""
        if not hasattr(self, "_duties"):
            tenures = self.tenures.filter(ended_on__isnull=True).select_related("position__unit")
            self._duties = [tenure.position for tenure in tenures]
        return self._duties

    @property
    def roles(self) -> set[str]:
        return {position.role for position in self.duties}

    @property
    def unit_ids(self) -> set[int]:
        """The units the officer works in; looking after the system gives no part in a unit's work."""
        return {position.unit_id for position in self.duties if position.role != Role.ADMIN}

    @property
    def headed_unit_ids(self) -> set[int]:
        return {position.unit_id for position in self.duties if position.role == Role.UNIT_HEAD}

    @property
    def title(self) -> str:
        return self.duties[0].title if self.duties else ""


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Position(WardOwned):
    """An office in a unit ("Trưởng phòng"), with the role that gives its rights."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="positions")
    title = models.CharField(_("title"), max_length=100)
    role = models.CharField(_("role"), max_length=20, choices=Role)

    class Meta:
        verbose_name = _("position")
        ordering = ["unit__order", "pk"]

    def __str__(self) -> str:
        return f"{self.title}, {self.unit}"


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Tenure(WardOwned):
    """An officer holds a position from a day on, until it ends."""

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="tenures")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="tenures")
    started_on = models.DateField(_("from"))
    ended_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("tenure")
        ordering = ["started_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="tenure_in_order",
                condition=models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=models.F("started_on")),
            ),
            models.UniqueConstraint(
                fields=["position"], condition=models.Q(ended_on__isnull=True), name="one_holder_a_position"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer}: {self.position}"
