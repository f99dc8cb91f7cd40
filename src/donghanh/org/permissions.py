"""What officers may do in the organisation, and how every app asks."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import permissions
from donghanh.org.models import Officer


class Permission(models.TextChoices):
    MANAGE_ORGANISATION = "org.manage", _("Manage units, positions and people")
    VIEW_AUDIT_TRAIL = "org.view_audit", _("Read the audit trail of the ward")


def has_permission(officer: Officer, permission: str) -> bool:
    """True if a role that the officer holds today has the permission; nobody has one by default."""
    return bool(permissions[permission].roles & officer.roles)
