"""Who may do what with indicators."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.indicators.models import Indicator, Observation
from donghanh.org.enums import COORDINATORS
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission


class Permission(models.TextChoices):
    VIEW = "indicators.view", _("See the indicators of the ward")
    ENTER = "indicators.enter", _("Enter official figures")
    CONFIRM = "indicators.confirm", _("Confirm official figures")
    DEFINE = "indicators.define", _("Define indicators, baselines and goals")


def can_view_indicator(officer: Officer, indicator: Indicator) -> bool:
    return indicator.ward_id == officer.ward_id and has_permission(officer, Permission.VIEW)


def can_define(officer: Officer, indicator: Indicator) -> bool:
    return indicator.ward_id == officer.ward_id and has_permission(officer, Permission.DEFINE)


def can_enter(officer: Officer, indicator: Indicator) -> bool:
    """May enter, correct and explain: the unit that answers for the indicator, and coordinators for every one."""
    if indicator.ward_id != officer.ward_id or not has_permission(officer, Permission.ENTER):
        return False
    if indicator.ended_on is not None:
        return False
    return indicator.owner_unit_id in officer.unit_ids or bool(officer.roles & COORDINATORS)


def can_confirm(officer: Officer, observation: Observation) -> bool:
    """May stand for an official figure: the head of the unit, or a coordinator; never who entered it."""
    if observation.ward_id != officer.ward_id or observation.by_id == officer.pk:
        return False
    if not has_permission(officer, Permission.CONFIRM):
        return False
    indicator = observation.indicator
    return indicator.owner_unit_id in officer.headed_unit_ids or bool(officer.roles & COORDINATORS)
