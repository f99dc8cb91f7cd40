"""What is counted for a product, and how many are wanted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.plans.counting import binding_of, countable_measures, goal_in, suggested_measure
from donghanh.plans.models import Task


class BindingForm(forms.Form):
    measure = forms.ChoiceField(label=_("What is counted"))
    goal = forms.IntegerField(label=_("At least"), min_value=1, max_value=99_999)

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        binding, suggested = binding_of(task), suggested_measure(task.product)
        kwargs["initial"] = {
            "measure": binding.measure if binding else suggested.key if suggested else "",
            "goal": binding.goal if binding else goal_in(task.product),
        }
        super().__init__(*args, **kwargs)
        field = self.fields["measure"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.key, one.label) for one in countable_measures()]
