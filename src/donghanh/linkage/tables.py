"""Lists of businesses as files: read whatever separator, encoding and headings they have; pairs are written."""

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from donghanh.linkage.pairs import Pair
from donghanh.vietnamese.encodings import repair_text
from donghanh.vietnamese.text import fold

COLUMNS = ("id", "name", "tax_code", "personal_id", "owner", "phone", "address", "industry")
_HEADINGS = {
    "id": "id|ma|ma so|ma ho so|stt|so tt|tt|key|record id",
    "name": "name|ten|ten co so|ten co so kinh doanh|ten doanh nghiep|ten ho kinh doanh|ten hkd|ten don vi|ten nguoi nop thue"
    "|business name",
    "tax_code": "tax code|taxcode|mst|ma so thue|ma so doanh nghiep|msdn|ma so hkd|ma so ho kinh doanh",
    "personal_id": "personal id|cccd|cmnd|cmnd cccd|so cccd|so cmnd|so dinh danh|so dinh danh ca nhan|can cuoc|so can cuoc",
    "owner": "owner|chu ho|chu ho kinh doanh|chu so huu|nguoi dai dien|nguoi dai dien phap luat|dai dien|chu co so|ho ten chu ho"
    "|ho va ten|giam doc",
    "phone": "phone|dien thoai|so dien thoai|sdt|dt|tel|telephone|mobile|di dong",
    "address": "address|dia chi|dia chi tru so|tru so|dia chi kinh doanh|dia diem kinh doanh|noi kinh doanh",
    "industry": "industry|nganh|nganh nghe|nganh nghe kinh doanh|nganh nghe chinh|linh vuc|ma nganh|vsic",
}
_BY_HEADING = {heading: column for column, spelled in _HEADINGS.items() for heading in spelled.split("|")}
_NOTHING = re.compile(
    r"^(?:[-–—_.?*/\\]+|#?n/?a!?|null|none|nan|(?:không|khong|ko)(?: có| co| rõ| ro)?|trống|\(trống\)|0+|x+"
    r"|(?:chưa|chua)(?: có| co| rõ| ro| biết| biet| cập nhật| cap nhat| cung cấp| cung cap)?)$",
    re.IGNORECASE,
)
_SEPARATORS = ",;\t|"
_SEPARATOR_LINE = re.compile(r"\Asep=.?\r?\n", re.IGNORECASE)


class TableFault(ValueError):
    """A list that cannot be read; `str(error)` is one Vietnamese sentence."""


class Row(NamedTuple):
    """One row as given: the id untouched, the other cells in Unicode without spaces around, "" where nothing is told."""

    id: str
    name: str = ""
    tax_code: str = ""
    personal_id: str = ""
    owner: str = ""
    phone: str = ""
    address: str = ""
    industry: str = ""


def read_table(content: bytes) -> list[Row]:
    """Rows of a CSV: UTF-8, UTF-16 or an old font encoding; comma, semicolon, tab or bar; any columns missing.

    Without a column of ids the rows are numbered from 1. Raises TableFault where there is no heading that is known, or an
    id is empty or there twice.
    """
    text = _SEPARATOR_LINE.sub("", _decoded(content).replace("\0", ""))
    heading = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=heading.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    csv.field_size_limit(2**24)
    try:
        cells = [line for line in lines if any(cell.strip() for cell in line)]
    except csv.Error as error:
        raise TableFault(f"Tệp không phải là bảng CSV đọc được ({error}).") from error
    if not cells:
        raise TableFault("Tệp không có dòng nào.")
    places = _places(cells[0])
    rows = [_row(line, places, number) for number, line in enumerate(cells[1:], start=1)]
    _check_ids(rows)
    return rows


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _places(headings: list[str]) -> dict[str, int]:
    """Column → its place; the first heading that fits counts."""
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        column = _BY_HEADING.get(fold(repair_text(heading.strip("\ufeff "))))
        if column:
            places.setdefault(column, place)
    if not places.keys() - {"id"}:
        raise TableFault(
            f"Dòng đầu không có tên cột nào đọc được; cần có một trong các cột: {', '.join(COLUMNS)}."
        )
    return places


def _row(line: list[str], places: dict[str, int], number: int) -> Row:
    def cell(column: str) -> str:
        place = places.get(column, len(line))
        typed = line[place] if place < len(line) else ""
        text = " ".join(repair_text(typed).replace("\u200b", "").replace("\ufeff", "").split())
        return "" if _NOTHING.match(text) else text

    place = places.get("id")
    identity = str(number) if place is None else (line[place] if place < len(line) else "")
    return Row(identity, *(cell(column) for column in COLUMNS[1:]))


def _check_ids(rows: list[Row]) -> None:
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        if not row.id.strip():
            raise TableFault(f"Dòng {number} không có mã (cột id).")
        if row.id in seen:
            raise TableFault(f"Mã “{row.id}” có ở hai dòng; mỗi dòng phải có một mã (cột id) riêng.")
        seen.add(row.id)


def write_pairs(pairs: Iterable[Pair], target: Path) -> int:
    """Writes `id_left,id_right,probability,decision` in UTF-8; gives the number of pairs."""
    count = 0
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("id_left", "id_right", "probability", "decision"))
        for pair in pairs:
            writer.writerow((pair.id_left, pair.id_right, f"{pair.probability:.6f}", pair.decision))
            count += 1
    return count
