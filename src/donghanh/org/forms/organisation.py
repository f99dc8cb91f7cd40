"""Forms of the organisation pages: clean input only, never save."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.org.enums import Relation, Role
from donghanh.org.models import Officer, Unit, Ward
from donghanh.ui.forms import DateField

REASON = {"rows": 3}


class UnitForm(forms.ModelForm):
    relation = forms.ChoiceField(
        label=_("Relation"),
        choices=Relation,
        widget=forms.RadioSelect,
        help_text=_(
            "The Committee gives work to its own offices and centres; it requests others to take part."
        ),
    )

    class Meta:
        model = Unit
        fields = ["name", "short_name", "kind", "relation", "order"]
        help_texts = {
            "name": _("As documents write it."),
            "order": _("Units with a smaller number come first."),
        }


class EndForm(forms.Form):
    """The day something ends, and why."""

    on = DateField(label=_("Last day"), initial=timezone.localdate)
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(REASON))


class EndUnitForm(EndForm):
    """The day a unit ends, why, and which unit takes over what it holds."""

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"] = forms.ModelChoiceField(
            others,
            label=_("Unit that takes over"),
            required=False,
            empty_label=_("None: nothing is left to take over"),
        )
        self.order_fields(["on", "successor", "reason"])


class LeaveForm(EndForm):
    """The day an officer gives something up, why, and who takes over."""

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"] = forms.ModelChoiceField(
            colleagues,
            label=_("Who takes over"),
            required=False,
            empty_label=_("Stays with the position; the head of the unit decides"),
            help_text=_(
                "Takes over the open tasks of the units they serve in. All others stay with the position."
            ),
        )
        self.order_fields(["on", "successor", "reason"])


class AliasForm(forms.Form):
    text = forms.CharField(label=_("Name in documents"), max_length=200)


class PositionForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=100)
    role = forms.ChoiceField(
        label=_("Role"), choices=Role, help_text=_("The role decides what the holder may do in the system.")
    )


class OfficerForm(forms.ModelForm):
    class Meta:
        model = Officer
        fields = ["full_name", "phone", "email"]


class HeldPositionsField(forms.ModelMultipleChoiceField):
    """Tenures by the position they are of."""

    def label_from_instance(self, tenure: Any) -> str:
        return str(tenure.position)


class AppointForm(forms.Form):
    """Who gets which position: both are chosen among what is free in the ward."""

    on = DateField(label=_("From"), initial=timezone.localdate)
    field_order = ["officer", "position", "on", "ending"]

    def __init__(self, *args: Any, officers: Any, positions: Any, tenures: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"] = forms.ModelChoiceField(officers, label=_("Officer"))
        self.fields["position"] = forms.ModelChoiceField(positions, label=_("Position"))
        if tenures:
            self.fields["ending"] = HeldPositionsField(
                tenures,
                label=_("Gives up at the same time"),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text=_("What is not ticked is held beside the new position."),
            )
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if any(tenure.officer != cleaned.get("officer") for tenure in cleaned.get("ending", ())):
            self.add_error("ending", _("These positions are held by somebody else."))
        return cleaned


class SettingsForm(forms.ModelForm):
    class Meta:
        model = Ward
        fields = ["due_soon_days", "silent_days", "strict_before", "report_day", "report_month"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        day, month = cleaned.get("report_day"), cleaned.get("report_month")
        if day and month and not _is_yearly_day(day, month):
            self.add_error("report_day", _("This day does not exist in every year."))
        for name in ("due_soon_days", "silent_days"):
            if not 1 <= (cleaned.get(name) or 1) <= 365:
                self.add_error(name, _("Between 1 and 365 days."))
        return cleaned


class DayForm(forms.Form):
    day = DateField(label=_("Day"))
    is_working = forms.TypedChoiceField(
        label=_("Makes it"),
        choices=[("0", _("a day off")), ("1", _("a working day"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    basis = forms.CharField(
        label=_("Legal basis"), max_length=300, help_text=_("Number and date of the notice that says so.")
    )


class PeopleListForm(forms.Form):
    text = forms.CharField(
        label=_("Rows from Excel"),
        max_length=500_000,
        strip=False,
        widget=forms.Textarea({"rows": 12, "spellcheck": "false"}),
        help_text=_("Columns: full name, title, unit, role, phone. A first row with their names is welcome."),
    )
    on = DateField(label=_("In these positions since"), initial=timezone.localdate)

    def clean_on(self) -> Any:
        if self.cleaned_data["on"] > timezone.localdate():
            raise ValidationError(_("The day has not come yet."))
        return self.cleaned_data["on"]


def _is_yearly_day(day: int, month: int) -> bool:
    longest = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
    return 1 <= month <= 12 and 1 <= day <= longest
