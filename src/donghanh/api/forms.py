"""Forms of sharing: clean input only, never save."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.api.actions.keys import Terms
from donghanh.api.enums import PERSONAL_FACTS, Scope
from donghanh.registry.enums import PERSONAL, Attribute, FactKind
from donghanh.ui.forms import DateField

OPEN_ATTRIBUTES = [(one.value, one.label) for one in Attribute if one not in PERSONAL]
PERSONAL_ATTRIBUTES = [
    *((one.value, one.label) for one in Attribute if one in PERSONAL),
    *((one.value, one.label) for one in FactKind if one in PERSONAL_FACTS),
]


class TermsForm(forms.Form):
    """What a ward lets an agency read."""

    basis = forms.CharField(
        label=_("Legal basis or agreement"),
        max_length=300,
        help_text=_("Number, symbol and day of the document, for example: Quy chế phối hợp số 12/QCPH-UBND."),
    )
    purpose = forms.CharField(label=_("Agreed purpose"), max_length=300)
    scopes = forms.MultipleChoiceField(
        label=_("What may be read"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    attributes = forms.MultipleChoiceField(
        label=_("Facts about the business"),
        choices=OPEN_ATTRIBUTES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What is not chosen does not leave the ward."),
    )
    personal = forms.MultipleChoiceField(
        label=_("Personal data"),
        choices=PERSONAL_ATTRIBUTES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only with the right to personal data; each reading is logged with its purpose."),
    )
    starts_on = DateField(label=_("Valid from"))
    ends_on = DateField(label=_("Valid until"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = _first_values() | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day comes before the first."))
        if cleaned.get("personal") and Scope.PERSONS not in cleaned.get("scopes", ()):
            self.add_error("personal", _("Choose the right to personal data too, or leave these out."))
        return cleaned

    @property
    def terms(self) -> Terms:
        given = self.cleaned_data
        return Terms(
            given["basis"],
            given["purpose"],
            tuple(given["scopes"]),
            (*given["attributes"], *given["personal"]),
            given["starts_on"],
            given["ends_on"],
        )


class KeyForm(TermsForm):
    """A key for an agency, with its rights in this ward."""

    field_order = ["agency", "contact", *TermsForm.base_fields]
    agency = forms.CharField(label=_("Agency"), max_length=160)
    contact = forms.CharField(
        label=_("Who answers for the key at the agency"),
        max_length=200,
        help_text=_("Name, position and telephone."),
    )
    per_minute = forms.IntegerField(label=_("Calls a minute at most"), min_value=1, max_value=6000)
    per_day = forms.IntegerField(label=_("Calls a day at most"), min_value=1, max_value=10_000_000)


class JoinForm(TermsForm):
    """Rights in this ward for a key that another ward issued."""

    field_order = ["code", *TermsForm.base_fields]
    code = forms.RegexField(
        r"^[a-z2-9]{10}$",
        label=_("Code of the key"),
        strip=True,
        help_text=_("Ten signs that the agency tells you; never its whole key."),
    )


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class ReleaseForm(forms.Form):
    """Open data of today."""

    note = forms.CharField(
        label=_("Note for readers"), max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )


def _first_values() -> dict[str, Any]:
    """A year from today, the limits of an ordinary key, and what no one objects to."""
    today = timezone.localdate()
    return {
        "starts_on": today,
        "ends_on": _a_year_later(today),
        "per_minute": 60,
        "per_day": 5000,
        "scopes": [Scope.BUSINESSES],
        "attributes": [Attribute.NAME, Attribute.LEGAL_FORM, Attribute.TAX_CODE, Attribute.ADDRESS],
    }


def _a_year_later(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28))
