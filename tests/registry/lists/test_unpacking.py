"""Lists come out of their files as rows of texts; hostile files end in one sentence."""

import io
import json
import os
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from donghanh.registry.lists import faults
from donghanh.registry.lists.faults import ListFault
from donghanh.registry.lists.unpacking import unpack
from donghanh.vietnamese.encodings import from_unicode
from tests.registry.lists.list_files import bomb, workbook

HEADING = ["STT", "Tên HKD", "MST"]


def rows_of(content):
    with unpack(content) as opened:
        return list(opened.rows(opened.main))


def refusal_of(content):
    with pytest.raises(ListFault) as caught:
        unpack(content)
    return str(caught.value)


def test_cells_of_a_workbook_come_as_an_officer_sees_them():
    content = workbook([["a", 101248141, 1.5, date(2019, 2, 5), True, 1e15, "  hai\n dòng "]])
    assert rows_of(content) == [
        (1, ["a", "101248141", "1,5", "05/02/2019", "có", "1000000000000000", "hai dòng"])
    ]


def test_old_excel_is_read_with_its_dates():
    content = (Path(__file__).parent / "old_excel.xls").read_bytes()
    assert rows_of(content) == [
        (1, ["STT", "Tên HKD", "MST", "Ngày cấp"]),
        (2, ["1", "Hộ kinh doanh Bích Ngà", "101248141", "05/02/2019"]),
    ]


def test_rows_keep_their_number_in_the_file_and_blank_ones_are_left_out():
    assert rows_of(workbook([[], HEADING, [], [], [1, "Bích Ngà", "0101248141"]])) == [
        (2, HEADING),
        (5, ["1", "Bích Ngà", "0101248141"]),
    ]


def test_reading_can_go_on_after_a_row():
    with unpack(workbook([HEADING, [1], [2], [3]])) as opened:
        assert list(opened.rows(opened.main, start=2)) == [(3, ["2"]), (4, ["3"])]


def test_the_visible_sheet_with_most_rows_is_the_main_one():
    long, short, longest = [["x"]] * 5, [["y"]] * 2, [["z"]] * 9
    with unpack(workbook(short, long, longest, hidden={2})) as opened:
        assert [(sheet.name, sheet.rows, sheet.hidden) for sheet in opened.sheets] == [
            ("Sheet1", 2, False),
            ("Sheet2", 5, False),
            ("Sheet3", 9, True),
        ]
        assert opened.main.name == "Sheet2"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_separator_is_found_below_a_title(separator):
    text = f"DANH SÁCH HỘ KINH DOANH, PHƯỜNG ÁI QUỐC\n{separator.join(HEADING)}\n" + "".join(
        f"{number}{separator}Bích Ngà{separator}0101248141\n" for number in range(1, 4)
    )
    assert rows_of(text.encode("utf-8-sig"))[1:3] == [(2, HEADING), (3, ["1", "Bích Ngà", "0101248141"])]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"])
def test_any_encoding_of_the_letters_is_found(codec):
    import unicodedata

    from donghanh.vietnamese.text import nfc

    text = "Tên;Địa chỉ\nHộ kinh doanh Bích Ngà;đường Nguyễn Lương Bằng\n"
    if codec == "cp1258":
        marks = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
        text = "".join(
            unicodedata.normalize(
                "NFC", "".join(p for p in unicodedata.normalize("NFD", letter) if p not in marks)
            )
            + "".join(p for p in unicodedata.normalize("NFD", letter) if p in marks)
            for letter in text
        )
    found = [[nfc(cell) for cell in cells] for _number, cells in rows_of(text.encode(codec))]
    assert found == [["Tên", "Địa chỉ"], ["Hộ kinh doanh Bích Ngà", "đường Nguyễn Lương Bằng"]]


@pytest.mark.parametrize("font", ["tcvn3", "vni"])
def test_old_fonts_pass_through_unharmed_for_later(font):
    text = from_unicode("Tên;Địa chỉ\nhộ kinh doanh bích ngà;phường Ái Quốc, thành phố Hải Phòng\n", font)
    expected = [line.split(";") for line in text.strip().splitlines()]
    assert [cells for _number, cells in rows_of(text.encode("latin-1"))] == expected


