"""Businesses with their numbers, people and places. They are settled from entries (`actions.settling`)."""

from secrets import choice
from typing import Any

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import WardOwned
from donghanh.registry.enums import (
    Gender,
    IdentifierKind,
    LegalForm,
    Part,
    RegistrationStatus,
    Standing,
    TaxStatus,
)
from donghanh.registry.models.changes import (
    OF_PERSON,
    OF_PLACE,
    change_under_way,
    news_of,
    news_when_changed,
)
from donghanh.registry.reference.bridge import successors
from donghanh.registry.reference.industries import VSIC_2018, name_of

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and letters that nobody mistakes for one another when a number is read out."""


def new_public_id() -> str:
    """Twelve signs by chance: "7KQ2M9XTB4VD". It says nothing of the business and moves with it between wards."""
    return "".join(choice(ALPHABET) for _ in range(12))


class Place(WardOwned):
    """An address as given, and taken apart; `former` is how it was written before 01/7/2025."""

    text = models.CharField(_("address"), max_length=500)
    folded = models.CharField(max_length=500)
    former = models.CharField(_("address before the merger"), max_length=500, blank=True)
    house = models.CharField(_("house number"), max_length=60, blank=True)
    street = models.CharField(_("street or hamlet"), max_length=200, blank=True)
    area = models.CharField(_("residential group"), max_length=100, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    class Meta:
        verbose_name = _("place")
        triggers = news_when_changed(OF_PLACE)
        constraints = [
            models.UniqueConstraint(fields=["ward", "folded"], name="one_place_an_address"),
            models.CheckConstraint(
                name="place_has_both_coordinates_or_none",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            ),
        ]

    def __str__(self) -> str:
        return self.text


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Business(WardOwned):
    """A business, household business, cooperative or a dependent unit of one, as the ward knows it today.

    Null and "" mean that nobody said. `merged_into` leads on from a number that was found to be another's; `held` names
    what had no entry and went along, so that it comes back with the number. `founder` is the first entry of the record
    that the number belongs to; null as long as the business was never merged or split.
    """

    public_id = models.CharField(
        _("registry number"), max_length=12, unique=True, editable=False, default=new_public_id
    )
    name = models.CharField(_("name"), max_length=300)
    folded = models.CharField(max_length=600, editable=False, default="")
    search = models.GeneratedField(
        expression=SearchVector(F("folded"), config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    legal_form = models.CharField(
        _("legal form"), max_length=20, choices=LegalForm, default=LegalForm.UNKNOWN
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="units")
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.UNCLEAR)
    tax_status = models.CharField(_("tax status"), max_length=2, choices=TaxStatus, blank=True)
    registration_status = models.CharField(
        _("registration status"), max_length=10, choices=RegistrationStatus, blank=True
    )
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="businesses"
    )
    industry_code = models.CharField(_("industry code"), max_length=7, blank=True)
    industry_version = models.CharField(_("version of the industry code"), max_length=4, blank=True)
    industry = models.CharField(_("main industry"), max_length=300, blank=True)
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    ended_on = models.DateField(_("ended its business on"), null=True, blank=True)
    capital = models.DecimalField(_("capital (đồng)"), max_digits=18, decimal_places=0, null=True, blank=True)
    foreign_invested = models.BooleanField(_("foreign-invested"), null=True, blank=True)
    innovative = models.BooleanField(_("innovative start-up"), null=True, blank=True)
    supporting_industry = models.BooleanField(_("supporting industry"), null=True, blank=True)
    conflicts = models.PositiveSmallIntegerField(_("facts on which sources disagree"), default=0)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    held: Any = models.JSONField(default=dict, blank=True, editable=False)
    founder = models.ForeignKey(
        "registry.Entry", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("business")
        triggers = [change_under_way()]
        ordering = ["name", "pk"]
        indexes = [
            GinIndex(fields=["search"], name="business_search"),
            models.Index(fields=["ward", "name"], name="business_by_name"),
            models.Index(fields=["ward", "updated_at", "id"], name="business_by_change"),
        ]
        constraints = [
            models.CheckConstraint(
                name="business_is_no_unit_of_itself",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
            ),
            models.CheckConstraint(
                name="business_is_not_merged_into_itself",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
            ),
            models.CheckConstraint(
                name="business_ends_after_it_began",
                condition=Q(registered_on__isnull=True)
                | Q(ended_on__isnull=True)
                | Q(ended_on__gte=F("registered_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("registry:business_detail", args=[self.public_id])

    @property
    def trade(self) -> str:
        """The main industry in the words of its source, else as the system of its code names it."""
        return self.industry or name_of(self.industry_code, self.industry_version)

    @property
    def codes_today(self) -> tuple[str, ...]:
        """What a code of VSIC 2018 may be in VSIC 2025; () for others. Several: only the business can say which."""
        return successors(self.industry_code) if self.industry_version == VSIC_2018 else ()


class Identifier(WardOwned):
    """A number of a register that a business has or had."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="identifiers")
    kind = models.CharField(_("kind of number"), max_length=20, choices=IdentifierKind)
    value = models.CharField(_("number"), max_length=40)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid until"), null=True, blank=True)

    class Meta:
        verbose_name = _("identifier of a business")
        triggers = news_of()
        ordering = ["kind", "value"]
        indexes = [
            models.Index(fields=["ward", "value"], name="identifier_by_value"),
            models.Index(fields=["value"], name="identifier_by_beginning", opclasses=["varchar_pattern_ops"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["business", "kind", "value"], name="one_row_a_number"),
            models.CheckConstraint(
                name="identifier_validity_in_order",
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.value


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Person(WardOwned):
    """An owner, representative or member. Personal data: masked on screens (Luật 91/2025/QH15)."""

    name = models.CharField(_("full name"), max_length=200)
    folded = models.CharField(max_length=200, editable=False, default="")
    gender = models.CharField(_("gender"), max_length=6, choices=Gender, blank=True)
    born_on = models.DateField(_("date of birth"), null=True, blank=True)
    personal_number = models.CharField(_("personal number"), max_length=12, blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    email = models.CharField(_("e-mail"), max_length=254, blank=True)

    class Meta:
        verbose_name = _("person in business")
        triggers = news_when_changed(OF_PERSON)
        indexes = [models.Index(fields=["ward", "folded"], name="person_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["ward", "personal_number"],
                condition=~Q(personal_number=""),
                name="one_person_a_number",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Involvement(WardOwned):
    """A person in a business: one person may have several, and a business several people."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="involvements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="involvements")
    part = models.CharField(_("part in the business"), max_length=20, choices=Part, default=Part.OWNER)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("part of a person in a business")
        triggers = news_of()
        constraints = [
            models.UniqueConstraint(
                fields=["business", "person", "part"], name="one_part_a_person_and_business"
            )
        ]
