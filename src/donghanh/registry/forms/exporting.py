"""Taking a list out as a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.registry.actions.exporting import LONGEST_PURPOSE, SHORTEST_PURPOSE


class PurposeForm(forms.Form):
    """What the file is for; `full` is offered to who may see personal data."""

    purpose = forms.CharField(
        label=_("What is it for?"),
        min_length=SHORTEST_PURPOSE,
        max_length=LONGEST_PURPOSE,
        help_text=_("Your name, the purpose, the day and the number of rows are written down."),
    )
    full = forms.BooleanField(
        label=_("With personal data in full"),
        required=False,
        help_text=_("Without it, names of owners, personal numbers and telephone numbers are masked."),
    )