def test_a_quotation_mark_that_never_closes_swallows_nothing():
    text = 'Tên;MST\n"Bích Ngà;0101248141\n' + "Hộ A;1\n" * 40
    assert len(rows_of(text.encode())) == 42


def test_lines_within_quotation_marks_are_one_cell():
    assert rows_of(b'a;b\n"x\ny";2\n') == [(1, ["a", "b"]), (2, ["x y", "2"])]


def test_json_gives_the_names_of_fields_first():
    records = [
        {"ten": "Bích Ngà", "mst": "0101248141"},
        {"ten": "Hoàng Long", "diaChi": {"so": 5, "duong": "Trần Phú"}},
    ]
    expected = [
        (1, ["ten", "mst", "diaChi"]),
        (2, ["Bích Ngà", "0101248141"]),
        (3, ["Hoàng Long", "", "5, Trần Phú"]),
    ]
    assert rows_of(json.dumps(records).encode()) == expected
    assert rows_of(json.dumps({"total": 2, "data": records}, ensure_ascii=False).encode()) == expected


def test_control_characters_and_halves_of_letters_are_dropped():
    assert rows_of(json.dumps([{"t\u0000en": "A\u0007B\ud800\u202eC\u200b"}]).encode()) == [
        (1, ["ten"]),
        (2, ["ABC"]),
    ]


def test_formulas_are_read_by_their_stored_value_or_stay_text():
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"strings_to_formulas": False})
    page = book.add_worksheet()
    page.write_formula(0, 0, "=1+1", None, 2)
    page.write_string(0, 1, '=HYPERLINK("http://x")')
    page.write_formula(0, 2, "=1/0", None, "#DIV/0!")
    page.write_string(0, 3, "x")
    book.close()
    assert rows_of(target.getvalue()) == [(1, ["2", '=HYPERLINK("http://x")', "", "x"])]


def test_a_row_of_all_columns_of_excel_is_cut():
    with unpack(workbook([[f"c{number}" for number in range(16_384)], [1]])) as opened:
        assert opened.main.columns == 256


def test_a_cell_at_the_far_corner_does_not_fill_the_memory():
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    page = book.add_worksheet()
    page.write(0, 0, "Tên")
    page.write(1_048_575, 16_383, "x")
    book.close()
    assert refusal_of(target.getvalue()) == faults.HEAVY


def test_a_bomb_is_not_unpacked():
    assert refusal_of(bomb()) == faults.HEAVY


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", faults.EMPTY),
        (b"\xef\xbb\xbf \r\n", faults.EMPTY),
        (b"%PDF-1.7", faults.UNKNOWN),
        (b"PK\x03\x04 damaged", faults.BROKEN),
        (b"<html><table><tr><td>x</td></tr></table>", faults.TYPED_AS_PAGE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), faults.PROTECTED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\0" * 999, faults.BROKEN),
        (b'{"data": [1, 2]}', faults.NOT_OBJECTS),
        (b"[" * 100_000, faults.BROKEN),
        (b'[{"a": ""}]', None),
        (bytes(range(1, 32)) * 50, faults.UNKNOWN),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(content, fault):
    if fault is None:
        assert rows_of(content) == [(1, ["a"])]
    else:
        assert refusal_of(content) == fault


def test_more_rows_than_one_import_takes_are_refused():
    assert refusal_of(b"ten;mst\n" + b"a;1\n" * 200_100) == (
        "Danh sách dài hơn 200.000 dòng; hãy tách thành nhiều tệp."
    )


def test_what_a_killed_process_left_is_removed_with_the_next_list(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    old, new, foreign = (
        tmp_path / name for name in ("donghanh-list-a", "donghanh-list-b", "list-of-somebody")
    )
    for folder in (old, new, foreign):
        folder.mkdir()
    for folder in (old, foreign):
        os.utime(folder, (0, 0))
    rows_of(b"ten;mst\na;1\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["donghanh-list-b", "list-of-somebody"]
