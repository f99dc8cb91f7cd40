"""The one throttle (ADR 6): every guess at a password or a code counts with axes, by account and address."""

from typing import Any

from allauth.core import context
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import User


def client_address(request: HttpRequest) -> str:
    """Where the request comes from: the entry our own proxies wrote, never one that a visitor can invent."""
    if not settings.TRUSTED_PROXIES:
        return str(request.META.get("REMOTE_ADDR", ""))
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    place = max(len(hops) - settings.TRUSTED_PROXIES, 0)
    return hops[place] if hops else str(request.META.get("REMOTE_ADDR", ""))


class CountedGuess:
    """A form whose fields `guesses` are secrets: a wrong one counts, none is looked at while locked out."""

    guesses: tuple[str, ...] = ()
    user: User

    def full_clean(self) -> None:
        if self.is_bound and not _may_guess(self.user):  # type: ignore[attr-defined]
            self._errors = ErrorDict()
            self.cleaned_data: dict[str, Any] = {}
            self.add_error(None, ValidationError(_("Too many wrong attempts.")))  # type: ignore[attr-defined]
            return
        super().full_clean()  # type: ignore[misc]
        wrong = [name for name in self.guesses if name in self._errors and self.data.get(name)]  # type: ignore[attr-defined]
        if wrong:
            user_login_failed.send(__name__, credentials=_credentials(self.user), request=context.request)


def _may_guess(user: User) -> bool:
    request = context.request
    if AxesProxyHandler.is_allowed(request, _credentials(user)):
        return True
    request.axes_locked_out, request.axes_credentials = True, _credentials(user)
    return False


def _credentials(user: User) -> dict[str, str]:
    return {"username": user.username}
