"""Open data as released."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned

EVERYBODY = "open-data"
"""What the public pages present in place of a key: it shows what was released, of every ward, and nothing else."""
FROZEN = ("ward", "code", "place", "province", "on", "note", "tables", "released_by", "released_at")


class Edition(WardOwned):
    """The figures of a ward as an officer released them on a day. Public, so everybody may read the row, and frozen: it
    can be withdrawn and never changed. `tables` as `opening.tables.Table`; the place is named as it was then.
    """

    row_wall_readable_if = f"withdrawn_at is null and current_setting('donghanh.key', true) = '{EVERYBODY}'"

    code = models.CharField(_("code of the ward"), max_length=5)
    place = models.CharField(_("name of the ward"), max_length=120)
    province = models.CharField(_("province"), max_length=100)
    on = models.DateField(_("figures as of"))
    note = models.CharField(_("note for readers"), max_length=500, blank=True)
    tables: Any = models.JSONField(default=list)
    released_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(_("released at"), auto_now_add=True)
    withdrawn_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        verbose_name = _("edition of open data")
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "on"], condition=Q(withdrawn_at__isnull=True), name="one_edition_a_day"
            ),
            models.CheckConstraint(
                name="edition_is_withdrawn_by_somebody",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="frozen", fields=list(FROZEN)),
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.place} · {self.on:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("api:open_ward", args=[self.code])
