"""Counting the calls of a key, and logging what was read."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.api.callers import Caller
from donghanh.api.models import AgencyKey
from donghanh.api.problems import Problem
from donghanh.registry.actions.sharing import record_reading
from donghanh.registry.models import Business

COUNT = """
    insert into api_keyday as d (ward_id, key_id, day, calls, refused, minute, minute_calls, last_at)
    values (%(ward)s, %(key)s, %(day)s, 1, 0, %(minute)s, 1, %(now)s)
    on conflict (key_id, day) do update set
        minute = greatest(d.minute, excluded.minute),
        minute_calls = case when d.minute < excluded.minute then 1 else d.minute_calls + 1 end,
        calls = d.calls + 1,
        last_at = greatest(d.last_at, excluded.last_at)
    returning calls, minute_calls
"""
"""One statement: the row is locked by it, so that callers in any number of processes count one after the other. The
minute never goes back: a server whose clock is behind must not begin it anew for all."""
REFUSE = """
    update api_keyday set calls = calls - 1, minute_calls = minute_calls - 1, refused = refused + 1
    where key_id = %(key)s and day = %(day)s
"""


def take_turn(key: AgencyKey, *, now: datetime | None = None) -> Problem | None:
    """Counts one call of the key; a Problem with the seconds to wait where its limits are used up.

    A refused call counts as refused and uses up nothing. Days and minutes are those of Vietnam.
    """
    local = timezone.localtime(now)
    facts: dict[str, Any] = {"ward": key.ward_id, "key": key.pk, "day": local.date(), "now": local}
    facts["minute"] = local.hour * 60 + local.minute
    with connection.cursor() as cursor:
        cursor.execute(COUNT, facts)
        calls, minute_calls = cursor.fetchone()
        if calls <= key.per_day and minute_calls <= key.per_minute:
            return None
        cursor.execute(REFUSE, facts)
    if calls > key.per_day:
        midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        wait = int((midnight - local).total_seconds()) + 1
        return Problem(429, "day_limit", _("The calls of today are used up."), wait=wait)
    return Problem(429, "minute_limit", _("Too many calls in one minute."), wait=60 - local.second)


def log_reading(caller: Caller, business: Business, *, is_personal: bool, purpose: str) -> None:
    """Logs that one business was read, and whether personal data was in the answer."""
    told = [business.pk] if is_personal else []
    record_reading(
        business.ward_id,
        caller.label,
        purpose=purpose,
        rows=1,
        public_id=business.public_id,
        businesses=told,
    )


def log_list(
    caller: Caller, read: Iterable[tuple[int, int]], personal: Collection[int], *, purpose: str
) -> None:
    """Logs what of a list left which wards: `read` are (ward, business), `personal` those told with personal data."""
    by_ward: dict[int, list[int]] = {}
    for ward, business in read:
        by_ward.setdefault(ward, []).append(business)
    for ward, every in sorted(by_ward.items()):
        told = [business for business in every if business in personal]
        record_reading(ward, caller.label, purpose=purpose, rows=len(every), businesses=told)
