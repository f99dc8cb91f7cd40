"""Words the system proposes for each part of a report, from the records alone. A person mends and takes them over."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from donghanh.paperwork.writing.figures import counted
from donghanh.plans.enums import FINISHED, Authority, ObstacleKind, Status
from donghanh.reports.enums import ReportPart
from donghanh.reports.models import Narrative
from donghanh.reports.snapshot import OpenObstacle, PartText, ReportRow, Snapshot
from donghanh.ui.text import write_date, write_moment

MOST, FEW = 12, 6
"""Tasks named in one list, the more pressing ones and the others; the rest stand in the appendix."""


def with_words(snapshot: Snapshot, written: Iterable[Narrative]) -> Snapshot:
    """The snapshot with the words of every part: a person's where there are any, else the proposal."""
    own = {each.part: _written(each) for each in written}
    return replace(
        snapshot,
        parts={part.value: own.get(part) or PartText(proposed_text(part, snapshot)) for part in ReportPart},
    )


def _written(narrative: Narrative) -> PartText:
    return PartText(narrative.text, str(narrative.written_by), write_moment(narrative.written_at))


def proposed_text(part: ReportPart, snapshot: Snapshot) -> str:
    """The proposal for one part, a paragraph a line; empty where the records say nothing."""
    return "\n".join(_WRITERS[part](snapshot))


def _direction(report: Snapshot) -> Iterator[str]:
    """What was ordered, to whom, and what the leaders decided."""
    for plan in report.plans:
        own = [row for row in report.rows if row.plan == plan.plan]
        units = {unit for row in own for unit in row.leads}
        tasks = {row.task for row in own}
        named = {row.task for row in own if row.officer}
        yield (
            f"Triển khai {plan.citation}, {report.letterhead.issuer} đã theo dõi {counted(len(tasks))} nhiệm vụ "
            f"do {counted(len(units))} cơ quan, đơn vị chủ trì; {counted(len(named))} nhiệm vụ đã phân công người "
            "phụ trách."
        )
    extended = [row for row in report.rows if row.extensions]
    if extended:
        yield f"Đã xem xét, đồng ý gia hạn đối với {counted(len(extended))} nhiệm vụ."
    returned = [row for row in report.rows if row.returns]
    if returned:
        yield f"Đã kiểm tra, yêu cầu hoàn thiện lại kết quả của {counted(len(returned))} nhiệm vụ."


def _results(report: Snapshot) -> Iterator[str]:
    """What was finished in the period, in the words of those who did it."""
    finished = [row for row in report.rows if Status(row.status) in FINISHED]
    fresh = [row for row in finished if (row.finished_on or "") >= report.starts_on and row.outcome]
    yield from _listed("Một số kết quả hoàn thành trong kỳ:", fresh, lambda row: row.outcome, most=MOST)


def _shortcomings(report: Snapshot) -> Iterator[str]:
    """What is overdue, silent or was returned, with the causes on record."""
    overdue = report.rows_behind(report.figures.overdue)
    yield from _listed(
        f"Còn {counted(len(overdue))} nhiệm vụ quá hạn chưa hoàn thành:", overdue, _why, most=MOST
    )
    keys = set(report.figures.overdue)
    silent = [row for row in report.rows_behind(report.figures.silent) if row.result not in keys]
    yield from _listed(
        f"Có {counted(len(silent))} nhiệm vụ còn trong hạn nhưng lâu chưa được cập nhật tiến độ:",
        silent,
        _who,
    )
    yield from _silence_by_unit(report)
    yield from _stopped(report)
    yield from _open_obstacles(report)
    yield from _late_days(report)
    returned = [row for row in _unfinished(report) if row.returns and row.result not in keys]
    yield from _listed("Kết quả đã trả lại, chưa được hoàn thiện:", returned, _why)
    late = len(report.figures.late)
    if late:
        yield f"Có {counted(late)} nhiệm vụ hoàn thành nhưng quá thời hạn được giao."
    unled = [row for row in report.rows if not row.leads]
    if unled:
        yield f"Còn {counted(len(unled))} nhiệm vụ chưa xác định cơ quan, đơn vị chủ trì."
    if report.figures.undated:
        yield f"Còn {counted(len(report.figures.undated))} nhiệm vụ chưa xác định thời hạn hoặc nhịp báo cáo."


def _silence_by_unit(report: Snapshot) -> Iterator[str]:
    """How many tasks of each unit nobody has told anything about, the overdue ones too."""
    told = [(unit.name, len(unit.figures.silent)) for unit in report.units if unit.figures.silent]
    if told:
        words = "; ".join(f"{name}: {counted(number)} nhiệm vụ" for name, number in told)
        yield f"Số nhiệm vụ lâu chưa được cập nhật theo đơn vị: {words}."


def _stopped(report: Snapshot) -> Iterator[str]:
    """What was returned, paused or cancelled, with the reason."""
    rows = report.rows_behind(report.figures.interrupted)
    lead = f"Có {counted(len(rows))} nhiệm vụ trả lại, tạm dừng hoặc hủy:"
    yield from _listed(lead, rows, lambda row: f"{_small(row.words)}; lý do: {row.stopped}")


