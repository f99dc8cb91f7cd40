"""Which nodes of the outline are tasks, and what each inherits from its fields and headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from donghanh.paperwork.reading.mentions import heading_agencies, mentions, responsible
from donghanh.paperwork.reading.names import split_names
from donghanh.paperwork.reading.clauses import clauses_within
from donghanh.paperwork.reading.columns import Columns, read_columns
from donghanh.paperwork.reading.drafts import NOTHING, Draft, Found
from donghanh.paperwork.reading.labels import Field, Role, label_at, read_fields
from donghanh.paperwork.reading.lines import Table
from donghanh.paperwork.reading.markers import Style
from donghanh.paperwork.reading.outline import Node
from donghanh.paperwork.reading.passage import Passage, join, plain
from donghanh.paperwork.reading.periods import is_period_heading
from donghanh.paperwork.reading.sections import Kind, classify
from donghanh.paperwork.reading.tables import continues_table, read_rows
from donghanh.paperwork.reading.targets import Target, find_targets, heading_year
from donghanh.paperwork.reading.verbs import starts_with_action

TASK_FIELDS = (Role.LEAD, Role.COOP, Role.LEAD_COOP, Role.PRODUCT, Role.DEADLINE)
DETAILS = (Role.DETAIL, Role.CONTENT, Role.TARGET)
CONTENTS_FOLLOW = re.compile(
    r"(?:gom|bao gom|tieu chi|doi tuong|thanh phan|noi dung|hinh thuc|cac truong hop|ho so)(?: [a-z]+){0,6}\s*:$"
)
TARGETS_FOLLOW = re.compile(r"(?:muc tieu|chi tieu|ket qua)(?: [a-z]+){0,4}\s*:$")
SEE_APPENDIX = re.compile(
    r"(?:tai|theo|o|kem theo|trong|co)\b[^.;]{0,40}\bphu luc|phu luc [^.;]{0,30}kem theo|bieu (?:kem theo|dinh kem)"
)
NOT_A_TASK = re.compile(
    r"(?:tren day la|noi nhan|kem theo|ghi chu|trong qua trinh|luu y|can cu vao tinh hinh|de (?:dat|thuc hien|hoan thanh) (?:duoc )?(?:cac |nhung )?(?:muc tieu|nhiem vu)[^.]*:$)"
)
PLACEHOLDER = re.compile(r"(?:hoat dong|nhiem vu|noi dung|giai phap|cong viec|viec)(?: so)?(?: \d{1,2})?$")
LONG_SENTENCE = 20
LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Context:
    """What headings above say about everything under them."""

    kind: Kind = Kind.UNKNOWN
    section: tuple[str, ...] = ()
    year: str | None = None
    lead: Found = NOTHING
    coop: Found = NOTHING
    product: Found = NOTHING
    deadline: Found = NOTHING
    requested: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Goal:
    """A target with its section and the year of its heading."""

    target: Target
    section: tuple[str, ...]
    year: str | None


@dataclass(slots=True)
class Harvest:
    """Everything gathered from one or more outlines."""

    drafts: list[Draft] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    columns: Columns | None = None


Fields = dict[Role, Found]


def harvest(root: Node, context: Context, into: Harvest) -> None:
    """Reads an outline in order and adds its tasks and targets."""
    for node in list(root.walk()):
        _raise_fields(node.children)
        _lift_fields(node)
    _read_children(root, context, into)


def _read_children(node: Node, context: Context, into: Harvest) -> None:
    children = node.children
    group, own = _assign_fields(children)
    inner = _with_fields(context, group, "suy ra từ nhãn chung của nhóm")
    for child in children:
        if child.table is not None:
            _read_table(child.table, inner, into)
        elif not _is_field(child):
            _read_child(child, own.get(id(child), {}), inner, into)


def _with_fields(context: Context, fields: Fields, reason: str) -> Context:
    changes = {}
    for role, name in (
        (Role.LEAD, "lead"),
        (Role.COOP, "coop"),
        (Role.PRODUCT, "product"),
        (Role.DEADLINE, "deadline"),
    ):
        if role in fields:
            changes[name] = Found(fields[role].passages, min(fields[role].confidence, 0.8), reason)
    return replace(context, **changes) if changes else context


def _read_child(child: Node, fields: Fields, context: Context, into: Harvest) -> None:
    if child.is_paragraph:
        if context.kind in (Kind.GOALS, Kind.PURPOSE):
            _read_goals(child, context, into)
        return
    kind = _kind_of(child, context)
    here = replace(context, kind=kind, depth=context.depth + 1)
    if kind in (Kind.GOALS, Kind.PURPOSE):
        _read_goals_under(child, here, into)
    elif kind.holds_tasks:
        _read_item(child, fields, here, into)


def _kind_of(node: Node, context: Context) -> Kind:
    """A heading's own family, else that of the heading above. Items without anything under them keep the latter."""
    heading = bool(node.children) or node.marker is None
    style = node.marker.style if node.marker else Style.ROMAN
    top = context.depth == 0 or style in (Style.PART, Style.CHAPTER, Style.ROMAN, Style.UPPER)
    text = node.text.split(":")[0] if ":" in node.text[:80] else node.text
    own = (
        classify(text, top=top and (heading or node.text.isupper()))
        if heading or style < Style.BULLET
        else Kind.UNKNOWN
    )
    if own is Kind.UNKNOWN or (not heading and not top and own.holds_tasks):
        return context.kind
    if own is Kind.TASKS and context.kind is Kind.ORGANISE:
        return context.kind
    if own is Kind.TASKS and not context.kind.holds_tasks and style >= Style.LETTER:
        return context.kind
    return own


