"""How the words of an element look: bold, centred, hidden, a list mark that Word wrote out."""

import re
from dataclasses import dataclass, replace

from lxml import etree

BOLD_TAGS = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)")
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|%)?\s*(?:;|$)"
)
ALIGNED = re.compile(r"text-align\s*:\s*(\w+)")
BESIDE = re.compile(
    r"mso-element\s*:\s*(?:foot|end)note-list|mso-element\s*:\s*comment|mso-element\s*:\s*(?:header|footer)"
)
LIST_MARK = re.compile(r"mso-list\s*:\s*ignore")
REFERENCES = frozenset(("MsoCommentReference", "MsoFootnoteReference", "MsoEndnoteReference"))


@dataclass(frozen=True, slots=True)
class Look:
    bold: bool = False
    centred: bool = False
    kept: bool = False
    mark: bool = False


def look_of(element: etree._Element, above: Look) -> Look:
    """The look of an element's own words, given that of the element around it."""
    tag, style = element.tag, style_of(element)
    bold = (above.bold or tag in BOLD_TAGS or bool(HEAVY.search(style))) and not LIGHT.search(style)
    return replace(
        above,
        bold=bold,
        centred=_is_centred(element, tag, style, above),
        kept=above.kept or tag == "pre",
        mark=above.mark or bool(LIST_MARK.search(style)),
    )


def is_hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or bool(HIDDEN.search(style_of(element)))


def is_beside(element: etree._Element) -> bool:
    """Notes, comments, headers and footers of a Word page: they hold no task."""
    return bool(BESIDE.search(style_of(element))) or element.get("class") in REFERENCES


def style_of(element: etree._Element) -> str:
    return (element.get("style") or "").lower()


def _is_centred(element: etree._Element, tag: str, style: str, above: Look) -> bool:
    if tag == "center":
        return True
    aligned = ALIGNED.search(style)
    said = aligned[1] if aligned else (element.get("align") or "").lower()
    return said == "center" if said else above.centred
