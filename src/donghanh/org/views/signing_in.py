"""Signing in, and the lock of a session that nobody works in."""

from typing import Any
from urllib.parse import urlencode

from allauth.account.views import LoginView
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

LOCKED_NAME = "locked_name"


class SignInView(LoginView):
    template_name = "org/sign_in.html"

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"login": self.request.session.get(LOCKED_NAME, "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, locked=LOCKED_NAME in self.request.session)


@never_cache
@require_GET
def lock(request: HttpRequest) -> HttpResponse:
    """Ends the session and asks for the password again; what was typed stays in the browser."""
    name = request.user.get_username()
    if request.user.is_authenticated:
        logout(request)
        request.session[LOCKED_NAME] = name
    query = urlencode({"next": request.GET.get("next", "/")})
    return redirect(f"{reverse('account_login')}?{query}")
