"""Lists are read however they come."""

import pytest

from donghanh.linkage import Decision, Pair, Row, TableFault, read_table, write_pairs


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_separator_and_any_unicode(separator: str, codec: str) -> None:
    lines = ["id,name,tax_code", "1,Tạp hóa Cô Ba,0101248141"]
    content = "\r\n".join(line.replace(",", separator) for line in lines).encode(codec)
    assert read_table(content) == [Row("1", "Tạp hóa Cô Ba", "0101248141")]


def test_headings_in_vietnamese_in_any_order() -> None:
    content = "Địa chỉ;Tên cơ sở;Mã số thuế;Số CCCD;Chủ hộ;SĐT;Ngành nghề;Mã\nA;B;C;D;E;F;G;x1\n".encode()
    assert read_table(content) == [Row("x1", "B", "C", "D", "E", "F", "A", "G")]


def test_an_old_font_is_converted() -> None:
    content = "id,name,owner\n1,C«ng ty TNHH Hoµng Long,NguyÔn V¨n B×nh\n".encode("latin-1")
    assert read_table(content) == [Row("1", "Công ty TNHH Hoàng Long", owner="Nguyễn Văn Bình")]


def test_ids_stay_as_they_are() -> None:
    rows = read_table(b'id,name\n" 007 ",A\n="0012",B\n')
    assert [row.id for row in rows] == [" 007 ", '="0012"']


def test_the_line_that_spreadsheets_put_first_is_no_heading() -> None:
    assert read_table(b"sep=;\r\nid;name\r\n1;A\r\n") == [Row("1", "A")]


def test_without_ids_rows_are_numbered() -> None:
    assert [row.id for row in read_table(b"name\nA\n\nB\n")] == ["1", "2"]


@pytest.mark.parametrize(
    "nothing",
    [
        "-",
        "N/A",
        "null",
        "không",
        "Không có",
        "chưa có",
        "...",
        "0",
        "?",
        "#N/A",
        "khong co",
        "chưa cập nhật",
        "00",
        "x",
    ],
)
def test_words_for_nothing_are_nothing(nothing: str) -> None:
    assert read_table(f"id,phone\n1,{nothing}\n".encode()) == [Row("1")]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "Tệp không có dòng nào."),
        (b"a,b\n1,2\n", "Dòng đầu không có tên cột nào đọc được"),
        (b"id,name\n1,A\n1,B\n", "Mã “1” có ở hai dòng; mỗi dòng phải có một mã (cột id) riêng."),
        (b"id,name\n1,A\n,B\n", "Dòng 3 không có mã (cột id)."),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, fault: str) -> None:
    with pytest.raises(TableFault) as raised:
        read_table(content)
    assert str(raised.value).startswith(fault)


def test_pairs_are_written_with_their_ids_untouched(tmp_path) -> None:
    target = tmp_path / "pairs.csv"
    pairs = [
        Pair(" 007 ", "B,1", 0.9999996, Decision.SAME, "tax_code"),
        Pair("2", "b", 0.5, Decision.ASK, "x"),
    ]
    assert write_pairs(pairs, target) == 2
    assert target.read_text("utf-8").splitlines() == [
        "id_left,id_right,probability,decision",
        ' 007 ,"B,1",1.000000,same',
        "2,b,0.500000,ask",
    ]
