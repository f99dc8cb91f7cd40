"""Limits of a key, in one process and in several."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection, transaction

from donghanh.api.actions.calls import take_turn
from donghanh.api.models import AgencyKey, KeyDay
from donghanh.kernel.walls import row_scope
from tests import make as made
from tests.api import make

ROOT = Path(__file__).parents[3]
MORNING = datetime(2026, 11, 22, 1, 30, 40, tzinfo=UTC)  # 08:30:40 in Vietnam
TURNS = """
import sys, django
django.setup()
from datetime import datetime
from django.db import transaction
from donghanh.api.actions.calls import take_turn
from donghanh.api.models import AgencyKey
from donghanh.kernel.walls import row_scope
key, ward, now = int(sys.argv[1]), int(sys.argv[2]), datetime.fromisoformat(sys.argv[3])
let_in = 0
with row_scope([ward]):
    found = AgencyKey.objects.get(pk=key)
for _ in range(30):
    with row_scope([ward]):
        let_in += take_turn(found, now=now) is None
print(let_in)
"""


def of(ward, **limits):
    grant, _ = make.key(ward, **limits)
    return AgencyKey.objects.get(prefix=grant.prefix)


def turn(key, now):
    with row_scope([key.ward_id]):
        problem = take_turn(key, now=now)
    return problem and (problem.status, problem.code, problem.wait)


@pytest.mark.django_db
def test_the_third_call_of_a_minute_waits_for_the_next_one():
    key = of(made.ward(), per_minute=2, per_day=10)
    got = [turn(key, MORNING) for _ in range(3)]
    assert got == [None, None, (429, "minute_limit", 20)]
    assert turn(key, MORNING.replace(minute=31, second=0)) is None


@pytest.mark.django_db
def test_a_used_up_day_ends_at_midnight_in_vietnam():
    key = of(made.ward(), per_minute=10, per_day=2)
    evening = datetime(2026, 11, 22, 16, 59, 30, tzinfo=UTC)  # 23:59:30
    assert [turn(key, evening) for _ in range(3)] == [None, None, (429, "day_limit", 31)]
    assert turn(key, datetime(2026, 11, 22, 17, 0, 0, tzinfo=UTC)) is None


@pytest.mark.django_db
def test_a_refused_call_uses_nothing_up():
    key = of(made.ward(), per_minute=1, per_day=2)
    assert [turn(key, MORNING) for _ in range(3)] == [None, *[(429, "minute_limit", 20)] * 2]
    assert turn(key, MORNING.replace(minute=31)) is None
    day = KeyDay.objects.get()
    assert (day.calls, day.refused) == (2, 2)


@pytest.mark.django_db
def test_a_server_whose_clock_is_behind_begins_no_minute_anew():
    """Otherwise two servers, some seconds apart, would let in any number of calls at the turn of each minute."""
    key = of(made.ward(), per_minute=2, per_day=100)
    ahead, behind = MORNING.replace(minute=31, second=1), MORNING.replace(minute=30, second=59)
    assert [turn(key, now) for now in (ahead, behind)] == [None, None]
    assert [turn(key, now) is None for now in (ahead, behind, ahead, behind)] == [False] * 4
    assert turn(key, MORNING.replace(minute=32)) is None


@pytest.mark.django_db
def test_keys_do_not_use_up_one_anothers_calls():
    ward = made.ward()
    first, second = of(ward, per_minute=1), of(ward, per_minute=1)
    assert [turn(first, MORNING), turn(second, MORNING)] == [None, None]


@pytest.mark.django_db(transaction=True)
def test_two_processes_together_get_as_many_calls_as_one():
    with transaction.atomic():
        key = of(made.ward(), per_minute=25, per_day=1000)
    settings = connection.settings_dict
    who = quote(settings["USER"], safe="") + ":" + quote(settings["PASSWORD"], safe="")
    address = f"postgresql://{who}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"
    environment = os.environ | {
        "DATABASE_URL": address,
        "DATABASE_OWNER_URL": address,
        "DJANGO_SETTINGS_MODULE": "donghanh.config.settings.test",
        "PYTHONPATH": str(ROOT / "src"),
    }
    command = [sys.executable, "-c", TURNS, str(key.pk), str(key.ward_id), MORNING.isoformat()]
    running = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    let_in = [int(process.communicate(timeout=120)[0]) for process in running]
    day = KeyDay.objects.get(key=key)
    assert (sum(let_in), day.calls, day.refused) == (25, 25, 35)
