"""How sign-in differs from allauth's own: nobody registers, no e-mail is sent, secrets are encrypted."""

import time
from base64 import urlsafe_b64encode
from hashlib import sha256
from io import BytesIO
from typing import Any

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from donghanh.org.models import User

LOCKED_NAME, CHOSEN_NAME = "locked_name", "chosen_name"
"""Keys in the session of a visitor: the sign-in name that was locked, or just chosen, on this machine."""


class AccountAdapter(DefaultAccountAdapter):
    """Local accounts by sign-in name and password."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The sign-in name or the password is not right."),
        "incorrect_password": _("The password is not right."),
        "enter_current_password": _("The present password is not right."),
    }
    idle_account = _(
        "This account was closed because nobody signed in with it for 45 days. "
        "Ask the administrator of your ward for a new one-time link."
    )

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Forgets who was locked out or chose a password on this machine before."""
        super().login(request, user)
        for key in (LOCKED_NAME, CHOSEN_NAME):
            request.session.pop(key, None)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Pages say themselves what happened."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Accounts have no e-mail address."""

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        return redirect("account_login")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Only the right password learns that its account is closed."""
        if getattr(request, "axes_locked_out", False):
            return
        closed = User.objects.filter(username=credentials.get("username"), is_active=False).first()
        if closed and closed.check_password(credentials.get("password")):
            raise ValidationError(self.idle_account)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """A password typed within the last minutes, at sign-in too, need not be typed again."""
        asked = super().is_reauthentication_required(app=app, **kwargs)
        return asked and not _typed_password_lately(self.request)


class SecondFactorAdapter(DefaultMFAAdapter):
    """The TOTP secret and the seed of the recovery codes are encrypted with a key made of SECRET_KEY."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("The code is not right. Check the clock of the phone and try the next code."),
    }

    def build_totp_svg(self, url: str) -> str:
        """The square on white, so that a camera reads it from a dark page too."""
        drawing = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(drawing)
        return drawing.getvalue().decode()

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def _cipher() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]
    keys = [sha256(f"donghanh.second-factor:{secret}".encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])


def _typed_password_lately(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    typed = [record["at"] for record in records if record["method"] == "password"]
    return bool(typed) and time.time() - typed[-1] < REAUTHENTICATION_TIMEOUT
