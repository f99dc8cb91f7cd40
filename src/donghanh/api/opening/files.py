"""A table of an edition as a file: CSV for Excel, JSON for machines."""

import csv
import io
import json
import re
from typing import Any

from donghanh.api.models import Edition

BOM = "\ufeff"
_FORMULA = re.compile(r"(^|[,;|\t\r\n])(?=\s*[=+\-@＝＋－＠])|^(?=[\t\r])")
"""Before what a spreadsheet would calculate: at the beginning of a cell, or behind what it may take for the end of one
where it is set to another separator than ours."""


def as_csv(table: dict[str, Any]) -> bytes:
    """UTF-8 with its mark and semicolons, as Excel here reads it; no cell can become a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(table["columns"])
    writer.writerows([_cell(value) for value in row] for row in table["rows"])
    return (BOM + text.getvalue()).encode()


def as_json(edition: Edition, table: dict[str, Any]) -> bytes:
    """The same with what edition it is of; "<5" and "*" stay words, null is not known."""
    body = {
        "ward": {"code": edition.code, "name": edition.place, "province": edition.province},
        "as_of": edition.on.isoformat(),
        "released_at": edition.released_at.isoformat(),
        "dataset": table["key"],
        "title": table["title"],
        "note": table["note"] or None,
        "total": table["total"],
        "rows": [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]],
    }
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def _cell(value: Any) -> Any:
    """What a spreadsheet would calculate is led by an apostrophe; numbers of ours stay numbers."""
    return _FORMULA.sub(r"\1'", value) if isinstance(value, str) else value