def _open_obstacles(report: Snapshot) -> Iterator[str]:
    """Difficulties and requests for direction that nobody has settled yet."""
    for kind, lead in _OBSTACLES.items():
        found = [each for each in report.obstacles if each.kind == kind]
        if found:
            yield lead
            yield from _dashes([_obstacle(each) for each in found[:MOST]], len(found) - MOST)


def _late_days(report: Snapshot) -> Iterator[str]:
    """With whom the working days after the deadlines lay: what a unit could not end is not its delay."""
    days: Counter[str] = Counter()
    for row in report.rows:
        for held in row.held:
            days[held.name if held.unit else _small(held.name)] += held.late
    told = [f"{name} {counted(number)} ngày" for name, number in days.most_common(MOST) if number]
    if told:
        yield f"Số ngày làm việc chậm theo nơi giữ việc: {'; '.join(told)}."


def _next(report: Snapshot) -> Iterator[str]:
    """What is still owed: the overdue first, then the open ones by deadline."""
    overdue = report.figures.overdue
    if overdue:
        yield (
            f"Tập trung chỉ đạo hoàn thành dứt điểm {counted(len(overdue))} nhiệm vụ đã quá hạn; cơ quan, đơn vị "
            "chủ trì báo cáo rõ nguyên nhân và thời gian hoàn thành."
        )
    ahead = sorted(report.rows_behind(report.figures.open), key=lambda row: row.due_on or "")
    coming = [row for row in ahead if row.status != Status.CLAIMED]
    yield from _listed("Tiếp tục thực hiện các nhiệm vụ còn trong thời hạn:", coming, _who_and_when)
    if report.figures.claimed:
        yield f"Kiểm tra, nghiệm thu kết quả của {counted(len(report.figures.claimed))} nhiệm vụ đã báo cáo hoàn thành."


def _proposals(report: Snapshot) -> Iterator[str]:
    """What the ward cannot decide itself and is not finished."""
    for authority, lead in _BEYOND.items():
        beyond = [row for row in _unfinished(report) if row.authority == authority]
        yield from _listed(lead, beyond, lambda row: "")


_OBSTACLES = {
    ObstacleKind.OBSTACLE: "Khó khăn, vướng mắc chưa được giải quyết:",
    ObstacleKind.DIRECTION: "Nội dung xin ý kiến chỉ đạo chưa giải quyết xong:",
}
_BEYOND = {
    Authority.SUBMIT: "Đề nghị cơ quan có thẩm quyền xem xét, cho ý kiến đối với các nội dung:",
    Authority.COORDINATE: "Đề nghị các sở, ngành quan tâm phối hợp, hướng dẫn thực hiện:",
}
_WRITERS: dict[ReportPart, Callable[[Snapshot], Iterable[str]]] = {
    ReportPart.DIRECTION: _direction,
    ReportPart.RESULTS: _results,
    ReportPart.SHORTCOMINGS: _shortcomings,
    ReportPart.NEXT: _next,
    ReportPart.PROPOSALS: _proposals,
}


def _listed(
    lead: str, rows: Sequence[ReportRow], tail: Callable[[ReportRow], str], *, most: int = FEW
) -> Iterator[str]:
    """A leading sentence and a dash a task; beyond `most` only their number."""
    if not rows:
        return
    yield lead
    items = [": ".join(filter(None, (_short(row.title), tail(row).strip(" .;")))) for row in rows[:most]]
    yield from _dashes(items, len(rows) - most)


def _dashes(items: list[str], more: int) -> Iterator[str]:
    """A dash an item, then the number of the others, if there are more."""
    items = items + ([f"{counted(more)} nhiệm vụ khác nêu tại Phụ lục"] if more > 0 else [])
    for number, item in enumerate(items, start=1):
        yield f"- {item}{'.' if number == len(items) else ';'}"


def _obstacle(obstacle: OpenObstacle) -> str:
    """What stands in whose way since when, what is proposed, and the answer so far."""
    said = [
        f"{_short(obstacle.title)}: {_one_line(obstacle.text)} "
        f"({obstacle.unit or 'chưa giao đơn vị chủ trì'} nêu ngày {_day(obstacle.raised_on)})",
        f"đề xuất: {_one_line(obstacle.proposal)}" if obstacle.proposal else "",
        f"đã có ý kiến: {_one_line(obstacle.answer)}" if obstacle.is_answered else "chưa được trả lời",
    ]
    return "; ".join(filter(None, said))


def _one_line(words: str) -> str:
    return " ".join(words.split()).rstrip(" .;:")


def _unfinished(report: Snapshot) -> list[ReportRow]:
    return [row for row in report.rows if Status(row.status) not in FINISHED]


def _who(row: ReportRow) -> str:
    return "; ".join(row.leads) or "chưa giao đơn vị chủ trì"


def _who_and_when(row: ReportRow) -> str:
    return f"{_who(row)}, thời hạn {_small(row.deadline)}" if row.deadline else _who(row)


def _why(row: ReportRow) -> str:
    """Who leads, what was due when, how late, and the last cause on record."""
    words = f"{_who(row)} (hạn {_day(row.due_on)}; {_small(row.words)})"
    return f"{words}; {row.causes[-1]}" if row.causes else words


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _day(iso: str | None) -> str:
    return write_date(date.fromisoformat(iso)) if iso else "không xác định"


def _short(title: str, limit: int = 160) -> str:
    words = " ".join(title.split()).rstrip(" .;:")
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + "…"
