"""What people give when a plan is amended, and when they decide on a change."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, Unit
from donghanh.org.queries import units_of
from donghanh.paperwork.comparing import FIELDS
from donghanh.plans.enums import AmendmentKind
from donghanh.plans.forms.acts import offer
from donghanh.plans.forms.readings import DocumentForm
from donghanh.ui.forms import DateField


class AmendmentForm(DocumentForm):
    """The later document: a file or its text, and what it does to the plan."""

    kind = forms.ChoiceField(
        label=_("What the document does"),
        choices=AmendmentKind.choices,
        initial=AmendmentKind.AMENDS,
        widget=forms.RadioSelect,
        help_text=_(
            "Only a document that replaces the whole plan makes a clause disappear that it does not repeat."
        ),
    )
    field_order = ["kind", "file", "text"]


class TakeOverForm(forms.Form):
    """Which fields of a task are taken over, the unit that the new words mean, and the date they mean."""

    field = forms.MultipleChoiceField(choices=[(name, name) for name in FIELDS], required=False)
    lead = forms.ModelChoiceField(queryset=Unit.objects.none(), required=False)
    due_on = DateField(label=_("Deadline"), required=False)

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "lead", units_of(officer))
