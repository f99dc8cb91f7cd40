"""How forms look: one renderer for all, a date typed as day/month/year, a file with its limits in words."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from donghanh.ui.text import write_date, write_size
from donghanh.vietnamese.numbers import parse_number

DATE_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%y"]
YEARS = range(1945, 2200)


class FormRenderer(TemplatesSetting):
    """The setting FORM_RENDERER: `{{ form }}` gives the summary of errors and every field in our markup."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/components/field.html"


class DateInput(forms.TextInput):
    """A date typed on a number pad; shown as it is written in documents."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        own = {"inputmode": "numeric", "autocomplete": "off", "placeholder": "30/9/2026", "data-date": ""}
        super().__init__({**own, **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return write_date(value) if isinstance(value, date) else super().format_value(value)


class DateField(forms.DateField):
    """Reads 5/2/2026, 05-02-2026, 05.02.2026, 05/02/26 and 2026-02-05."""

    widget = DateInput
    input_formats = DATE_FORMATS
    default_error_messages = {"invalid": _("Write the date as day/month/year, for example 30/9/2026.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", DATE_FORMATS)
        super().__init__(**kwargs)

    def validate(self, value: date | None) -> None:
        """A year that no plan speaks of (0206, 9999) is a slip of the hand."""
        super().validate(value)
        if value and value.year not in YEARS:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")


class NumberField(forms.CharField):
    """A number as Vietnamese documents write it: "1.000", "14,5"; an empty one is None."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "short"}
        known: dict[str, Any] = {"max_length": 40, "widget": forms.TextInput(attrs=attrs)}
        super().__init__(**(known | kwargs))

    def clean(self, value: Any) -> Decimal | None:
        words = super().clean(value)
        if not words:
            return None
        try:
            return parse_number(words.rstrip("%").strip())
        except ValueError:
            raise forms.ValidationError(
                _("Write the number as in documents: 1.000 or 14,5."), code="invalid"
            ) from None


class FileInput(forms.FileInput):
    """A file chooser that offers only files with these endings (".docx"); the server checks again."""

    def __init__(self, endings: Sequence[str] = (), attrs: dict[str, Any] | None = None) -> None:
        super().__init__({**({"accept": ",".join(endings)} if endings else {}), **(attrs or {})})


class ManyFilesInput(FileInput):
    """The same for several files at once."""

    allow_multiple_selected = True


class UploadField(forms.FileField):
    """A file of at most `max_bytes`; a larger one is refused before anything of it is read."""

    def __init__(self, endings: Sequence[str], max_bytes: int, **kwargs: Any) -> None:
        self.max_bytes = max_bytes
        known: dict[str, Any] = {"widget": FileInput(endings), "help_text": file_limits(endings, max_bytes)}
        super().__init__(**known | kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if upload and upload.size > self.max_bytes:
            raise forms.ValidationError(
                _("The file is larger than %(size)s. Reduce it or send it in parts.")
                % {"size": _whole(self.max_bytes)},
                code="too_large",
            )
        return upload


def file_limits(endings: Sequence[str], max_bytes: int) -> str:
    """The help text of a file field: "Word, PDF … up to 25 MB"."""
    return _("%(endings)s; up to %(size)s each.") % {
        "endings": ", ".join(endings),
        "size": _whole(max_bytes),
    }


def _whole(size: int) -> str:
    return write_size(size).replace(",0 ", " ")
