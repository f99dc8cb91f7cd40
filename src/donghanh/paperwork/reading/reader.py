"""From an opened document to its header, sections, tasks, targets and suggestions. No language model, no guessing."""

from datetime import date

from donghanh.paperwork.blocks import Document
from donghanh.paperwork.reading.drafts import Draft, Found
from donghanh.paperwork.reading.header import read_header
from donghanh.paperwork.reading.items import Context, Goal, Harvest, harvest
from donghanh.paperwork.reading.lines import parts
from donghanh.paperwork.reading.outline import Node, build
from donghanh.paperwork.reading.passage import Locator, Passage, plain
from donghanh.paperwork.reading.repair import repair
from donghanh.paperwork.reading.restated import restated
from donghanh.paperwork.reading.result import Indicator, PlanReading, Section, Suggestion, Task, Term, Value
from donghanh.paperwork.reading.sections import Kind, classify, is_blank_form, is_form, opens_form
from donghanh.paperwork.reading.segments import ISSUED_WITH, Form, Segment, cut_segments
from donghanh.paperwork.reading.targets import find_targets
from donghanh.paperwork.reading.timing import read_deadline, says_when, stated_deadline

SEEN_BY_OCR = 0.65
"""So much of the confidence is left for words that OCR saw: always below what counts as sure."""
REASON_OCR = "đọc bằng OCR, kiểm tra bản gốc"
FEW_TASKS = 3
"""With fewer clauses of its own than this, a plan's "Tổ chức thực hiện" holds its tasks."""


def read_plan(document: Document, *, issued: date | None = None) -> PlanReading:
    """Reads a plan.

    `issued` is the date of issue where the text leaves it blank; dates without a year take its year. Time grows
    linearly with the length of the document. Text that is no plan gives an empty reading, never an error.
    """
    locator = Locator(document)
    lines = repair(
        parts(document, locator),
        physical_lines=document.format not in ("docx", "html"),
        markdown=document.format == "markdown",
    )
    segments = cut_segments(lines)
    header, year = read_header(segments, locator)
    context_date = header.issued_on or issued or (date(year, 1, 1) if year else None)
    gathered, roots = _harvest(segments)
    core, duties = _divide([draft for draft in gathered.drafts if not is_blank_form(draft.title.text)])
    finisher = _Finisher(locator, context_date, document.recognized)
    tasks = tuple(finisher.task(draft) for draft in core)
    goals = [*gathered.goals, *_goals_of_tasks(core)]
    return PlanReading(
        header=header,
        sections=tuple(section for root in roots for section in _sections(root, locator, 0)),
        tasks=tasks,
        duties=tuple(finisher.task(draft) for draft in duties),
        indicators=tuple(finisher.indicator(goal) for goal in goals),
        suggestions=tuple(_suggestions(core, tasks)),
    )


def _harvest(segments: list[Segment]) -> tuple[Harvest, list[Node]]:
    gathered, roots = Harvest(), []
    planned = any(segment.form is Form.PLAN and segment.body for segment in segments)
    for segment in segments:
        if segment.form is Form.DECISION and planned:
            continue
        if segment.form is Form.APPENDIX and (opens_form(segment.title) or is_form(_appendix_title(segment))):
            continue
        root = build(segment.body)
        roots.append(root)
        gathered.columns = None
        harvest(root, Context(kind=_segment_kind(segment)), gathered)
    return gathered, roots


def _appendix_title(segment: Segment) -> str:
    lines = [line for line in segment.head[1:] if not ISSUED_WITH.match(line.passage.plain)]
    words = [line.text for line in lines if not line.text.startswith("(")]
    return words[0] if words else segment.title


def _segment_kind(segment: Segment) -> Kind:
    if segment.form is not Form.APPENDIX:
        return Kind.UNKNOWN
    title = plain(" ".join(line.text for line in segment.head[1:4]))
    if classify(_appendix_title(segment), top=True) is Kind.GOALS and "nhiem vu" not in title:
        return Kind.GOALS
    if "kinh phi" in title and "nhiem vu" not in title:
        return Kind.BUDGET
    return Kind.UNKNOWN


