"""What people type about the pieces of cooperating units."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Unit
from donghanh.plans.forms.acts import file_field, offer, words_field
from donghanh.plans.models import Result
from donghanh.ui.forms import DateField


class PieceForm(forms.Form):
    deliverable = words_field(_("What is to be delivered"), rows=2)
    due_on = DateField(label=_("Deadline"), required=False)


class ContributionForm(PieceForm):
    unit = forms.ModelChoiceField(label=_("Cooperating unit"), queryset=Unit.objects.none())
    field_order = ["unit", "deliverable", "due_on"]

    def __init__(self, *args: Any, result: Result, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = result.contributions.values("unit")
        offer(
            self,
            "unit",
            Unit.objects.filter(participations__task=result.task_id).exclude(pk__in=asked).distinct(),
        )


class DeliveryForm(forms.Form):
    summary = words_field(_("What is delivered, in one sentence"), rows=2)
    on = DateField(label=_("Delivered on"))
    document_number = forms.CharField(
        label=_("Number and symbol of the document"), max_length=60, required=False
    )
    file = file_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
