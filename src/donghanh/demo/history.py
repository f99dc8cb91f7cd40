"""Half a year of work on the two plans, day by day, through the same actions that the screens use."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import time_machine
from django.utils.timezone import localdate

from donghanh.org.models import Officer
from donghanh.org.queries import staff_of_unit
from donghanh.plans.actions.requests import (
    ask_extension,
    ask_late_review,
    decide_extension,
    decide_late_review,
)
from donghanh.plans.actions.results import (
    accept_result,
    add_evidence,
    claim_result,
    note_progress,
    return_result,
)
from donghanh.plans.actions.tasks import assign_officer
from donghanh.plans.models import Result, Task

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on one day: the act, with words of the task it is about."""

    on: date
    task: str
    act: Callable[[Task, Officer, Officer], object]


def noted(words: str) -> Callable[[Task, Officer, Officer], object]:
    return lambda task, doer, _leader: note_progress(task, words, by=doer)


def claimed(words: str, document: str) -> Callable[[Task, Officer, Officer], object]:
    def act(task: Task, doer: Officer, _leader: Officer) -> None:
        result = _open_result(task)
        claim_result(result, on=_today(), summary=words, by=doer)
        add_evidence(
            task, result=result, by=doer, label=words, document_number=document, document_date=_today()
        )

    return act


def accepted(task: Task, _doer: Officer, leader: Officer) -> object:
    return accept_result(_open_result(task), by=leader)


def returned(reason: str) -> Callable[[Task, Officer, Officer], object]:
    return lambda task, _doer, leader: return_result(_open_result(task), reason=reason, by=leader)


def asked_for_time(until: date, reason: str) -> Callable[[Task, Officer, Officer], object]:
    return lambda task, doer, _leader: ask_extension(
        _open_result(task), new_due_on=until, reason=reason, by=doer
    )


def given_time(task: Task, _doer: Officer, leader: Officer) -> object:
    return decide_extension(
        _open_result(task).extensions.get(granted=None), granted=True, answer="Đồng ý", by=leader
    )


def given_right(task: Task, _doer: Officer, leader: Officer) -> object:
    review = task.results.get().late_reviews.get(granted=None)
    return decide_late_review(review, granted=True, answer="Đúng theo biên bản", by=leader)


def objected(reason: str, right_day: date) -> Callable[[Task, Officer, Officer], object]:
    return lambda task, doer, _leader: ask_late_review(
        task.results.get(), reason=reason, corrected_finished_on=right_day, by=doer
    )


