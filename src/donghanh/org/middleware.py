"""Who acts, and for which ward: set once a request, before any view."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django_htmx.http import HttpResponseClientRedirect

from donghanh.audit.actions import history_context
from donghanh.kernel.walls import row_scope, widen_scope
from donghanh.org.accounts import has_second_factor
from donghanh.org.doors import ActorRequest
from donghanh.org.enums import Role
from donghanh.org.models import Officer
from donghanh.org.queries import officer_of

SESSION_WARD = "ward"
WITHOUT_SECOND_FACTOR = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "mfa_activate_totp",
        "org:lock",
        "org:accept_link",
        "set_language",
        "ui:set_appearance",
    }
)


class ActorMiddleware:
    """Puts the officer who acts (or None) into `request.actor` and opens the row wall for that ward alone.

    The whole request is one transaction that ends before the response leaves; a server error undoes it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user if request.user.is_authenticated else None
        with row_scope([], user=user.pk if user else None):
            actor = officer_of(user, ward_id=request.session.get(SESSION_WARD)) if user else None
            request.actor = actor  # type: ignore[attr-defined]
            if actor is None:
                return self._respond(request)
            actor.user = user
            widen_scope([actor.ward_id])
            _limit_session(request, actor)
            with history_context(actor):
                return self._respond(request)

    def _respond(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code >= 500:
            transaction.set_rollback(True)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        return response


class SecondFactorMiddleware:
    """Sends an administrator without a second factor to set it up first (TCVN 14423:2026, level 2)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: ActorRequest, *_: Any) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.view_name in WITHOUT_SECOND_FACTOR or not _lacks_second_factor(request):
            return None
        target = redirect("mfa_activate_totp")
        return HttpResponseClientRedirect(target.url) if request.htmx else target


def _lacks_second_factor(request: ActorRequest) -> bool:
    if not settings.SECOND_FACTOR_REQUIRED or request.actor is None or Role.ADMIN not in request.actor.roles:
        return False
    return request.actor.user is not None and not has_second_factor(request.actor.user)


def _limit_session(request: HttpRequest, actor: Officer) -> None:
    """An administrator's session ends after a shorter time without work."""
    age = settings.ADMIN_SESSION_AGE if Role.ADMIN in actor.roles else settings.SESSION_COOKIE_AGE
    if request.session.get_expiry_age() != age:
        request.session.set_expiry(age)
