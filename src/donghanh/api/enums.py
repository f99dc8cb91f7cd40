"""Choices of sharing."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.registry.enums import PERSONAL, PERSONAL_FACTS

PERSONAL_FIELDS = PERSONAL | PERSONAL_FACTS
"""What tells of a person, facts of a year among them; a ward grants each by its name."""


class Scope(models.TextChoices):
    """What the holder of a key may read."""

    BUSINESSES = "businesses.read", _("Businesses: what they are, where, and their standing")
    FACTS = "facts.read", _("Figures of a year: revenue, tax, workers, digital tools")
    PERSONS = "persons.read", _("Personal data of owners and representatives")
    EVENTS = "events.read", _("Events and what came out of what")
    MEASURES = "measures.read", _("Measures of the ward, with their coverage")


class Dataset(models.TextChoices):
    """What an edition of open data holds."""

    STANDING = "standing", _("Businesses by standing")
    FORM = "form", _("Operating businesses by legal form")
    INDUSTRY = "industry", _("Operating businesses by section of industry")
    AREA = "area", _("Operating businesses by residential group")
    REGISTERED = "registered", _("Operating businesses by year of registration")
    CHANGES = "changes", _("Businesses registered and ended, by year")
    MEASURES = "measures", _("Measures of the ward")