NOTES = (
    "Đã gửi văn bản lấy ý kiến các đơn vị, đang tổng hợp.",
    "Đang thực hiện đúng nhịp, chưa có vướng mắc.",
    "Đã làm việc với đơn vị phối hợp, thống nhất cách làm.",
    "Đã xong bước khảo sát, đang soạn dự thảo.",
)
STORY = (
    Day(date(2026, 6, 3), "số hóa dữ liệu đất đai", noted("Đã quét 11.240/14.900 hồ sơ địa chính.")),
    Day(date(2026, 6, 10), "Tổ công tác", noted("Đã trình dự thảo quyết định thành lập Tổ công tác.")),
    Day(date(2026, 6, 24), "Tổ công tác", claimed("Đã thành lập Tổ công tác gồm 7 thành viên", "63/QĐ-UBND")),
    Day(date(2026, 6, 25), "Tổ công tác", accepted),
    Day(date(2026, 6, 26), "STEM", claimed("Đã ban hành chương trình kỹ năng số ở các trường", "71/KH-UBND")),
    Day(date(2026, 6, 29), "STEM", accepted),
    Day(date(2026, 6, 29), "đối tác công tư", claimed("Danh mục 5 dự án đề xuất", "28/TTr-KTHTĐT")),
    Day(
        date(2026, 6, 30),
        "đối tác công tư",
        returned("Thiếu thuyết minh hiệu quả kinh tế - xã hội của 2 dự án."),
    ),
    Day(date(2026, 7, 9), "đối tác công tư", claimed("Danh mục 5 dự án, đủ thuyết minh", "31/TTr-KTHTĐT")),
    Day(date(2026, 7, 10), "đối tác công tư", accepted),
    Day(
        date(2026, 7, 15),
        "chuẩn hóa số liệu",
        noted("Đã chốt danh mục 22 chỉ tiêu; đối chiếu danh sách thuế."),
    ),
    Day(date(2026, 7, 20), "số hóa dữ liệu đất đai", claimed("Số hóa xong 14.900 hồ sơ", "44/BB-UBND")),
    Day(date(2026, 7, 21), "số hóa dữ liệu đất đai", accepted),
    Day(
        date(2026, 7, 23),
        "số hóa dữ liệu đất đai",
        objected("Biên bản nghiệm thu ký ngày 29/6/2026.", date(2026, 6, 29)),
    ),
    Day(date(2026, 7, 24), "số hóa dữ liệu đất đai", given_right),
    Day(
        date(2026, 8, 14),
        "đối thoại",
        claimed("Hội nghị đối thoại ngày 12/8/2026, 64 doanh nghiệp dự, 23 câu hỏi", "88/BC-UBND"),
    ),
    Day(date(2026, 8, 17), "đối thoại", accepted),
    Day(
        date(2026, 8, 20),
        "tài sản công",
        noted("Đã rà soát 9 cơ sở nhà, đất; 4 cơ sở đủ điều kiện cho thuê."),
    ),
    Day(date(2026, 9, 15), "thất thu thuế", noted("Đã rà soát 320 hộ có doanh thu trên 01 tỷ đồng.")),
    Day(
        date(2026, 9, 22),
        "dự án vướng",
        claimed("Báo cáo phương án xử lý 3 dự án chậm tiến độ", "95/BC-UBND"),
    ),
    Day(date(2026, 9, 23), "dự án vướng", accepted),
    Day(
        date(2026, 9, 24),
        "Nghị quyết của HĐND",
        asked_for_time(date(2026, 12, 15), "Kỳ họp HĐND phường dự kiến tháng 12/2026."),
    ),
    Day(date(2026, 9, 28), "Nghị quyết của HĐND", given_time),
    Day(
        date(2026, 9, 29),
        "Số hóa, tự động hóa",
        claimed("Đã áp dụng trợ lý tra cứu thủ tục tại bộ phận một cửa", "97/BC-UBND"),
    ),
    Day(date(2026, 9, 30), "Số hóa, tự động hóa", accepted),
    Day(
        date(2026, 10, 12), "chuẩn hóa số liệu", noted("Đối chiếu lần 1 với danh sách thuế: khớp 512/578 hộ.")
    ),
    Day(date(2026, 10, 20), "Đăng tin, bài", noted("Tháng 10 đăng 14 tin, phát 22 lượt trên truyền thanh.")),
    Day(
        date(2026, 11, 10),
        "kế toán và tư vấn thuế",
        noted("Đã làm việc với 3 nhà cung cấp phần mềm kế toán."),
    ),
    Day(date(2026, 11, 13), "Đăng tin, bài", noted("Nửa đầu tháng 11 đăng 6 tin.")),
    Day(
        date(2026, 11, 16),
        "câu lạc bộ doanh nhân",
        claimed("Đã ra mắt Câu lạc bộ doanh nhân phường, 38 hội viên", "115/QĐ-UBND"),
    ),
    Day(
        date(2026, 11, 17),
        "chuẩn hóa số liệu",
        asked_for_time(date(2026, 12, 31), "Cơ quan thuế gửi danh sách muộn; còn 143 hộ lệch địa chỉ."),
    ),
    Day(date(2026, 11, 18), "nông nghiệp công nghệ cao", noted("Đã chọn 2 mô hình nhà màng để hỗ trợ.")),
    Day(
        date(2026, 11, 19),
        "Lấy ý kiến doanh nghiệp",
        claimed("Đã tổng hợp 41 ý kiến góp ý dự thảo chính sách", "52/BC-KTHTĐT"),
    ),
)


def play(leader: Officer, *, after: date, until: date) -> None:
    """Tells the part of the story between two days."""
    for number, event in enumerate(STORY):
        if after < event.on <= until:
            with at(event.on, 8 + number % 9):
                task = Task.objects.select_related("lead_unit", "plan", "ward").get(
                    ward_id=leader.ward_id, title__contains=event.task
                )
                event.act(task, _doer(task), leader)


def tell_lately(today: date) -> None:
    """In the last days before today the diligent wrote their line; about every third task stayed silent."""
    for task in Task.objects.filter(officer__isnull=False).select_related("lead_unit", "ward", "officer"):
        quiet = task.number % 3 == 0 or not task.results.filter(claimed_on__isnull=True).exists()
        day = today - timedelta(days=2 + task.number % 10)
        if not quiet and day > localdate(task.confirmed_at):
            with at(day, 14):
                note_progress(task, NOTES[task.number % len(NOTES)], by=_doer(task))


def put_people_in_charge(leader: Officer) -> None:
    """Every second task of a unit goes to a specialist, the others stay with the head; some have nobody yet."""
    for task in Task.objects.filter(ward_id=leader.ward_id, lead_unit__isnull=False).select_related("ward"):
        staff = _staff(task) if task.number % 7 else []
        if staff:
            assign_officer(task, staff[task.number % len(staff)], by=leader)


def _doer(task: Task) -> Officer:
    return task.officer or _staff(task)[0]


def _staff(task: Task) -> list[Officer]:
    return list(staff_of_unit(task.lead_unit)) if task.lead_unit else []


def _open_result(task: Task) -> Result:
    return task.results.filter(finished_on__isnull=True).order_by("due_on", "pk")[0]


def _today() -> date:
    return datetime.now(HANOI).date()


def at(day: date, hour: int) -> time_machine.travel:
    return time_machine.travel(datetime(day.year, day.month, day.day, hour, 12, tzinfo=HANOI), tick=True)
