"""What officers keep of the list of businesses, and what they found about its differences from the tax list."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned
from donghanh.registry.enums import DifferenceReason, TaxDifference
from donghanh.registry.models.businesses import Business


class SavedList(WardOwned):
    """A list of businesses an officer comes back to: a name, and the filters of the address; shared, all read it."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="business_lists")
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=500)
    is_shared = models.BooleanField(_("shared in the ward"), default=False)

    class Meta:
        verbose_name = _("saved list of businesses")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["officer", "name"], name="one_business_list_a_name")]

    def __str__(self) -> str:
        return self.name


class TaxNote(WardOwned):
    """Why the ward's lists and the tax list differ about a business in a quarter ("2026-Q4"), as an officer found.

    Never changed; the newest of a business, difference and quarter holds (NĐ 68/2026/NĐ-CP Đ15.2).
    """

    append_only = True

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="tax_notes")
    difference = models.CharField(_("difference"), max_length=12, choices=TaxDifference)
    period = models.CharField(_("quarter"), max_length=7)
    reason = models.CharField(_("reason"), max_length=20, choices=DifferenceReason)
    note = models.CharField(_("note"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("reason of a difference from the tax list")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["ward", "period"], name="tax_note_by_period")]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update)]
        constraints = [
            models.CheckConstraint(
                name="another_reason_is_told", condition=~Q(reason=DifferenceReason.OTHER) | ~Q(note="")
            ),
            models.CheckConstraint(
                name="tax_note_names_a_quarter", condition=Q(period__regex=r"^[0-9]{4}-Q[1-4]$")
            ),
        ]
