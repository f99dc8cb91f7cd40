"""Spans of a document's words, underlined where they were read from."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

STYLES = ("solid", "dotted", "double", "dashed", "wavy")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a text; `style` is one of STYLES, `label` the small word after it."""

    start: int
    end: int
    style: str = "solid"
    label: str = ""


def marked_text(text: str, spans: Sequence[Span]) -> SafeString:
    """The text as HTML, each span in a <mark>. Spans that overlap an earlier one are left plain."""
    pieces: list[tuple[str | SafeString]] = []
    at = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start < at or span.end > len(text) or span.start >= span.end:
            continue
        pieces += [(text[at : span.start],), (_mark(text[span.start : span.end], span),)]
        at = span.end
    return format_html_join("", "{}", [*pieces, (text[at:],)])


def _mark(words: str, span: Span) -> SafeString:
    label = format_html('<small class="mark-label">{}</small>', span.label) if span.label else ""
    return format_html('<mark class="{}">{}</mark>{}', span.style, words, label)
