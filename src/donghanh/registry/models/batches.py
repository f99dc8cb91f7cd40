"""Lists on their way in: the file, how its columns are read, and its rows one by one."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from donghanh.files.models import Attachment
from donghanh.org.models import Officer, WardOwned
from donghanh.registry.enums import BatchState, RowOutcome
from donghanh.registry.models.businesses import Business
from donghanh.registry.models.entries import Source
from donghanh.ui.text import write_date


class Batch(WardOwned):
    """One file of a source. `position` is the last row that is read or taken over: work goes on after it.

    `mapping`: number of a column (as text) → attribute or fact; `reading`: sheet, first row and the like;
    `counts`: what the rows came to.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="batches")
    file = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField(_("figures as of"))
    state = models.CharField(
        _("state of the list"), max_length=10, choices=BatchState, default=BatchState.RECEIVED
    )
    mapping = models.JSONField(default=dict, blank=True)
    reading = models.JSONField(default=dict, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    position = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    fault = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    applied_by = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("list taken over")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.source} · {write_date(self.as_of)}"

    def get_absolute_url(self) -> str:
        return reverse("registry:batch_detail", args=[self.pk])


class StagedRow(WardOwned):
    """A row of a list before it is taken over: cells as they came, values made of them, and what was found.

    `cells`: list of texts. `values`: attribute → text, beside them "key" (in the source), "facts" (year → kind → text)
    and "given" (words as they came). `findings`: list of {code, severity, attribute, before, after}, in words by
    `importing.wording`. `placing` (see `actions.resolution`): {"business": pk} where it is
    known whose row it is, {"ask": [questions]} where a person has to say, {} for a business nobody knows yet. `undo`:
    what it replaced.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    cells = models.JSONField(default=dict)
    values = models.JSONField(default=dict)
    findings = models.JSONField(default=list, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=RowOutcome, default=RowOutcome.WAITING)
    business = models.ForeignKey(Business, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    placing = models.JSONField(default=dict, blank=True)
    undo = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("row of a list")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="one_staged_row_a_number")]
