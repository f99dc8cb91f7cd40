"""What people correct on a draft."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, Unit
from donghanh.org.queries import units_of
from donghanh.plans.actions.drafts import Edit, Units, units_of_draft
from donghanh.plans.enums import Authority, Rhythm
from donghanh.plans.forms.acts import offer
from donghanh.plans.models import Draft
from donghanh.ui.forms import DateField, DateInput

VALUES = ("title", "product", "starts_on", "due_on", "rhythm", "authority", "authority_note")

FIELD_OF = {
    "lead": "lead",
    "coop": "cooperating",
    "product": "product",
    "deadline": "due_on",
    "authority": "authority",
}
"""The cells of the screen and the field that changes each."""


class DraftForm(forms.Form):
    """Every cell of a draft. The verbatim words of the document are not among them: they never change."""

    title = forms.CharField(label=_("Task"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 3}))
    lead = forms.ModelChoiceField(
        label=_("Lead unit"), queryset=Unit.objects.none(), required=False, empty_label=_("not yet")
    )
    co_leads = forms.ModelMultipleChoiceField(
        label=_("Also lead"),
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    cooperating = forms.ModelMultipleChoiceField(
        label=_("Cooperating units"),
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    product = forms.CharField(
        label=_("Product"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    starts_on = DateField(label=_("Work from"), required=False)
    due_on = DateField(label=_("Deadline"), required=False)
    rhythm = forms.ChoiceField(
        label=_("Reporting rhythm"),
        required=False,
        choices=Rhythm.choices,
        help_text=_(
            "For a task without a deadline. Set by the ward, kept apart from the words of the document."
        ),
    )
    authority = forms.ChoiceField(
        label=_("Authority"), choices=Authority.choices, required=False, widget=forms.RadioSelect
    )
    authority_note = forms.CharField(label=_("Decided by"), max_length=200, required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, officer: Officer, draft: Draft, cell: str = "title", **kwargs: Any
    ) -> None:
        """`cell` is the one the person came for; its field takes the focus."""
        now = units_of_draft(draft)
        kwargs["initial"] = {
            **{name: getattr(draft, name) for name in VALUES},
            "lead": now.lead,
            "co_leads": list(now.co_leads),
            "cooperating": list(now.cooperating),
            "edition": draft.edition,
        }
        super().__init__(*args, **kwargs)
        for name in ("lead", "co_leads", "cooperating"):
            offer(self, name, units_of(officer))
        self.fields[FIELD_OF.get(cell, "title")].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("due_on") and cleaned.get("starts_on") and cleaned["due_on"] < cleaned["starts_on"]:
            self.add_error("due_on", _("The deadline is before the beginning."))
        return cleaned

    def edit(self) -> Edit:
        """Only what differs from what the person was shown."""
        cleaned = self.cleaned_data
        values = {name: cleaned[name] for name in VALUES if name in self.changed_data}
        units = Units(cleaned["lead"], list(cleaned["co_leads"]), list(cleaned["cooperating"]))
        changed = {"lead", "co_leads", "cooperating"} & set(self.changed_data)
        return Edit(values, units if changed else None)


class FinishedForm(forms.Form):
    """A result from before the plan was entered."""

    on = DateField(label=_("Finished on"), widget=DateInput(attrs={"autofocus": True}))
    words = forms.CharField(
        label=_("Result in one sentence"), max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    document = forms.CharField(label=_("Number and symbol of the document"), max_length=60, required=False)


class SplitForm(forms.Form):
    pieces = forms.CharField(
        label=_("One task on each line"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8, "autofocus": True}),
        help_text=_("Break the line where the next task begins. Every word stays."),
    )


class NewDraftForm(forms.Form):
    title = forms.CharField(label=_("Task"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 3}))
    block = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
