"""Choices of reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportPart(models.TextChoices):
    """The five parts of a report on results."""

    DIRECTION = "direction", _("Direction and roll-out")
    RESULTS = "results", _("Results")
    SHORTCOMINGS = "shortcomings", _("Shortcomings and causes")
    NEXT = "next", _("Next steps")
    PROPOSALS = "proposals", _("Proposals")

    @property
    def numeral(self) -> str:
        """I to V, in the order of the report."""
        return ("I", "II", "III", "IV", "V")[list(ReportPart).index(self)]


class PeriodKind(models.TextChoices):
    """How long a reporting period is (NĐ 09/2019/NĐ-CP)."""

    YEAR = "year", _("Year")
    NINE_MONTHS = "nine_months", _("Nine months")
    HALF_YEAR = "half_year", _("Half year")
    QUARTER = "quarter", _("Quarter")
    MONTH = "month", _("Month")
    WEEK = "week", _("Week")
    AD_HOC = "ad_hoc", _("On demand")


class Signer(models.TextChoices):
    """In whose name the report is signed (NĐ 30/2020/NĐ-CP, Đ13): the Committee is collective."""

    CHAIR = "chair", _("Chair, for the Committee")
    VICE_CHAIR = "vice_chair", _("Vice chair, for the chair")

    @property
    def capacity(self) -> tuple[str, ...]:
        """The lines above the signature, as the law wants them, whatever the language of the screen."""
        lines = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
        return lines if self == Signer.CHAIR else (lines[0], "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


class ReportState(models.TextChoices):
    """How far a report has come; computed from its reviews, its figures and its dispatch, never stored."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("Before the reviewer")
    RETURNED = "returned", _("Returned for mending")
    REVIEWED = "reviewed", _("Reviewed")
    FROZEN = "frozen", _("Figures frozen")
    SENT = "sent", _("Sent")
    REPLACED = "replaced", _("Replaced")

    @property
    def kind(self) -> str:
        """The look of the state, a kind of `donghanh.ui.statuses`."""
        return _KINDS[self.value]


_KINDS = {
    "draft": "doing",
    "in_review": "waiting",
    "returned": "returned",
    "reviewed": "ok",
    "frozen": "ok",
    "sent": "ok",
    "replaced": "dropped",
}


class SendChannel(models.TextChoices):
    """How a signed report leaves the office."""

    DOCUMENTS = "documents", _("Document management system")
    REPORTING = "reporting", _("Reporting information system")
    EMAIL = "email", _("E-mail")
    PAPER = "paper", _("Paper copy")
