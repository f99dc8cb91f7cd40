"""Where a list begins and ends, and what its columns tell."""

from donghanh.registry.lists.layout import find_layout, layout_at
from donghanh.registry.lists.mapping import Remembered, propose, remembered_key
from donghanh.registry.lists.rows import RowKind, kind_of
from donghanh.vietnamese.encodings import from_unicode

HEADING = ["STT", "Tên HKD", "MST", "Địa chỉ", "Doanh thu 2025"]
RECORD = ["1", "Hộ kinh doanh Bích Ngà", "0101248141", "Số 5 đường Trần Phú", "500"]


def numbered(*rows, start=1):
    return [(number, list(row)) for number, row in enumerate(rows, start=start)]


def test_titles_above_the_heading_are_passed_over_and_their_unit_counts():
    layout = find_layout(
        numbered(
            ["UBND PHƯỜNG ÁI QUỐC"],
            ["DANH SÁCH HỘ KINH DOANH NĂM 2025"],
            ["", "", "", "", "Đơn vị tính: triệu đồng"],
            HEADING,
            RECORD,
        )
    )
    assert (layout.headings, layout.lines, layout.first, layout.factor) == (tuple(HEADING), (4,), 4, 10**6)


def test_a_heading_of_two_lines_is_joined_under_its_merged_cells():
    layout = find_layout(
        numbered(
            ["STT", "Tên HKD", "Chủ hộ", "", "Doanh thu", ""],
            ["", "", "Họ và tên", "CCCD", "2024", "2025"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            ["1", "Bích Ngà", "Trần Thị Ngà", "030185001234", "1.000", "2.000"],
        ),
        merges=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5)],
    )
    assert layout.headings == (
        "STT", "Tên HKD", "Chủ hộ / Họ và tên", "Chủ hộ / CCCD", "Doanh thu / 2024", "Doanh thu / 2025",
    )  # fmt: skip
    assert layout.first == 3
    assert [(each.attribute, each.year) for each in propose(layout, [])] == [
        ("", None), ("name", None), ("owner", None), ("personal_id", None), ("revenue", 2024), ("revenue", 2025),
    ]  # fmt: skip


def test_a_heading_of_two_lines_is_joined_in_text_without_merged_cells():
    layout = find_layout(
        numbered(
            ["STT", "Tên HKD", "MST", "Doanh thu", ""], ["", "", "", "Năm 2024", "Năm 2025"],
            ["1", "Bích Ngà", "0101248141", "5", "6"],
        )
    )  # fmt: skip
    assert layout.headings[3:] == ("Doanh thu / Năm 2024", "Doanh thu / Năm 2025")


def test_a_list_without_heading_begins_with_its_first_row_and_is_told_by_its_cells():
    rows = numbered(
        *(
            ["0101248141", "Công ty TNHH Hoàng Long", "0912345678", "Số 5 đường Trần Phú", "05/02/2019"],
            [
                "0300588569",
                "Hộ kinh doanh Bích Ngà",
                "0987654321",
                "Thôn Vũ Xá, phường Ái Quốc",
                "06/03/2020",
            ],
            ["0101245486", "HTX Ái Quốc", "0356789012", "Số 7 ngõ 3 đường Lê Lợi", "07/04/2021"],
        )
    )
    layout = find_layout(rows)
    assert (layout.headings, layout.first) == (("",) * 5, 0)
    assert [(each.attribute, each.reason) for each in propose(layout, rows)] == [
        ("tax_code", "content"),
        ("name", "content"),
        ("phone", "content"),
        ("address", "content"),
        ("registered_on", "content"),
    ]


def test_a_person_says_in_which_row_the_heading_stands():
    rows = numbered(["Cơ sở", "Số", "Nơi"], ["MST", "Chủ hộ", "Ngày cấp"], RECORD)
    assert layout_at(rows, 1).headings[0].startswith("Cơ sở")
    assert layout_at(rows, 2).headings[:3] == ("MST", "Chủ hộ", "Ngày cấp")
    assert layout_at(rows, 0).first == 0


def test_what_a_person_confirmed_for_a_heading_is_proposed_again_in_any_year():
    layout = find_layout(numbered(["Tên HKD", "MST", "Kết quả năm 2026", "Ghi chú"], RECORD[1:]))
    remembered = {
        remembered_key("Kết quả năm 2025"): Remembered("revenue", 10**6),
        remembered_key("GHI CHU"): Remembered("industry"),
        remembered_key("MST"): Remembered(""),
    }
    columns = propose(layout, [], remembered)
    assert [(each.attribute, each.year, each.factor, each.reason) for each in columns] == [
        ("name", None, 1, "heading"),
        ("", None, 1, "remembered"),
        ("revenue", 2026, 10**6, "remembered"),
        ("industry", None, 1, "remembered"),
    ]


def test_a_heading_that_its_cells_contradict_is_doubted_or_corrected():
    rows = numbered(
        ["Tên HKD", "Chủ hộ", "SĐT", "Số CCCD"],
        *([f"Hộ {n}", "Trần Thị Ngà", "030185001234", f"091234567{n}"] for n in range(5)),
    )
    columns = propose(find_layout(rows), rows[1:])
    assert [each.attribute for each in columns] == ["name", "owner", "personal_id", "phone"]


def test_no_attribute_is_proposed_for_two_columns():
    columns = propose(find_layout(numbered(["Tên HKD", "Tên biển hiệu", "MST"])), [])
    assert [each.attribute for each in columns] == ["name", "", "tax_code"]


def test_the_font_of_each_column_is_told_apart():
    rows = numbered(
        ["Tªn hé kinh doanh", "§Þa chØ", "Chủ hộ"],
        *(
            [
                from_unicode("hộ kinh doanh Bích Ngà", "tcvn3"),
                from_unicode("đường Trần Phú", "tcvn3"),
                "Lê Văn Hùng",
            ],
        )
        * 4,
    )
    columns = propose(find_layout(rows), rows[1:])
    assert [(each.attribute, each.encoding) for each in columns] == [
        ("name", "tcvn3"),
        ("address", "tcvn3"),
        ("owner", "unicode"),
    ]


def test_rows_that_are_no_records_are_told_apart():
    layout = find_layout(numbered(HEADING, RECORD))
    columns = {"name": 1, "tax_code": 2, "address": 3}
    kinds = {
        RowKind.RECORD: [RECORD, ["", "Cộng đồng xanh", "0101248141"], ["7", "Hộ Bích Ngà"]],
        RowKind.HEADING: [HEADING, ["Stt", "TÊN HKD", "mst"], ["1", "2", "3", "4", "5"]],
        RowKind.TOTAL: [
            ["", "Tổng cộng", "", "", "12.500"],
            ["Cộng:", "", "", "", "9"],
            ["", "Tổng số: 120 hộ"],
        ],
        RowKind.SECTION: [["I", "Tổ dân phố Vũ Xá"], ["TỔ DÂN PHỐ SỐ 5"]],
        RowKind.SIGNATURE: [
            ["", "", "", "Ái Quốc, ngày 05 tháng 12 năm 2025"],
            ["", "NGƯỜI LẬP BIỂU", "", "KT. CHỦ TỊCH"],
        ],
    }
    told = {kind: {kind_of(cells, layout, columns) for cells in rows} for kind, rows in kinds.items()}
    assert told == {kind: {kind} for kind in kinds}
