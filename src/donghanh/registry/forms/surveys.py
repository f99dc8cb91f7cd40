"""What people type about surveys and conventions. Forms clean; actions decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.registry.enums import DigitalTool, FactKind
from donghanh.registry.surveys.questions import QUESTIONS, USUAL
from donghanh.ui.forms import DateField, UploadField

LARGEST = 10 * 1024 * 1024


class RoundForm(forms.Form):
    name = forms.CharField(label=_("Name of the round"), max_length=200)
    as_of = DateField(label=_("Answers as of"), help_text=_("They count from this day on, for its year."))
    questions = forms.MultipleChoiceField(
        label=_("Questions"),
        choices=[(kind, FactKind(kind).label) for kind in QUESTIONS],
        widget=forms.CheckboxSelectMultiple,
        initial=[*USUAL],
    )


class BookForm(forms.Form):
    file = UploadField(
        [".xlsx"],
        LARGEST,
        label=_("Filled-in workbook"),
    )


class ConventionForm(forms.Form):
    tools = forms.TypedChoiceField(
        label=_("From how many tools on"),
        coerce=int,
        choices=[(n, n) for n in range(1, len(DigitalTool) + 1)],
    )
    valid_from = DateField(label=_("Holds from"))
    reason: Any = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=300)
