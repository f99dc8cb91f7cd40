"""Accounts: closing those nobody uses, and what a person sets for themselves."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from donghanh.audit.actions import record
from donghanh.kernel.walls import row_scope
from donghanh.org.models import Officer, User, Ward
from donghanh.org.queries import all_wards
from donghanh.org.system import System


def close_idle_accounts() -> None:
    """Closes accounts unused for 45 days (TCVN 14423:2026, level 2); the trail of each ward says so."""
    limit = timezone.now() - timedelta(days=settings.IDLE_ACCOUNT_DAYS)
    last_seen = Coalesce("last_login", "date_joined")
    with transaction.atomic():
        idle = User.objects.annotate(seen=last_seen).filter(is_active=True, seen__lt=limit)
        closed = set(idle.values_list("pk", flat=True))
        User.objects.filter(pk__in=closed).update(is_active=False)
        for ward in all_wards():
            _tell_trail(ward, closed)


@transaction.atomic
def set_shortcuts(officer: Officer, *, on: bool) -> None:
    """Single-key shortcuts of the officer's account, on or off."""
    if officer.user:
        officer.user.keyboard_shortcuts = on
        officer.user.save(update_fields=["keyboard_shortcuts"])


def _tell_trail(ward: Ward, closed: set[int]) -> None:
    with row_scope([ward.pk]):
        for officer in Officer.objects.filter(user_id__in=closed, left_on__isnull=True):
            record("org.close_account", officer, by=System(ward))
