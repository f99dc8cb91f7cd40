"""Invented content of the gallery. Nothing here is about a real office, person or plan."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator

from donghanh.ui.charts import Bar, Line, Target
from donghanh.ui.forms import DateField, FileInput, file_limits
from donghanh.ui.marks import Span
from donghanh.ui.statuses import STATUSES

TODAY = date(2026, 11, 20)
CLAUSE = (
    "Rà soát nhà, đất công chưa dùng; công bố danh mục trên cổng thông tin. "
    "Thời gian hoàn thành: Quý II - III/2026."
)
STATUS_WORDS = {
    "ok": "Đúng nhịp",
    "soon": "Sắp đến hạn",
    "late": "Quá hạn, chưa hoàn thành",
    "silent": "14 ngày chưa cập nhật",
    "waiting": "Chờ duyệt kết quả",
    "doing": "Đang làm",
    "planned": "Chưa đến kỳ thực hiện",
    "inferred": "Suy ra, cần xem",
    "conflict": "Trùng thời hạn với việc 17",
    "returned": "Trả lại, có lý do",
    "missing": "Văn bản không nêu",
    "paused": "Tạm dừng",
    "dropped": "Không phải việc",
    "exempt": "Chưa thuộc diện",
}


class SampleForm(forms.Form):
    """A field of each kind."""

    title = forms.CharField(label="Trích yếu", help_text="Ghi như trên văn bản.", max_length=200)
    due_on = DateField(label="Hạn")
    unit = forms.ChoiceField(
        label="Chủ trì", choices=[("", "Chọn đơn vị"), ("1", "Phòng Mẫu"), ("2", "Văn phòng")]
    )
    authority = forms.ChoiceField(
        label="Thẩm quyền",
        widget=forms.RadioSelect,
        choices=[("own", "Phường quyết"), ("up", "Trình cấp trên")],
    )
    remark = forms.CharField(label="Ghi chú", widget=forms.Textarea, required=False)
    evidence = forms.FileField(
        label="Minh chứng",
        required=False,
        widget=FileInput([".docx", ".pdf"]),
        help_text=file_limits([".docx", ".pdf"], 25 * 1024**2),
    )
    public = forms.BooleanField(label="Công khai trên cổng thông tin", required=False)


def gallery_samples() -> dict[str, Any]:
    """The context of `ui/gallery.html`."""
    return {
        "units": [(1, "Văn phòng mẫu"), (2, "Phòng Kinh tế mẫu")],
        "today": TODAY,
        "at": datetime(2026, 11, 17, 9, 2, tzinfo=UTC),
        "statuses": [(kind, STATUS_WORDS[kind]) for kind in STATUSES],
        "clause": CLAUSE,
        "spans": [
            Span(0, 31, "solid", "việc"),
            Span(32, 71, "double", "sản phẩm"),
            Span(95, 112, "dashed", "thời hạn"),
        ],
        "page_of_many": Paginator(range(812), 50).page(3),
        "form": SampleForm(),
        "wrong_form": SampleForm({"due_on": "31/9/2026", "unit": "2"}, auto_id="wrong_%s"),
        "cells": _cells(),
        "mini": ["clear", "check", "clear", "missing", "check", "check"],
        "step_states": ["done"] * 4 + ["now"] + [""] * 3 + ["done"] * 22 + ["check"] * 3 + [""] * 13,
        "matrix": _matrix(),
        **_charts(),
    }


def _cells() -> list[dict[str, str]]:
    values = [
        ("Rõ người", "Nguyễn Văn Mẫu", "Phòng Mẫu", "clear"),
        ("Rõ việc", "Rà soát, chuẩn hóa", "số liệu, danh mục", "clear"),
        ("Rõ thời gian", "30/9/2026", "xin gia hạn đến 31/12/2026", "check"),
        ("Rõ trách nhiệm", "Chưa có chủ trì", "văn bản không nêu", "missing"),
        ("Rõ sản phẩm", "Danh mục 22 chỉ tiêu", "", "clear"),
        ("Rõ thẩm quyền", "Trình cấp trên", "phần liên thông", "check"),
    ]
    return [dict(zip(("name", "value", "note", "state"), value, strict=True)) for value in values]


def _matrix() -> list[dict[str, Any]]:
    return [
        {"unit": "Phòng Kinh tế mẫu", "first": (15, 3, 4), "second": (4, 1, 1), "done": 11},
        {"unit": "Phòng Văn hóa mẫu", "first": (6, 0, 1), "second": None, "done": 5},
        {"unit": "Văn phòng mẫu", "first": (4, 0, 0), "second": (2, 0, 0), "done": 5},
    ]


def _charts() -> dict[str, Any]:
    months = [2, 1, 4, 4, 3, 5, 3, 5, 4, 4]
    start, end = date(2025, 12, 31), date(2030, 12, 31)
    actual = [
        (start, 0),
        (date(2026, 3, 31), 0.9),
        (date(2026, 6, 30), 2.3),
        (date(2026, 9, 30), 3.8),
        (TODAY, 4.6),
    ]
    return {
        "bars": [Bar(f"T{n}", value) for n, value in enumerate(months, 1)] + [Bar("T11", 2, part=True)],
        "reference": (5.8, "cần 5,8"),
        "lines": [
            Line("Đã đạt", actual),
            Line("Đường đều đến mục tiêu", [(start, 0), (end, 40)], "even"),
            Line("Nhịp cần đạt", [(TODAY, 4.6), (end, 40)], "needed"),
            Line("Nếu giữ nhịp này", [(TODAY, 4.6), (end, 25.9)], "forecast"),
        ],
        "target": Target(end, 40, "40%"),
        "strip_start": date(2026, 4, 1),
        "strip_due": date(2026, 9, 30),
        "strip_end": date(2026, 12, 31),
    }
