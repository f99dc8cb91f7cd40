"""Carries lists into a ward's registry and compares what stands there."""

from datetime import date

from django.apps import apps
from django.db import models

from donghanh.registry.enums import SourceKind
from donghanh.registry.importing.applying import start_applying
from donghanh.registry.importing.columns import columns_of
from donghanh.registry.importing.receiving import confirm_columns, receive_list
from donghanh.registry.importing.undoing import start_undoing
from donghanh.registry.jobs import apply_list, read_list, undo_list
from donghanh.registry.models import Batch
from tests.registry import make as made
from tests.registry.lists.list_files import workbook

HEADING = ["STT", "Tên HKD", "MST", "Chủ hộ", "SĐT", "Địa chỉ", "Doanh thu 2025 (triệu đồng)", "Trạng thái"]
ROWS = [
    [1, "Hộ kinh doanh Bích Ngà", "101248141", "Trần Thị Ngà", "912345678", "Số 5 đường Trần Phú", "1.200",
     "Đang hoạt động"],
    [2, "Công ty TNHH Hoàng Long", "0300588569", "Lê Văn Hùng", "0987654321", "Số 7 đường Lê Lợi", "5.400,5",
     "Tạm ngừng"],
    [3, "Tạp hóa Cô Lan", None, "Phạm Thị Lan", None, "Thôn Vũ Xá", "dưới 100 triệu", "Đang hoạt động"],
]  # fmt: skip
NOT_COMPARED = {"batch", "stagedrow", "access"}
OWN_TIMES = {"updated_at"}


def received(
    by, rows=ROWS, *, kind=SourceKind.TAX, as_of=date(2026, 9, 30), heading=HEADING, name="danh sách.xlsx"
):
    """A list whose columns wait to be confirmed."""
    return receive_list(
        workbook([heading, *rows]), name, source=made.source(by.ward, kind), as_of=as_of, by=by
    )


def staged(by, rows=ROWS, **facts):
    """A list that is read and compared; its columns are confirmed as proposed."""
    batch = received(by, rows, **facts)
    confirm_columns(batch, columns_of(batch), by=by)
    read_list(ward_id=by.ward_id, batch_id=batch.pk)
    return Batch.objects.get(pk=batch.pk)


def applied(by, rows=ROWS, **facts):
    """A list that was taken over."""
    batch = staged(by, rows, **facts)
    start_applying(batch, by=by)
    apply_list(ward_id=by.ward_id, batch_id=batch.pk)
    return Batch.objects.get(pk=batch.pk)


def undone(batch, by):
    start_undoing(batch, by=by, reason="Nhầm tệp")
    undo_list(ward_id=by.ward_id, batch_id=batch.pk)
    return Batch.objects.get(pk=batch.pk)


def contents():
    """All rows of the registry but for batches, staged rows, history and logs. Keys of rows that follow from others are
    replaced by what they point to, because those rows are written anew."""
    tables = {}
    for model in apps.get_app_config("registry").get_models():
        if model._meta.model_name in NOT_COMPARED or hasattr(model, "pgh_tracked_model"):
            continue
        tables[model._meta.label] = sorted(map(str, map(_row, model.objects.all())))
    return tables


def _row(thing: models.Model) -> dict[str, str]:
    derived = thing._meta.model_name in {"identifier", "involvement", "standingperiod", "person", "place"}
    told = {}
    for field in thing._meta.concrete_fields:
        if field.name in OWN_TIMES or (derived and field.primary_key):
            continue
        value = getattr(thing, field.name)
        told[field.name] = f"{value} #{value.pk}" if isinstance(value, models.Model) else repr(value)
        if isinstance(value, models.Model) and value._meta.model_name in {"person", "place"}:
            told[field.name] = str(_row(value))
    return told
