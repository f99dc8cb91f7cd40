"""Biên bản bàn giao công việc in the form of NĐ 30/2020 Phụ lục III mẫu 1.9."""

import datetime as dt
from dataclasses import replace

import pytest

from donghanh.paperwork.writing import (
    HandedTask,
    HandoverMinutes,
    IssueDate,
    Issuer,
    Person,
    Reference,
    minutes_document,
)

UNIT = "Phòng Kinh tế, Hạ tầng và Đô thị"
TASK = HandedTask(
    title="Rà soát cơ sở dữ liệu hộ kinh doanh",
    source="Kế hoạch Nghị quyết 68, việc số 6",
    deadline="trước 05/12/2026",
    standing="Quá hạn chưa hoàn thành",
    last_update="20/11/2026: Đã đối chiếu 669/812 hộ",
    receiver="Trần Văn Cường",
)


@pytest.fixture
def minutes() -> HandoverMinutes:
    return HandoverMinutes(
        issuer=Issuer("Ủy ban nhân dân phường Sông Mây", ("ỦY BAN NHÂN DÂN", "PHƯỜNG SÔNG MÂY"), "Sông Mây"),
        reference=Reference("BB-UBND", IssueDate(2026)),
        on=dt.date(2026, 2, 5),
        reason="Thôi giữ chức danh Chuyên viên.",
        unit=UNIT,
        giver=Person("Lê Thị Bình", "Chuyên viên"),
        receivers=(Person("Trần Văn Cường", "Chuyên viên"),),
        tasks=(TASK,),
    )


def test_minutes_have_a_number_and_no_date_in_the_heading(written, minutes):
    file = written(minutes_document(minutes))
    assert file.words("SoKyHieu") == ["Số:       /BB-UBND"]
    assert file.words("DiaDanhNgayThang") == [""]
    assert (file.words("TenLoai"), file.words("TrichYeu")) == (["BIÊN BẢN"], ["Bàn giao công việc"])


def test_they_say_when_where_and_who(written, minutes):
    words = written(minutes_document(minutes)).words("NoiDung")
    assert words[:7] == [
        "Thời gian bắt đầu: …… giờ ……, ngày 05 tháng 02 năm 2026.",
        "Địa điểm: Trụ sở Ủy ban nhân dân phường Sông Mây.",
        "Thành phần tham dự:",
        "- Bên bàn giao: Ông (bà) Lê Thị Bình, Chuyên viên.",
        "- Bên nhận bàn giao: Ông (bà) Trần Văn Cường, Chuyên viên.",
        f"- Chủ trì, chứng kiến: đại diện {UNIT}, Ông (bà) ……, …….",
        "Lý do bàn giao: Thôi giữ chức danh Chuyên viên.",
    ]
    assert words[-1].endswith("mỗi bên giữ một bản./.")


def test_every_task_stands_with_deadline_status_last_update_and_receiver(written, minutes):
    cells = written(minutes_document(minutes)).words("OBang")
    assert cells == [
        "1",
        "Rà soát cơ sở dữ liệu hộ kinh doanh",
        "(Kế hoạch Nghị quyết 68, việc số 6)",
        "trước 05/12/2026",
        "Quá hạn chưa hoàn thành",
        "20/11/2026: Đã đối chiếu 669/812 hộ",
        "Trần Văn Cường",
    ]


def test_both_sides_and_the_unit_sign(written, minutes):
    file = written(minutes_document(minutes))
    signing = ["BÊN BÀN GIAO", "BÊN NHẬN BÀN GIAO", f"ĐẠI DIỆN {UNIT}".upper()]
    assert file.words("QuyenHan") == signing
    assert [name for name in file.words("NguoiKy") if name] == ["Lê Thị Bình", "Trần Văn Cường"]


def test_a_vacant_position_is_handed_over_by_the_unit(written, minutes):
    file = written(minutes_document(replace(minutes, giver=None)))
    assert f"- Bên bàn giao: {UNIT} (chức danh đang trống)." in file.words("NoiDung")
    assert file.words("QuyenHan") == ["BÊN NHẬN BÀN GIAO", f"ĐẠI DIỆN {UNIT}".upper()]


def test_without_a_receiver_the_pen_has_room(written, minutes):
    file = written(minutes_document(replace(minutes, receivers=())))
    assert file.words("QuyenHan")[1] == "BÊN NHẬN BÀN GIAO"


def test_other_matters_are_listed(written, minutes):
    words = written(minutes_document(replace(minutes, other_matters=("01 đề nghị gia hạn đang chờ",)))).words(
        "NoiDung"
    )
    assert "- 01 đề nghị gia hạn đang chờ." in words
