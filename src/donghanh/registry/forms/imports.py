"""What people give when they bring a list: the file, its source and day, and what its columns tell."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer
from donghanh.registry.enums import SourceKind
from donghanh.registry.importing.queries import visible_sources
from donghanh.registry.importing.wording import attribute_label
from donghanh.registry.lists.attributes import ATTRIBUTES, BY_KEY, Reading
from donghanh.registry.lists.mapping import VSIC, Column
from donghanh.registry.models import Source
from donghanh.ui.addresses import whole_number
from donghanh.ui.forms import DateField, UploadField

FILES = [".xlsx", ".xls", ".csv", ".txt", ".json"]
LIMIT = 25 * 1024 * 1024
FACTORS = [
    (1, _("đồng")),
    (10**3, _("thousand đồng")),
    (10**6, _("million đồng")),
    (10**9, _("billion đồng")),
]
ENCODINGS = [("unicode", "Unicode"), ("tcvn3", "TCVN3 (.VnTime)"), ("vni", "VNI")]
NEW_SOURCE = ""


class ListForm(forms.Form):
    """A list with its source, known or new, and the day that its figures are of."""

    file = UploadField(FILES, LIMIT, label=_("File of the list"), allow_empty_file=True)
    source = forms.ModelChoiceField(
        Source.objects.none(), label=_("Source"), required=False, empty_label=_("A new source, named below")
    )
    name = forms.CharField(
        label=_("Name of the new source"),
        required=False,
        max_length=200,
        help_text=_("As officers call the list, for example “Danh sách hộ kinh doanh của Thuế cơ sở”."),
    )
    kind = forms.ChoiceField(
        label=_("Whose list the new source is"), choices=SourceKind.choices, required=False
    )
    agency = forms.CharField(label=_("Agency that keeps the new source"), required=False, max_length=200)
    as_of = DateField(label=_("Figures as of"), help_text=_("The day that the agency closed the list on."))

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sources: Any = self.fields["source"]
        sources.queryset = visible_sources(officer)
        if not sources.queryset:
            del self.fields["source"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("source") and not cleaned.get("name", "").strip() and "source" not in self.errors:
            self.add_error("name", _("Choose a source, or name a new one."))
        return cleaned

    def clean_as_of(self) -> Any:
        day = self.cleaned_data["as_of"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("The day of the figures lies in the future."))
        return day


class UndoForm(forms.Form):
    """Why a list is undone."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class ColumnsForm:
    """One line a column: what it tells, for which year, in which unit and font. Its fields are named after the place of
    the column, because no two lists have the same."""

    def __init__(self, columns: Sequence[Column], data: Mapping[str, str] | None = None) -> None:
        self.columns = [_told(column, data) for column in columns] if data is not None else list(columns)
        self.errors = self._errors() if data is not None else {}

    @property
    def is_valid(self) -> bool:
        return not self.errors

    def _errors(self) -> dict[int, str]:
        """Place → what is wrong: two columns that tell the same."""
        taken: dict[tuple[str, int | None], int] = {}
        wrong = {}
        for column in self.columns:
            key = (column.attribute, column.year)
            if column.attribute and key in taken:
                wrong[column.place] = str(_("Another column tells the same already."))
            taken.setdefault(key, column.place)
        return wrong


def attribute_choices() -> list[tuple[str, str]]:
    """What a column may tell, the usual first; "" leaves it out."""
    named = [(each.key, attribute_label(each.key)) for each in ATTRIBUTES if attribute_label(each.key)]
    return [("", str(_("Leave out"))), *named]


def has_factor(column: Column) -> bool:
    return bool(column.attribute) and BY_KEY[column.attribute].reading is Reading.AMOUNT


def has_year(column: Column) -> bool:
    return bool(column.attribute) and (BY_KEY[column.attribute].yearly or column.attribute == "industry_code")


def _told(column: Column, data: Mapping[str, str]) -> Column:
    """The column as a person says."""
    place = column.place
    attribute = data.get(f"attribute-{place}", column.attribute)
    attribute = attribute if attribute in BY_KEY else ""
    year = whole_number(data.get(f"year-{place}"))
    factor = whole_number(data.get(f"factor-{place}")) or column.factor
    encoding: Any = data.get(f"encoding-{place}", column.encoding)
    changed = attribute != column.attribute
    return replace(
        column,
        attribute=attribute,
        year=_year(attribute, year),
        factor=factor if factor in dict(FACTORS) else 1,
        encoding=encoding if encoding in dict(ENCODINGS) else "unicode",
        confidence=1.0 if changed else column.confidence,
        reason="person" if changed else column.reason,
    )


def _year(attribute: str, year: int | None) -> int | None:
    if attribute == "industry_code":
        return year if year in VSIC else None
    if not attribute or not BY_KEY[attribute].yearly:
        return None
    return year if year and 1986 <= year <= 2100 else None
