"""What people choose and type about reports. Forms clean; actions decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.files.actions import LIMIT
from donghanh.org.models import Officer
from donghanh.plans.models import Plan
from donghanh.plans.queries import today, visible_plans
from donghanh.reports.enums import SendChannel, Signer
from donghanh.reports.periods import YEARLY, Period, proposed_periods, yearly_cutoff
from donghanh.reports.regimes import regime_of
from donghanh.ui.forms import DateField, UploadField


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
        self.regime = regime_of(officer.ward, today())
        labels = [*self._periods()]
        fields["plans"].queryset = visible_plans(officer)
        fields["period"].choices = [(label, label) for label in labels]

    def clean(self) -> dict[str, Any]:
        """The period as days: a year ends at the cut-off of the plans chosen."""
        said = super().clean() or {}
        if said.get("plans") and said.get("period"):
            cutoff = yearly_cutoff([plan.cutoff for plan in said["plans"]])
            said["period"] = self._periods(cutoff)[said["period"]]
        return said

    def _periods(self, cutoff: tuple[int, int] = YEARLY) -> dict[str, Period]:
        found = proposed_periods(
            today(), cutoff, good_day=self.regime.good_day, week_begins=self.regime.week_begins
        )
        return {period.label: period for period in found}


class ReportForm(forms.Form):
    title = forms.CharField(
        label=_("Title of the report"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    period = forms.CharField(label=_("Reporting period"), max_length=60)
    starts_on = DateField(label=_("First day of the period"))
    cutoff_on = DateField(label=_("Cut-off of the figures"))
    send_before = DateField(label=_("To be sent before"), required=False)
    addressee = forms.CharField(label=_("Addressed to (Kính gửi)"), max_length=200, required=False)
    recipients = forms.CharField(
        label=_("Recipients (Nơi nhận), one a line"),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        max_length=2000,
        help_text=_("The archive (Lưu: VT) is added by itself."),
    )
    signed_as = forms.ChoiceField(label=_("Signed by"), choices=Signer.choices, widget=forms.RadioSelect)
    with_changes = forms.BooleanField(
        label=_("Add an appendix with the changes since the previous report"), required=False
    )

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("starts_on"), said.get("cutoff_on")
        if first and last and last < first:
            self.add_error("cutoff_on", _("The cut-off must not be before the first day of the period."))
        return said


class NarrativeForm(forms.Form):
    """The words of a part; `seen` says which words the person had before them."""

    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
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


class ReviewForm(forms.Form):
    approved = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("yes", _("Approve")), ("no", _("Return for mending"))],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )
    remarks = forms.CharField(
        label=_("Remarks"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=5000,
        help_text=_("Needed when returning."),
    )


class DispatchForm(forms.Form):
    number = forms.CharField(label=_("Number and symbol"), max_length=60)
    signed_on = DateField(label=_("Date of the document"))
    sent_on = DateField(label=_("Sent on"))
    addressees = forms.CharField(
        label=_("Sent to, one a line"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    channel = forms.ChoiceField(label=_("Sent by"), choices=SendChannel.choices, widget=forms.RadioSelect)
    file = UploadField(
        [".pdf", ".jpg", ".png"], LIMIT, label=_("Scan of the signed document"), required=False
    )


class ErratumForm(forms.Form):
    place = forms.CharField(
        label=_("Where it stands"), max_length=200, help_text=_("For example: Part II, second paragraph.")
    )
    wrong = forms.CharField(
        label=_("Words as printed"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )
    right = forms.CharField(
        label=_("Words as they should be"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )


class RegimeForm(forms.Form):
    valid_from = DateField(label=_("Holds from"))
    good_day = forms.IntegerField(
        label=_("Last day of the figures of a month"), min_value=1, max_value=31, initial=14
    )
    week_begins = forms.TypedChoiceField(
        label=_("First day of the week"),
        coerce=int,
        choices=[
            (0, _("Monday")),
            (1, _("Tuesday")),
            (2, _("Wednesday")),
            (3, _("Thursday")),
            (4, _("Friday")),
            (5, _("Saturday")),
            (6, _("Sunday")),
        ],
        initial=4,
    )
    send_days = forms.IntegerField(
        label=_("Working days to send the report"), min_value=1, max_value=60, initial=3
    )
    basis = forms.CharField(label=_("Legal basis"), max_length=300, help_text=_("The document that says so."))