def _read_item(node: Node, given: Fields, context: Context, into: Harvest) -> None:
    title, inline = read_fields(node.passage)
    if not title:
        return
    fields = {**_gathered(inline), **given}
    group, _ = _assign_fields(node.children)
    if content := _content(node, whole=_is_placeholder(title)):
        _read_content(node, content, {**group, **fields}, context, into)
        return
    matters = [child for child in node.children if child.table is not None or not _is_label(child)]
    items = [child for child in matters if not child.is_paragraph]
    if not items and not [child for child in matters if child.is_paragraph]:
        if not _is_bare_heading(node, title) and not _is_formula(node):
            into.drafts.append(_draft(node, title, {**group, **fields}, context))
    elif not items:
        _read_paragraphs(node, title, matters, {**group, **fields}, context, into)
    elif _targets_follow(title):
        _read_goals_under(node, replace(context, kind=Kind.GOALS), into)
    elif any(child.table for child in items) or _are_tasks(node, items):
        _read_children(node, _under(node, title, fields, context), into)
    else:
        into.drafts.append(_draft(node, title, {**group, **fields}, context))


def _is_placeholder(title: Passage) -> bool:
    """ "Hoạt động 1": a heading that names no work; its "Nội dung:" does."""
    return bool(PLACEHOLDER.match(title.plain.strip(" :.")))


def _content(node: Node, *, whole: bool) -> Node | None:
    """The line that states the work itself: "Nhiệm vụ: …", under a placeholder also "Nội dung: …"."""
    for child in node.children:
        if _role(child) is Role.CONTENT and (whole or child.passage.plain.startswith("nhiem vu")):
            return child
    return None


def _read_content(node: Node, content: Node, fields: Fields, context: Context, into: Harvest) -> None:
    """The task of a placeholder heading: the words after "Nội dung:", or each of its sub-bullets."""
    _, found = _labelled(content)
    inner = _under(node, node.passage, fields, context)
    below = [child for child in content.children if child.is_item] or content.children
    words = [(content, found)] if found else [(child, child.passage) for child in below]
    for child, passage in words:
        title, inline = read_fields(passage)
        if title:
            into.drafts.append(_draft(child, title, {**fields, **_gathered(inline)}, inner))


def _labelled(node: Node) -> tuple[Role | None, Passage]:
    """The role of a labelled line and the words after its label."""
    found = label_at(node.passage.plain, 0)
    return (found[0], node.passage.cut(found[1])) if found else (None, node.passage)


def _is_formula(node: Node) -> bool:
    """ "Điều 2. Quyết định này có hiệu lực …": what a decision says of itself."""
    return node.marker is not None and node.marker.style is Style.ARTICLE


def _is_bare_heading(node: Node, title: Passage) -> bool:
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


