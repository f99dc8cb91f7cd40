"""Who may do what with reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.org.enums import COORDINATORS, Role
from donghanh.org.models import Officer, Unit
from donghanh.org.permissions import has_permission
from donghanh.reports.models import Report, Review


class Permission(models.TextChoices):
    DRAFT = "reports.draft", _("Draft reports")
    REVIEW = "reports.review", _("Review draft reports")
    FREEZE = "reports.freeze", _("Freeze the figures of reports")
    SEND = "reports.send", _("Record that a report was sent")
    SET_REGIME = "reports.set_regime", _("Set the reporting regime")


def can_view_report(officer: Officer, report: Report) -> bool:
    return report.ward_id == officer.ward_id and has_permission(officer, Permission.DRAFT)


def can_write_report(officer: Officer, report: Report) -> bool:
    """May change title, dates and words: anyone who drafts, until the figures are frozen."""
    return can_view_report(officer, report) and not report.is_frozen


def can_review_report(officer: Officer, report: Report) -> bool:
    """May approve or return the draft: a coordinator, or the head of the unit that drafted it. Never who drafted it or
    asked for the review, but for the Chair, above whom nobody stands in the office."""
    if not can_write_report(officer, report) or not has_permission(officer, Permission.REVIEW):
        return False
    asked = open_review(report)
    if asked is None:
        return False
    own = officer.pk in (report.created_by_id, asked.asked_by_id)
    return (not own or Role.CHAIR in officer.roles) and _stands_above(officer, report)


def open_review(report: Report) -> Review | None:
    """The review that waits for its decision, if any."""
    return next((review for review in report.reviews.all() if review.approved is None), None)


def _stands_above(officer: Officer, report: Report) -> bool:
    return bool(officer.roles & COORDINATORS or officer.headed_unit_ids & report.created_by.unit_ids)


def can_freeze_report(officer: Officer, report: Report) -> bool:
    return can_write_report(officer, report) and has_permission(officer, Permission.FREEZE)


def can_correct_report(officer: Officer, report: Report) -> bool:
    """May begin the report that takes the place of a frozen one; each is replaced once."""
    return can_view_report(officer, report) and report.is_frozen and not report.is_superseded


def can_supplement_report(officer: Officer, report: Report) -> bool:
    """May begin a report that tells what a frozen one left out."""
    return can_correct_report(officer, report)


def can_send_report(officer: Officer, report: Report) -> bool:
    """May record number, date and dispatch of a frozen report."""
    return can_view_report(officer, report) and report.is_frozen and has_permission(officer, Permission.SEND)


def can_rectify_report(officer: Officer, report: Report) -> bool:
    """May write an erratum: only of what has gone out."""
    return can_view_report(officer, report) and report.is_sent and has_permission(officer, Permission.SEND)


def can_view_officer_sheet(reader: Officer, officer: Officer) -> bool:
    """The own sheet; heads those of their people, coordinators everybody's."""
    if reader.ward_id != officer.ward_id:
        return False
    own = reader.pk == officer.pk or bool(reader.headed_unit_ids & officer.unit_ids)
    return own or bool(reader.roles & COORDINATORS)


def can_view_unit_sheet(reader: Officer, unit: Unit) -> bool:
    """Heads the sheet of their unit, coordinators every unit's."""
    if reader.ward_id != unit.ward_id:
        return False
    return unit.pk in reader.headed_unit_ids or bool(reader.roles & COORDINATORS)


def can_remove_report(officer: Officer, report: Report) -> bool:
    """May throw a draft away: who began it, or whoever may freeze it."""
    own = can_write_report(officer, report) and report.created_by_id == officer.pk
    return own or can_freeze_report(officer, report)
