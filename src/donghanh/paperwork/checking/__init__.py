"""Checks a plan as a careful clerk would: form (NĐ 30/2020/NĐ-CP), words, tasks, targets and bases.

A check only points: it changes nothing, and where the extracted text may have lost something it asks to look
at the original. Whether a document was signed on a weekend is not checked: central documents are, too.
"""

from collections.abc import Iterable
from datetime import date

from donghanh.paperwork.blocks import Document
from donghanh.paperwork.checking.dossier import Dossier, OtherPlan
from donghanh.paperwork.checking.findings import Finding, Level, Remark
from donghanh.paperwork.checking.register import RULES, Rule
from donghanh.paperwork.reading import PlanReading

__all__ = ["RULES", "Finding", "Level", "OtherPlan", "Rule", "check_plan"]

LOOK_AT_ORIGINAL = "kiểm tra bản gốc"


def check_plan(
    document: Document,
    reading: PlanReading,
    *,
    issued: date | None = None,
    today: date | None = None,
    units: Iterable[str] | None = None,
    other_plans: Iterable[OtherPlan] = (),
) -> list[Finding]:
    """All findings on a document, by rule and then by place.

    `issued` is the date of issue where the text leaves it blank; `today` the day on which a draft is checked,
    before which it cannot be issued. `units` are the names of the office's directory: without them only names
    that differ within the document are found. `other_plans` are those whose tasks are already followed.
    """
    known = None if units is None else tuple(units)
    dossier = Dossier(document, reading, issued, today, known, tuple(other_plans))
    return [_finding(rule, remark, document) for rule in RULES for remark in rule.check(dossier)]


def _finding(rule: Rule, remark: Remark, document: Document) -> Finding:
    message, unsure = remark.message, rule.may_be_lost or _was_recognized(remark, document)
    if unsure:
        message = f"{message.rstrip('.')}; {LOOK_AT_ORIGINAL}."
    return Finding(rule.code, rule.level, message, remark.line, remark.page, remark.quote, unsure)


def _was_recognized(remark: Remark, document: Document) -> bool:
    """Whether OCR may have seen the words wrongly; a remark without a page speaks of the whole document."""
    return remark.page in document.recognized if remark.page else bool(document.recognized)
