"""Forms written by hand: the summary of errors, one field, the closing line."""

from typing import Any

from django.forms import BaseForm, BoundField
from django.template import Library
from django.utils.safestring import SafeString

from donghanh.ui.components import component

register = Library()


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """What is wrong in a form, each line leading to its field; nothing if all is well."""
    wrong = [field for field in form if field.errors] if form.is_bound else []
    return {"fields": wrong, "errors": form.non_field_errors() if form.is_bound else []}


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """One field with label, help and errors."""
    return bound.as_field_group()


@register.simple_block_tag
def form_end(content: str) -> SafeString:
    """The buttons under a form."""
    return component("form_end", content=content)
