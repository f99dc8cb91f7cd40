"""The workbook of a round: a line a business, columns to fill in; read back by registry numbers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from donghanh.paperwork.writing.workbook import CellValue, SheetColumn
from donghanh.registry.enums import PERSONAL_FACTS, FactKind
from donghanh.registry.lists.unpacking import unpack
from donghanh.registry.models import SurveyRound, SurveySheet
from donghanh.registry.rights.restrictions import restricted_in
from donghanh.registry.surveys.questions import (
    MANY,
    QUESTIONS,
    Unreadable,
    is_cross,
    is_refusal,
    read_answer,
    read_cell,
)
from donghanh.registry.wording import fact_words
from donghanh.vietnamese.text import fold

Facts = Mapping[tuple[int, str], Any]
"""(business, kind) → the yearly fact that the round has of it."""
HEADING_ROWS = 20


@dataclass(slots=True)
class BookRow:
    """One line as it was read: answers by question (amount and words), what was refused, what could not be read."""

    number: int
    public_id: str
    answers: dict[str, tuple[int | None, str]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)


def book_columns(round: SurveyRound) -> list[SheetColumn]:
    """Which business, then a column a question, and one a tool to put a cross in."""
    known = [
        SheetColumn(_("Registry number"), 15),
        SheetColumn(_("Code of the sheet"), 10),
        SheetColumn(_("Business"), 34),
        SheetColumn(_("Address"), 34),
    ]
    return known + [SheetColumn(title, 16) for _kind, _value, title in _asked(round)]


def book_rows(round: SurveyRound, sheets: Iterable[SurveySheet], facts: Facts) -> Iterator[list[CellValue]]:
    """Lines with what is answered already, so that only the rest is to be filled in; without what tells of owners who
    had the use of personal data restricted."""
    bound = restricted_in([round.ward_id])
    for sheet in sheets:
        business = sheet.business
        place = str(business.place) if business.place else ""
        hidden = PERSONAL_FACTS if business.pk in bound else frozenset()
        cells = [
            "" if kind in hidden else _cell(sheet, kind, value, facts)
            for kind, value, _title in _asked(round)
        ]
        yield [business.public_id, sheet.code, business.name, place, *cells]


def _cell(sheet: SurveySheet, kind: str, value: str, facts: Facts) -> str:
    if kind in sheet.refused:
        return _("Refused to answer")
    fact = facts.get((sheet.business_id, kind)) if kind in sheet.answered else None
    if fact is None:
        return ""
    if value:
        return "x" if value in fact.words.split(",") else ""
    return str(int(fact.amount)) if fact.amount is not None else fact_words(kind, None, fact.words)


def _asked(round: SurveyRound) -> list[tuple[str, str, str]]:
    """(question, tool or "", title of the column) of every column to fill in."""
    found: list[tuple[str, str, str]] = []
    for kind in round.questions:
        question = QUESTIONS[kind]
        if question.way == MANY:
            found += [(kind, value, str(label)) for value, label in question.options]
        else:
            found.append((kind, "", str(FactKind(kind).label)))
    return found


def read_book(round: SurveyRound, content: bytes) -> list[BookRow]:
    """Every line with a registry number. Raises ListFault where the file is no workbook, Unreadable where it is no
    workbook of such a round."""
    with unpack(content) as opened:
        lines = list(opened.rows(opened.main))
    columns, start = _columns(round, lines)
    return [
        _row(round, number, cells, columns)
        for number, cells in lines
        if number > start and _named(cells, columns)
    ]


def _columns(
    round: SurveyRound, lines: list[tuple[int, list[str]]]
) -> tuple[dict[tuple[str, str], int], int]:
    """Column → its place, by the titles in either language; and the number of the heading row."""
    titles: dict[str, tuple[str, str]] = {}
    for language in ("vi", "en"):
        with override(language):
            titles[fold(_("Registry number"))] = ("", "")
            titles |= {fold(title): (kind, value) for kind, value, title in _asked(round)}
    for number, cells in lines[:HEADING_ROWS]:
        found = {titles[fold(cell)]: place for place, cell in enumerate(cells) if fold(cell) in titles}
        if ("", "") in found and len(found) > 1:
            return found, number
    raise Unreadable(_("This is no workbook of this round: take it out of the round and fill it in."))


def _named(cells: list[str], columns: Mapping[tuple[str, str], int]) -> bool:
    return bool(_at(cells, columns[("", "")]))


def _at(cells: list[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""


def _row(
    round: SurveyRound, number: int, cells: list[str], columns: Mapping[tuple[str, str], int]
) -> BookRow:
    row = BookRow(number, _at(cells, columns[("", "")]).upper())
    for kind in round.questions:
        told = {value: _at(cells, place) for (asked, value), place in columns.items() if asked == kind}
        if any(is_refusal(cell) for cell in told.values()):
            row.refused.append(kind)
            continue
        try:
            answer = (
                _crosses(kind, told) if QUESTIONS[kind].way == MANY else read_cell(kind, told.get("", ""))
            )
        except Unreadable as error:
            row.findings.append(f"{FactKind(kind).label}: {error}")
            continue
        if answer:
            row.answers[kind] = (answer.amount, answer.words)
    return row


def _crosses(kind: str, told: Mapping[str, str]) -> Any:
    strange = [cell for cell in told.values() if cell and not is_cross(cell)]
    if strange:
        raise Unreadable(_("put an x, not “%(cell)s”") % {"cell": strange[0][:40]})
    return read_answer(kind, [value for value, cell in told.items() if cell])
