"""What a node of the outline is: a clause to follow, a bare heading, or a detail of the item above it."""

import re

from donghanh.paperwork.reading.markers import Style
from donghanh.paperwork.reading.mentions import mentions
from donghanh.paperwork.reading.outline import Node
from donghanh.paperwork.reading.passage import Passage, plain
from donghanh.paperwork.reading.sections import Kind, classify
from donghanh.paperwork.reading.verbs import starts_with_action

CONTENTS_FOLLOW = re.compile(
    r"(?:gom|bao gom|tieu chi|doi tuong|thanh phan|noi dung|hinh thuc|cac truong hop|"
    r"ho so)(?: [a-z]+){0,6}\s*:$"
)
INSPECTION = re.compile(
    r"(?:tien hanh |to chuc )?(?:kiem tra|giam sat|thanh tra|danh gia)(?:,? (?:va )?(?:kiem tra|giam sat|danh gia))* "
    r"(?:viec|cong tac|trinh tu|quy trinh|ket qua|noi dung|tinh hinh) "
)
"""What is inspected follows as bullets: contents of the inspection, not clauses."""
WHAT_HOLDS = re.compile(r"(?:bao|dam) (?:dam|bao) ")
TARGETS_FOLLOW = re.compile(r"(?:muc tieu|chi tieu|ket qua)(?: [a-z]+){0,4}\s*:$")
NOT_A_TASK = re.compile(
    r"(?:tren day la|noi nhan|kem theo|ghi chu|trong qua trinh|luu y|can cu vao tinh hinh|de (?:dat|"
    r"thuc hien|hoan thanh) (?:duoc )?(?:cac |nhung )?(?:muc tieu|nhiem vu)[^.]*:$)"
)
PLACEHOLDER = re.compile(r"(?:hoat dong|nhiem vu|noi dung|giai phap|cong viec|viec)(?: so)?(?: \d{1,2})?$")
LEAST_WORDS = 3


def is_placeholder(title: Passage) -> bool:
    """ "Hoạt động 1": a heading that names no work; its "Nội dung:" does."""
    return bool(PLACEHOLDER.match(title.plain.strip(" :.")))


def is_formula(node: Node) -> bool:
    """ "Điều 2. Quyết định này có hiệu lực …": what a decision says of itself."""
    return node.marker is not None and node.marker.style is Style.ARTICLE


def is_bare_heading(node: Node, title: Passage) -> bool:
    """A heading left without anything under it, or words that order nothing."""
    words = title.text.split()
    top = node.marker is None or node.marker.style <= Style.ROMAN
    family = classify(title.text, top=top)
    return (
        len(words) < LEAST_WORDS
        or (top and family is not Kind.UNKNOWN)
        or bool(NOT_A_TASK.match(title.plain))
        or (node.marker is None)
    )


def are_tasks(node: Node, items: list[Node]) -> bool:
    """Whether the items under a node are clauses of their own rather than details of it."""
    if node.marker is None or node.marker.style <= Style.ROMAN:
        return True
    folded = plain(node.text)
    acting = sum(acts(child) or bool(child.children) for child in items)
    if CONTENTS_FOLLOW.search(folded):
        return acting * 2 > len(items) and not re.search(
            r"gom(?: [a-z]+){0,4}\s*:$|tieu chi|doi tuong", folded
        )
    if acting * 2 >= len(items):
        return True
    if starts_with_action(node.text):
        return node.marker.style <= Style.ARABIC and acting * 3 >= len(items)
    words = sum(len(child.text.split()) for child in items) / len(items)
    return words >= 7


def inspected(node: Node, items: list[Node]) -> list[Node]:
    """The bullets of "Giám sát việc …" where most of them name what is inspected."""
    if node.marker is None or node.marker.style <= Style.ROMAN or not INSPECTION.match(plain(node.text)):
        return []
    bullets = [child for child in items if child.marker and child.marker.style is Style.BULLET]
    matters = [child for child in bullets if not acts(child) or WHAT_HOLDS.match(plain(child.text))]
    return bullets if len(matters) * 2 > len(bullets) else []


def acts(node: Node) -> bool:
    """Whether a clause opens with an action or names who leads."""
    if starts_with_action(node.text):
        return True
    named = mentions(node.passage)
    return bool(named.lead)


def targets_follow(title: Passage) -> bool:
    """Whether a heading announces targets: "… các mục tiêu sau:"."""
    return bool(TARGETS_FOLLOW.search(title.plain))
