"""Forms of the pages that merge, split, rename and end units: clean input only."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.org.enums import Relation, Role, UnitKind
from donghanh.org.forms.organisation import REASON
from donghanh.org.models import Unit
from donghanh.org.reorganisation import NewUnit, Seat, SeatProposal
from donghanh.ui.forms import DateField

KINDS = [choice for choice in UnitKind.choices if choice[0] != UnitKind.SYSTEM]
MOST_PARTS = 8


class ChangeForm(forms.Form):
    """Since when, and by which decision."""

    on = DateField(label=_("In force from"), initial=timezone.localdate)
    reason = forms.CharField(
        label=_("Ground"),
        max_length=500,
        widget=forms.Textarea(REASON),
        help_text=_("Number and date of the decision, for the trail."),
    )

    def clean_on(self) -> Any:
        if self.cleaned_data["on"] > timezone.localdate():
            raise forms.ValidationError(
                _("The day has not come yet. Record the change when it takes effect.")
            )
        return self.cleaned_data["on"]


class MergeForm(ChangeForm):
    """Which units become which one; without a unit that goes on, the name of the new one."""

    into = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Merged into"), required=False, empty_label=_("A new unit, named below")
    )
    name = forms.CharField(label=_("Name of the new unit"), max_length=200, required=False)
    short_name = forms.CharField(label=_("Short name"), max_length=40, required=False)
    kind = forms.ChoiceField(label=_("Kind of unit"), choices=KINDS, initial=UnitKind.OFFICE)
    relation = forms.ChoiceField(label=_("Relation"), choices=Relation, initial=Relation.ASSIGN)
    field_order = ["units", "into", "name", "short_name", "kind", "relation", "on", "reason"]

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"] = forms.ModelMultipleChoiceField(
            units, label=_("Units that merge"), widget=forms.CheckboxSelectMultiple
        )
        self.fields["into"] = forms.ModelChoiceField(
            units, label=_("Merged into"), required=False, empty_label=_("A new unit, named below")
        )
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("into") and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", _("Give the name of the new unit, or choose the unit that goes on."))
        if cleaned.get("units") and not [unit for unit in cleaned["units"] if unit != cleaned.get("into")]:
            self.add_error("units", _("Choose at least one other unit."))
        if cleaned.get("units") and not cleaned.get("into") and len(cleaned["units"]) < 2:
            self.add_error("units", _("Choose at least two units, or rename the one."))
        return cleaned

    @property
    def target(self) -> Unit | NewUnit:
        """What the units become."""
        given = self.cleaned_data
        if given["into"]:
            return given["into"]
        order = min((unit.order for unit in given["units"]), default=100)
        return NewUnit(given["name"], given["kind"], given["relation"], given["short_name"], order)


class SplitForm(ChangeForm):
    """The parts of a unit: new ones, one name a line, others that exist, perhaps itself."""

    names = forms.CharField(
        label=_("New units, one name a line"), required=False, max_length=2000, widget=forms.Textarea(REASON)
    )
    goes_on = forms.BooleanField(label=_("The unit itself goes on as one of the parts"), required=False)
    field_order = ["goes_on", "names", "existing", "on", "reason"]

    def __init__(self, *args: Any, unit: Unit, others: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.fields["existing"] = forms.ModelMultipleChoiceField(
            others,
            label=_("Units that exist and take over a part"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.order_fields(self.field_order)

    def clean_names(self) -> list[str]:
        names = [" ".join(line.split()) for line in self.cleaned_data["names"].splitlines()]
        if any(len(name) > 200 for name in names):
            raise forms.ValidationError(_("This is too long to be a name."))
        return list(dict.fromkeys(filter(None, names)))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not 2 <= len(self.parts) <= MOST_PARTS:
            self.add_error("names", _("Name at least two different parts."))
        return cleaned

    @property
    def parts(self) -> list[Unit | NewUnit]:
        """The parts in order: the unit itself, those that exist, the new ones, which are of its kind."""
        given = self.cleaned_data
        new = [
            NewUnit(name, self.unit.kind, self.unit.relation, order=self.unit.order)
            for name in given.get("names") or []
        ]
        return [*([self.unit] if given.get("goes_on") else []), *given.get("existing", []), *new]


class RenameForm(forms.Form):
    name = forms.CharField(label=_("New name"), max_length=200, help_text=_("As documents write it."))
    short_name = forms.CharField(label=_("Short name"), max_length=40, required=False)


class SeatForm(forms.Form):
    """Title and role of one position after a merger; only a vacant one may be given up."""

    title = forms.CharField(label=_("Title"), max_length=100)
    role = forms.ChoiceField(label=_("Role"), choices=Role)
    gone = forms.BooleanField(label=_("Give up"), required=False)

    def __init__(self, data: Any, proposal: SeatProposal) -> None:
        prefix = f"seat-{proposal.position.pk}"
        seat = proposal.seat
        known = {"title": seat.title, "role": seat.role, "gone": not seat.kept}
        super().__init__(data if data and f"{prefix}-title" in data else None, prefix=prefix, initial=known)
        self.proposal = proposal
        _name_for_readers(self, str(proposal.position))
        if proposal.holder or proposal.position.unit.ended_on:
            del self.fields["gone"]

    @property
    def seat(self) -> Seat:
        """What was typed, else what is proposed."""
        if not self.is_bound or not self.is_valid():
            return self.proposal.seat
        given = self.cleaned_data
        return Seat(given["title"], given["role"], kept=not given.get("gone"))


class PartForm(forms.Form):
    """Which part one position or one piece of work goes to; left open, work goes with its position."""

    def __init__(
        self, data: Any, prefix: str, words: str, parts: Sequence[str], *, open_label: Any = ""
    ) -> None:
        choices = [(str(at), name) for at, name in enumerate(parts)]
        super().__init__(data if data and f"{prefix}-part" in data else None, prefix=prefix)
        self.fields["part"] = forms.TypedChoiceField(
            label=words,
            choices=[("", open_label), *choices] if open_label else choices,
            required=not open_label,
            coerce=int,
            empty_value=None,
        )
        _name_for_readers(self, words)

    @property
    def part(self) -> int | None:
        return self.cleaned_data["part"] if self.is_bound and self.is_valid() else None


def _name_for_readers(form: forms.Form, words: str) -> None:
    """In a table the head of the column is the label; readers of the screen hear the row too."""
    for field in form.fields.values():
        field.widget.attrs["aria-label"] = f"{field.label}: {words}" if field.label != words else words
