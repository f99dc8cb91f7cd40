"""Sheets of progress: open results as rows to fill in with Excel, read again with a verdict on each row."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from donghanh.org.models import Officer
from donghanh.paperwork.blocks import Document
from donghanh.paperwork.writing.workbook import CellValue, Sheet, SheetColumn
from donghanh.plans.enums import UpdateKind
from donghanh.plans.models import Evidence, Result, Update
from donghanh.plans.permissions import can_tell, can_work_on
from donghanh.plans.presenters import due_words, status_words
from donghanh.plans.queries import today, visible_results
from donghanh.ui.forms import DATE_FORMATS
from donghanh.vietnamese.text import fold, nfc

MOST = 2000
CODE = "Mã (không sửa)"
FILLED = {"note": "Tiến độ", "on": "Ngày hoàn thành", "summary": "Kết quả", "document": "Số văn bản"}
"""The words of the sheet, which come back with it: they are Vietnamese whatever the language of the pages."""
LONGEST = {"note": 5000, "summary": 5000, "document": 60}


class UnreadableSheet(Exception):
    """What was given is no sheet of progress; `str(error)` says why."""


@dataclass(slots=True)
class Told:
    """One row as it came back: the line it stands on, the result it names, what was filled in, and the verdict.

    `says` is what will be written (or was there already, with `is_known`); `errors` keep the row out.
    """

    line: int
    code: str
    note: str
    on_words: str
    summary: str
    document: str
    on: date | None = None
    result: Any = None
    says: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def is_accepted(self) -> bool:
        return bool(self.says) and not self.errors

    @property
    def is_known(self) -> bool:
        return not self.says and not self.errors


def progress_sheet(results: Iterable[Any], title: str, ward: str, reader: Officer) -> Sheet:
    """One row for each result (with its status): a hidden code, what is known, and four empty columns to fill in."""
    columns = [
        SheetColumn(CODE, 10, "integer", hidden=True),
        SheetColumn("Kế hoạch", 20),
        SheetColumn("Số", 6, "integer"),
        SheetColumn("Việc", 50),
        SheetColumn("Thời hạn", 16),
        SheetColumn("Tình trạng", 22),
        SheetColumn(FILLED["note"], 36),
        SheetColumn(FILLED["on"], 16),
        SheetColumn(FILLED["summary"], 36),
        SheetColumn(FILLED["document"], 20),
    ]
    heading = [title, ward, "Điền các cột Tiến độ, Ngày hoàn thành, Kết quả, Số văn bản rồi nộp lại tệp này."]
    return Sheet("Tiến độ", columns, (_row(result, reader) for result in results), heading)


def _row(result: Any, reader: Officer) -> list[CellValue]:
    task = result.task
    title = f"{task.title} ({result.label})" if result.label else task.title
    status = status_words(result, on=today(), calendar=reader.ward.calendar)
    return [result.pk, task.plan.short_title, task.number, title, due_words(result), status, "", "", "", ""]


def lines_of_document(document: Document) -> list[list[str]]:
    """The rows of a workbook as lists of cells, each cell in its own column."""
    return [_cells(block) for block in document.blocks if block.kind == "row"]


def _cells(block: Any) -> list[str]:
    cells: list[str] = []
    for cell in block.cells:
        cells += [""] * (cell.column - len(cells)) + [cell.text]
    return cells


def lines_of_text(text: str) -> list[list[str]]:
    """The rows of cells copied from a spreadsheet."""
    plain = nfc(text).replace("\r\n", "\n").replace("\0", "")
    return list(csv.reader(plain.splitlines(keepends=True), delimiter="\t"))


def text_of(rows: Sequence[Told]) -> str:
    """What was filled in, as text that `lines_of_text` reads again: how the preview is handed on."""
    lines = [[CODE, *FILLED.values()]]
    lines += [[row.code, row.note, row.on_words, row.summary, row.document] for row in rows]
    return "\n".join("\t".join(_quoted(cell) for cell in line) for line in lines)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if re.search(r'[\t\n"]', cell) else cell


def read_progress(lines: Sequence[Sequence[str]], by: Officer) -> list[Told]:
    """The rows in which something was filled in, each with its verdict for this officer, in four queries.

    The same row again says nothing new: a note with the same words on the same result, a claim of the same day, a
    document of the same number are known already. Raises UnreadableSheet.
    """
    order, rows = _order(lines), []
    for number, cells in enumerate(lines, 1):
        row = _told(number, cells, order)
        if row and any((row.note, row.on_words, row.summary, row.document)):
            rows.append(row)
    if len(rows) > MOST:
        raise UnreadableSheet(
            _("More than %(most)s rows are filled in. Send them in parts.") % {"most": MOST}
        )
    _judge(rows, by)
    return rows


def _order(lines: Sequence[Sequence[str]]) -> dict[str, int]:
    """Where each column stands, by the line that names them."""
    wanted = {"code": fold(CODE)} | {name: fold(words) for name, words in FILLED.items()}
    for cells in lines:
        folded = [fold(cell) for cell in cells]
        if wanted["code"] in folded:
            return {name: folded.index(words) for name, words in wanted.items() if words in folded}
    raise UnreadableSheet(
        _("The column “%(code)s” is missing: download the sheet here, fill it in, and give it back whole.")
        % {"code": CODE}
    )


def _told(number: int, cells: Sequence[str], order: dict[str, int]) -> Told | None:
    def cell(name: str) -> str:
        place = order.get(name, len(cells))
        return cells[place].strip() if place < len(cells) else ""

    if not cell("code") or fold(cell("code")) == fold(CODE):
        return None
    return Told(number, cell("code"), cell("note"), cell("on"), cell("summary"), cell("document"))


def _judge(rows: list[Told], by: Officer) -> None:
    keys = {int(row.code) for row in rows if _is_number(row.code)}
    known = (
        visible_results(by).filter(pk__in=keys).select_related("task").prefetch_related("task__participants")
    )
    results = {result.pk: result for result in known}
    notes = set(Update.objects.filter(result__in=keys, kind=UpdateKind.NOTE).values_list("result", "text"))
    proofs = set(Evidence.objects.filter(result__in=keys).values_list("result", "document_number"))
    seen: set[str] = set()
    for row in rows:
        row.result = results.get(int(row.code)) if _is_number(row.code) else None
        if row.result is None or not can_tell(by, row.result.task):
            row.errors.append(_("No open task of yours has this code."))
        elif row.code in seen:
            row.errors.append(_("This task stands in the sheet twice."))
        else:
            _weigh(row, by, notes, proofs)
        seen.add(row.code)


def _is_number(code: str) -> bool:
    return code.isascii() and code.isdigit() and len(code) <= 18


def _weigh(row: Told, by: Officer, notes: set[tuple[int, str]], proofs: set[tuple[int, str]]) -> None:
    for name, most in LONGEST.items():
        if len(getattr(row, name)) > most:
            row.errors.append(
                _("“%(column)s” is longer than %(most)s characters.") % {"column": FILLED[name], "most": most}
            )
    if row.note and (row.result.pk, row.note) not in notes:
        row.says.append(_("progress noted"))
    if row.on_words:
        _weigh_claim(row, by)
    elif row.summary:
        row.errors.append(_("A result needs the day it was finished."))
    if row.document and (row.result.pk, row.document) not in proofs:
        row.says.append(_("document %(number)s added") % {"number": row.document})


def _weigh_claim(row: Told, by: Officer) -> None:
    row.on = _day(row.on_words)
    if row.on is None:
        row.errors.append(_("“%(words)s” is no day; write day/month/year.") % {"words": row.on_words})
    elif row.result.claimed_on == row.on:
        return
    elif row.result.claimed_on:
        row.errors.append(_("A result was reported already, for another day."))
    elif row.result.served_by_id:
        row.errors.append(_("This is the same duty as a task of another plan: report the result there."))
    elif row.on > today():
        row.errors.append(_("The day finished cannot be in the future."))
    elif not can_work_on(by, row.result.task):
        row.errors.append(_("Only the lead unit reports the result."))
    elif not row.summary:
        row.errors.append(_("Write the result in one sentence."))
    else:
        row.says.append(_("result reported"))


def _day(words: str) -> date | None:
    for pattern in DATE_FORMATS:
        try:
            return datetime.strptime(words, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def accepted(rows: Iterable[Told]) -> Iterator[Told]:
    """The rows that will be written."""
    return (row for row in rows if row.is_accepted)


def is_new_note(row: Told) -> bool:
    """Whether the note of an accepted row is not there yet."""
    return (
        bool(row.note)
        and not Update.objects.filter(result=row.result, kind=UpdateKind.NOTE, text=row.note).exists()
    )


def is_new_document(row: Told) -> bool:
    """Whether the document of an accepted row is not there yet."""
    return (
        bool(row.document)
        and not Evidence.objects.filter(result=row.result, document_number=row.document).exists()
    )


def is_new_claim(row: Told, result: Result) -> bool:
    """Whether the day of an accepted row is not reported yet."""
    return row.on is not None and result.claimed_on != row.on
