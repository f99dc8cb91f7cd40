"""Two people, or one with a double click, at the same moment."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction
from django.utils import timezone

from donghanh.kernel.errors import Refused
from donghanh.org.actions import add_position, appoint, issue_link, merge_units
from donghanh.org.enums import Role
from donghanh.org.models import SignInLink, Tenure
from donghanh.org.system import System
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(act, times=2):
    """What each of so many acts came to when all began together and none had ended before all had looked."""
    ready, outcomes = threading.Barrier(times), []

    def run():
        try:
            with transaction.atomic():
                connection.ensure_connection()
                ready.wait(10)
                act()
            outcomes.append("done")
        except Refused:
            outcomes.append("refused")
        except Exception as error:
            outcomes.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return sorted(outcomes)


def test_a_position_given_twice_at_once_is_refused_once():
    ward = make.ward()
    by = System(ward)
    officer = make.officer(ward)
    position = add_position(make.unit(ward), "Chuyên viên", Role.SPECIALIST, by=by)
    outcomes = at_once(lambda: appoint(officer, position, on=date(2026, 1, 5), by=by), 4)
    assert outcomes == ["done", *["refused"] * 3]
    assert Tenure.objects.filter(position=position).count() == 1


def test_two_links_asked_for_at_once_leave_one_open():
    ward = make.ward()
    officer = make.officer(ward)
    assert at_once(lambda: issue_link(officer, by=System(ward)), 4) == ["done"] * 4
    assert SignInLink.objects.filter(revoked_at__isnull=True, expires_at__gt=timezone.now()).count() == 1


def test_a_unit_merged_twice_at_once_passes_on_once():
    ward = make.ward()
    first, second = make.unit(ward), make.unit(ward)
    make.officer(ward, unit=first)
    outcomes = at_once(
        lambda: merge_units([first], second, on=date(2026, 1, 5), reason="NQ 12", by=System(ward)), 3
    )
    assert outcomes == ["done", "refused", "refused"]
    assert second.positions.count() == 1
