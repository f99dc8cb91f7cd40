"""A tracked programme on paper: the plan as a KẾ HOẠCH of NĐ 30/2020/NĐ-CP with its tasks in the appendix.

What the document said stays word for word; a deadline that was extended since is written as its new date. Words around
the text (issuer, recipients) are Vietnamese, whatever the language of the screen.
"""

import re
from collections.abc import Iterable

from django.utils import timezone

from donghanh.org.enums import WardKind
from donghanh.org.models import Ward
from donghanh.paperwork.writing import (
    IssueDate,
    Issuer,
    PlanDocument,
    PlannedTask,
    Recipients,
    Reference,
    Signature,
    TaskGroup,
    plan_document,
    render_docx,
)
from donghanh.plans.enums import Decision, Part, PlanKind
from donghanh.plans.models import Plan, Task
from donghanh.plans.queries import latest_reading, tasks_of_plan
from donghanh.ui.text import write_date
from donghanh.vietnamese.citations import find_citations
from donghanh.vietnamese.text import fold

SYMBOL, SIGNED_BY = "KH-UBND", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
STEP = "›"
MARK = re.compile(r"^(?:(?:[IVXLC]+|\d+(?:\.\d+)*)[.)/]?\s+(?=[^\W\d_])|[a-zđ][.)]\s*)")
NUMBER = re.compile(r"\s*(\d+)\s*/\s*(\S+)\s*")
BASIS = ("can cu ", "thuc hien ", "theo de nghi ", "xet de nghi ")
FIRST_PART = re.compile(r"\s*(?:I|1|A)\s*[.)/]")


def plan_docx(plan: Plan) -> bytes:
    """The plan with all its tasks as .docx."""
    return render_docx(plan_document(as_document(plan)))


def as_document(plan: Plan) -> PlanDocument:
    """What the KẾ HOẠCH says: the plan's own words where they are known, every confirmed target and task."""
    return PlanDocument(
        issuer=issuer_of(plan.ward),
        reference=_reference(plan),
        subject=_subject(plan),
        groups=tuple(_groups(tasks_of_plan(plan))),
        signature=Signature(SIGNED_BY),
        recipients=Recipients(tuple(own_recipients(plan.ward)), "VP"),
        legal_bases=tuple(_legal_bases(plan)),
        goals=tuple(
            f"{target.text.rstrip(' .;')}." for target in plan.targets.filter(decision=Decision.ACCEPTED)
        ),
    )


def issuer_of(ward: Ward) -> Issuer:
    """The People's Committee of a ward: it issues in its own name, no body above it on the page."""
    kind = WardKind(ward.kind).vietnamese
    name = f"Ủy ban nhân dân {kind.lower()} {ward.name}"
    return Issuer(name, ("ỦY BAN NHÂN DÂN", f"{kind} {ward.name}".upper()), ward.name)


def is_own(plan: Plan) -> bool:
    """Whether the ward's own Committee issued the document, however its name was set on the page."""
    return fold(" ".join(plan.issuer.split())) == fold(issuer_of(plan.ward).name)


def own_recipients(ward: Ward) -> list[str]:
    """Nơi nhận within the ward; the document adds the archive."""
    kind = WardKind(ward.kind).vietnamese.lower()
    return [
        f"Thường trực Đảng ủy {kind}",
        f"Thường trực HĐND {kind}",
        f"Chủ tịch, các Phó Chủ tịch UBND {kind}",
        f"Các phòng, ban, đơn vị thuộc UBND {kind}",
    ]


def short_headings(headings: list[str]) -> list[str]:
    """Headings without their marks and the headings above: "II. GIẢI PHÁP › 2. Vốn › a) Vay" → "Vay".

    Where two would be the same, both keep the heading above.
    """
    paths = [[MARK.sub("", step.strip()) or step.strip() for step in each.split(STEP)] for each in headings]
    ends = [path[-1] for path in paths]
    return [" - ".join(path[-2:]) if ends.count(path[-1]) > 1 else path[-1] for path in paths]


def _reference(plan: Plan) -> Reference:
    """Number and date of a plan the ward itself has issued; else blank for văn thư."""
    known = NUMBER.fullmatch(plan.number)
    issued_here = plan.kind == PlanKind.PLAN and (is_own(plan) or not plan.issuer)
    if known and plan.issued_on and issued_here:
        return Reference(known[2], IssueDate.on(plan.issued_on), int(known[1]))
    return Reference(SYMBOL, IssueDate(timezone.localdate().year))


def _subject(plan: Plan) -> str:
    words = " ".join(plan.title.split())
    if fold(words).startswith("ke hoach "):
        words = words.split(maxsplit=2)[-1]
    return words[:1].upper() + words[1:]


def _legal_bases(plan: Plan) -> Iterable[str]:
    """The lines of the document itself; a plan entered without one goes by the symbols recorded."""
    reading = latest_reading(plan)
    lines = [block.get("text", "").strip() for block in reading.blocks] if reading else []
    opening = lines[: next((at for at, line in enumerate(lines) if FIRST_PART.match(line)), 0)]
    quoted = [
        line for line in opening if fold(line + " ").startswith(BASIS) and line.endswith((";", ".", ","))
    ]
    return quoted or [_cited(symbol) for symbol in plan.legal_bases]


def _cited(symbol: str) -> str:
    found = find_citations(symbol)
    kind = found[0].kind if found else None
    return f"Căn cứ {kind} số {symbol}" if kind else f"Căn cứ văn bản số {symbol}"


def _groups(tasks: Iterable[Task]) -> Iterable[TaskGroup]:
    headings: dict[str, list[PlannedTask]] = {}
    for task in tasks:
        headings.setdefault(task.section.heading if task.section else "", []).append(_planned(task))
    titles = short_headings(list(headings))
    return (TaskGroup(title, tuple(group)) for title, group in zip(titles, headings.values(), strict=True))


def _planned(task: Task) -> PlannedTask:
    others = list(task.participants.all())
    leads = [task.lead_unit, *(part.unit for part in others if part.part == Part.CO_LEAD)]
    return PlannedTask(
        title=task.title.strip(),
        lead=tuple(unit.name for unit in leads if unit),
        coop=tuple(part.unit.name for part in others if part.part == Part.COOPERATES),
        product=task.product.strip(),
        deadline=_deadline(task),
    )


def _deadline(task: Task) -> str:
    """The document's words; the new date of an extended one; a date that came without words.

    What the ward set for itself (a rhythm) is no word of the plan.
    """
    results = [result for result in task.results.all() if not result.set_by_ward and result.due_on]
    due = results[-1] if results else None
    if due and (not task.deadline_raw or due.due_on != due.first_due_on):
        return f"Trước ngày {write_date(due.due_on)}" if due.exclusive else write_date(due.due_on)
    return task.deadline_raw.strip()
