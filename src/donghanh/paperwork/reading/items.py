"""Which nodes of the outline are tasks, and what each inherits from its fields and headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from donghanh.paperwork.reading.clauses import clauses_within
from donghanh.paperwork.reading.columns import Columns, read_columns
from donghanh.paperwork.reading.deciding import (
    NOT_A_TASK,
    acts,
    are_tasks,
    inspected,
    is_bare_heading,
    is_formula,
    is_placeholder,
    targets_follow,
)
from donghanh.paperwork.reading.drafts import NOTHING, Draft, Found
from donghanh.paperwork.reading.fields import (
    Fields,
    assign_fields,
    by_role,
    details_beside_fields,
    is_field,
    is_label,
    labelled,
    role_of_line,
    settle_fields,
)
from donghanh.paperwork.reading.labels import Role, read_fields
from donghanh.paperwork.reading.lines import Table
from donghanh.paperwork.reading.markers import Style
from donghanh.paperwork.reading.mentions import heading_agencies, mentions
from donghanh.paperwork.reading.outline import Node
from donghanh.paperwork.reading.passage import Passage
from donghanh.paperwork.reading.periods import is_period_heading
from donghanh.paperwork.reading.sections import Kind, classify
from donghanh.paperwork.reading.tables import Above, continues_table, read_rows
from donghanh.paperwork.reading.target_tables import table_targets
from donghanh.paperwork.reading.targets import Target, find_targets, heading_year

SEE_APPENDIX = re.compile(
    r"(?:tai|theo|o|kem theo|trong|co)\b[^.;]{0,40}\bphu luc|phu luc [^.;]{0,30}kem theo|"
    r"bieu (?:kem theo|dinh kem)"
)
LONG_SENTENCE = 20
LONGEST_HEAD = 34


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


def harvest(root: Node, context: Context, into: Harvest) -> None:
    """Reads an outline in order and adds its tasks and targets."""
    settle_fields(root)
    _read_children(root, context, into)


def _read_children(node: Node, context: Context, into: Harvest) -> None:
    children = node.children
    group, own = assign_fields(children)
    if stated := _opening_content(children, group):
        into.drafts.append(_draft(stated, labelled(stated)[1], group, context))
        group = {}
    inner = _with_fields(context, group, "suy ra từ nhãn chung của nhóm")
    for child in children:
        if child.table is not None:
            _read_table(child.table, inner, into)
        elif not is_field(child):
            _read_child(child, own.get(id(child), {}), inner, into)


def _opening_content(children: list[Node], fields: Fields) -> Node | None:
    """ "Nội dung: …" that opens a heading's own fields before its numbered parts: work beside those parts."""
    first = children[0] if children else None
    if first is None or not first.is_paragraph or role_of_line(first) is not Role.CONTENT or not fields:
        return None
    parts = any(child.marker and child.marker.numbered and child.children for child in children)
    return first if parts and labelled(first)[1] else None


def _with_fields(context: Context, fields: Fields, reason: str) -> Context:
    """The context with the labelled fields of a group, for the items under it to inherit."""
    given = {
        role: replace(one, confidence=min(one.confidence, 0.8), reason=reason) for role, one in fields.items()
    }
    return replace(
        context,
        lead=given.get(Role.LEAD, context.lead),
        coop=given.get(Role.COOP, context.coop),
        product=given.get(Role.PRODUCT, context.product),
        deadline=given.get(Role.DEADLINE, context.deadline),
    )


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
    if own in (Kind.TASKS, Kind.ASSIGN) and context.kind is Kind.ORGANISE:
        return context.kind
    if own is Kind.TASKS and not context.kind.holds_tasks and style >= Style.LETTER:
        return context.kind
    return own


def _read_item(node: Node, given: Fields, context: Context, into: Harvest) -> None:
    title, inline = read_fields(node.passage)
    if not title and (stated := _stated_content(node)):
        title = stated
    if not title:
        return
    fields = {**by_role(inline), **given}
    group, _ = assign_fields(node.children)
    if content := _content(node, whole=is_placeholder(title)):
        _read_content(node, content, {**group, **fields}, context, into)
        return
    matters = [child for child in node.children if child.table is not None or not is_label(child)]
    items = [child for child in matters if not child.is_paragraph]
    if not items and not [child for child in matters if child.is_paragraph]:
        if not is_bare_heading(node, title) and not is_formula(node):
            into.drafts.append(_draft(node, title, {**group, **fields}, context))
    elif not items:
        _read_paragraphs(node, title, matters, {**group, **fields}, context, into)
    elif targets_follow(title):
        _read_goals_under(node, replace(context, kind=Kind.GOALS), into)
    elif details := details_beside_fields(node) or inspected(node, items):
        if len(details) == len(items):
            into.drafts.append(_draft(node, title, {**group, **fields}, context))
        else:
            node.children = [child for child in node.children if child not in details]
            _read_children(node, _under(node, title, fields, context), into)
    elif any(child.table for child in items) or are_tasks(node, items):
        _read_children(node, _under(node, title, fields, context), into)
    else:
        into.drafts.append(_draft(node, title, {**group, **fields}, context))


