"""Head of a page: breadcrumb, title, opening sentence, actions, notes, panels."""

from typing import Any

from django.template import Context, Library
from django.utils.safestring import SafeString

from donghanh.ui.components import component, put_slot, take_slot
from donghanh.ui.statuses import NOTE_ICONS

register = Library()


@register.simple_block_tag(takes_context=True)
def page_head(context: Context, content: str, title: str, over: str = "") -> SafeString:
    """Breadcrumb, a line `over` the title (the day), h1, a line of facts (the content) and the actions."""
    parts = {"crumbs": take_slot(context, "crumbs"), "actions": take_slot(context, "actions")}
    return component("page_head", title=title, over=over, content=content, **parts)


@register.simple_block_tag(takes_context=True)
def crumbs(context: Context, content: str) -> str:
    """The breadcrumb of a `page_head`; holds `crumb` tags."""
    return put_slot(context, "crumbs", component("crumbs", content=content))


@register.inclusion_tag("ui/components/crumb.html")
def crumb(label: str, url: str = "") -> dict[str, Any]:
    """One step of a breadcrumb; the last has no address."""
    return {"label": label, "url": url}


@register.simple_block_tag(takes_context=True)
def actions(context: Context, content: str) -> str:
    """Buttons at the end of a `page_head` or an `opening`."""
    return put_slot(context, "actions", content)


@register.simple_block_tag(takes_context=True)
def opening(context: Context, content: str, meta: str = "") -> SafeString:
    """The one-minute answer of a page, as its h1; `meta` says when it was fixed."""
    return component("opening", content=content, meta=meta, actions=take_slot(context, "actions"))


@register.simple_block_tag(takes_context=True)
def panel(
    context: Context, content: str, title: str, flush: bool = False, count: int | None = None, id: str = ""
) -> SafeString:
    """One question with its answer; `flush` for a table or rows that reach its edges."""
    parts = {"aside": take_slot(context, "panel_aside"), "foot": take_slot(context, "panel_foot")}
    return component("panel", title=title, content=content, flush=flush, count=count, id=id, **parts)


@register.simple_block_tag(takes_context=True)
def panel_aside(context: Context, content: str) -> str:
    """What stands at the right of a panel's title."""
    return put_slot(context, "panel_aside", content)


@register.simple_block_tag(takes_context=True)
def panel_foot(context: Context, content: str) -> str:
    """The last line of a panel."""
    return put_slot(context, "panel_foot", content)


@register.simple_block_tag
def note(content: str, kind: str = "info", title: str = "") -> SafeString:
    """One thing to know or decide; `kind`: info, warn, error, done."""
    return component("note", content=content, kind=kind, title=title, icon=NOTE_ICONS[kind])


@register.simple_block_tag
def empty(content: str, title: str) -> SafeString:
    """A list without rows: says so, and (the content) what makes a row appear."""
    return component("empty", content=content, title=title)


@register.simple_block_tag
def confirm(content: str, label: str, kind: str = "", icon: str = "") -> SafeString:
    """A button that opens the question (the content, usually a form) in place."""
    return component("confirm", content=content, label=label, kind=kind, icon=icon)


@register.simple_block_tag
def menu(content: str, label: str, icon: str = "ellipsis") -> SafeString:
    """A button that opens a small list of links and buttons."""
    return component("menu", content=content, label=label, icon=icon)


@register.simple_block_tag
def key_hints(content: str) -> SafeString:
    """The line that names the keys of a screen and turns them off; holds `key_hint` tags."""
    return component("key_hints", content=content)


@register.inclusion_tag("ui/components/key_hint.html")
def key_hint(keys: str, label: str) -> dict[str, Any]:
    """`keys` are separated by spaces: "J K"."""
    return {"keys": keys.split(), "label": label}
