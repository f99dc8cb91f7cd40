"""Facts and figures: label and value, big figures, how far, the six cells."""

from collections.abc import Sequence
from typing import Any

from django.template import Context, Library
from django.utils.safestring import SafeString

from donghanh.ui.components import component, put_slot, take_slot
from donghanh.ui.statuses import CELL_ICONS

register = Library()


@register.simple_block_tag
def facts(content: str) -> SafeString:
    """A definition list; holds `fact` tags."""
    return component("facts", content=content)


@register.simple_block_tag(takes_context=True)
def fact(context: Context, content: str, label: str) -> SafeString:
    """A label and its value (the content)."""
    return component("fact", content=content, label=label, end=take_slot(context, "fact_end"))


@register.simple_block_tag(takes_context=True)
def fact_end(context: Context, content: str) -> str:
    """What stands at the right of a fact: how sure it is."""
    return put_slot(context, "fact_end", content)


@register.simple_block_tag
def stats(content: str) -> SafeString:
    """A few figures side by side; holds `stat` tags."""
    return component("stats", content=content)


@register.inclusion_tag("ui/components/stat.html")
def stat(
    label: str,
    value: str,
    unit: str = "",
    note: str = "",
    url: str = "",
    tone: str = "",
    current: bool = False,
) -> dict[str, Any]:
    """A figure with its unit and the sentence that explains it."""
    return dict(locals())


@register.inclusion_tag("ui/components/meter.html")
def meter(value: int, of: int, label: str, note: str = "", tone: str = "") -> dict[str, Any]:
    """`value` of `of`, in words and as a bar."""
    return {"value": value, "of": max(of, 1), "label": label, "note": note, "tone": tone}


@register.inclusion_tag("ui/components/steps.html")
def steps(states: Sequence[str], label: str, note: str = "") -> dict[str, Any]:
    """One cell for each thing, in order; states: done, check, missing, now, and anything else for not yet."""
    width = 1000 / max(len(states), 1)
    gap = min(3.0, width / 4)
    cells = [(round(n * width, 2), round(width - gap, 2), state) for n, state in enumerate(states)]
    return {"cells": cells, "label": label, "note": note}


@register.inclusion_tag("ui/components/six_cells.html")
def six_cells(cells: Sequence[Any], label: str) -> dict[str, Any]:
    """Six cells with `name`, `value`, `note` and `state` (clear, check, missing) each."""
    return {"cells": [(cell, CELL_ICONS[_part(cell, "state")]) for cell in cells], "label": label}


@register.inclusion_tag("ui/components/six_mini.html")
def six_mini(states: Sequence[str], words: str) -> dict[str, Any]:
    """The same in a list row; the words say it too."""
    return {"cells": [(n * 13 + 1, state) for n, state in enumerate(states)], "words": words}


def _part(cell: Any, name: str) -> Any:
    return cell[name] if isinstance(cell, dict) else getattr(cell, name)
