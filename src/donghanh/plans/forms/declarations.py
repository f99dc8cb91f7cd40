"""What people type to correct the declaration of a task."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.plans.enums import Authority
from donghanh.plans.forms.acts import words_field
from donghanh.plans.models import Result, Task
from donghanh.ui.forms import DateField


class DeclarationForm(forms.Form):
    """`dated`: the one result whose date comes from the document."""

    title = words_field(_("Task"))
    product = words_field(_("Product"), rows=2, required=False)
    authority = forms.ChoiceField(label=_("Authority"), choices=Authority.choices, required=False)
    authority_note = forms.CharField(label=_("Decided by"), max_length=200, required=False)
    due_on = DateField(label=_("Deadline in the document"), required=False)
    reason = words_field(_("Reason for the correction"), rows=2)

    def __init__(self, *args: Any, task: Task, dated: Result | None, **kwargs: Any) -> None:
        stated = {name: getattr(task, name) for name in ("title", "product", "authority", "authority_note")}
        kwargs["initial"] = stated | {"due_on": dated.first_due_on if dated else None}
        super().__init__(*args, **kwargs)
        if dated is None:
            del self.fields["due_on"]
