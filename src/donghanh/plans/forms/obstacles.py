"""What people type about difficulties, and about the document a task waited for."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, Position
from donghanh.org.queries import approving_positions
from donghanh.plans.enums import ObstacleKind
from donghanh.plans.forms.acts import file_field, offer, words_field
from donghanh.ui.forms import DateField


class ObstacleForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=ObstacleKind.choices, widget=forms.RadioSelect)
    text = words_field(_("What stands in the way, or what is asked"))
    proposal = words_field(_("Proposal"), rows=2, required=False)
    addressee = forms.ModelChoiceField(
        label=_("Put to"),
        queryset=Position.objects.none(),
        required=False,
        empty_label=_("Any leader, or the chief of office"),
    )

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        kwargs["initial"] = {"kind": ObstacleKind.OBSTACLE} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        offer(self, "addressee", approving_positions(officer))


class ObstacleAnswerForm(forms.Form):
    answer = words_field(_("Answer"))


class TriggerForm(forms.Form):
    title = forms.CharField(label=_("What came"), max_length=300)
    document_number = forms.CharField(
        label=_("Number and symbol of the document"), max_length=60, required=False
    )
    came_on = DateField(label=_("Came on"))
    file = file_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"came_on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class DueForm(forms.Form):
    due_on = DateField(label=_("Deadline"))
