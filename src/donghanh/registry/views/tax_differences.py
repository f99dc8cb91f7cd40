"""The ward's lists against the tax list: what differs, why, and the list that goes to the tax office."""

from collections import Counter

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.permissions import has_permission
from donghanh.registry.actions.tax_notes import explain_difference
from donghanh.registry.enums import DifferenceReason, TaxDifference
from donghanh.registry.law.reconciliation import DifferenceRow, compared, is_quarter, quarter_of
from donghanh.registry.listing.exports import Written, differences_workbook
from donghanh.registry.listing.rows import numbers_of, shown_number
from donghanh.registry.permissions import Permission, can_edit_business
from donghanh.registry.queries import get_business_for
from donghanh.registry.views.exports import export_with_purpose, masks_for
from donghanh.registry.views.filtering import tabs_of, today
from donghanh.ui.addresses import own_page
from donghanh.ui.text import write_date

PAGE = 50
NOTED = ("yes", "no")
QUARTERS = 5
"""This quarter and the four before it."""


@require_safe
@requires(Permission.VIEW)
def tax_difference_list(request: ActorRequest) -> HttpResponse:
    """Every difference of the quarter `ky`, by kind, with the reasons found so far."""
    period = _period(request)
    found = compared(request.actor.ward_id, period)
    counted = Counter(row.difference for row in found.rows)
    page = Paginator(_narrowed(request, found.rows), PAGE).get_page(request.GET.get("page"))
    numbers = numbers_of([row.business.pk for row in page])
    context = {
        "tabs": tabs_of("tax_difference_list"),
        "found": found,
        "period": period,
        "period_words": quarter_words(period),
        "periods": [(each, quarter_words(each)) for each in _quarters()],
        "kinds": [(kind.value, kind.label, counted[kind]) for kind in TaxDifference],
        "noted": sum(row.note is not None for row in found.rows),
        "total": len(found.rows),
        "page": page,
        "rows": [(row, shown_number(numbers.get(row.business.pk, []))) for row in page],
        "reasons": DifferenceReason.choices,
        "may_note": has_permission(request.actor, Permission.EDIT),
        "may_export": has_permission(request.actor, Permission.EXPORT),
        "query": request.GET.urlencode(),
    }
    return render(request, "registry/tax_difference_list.html", context)


@require_POST
@requires(Permission.EDIT)
def tax_difference_explain(request: ActorRequest, public_id: str) -> HttpResponse:
    business = get_business_for(request.actor, public_id, can_edit_business)
    said = {name: request.POST.get(name, "") for name in ("difference", "period", "reason", "note")}
    try:
        explain_difference(business, **said, by=request.actor)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Noted."))
    return redirect(own_page(request, request.POST.get("next", ""), reverse("registry:tax_difference_list")))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.EXPORT)
def tax_difference_export(request: ActorRequest) -> HttpResponse:
    """The list that goes to the tax office, once somebody said what for."""
    period = _period(request)
    found = compared(request.actor.ward_id, period)
    rows = _narrowed(request, found.rows)

    def make(heading: list[str], in_full: bool) -> Written:
        day = write_date(found.tax_as_of) if found.tax_as_of else "–"
        lines = [*heading, _("Tax list as of %(day)s; NĐ 68/2026/NĐ-CP, Article 15.2") % {"day": day}]
        return differences_workbook(rows, lines, masks_for(request, in_full))

    facts = {"count": len(rows), "back": "registry:tax_difference_list"}
    title = _("Differences from the tax list")
    return export_with_purpose(request, title, quarter_words(period), make, facts)


def quarter_words(period: str) -> str:
    """ "2026-Q4" → "Quý IV/2026"."""
    year, _dash, number = period.partition("-Q")
    return _("Quarter %(number)s/%(year)s") % {
        "number": ("I", "II", "III", "IV")[int(number) - 1],
        "year": year,
    }


def _period(request: ActorRequest) -> str:
    asked = request.GET.get("ky", "")
    return asked if is_quarter(asked) else quarter_of(today())


def _quarters() -> list[str]:
    newest = today().year * 4 + (today().month + 2) // 3 - 1
    return [f"{(newest - back) // 4}-Q{(newest - back) % 4 + 1}" for back in range(QUARTERS)]


def _narrowed(request: ActorRequest, rows: list[DifferenceRow]) -> list[DifferenceRow]:
    kind, noted = request.GET.get("lech", ""), request.GET.get("ghi", "")
    if kind in TaxDifference.values:
        rows = [row for row in rows if row.difference == kind]
    if noted in NOTED:
        rows = [row for row in rows if (row.note is not None) == (noted == "yes")]
    return rows
