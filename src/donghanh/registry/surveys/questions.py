"""What a survey asks, and how an answer reads: from a form at the door, or from a cell of a workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from donghanh.registry.enums import DigitalTool, Education, FactKind
from donghanh.vietnamese.numbers import parse_number
from donghanh.vietnamese.text import fold

CHOICE, MANY, NUMBER, YES_NO = "choice", "many", "number", "yes_no"
NO_TOOL, YES, NO = "none", "yes", "no"
MOST = 100_000
"""Workers or jobs of one business; more is a slip of the hand."""
CROSSES = frozenset({"x", "1", "co", "dung"})
REFUSALS = frozenset({"khong tra loi", "tu choi", "refused"})


class Unreadable(ValueError):
    """What was given answers the question in no way; `str(error)` says what would."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its words, and how it is answered."""

    kind: str
    words: Any
    way: str
    options: Sequence[tuple[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What is kept of an answer: a whole number, or words as `YearlyFact` has them."""

    amount: int | None = None
    words: str = ""


YES_OR_NO = ((YES, _("Yes")), (NO, _("No")))
NONE_OF_THEM = _("None of these tools")
QUESTIONS: Mapping[str, Question] = {
    question.kind: question
    for question in (
        Question(
            FactKind.OWNER_EDUCATION,
            _("What is the highest professional training of the owner?"),
            CHOICE,
            tuple(Education.choices),
        ),
        Question(
            FactKind.DIGITAL_TOOLS,
            _("Which of these digital tools does the business use?"),
            MANY,
            (*DigitalTool.choices, (NO_TOOL, NONE_OF_THEM)),
        ),
        Question(FactKind.STAFF, _("How many people work here, the owner among them?"), NUMBER),
        Question(FactKind.INSURED_STAFF, _("How many of them have compulsory social insurance?"), NUMBER),
        Question(FactKind.NEW_JOBS, _("How many new jobs has the business created this year?"), NUMBER),
        Question(FactKind.ETAX_MOBILE, _("Does the owner use eTax Mobile?"), YES_NO, YES_OR_NO),
        Question(
            FactKind.CASH_REGISTER,
            _("Does the business issue invoices from a cash register?"),
            YES_NO,
            YES_OR_NO,
        ),
    )
}
"""Everything a round may ask, in the order in which it is asked."""
USUAL = (FactKind.OWNER_EDUCATION, FactKind.DIGITAL_TOOLS, FactKind.STAFF, FactKind.NEW_JOBS)
"""What no register holds."""


def read_answer(kind: str, given: Sequence[str]) -> Answer | None:
    """What was chosen or typed; None where nothing was. Raises Unreadable for what is no answer to this question."""
    question = QUESTIONS[kind]
    told = [each.strip() for each in given if each.strip()]
    if not told:
        return None
    if question.way == NUMBER:
        return Answer(amount=_whole(told[0]))
    known = {value for value, _label in question.options}
    if any(each not in known for each in told):
        raise Unreadable(_("Choose one of the answers shown."))
    if question.way != MANY:
        return Answer(words=told[0])
    if NO_TOOL in told and len(told) > 1:
        raise Unreadable(_("Either some tools, or none of them."))
    return Answer(words=",".join(value for value, _label in question.options if value in told))


def _whole(text: str) -> int:
    try:
        number: Decimal = parse_number(text)
    except ValueError:
        raise Unreadable(_("Write a whole number: 0, 12, 1.200.")) from None
    if number != number.to_integral_value() or not 0 <= number <= MOST:
        raise Unreadable(_("Write a whole number: 0, 12, 1.200."))
    return int(number)


def read_cell(kind: str, cell: str) -> Answer | None:
    """An answer typed into one cell, as its words say: "Cao đẳng", "Có", "12"."""
    question = QUESTIONS[kind]
    if question.way == NUMBER or not cell.strip():
        return read_answer(kind, [cell])
    by_words = {fold(str(label)): value for value, label in question.options}
    value = by_words.get(fold(cell), cell.strip())
    return read_answer(kind, [value])


def is_refusal(cell: str) -> bool:
    return fold(cell) in REFUSALS


def is_cross(cell: str) -> bool:
    return fold(cell) in CROSSES
