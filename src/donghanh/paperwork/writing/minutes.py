"""A BIÊN BẢN bàn giao công việc: who hands over to whom, each task with its deadline and how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from donghanh.paperwork.writing.documents import (
    Bullet,
    Column,
    IssueDate,
    Issuer,
    Kind,
    OfficialDocument,
    Paragraph,
    Recipients,
    Reference,
    Row,
    Section,
    Signature,
    Table,
)
from donghanh.paperwork.writing.wording import long_date

SUBJECT = "Bàn giao công việc"
DOTS = "……"
COLUMNS = (
    Column("STT", 12, "center"),
    Column("Nhiệm vụ", 49, "justify"),
    Column("Thời hạn", 26, "center"),
    Column("Tình trạng", 26),
    Column("Cập nhật gần nhất", 27),
    Column("Người nhận", 25),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in minutes, with the position they hold; nobody known is left for the pen."""

    name: str = ""
    title: str = ""

    @property
    def line(self) -> str:
        """ "Ông (bà) Lê Thị Bình, Trưởng phòng", or dots."""
        return f"Ông (bà) {self.name or DOTS}, {self.title or DOTS}"


@dataclass(frozen=True, slots=True)
class HandedTask:
    """A task in the words of its plan (`source`), as it stood when it was handed over."""

    title: str
    source: str
    deadline: str
    standing: str
    last_update: str
    receiver: str


@dataclass(frozen=True, slots=True)
class HandoverMinutes:
    """What the minutes say. `giver` None: the position was vacant, and the unit hands over."""

    issuer: Issuer
    reference: Reference
    on: dt.date
    reason: str
    unit: str
    giver: Person | None
    receivers: tuple[Person, ...]
    tasks: tuple[HandedTask, ...]
    other_matters: tuple[str, ...] = ()


def minutes_document(minutes: HandoverMinutes) -> OfficialDocument:
    """The minutes in the form of NĐ 30/2020 Phụ lục III mẫu 1.9: signed by giver, receivers and the unit."""
    return OfficialDocument(
        kind=Kind.MINUTES,
        issuer=minutes.issuer,
        reference=minutes.reference,
        subject=SUBJECT,
        body=(*_occasion(minutes), *_content(minutes), _last_words()),
        signature=Signature((f"ĐẠI DIỆN {minutes.unit}".upper(),)),
        co_signatures=tuple(_signatures(minutes)),
        recipients=Recipients(("Bên bàn giao, bên nhận bàn giao", minutes.unit)),
    )


def _occasion(minutes: HandoverMinutes) -> Iterator[Paragraph | Bullet]:
    day = long_date(IssueDate.on(minutes.on))
    yield Paragraph(f"Thời gian bắt đầu: {DOTS} giờ {DOTS}, {day}.")
    yield Paragraph(f"Địa điểm: Trụ sở {minutes.issuer.name}.")
    yield Paragraph("Thành phần tham dự:")
    giver = minutes.giver.line if minutes.giver else f"{minutes.unit} (chức danh đang trống)"
    yield Bullet(f"Bên bàn giao: {giver}.")
    for receiver in minutes.receivers:
        yield Bullet(f"Bên nhận bàn giao: {receiver.line}.")
    yield Bullet(f"Chủ trì, chứng kiến: đại diện {minutes.unit}, {Person().line}.")
    yield Paragraph(f"Lý do bàn giao: {minutes.reason.rstrip(' .;')}.")


def _content(minutes: HandoverMinutes) -> Iterator[Section]:
    rows = tuple(
        Row(
            (
                str(number),
                f"{task.title}\n({task.source})" if task.source else task.title,
                task.deadline,
                task.standing,
                task.last_update,
                task.receiver,
            )
        )
        for number, task in enumerate(minutes.tasks, 1)
    )
    words = f"Bàn giao {len(rows):02d} nhiệm vụ chưa hoàn thành, tình trạng tính đến ngày bàn giao:"
    yield Section("Nhiệm vụ bàn giao", (Paragraph(words), Table(COLUMNS, rows)))
    files = "Hồ sơ, minh chứng điện tử của từng nhiệm vụ lưu trên hệ thống theo dõi nhiệm vụ; hồ sơ giấy gồm: (…)."
    others = tuple(Bullet(f"{matter.rstrip(' .;')}.") for matter in minutes.other_matters)
    yield Section("Hồ sơ, tài liệu và nội dung khác", (Paragraph(files), *others))
    yield Section("Trách nhiệm các bên", tuple(Paragraph(words) for words in DUTIES))


DUTIES = (
    "Bên bàn giao chịu trách nhiệm về tính đầy đủ, chính xác của nội dung bàn giao và phối hợp làm rõ khi được "
    "yêu cầu.",
    "Bên nhận bàn giao tiếp tục thực hiện các nhiệm vụ ghi tên mình, đúng thời hạn, kể từ ngày bàn giao; nhiệm vụ chưa "
    "có người nhận do thủ trưởng đơn vị phân công.",
)


def _signatures(minutes: HandoverMinutes) -> Iterator[Signature]:
    if minutes.giver:
        yield Signature(("BÊN BÀN GIAO",), minutes.giver.name)
    for receiver in minutes.receivers or (Person(),):
        yield Signature(("BÊN NHẬN BÀN GIAO",), receiver.name)


def _last_words() -> Paragraph:
    return Paragraph(
        f"Việc bàn giao kết thúc vào {DOTS} giờ {DOTS} cùng ngày. Biên bản được lập thành {DOTS} bản có giá trị "
        "như nhau, mỗi bên giữ một bản"
    )
