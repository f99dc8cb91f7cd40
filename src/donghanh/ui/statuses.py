"""Kinds of status: which icon and which tone each has. The words come from the page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """A lucide icon and a tone: ok, warn, late, silent or brand."""

    icon: str
    tone: str


STATUSES = {
    "ok": Look("circle-check", "ok"),
    "soon": Look("clock", "warn"),
    "late": Look("triangle-alert", "late"),
    "silent": Look("circle-dashed", "silent"),
    "waiting": Look("hourglass", "brand"),
    "doing": Look("clock", "brand"),
    "planned": Look("calendar", "brand"),
    "inferred": Look("circle-question-mark", "warn"),
    "conflict": Look("link", "warn"),
    "returned": Look("undo-2", "warn"),
    "missing": Look("ban", "late"),
    "paused": Look("circle-pause", "silent"),
    "dropped": Look("circle-x", "silent"),
    "exempt": Look("circle-minus", "silent"),
}

CELL_ICONS = {"clear": "circle-check", "check": "circle-question-mark", "missing": "ban"}
NOTE_ICONS = {"info": "info", "warn": "triangle-alert", "error": "octagon-alert", "done": "circle-check"}
