"""From lines to a tree: headings, items, paragraphs and tables, each under the one it belongs to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from donghanh.paperwork.reading.labels import starts_with_label
from donghanh.paperwork.reading.lines import Line, Part, Table
from donghanh.paperwork.reading.markers import Marker, Style, find_marker
from donghanh.paperwork.reading.passage import EMPTY, Passage
from donghanh.paperwork.reading.sections import Kind, classify

TITLE_RANK = 38
"""Bold headings without a number stand between "I." and "1."."""
LONGEST_TITLE = 28
LETTERS = re.compile(r"[^\W\d_]{3}")


@dataclass(eq=False, slots=True)
class Node:
    """A line with everything under it. The root and table nodes have no words of their own."""

    passage: Passage = EMPTY
    marker: Marker | None = None
    line: Line | None = None
    table: Table | None = None
    rank: float = 0
    children: list["Node"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def is_item(self) -> bool:
        return self.marker is not None

    @property
    def is_paragraph(self) -> bool:
        return self.marker is None and self.table is None and not self.children

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def build(parts: Iterable[Part]) -> Node:
    """The tree of a run of lines and tables."""
    root = Node(rank=-1)
    stack = [root]
    for part in parts:
        if isinstance(part, Table):
            _pop_bullets(stack)
            stack[-1].children.append(Node(table=part, rank=99))
        else:
            _place(part, stack)
    return root


def _place(line: Line, stack: list[Node]) -> None:
    marker = find_marker(line.text, line.label)
    if marker is None:
        _place_unmarked(line, stack)
        return
    passage = line.passage.cut(marker.end)
    if not passage and marker.style is Style.BULLET:
        return
    node = Node(passage, marker, line)
    node.rank = _rank(marker, stack)
    _push(node, stack)


def _push(node: Node, stack: list[Node]) -> None:
    while stack[-1].rank >= node.rank:
        stack.pop()
    stack[-1].children.append(node)
    stack.append(node)


def _rank(marker: Marker, stack: list[Node]) -> float:
    if marker.style is Style.BULLET:
        return _bullet_rank(marker, stack)
    rank = marker.style + marker.depth
    top = stack[-1]
    if (
        marker.style in (Style.LETTER, Style.BRACKET, Style.ARABIC)
        and _opens_list(top)
        and marker.ordinal == 1
    ):
        return max(float(rank), top.rank + 1)
    for node in reversed(stack):
        if node.marker and node.marker.style == marker.style and node.marker.depth == marker.depth:
            return node.rank
    return float(rank)


def _opens_list(node: Node) -> bool:
    bullet = node.marker is not None and node.marker.style is Style.BULLET
    return bullet and node.text.endswith(":") and not node.children


def _awaits_values(node: Node) -> bool:
    """ "* Thời gian thực hiện:": a label whose values are the bullets that follow, whatever their symbol."""
    return _opens_list(node) and starts_with_label(node.text)


def _same_symbol(node: Node, marker: Marker) -> bool:
    return node.marker is not None and node.marker.symbol == marker.symbol


def _bullet_rank(marker: Marker, stack: list[Node]) -> float:
    """Bullets nest in the order in which their symbols first appear under the same number."""
    if _awaits_values(stack[-1]) and not _same_symbol(stack[-1], marker):
        return stack[-1].rank + 1
    for node in reversed(stack):
        if node.marker is None or node.marker.style is not Style.BULLET:
            continue
        if node.marker.symbol == marker.symbol:
            return node.rank
    deepest = stack[-1]
    if deepest.marker and deepest.marker.style is Style.BULLET:
        return deepest.rank + 1
    return float(max(Style.BULLET, deepest.rank + 1))


def _place_unmarked(line: Line, stack: list[Node]) -> None:
    if starts_with_label(line.text):
        stack[-1].children.append(Node(line.passage, line=line, rank=98))
    elif is_title(line):
        _push(Node(line.passage, line=line, rank=_title_rank(line, stack)), stack)
    else:
        _pop_bullets(stack)
        stack[-1].children.append(Node(line.passage, line=line, rank=97))


def _title_rank(line: Line, stack: list[Node]) -> float:
    """Capital family names stand beside "I."; other headings under the number they follow, beside their like."""
    if line.text.isupper() and classify(line.text, top=True) is not Kind.UNKNOWN:
        return float(Style.ROMAN)
    lead_in = _is_lead_in(line)
    for node in reversed(stack):
        if node.line is not None and node.marker is None and _is_lead_in(node.line) == lead_in:
            return node.rank
        if lead_in and node.marker is not None and node.marker.numbered:
            break
    if lead_in:
        return next((node.rank for node in reversed(stack) if node.rank < Style.BULLET), 0) + 0.5
    numbered = stack[-1] if stack[-1].marker and stack[-1].marker.numbered else None
    if numbered and not numbered.children:
        return max(numbered.rank + 0.5, TITLE_RANK)
    return TITLE_RANK


def _is_lead_in(line: Line) -> bool:
    """ "Trong đó:", "Trọng tâm:": words that open a list without being a heading in print."""
    return line.text.endswith(":") and not line.bold and not line.text.isupper()


def is_title(line: Line) -> bool:
    """An unnumbered heading: a short line all in bold or in capitals, or a short line that ends in a colon."""
    text = line.text
    words = len(text.split())
    if words > LONGEST_TITLE or text.endswith((";", ",")) or not LETTERS.search(text):
        return False
    if line.bold or (text.isupper() and words > 1):
        return not text.endswith(".") or words <= 12
    return text.endswith(":") and words <= 10


def _pop_bullets(stack: list[Node]) -> None:
    while stack[-1].marker and stack[-1].marker.style is Style.BULLET:
        stack.pop()
