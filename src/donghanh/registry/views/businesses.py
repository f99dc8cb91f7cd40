"""The list of the ward's businesses."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from donghanh.org.doors import ActorRequest, requires
from donghanh.org.permissions import has_permission
from donghanh.registry.listing.filters import BusinessFilter, saved_query
from donghanh.registry.listing.marks import Asking
from donghanh.registry.listing.overview import overview_of
from donghanh.registry.listing.rows import business_rows
from donghanh.registry.models import Business
from donghanh.registry.permissions import Permission
from donghanh.registry.queries import limits_on, lists_of, visible_businesses
from donghanh.registry.search.finding import Match
from donghanh.registry.views.filtering import filters_of, tabs_of, today

PAGE = 50


@require_safe
@requires(Permission.VIEW)
def business_list(request: ActorRequest) -> HttpResponse:
    """Every business of the ward, filtered by links, fifty a page."""
    officer, wanted = request.actor, BusinessFilter.of(request.GET)
    found, match = found_by(request, wanted)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    filters = filters_of(request, wanted)
    context = {
        "tabs": tabs_of("business_list"),
        "overview": overview_of(officer),
        "page": page,
        "rows": business_rows(page, filters["area_words"], today()),
        "meant": match.meant if match else "",
        "saved": lists_of(officer),
        "query": saved_query(request.GET),
        "may_export": has_permission(officer, Permission.EXPORT),
        "may_edit": has_permission(officer, Permission.EDIT),
        "may_review": has_permission(officer, Permission.REVIEW),
        "may_answer": has_permission(officer, Permission.ANSWER),
        "may_import": has_permission(officer, Permission.IMPORT),
        **filters,
    }
    return render(request, "registry/business_list.html", context)


def found_by(request: ActorRequest, wanted: BusinessFilter) -> tuple[QuerySet[Business], Match | None]:
    """The businesses an address asks for, in its order, and what its words came to."""
    officer, on = request.actor, today()
    match = wanted.matched(officer)
    asking = Asking(officer.ward_id, on, limits_on(on) if wanted.marks else {})
    found = wanted.apply(visible_businesses(officer), asking, match)
    return wanted.ordered(found, on), match
