"""Lists: filters, tabs, tables, pages of rows, rows, cards, the timeline, the matrix."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page
from django.template import Context, Library
from django.utils.safestring import SafeString

from donghanh.ui.components import component, put_slot, take_slot
from donghanh.ui.statuses import STATUSES
from donghanh.ui.text import write_number, write_short_day, write_time, write_weekday

register = Library()


@register.simple_block_tag
def filters(content: str, label: str) -> SafeString:
    """A line above a list; holds `filter_group` and `filter_search`."""
    return component("filters", content=content, label=label)


@register.simple_block_tag
def filter_group(content: str, label: str) -> SafeString:
    """Choices of one kind, of which one is current; holds `filter_link` tags."""
    return component("filter_group", content=content, label=label)


@register.simple_block_tag
def filter_more(content: str, label: str, is_open: bool = False) -> SafeString:
    """Choices that are rare, folded away inside a `filter_group`; open while one of them is current."""
    return component("filter_more", content=content, label=label, is_open=is_open)


@register.simple_block_tag(takes_context=True)
def filter_form(context: Context, content: str, label: str, params: str) -> SafeString:
    """A search field and `filter_select` tags in one form; `params` names what it asks for, all else is kept."""
    given, asked = context["request"].GET, {*params.split(), "page"}
    kept = [(key, value) for key, values in given.lists() for value in values if key not in asked]
    return component("filter_form", content=content, label=label, kept=kept, words=given.get("q", ""))


@register.inclusion_tag("ui/components/filter_select.html", takes_context=True)
def filter_select(
    context: Context, label: str, param: str, options: Iterable[tuple[Any, str]], every: str
) -> dict[str, Any]:
    """One of many choices (value, words), inside a `filter_form`; `every` stands for none of them."""
    current = context["request"].GET.get(param, "")
    choices = [(str(value), words, str(value) == current) for value, words in options]
    return {"label": label, "param": param, "choices": choices, "every": every}


@register.inclusion_tag("ui/components/filter_link.html", takes_context=True)
def filter_link(
    context: Context,
    label: str,
    param: str,
    value: str = "",
    count: int | None = None,
    current: bool | None = None,
) -> dict[str, Any]:
    """Sets `param` to `value` in the address (nothing: takes it away) and goes back to the first page; `current` says
    what the list shows where the address does not."""
    request = context["request"]
    query = request.GET.copy()
    query.pop("page", None)
    query.pop(param, None)
    if value:
        query[param] = value
    url = f"?{query.urlencode()}" if query else request.path
    if current is None:
        current = request.GET.get(param, "") == str(value)
    return {"label": label, "url": url, "count": count, "current": current}


@register.inclusion_tag("ui/components/filter_search.html", takes_context=True)
def filter_search(context: Context, label: str, param: str = "q") -> dict[str, Any]:
    """A search field that keeps the other filters."""
    given = context["request"].GET
    kept = [(key, value) for key, values in given.lists() for value in values if key not in (param, "page")]
    return {"label": label, "param": param, "value": given.get(param, ""), "kept": kept}


@register.simple_block_tag
def tabs(content: str, label: str) -> SafeString:
    """Views of one thing, each with its own address; holds `tab` tags."""
    return component("tabs", content=content, label=label)


@register.inclusion_tag("ui/components/tab.html")
def tab(label: str, url: str, current: bool = False, count: int | None = None) -> dict[str, Any]:
    """One view; `count` is shown after its name."""
    return {"label": label, "url": url, "current": current, "count": count}


@register.simple_block_tag
def table(content: str, label: str, classes: str = "as-list") -> SafeString:
    """A table in a box that scrolls by itself; the content is thead, tbody, tfoot."""
    return component("table", content=content, label=label, classes=classes)


@register.inclusion_tag("ui/components/sort_link.html", takes_context=True)
def sort_link(context: Context, label: str, key: str, param: str = "sort") -> dict[str, Any]:
    """A column's name that sorts by `key`, and by `-key` when chosen again."""
    query = context["request"].GET.copy()
    now = query.get(param, "")
    query.pop("page", None)
    query[param] = f"-{key}" if now == key else key
    direction = {key: "up", f"-{key}": "down"}.get(now, "")
    return {"label": label, "url": f"?{query.urlencode()}", "direction": direction}


@register.inclusion_tag("ui/components/pagination.html", takes_context=True)
def pagination(context: Context, page: "Page[Any]") -> dict[str, Any]:
    """Which rows of how many, and the way to the others."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "request": context["request"]}


@register.simple_block_tag
def rows(content: str) -> SafeString:
    """A list of `item` tags."""
    return component("rows", content=content)


@register.simple_block_tag(takes_context=True)
def item(
    context: Context, content: str, title: str, url: str = "", day: date | None = None, current: bool = False
) -> SafeString:
    """One thing of a list; the content is the line under its title."""
    parts = {"over": take_slot(context, "item_over"), "end": take_slot(context, "item_end")}
    weekday = write_weekday(day) if day else ""
    return component(
        "item", title=title, url=url, day=day, weekday=weekday, current=current, content=content, **parts
    )


@register.simple_block_tag(takes_context=True)
def item_over(context: Context, content: str) -> str:
    """The line over an item's title: kind at the left, age at the right."""
    return put_slot(context, "item_over", content)


@register.simple_block_tag(takes_context=True)
def item_end(context: Context, content: str) -> str:
    """What stands at the right of an item: a status, a remaining time."""
    return put_slot(context, "item_end", content)


@register.simple_block_tag(takes_context=True)
def card(
    context: Context,
    content: str,
    kind: str,
    words: str,
    title: str,
    url: str = "",
    meta: str = "",
    level: int = 2,
    id: str = "",
) -> SafeString:
    """A thing that waits for an answer; the content asks, `answers` hold the buttons."""
    given = {
        "kind": kind,
        "words": words,
        "title": title,
        "url": url,
        "meta": meta,
        "level": level,
        "id": id,
    }
    return component(
        "card", look=STATUSES[kind], content=content, answers=take_slot(context, "answers"), **given
    )


@register.simple_block_tag(takes_context=True)
def answers(context: Context, content: str) -> str:
    """The buttons of a card."""
    return put_slot(context, "answers", content)


@register.simple_block_tag
def timeline(content: str) -> SafeString:
    """What happened, newest first; holds `happening` tags."""
    return component("timeline", content=content)


@register.simple_block_tag
def happening(
    content: str, at: datetime, who: str, did: str, icon: str = "pencil", tone: str = "", id: str = ""
) -> SafeString:
    """One fact: when, who, did what; the content is what was said."""
    when = {"at": at, "day": write_short_day(at), "time": write_time(at)}
    return component("happening", content=content, who=who, did=did, icon=icon, tone=tone, id=id, **when)


@register.inclusion_tag("ui/components/matrix_cell.html")
def matrix_cell(
    count: int | None, kind: str, url: str = "", edge: bool = False, span: int = 1
) -> dict[str, Any]:
    """A count in a matrix; `kind`: ok, late, silent; None shows "–": there is nothing to count."""
    look = "zero" if not count else kind
    return {
        "count": write_number(count),
        "look": look,
        "url": url if count else "",
        "edge": edge,
        "span": span,
    }


@register.simple_block_tag
def bulk_bar(content: str, none: str) -> SafeString:
    """The bar of a form whose rows can be chosen; `none` is what it says while none is."""
    return component("bulk_bar", content=content, none=none)
