"""Doors: what stands before every view of ours, asking who is there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from donghanh.org.permissions import has_permission

View = Callable[..., HttpResponse]


def officers_only(view: View) -> View:
    """Only for someone who serves in a ward; sends others to sign in, and accounts without a ward away."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if request.actor is None:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def requires(permission: str) -> Callable[[View], View]:
    """Only for officers with the permission; for the others the page does not exist."""

    def guard(view: View) -> View:
        @officers_only
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not has_permission(request.actor, permission):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return guard
