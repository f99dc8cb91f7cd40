"""Reads a plan (kế hoạch, chương trình, phương án) into header, sections, tasks, targets and suggestions.

Layers, each of which knows only those before it: `lines` and `repair` (whole paragraphs), `segments` (one file,
several documents), `markers` and `outline` (the tree of headings), `sections` (what a heading announces), `labels`,
`columns`, `agencies`, `timing`, `targets` (values), `items` and `tables` (what is a task), `reader` (all together).
"""

from donghanh.paperwork.reading.reader import read_plan
from donghanh.paperwork.reading.rendering import as_json
from donghanh.paperwork.reading.result import (
    Header,
    Indicator,
    PlanReading,
    Section,
    Suggestion,
    Task,
    Term,
    Value,
)

__all__ = [
    "Header",
    "Indicator",
    "PlanReading",
    "Section",
    "Suggestion",
    "Task",
    "Term",
    "Value",
    "as_json",
    "read_plan",
]
