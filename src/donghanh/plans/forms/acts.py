"""What people type about tasks and results. Forms clean; actions decide."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.files.actions import LIMIT
from donghanh.org.models import Officer, Position, Unit
from donghanh.org.queries import approving_positions, staff_of_unit, units_of
from donghanh.plans.enums import Part, Rhythm
from donghanh.plans.models import Task
from donghanh.ui.forms import DateField, UploadField

ACCEPTED = [".docx", ".xlsx", ".pdf", ".jpg", ".png", ".txt"]


def words_field(label: Any, *, rows: int = 3, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": rows}), required=required, max_length=5000
    )


def file_field() -> UploadField:
    return UploadField(ACCEPTED, LIMIT, label=_("File"), required=False)


def offer(form: forms.Form, name: str, choices: QuerySet[Any]) -> None:
    """Gives a field the records that this person may choose."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = choices


class NoteForm(forms.Form):
    text = words_field(_("What has been done, what is in the way?"), rows=2)
    file = file_field()


class EvidenceForm(forms.Form):
    label = forms.CharField(label=_("What it is"), max_length=300, required=False)
    file = file_field()
    document_number = forms.CharField(
        label=_("Number and symbol of the document"), max_length=60, required=False
    )
    document_date = DateField(label=_("Date of the document"), required=False)
    url = forms.URLField(label=_("Link"), required=False, max_length=500, assume_scheme="https")


class ClaimForm(forms.Form):
    summary = words_field(_("Result in one sentence"))
    on = DateField(label=_("Finished on"))
    document_number = forms.CharField(
        label=_("Number and symbol of the document"), max_length=60, required=False
    )
    file = file_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class ReasonForm(forms.Form):
    reason = words_field(_("Reason"))


class ExtensionForm(ReasonForm):
    new_due_on = DateField(label=_("New deadline"))
    field_order = ["new_due_on", "reason"]


class LateReviewForm(ReasonForm):
    corrected_due_on = DateField(label=_("The right deadline"), required=False)
    corrected_finished_on = DateField(label=_("The right day finished"), required=False)


class AnswerForm(forms.Form):
    granted = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("yes", _("Grant")), ("no", _("Refuse"))],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )
    answer = words_field(_("Answer"), required=False)
    answer.help_text = _("Needed when refusing.")


class AssignForm(forms.Form):
    unit = forms.ModelChoiceField(label=_("Lead unit"), queryset=Unit.objects.none())
    cooperating = forms.ModelMultipleChoiceField(
        label=_("Cooperating units"),
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    approver = forms.ModelChoiceField(
        label=_("Who approves the result"),
        queryset=Position.objects.none(),
        required=False,
        empty_label=_("Any leader, or the chief of office"),
    )

    def __init__(self, *args: Any, officer: Officer, task: Task, **kwargs: Any) -> None:
        cooperating = [part.unit_id for part in task.participants.all() if part.part == Part.COOPERATES]
        kwargs["initial"] = {
            "unit": task.lead_unit_id,
            "cooperating": cooperating,
            "approver": task.approver_id,
        }
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("unit", units_of(officer)),
            ("cooperating", units_of(officer)),
            ("approver", approving_positions(officer)),
        ):
            offer(self, name, choices)


class OfficerForm(forms.Form):
    officer = forms.ModelChoiceField(
        label=_("Person in charge"),
        queryset=Officer.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
    )

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        kwargs["initial"] = {"officer": task.officer_id}
        super().__init__(*args, **kwargs)
        if task.lead_unit:
            offer(self, "officer", staff_of_unit(task.lead_unit))


class ProductForm(forms.Form):
    product = words_field(_("Product"), rows=2)


class RhythmForm(forms.Form):
    rhythm = forms.ChoiceField(
        label=_("Reporting rhythm"), choices=[choice for choice in Rhythm.choices if choice[0]]
    )
    since = DateField(label=_("From"))


class BeforeImportForm(ClaimForm):
    """The same words as a claim, for a result from before the plan was entered."""
