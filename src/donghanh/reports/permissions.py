"""Who may do what with reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.reports.models import Report


class Permission(models.TextChoices):
    DRAFT = "reports.draft", _("Draft reports")
    FREEZE = "reports.freeze", _("Freeze the figures of reports")


def can_view_report(officer: Officer, report: Report) -> bool:
    return report.ward_id == officer.ward_id and has_permission(officer, Permission.DRAFT)


def can_write_report(officer: Officer, report: Report) -> bool:
    """May change title, dates and words: anyone who drafts, until the figures are frozen."""
    return can_view_report(officer, report) and not report.is_frozen


def can_freeze_report(officer: Officer, report: Report) -> bool:
    return can_write_report(officer, report) and has_permission(officer, Permission.FREEZE)


def can_correct_report(officer: Officer, report: Report) -> bool:
    """May begin the report that takes the place of a frozen one; each is replaced once."""
    return can_view_report(officer, report) and report.is_frozen and not report.is_superseded


def can_remove_report(officer: Officer, report: Report) -> bool:
    """May throw a draft away: who began it, or whoever may freeze it."""
    own = can_write_report(officer, report) and report.created_by_id == officer.pk
    return own or can_freeze_report(officer, report)
