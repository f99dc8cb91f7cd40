"""What an agency proves itself with, what each ward lets it read, and how much it did read."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from donghanh.kernel.walls import SCOPED
from donghanh.org.models import Officer, WardOwned

HOLDER = "prefix = nullif(current_setting('donghanh.key', true), '')"
"""Whoever presents a key may read the rows about it, in whichever ward they stand; nobody else may."""
GRANTER = (
    "prefix in (select own.prefix from api_grant own "  # noqa: S608
    f"where own.withdrawn_at is null and own.ward_id = any({SCOPED}))"
)
"""A ward that grants rights to a key may know whether the key still holds, whoever issued it."""


class AgencyKey(WardOwned):
    """A key of an agency, issued by one ward. Only the digest of its secret is kept; `prefix` finds it again.

    How often it may be used is counted for the key as a whole, whichever wards it reads.
    """

    row_wall_readable_if = f"{HOLDER} or {GRANTER}"

    prefix = models.CharField(_("code of the key"), max_length=10, unique=True)
    digest = models.CharField(max_length=64)
    agency = models.CharField(_("agency"), max_length=160)
    contact = models.CharField(_("who answers for the key at the agency"), max_length=200)
    per_minute = models.PositiveIntegerField(_("calls a minute at most"), default=60)
    per_day = models.PositiveIntegerField(_("calls a day at most"), default=5000)
    issued_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(_("issued at"), auto_now_add=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("key of an agency")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="key_may_be_used",
                condition=Q(per_minute__gte=1, per_day__gte=1) & ~Q(prefix="") & ~Q(digest=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} · {self.prefix}"


class Grant(WardOwned):
    """What one ward lets the holder of a key read, until a day, and on which basis. `attributes` are members of the
    registry's Attribute: fields that are not named do not leave the ward, whatever the scope.

    A key of many wards is one row of each of them: none speaks for another.
    """

    row_wall_readable_if = HOLDER

    prefix = models.CharField(_("code of the key"), max_length=10)
    agency = models.CharField(_("agency"), max_length=160)
    basis = models.CharField(_("legal basis or agreement"), max_length=300)
    purpose = models.CharField(_("agreed purpose"), max_length=300)
    scopes: Any = models.JSONField(_("what may be read"), default=list)
    attributes: Any = models.JSONField(_("facts that may be read"), default=list, blank=True)
    starts_on = models.DateField(_("valid from"))
    ends_on = models.DateField(_("valid until"))
    granted_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        verbose_name = _("right of an agency to read")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ward", "prefix"], condition=Q(withdrawn_at__isnull=True), name="one_open_grant_a_key"
            ),
            models.CheckConstraint(name="grant_days_in_order", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(
                name="grant_names_its_basis",
                condition=~Q(basis="") & ~Q(purpose="") & ~Q(prefix="") & ~Q(agency=""),
            ),
            models.CheckConstraint(
                name="grant_is_withdrawn_by_somebody",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} · {self.prefix}"

    def get_absolute_url(self) -> str:
        return reverse("api:key_detail", args=[self.pk])


class KeyDay(WardOwned):
    """How often a key was used on a day: the ground of its limits. `minute` is the minute counted last."""

    key = models.ForeignKey(AgencyKey, on_delete=models.CASCADE, related_name="days")
    day = models.DateField(_("day"))
    calls = models.PositiveIntegerField(_("calls"), default=0)
    refused = models.PositiveIntegerField(_("calls over the limit"), default=0)
    minute = models.PositiveSmallIntegerField(default=0)
    minute_calls = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(_("last used at"))

    class Meta:
        verbose_name = _("day of a key")
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["key", "day"], name="one_row_a_key_and_day")]

    def __str__(self) -> str:
        return f"{self.key} · {self.day:%d/%m/%Y}"