def _content(node: Node, *, whole: bool) -> Node | None:
    """The line that states the work itself: "Nhiệm vụ: …", under a placeholder also "Nội dung: …"."""
    for child in node.children:
        if role_of_line(child) is Role.CONTENT and (whole or child.passage.plain.startswith("nhiem vu")):
            return child
    return None


def _read_content(node: Node, content: Node, fields: Fields, context: Context, into: Harvest) -> None:
    """The task of a placeholder heading: the words after "Nội dung:", or each of its sub-bullets."""
    _, found = labelled(content)
    inner = _under(node, node.passage, fields, context)
    below = [child for child in content.children if child.is_item] or content.children
    words = [(content, found)] if found else [(child, child.passage) for child in below]
    for child, passage in words:
        title, inline = read_fields(passage)
        if title:
            into.drafts.append(_draft(child, title, {**fields, **by_role(inline)}, inner))


def _stated_content(node: Node) -> Passage | None:
    """The words of "1.1. Nội dung: …" where fields stand under it: the work goes by no other name."""
    role, words = labelled(node)
    numbered = node.marker is not None and node.marker.numbered
    return words if role is Role.CONTENT and numbered and any(map(is_field, node.children)) else None


def _under(node: Node, title: Passage, fields: Fields, context: Context) -> Context:
    """The context for what stands under a heading: its words, agency, period and fields."""
    label = f"{node.marker.written} {node.text}" if node.marker else node.text
    section = (*context.section, label) if title else context.section
    agencies = heading_agencies(title)
    period = is_period_heading(title)
    inner = replace(
        context,
        section=section,
        year=heading_year(title.plain) or context.year,
        lead=Found(tuple(agencies), 0.85, "suy ra từ đề mục") if agencies else context.lead,
        requested=title.plain.startswith("de nghi") if agencies else context.requested,
        deadline=Found((period,), 0.75, "suy ra từ đề mục") if period else context.deadline,
    )
    return _with_fields(inner, fields, "suy ra từ đề mục")


def _read_paragraphs(
    node: Node, title: Passage, paragraphs: list[Node], fields: Fields, context: Context, into: Harvest
) -> None:
    """A numbered heading with paragraphs and no bullets: the paragraph is the task."""
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
    heads = _heads_among(real)
    acting = [child for child in real if id(child) in heads and acts(child)]
    if node.marker is None and not acting:
        return
    chosen = real if len(real) == 1 else acting or real[:1]
    for child in chosen:
        words, inline = read_fields(child.passage)
        if words:
            head = heads.get(id(child))
            place = _under(head, head.passage, {}, inner) if head else inner
            draft = _draft(child, words, {**fields, **by_role(inline)}, place)
            draft.title_reason = "đoạn văn dưới đề mục"
            draft.number = node.marker.written if node.marker else ""
            into.drafts.append(draft)


def _heads_among(paragraphs: list[Node]) -> dict[int, Node | None]:
    """For each paragraph the unnumbered heading above it: a short line without a full stop before whole sentences."""
    heads: dict[int, Node | None] = {}
    head = None
    for child, after in zip(paragraphs, [*paragraphs[1:], None], strict=True):
        if after is not None and _is_head(child) and after.text.endswith((".", ";")):
            head = child
        else:
            heads[id(child)] = head
    return heads


def _is_head(node: Node) -> bool:
    return not node.text.endswith((".", ";", ":", ",")) and len(node.text.split()) <= LONGEST_HEAD


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
    draft.own_line = any(
        child.marker is None and role_of_line(child) is Role.DEADLINE for child in node.children
    )
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
        kind = context.kind if context.kind in (Kind.ORGANISE, Kind.ASSIGN) else Kind.TASKS
        above = Above(context.lead, context.deadline)
        into.drafts.extend(read_rows(table, columns, context.section, kind, height, above))


def _table_goals(table: Table, columns: Columns, context: Context) -> Iterator[Goal]:

    for target in table_targets(table, columns):
        yield Goal(target, context.section, target.by or context.year)
