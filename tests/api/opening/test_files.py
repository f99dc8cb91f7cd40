"""Open data as files."""

import json
from datetime import UTC, date, datetime

from donghanh.api.models import Edition
from donghanh.api.opening.files import as_csv, as_json

TABLE = {
    "key": "area",
    "title": "Theo tổ",
    "columns": ["ma", "ten", "so_luong"],
    "headings": [],
    "rows": [
        ["5", "5", 12],
        ['=cmd|"/c calc"!A1', " =1+1", "<5"],
        ["@SUM(A1)", "-2+3", "*"],
        ["+84", "\tx", -7],
        ["Vũ Xá; khu 2", 'a"b', None],
        ["Tổ 5,=1+1", "Tổ 6;\t@SUM(A1)", 5],
        ["＝1+1", "Vũ Xá - khu 2, tổ 3", 5],
    ],
    "note": "",
    "total": 30,
}


def test_a_cell_never_becomes_a_formula_and_numbers_stay_numbers():
    text = as_csv(TABLE).decode("utf-8-sig")
    assert text.split("\r\n") == [
        "ma;ten;so_luong",
        "5;5;12",
        '"\'=cmd|""/c calc""!A1";\' =1+1;<5',
        "'@SUM(A1);'-2+3;*",
        "'+84;'\tx;-7",
        '"Vũ Xá; khu 2";"a""b";',
        "Tổ 5,'=1+1;\"Tổ 6;'\t'@SUM(A1)\";5",
        "'＝1+1;Vũ Xá - khu 2, tổ 3;5",
        "",
    ]


def test_excel_is_told_that_it_is_utf_8():
    assert as_csv(TABLE)[:3] == b"\xef\xbb\xbf"


def test_json_keeps_what_is_not_told_apart_from_what_is_not_known():
    edition = Edition(
        code="10660",
        place="Phường Ái Quốc",
        province="Thành phố Hải Phòng",
        on=date(2026, 11, 22),
        released_at=datetime(2026, 11, 22, tzinfo=UTC),
    )
    told = json.loads(as_json(edition, TABLE))
    assert [row["so_luong"] for row in told["rows"]] == [12, "<5", "*", -7, None, 5, 5]
    assert (told["ward"]["code"], told["as_of"], told["total"], told["note"]) == (
        "10660",
        "2026-11-22",
        30,
        None,
    )
