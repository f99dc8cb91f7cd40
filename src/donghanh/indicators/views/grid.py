"""The sheet in which official figures of many indicators are entered at once."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from donghanh.indicators.actions.entering import enter_sheet
from donghanh.indicators.enums import Frequency
from donghanh.indicators.grid import Sheet, build_sheet, carry_over, entries_of, of_page, put_texts
from donghanh.indicators.pasting import Pasted, read_pasted
from donghanh.indicators.permissions import Permission
from donghanh.indicators.queries import (
    enterable_indicators,
    official_figures,
    series_of,
    shown_figures,
    today,
)
from donghanh.org.doors import ActorRequest, requires
from donghanh.ui.addresses import whole_number, whole_numbers

PAGE = 30
YEARS = range(2020, 2046)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.ENTER)
def entry_grid(request: ActorRequest) -> HttpResponse:
    """Indicators by periods of a year (`nam`) at one frequency (`ky`); takes a paste, keeps what is sound."""
    year, frequency = _year(request), _frequency(request)
    sheet = _sheet(request, year, frequency)
    if request.method == "POST":
        return _keep(request, sheet)
    return _page(request, sheet, Pasted(), {"source": "", "reason": ""})


def _keep(request: ActorRequest, sheet: Sheet) -> HttpResponse:
    """Keeps the sound cells; the others come back in their boxes, lines without a place in theirs."""
    pasted = read_pasted(request.POST.get("dan", ""), sheet)
    data = request.POST.dict() | pasted.texts
    seen_keys = whole_numbers(value for name, value in data.items() if name.startswith("thay-"))
    changed = put_texts(sheet, data, shown_figures(request.actor, seen_keys))
    entries = entries_of(changed)
    given = {"source": data.get("nguon", "").strip()[:300], "reason": data.get("ly-do", "").strip()[:5000]}
    refused = enter_sheet(entries, by=request.actor, **given)
    kept = len(entries) - len(refused)
    fresh = _sheet(request, sheet.year, sheet.frequency)
    carry_over(sheet, fresh, refused)
    if kept:
        messages.success(request, ngettext("%(n)s cell saved.", "%(n)s cells saved.", kept) % {"n": kept})
    if fresh.wrong or pasted.left:
        return _page(request, fresh, pasted, given, status=422)
    if not kept:
        messages.info(request, _("Nothing was changed."))
    return redirect(request.get_full_path())


def _page(
    request: ActorRequest, sheet: Sheet, pasted: Pasted, given: dict[str, str], *, status: int = 200
) -> HttpResponse:
    page = _pages(sheet, request.GET.get("page"))
    lines = of_page(sheet, list(page.object_list))
    shown = {cell.key for _series, row in lines for cell in row}
    context = {
        "sheet": sheet,
        "page": page,
        "lines": lines,
        "wrong": sheet.wrong,
        "elsewhere": [cell for cell in sheet.wrong if cell.key not in shown],
        "pasted": pasted,
        "given": given,
        "frequencies": Frequency.choices,
        "years": [sheet.year - 1, sheet.year, sheet.year + 1],
        "day": today(),
    }
    return render(request, "indicators/entry_grid.html", context, status=status)


def _pages(sheet: Sheet, number: str | None) -> "Page[Any]":
    return Paginator([series.indicator for series, _row in sheet.lines], PAGE).get_page(number)


def _sheet(request: ActorRequest, year: int, frequency: str) -> Sheet:
    indicators = enterable_indicators(request.actor).filter(frequency=frequency)
    return build_sheet(
        series_of(indicators, request.actor.ward, official_figures(request.actor, year)), year, frequency
    )


def _year(request: ActorRequest) -> int:
    year = whole_number(request.GET.get("nam"))
    return year if year is not None and year in YEARS else today().year


def _frequency(request: ActorRequest) -> str:
    """The one asked for, else the most frequent one that has something to enter."""
    wanted = request.GET.get("ky", "")
    if wanted in Frequency:
        return wanted
    used = set(enterable_indicators(request.actor).values_list("frequency", flat=True))
    ordered = [Frequency.QUARTERLY, Frequency.MONTHLY, Frequency.HALF_YEARLY, Frequency.YEARLY]
    return next((str(each.value) for each in ordered if each in used), Frequency.QUARTERLY.value)
