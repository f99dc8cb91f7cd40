"""Asking what no register holds, and from how many tools on an enterprise counts as digital."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned
from donghanh.registry.enums import DigitalTool
from donghanh.registry.models.businesses import Business


class SurveyRound(WardOwned):
    """A round of asking. Answers hold as of its day; `questions` are members of FactKind in the order of asking."""

    name = models.CharField(_("name of the round"), max_length=200)
    as_of = models.DateField(_("answers as of"))
    questions = models.JSONField(_("questions"), default=list)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    created_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("survey round")
        ordering = ["-as_of", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["ward", "name"], name="one_round_a_name"),
            models.CheckConstraint(
                name="round_closes_after_it_began",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=models.F("as_of")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("registry:survey_round", args=[self.pk])


class SurveySheet(WardOwned):
    """One business asked in one round. `code` finds it again from paper; answers are yearly facts of the survey.

    `answered` and `refused` name questions: one that stands in neither was not asked, or skipped. Refused is no answer,
    and not the same as never asked.
    """

    round = models.ForeignKey(SurveyRound, on_delete=models.CASCADE, related_name="sheets")
    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="sheets")
    code = models.CharField(_("code of the sheet"), max_length=8)
    answered = models.JSONField(default=list, blank=True)
    refused = models.JSONField(default=list, blank=True)
    asked_by = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("survey sheet")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "business"], name="one_sheet_a_business"),
            models.UniqueConstraint(fields=["ward", "code"], name="one_sheet_a_code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} · {self.business}"


class DigitalConvention(WardOwned):
    """From how many tools of the list on an enterprise counts as applying digital technology, as the ward decided from
    a day on. Never changed: the one that holds on a day is the newest that began by then."""

    append_only = True

    tools = models.PositiveSmallIntegerField(_("tools at least"))
    valid_from = models.DateField(_("holds from"))
    reason = models.CharField(_("reason"), max_length=300)
    decided_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("convention on digital tools")
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="convention_within_the_list", condition=Q(tools__range=(1, len(DigitalTool)))
            )
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


class SurveyFile(WardOwned):
    """A workbook of answers: read, looked at, taken in, and taken back as a whole.

    `rows`: list of {row, sheet, answers, refused, findings}, where `sheet` is null for a row that is left out. `undo`:
    what it wrote and what that took the place of.
    """

    round = models.ForeignKey(SurveyRound, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(_("name of the file"), max_length=200)
    rows = models.JSONField(default=list)
    undo = models.JSONField(default=dict, blank=True)
    created_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("workbook of answers")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="only_answers_taken_in_are_taken_back",
                condition=Q(undone_at__isnull=True) | Q(applied_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("registry:survey_file", args=[self.pk])
