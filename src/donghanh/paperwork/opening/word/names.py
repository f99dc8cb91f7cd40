"""Names of WordprocessingML elements and attributes (ECMA-376)."""

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATHEMATICS = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def w(name: str) -> str:
    """The qualified name of a Word element or attribute."""
    return f"{{{WORD}}}{name}"


ALTERNATIVES = f"{{{COMPATIBILITY}}}AlternateContent"
FALLBACK = f"{{{COMPATIBILITY}}}Fallback"
FORMULA_TEXT = f"{{{MATHEMATICS}}}t"


def value_of(parent: etree._Element | None, name: str) -> str | None:
    """The `w:val` of the child `name`, or None where there is no such child or value."""
    child = parent.find(w(name)) if parent is not None else None
    return child.get(w("val")) if child is not None else None


def switch_of(parent: etree._Element | None, name: str) -> bool | None:
    """An on/off property such as `w:b`: None where it is not set."""
    child = parent.find(w(name)) if parent is not None else None
    return None if child is None else child.get(w("val"), "true") not in ("0", "false", "off", "none")


def whole_number(text: str | None, default: int, largest: int = 1_000_000) -> int:
    """A number as an attribute holds it; `default` where it is missing, malformed or beyond belief."""
    try:
        number = int(text or "")
    except ValueError:
        return default
    return number if abs(number) <= largest else default
