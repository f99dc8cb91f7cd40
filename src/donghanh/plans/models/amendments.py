"""Documents that change a plan after its tasks are followed."""

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from donghanh.files.models import Attachment
from donghanh.org.models import Officer, WardOwned
from donghanh.plans.enums import AmendmentKind
from donghanh.plans.models.plans import Plan


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Amendment(WardOwned):
    """A later document of a plan: one that amends some of its clauses, or one that replaces it whole.

    A content error of an issued document is put right by a replacing document of the same form (NĐ 30/2020/NĐ-CP,
    Đ18). The documents before stay as they were; each keeps its own file, number and date.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="amendments")
    kind = models.CharField(_("kind"), max_length=10, choices=AmendmentKind)
    title = models.TextField(_("subject"), blank=True)
    number = models.CharField(_("number and symbol"), max_length=60, blank=True)
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    source = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("amending document")
        ordering = ["entered_at", "pk"]

    def __str__(self) -> str:
        return self.number or str(self.get_kind_display())

    def get_absolute_url(self) -> str:
        return reverse("plans:amendment_detail", args=[self.pk])
