"""Which entries are about the same business: what is asked, and what was judged."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned
from donghanh.registry.enums import Verdict
from donghanh.registry.models.batches import Batch
from donghanh.registry.models.entries import Source


class Judgement(WardOwned):
    """One line of the log about two entries, by a person or by linkage (`by` is null); the newest of a pair counts.

    Entries are told by source and key, so that a judgement outlives what the source says later. What a person judged
    stays for ever; what linkage judged goes with its list when that is undone.
    """

    one_source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    one_key = models.CharField(max_length=100)
    other_source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    other_key = models.CharField(max_length=100)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    probability = models.FloatField(_("probability"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("judgement on two entries")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["one_source", "one_key"], name="judgement_by_one"),
            models.Index(fields=["other_source", "other_key"], name="judgement_by_other"),
        ]
        triggers = [
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update),
            pgtrigger.Protect(
                name="kept", operation=pgtrigger.Delete, condition=pgtrigger.Q(old__by__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="judgement_is_of_two",
                condition=~Q(one_source=F("other_source"), one_key=F("other_key")),
            )
        ]


class Question(WardOwned):
    """Two entries that a person looks at. `evidence`: comparison, level and bits of each step; `verdict` "" is open.

    An answer that nobody gave (`answered_by` is null) follows from other judgements.
    """

    one_source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    one_key = models.CharField(max_length=100)
    other_source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    other_key = models.CharField(max_length=100)
    probability = models.FloatField(_("probability"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    evidence = models.JSONField(default=list)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict, blank=True)
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answered_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("doubtful pair")
        ordering = ["-probability", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["one_source", "one_key", "other_source", "other_key"], name="one_question_a_pair"
            ),
            models.CheckConstraint(
                name="question_is_of_two",
                condition=~Q(one_source=F("other_source"), one_key=F("other_key")),
            ),
        ]
