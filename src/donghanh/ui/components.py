"""Rendering one component template, and the slots of a block component."""

from typing import Any

from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


def component(name: str, **context: Any) -> SafeString:
    """The HTML of `ui/components/<name>.html`, given exactly the variables its contract names.

    An `id` may be a number: it is written plainly, without the points between thousands.
    """
    if "id" in context:
        context["id"] = str(context["id"])
    return render_to_string(f"ui/components/{name}.html", context)


def put_slot(context: Context, name: str, content: str) -> str:
    """Keeps a part of a block component (its actions, its foot) until the block ends; shows nothing."""
    context.render_context[name] = content
    return ""


def take_slot(context: Context, name: str) -> str:
    """The part kept under `name`, or an empty string; it is taken once."""
    if name not in context.render_context:
        return ""
    content: str = context.render_context[name]
    del context.render_context[name]
    return content
