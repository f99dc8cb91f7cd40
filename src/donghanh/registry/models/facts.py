"""What is known of a business for one year."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned
from donghanh.registry.enums import FactKind
from donghanh.registry.models.batches import Batch
from donghanh.registry.models.businesses import Business
from donghanh.registry.models.changes import news_of
from donghanh.registry.models.entries import Entry, Source


class YearlyFact(WardOwned):
    """What one source says of one year. Money is in đồng, counts are whole; `words` holds members of
    Education, or of DigitalTool with commas, or "yes" or "no". A newer saying is a new row; unknown is no row.

    What came in a row of a list names the row's entry: it goes with it to another business, and waits with it without
    one where a person has to say first which business it is.
    """

    business = models.ForeignKey(
        Business, null=True, blank=True, on_delete=models.CASCADE, related_name="facts"
    )
    entry = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.CASCADE, related_name="facts")
    year = models.PositiveSmallIntegerField(_("year"))
    kind = models.CharField(_("fact of the year"), max_length=20, choices=FactKind)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=0, null=True, blank=True)
    words = models.CharField(_("words"), max_length=300, blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="facts")
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.PROTECT, related_name="facts")
    as_of = models.DateField(_("as of"))
    is_current = models.BooleanField(default=True)
    is_shadowed = models.BooleanField(default=False, editable=False)
    recorded_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("yearly fact")
        triggers = news_of()
        ordering = ["-year", "kind", "-as_of"]
        indexes = [models.Index(fields=["ward", "kind", "year"], name="fact_by_kind_and_year")]
        constraints = [
            models.UniqueConstraint(
                fields=["business", "year", "kind", "source"],
                condition=Q(is_current=True),
                name="one_current_fact_a_source",
            ),
            models.CheckConstraint(
                name="fact_says_something", condition=Q(amount__isnull=False) | ~Q(words="")
            ),
            models.CheckConstraint(name="fact_year_is_of_our_time", condition=Q(year__range=(1986, 2100))),
        ]

    def __str__(self) -> str:
        return f"{self.business} · {self.kind} {self.year}"
