"""A programme of tasks written as a KẾ HOẠCH: the usual five parts, and the tasks in an appendix table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from donghanh.paperwork.writing.documents import (
    Appendix,
    Bullet,
    Column,
    Issuer,
    Kind,
    Node,
    OfficialDocument,
    Paragraph,
    Recipients,
    Reference,
    Row,
    Section,
    Signature,
    Table,
)
from donghanh.paperwork.writing.wording import roman

TASK_COLUMNS = (
    Column("STT", 12, "center"),
    Column("Nhiệm vụ", 82, "justify"),
    Column("Cơ quan chủ trì", 42),
    Column("Cơ quan phối hợp", 42),
    Column("Sản phẩm", 42),
    Column("Thời hạn hoàn thành", 32),
)


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task in the plan's own words; what the plan does not say stays empty."""

    title: str
    lead: tuple[str, ...] = ()
    coop: tuple[str, ...] = ()
    product: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks under one heading of the appendix; an empty title gives no heading row."""

    title: str
    tasks: tuple[PlannedTask, ...]


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """What a KẾ HOẠCH says. Parts I, II, IV and V are lists of sentences, a part without any is left out;
    goals may also be sections of their own ("Mục tiêu đến năm 2030")."""

    issuer: Issuer
    reference: Reference
    subject: str
    groups: tuple[TaskGroup, ...]
    signature: Signature
    recipients: Recipients
    legal_bases: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    goals: tuple[str | Section, ...] = ()
    budget: tuple[str, ...] = ()
    organisation: tuple[str | Section, ...] = ()
    appendix_title: str = "Phân công nhiệm vụ"


def plan_document(plan: PlanDocument) -> OfficialDocument:
    """The plan as an official document whose appendix restates every task word for word."""
    return OfficialDocument(
        kind=Kind.PLAN,
        issuer=plan.issuer,
        reference=plan.reference,
        subject=plan.subject,
        legal_bases=plan.legal_bases,
        body=(_opening(plan), *_parts(plan), _last_words(plan)),
        signature=plan.signature,
        recipients=plan.recipients,
        appendices=(_task_appendix(plan),),
    )


def _opening(plan: PlanDocument) -> Paragraph:
    return Paragraph(f"{plan.issuer.name} ban hành Kế hoạch {_as_phrase(plan.subject)}, cụ thể như sau:")


def _last_words(plan: PlanDocument) -> Paragraph:
    return Paragraph(
        f"Trên đây là Kế hoạch {_as_phrase(plan.subject)}. Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai "
        f"thực hiện; trường hợp có khó khăn, vướng mắc, kịp thời báo cáo {plan.issuer.name} xem xét, chỉ đạo."
    )


def _as_phrase(subject: str) -> str:
    """The trích yếu inside a sentence: "Triển khai …" -> "triển khai …"; an acronym at its start stays."""
    words = " ".join(subject.split())
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def _parts(plan: PlanDocument) -> Iterator[Section]:
    aims = (*_subsection("Mục đích", plan.purposes), *_subsection("Yêu cầu", plan.requirements))
    if aims:
        yield Section("Mục đích, yêu cầu", aims)
    if plan.goals:
        yield Section("Mục tiêu", _bullets(plan.goals))
    yield Section(
        "Nhiệm vụ", (Paragraph("Nhiệm vụ cụ thể được phân công tại Phụ lục kèm theo Kế hoạch này."),)
    )
    if plan.budget:
        yield Section("Kinh phí thực hiện", _paragraphs(plan.budget))
    if plan.organisation:
        yield Section("Tổ chức thực hiện", _bullets(plan.organisation))


def _subsection(title: str, sentences: tuple[str, ...]) -> tuple[Node, ...]:
    return (Section(title, _bullets(sentences)),) if sentences else ()


def _bullets(items: Iterable[str | Section]) -> tuple[Node, ...]:
    return tuple(item if isinstance(item, Section) else Bullet(item) for item in items)


def _paragraphs(sentences: tuple[str, ...]) -> tuple[Node, ...]:
    return tuple(Paragraph(sentence) for sentence in sentences)


def _task_appendix(plan: PlanDocument) -> Appendix:
    return Appendix(plan.appendix_title, (Table(TASK_COLUMNS, tuple(_task_rows(plan.groups))),))


def _task_rows(groups: tuple[TaskGroup, ...]) -> Iterator[Row]:
    """Roman heads for the groups, one count through all of them for the tasks."""
    heads = numbers = 0
    for group in groups:
        if group.title:
            heads += 1
            yield Row((roman(heads), group.title), "section")
        for task in group.tasks:
            numbers += 1
            yield Row(
                (
                    str(numbers),
                    task.title,
                    _listed(task.lead),
                    _listed(task.coop),
                    task.product,
                    task.deadline,
                )
            )


def _listed(agencies: tuple[str, ...]) -> str:
    """Agencies apart by ";": their own names hold commas."""
    return "; ".join(agencies)
