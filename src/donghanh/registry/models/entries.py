"""What each source says, word for word, and which of it a person chose."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned
from donghanh.registry.enums import Attribute, SourceKind
from donghanh.registry.models.businesses import Business


class Source(WardOwned):
    """A list that an agency, or the ward itself, keeps. `mapping`: heading → attribute, as confirmed last."""

    kind = models.CharField(_("whose list"), max_length=20, choices=SourceKind)
    name = models.CharField(_("name of the list"), max_length=200)
    agency = models.CharField(_("agency that keeps it"), max_length=200, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("source of the registry")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["ward", "name"], name="one_source_a_name")]

    def __str__(self) -> str:
        return self.name


class TrustOrder(WardOwned):
    """Which kinds of source count first for one attribute in this ward; the newest row holds."""

    append_only = True

    attribute = models.CharField(_("fact"), max_length=30, choices=Attribute)
    kinds = models.JSONField(_("kinds of source, the most trusted first"))
    reason = models.CharField(_("reason"), max_length=300)
    decided_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("order of trust")
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


class Entry(WardOwned):
    """What one source said of one business as of a day. `values`: attribute → cleaned text; `given`: the words as they
    came, where cleaning changed them. What the source says later about the same `key` is a new entry.

    `key` is what the source itself knows the business by, or a number made from the row where it has none. An entry
    without a business waits until a person has said which one it is about. `number` is the registry number that it got
    by such an answer; should the answer be taken back and given again, it is the same.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="entries")
    key = models.CharField(_("key in the source"), max_length=100)
    business = models.ForeignKey(
        Business, null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )
    batch = models.ForeignKey(
        "registry.Batch", null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )
    values = models.JSONField(default=dict)
    given = models.JSONField(default=dict)
    as_of = models.DateField(_("as of"))
    is_current = models.BooleanField(default=True)
    number = models.CharField(_("registry number"), max_length=12, blank=True, editable=False)
    recorded_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("entry of a source")
        ordering = ["-as_of", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "key"], condition=Q(is_current=True), name="one_current_entry_a_key"
            )
        ]

    def __str__(self) -> str:
        return str(self.values.get(Attribute.NAME, self.key))


class Choice(WardOwned):
    """What a person decided to be true where sources disagree, until it is taken back. Never changed; the newest holds.

    `value` "" takes a former choice back. `refuted` are the values of sources that were found wrong: they make up the
    list that goes back to the agency.
    """

    append_only = True

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="choices")
    attribute = models.CharField(_("fact"), max_length=30, choices=Attribute)
    value = models.CharField(_("value decided on"), max_length=500, blank=True)
    refuted: Any = models.JSONField(_("values found wrong"), default=list, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    decided_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("decision on a conflict")
        ordering = ["-pk"]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update)]
