"""The demo ward's businesses: three made-up lists that disagree, read, linked and taken over (dữ liệu minh họa)."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import xlsxwriter

from donghanh.demo.country import Business, populate
from donghanh.demo.country.lives import Life, live
from donghanh.demo.country.registers import Register, e_invoices, registration, tax_office
from donghanh.demo.history import at
from donghanh.org.models import Officer
from donghanh.registry.enums import SourceKind
from donghanh.registry.importing.applying import apply_rows, start_applying
from donghanh.registry.importing.columns import columns_of
from donghanh.registry.importing.receiving import add_source, confirm_columns, receive_list
from donghanh.registry.importing.staging import stage_rows
from donghanh.registry.models import Batch

BUSINESSES, SEED = 1000, 68
COMMUNES = 3
"""The three former communes that the demo ward is made of."""


class Sending(NamedTuple):
    """A list on its way: the agency, the file, the day of its figures, and how it is made."""

    name: str
    kind: SourceKind
    agency: str
    file: str
    as_of: date
    make: Callable[..., Register]


SENDINGS = (
    Sending(
        "Sổ đăng ký kinh doanh", SourceKind.REGISTRATION, "Phòng Kinh tế, Hạ tầng và Đô thị",
        "so-dang-ky-kinh-doanh.xlsx", date(2026, 9, 30), registration,
    ),
    Sending(
        "Danh bạ người nộp thuế", SourceKind.TAX, "Thuế cơ sở", "danh-ba-nguoi-nop-thue.xlsx", date(2026, 10, 31),
        tax_office,
    ),
    Sending(
        "Danh sách dùng hóa đơn điện tử", SourceKind.E_INVOICE, "Thuế cơ sở", "hoa-don-dien-tu.csv",
        date(2026, 11, 10), e_invoices,
    ),
)  # fmt: skip


def population() -> list[tuple[Business, Life]]:
    """The businesses as they really are."""
    until = SENDINGS[-1].as_of
    return [(each, live(each, SEED, until=until)) for each in populate(BUSINESSES, SEED, communes=COMMUNES)]


def register_businesses(
    by: Officer, *, today: date, afterwards: Mapping[SourceKind, Callable[[], object]] | None = None
) -> dict[int, Life]:
    """Takes over what the agencies had sent by today; `afterwards` is done once the list of the source is in. Key of a
    business → what became of it, as the first list that names it tells."""
    people = population()
    truth = {business.number: life for business, life in people}
    lives: dict[int, Life] = {}
    for sending in SENDINGS:
        if sending.as_of < today:
            register = sending.make(people, SEED, as_of=sending.as_of)
            batch = _take_over(sending, register, by)
            lives = {key: truth[number] for key, number in _placed(batch, register)} | lives
            if afterwards and sending.kind in afterwards:
                afterwards[sending.kind]()
    return lives


def _placed(batch: Batch, register: Register) -> list[tuple[int, int]]:
    """Business of the registry and number of the made-up one, of every row that found its place."""
    first = len(register.title) + 2
    rows = batch.rows.exclude(business=None).values_list("business_id", "number")
    return [(business, register.numbers[number - first]) for business, number in rows]


def as_file(register: Register, name: str) -> bytes:
    """The list as the agency sends it: a workbook, or text with semicolons."""
    lines = [[text] for text in register.title] + [list(register.heading), *register.rows]
    return _workbook(lines) if name.endswith(".xlsx") else _text(lines)


def _take_over(sending: Sending, register: Register, by: Officer) -> Batch:
    with at(sending.as_of, 15):
        source = add_source(sending.name, sending.kind, sending.agency, by=by)
        content = as_file(register, sending.file)
        batch = receive_list(content, sending.file, source=source, as_of=sending.as_of, by=by)
        confirm_columns(batch, columns_of(batch), by=by)
        stage_rows(batch.ward_id, batch.pk)
        start_applying(batch, by=by)
        apply_rows(batch.ward_id, batch.pk)
    batch.refresh_from_db()
    return batch


def _workbook(lines: Sequence[Sequence[Any]]) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        sheet = workbook.add_worksheet("Danh sách")
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)
    return written.getvalue()


def _text(lines: Sequence[Sequence[Any]]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";").writerows(lines)
    return written.getvalue().encode()
