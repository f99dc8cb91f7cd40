"""What owners and officers type about requests on personal data."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.registry.enums import PERSONAL, Attribute, DataRequestKind
from donghanh.registry.forms.entering import BusinessForm, words_field
from donghanh.ui.forms import DateField

TYPED = (
    Attribute.NAME,
    Attribute.ADDRESS,
    Attribute.AREA,
    Attribute.INDUSTRY,
    Attribute.OWNER,
    Attribute.PERSONAL_ID,
    Attribute.OWNER_BORN,
    Attribute.PHONE,
    Attribute.EMAIL,
    Attribute.TAX_CODE,
    Attribute.LICENCE,
    Attribute.REGISTERED_ON,
    Attribute.CAPITAL,
)
"""Facts that an owner can put right by writing them; the others (forms, statuses) are told in words."""
PERSONAL_CHOICES = [(each.value, each.label) for each in Attribute if each in PERSONAL]


class DigitsForm(forms.Form):
    digits = forms.RegexField(
        r"^\d{4}$",
        label=_("Last four digits of your personal number or telephone"),
        max_length=4,
        strip=True,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short"}),
        error_messages={"invalid": _("Write four digits.")},
    )


class CorrectionForm(forms.Form):
    """One fact and what is right; cleaned as the same fact is when an officer enters it."""

    attribute = forms.ChoiceField(
        label=_("What is wrong"), choices=[(each.value, each.label) for each in TYPED]
    )
    wanted = forms.CharField(label=_("What is right"), max_length=500)
    text = words_field(_("What shows it (a paper, since when)"), required=False, most=2000)

    def clean(self) -> dict[str, Any]:
        known = super().clean() or self.cleaned_data
        attribute, wanted = known.get("attribute"), known.get("wanted")
        if attribute and wanted:
            read = BusinessForm({attribute: wanted})
            if errors := read.errors.get(attribute):
                self.add_error("wanted", list(errors))
            else:
                known["wanted"] = read.values()[attribute]
        return known


class AskForm(forms.Form):
    """Any other request."""

    kind = forms.ChoiceField(
        label=_("What do you ask for?"),
        choices=[(each.value, each.label) for each in DataRequestKind if each != DataRequestKind.CORRECT],
    )
    attribute = forms.ChoiceField(
        label=_("About which data"), choices=[("", _("All of it")), *PERSONAL_CHOICES], required=False
    )
    text = words_field(_("What you want to say"), rows=3, required=False, most=2000)


class TakenForm(CorrectionForm):
    """A request that came by paper, telephone or at the counter."""

    kind = forms.ChoiceField(label=_("Kind of request"), choices=DataRequestKind.choices)
    received_on = DateField(label=_("Received on"))
    field_order = ["kind", "received_on", "attribute", "wanted", "text"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"received_on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["attribute"].required = fields["wanted"].required = False
        fields["attribute"].choices = [("", _("None in particular")), *fields["attribute"].choices]
        fields["text"].label = _("What is asked")


class AnswerForm(forms.Form):
    answer = words_field(_("Answer to the owner"), rows=4, most=2000)


class ExtendForm(forms.Form):
    reason = words_field(_("Reason; the owner reads it"), most=500)