def _divide(drafts: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    organised = any(draft.kind is Kind.ORGANISE for draft in drafts)
    apart = Kind.ORGANISE if organised else Kind.ASSIGN
    core = [draft for draft in drafts if draft.kind is not apart]
    repeated = restated(
        [draft for draft in core if not draft.in_table], [draft for draft in core if draft.in_table]
    )
    core = [draft for draft in core if id(draft) not in repeated]
    if len(core) < FEW_TASKS:
        return drafts, []
    kept = {id(draft) for draft in core}
    return core, [draft for draft in drafts if id(draft) not in kept]


def _goals_of_tasks(drafts: list[Draft]) -> list[Goal]:
    return [
        Goal(target, draft.section, target.by)
        for draft in drafts
        for target in find_targets(draft.title, strict=True)
    ]


class _Finisher:
    """Turns drafts into values with their places. What OCR saw in a picture is never sure."""

    def __init__(self, locator: Locator, issued: date | None, recognized: frozenset[int]) -> None:
        self._locator = locator
        self._issued = issued
        self._recognized = recognized

    def value(self, passage: Passage, confidence: float, reason: str) -> Value:
        source = self._locator.source(passage)
        if source.page in self._recognized:
            return Value(passage.text, source, confidence * SEEN_BY_OCR, f"{reason}; {REASON_OCR}")
        return Value(passage.text, source, confidence, reason)

    def task(self, draft: Draft) -> Task:
        return Task(
            section=draft.section,
            title=self.value(draft.title, draft.title_confidence, draft.title_reason),
            lead=self._values(draft.lead),
            coop=self._values(draft.coop),
            product=next(iter(self._values(draft.product)), None),
            term=self._term(draft),
            parts=tuple(self.value(part, 0.7, "vế của nhiệm vụ") for part in draft.parts),
            relation="request" if draft.requested else "assign",
            number=draft.number,
        )

    def _values(self, found: Found) -> tuple[Value, ...]:
        return tuple(self.value(one, found.confidence, found.reason) for one in found.passages if one)

    def _term(self, draft: Draft) -> Term | None:
        if draft.deadline:
            return self.term(draft.deadline, draft.year)
        if stated := stated_deadline(draft.title):
            term = self.term(Found((stated,), 0.7, "nêu trong câu của nhiệm vụ"), draft.year)
            if term and says_when(term.deadline):
                return term
        return self.term(draft.inherited, draft.year) if draft.inherited else None

    def term(self, found: Found, year: int | None) -> Term:
        phrase = found.passages[0]
        return Term(
            self.value(phrase, found.confidence, found.reason), read_deadline(phrase, self._issued, year)
        )

    def indicator(self, goal: Goal) -> Indicator:
        target = goal.target
        clause = self.value(target.clause, 0.85, "câu nêu chỉ tiêu có số lượng")
        return Indicator(
            clause, target.operator, target.value, target.unit, goal.year, goal.section, target.upper
        )


def _sections(node: Node, locator: Locator, depth: int) -> list[Section]:
    found: list[Section] = []
    for child in node.children:
        if child.children and child.passage:
            kind = classify(child.text, top=depth == 0)
            marker = child.marker.written if child.marker else ""
            inner = tuple(_sections(child, locator, depth + 1))
            found.append(Section(marker, child.text, kind.value, locator.source(child.passage), inner))
    return found


def _suggestions(drafts: list[Draft], tasks: tuple[Task, ...]) -> list[Suggestion]:
    """A deadline on its own line belongs to the bullet above it; earlier undated bullets may be offered it."""
    offered: list[Suggestion] = []
    waiting: list[int] = []
    section: tuple[str, ...] | None = None
    for index, (draft, task) in enumerate(zip(drafts, tasks, strict=True)):
        if draft.section != section:
            waiting, section = [], draft.section
        if task.term is None and not draft.in_table:
            waiting.append(index)
            continue
        if draft.own_line and task.term is not None:
            reason = "dòng thời hạn ngay sau đó có thể áp dụng chung"
            offered += [Suggestion(at, "deadline", task.term, reason) for at in waiting]
        waiting = []
    return offered
