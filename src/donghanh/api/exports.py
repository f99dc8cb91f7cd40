"""Lists of sharing as workbooks."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from donghanh.api.models import AgencyKey, Edition, Grant
from donghanh.api.presenters import told_attributes, told_release, told_scopes, told_state
from donghanh.org.exports import download_list
from donghanh.org.models import Officer
from donghanh.paperwork.writing.workbook import SheetColumn
from donghanh.registry.models import Access
from donghanh.ui.text import write_moment


def grants_workbook(
    grants: Iterable[Grant],
    keys: Mapping[str, AgencyKey],
    used: Mapping[str, Mapping[str, Any]],
    *,
    by: Officer,
) -> HttpResponse:
    """Who may read what, until when, and how much was read."""
    columns = [
        SheetColumn(_("Agency"), 30),
        SheetColumn(_("Code of the key"), 14),
        SheetColumn(_("Legal basis or agreement"), 40),
        SheetColumn(_("Agreed purpose"), 40),
        SheetColumn(_("What may be read"), 40),
        SheetColumn(_("Facts that may be read"), 50),
        SheetColumn(_("Valid from"), 12, "date"),
        SheetColumn(_("Valid until"), 12, "date"),
        SheetColumn(_("Readings"), 10, "integer"),
        SheetColumn(_("Businesses read"), 12, "integer"),
        SheetColumn(_("State"), 16),
    ]
    rows = (
        (
            grant.agency,
            grant.prefix,
            grant.basis,
            grant.purpose,
            "; ".join(told_scopes(grant)),
            "; ".join(told_attributes(grant)),
            grant.starts_on,
            grant.ends_on,
            used.get(str(grant), {}).get("requests", 0),
            used.get(str(grant), {}).get("businesses", 0),
            told_state(grant, keys.get(grant.prefix))[1],
        )
        for grant in grants
    )
    return download_list(_("Sharing of data"), columns, rows, by=by)


def editions_workbook(editions: Iterable[Edition], *, by: Officer) -> HttpResponse:
    """What the ward released, by whom, and what it took back."""
    columns = [
        SheetColumn(_("Figures as of"), 12, "date"),
        SheetColumn(_("Note for readers"), 50),
        SheetColumn(_("Released by"), 26),
        SheetColumn(_("Released at"), 18),
        SheetColumn(_("State"), 16),
        SheetColumn(_("Withdrawn by"), 26),
        SheetColumn(_("Withdrawn at"), 18),
    ]
    rows = (
        (
            one.on,
            one.note,
            str(one.released_by),
            write_moment(one.released_at),
            told_release(one)[1],
            str(one.withdrawn_by or ""),
            write_moment(one.withdrawn_at) if one.withdrawn_at else "",
        )
        for one in editions
    )
    return download_list(_("Editions of open data"), columns, rows, by=by)


def readings_workbook(readings: Iterable[Access], *, by: Officer) -> HttpResponse:
    """What an agency read of the ward, each time with its purpose."""
    columns = [
        SheetColumn(_("When"), 18),
        SheetColumn(_("Agency"), 40),
        SheetColumn(_("Told purpose"), 50),
        SheetColumn(_("Business"), 16),
        SheetColumn(_("Businesses read"), 12, "integer"),
    ]
    rows = (
        (write_moment(one.at), one.agency, one.purpose, one.public_id or _("a list"), one.rows)
        for one in readings
    )
    return download_list(_("What was read of the ward"), columns, rows, by=by)
