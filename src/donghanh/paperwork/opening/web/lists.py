"""The numbers and bullets that a browser puts before list items."""

from lxml import etree

from donghanh.paperwork.opening.word.names import whole_number
from donghanh.paperwork.opening.word.numbering import write_number

STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
LISTS = frozenset(("ol", "ul", "menu", "dir"))
BULLETS = ("-", "+")


class Lists:
    """Counts along the page: `open` and `close` are called for every block, `label` once a paragraph."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []
        self._waiting = ""

    def open(self, element: etree._Element) -> None:
        if element.tag in LISTS:
            style = STYLES.get(element.get("type") or "", "decimal") if element.tag == "ol" else ""
            self._open.append((style, whole_number(element.get("start"), 1)))
        elif element.tag == "li":
            self._waiting = self._next(element)

    def close(self, element: etree._Element) -> None:
        if element.tag in LISTS and self._open:
            self._open.pop()
        elif element.tag == "li":
            self._waiting = ""

    def label(self) -> str:
        """The mark of the item just begun; "" for its further paragraphs and outside lists."""
        mark, self._waiting = self._waiting, ""
        return mark

    def _next(self, item: etree._Element) -> str:
        if not self._open:
            return BULLETS[0]
        style, number = self._open[-1]
        if not style:
            return BULLETS[min(len(self._open) - 1, 1)]
        number = whole_number(item.get("value"), number)
        self._open[-1] = (style, number + 1)
        return f"{write_number(number, style)}."
