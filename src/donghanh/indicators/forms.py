"""What people type about indicators. Forms clean; actions decide."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.files.actions import LIMIT
from donghanh.indicators.enums import Comparator, Counting, Direction, Frequency
from donghanh.indicators.models import Indicator
from donghanh.indicators.values import Given, Unreadable, read_value
from donghanh.kernel.slots import measures
from donghanh.org.models import Officer, Position
from donghanh.org.queries import units_of
from donghanh.ui.forms import DateField, NumberField, UploadField

ACCEPTED = [".docx", ".xlsx", ".pdf", ".jpg", ".png", ".txt"]


def words_field(label: Any, *, rows: int = 2, required: bool = False, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        widget=forms.Textarea(attrs={"rows": rows}),
        required=required,
        max_length=5000,
        help_text=help_text,
    )


class IndicatorForm(forms.Form):
    """Name, unit and owner; `fixed` hides what figures have settled already."""

    name = forms.CharField(label=_("Name of the indicator"), max_length=300)
    code = forms.CharField(
        label=_("Code of the indicator"),
        max_length=20,
        required=False,
        help_text=_("Given by itself where empty."),
    )
    unit = forms.CharField(
        label=_("Unit of measure"), max_length=60, help_text=_("%, firms, households, million dong …")
    )
    is_share = forms.BooleanField(
        label=_("A share: numerator over denominator"),
        required=False,
        help_text=_("Both are kept of every figure."),
    )
    counting = forms.ChoiceField(label=_("What a figure says"), choices=Counting.choices)
    direction = forms.ChoiceField(label=_("Direction"), choices=Direction.choices)
    frequency = forms.ChoiceField(label=_("Figures are due"), choices=Frequency.choices)
    decimals = forms.IntegerField(label=_("Decimals shown"), min_value=0, max_value=4, initial=0)
    owner_unit: Any = forms.ModelChoiceField(
        label=_("Unit that answers for it"), queryset=None, required=False, empty_label=_("No unit yet")
    )
    owner_position: Any = forms.ModelChoiceField(
        label=_("Position in charge"), queryset=None, required=False, empty_label=_("Nobody yet")
    )

    def __init__(self, *args: Any, officer: Officer, fixed: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["owner_unit"].queryset = units_of(officer)
        positions = Position.objects.filter(ward_id=officer.ward_id, unit__ended_on__isnull=True)
        fields["owner_position"].queryset = positions.select_related("unit")
        for name in fixed:
            del self.fields[name]


class DefinitionForm(forms.Form):
    formula = words_field(_("Way of computing, in words"))
    numerator = words_field(_("Numerator"))
    denominator = words_field(_("Denominator"))
    population = words_field(_("Who is counted, and who is not"))
    source = forms.CharField(label=_("Where figures come from"), max_length=300, required=False)
    legal_source = forms.CharField(label=_("Legal source"), max_length=300, required=False)
    measure = forms.ChoiceField(
        label=_("Computed from daily work"),
        required=False,
        help_text=_("The system then computes the figure and freezes it at the end of each period."),
    )
    open_question = words_field(_("What the ward still has to decide"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(measure.key, f"{measure.label} ({measure.unit})") for measure in measures]
        fields: dict[str, Any] = self.fields
        fields["measure"].choices = [("", _("Not computed: figures are entered")), *known]


class RedefineForm(DefinitionForm):
    valid_from = DateField(label=_("Holds from"))
    reason = words_field(_("Reason for the change"), required=True)


class FigureForm(forms.Form):
    """One figure on a day; a share may be written as "37/812"."""

    figure = forms.CharField(label=_("Figure"), max_length=60)
    as_of = DateField(label=_("As of"))
    source = forms.CharField(label=_("Source"), max_length=300, required=False)
    file = UploadField(ACCEPTED, LIMIT, label=_("Evidence"), required=False)
    rebased = forms.BooleanField(
        label=_("Computed anew for the territory of today"),
        required=False,
        help_text=_(
            "Only for days before the ward was formed: figures of the old territory compare with no later ones."
        ),
    )
    territory_note = forms.CharField(label=_("Territory of the figure"), max_length=200, required=False)

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicator = indicator
        self.fields["figure"].help_text = (
            _("In %(unit)s; numerator and denominator as 37/812.") % {"unit": indicator.unit}
            if indicator.is_share
            else _("In %(unit)s: 1.000 · 14,5 · 1,5 tỷ.") % {"unit": indicator.unit}
        )

    def clean_figure(self) -> Given:
        try:
            return read_value(self.cleaned_data["figure"], self.indicator)
        except Unreadable as error:
            raise forms.ValidationError(str(error), code="invalid") from None


class BaselineForm(FigureForm):
    reason = words_field(_("Reason, where another baseline stood before"))


class CorrectForm(FigureForm):
    reason = words_field(_("Reason for the correction"), required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("as_of", "rebased", "territory_note"):
            del self.fields[name]


class GoalForm(forms.Form):
    comparator = forms.ChoiceField(label=_("Comparison"), choices=Comparator.choices)
    value = NumberField(label=_("Number"))
    upper = NumberField(label=_("Upper end, of a range"), required=False)
    due_on = DateField(label=_("To be reached by"), required=False)


class NewGoalForm(GoalForm):
    document = forms.CharField(label=_("Document"), max_length=300, required=False)
    quote = words_field(_("Words of the document"))


class ChangeGoalForm(GoalForm):
    reason = words_field(_("Reason for the change"), required=True)


class ReasonForm(forms.Form):
    reason = words_field(_("Reason"), required=True)


class GapForm(forms.Form):
    text = words_field(_("What explains the gap?"), rows=3, required=True)


def known_facts(indicator: Indicator) -> dict[str, Any]:
    """The indicator as its form shows it."""
    names = ("name", "code", "unit", "is_share", "counting", "direction", "frequency", "decimals")
    return {name: getattr(indicator, name) for name in (*names, "owner_unit", "owner_position")}


def today_as_initial() -> dict[str, Any]:
    return {"as_of": timezone.localdate()}
