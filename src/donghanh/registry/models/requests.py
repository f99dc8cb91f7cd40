"""What owners ask about the data held of them (Luật 91/2025/QH15, NĐ 356/2025/NĐ-CP), and how they get in."""

from typing import Any

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned
from donghanh.registry.enums import Attribute, DataRequestKind, DataRequestOutcome
from donghanh.registry.models.businesses import Business
from donghanh.ui.text import write_date


@pghistory.track(pghistory.UpdateEvent())
class OwnerLink(WardOwned):
    """A personal address by which an owner sees what is held: good until a day, closed after too many wrong guesses.

    `asks` is the fact that the ward wants to hear from the owner, "" for none.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="owner_links")
    asks = models.CharField(_("fact asked for"), max_length=30, choices=Attribute, blank=True)
    expires_on = models.DateField(_("good until"))
    wrong = models.PositiveSmallIntegerField(_("wrong guesses"), default=0)
    revoked_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(_("first opened"), null=True, blank=True)
    issued_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("link for the owner")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.business)


@pghistory.track(pghistory.UpdateEvent())
class DataRequest(WardOwned):
    """One request about personal data, its clock and its answer.

    `acknowledge_by` and `due_on` follow from the rules in force on the day of receipt (`basis`); one extension moves
    `due_on` and keeps `first_due_on`. `received_by` is null where the owner asked through the mirror. State and
    lateness are derived.

    `left`: what a granted deletion took and left, see `forgetting.told_left`. A granted restriction holds until it is
    lifted.
    """

    business = models.ForeignKey(Business, on_delete=models.PROTECT, related_name="data_requests")
    code = models.CharField(_("receiving code"), max_length=30)
    kind = models.CharField(_("kind of request"), max_length=10, choices=DataRequestKind)
    attribute = models.CharField(_("fact"), max_length=30, choices=Attribute, blank=True)
    wanted = models.CharField(_("right value, in the owner's words"), max_length=500, blank=True)
    text = models.TextField(_("request"), max_length=2000, blank=True)
    link = models.ForeignKey(
        OwnerLink, null=True, blank=True, on_delete=models.SET_NULL, related_name="requests"
    )
    received_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    received_on = models.DateField(_("received on"))
    acknowledge_by = models.DateField(_("to be acknowledged by"))
    first_due_on = models.DateField(_("first deadline"))
    due_on = models.DateField(_("to be carried out by"))
    basis = models.CharField(_("legal basis"), max_length=300, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    extension_reason = models.CharField(_("reason for the extension"), max_length=500, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=DataRequestOutcome, blank=True)
    answer = models.TextField(_("answer to the owner"), max_length=2000, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    left: Any = models.JSONField(default=dict, blank=True, editable=False)
    lifted_at = models.DateTimeField(_("restriction lifted at"), null=True, blank=True)
    lifted_by = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lifted_reason = models.CharField(_("why it was lifted"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("request about personal data")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["ward", "code"], name="one_data_request_a_code"),
            models.CheckConstraint(
                name="data_request_is_decided_whole",
                condition=Q(outcome="", decided_at__isnull=True, decided_by__isnull=True)
                | (Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(outcome="") & ~Q(answer="")),
            ),
            models.CheckConstraint(
                name="data_request_is_extended_with_a_reason",
                condition=Q(due_on=F("first_due_on")) | ~Q(extension_reason=""),
            ),
            models.CheckConstraint(
                name="correction_says_what_is_right",
                condition=~Q(kind="correct") | (~Q(attribute="") & ~Q(wanted="")),
            ),
            models.CheckConstraint(
                name="restriction_is_lifted_whole",
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True, lifted_reason="")
                | (Q(lifted_at__isnull=False, lifted_by__isnull=False) & ~Q(lifted_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("registry:data_request_detail", args=[self.pk])

    @property
    def about(self) -> Business:
        """The business that the number leads to today."""
        return self.business.merged_into or self.business

    @property
    def is_open(self) -> bool:
        return not self.outcome

    @property
    def is_extended(self) -> bool:
        return self.due_on != self.first_due_on


class CorrectionList(WardOwned):
    """What goes back to an agency: the values of its list that people found wrong, frozen as they went out.

    `rows`: {choice, public_id, name, tax_code, attribute, said, said_on, right, reason}. `sent_on` is empty until an
    officer says that the document has left.
    """

    source = models.ForeignKey("registry.Source", on_delete=models.PROTECT, related_name="correction_lists")
    rows: Any = models.JSONField(default=list)
    document = models.CharField(_("number and symbol of the document"), max_length=60, blank=True)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    made_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("correction list for an agency")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.source} · {write_date(self.made_at)}"
