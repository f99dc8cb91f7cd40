"""What is asked for many tasks at once; empty means that each keeps what it has."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, Unit
from donghanh.org.permissions import has_permission
from donghanh.org.queries import colleagues_of, units_of
from donghanh.plans.enums import Rhythm
from donghanh.plans.forms.acts import ProductForm, RhythmForm, offer
from donghanh.plans.permissions import Permission


class BulkAssignForm(forms.Form):
    """Heads of units choose a person only."""

    unit = forms.ModelChoiceField(
        label=_("Lead unit"), queryset=Unit.objects.none(), required=False, empty_label=_("As it is")
    )
    officer = forms.ModelChoiceField(
        label=_("Person in charge"),
        queryset=Officer.objects.none(),
        required=False,
        empty_label=_("As it is"),
        help_text=_("Someone who serves in the lead unit."),
    )

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = colleagues_of(officer)
        if has_permission(officer, Permission.ASSIGN):
            offer(self, "unit", units_of(officer))
        else:
            del self.fields["unit"]
            people = people.filter(
                tenures__ended_on__isnull=True, tenures__position__unit__in=officer.headed_unit_ids
            ).distinct()
        offer(self, "officer", people)


class BulkProductForm(ProductForm):
    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class BulkRhythmForm(RhythmForm):
    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        since = timezone.localdate().replace(month=1, day=1)
        kwargs["initial"] = {"rhythm": Rhythm.YEARLY, "since": since}
        super().__init__(*args, **kwargs)