def _under(node: Node, title: Passage, fields: Fields, context: Context) -> Context:
    """The context for what stands under a heading: its words, agency, period and fields."""
    label = f"{node.marker.written} {node.text}" if node.marker else node.text
    section = (*context.section, label) if title else context.section
    agencies = heading_agencies(title)
    changes: dict[str, object] = {"section": section, "year": heading_year(title.plain) or context.year}
    if agencies:
        changes["lead"] = Found(tuple(agencies), 0.85, "suy ra từ đề mục")
        changes["requested"] = title.plain.startswith("de nghi")
    if period := is_period_heading(title):
        changes["deadline"] = Found((period,), 0.75, "suy ra từ đề mục")
    return _with_fields(replace(context, **changes), fields, "suy ra từ đề mục")  # type: ignore[arg-type]


def _read_paragraphs(
    node: Node, title: Passage, paragraphs: list[Node], fields: Fields, context: Context, into: Harvest
) -> None:
    """A numbered heading with paragraphs and no bullets: the paragraph is the task (the item, where it is a sentence)."""
    inner = _under(node, title, fields, context)
    real = [
        child
        for child in paragraphs
        if not SEE_APPENDIX.search(child.passage.plain) and not NOT_A_TASK.match(child.passage.plain)
    ]
    sentence = title.text.endswith(";") or (
        title.text.endswith(".") and len(title.text.split()) > LONG_SENTENCE
    )
    if sentence and node.marker and node.marker.style > Style.ROMAN:
        into.drafts.append(_draft(node, title, fields, context))
        return
    if not real:
        if not paragraphs and node.marker and node.marker.style > Style.ROMAN:
            into.drafts.append(_draft(node, title, fields, context))
        return
    acting = [child for child in real if _acts(child)]
    if node.marker is None and not acting:
        return
    chosen = real if len(real) == 1 else acting or real[:1]
    for child in chosen:
        words, inline = read_fields(child.passage)
        if words:
            draft = _draft(child, words, {**fields, **_gathered(inline)}, inner)
            draft.title_reason = "đoạn văn dưới đề mục"
            draft.number = node.marker.written if node.marker else ""
            into.drafts.append(draft)


def _are_tasks(node: Node, items: list[Node]) -> bool:
    """Whether the items under a node are clauses of their own rather than details of it."""
    if node.marker is None or node.marker.style <= Style.ROMAN:
        return True
    folded = plain(node.text)
    acting = sum(_acts(child) or bool(child.children) for child in items)
    if CONTENTS_FOLLOW.search(folded):
        return acting * 2 > len(items) and not re.search(r"gom(?: [a-z]+){0,4}\s*:$|tieu chi|doi tuong", folded)
    if acting * 2 >= len(items):
        return True
    if starts_with_action(node.text):
        return node.marker.style <= Style.ARABIC and acting * 3 >= len(items)
    words = sum(len(child.text.split()) for child in items) / len(items)
    return words >= 7


def _acts(node: Node) -> bool:
    if starts_with_action(node.text):
        return True
    named = mentions(node.passage)
    return bool(named.lead)


def _targets_follow(title: Passage) -> bool:
    return bool(TARGETS_FOLLOW.search(title.plain))


def _is_label(node: Node) -> bool:
    return _role(node) is not None


def _is_field(node: Node) -> bool:
    return _role(node) in TASK_FIELDS


def _role(node: Node) -> Role | None:
    """The role of a node that is a labelled field or detail as a whole."""
    if node.table is not None or not node.passage:
        return None
    found = label_at(node.passage.plain, 0)
    if found is None:
        return None
    if found[0] in DETAILS and node.marker and node.marker.style <= Style.ROMAN:
        return None
    return found[0]


def _assign_fields(children: list[Node]) -> tuple[Fields, dict[int, Fields]]:
    """Labelled fields among items: those of the whole group, and those of single items.

    Fields between items belong to the item before them; fields after the last item, or before the first, to all.
    """
    items = [index for index, child in enumerate(children) if not _is_label(child) and child.table is None]
    fields = [index for index, child in enumerate(children) if _is_field(child)]
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
    items = [child for child in node.children if not _is_label(child) and child.table is None and child.is_item]
    if len(items) < 2 or any(_has_fields(child) for child in items[:-1]):
        return
    last = items[-1]
    under = [child for child in last.children if _is_field(child)]
    roles = {role for child in under for role in _field_node(child)}
    unmarked = all(child.marker is None for child in under)
    childless = not any(child.children for child in items[:-1])
    numbered = last.marker is not None and last.marker.numbered and unmarked and childless
    if under and (numbered or (len(roles) > 1 and Role.LEAD in roles)):
        last.children = [child for child in last.children if child not in under]
        node.children.extend(under)


