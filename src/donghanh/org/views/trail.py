"""The audit trail of the ward. It stands here because the trail itself knows neither officers nor rights."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from donghanh.org.doors import ActorRequest, requires
from donghanh.org.exports import trail_workbook
from donghanh.org.filters import day_of, filter_trail
from donghanh.org.permissions import Permission
from donghanh.org.presenters import trail_areas, trail_row
from donghanh.org.queries import trail_for

PAGE = 50


@require_safe
@requires(Permission.VIEW_AUDIT_TRAIL)
def trail(request: ActorRequest) -> HttpResponse:
    """Who did what, newest first; `?xuat=xlsx` gives the same list as a workbook."""
    entries = filter_trail(trail_for(request.actor), request.GET)
    if request.GET.get("xuat") == "xlsx":
        return trail_workbook(entries, by=request.actor)
    page = Paginator(entries, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [trail_row(entry) for entry in page],
        "areas": trail_areas(),
        "day": day_of(request.GET),
    }
    return render(request, "org/trail.html", context)
