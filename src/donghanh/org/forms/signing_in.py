"""Forms of sign-in: allauth's, in our words, with every guess counted."""

from typing import Any

from allauth.account.forms import ChangePasswordForm as AccountChangePasswordForm
from allauth.account.forms import LoginForm
from allauth.account.forms import ReauthenticateForm as AccountReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.org.throttle import CountedGuess

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True, "class": "short"}


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "login", _("Sign-in name"), autocapitalize="none", spellcheck="false")
        _word(self, "password", _("Password"))

    def clean_login(self) -> str:
        """Sign-in names are kept in small letters."""
        return super().clean_login().lower()


class ChangePasswordForm(CountedGuess, AccountChangePasswordForm):
    guesses = ("oldpassword",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "oldpassword", _("Present password"))
        _word(
            self,
            "password1",
            _("New password"),
            _("At least 14 characters; a short sentence is easy to keep in mind."),
        )
        _word(self, "password2", _("New password again"))


class ReauthenticatePasswordForm(AccountReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "password", _("Password"))


class SignInCodeForm(CountedGuess, AuthenticateForm):
    guesses = ("code",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_code(self, _("Code"), _("Six digits from the app on the phone, or one of the recovery codes."))


class ReauthenticateCodeForm(CountedGuess, ReauthenticateForm):
    guesses = ("code",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_code(self, _("Code"), _("Six digits from the app on the phone, or one of the recovery codes."))


class ActivateSecondFactorForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_code(self, _("Code shown by the app"), _("Six digits; they change every 30 seconds."))


def _word_code(form: forms.Form, label: Any, help_text: Any) -> None:
    form.fields["code"].widget = forms.TextInput(CODE)
    _word(form, "code", label, help_text)


def _word(form: forms.Form, name: str, label: Any, help_text: Any = "", **attrs: str) -> None:
    field = form.fields[name]
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= attrs
