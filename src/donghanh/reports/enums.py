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
