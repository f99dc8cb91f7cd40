"""What people give when they enter a plan, sign it, or fill in many drafts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, Unit
from donghanh.org.queries import units_of
from donghanh.plans.confirmation.cells import COMPARISONS
from donghanh.plans.enums import PlanKind, Rhythm
from donghanh.plans.forms.acts import offer
from donghanh.ui.forms import DateField, UploadField

DOCUMENTS = [".docx", ".pdf", ".xlsx", ".html", ".htm", ".txt", ".md"]
LIMIT = 25 * 1024 * 1024
LONGEST_PASTE = 2_000_000


def document_field(*, required: bool = False) -> UploadField:
    return UploadField(DOCUMENTS, LIMIT, label=_("Document"), required=required, allow_empty_file=True)


class DocumentForm(forms.Form):
    """A file, or the text of the document; one of them."""

    file = document_field()
    text = forms.CharField(
        label=_("Or paste the text, or a table copied from Excel"),
        required=False,
        strip=False,
        max_length=LONGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not cleaned.get("text", "").strip():
            raise forms.ValidationError(_("Choose a file, or paste the text of the document."))
        return cleaned

    def document(self) -> tuple[bytes, str]:
        """The bytes of the document and its name; a file goes before pasted text."""
        upload = self.cleaned_data.get("file")
        if upload is not None:
            return upload.read(), upload.name
        return self.cleaned_data["text"].encode(), str(_("Pasted text")) + ".txt"


class PlanForm(DocumentForm):
    short_title = forms.CharField(
        label=_("Short name"),
        required=False,
        max_length=80,
        help_text=_(
            "As officers call it, for example “Resolution 68”. Left empty, it is taken from the document."
        ),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=PlanKind.choices, initial=PlanKind.PLAN)
    field_order = ["file", "text", "short_title", "kind"]


class CutoffForm(forms.Form):
    day = forms.IntegerField(label=_("Day"), min_value=1, max_value=31)
    month = forms.IntegerField(label=_("Month"), min_value=1, max_value=12)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        day, month = cleaned.get("day"), cleaned.get("month")
        if day and month and day > (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
            self.add_error("day", _("This month has no such day."))
        return cleaned


class SignForm(forms.Form):
    """Number, date and signed scan of a plan."""

    number = forms.CharField(label=_("Number and symbol"), max_length=60)
    issued_on = DateField(label=_("Date of issue"))
    file = UploadField([".pdf", ".jpg", ".png"], LIMIT, label=_("Signed scan"), required=False)


class FillForm(forms.Form):
    """What several drafts get at once; empty fields change nothing."""

    lead = forms.ModelChoiceField(
        label=_("Lead unit"), queryset=Unit.objects.none(), required=False, empty_label=_("leave as it is")
    )
    cooperating = forms.ModelMultipleChoiceField(
        label=_("Cooperating units"),
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    product = forms.CharField(label=_("Product"), required=False, max_length=2000)
    due_on = DateField(label=_("Deadline"), required=False)
    rhythm = forms.ChoiceField(
        label=_("Reporting rhythm"),
        required=False,
        choices=[("", _("leave as it is")), *(choice for choice in Rhythm.choices if choice[0])],
    )

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("lead", "cooperating"):
            offer(self, name, units_of(officer))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("due_on") and cleaned.get("rhythm"):
            raise forms.ValidationError(_("Give a deadline or a rhythm, not both."))
        return cleaned


class LetterForm(forms.Form):
    """One task from a letter or a meeting's conclusion."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[
            (kind.value, kind.label) for kind in (PlanKind.LETTER, PlanKind.CONCLUSION, PlanKind.DECISION)
        ],
    )
    number = forms.CharField(
        label=_("Number and symbol"),
        max_length=60,
        required=False,
        widget=forms.TextInput({"autofocus": True}),
    )
    issued_on = DateField(label=_("Date of the document"), required=False)
    subject = forms.CharField(label=_("Subject"), max_length=1000)
    title = forms.CharField(label=_("Task"), max_length=5000, widget=forms.Textarea(attrs={"rows": 2}))
    deadline = forms.CharField(
        label=_("Deadline"),
        max_length=300,
        required=False,
        help_text=_("As the document says it: “before 30/11”, “within 05 working days”, “Quarter I/2027”."),
    )
    lead = forms.ModelChoiceField(
        label=_("Lead unit"), queryset=Unit.objects.none(), required=False, empty_label=_("not yet")
    )
    product = forms.CharField(label=_("Product"), max_length=2000, required=False)

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "lead", units_of(officer))


class TargetForm(forms.Form):
    text = forms.CharField(label=_("Target"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    operator = forms.ChoiceField(label=_("Comparison"), choices=COMPARISONS)
    value = forms.DecimalField(label=_("Value"), max_digits=18, decimal_places=4, localize=True)
    unit = forms.CharField(label=_("Unit of measure"), max_length=200, required=False)
    by_year = forms.IntegerField(label=_("By year"), min_value=2000, max_value=2100, required=False)
