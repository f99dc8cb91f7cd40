"""Drafts, targets and findings put together from what was read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from donghanh.org.models import Unit
from donghanh.paperwork.blocks import Document
from donghanh.paperwork.checking import Finding
from donghanh.paperwork.reading.result import Indicator, PlanReading, Suggestion, Task, Term, Value
from donghanh.plans.enums import Part
from donghanh.plans.proposals.authority import propose_authority
from donghanh.plans.proposals.blocks import BlockMap, block_facts
from donghanh.plans.proposals.rhythms import Cutoff, propose_cutoff, propose_rhythm, rhythm_beginning
from donghanh.plans.proposals.terms import term_dates
from donghanh.plans.proposals.units import Directory

SUGGESTED = "suggested_deadline"
SURE = 0.7
"""Below this confidence a person is asked to look."""


@dataclass(slots=True)
class DraftProposal:
    """Fields of a draft, and the units that are certain: (unit, "lead" or a `Part`)."""

    fields: dict[str, Any]
    units: list[tuple[Unit, str]]


@dataclass(slots=True)
class TargetProposal:
    fields: dict[str, Any]


@dataclass(slots=True)
class Proposal:
    """All that one reading proposes. `header` holds fields of the plan that the document states."""

    blocks: list[dict[str, Any]]
    header: dict[str, Any]
    drafts: list[DraftProposal]
    targets: list[TargetProposal]
    findings: list[dict[str, Any]] = field(default_factory=list)
    cutoff: Cutoff | None = None
    pages: int | None = None
    recognized: frozenset[int] = frozenset()
    remarks: list[str] = field(default_factory=list)


def propose(
    document: Document,
    reading: PlanReading,
    findings: Iterable[Finding],
    *,
    directory: Directory,
    today: date,
) -> Proposal:
    """Everything a person will be asked to confirm about a document."""
    places = BlockMap(document)
    proposal = Proposal(
        blocks=[block_facts(block) for block in document.blocks],
        header=_header(reading),
        drafts=_drafts(reading, places, directory, today),
        targets=[_target(indicator, places) for indicator in reading.indicators],
        cutoff=propose_cutoff(block.text for block in document.blocks),
        pages=document.pages,
        recognized=document.recognized,
        remarks=list(document.remarks),
    )
    _place_findings(proposal, findings, places)
    return proposal


def evidence_of(value: Value, places: BlockMap) -> dict[str, Any]:
    """The words behind a value, their place and how sure the reading is; `ocr` where a picture held them."""
    source = value.source
    seen = {"ocr": True} if places.is_recognized(source.page) else {}
    return {
        "text": value.text,
        "quote": source.quote,
        "spans": places.spans(source.start, source.end),
        "confidence": round(value.confidence, 2),
        "reason": value.reason,
        **seen,
    }


def _header(reading: PlanReading) -> dict[str, Any]:
    head = reading.header
    facts = {
        "title": head.title,
        "number": head.number,
        "issued_on": head.issued_on,
        "issuer": head.issuer,
        "legal_bases": list(head.legal_bases),
    }
    return {name: value for name, value in facts.items() if value}


def _drafts(reading: PlanReading, places: BlockMap, directory: Directory, today: date) -> list[DraftProposal]:
    """Tasks and duties in the order of the document, numbered from 1."""
    suggested = {suggestion.task: suggestion for suggestion in reading.suggestions}
    clauses = [(task, suggested.get(at), False) for at, task in enumerate(reading.tasks)]
    clauses += [(duty, None, True) for duty in reading.duties]
    clauses.sort(key=lambda clause: clause[0].title.source.start)
    made = []
    for order, (task, suggestion, extra) in enumerate(clauses, start=1):
        proposal = _draft(task, places, directory, issued=reading.header.issued_on, today=today)
        proposal.fields |= {"order": order, "extra": extra}
        if suggestion:
            proposal.fields["evidence"][SUGGESTED] = [_suggestion(suggestion, places)]
        made.append(proposal)
    return made


def _suggestion(suggestion: Suggestion, places: BlockMap) -> dict[str, Any]:
    """A later deadline that the words do not give this clause, to be accepted by a person."""
    found = evidence_of(suggestion.term.value, places)
    return found | {"deadline": suggestion.term.deadline.as_dict(), "reason": suggestion.reason}


def _draft(
    task: Task, places: BlockMap, directory: Directory, *, issued: date | None, today: date
) -> DraftProposal:
    evidence = {
        "title": [evidence_of(task.title, places)],
        "lead": [evidence_of(value, places) for value in task.lead],
        "coop": [evidence_of(value, places) for value in task.coop],
        "product": [evidence_of(task.product, places)] if task.product else [],
        "deadline": [evidence_of(task.term.value, places)] if task.term else [],
    }
    deadline = deadline_facts(task.term)
    fields: dict[str, Any] = {
        "section": " › ".join(task.section),
        "title": task.title.text,
        "quote": task.title.source.quote,
        "parts": [part.text for part in task.parts],
        "lead_texts": [value.text for value in task.lead],
        "coop_texts": [value.text for value in task.coop],
        "product": task.product.text if task.product else "",
        "deadline_raw": task.term.value.text if task.term else "",
        "deadline": deadline,
        **term_dates(deadline),
        **_rhythm(deadline, issued, today),
        **_authority(task, evidence),
    }
    units = certain_units(directory, fields["lead_texts"], fields["coop_texts"])
    fields |= {
        "evidence": {cell: found for cell, found in evidence.items() if found},
        "blocks": sorted(
            {
                span[0]
                for cell in ("title", "product", "deadline")
                for found in evidence[cell]
                for span in found["spans"]
            }
        ),
        "doubts": _doubts(fields, evidence, directory),
    }
    return DraftProposal(fields, units)


def deadline_facts(term: Term | None) -> dict[str, Any]:
    """What the words mean, in the shape of `Deadline.as_dict`."""
    return term.deadline.as_dict() if term else {"kind": "none"}


def certain_units(directory: Directory, leads: Sequence[str], coops: Sequence[str]) -> list[tuple[Unit, str]]:
    """Units whose names are certain, each once: the first lead leads, further ones lead with it."""
    found: dict[int, tuple[Unit, str]] = {}
    for name in leads:
        unit = directory.certain(name)
        if unit and unit.pk not in found:
            found[unit.pk] = (unit, Part.CO_LEAD if found else "lead")
    for name in coops:
        unit = directory.certain(name)
        if unit and unit.pk not in found:
            found[unit.pk] = (unit, Part.COOPERATES)
    return list(found.values())


def _rhythm(deadline: dict[str, Any], issued: date | None, today: date) -> dict[str, Any]:
    rhythm = propose_rhythm(deadline)
    if not rhythm:
        return {}
    return {"rhythm": rhythm, "rhythm_from": rhythm_beginning(deadline, issued=issued, today=today)}


def _authority(task: Task, evidence: dict[str, Any]) -> dict[str, Any]:
    said = propose_authority(task.title.text)
    if said is None:
        return {}
    spans = _cut(evidence["title"][0], said.start, said.end)
    words = task.title.text[said.start : said.end]
    evidence["authority"] = [
        {"text": words, "quote": words, "spans": spans, "confidence": 0.6, "reason": "theo cách viết của câu"}
    ]
    return {"authority": said.kind, "authority_note": said.note}


def _cut(found: dict[str, Any], start: int, end: int) -> list[list[int]]:
    """A part of a value's words, where they stand in one block as they are read."""
    if len(found["spans"]) != 1 or found["quote"] != found["text"]:
        return []
    block, left, _right = found["spans"][0]
    return [[block, left + start, left + end]]


