"""What belongs to the web site and not to the document: menus, banners, footers, comments of readers."""

from lxml import etree

SITE_PARTS = frozenset(("nav", "aside", "footer", "header"))
DOCUMENTS = frozenset(("article", "main"))
NEVER_WORDS = frozenset(
    (
        *("script", "style", "head", "title", "noscript", "template", "iframe", "frame", "object", "embed"),
        *("applet", "svg", "math", "canvas", "audio", "video", "map", "select", "option", "textarea"),
        *("button", "input", "xml", "del", "meta", "link", "base"),
    )
)
LEAST_SHARE = 0.5


def main_part(root: etree._Element) -> etree._Element:
    """The part of the page that says it is the document and holds at least half of the words, else the body."""
    body = root if root.tag == "body" else root.find(".//body")
    if body is None:
        return root
    least = LEAST_SHARE * letters_in(body, without=SITE_PARTS)
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = body.findall(path)
        if len(found) == 1 and letters_in(found[0]) >= least:
            return found[0]
    return body


def letters_in(element: etree._Element, without: frozenset[str] = frozenset()) -> int:
    """How many letters an element holds that a reader would see as text; `without` names tags left aside."""
    total, walker = 0, etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        if event == "end":
            total += len((node.tail or "").strip()) if node is not element else 0
        elif node.tag in NEVER_WORDS or node.tag in without:
            walker.skip_subtree()
        else:
            total += len((node.text or "").strip())
    return total
