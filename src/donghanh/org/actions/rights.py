"""The last check of every act on the organisation."""

from donghanh.kernel.errors import Forbidden
from donghanh.org.models import Officer, WardOwned
from donghanh.org.permissions import Permission, has_permission
from donghanh.org.system import System

Manager = Officer | System
"""Who may change the organisation: an administrator of the ward, or the system that starts it."""


def check_manager(by: Manager, *subjects: WardOwned) -> None:
    """Raises Forbidden unless the actor manages the ward that every subject belongs to."""
    if isinstance(by, Officer) and not has_permission(by, Permission.MANAGE_ORGANISATION):
        raise Forbidden
    if any(subject.ward_id != by.ward_id for subject in subjects):
        raise Forbidden