def _doubts(fields: dict[str, Any], evidence: dict[str, Any], directory: Directory) -> list[str]:
    unsure = {
        cell
        for cell in ("title", "lead", "coop", "product", "deadline")
        if any(found["confidence"] < SURE for found in evidence.get(cell, ()))
    }
    for cell, names in (("lead", fields["lead_texts"]), ("coop", fields["coop_texts"])):
        if any(directory.certain(name) is None for name in names):
            unsure.add(cell)
    if fields["deadline"].get("needs_human"):
        unsure.add("deadline")
    if "authority" in evidence:
        unsure.add("authority")
    return sorted(unsure)


def _target(indicator: Indicator, places: BlockMap) -> TargetProposal:
    source = indicator.clause.source
    return TargetProposal(
        {
            "text": indicator.clause.text,
            "operator": indicator.operator,
            "value": indicator.value,
            "unit": indicator.unit[:200],
            "by_year": int(indicator.by) if indicator.by and indicator.by.isdigit() else None,
            "line": source.line,
        }
    )


ABOUT_TASKS = frozenset({"L07", "L08", "L10", "L12", "L13", "L14", "L18", "L19", "L20"})
"""Checks that say something about a clause. L11 is said by the cells, L09 by the names; others concern the document."""
TO_DECIDE = frozenset({"L12", "L14", "L18", "L20"})
"""Findings that a person should weigh before confirming; slips of the pen are only shown."""


def _place_findings(proposal: Proposal, findings: Iterable[Finding], places: BlockMap) -> None:
    """Each finding with the draft whose words it speaks of, the others with the document."""
    by_block = {block: draft for draft in proposal.drafts for block in draft.fields["blocks"]}
    for finding in findings:
        block = places.at_line(finding.line)
        facts = {"code": finding.code, "level": finding.level, "message": finding.message, "block": block}
        facts |= {"quote": finding.quote} if finding.quote and finding.quote not in finding.message else {}
        draft = by_block.get(block) if block is not None and finding.code in ABOUT_TASKS else None
        if draft is None and finding.code != "L11":
            proposal.findings.append(facts)
        elif draft is not None:
            draft.fields.setdefault("findings", []).append(facts)
            if finding.code in TO_DECIDE:
                draft.fields["doubts"] = sorted({*draft.fields["doubts"], "finding"})
