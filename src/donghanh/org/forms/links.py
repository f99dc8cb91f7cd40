"""Choosing sign-in name and password behind a one-time link."""

import re
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import User

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")
NEW = {"autocomplete": "new-password"}


class ChoosePasswordForm(forms.Form):
    """For an account that exists already the name is only shown."""

    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=60,
        help_text=_("At least 3 letters without accents, digits, dots or dashes; for example van.an."),
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password1 = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=_("At least 14 characters; a short sentence is easy to keep in mind."),
        widget=forms.PasswordInput(NEW),
    )
    password2 = forms.CharField(label=_("Password again"), strip=False, widget=forms.PasswordInput(NEW))

    def __init__(self, *args: Any, account: User | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        if account:
            self.fields["username"].initial = account.username
            self.fields["username"].disabled = True
            self.fields["username"].help_text = ""

    def clean_username(self) -> str:
        if self.account:
            return self.account.username
        name: str = self.cleaned_data["username"].strip().lower()
        if not NAME.fullmatch(name):
            raise ValidationError(
                _("Use letters without accents, digits, dots and dashes, at least 3 of them.")
            )
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords differ."))
        if first:
            self._check_strength(first, cleaned.get("username", ""))
        return cleaned

    def _check_strength(self, password: str, username: str) -> None:
        try:
            validate_password(password, self.account or User(username=username))
        except ValidationError as error:
            self.add_error("password1", error)
