"""Small things inside a page: button, icon, status, person, file, quote."""

from collections.abc import Sequence
from typing import Any

from django.template import Library
from django.utils.safestring import SafeString, mark_safe
from lucide import _render_icon as render_icon

from donghanh.ui.components import component
from donghanh.ui.marks import Span, marked_text
from donghanh.ui.statuses import STATUSES
from donghanh.ui.text import write_size

register = Library()


@register.simple_tag
def icon(name: str, size: int = 18) -> SafeString:
    """A lucide icon beside words; hidden from a screen reader."""
    drawn = render_icon(name + "", size, **{"aria-hidden": "true", "focusable": "false"})
    return mark_safe(drawn)  # noqa: S308 - drawn from the package's own files


@register.inclusion_tag("ui/components/button.html")
def button(
    label: str,
    *,
    kind: str = "",
    icon: str = "",
    type: str = "submit",
    href: str = "",
    name: str = "",
    value: str = "",
    key: str = "",
    form: str = "",
    copy: str = "",
    disabled: bool = False,
) -> dict[str, Any]:
    """A button, or a link that looks like one when `href` is given; see its template for the contract."""
    return dict(locals())


@register.inclusion_tag("ui/components/status.html")
def status(kind: str, words: str, tint: bool = False) -> dict[str, Any]:
    """Icon, words and tone of a kind in `donghanh.ui.statuses`."""
    return {"look": STATUSES[kind], "words": words, "tint": tint}


@register.inclusion_tag("ui/components/person.html")
def person(name: str, note: str = "") -> dict[str, Any]:
    """A person with position or unit."""
    return {"name": name, "note": note}


@register.inclusion_tag("ui/components/file_row.html")
def file_row(name: str, url: str, size: int | None = None, note: str = "") -> dict[str, Any]:
    """A file to open; `size` in bytes."""
    return {
        "name": name,
        "url": url,
        "facts": " · ".join(filter(None, [write_size(size) if size else "", note])),
    }


@register.simple_block_tag
def quote(
    content: str, source: str = "", url: str = "", url_label: str = "", current: bool = False
) -> SafeString:
    """Words of the document, in serif, with their place."""
    parts = {"source": source, "url": url, "url_label": url_label, "current": current}
    return component("quote", content=content, **parts)


@register.simple_tag
def marked(text: str, spans: Sequence[Span]) -> SafeString:
    """The text, escaped, with each span of it underlined and labelled."""
    return marked_text(str(text), spans)


@register.simple_block_tag
def clause(content: str, number: str, state: str = "", id: str = "") -> SafeString:
    """One clause of the source text; `state`: done, current or nothing."""
    return component("clause", content=content, number=number, state=state, id=id)
