"""Background work of the registry."""

from datetime import date

import pytest
import time_machine

from donghanh.registry.actions.settling import settle
from donghanh.registry.enums import Standing
from donghanh.registry.jobs import turn_standings
from donghanh.registry.models import LifecycleEvent
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db


def test_whose_suspension_has_run_out_operates_again_the_day_after():
    made = registry.business(make.ward(), registration_status="active")
    LifecycleEvent.objects.create(
        ward=made.ward, business=made, happening="suspended", on=date(2026, 6, 2), until=date(2026, 9, 30)
    )
    shown = []
    with time_machine.travel("2026-09-30T08:00:00+07:00", tick=False):
        settle([made.pk])
        turn_standings()
        made.refresh_from_db()
        shown.append(made.standing)
    with time_machine.travel("2026-10-01T00:05:00+07:00", tick=False):
        turn_standings()
        made.refresh_from_db()
        shown.append(made.standing)
    assert shown == [Standing.SUSPENDED, Standing.ACTIVE]
