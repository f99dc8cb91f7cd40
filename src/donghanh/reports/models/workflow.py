"""What happens to a report between its draft and the file: review, dispatch, errata."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.files.models import Attachment
from donghanh.org.models import Officer, WardOwned
from donghanh.reports.enums import SendChannel
from donghanh.reports.models.reports import Report, stays_with_frozen


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Review(WardOwned):
    """A draft put before somebody who approves it or returns it with remarks; it covers one `revision`."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="reviews")
    asked_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    approved = models.BooleanField(null=True)
    remarks = models.TextField(_("remarks"), blank=True)
    decided_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("review of a report")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report"], condition=models.Q(approved__isnull=True), name="one_open_review"
            ),
            models.CheckConstraint(
                name="review_decided_wholly",
                condition=models.Q(
                    approved__isnull=True,
                    decided_by__isnull=True,
                    decided_at__isnull=True,
                    revision__isnull=True,
                )
                | models.Q(
                    approved__isnull=False,
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                    revision__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="returned_report_has_remarks",
                condition=~models.Q(approved=False, remarks=""),
            ),
        ]
        triggers = [stays_with_frozen("review_stays_with_frozen")]

    def __str__(self) -> str:
        return self.remarks[:120]


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Dispatch(WardOwned):
    """A frozen report went out: number and date of the signed document, when, to whom, how, and its scan."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="dispatch")
    number = models.CharField(_("number and symbol"), max_length=60)
    signed_on = models.DateField(_("date of the document"))
    sent_on = models.DateField(_("sent on"))
    addressees = models.TextField(_("sent to, one a line"))
    channel = models.CharField(_("sent by"), max_length=12, choices=SendChannel)
    scan = models.ForeignKey(Attachment, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("dispatch of a report")
        constraints = [
            models.CheckConstraint(
                name="report_signed_before_sent", condition=models.Q(sent_on__gte=models.F("signed_on"))
            )
        ]

    def __str__(self) -> str:
        return self.number


class Erratum(WardOwned):
    """Words of a sent report put right by an official letter (công văn đính chính; NĐ 30/2020/NĐ-CP, Đ18)."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="errata")
    place = models.CharField(_("where it stands"), max_length=200)
    wrong = models.TextField(_("words as printed"))
    right = models.TextField(_("words as they should be"))
    written_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = _("erratum")
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="erratum_changes_words",
                condition=~models.Q(wrong=models.F("right")) & ~models.Q(right=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.wrong[:60]} → {self.right[:60]}"
