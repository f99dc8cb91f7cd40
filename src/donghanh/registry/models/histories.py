"""The life of a business: what happened to it, when it operated, what it came from."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned
from donghanh.registry.enums import Happening, Standing, SuccessionKind
from donghanh.registry.models.batches import Batch
from donghanh.registry.models.businesses import Business
from donghanh.registry.models.changes import OF_BOTH, news_of
from donghanh.registry.models.entries import Source


class LifecycleEvent(WardOwned):
    """Something that happened on a day; `until` is the day a suspension was to end."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="happenings")
    happening = models.CharField(_("what happened"), max_length=12, choices=Happening)
    on = models.DateField(_("on day"))
    until = models.DateField(_("until"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=200, blank=True)
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("event in the life of a business")
        triggers = news_of()
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["business", "happening", "on"], name="one_happening_a_day"),
            models.CheckConstraint(
                name="happening_ends_after_it_began",
                condition=Q(until__isnull=True) | Q(until__gte=F("on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.business} · {self.get_happening_display()}"


class StandingPeriod(WardOwned):
    """From when to when a business had a standing; `until` is the first day it no longer had. Derived from events and
    statuses by `actions.settling`, so that counts hold as of any day."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="periods")
    standing = models.CharField(_("standing"), max_length=10, choices=Standing)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("period of a standing")
        ordering = ["since"]
        indexes = [models.Index(fields=["ward", "standing", "since"], name="period_by_standing")]
        constraints = [
            models.UniqueConstraint(fields=["business", "since"], name="one_standing_at_a_time"),
            models.CheckConstraint(
                name="period_lasts_a_day", condition=Q(until__isnull=True) | Q(until__gt=F("since"))
            ),
        ]


class Succession(WardOwned):
    """One business that came out of another. Two households that convert into one firm are two rows with one successor
    (NĐ 168/2025/NĐ-CP Đ27); a firm of a former owner without that link is no conversion."""

    kind = models.CharField(_("kind of succession"), max_length=12, choices=SuccessionKind)
    predecessor = models.ForeignKey(Business, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Business, on_delete=models.PROTECT, related_name="origins")
    on = models.DateField(_("on day"))
    document = models.CharField(_("document"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("succession of businesses")
        triggers = news_of(OF_BOTH)
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="one_succession_a_pair"),
            models.CheckConstraint(name="nothing_succeeds_itself", condition=~Q(predecessor=F("successor"))),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"