def _raise_fields(siblings: list[Node]) -> None:
    """A field line after the last sub-bullet is its parent's where the parent's siblings have field lines too."""
    items = [node for node in siblings if node.marker and not _is_label(node)]
    if not any(child.marker is None and _is_field(child) for node in items for child in node.children):
        return
    for node in items:
        below = [child for child in node.children if child.marker and not _is_label(child)]
        if len(below) < 2 or any(_has_fields(child) for child in [*below[:-1]]):
            continue
        raised = [child for child in below[-1].children if child.marker is None and _is_field(child)]
        below[-1].children = [child for child in below[-1].children if child not in raised]
        node.children.extend(raised)


def _has_fields(node: Node) -> bool:
    if any(_is_field(child) for child in node.children):
        return True
    return bool(read_fields(node.passage)[1])


def _field_node(node: Node) -> Fields:
    """The fields of a labelled line; its sub-bullets are values of its last label."""
    _, fields = read_fields(node.passage)
    if any(_is_field(child) for child in node.children):
        gathered = _gathered(fields)
        for child in node.children:
            gathered.update(_field_node(child))
        return gathered
    values = [child.passage for child in node.children if child.passage]
    if fields and values:
        last = fields[-1]
        fields[-1] = Field(last.role, last.label, join([last.value, *values], "\n"), last.start)
    return _gathered(fields)


def _gathered(fields: list[Field]) -> Fields:
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


def _draft(node: Node, title: Passage, fields: Fields, context: Context) -> Draft:
    draft = Draft(title, context.section, context.kind, node.marker.written if node.marker else "")
    named = mentions(title)
    draft.lead = fields.get(Role.LEAD) or _in_sentence(named.lead) or context.lead
    draft.coop = fields.get(Role.COOP) or _in_sentence(named.coop) or context.coop
    draft.product = fields.get(Role.PRODUCT, context.product)
    draft.deadline = fields.get(Role.DEADLINE, NOTHING)
    draft.inherited = context.deadline
    draft.requested = named.requested or context.requested
    draft.parts = list(clauses_within(title))
    draft.own_line = any(child.marker is None and _role(child) is Role.DEADLINE for child in node.children)
    draft.parent = id(node)
    return draft


def _in_sentence(names: tuple[Passage, ...]) -> Found:
    return Found(names, 0.8, "nêu trong câu của nhiệm vụ") if names else NOTHING


def _read_goals_under(node: Node, context: Context, into: Harvest) -> None:
    """Targets of a heading and of everything under it; a task family further down is read as such."""
    _read_goals(node, context, into)
    label = f"{node.marker.written} {node.text}" if node.marker else node.text
    inner = replace(
        context, section=(*context.section, label), year=heading_year(node.passage.plain) or context.year
    )
    for child in node.children:
        if child.table is not None:
            _read_table(child.table, inner, into)
        else:
            kind = _kind_of(child, inner)
            if kind in (Kind.GOALS, Kind.PURPOSE):
                _read_goals_under(child, replace(inner, kind=kind), into)
            elif child.children and kind.holds_tasks:
                _read_item(child, {}, replace(inner, kind=kind), into)


def _read_goals(node: Node, context: Context, into: Harvest) -> None:
    for target in find_targets(node.passage, strict=context.kind is not Kind.GOALS):
        into.goals.append(Goal(target, context.section, target.by or context.year))


def _read_table(table: Table, context: Context, into: Harvest) -> None:
    columns = read_columns(table)
    height = columns.height if columns else 0
    if columns is None and into.columns is not None and continues_table(table, into.columns):
        columns = into.columns
    if columns is None:
        return
    into.columns = columns
    if columns.lists_targets or (context.kind is Kind.GOALS and not columns.lists_tasks):
        into.goals.extend(_table_goals(table, columns, context))
    elif columns.lists_tasks and context.kind is not Kind.BUDGET:
        kind = context.kind if context.kind is Kind.ORGANISE else Kind.TASKS
        into.drafts.extend(read_rows(table, columns, context.section, kind, height))


def _table_goals(table: Table, columns: Columns, context: Context) -> Iterator[Goal]:
    from donghanh.paperwork.reading.target_tables import table_targets

    for target in table_targets(table, columns):
        yield Goal(target, context.section, target.by or context.year)
