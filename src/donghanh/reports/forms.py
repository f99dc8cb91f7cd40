"""What people choose and type about reports. Forms clean; actions decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer
from donghanh.plans.models import Plan
from donghanh.plans.queries import today, visible_plans
from donghanh.reports.enums import Signer
from donghanh.reports.periods import proposed_periods, yearly_cutoff
from donghanh.ui.forms import DateField


class PlansField(forms.ModelMultipleChoiceField):
    """Plans by short title and number."""

    def label_from_instance(self, obj: Plan) -> str:
        return (
            f"{obj.short_title} ({obj.number})"
            if obj.number not in ("", obj.short_title)
            else obj.short_title
        )


class BeginForm(forms.Form):
    plans = PlansField(
        label=_("Plans to report on"), queryset=Plan.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    period = forms.ChoiceField(
        label=_("Reporting period"),
        help_text=_(
            "The first day and the cut-off are proposed in the next step, where they can be changed."
        ),
    )

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        labels = [period.label for period in proposed_periods(today())]
        fields["plans"].queryset = visible_plans(officer)
        fields["period"].choices = [(label, label) for label in labels]

    def clean(self) -> dict[str, Any]:
        """The period as days: a year ends at the cut-off of the plans chosen."""
        said = super().clean() or {}
        if said.get("plans") and said.get("period"):
            cutoff = yearly_cutoff([plan.cutoff for plan in said["plans"]])
            known = {period.label: period for period in proposed_periods(today(), cutoff)}
            said["period"] = known[said["period"]]
        return said


class ReportForm(forms.Form):
    title = forms.CharField(
        label=_("Title of the report"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    period = forms.CharField(label=_("Reporting period"), max_length=60)
    starts_on = DateField(label=_("First day of the period"))
    cutoff_on = DateField(label=_("Cut-off of the figures"))
    addressee = forms.CharField(label=_("Addressed to (Kính gửi)"), max_length=200, required=False)
    recipients = forms.CharField(
        label=_("Recipients (Nơi nhận), one a line"),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        max_length=2000,
        help_text=_("The archive (Lưu: VT) is added by itself."),
    )
    signed_as = forms.ChoiceField(label=_("Signed by"), choices=Signer.choices, widget=forms.RadioSelect)

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("starts_on"), said.get("cutoff_on")
        if first and last and last < first:
            self.add_error("cutoff_on", _("The cut-off must not be before the first day of the period."))
        return said


class NarrativeForm(forms.Form):
    text = forms.CharField(
        label=_("Words of this part"),
        widget=forms.Textarea(attrs={"rows": 16}),
        required=False,
        max_length=100_000,
        help_text=_("Each line becomes a paragraph of the report."),
    )

    def clean_text(self) -> str:
        """One line end for all: browsers send two characters."""
        return "\n".join(self.cleaned_data["text"].splitlines())
