"""What officers type where sources disagree."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.registry.dossier.provenance import Said
from donghanh.registry.enums import Attribute, SourceKind
from donghanh.registry.forms.entering import BusinessForm, words_field
from donghanh.ui.forms import DateField
from donghanh.ui.text import write_date

OTHER = "khac"


class ChoiceForm(forms.Form):
    """One of the values that lists say, or another one. `value()` is typed text; "" means that an entry is chosen."""

    entry = forms.ChoiceField(label=_("What is right"), widget=forms.RadioSelect)
    other = forms.CharField(label=_("Another value"), max_length=500, required=False)
    reason = words_field(_("What the decision rests on"))

    def __init__(self, *args: Any, attribute: str, said: Sequence[Said], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.attribute = attribute
        fields: dict[str, Any] = self.fields
        fields["entry"].choices = [
            *((str(each.entry), f"{each.words} · {each.source}, {write_date(each.on)}") for each in said),
            (OTHER, _("another value")),
        ]

    def clean(self) -> dict[str, Any]:
        known = super().clean() or self.cleaned_data
        if known.get("entry") != OTHER:
            known["other"] = ""
            return known
        read = BusinessForm({self.attribute: known.get("other", "")})
        errors = read.errors.get(self.attribute)
        if errors or not known.get("other"):
            self.add_error("other", list(errors) if errors else [_("Write the value.")])
        else:
            known["other"] = read.values().get(self.attribute) or known["other"]
        return known


class TrustForm(forms.Form):
    attribute = forms.ChoiceField(label=_("For the fact"), choices=Attribute.choices)
    kind = forms.ChoiceField(
        label=_("Believe first"),
        choices=[*SourceKind.choices, ("", _("the general order again"))],
        required=False,
    )
    reason = words_field(_("What the decision rests on"))


class SentForm(forms.Form):
    document = forms.CharField(label=_("Number and symbol of the document"), max_length=60)
    on = DateField(label=_("Sent on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
