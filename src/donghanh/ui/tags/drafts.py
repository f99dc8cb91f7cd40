"""What was read from a document and waits for a person: the draft card and what was found in it."""

from django.template import Context, Library
from django.utils.safestring import SafeString

from donghanh.ui.components import component, put_slot, take_slot

register = Library()
STATES = ("current", "confirmed", "question", "dropped", "")


@register.simple_block_tag(takes_context=True)
def draft(
    context: Context,
    content: str,
    number: str,
    title: str,
    state: str = "",
    url: str = "",
    under: str = "",
    id: str = "",
) -> SafeString:
    """One clause to confirm; `state` is one of STATES; the content (its values) is for the current one."""
    if state not in STATES:
        raise ValueError(f"no state of a draft: {state}")
    given = {"number": number, "title": title, "state": state, "url": url, "under": under, "id": id}
    return component("draft", content=content, end=take_slot(context, "draft_end"), **given)


@register.simple_block_tag(takes_context=True)
def draft_end(context: Context, content: str) -> str:
    """What stands at the right of a draft's title: a status, the six cells."""
    return put_slot(context, "draft_end", content)


@register.simple_block_tag
def findings(content: str) -> SafeString:
    """What a check found in a draft; holds `finding` tags."""
    return component("findings", content=content)


@register.simple_block_tag
def finding(content: str, kind: str, code: str, url: str = "", act: str = "") -> SafeString:
    """One finding: a status kind, its code, what it means (the content), and the act that settles it."""
    return component("finding", content=content, kind=kind, code=code, url=url, act=act)
