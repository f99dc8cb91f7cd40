"""Content of the tasks: what is missing, miscounted, too late, mislabelled or copied."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from donghanh.paperwork.blocks import Block
from donghanh.paperwork.checking.dossier import Dossier
from donghanh.paperwork.checking.findings import Remark, shorten
from donghanh.paperwork.reading import Task, Value
from donghanh.vietnamese.text import fold

COUNT = re.compile(r"\((\d{1,3})\s+(?:nhiệm vụ|việc|đầu việc|nội dung|công việc)\)", re.IGNORECASE)
SHORTEST_NOTICE = timedelta(days=45)
LEAST_OF_FIRST_PERIOD = timedelta(days=30)
REPEATS_UNDER_COMPLETION = re.compile(
    r"thời (?:gian|hạn) hoàn thành\s*:?\s*(?:hàng|hằng|thường xuyên|liên tục|định kỳ)", re.IGNORECASE
)
NUMBER_HEADINGS = frozenset(("stt", "tt", "so tt", "so thu tu"))
COPIED = re.compile(
    r"trên địa bàn (?:thành phố|tỉnh)(?!\s+[A-ZĐÀ-Ỹ])|"
    r"(?:cơ chế|chính sách)[^.;]{0,40}\scủa (?:thành phố|tỉnh)(?!\s+[A-ZĐÀ-Ỹ])"
)
COMMUNE = re.compile(r"\b(?:phuong|xa|dac khu|thi tran)\b")
SAME_TASK = 88.0
SHORTEST_TITLE = 25


def task_is_incomplete(dossier: Dossier) -> Iterator[Remark]:
    """L11: a task names who leads, what comes out and when it is due ("6 rõ")."""
    for task in dossier.reading.tasks:
        missing = [] if task.lead else ["cơ quan chủ trì"]
        missing += [] if task.product else ["sản phẩm"]
        missing += [] if task.term and task.term.deadline.kind != "none" else ["thời hạn"]
        if missing:
            yield _on(task.title, f"Nhiệm vụ chưa nêu {', '.join(missing)}.")


def count_differs(dossier: Dossier) -> Iterator[Remark]:
    """L12: "(02 nhiệm vụ)" in a heading is the number of tasks under it."""
    headings = dict.fromkeys(
        part for task in dossier.reading.tasks for part in task.section if COUNT.search(part)
    )
    for heading in headings:
        below = [task for task in dossier.reading.tasks if heading in task.section]
        parts = sum(max(1, len(task.parts)) for task in below)
        match = COUNT.search(heading)
        if match and not int(match[1]) == len(below) == parts:
            found = f"{len(below)} dòng" if parts == len(below) else f"{len(below)} dòng gồm {parts} việc"
            line = dossier.line_of(heading) or dossier.line_of(heading.partition(" ")[2])
            message = f"Đề mục ghi “{match.group()}” nhưng bên dưới có {found}."
            yield line.remark(message, quote=heading) if line else _on(below[0].title, message)


def deadline_is_too_near(dossier: Dossier) -> Iterator[Remark]:
    """L13: a deadline that is past, or nearly so, on the day the plan is issued."""
    issued = dossier.earliest_issue
    for task in dossier.reading.tasks if issued else ():
        if task.term is None or issued is None:
            continue
        if fault := _fault_of_term(task, issued):
            certain = dossier.issued or dossier.reading.header.issued_on
            basis = (
                f"ngày ban hành {issued:%d/%m/%Y}"
                if certain
                else f"ngày ban hành sớm nhất có thể {issued:%d/%m/%Y}"
            )
            yield _on(task.title, f"Thời hạn “{shorten(task.term.value.text, 60)}” {fault} so với {basis}.")


def _fault_of_term(task: Task, issued: date) -> str | None:
    term = task.term.deadline if task.term else None
    if term is None or (term.due is None and term.start is None):
        return None
    if term.due and term.due < issued:
        return "đã qua"
    if term.due and term.due - issued < SHORTEST_NOTICE:
        return f"chỉ còn {(term.due - issued).days} ngày"
    by_period = task.term is not None and re.search(r"\b(?:quy|thang)\b", fold(task.term.value.text))
    if (
        by_period
        and term.kind == "window"
        and term.start
        and _end_of_period(term.start) - issued < LEAST_OF_FIRST_PERIOD
    ):
        return "bắt đầu từ kỳ đã qua hoặc gần hết"
    return None


def _end_of_period(start: date) -> date:
    """The last day of the quarter of `start`."""
    month = (start.month - 1) // 3 * 3 + 4
    first_after = (
        date(start.year + month // 12, month % 12 or 12, 1) if month > 12 else date(start.year, month, 1)
    )
    return first_after - timedelta(days=1)


def label_contradicts(dossier: Dossier) -> Iterator[Remark]:
    """L14: "Thời gian hoàn thành" announces an end; "hàng năm", "thường xuyên" have none."""
    for line in dossier.lines:
        if REPEATS_UNDER_COMPLETION.search(line.text):
            yield line.remark(
                "Nhãn “Thời gian hoàn thành” không hợp với việc lặp lại; nên ghi “Thời gian thực hiện”."
            )


def numbers_are_blank(dossier: Dossier) -> Iterator[Remark]:
    """L17: the STT column of a table is filled in."""
    tables: dict[int, list[Block]] = {}
    for block in dossier.document.blocks:
        if block.kind == "row" and block.place.table is not None:
            tables.setdefault(block.place.table, []).append(block)
    for rows in tables.values():
        heading = next((row for row in rows if any(fold(c.text) in NUMBER_HEADINGS for c in row.cells)), None)
        if heading is None:
            continue
        column = next(cell.column for cell in heading.cells if fold(cell.text) in NUMBER_HEADINGS)
        filled = [row for row in rows[rows.index(heading) + 1 :] if sum(bool(c.text) for c in row.cells) >= 3]
        blank = [
            row
            for row in filled
            if any(c.column == column and not c.text and not c.continued for c in row.cells)
        ]
        if len(blank) * 2 >= max(len(filled), 1) and blank:
            place = blank[0].place
            message = f"Cột số thứ tự để trống ở {len(blank)} dòng."
            yield Remark(message, place.line, place.page, shorten(blank[0].text))


def wording_is_copied(dossier: Dossier) -> Iterator[Remark]:
    """L19: a commune's task that speaks of the whole city or province was copied from its superior's plan."""
    issuer = fold(dossier.reading.header.issuer or " ".join(line.text for line in dossier.head))
    if not COMMUNE.search(issuer):
        return
    for task in dossier.reading.tasks:
        for value in task.parts or (task.title,):
            if match := COPIED.search(value.text):
                yield _on(
                    value, f"Lời văn cấp trên còn nguyên: “{match.group()}”; kiểm tra phạm vi của xã, phường."
                )


def task_is_elsewhere(dossier: Dossier) -> Iterator[Remark]:
    """L20: a task that another plan under follow-up already holds; merge or link, and count once."""
    from rapidfuzz import fuzz, process

    choices = {(plan.name, title): fold(title) for plan in dossier.other_plans for title in plan.titles}
    for task in dossier.reading.tasks if choices else ():
        title = fold(task.title.text)
        if len(title) < SHORTEST_TITLE:
            continue
        found = process.extractOne(title, choices, scorer=fuzz.token_sort_ratio, score_cutoff=SAME_TASK)
        if found:
            name, other = found[2]
            yield _on(task.title, f"Nhiệm vụ trùng với “{shorten(other, 80)}” của {name}.")


def _on(value: Value, message: str) -> Remark:
    return Remark(message, value.source.line, value.source.page, shorten(value.text))
