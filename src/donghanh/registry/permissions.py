"""Who may do what with businesses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.registry.models import Business


class Permission(models.TextChoices):
    VIEW = "registry.view", _("See the businesses of the ward")
    UNMASK = "registry.unmask", _("See personal data in full")
    EDIT = "registry.edit", _("Enter facts about businesses")
    IMPORT = "registry.import", _("Take over lists of agencies")
    REVIEW = "registry.review", _("Decide on doubtful pairs and conflicts")
    MERGE = "registry.merge", _("Merge and split businesses")
    EXPORT = "registry.export", _("Take businesses out as a file")
    SURVEY = "registry.survey", _("Ask businesses in surveys")
    DECIDE = "registry.decide", _("Decide on what counts")
    ANSWER = "registry.answer", _("Answer requests about personal data")


def can_view_business(officer: Officer, business: Business) -> bool:
    return business.ward_id == officer.ward_id and has_permission(officer, Permission.VIEW)


def can_act_on_business(officer: Officer, business: Business) -> bool:
    """Nothing is done with a number that leads to another business: it is done there."""
    return business.merged_into_id is None and can_view_business(officer, business)


def can_edit_business(officer: Officer, business: Business) -> bool:
    return can_act_on_business(officer, business) and has_permission(officer, Permission.EDIT)


def can_unmask(officer: Officer, business: Business) -> bool:
    return can_act_on_business(officer, business) and has_permission(officer, Permission.UNMASK)
