"""Notices as a workbook."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from donghanh.notify.models import Notice
from donghanh.org.exports import download_list
from donghanh.org.models import Officer
from donghanh.paperwork.writing.workbook import SheetColumn
from donghanh.ui.text import write_moment


def notices_workbook(notices: Iterable[Notice], *, by: Officer) -> HttpResponse:
    """The notices in the order given."""
    columns = [SheetColumn(_("At"), 18), SheetColumn(_("Notice"), 90), SheetColumn(_("Read at"), 18)]
    rows = (
        (write_moment(n.created_at), n.text, write_moment(n.read_at) if n.read_at else "") for n in notices
    )
    return download_list(_("Notices"), columns, rows, by=by)
