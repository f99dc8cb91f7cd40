"""How forms look: one renderer for all, a date typed as day/month/year, a file with its limits in words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from donghanh.ui.text import write_date, write_size

DATE_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%y"]


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


class FileInput(forms.FileInput):
    """A file chooser that offers only files with these endings (".docx"); the server checks again."""

    def __init__(self, endings: Sequence[str] = (), attrs: dict[str, Any] | None = None) -> None:
        super().__init__({**({"accept": ",".join(endings)} if endings else {}), **(attrs or {})})


class ManyFilesInput(FileInput):
    """The same for several files at once."""

    allow_multiple_selected = True


def file_limits(endings: Sequence[str], max_bytes: int) -> str:
    """The help text of a file field: "Word, PDF … up to 25 MB"."""
    return _("%(endings)s; up to %(size)s each.") % {
        "endings": ", ".join(endings),
        "size": write_size(max_bytes).replace(",0 ", " "),
    }
