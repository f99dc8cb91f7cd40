"""The list of the ward's businesses."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from donghanh.org.doors import ActorRequest, requires
from donghanh.registry.permissions import Permission
from donghanh.registry.queries import visible_businesses

PAGE = 50


@require_safe
@requires(Permission.VIEW)
def business_list(request: ActorRequest) -> HttpResponse:
    """Every business of the ward, by name."""
    found = visible_businesses(request.actor).order_by("name", "pk")
    context = {"page": Paginator(found, PAGE).get_page(request.GET.get("page"))}
    return render(request, "registry/business_list.html", context)
