"""What is asked before businesses are merged or split."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.registry.models import Entry


class MergeForm(forms.Form):
    """The number of the other business, and why both are one."""

    other = forms.RegexField(
        regex=r"^[0-9A-Z]{12}$",
        widget=forms.HiddenInput,
        error_messages={"required": _("Choose the business that it is the same as.")},
    )
    reason = forms.CharField(label=_("Why they are one business"), max_length=300)


class SplitForm(forms.Form):
    """The entries that leave, and why."""

    entries = forms.MultipleChoiceField(
        label=_("Entries that are about another business"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one entry.")},
    )
    reason = forms.CharField(label=_("Why they are two businesses"), max_length=300)

    def __init__(self, *args: Any, entries: Sequence[Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["entries"]
        field.choices = [(str(entry.pk), f"{entry} – {entry.source}") for entry in entries]

    @property
    def chosen(self) -> set[int]:
        return {int(value) for value in self.cleaned_data["entries"]}
