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

from donghanh.org.accounts import CHOSEN_NAME, LOCKED_NAME


class SignInView(LoginView):
    template_name = "org/sign_in.html"

    def get_initial(self) -> dict[str, Any]:
        session = self.request.session
        name = session.get(LOCKED_NAME) or session.get(CHOSEN_NAME) or ""
        return super().get_initial() | {"login": name}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        session = self.request.session
        known = {"locked": LOCKED_NAME in session, "chosen": CHOSEN_NAME in session}
        return super().get_context_data(**kwargs, **known)


@never_cache
@require_GET
def lock(request: HttpRequest) -> HttpResponse:
    """Ends the session and asks for the password again; what was typed stays in the browser."""
    if request.user.is_authenticated:
        name = request.user.get_username()
        logout(request)
        request.session[LOCKED_NAME] = name
    query = urlencode({"next": request.GET.get("next", "/")})
    return redirect(f"{reverse('account_login')}?{query}")
