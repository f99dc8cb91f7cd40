"""Releasing open data, and taking an edition back."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from donghanh.api.models import Edition
from donghanh.api.opening.tables import make_tables
from donghanh.api.permissions import Permission
from donghanh.api.queries import former_edition, may_release_from
from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer, Ward
from donghanh.org.permissions import has_permission
from donghanh.ui.text import write_date


@transaction.atomic
def release_edition(*, note: str = "", by: Officer) -> Edition:
    """Counts the ward's businesses as they stand and freezes the figures for the public. Raises Refused."""
    _check(by, by.ward_id)
    ward, today = Ward.objects.get(pk=by.ward_id), timezone.localdate()
    first_day = may_release_from(ward.pk)
    if today < first_day:
        raise Refused(too_early(first_day))
    with translation.override("vi"):
        tables = [table.frozen() for table in make_tables(ward.pk, today, former_edition(ward.pk))]
    try:
        with transaction.atomic():
            edition = Edition.objects.create(
                ward=ward,
                code=ward.code,
                place=ward.full_name,
                province=ward.province_name,
                on=today,
                note=note,
                tables=tables,
                released_by=by,
            )
    except IntegrityError:  # two at once
        raise Refused(too_early(may_release_from(ward.pk))) from None
    record("api.release_edition", edition, by=by)
    return edition


def too_early(first_day: date) -> str:
    words = _(
        "Two editions close to each other would tell of single businesses by their difference. "
        "The next one may be released from %(day)s, or today once the last one is withdrawn."
    )
    return words % {"day": write_date(first_day)}


@transaction.atomic
def withdraw_edition(edition: Edition, *, reason: str, by: Officer) -> Edition:
    """Takes an edition from the public; its figures stay with the ward. Raises Refused."""
    _check(by, edition.ward_id)
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.withdrawn_at:
        raise Refused(_("This edition was withdrawn already."))
    edition.withdrawn_at, edition.withdrawn_by = timezone.now(), by
    edition.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("api.withdraw_edition", edition, by=by, reason=reason)
    return edition


def _check(by: Officer, ward: int) -> None:
    if by.ward_id != ward or not has_permission(by, Permission.RELEASE):
        raise Forbidden
