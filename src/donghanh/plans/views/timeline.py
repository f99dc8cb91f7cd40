"""The timeline of the work: bars over a year, grouped by plan or by unit."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from donghanh.org.doors import ActorRequest, officers_only
from donghanh.plans.bars import bar_of, scale_of, within_year
from donghanh.plans.filters import ResultFilter
from donghanh.plans.queries import today, visible_results
from donghanh.plans.views.filtering import filters_of, kept_address, workbook_address

PAGE = 50
ORDERS = {
    "ke-hoach": ("task__plan", F("starts_on").asc(nulls_first=True), "due_on", "task__number", "pk"),
    "don-vi": (
        F("task__lead_unit__order").asc(nulls_last=True),
        *("task__lead_unit", F("starts_on").asc(nulls_first=True), "due_on", "task__number", "pk"),
    ),
}
YEARS = range(2000, 2100)


@require_safe
@officers_only
def task_timeline(request: ActorRequest) -> HttpResponse:
    """Fifty bars a page of the year `nam`, in groups by `nhom` (plan or unit); what has no deadline is only counted."""
    wanted, group = ResultFilter.of(request.GET), request.GET.get("nhom", "")
    group = group if group in ORDERS else "ke-hoach"
    year = _year(request.GET.get("nam"))
    results = wanted.apply(visible_results(request.actor))
    dated = within_year(results, year).select_related("task__plan", "task__lead_unit", "task__officer")
    page = Paginator(dated.order_by(*ORDERS[group]), PAGE).get_page(request.GET.get("page"))
    also = {"nam": str(year), "nhom": group}
    context = {
        "page": page,
        "bars": [bar_of(result, request.actor, year=year, on=today()) for result in page],
        "undated": results.filter(due_on__isnull=True).count(),
        "year": str(year),
        "scale": scale_of(year, on=today()),
        "by_unit": group == "don-vi",
        "earlier": kept_address(request, "task_timeline", **also | {"nam": str(year - 1)}),
        "later": kept_address(request, "task_timeline", **also | {"nam": str(year + 1)}),
        "by_plan_url": kept_address(request, "task_timeline", nam=str(year), nhom="ke-hoach"),
        "by_unit_url": kept_address(request, "task_timeline", nam=str(year), nhom="don-vi"),
        "excel": workbook_address(request),
        **filters_of(request, wanted, view="task_timeline"),
    }
    return render(request, "plans/task_timeline.html", context)


def _year(text: str | None) -> int:
    year = int(text) if text and text.isascii() and text.isdigit() and len(text) == 4 else today().year
    return year if year in YEARS else today().year
