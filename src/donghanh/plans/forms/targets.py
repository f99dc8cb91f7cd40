"""How a target of a plan is followed. Forms clean; actions decide."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.indicators.enums import Comparator, Counting, Direction, Frequency
from donghanh.indicators.proposals import propose_indicator
from donghanh.indicators.queries import visible_indicators
from donghanh.org.models import Officer
from donghanh.org.queries import units_of
from donghanh.plans.models import Target
from donghanh.ui.forms import DateField, NumberField
from donghanh.vietnamese.numbers import format_number

GOAL = ("comparator", "value", "upper", "due_on")


class FollowForm(forms.Form):
    """The goal, and the indicator it is of: one that is there, or a new one as proposed from the words."""

    comparator = forms.ChoiceField(label=_("Comparison"), choices=Comparator.choices)
    value = NumberField(label=_("Number"))
    upper = NumberField(label=_("Upper end, of a range"), required=False)
    due_on = DateField(label=_("To be reached by"), required=False)
    indicator: Any = forms.ModelChoiceField(
        label=_("Indicator"),
        queryset=None,
        required=False,
        empty_label=_("A new one, as follows"),
        help_text=_("Two plans may want the same thing: then one indicator has two goals."),
    )
    name = forms.CharField(label=_("Name of the indicator"), max_length=300, required=False)
    unit = forms.CharField(label=_("Unit of measure"), max_length=60, required=False)
    is_share = forms.BooleanField(label=_("A share: numerator over denominator"), required=False)
    counting = forms.ChoiceField(label=_("What a figure says"), choices=Counting.choices, required=False)
    direction = forms.ChoiceField(label=_("Direction"), choices=Direction.choices, required=False)
    frequency = forms.ChoiceField(label=_("Figures are due"), choices=Frequency.choices, required=False)
    decimals = forms.IntegerField(label=_("Decimals shown"), min_value=0, max_value=4, initial=0)
    owner_unit: Any = forms.ModelChoiceField(
        label=_("Unit that answers for it"), queryset=None, required=False, empty_label=_("No unit yet")
    )

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["indicator"].queryset = visible_indicators(officer).filter(ended_on__isnull=True)
        fields["owner_unit"].queryset = units_of(officer)

    def clean(self) -> dict[str, Any]:
        """Facts of a new indicator only where none is chosen."""
        said = super().clean() or {}
        if said.get("indicator"):
            return {name: said.get(name) for name in (*GOAL, "indicator")}
        for name in ("name", "unit", "counting"):
            if not said.get(name):
                self.add_error(name, _("Needed for a new indicator."))
        return said


def proposed_facts(target: Target) -> dict[str, Any]:
    """What the form offers at first, from the words of the target."""
    proposal = propose_indicator(target.text, operator=target.operator, value=target.value, unit=target.unit)
    return {
        "name": proposal.name,
        "unit": proposal.unit,
        "is_share": proposal.is_share,
        "counting": proposal.counting,
        "direction": proposal.direction,
        "frequency": proposal.frequency,
        "decimals": 1 if proposal.unit == "%" else 0,
        "comparator": proposal.comparator,
        "value": format_number(proposal.value.normalize()),
        "upper": format_number(proposal.upper) if proposal.upper else "",
        "due_on": date(target.by_year, 12, 31) if target.by_year else None,
    }
