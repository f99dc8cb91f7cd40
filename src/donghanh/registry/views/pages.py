"""The page of one business: everything that is known of it, from whom, and what can be done about it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from donghanh.org.doors import ActorRequest, requires
from donghanh.org.permissions import has_permission
from donghanh.registry.actions.businesses import OWN_SOURCES
from donghanh.registry.actions.settling import trust_orders
from donghanh.registry.dossier.chronicle import events_of
from donghanh.registry.dossier.gathering import dossier_of
from donghanh.registry.dossier.versions import versions_of
from donghanh.registry.enums import FactKind
from donghanh.registry.models import Access, Business
from donghanh.registry.permissions import Permission, can_unmask
from donghanh.registry.queries import get_business_for
from donghanh.registry.views.unmasking import unmask_page

PAGE = 50
NEWEST = 12


@require_safe
@requires(Permission.VIEW)
def business_detail(request: ActorRequest, public_id: str) -> HttpResponse:
    """Facts with their sources, years, duties, people, what happened. A number of old leads to the new one."""
    business = get_business_for(request.actor, public_id)
    if business.merged_into:
        return redirect(business.merged_into, permanent=False)
    return render(request, "registry/business_detail.html", _context(request, business))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.UNMASK)
def business_unmask(request: ActorRequest, public_id: str) -> HttpResponse:
    """Asks what for; the answer is the page itself with personal data in full, once: looking again asks again."""
    business = get_business_for(request.actor, public_id, can_unmask)

    def show(access: Access) -> HttpResponse:
        context = _context(request, business, in_full=True) | {"access": access}
        return render(request, "registry/business_detail.html", context)

    return unmask_page(request, business, show, business.get_absolute_url())


@require_safe
@requires(Permission.VIEW)
def business_history(request: ActorRequest, public_id: str) -> HttpResponse:
    """Everything that happened, and each change of what is shown, from the row history of the database."""
    business = get_business_for(request.actor, public_id)
    context = {
        "business": business,
        "page": Paginator(events_of(business), PAGE).get_page(request.GET.get("page")),
        "versions": versions_of(business)[:PAGE],
    }
    return render(request, "registry/business_history.html", context)


def _context(request: ActorRequest, business: Business, *, in_full: bool = False) -> dict[str, Any]:
    actor, orders = request.actor, trust_orders(business.ward_id)
    events = events_of(business)
    return {
        "business": business,
        "dossier": dossier_of(business, orders, on=timezone.localdate(), in_full=in_full),
        "in_full": in_full,
        "events": events[:NEWEST],
        "more_events": max(len(events) - NEWEST, 0),
        "may_edit": has_permission(actor, Permission.EDIT),
        "may_review": has_permission(actor, Permission.REVIEW),
        "may_unmask": has_permission(actor, Permission.UNMASK),
        "may_answer": has_permission(actor, Permission.ANSWER),
        "may_merge": has_permission(actor, Permission.MERGE),
        "fact_kinds": FactKind.choices,
        "own_kinds": OWN_SOURCES,
    }
