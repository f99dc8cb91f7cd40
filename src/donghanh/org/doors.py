"""Doors: what stands before every view of ours, asking who is there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.ui.addresses import own_page

View = Callable[..., HttpResponseBase]


class ActorRequest(HttpRequest):
    """A request behind a door: somebody acts. (A name for the type checker; Django makes the object.)"""

    actor: Officer
    htmx: HtmxDetails


def officers_only(view: View) -> View:
    """Only for someone who serves in a ward; sends others to sign in, and accounts without a ward away."""

    @wraps(view)
    def guarded(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _send_to_sign_in(request)
        if request.actor is None:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def requires(permission: str) -> Callable[[View], View]:
    """Only for officers with the permission; for the others the page does not exist."""

    def guard(view: View) -> View:
        @officers_only
        @wraps(view)
        def guarded(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not has_permission(request.actor, permission):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return guard


def _send_to_sign_in(request: ActorRequest) -> HttpResponse:
    """To sign in, and back to the page the person was on; what was posted is still in the browser."""
    answer = redirect_to_login(_page_of(request))
    return HttpResponseClientRedirect(answer.url) if request.htmx else answer


def _page_of(request: ActorRequest) -> str:
    if request.method in ("GET", "HEAD") and not request.htmx:
        return request.get_full_path()
    page = request.htmx.current_url or request.headers.get("Referer", "")
    return own_page(request, page, "/")
