"""Named reads of sharing: keys and rights for officers, editions for everybody."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Max, QuerySet, Sum
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.api.callers import Caller, Rights
from donghanh.api.models import AgencyKey, Edition, Grant, KeyDay
from donghanh.api.models.editions import EVERYBODY
from donghanh.api.problems import Problem
from donghanh.api.tokens import is_secret, read_key
from donghanh.kernel.walls import row_scope, widen_scope
from donghanh.org.models import Officer, Ward
from donghanh.registry.enums import AccessKind
from donghanh.registry.models import Access
from donghanh.registry.models.changes import UNDER_WAY

SLACK = timedelta(minutes=2)
"""Clocks of servers differ, an action names the moment of a change an instant before the database has it, and a change
within a minute of another is not dated anew (`registry.models.changes`)."""
SETTLED_UNTIL = """
    select least(clock_timestamp(), min(to_timestamp(60 * objid::bigint))) from pg_locks
    where locktype = 'advisory' and classid = %s and objsubid = 2
    and database = (select oid from pg_database where datname = current_database())
"""
APART = timedelta(days=28)
"""Between two editions: the difference of two that are closer is a handful of businesses that somebody knows."""
UNKNOWN = _("The key is not known, or was revoked.")


def key_with_code(prefix: str) -> AgencyKey | None:
    """The key with this code, whichever ward issued it; who names the code may know of it."""
    with row_scope([], key=prefix):
        return AgencyKey.objects.filter(prefix=prefix).first()


def key_of(token: str) -> AgencyKey:
    """The key that the text proves. Raises Problem (401) with the same words for every wrong one."""
    code_and_secret = read_key(token)
    if code_and_secret is None:
        raise Problem(401, "key_unknown", UNKNOWN)
    prefix, secret = code_and_secret
    key = key_with_code(prefix)
    if not is_secret(secret, key.digest if key else None) or key is None or key.revoked_at:
        raise Problem(401, "key_unknown", UNKNOWN)
    return key


def caller_with(key: AgencyKey, *, on: date | None = None) -> Caller:
    """The holder of the key with what each ward grants on a day (today)."""
    day = on or timezone.localdate()
    with row_scope([], key=key.prefix):
        valid = Grant.objects.filter(
            prefix=key.prefix, withdrawn_at__isnull=True, starts_on__lte=day, ends_on__gte=day
        )
        grants = list(valid)
        widen_scope(grant.ward_id for grant in grants)
        wards = dict(
            Ward.objects.filter(pk__in=[grant.ward_id for grant in grants]).values_list("pk", "code")
        )
    rights = {
        grant.ward_id: Rights(wards[grant.ward_id], frozenset(grant.scopes), frozenset(grant.attributes))
        for grant in grants
    }
    return Caller(key.pk, key.ward_id, key.prefix, key.agency, rights)


def settled_until() -> datetime:
    """The moment up to which every change of businesses is there to be read: now, or the beginning of the oldest
    transaction that changed some and has not ended, whatever its length. To be asked before the rows are read."""
    with connection.cursor() as cursor:
        cursor.execute(SETTLED_UNTIL, [UNDER_WAY])
        moment: datetime = cursor.fetchone()[0]
    return moment - SLACK


def grants_for(officer: Officer) -> QuerySet[Grant]:
    """What the officer's ward granted, the open ones first."""
    found = Grant.objects.filter(ward_id=officer.ward_id).select_related("granted_by", "withdrawn_by")
    return found.order_by("withdrawn_at", "-pk")


def get_grant_for(officer: Officer, pk: int) -> Grant:
    return get_object_or_404(grants_for(officer), pk=pk)


def keys_of(grants: Iterable[Grant]) -> dict[str, AgencyKey]:
    """Code → key, whichever ward issued it. Of rights that were withdrawn only the ward's own keys are there."""
    return {key.prefix: key for key in AgencyKey.objects.filter(prefix__in={one.prefix for one in grants})}


def use_of(officer: Officer) -> dict[str, dict[str, Any]]:
    """Name in the log → rows read, requests and the last one, of what agencies read of the officer's ward."""
    read = Access.objects.filter(ward_id=officer.ward_id, kind=AccessKind.API).order_by().values("agency")
    told = read.annotate(businesses=Sum("rows"), requests=Count("pk"), last=Max("at"))
    return {row["agency"]: dict(row) for row in told}


def days_of(officer: Officer, prefix: str) -> QuerySet[KeyDay]:
    """The days of a key that the officer's ward issued, the newest first."""
    return KeyDay.objects.filter(ward_id=officer.ward_id, key__prefix=prefix).select_related("key")


def readings_of(officer: Officer, label: str) -> QuerySet[Access]:
    """What the holder of a key read of the officer's ward, the newest first."""
    return Access.objects.filter(ward_id=officer.ward_id, kind=AccessKind.API, agency=label).order_by("-pk")


def editions_for(officer: Officer) -> QuerySet[Edition]:
    """Every edition of the officer's ward, withdrawn ones too."""
    return Edition.objects.filter(ward_id=officer.ward_id).select_related("released_by", "withdrawn_by")


def get_edition_for(officer: Officer, pk: int) -> Edition:
    return get_object_or_404(editions_for(officer), pk=pk)


def former_edition(ward: int) -> Edition | None:
    """What the public saw of the ward last, be it withdrawn since."""
    return Edition.objects.filter(ward_id=ward).order_by("-pk").first()


def may_release_from(ward: int) -> date:
    """The first day on which the ward may release the next edition."""
    public = Edition.objects.filter(ward_id=ward, withdrawn_at__isnull=True)
    last = public.order_by("-on").values_list("on", flat=True).first()
    return last + APART if last else date.min


def released(*, whole: bool = True, **which: str) -> list[Edition]:
    """Every edition that the public may read, by place and day, the newest of a ward first; without the tables where
    they are not wanted `whole`."""
    with row_scope([], key=EVERYBODY):
        found = Edition.objects.filter(withdrawn_at__isnull=True, **which)
        found = found if whole else found.defer("tables")
        return list(found.order_by("province", "place", "code", "-on", "-pk"))


def released_of(code: str) -> list[Edition]:
    """The public editions of a ward, the newest first. Raises Http404 where there is none."""
    found = released(code=code)
    if not found:
        raise Http404
    return found
