"""What people type when a task is returned, handed on, stopped or set going again."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, Unit
from donghanh.org.queries import units_of
from donghanh.plans.forms.acts import ReasonForm, offer, words_field
from donghanh.plans.models import Task
from donghanh.ui.forms import DateField


class ReturnForm(ReasonForm):
    proposed_unit = forms.ModelChoiceField(
        label=_("The unit it belongs to, in your view"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("No proposal"),
    )

    def __init__(self, *args: Any, officer: Officer, task: Task, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "proposed_unit", other_units(officer, task))


class TransferForm(ReasonForm):
    unit = forms.ModelChoiceField(label=_("New lead unit"), queryset=Unit.objects.none())
    field_order = ["unit", "reason"]

    def __init__(self, *args: Any, officer: Officer, task: Task, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", other_units(officer, task))


class ResumeForm(forms.Form):
    """`dated`: the task owes one result with a deadline, which may move with it."""

    answer = words_field(_("Answer to the unit"))
    new_due_on = DateField(label=_("New deadline"), required=False)

    def __init__(self, *args: Any, dated: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if dated:
            self.fields["new_due_on"].help_text = _("Leave empty to keep the present one.")
        else:
            del self.fields["new_due_on"]


def other_units(officer: Officer, task: Task) -> QuerySet[Unit]:
    """The units of the ward but for the one that leads the task."""
    units = units_of(officer)
    return units.exclude(pk=task.lead_unit_id) if task.lead_unit_id else units
