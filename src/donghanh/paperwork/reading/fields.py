"""Labelled lines in the outline: which are fields, and which item or group each of them speaks for."""

from donghanh.paperwork.reading.drafts import Found
from donghanh.paperwork.reading.labels import DETAILS, TASK_FIELDS, Field, Role, label_at, read_fields
from donghanh.paperwork.reading.markers import Style
from donghanh.paperwork.reading.mentions import responsible
from donghanh.paperwork.reading.names import split_names
from donghanh.paperwork.reading.outline import Node
from donghanh.paperwork.reading.passage import Passage, join
from donghanh.paperwork.reading.verbs import starts_with_action

Fields = dict[Role, Found]


def settle_fields(root: Node) -> None:
    """Moves field lines that an outline put under the last item of a group to the group they speak for."""
    for node in list(root.walk()):
        _raise_fields(node.children)
        _lift_fields(node)


def labelled(node: Node) -> tuple[Role | None, Passage]:
    """The role of a labelled line and the words after its label."""
    found = label_at(node.passage.plain, 0)
    return (found[0], node.passage.cut(found[1])) if found else (None, node.passage)


def is_label(node: Node) -> bool:
    return role_of_line(node) is not None


def is_field(node: Node) -> bool:
    return role_of_line(node) in TASK_FIELDS


def role_of_line(node: Node) -> Role | None:
    """The role of a node that is a labelled field or detail as a whole."""
    if node.table is not None or not node.passage:
        return None
    found = label_at(node.passage.plain, 0)
    if found is None:
        return None
    if found[0] in DETAILS and node.marker and node.marker.style <= Style.ROMAN:
        return None
    return found[0]


def assign_fields(children: list[Node]) -> tuple[Fields, dict[int, Fields]]:
    """Labelled fields among items: those of the whole group, and those of single items.

    Fields between items belong to the item before them; fields after the last item, or before the first, to all.
    """
    items = [index for index, child in enumerate(children) if not is_label(child) and child.table is None]
    fields = [index for index, child in enumerate(children) if is_field(child)]
    group: Fields = {}
    own: dict[int, Fields] = {}
    between = any(items and items[0] < index < items[-1] for index in fields)
    for index in fields:
        gathered = _field_node(children[index])
        before = [item for item in items if item < index]
        if between and before:
            own.setdefault(id(children[before[-1]]), {}).update(gathered)
        else:
            group.update(gathered)
    return group, own


def _lift_fields(node: Node) -> None:
    """Fields under the last item, where no item before it has any, speak for the group.

    For numbered items always; for bullets only where they also name who leads: a lone deadline line belongs to
    the bullet above it.
    """
    items = [
        child for child in node.children if not is_label(child) and child.table is None and child.is_item
    ]
    if len(items) < 2 or any(_has_fields(child) for child in items[:-1]):
        return
    last = items[-1]
    under = [child for child in last.children if is_field(child)]
    roles = {role for child in under for role in _field_node(child)}
    unmarked = all(child.marker is None for child in under)
    childless = not any(child.children for child in items[:-1])
    numbered = last.marker is not None and last.marker.numbered and unmarked and childless
    starred = bool(under) and all(child.marker and child.marker.symbol == "*" for child in under)
    if under and (numbered or starred or (len(roles) > 1 and Role.LEAD in roles)):
        last.children = [child for child in last.children if child not in under]
        node.children.extend(under)


def details_beside_fields(node: Node) -> list[Node]:
    """Bullets of a numbered action that share their mark with two or more of its fields: details, not clauses."""
    numbered = node.marker is not None and Style.ROMAN < node.marker.style < Style.BULLET
    if not numbered or node.text.endswith(":") or not starts_with_action(node.text):
        return []
    fields = [child for child in node.children if child.marker and is_field(child)]
    roles = {role for child in fields for role in _field_node(child)}
    marks = {_mark(child) for child in fields}
    if len(roles) < 2 or Role.LEAD not in roles:
        return []
    return [
        child for child in node.children if child.marker and not is_label(child) and _mark(child) in marks
    ]


def _mark(node: Node) -> tuple[Style, str] | None:
    return (node.marker.style, node.marker.symbol) if node.marker else None


def _raise_fields(siblings: list[Node]) -> None:
    """A field line after the last sub-bullet is its parent's where the parent's siblings have field lines too."""
    items = [node for node in siblings if node.marker and not is_label(node)]
    if not any(child.marker is None and is_field(child) for node in items for child in node.children):
        return
    for node in items:
        below = [child for child in node.children if child.marker and not is_label(child)]
        if len(below) < 2 or any(_has_fields(child) for child in [*below[:-1]]):
            continue
        raised = [child for child in below[-1].children if child.marker is None and is_field(child)]
        below[-1].children = [child for child in below[-1].children if child not in raised]
        node.children.extend(raised)


def _has_fields(node: Node) -> bool:
    if any(is_field(child) for child in node.children):
        return True
    return bool(read_fields(node.passage)[1])


def _field_node(node: Node) -> Fields:
    """The fields of a labelled line; its sub-bullets are values of its last label."""
    _, fields = read_fields(node.passage)
    if any(is_field(child) for child in node.children):
        gathered = by_role(fields)
        for child in node.children:
            gathered.update(_field_node(child))
        return gathered
    values = [child.passage for child in node.children if child.passage]
    if fields and values:
        last = fields[-1]
        fields[-1] = Field(last.role, last.label, join([last.value, *values], "\n"), last.start)
    return by_role(fields)


def by_role(fields: list[Field]) -> Fields:
    gathered: Fields = {}
    for one in fields:
        if not one.value:
            continue
        reason = f"nêu rõ sau nhãn “{one.label}”"
        if one.role is Role.LEAD_COOP:
            names = split_names(one.value)
            gathered[Role.LEAD] = Found(tuple(names[:1]), 0.8, reason)
            gathered[Role.COOP] = Found(tuple(names[1:]), 0.8, reason)
        elif one.role in (Role.LEAD, Role.COOP):
            named = responsible(one.value)
            gathered[one.role] = Found(named.lead, 0.95, reason)
            if named.coop and one.role is Role.LEAD:
                gathered.setdefault(Role.COOP, Found(named.coop, 0.9, reason))
        elif one.role in (Role.PRODUCT, Role.DEADLINE):
            gathered[one.role] = Found((one.value,), 0.95, reason)
    return gathered
