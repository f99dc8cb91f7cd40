"""No byte string may end in anything but a document or a refusal."""

import zipfile
from io import BytesIO

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office_files import cell, list_level, list_of, listed, packed, paragraph, table, word_file
from pdf_files import PdfFile

from donghanh.paperwork.blocks import Document
from donghanh.paperwork.opening import Limits, UnreadableDocument, open_document

SMALL = Limits(packed=200_000, unpacked=2_000_000, pages=20, blocks=2_000, elements=50_000)
MANY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def workbook() -> bytes:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    sheet.merge_range(0, 0, 0, 2, "KẾ HOẠCH")
    sheet.write_row(1, 0, ["STT", "Nhiệm vụ", "Thời hạn"])
    sheet.write_row(2, 0, [1, "Rà soát", 0.4])
    book.close()
    return buffer.getvalue()


def pdf() -> bytes:
    file = PdfFile().page()
    file.paragraph("- Rà soát thủ tục hành chính trên địa bàn phường, báo cáo kết quả trước ngày 05/12.")
    file.table([60.0, 200.0, 120.0], [["STT", "Nhiệm vụ", "Thời hạn"], ["1", "Rà soát", "Quý I"]])
    return file.content()


def docx() -> bytes:
    body = (
        paragraph("KẾ HOẠCH")
        + listed("Rà soát", 0)
        + table([cell("a", span=2)], [cell("b"), cell("c", merge="restart")])
    )
    return word_file(body, numbering=list_of(list_level(0, "decimal", "%1.")))


def html() -> bytes:
    rows = "<tr><td rowspan=2>1<td>Rà soát<tr><td>Công bố"
    return (
        f"<html><meta charset=utf-8><ol><li>Việc<p align=center><b>Hai</b></ol><table>{rows}</table>".encode()
    )


SOUND = {"html": html(), "docx": docx(), "xlsx": workbook(), "pdf": pdf()}


def survives(content: bytes) -> None:
    try:
        document = open_document(content, "a", SMALL)
    except UnreadableDocument as refusal:
        said = str(refusal)
    else:
        assert isinstance(document, Document)
        said = document.text.strip() and "."
    assert said.endswith(".")


@MANY
@given(st.binary(max_size=3000))
def test_any_bytes(content: bytes):
    survives(content)


@MANY
@given(st.text(alphabet='-+*#|\t\n\r <>b/"&;.aạÂ1\u00ad\ufeff', max_size=400))
def test_any_text(text: str):
    survives(text.encode())


@MANY
@given(
    st.sampled_from(
        [b"PK\x03\x04", b"%PDF-1.4\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"<html"]
    ),
    st.binary(max_size=500),
)
def test_any_bytes_behind_a_known_beginning(start: bytes, rest: bytes):
    survives(start + rest)


@pytest.mark.parametrize("kind", SOUND)
def test_the_sound_file_is_opened(kind: str):
    assert open_document(SOUND[kind], "a", SMALL).format == kind


@pytest.mark.parametrize("kind", SOUND)
@MANY
@given(data=st.data())
def test_a_sound_file_with_damaged_bytes(kind: str, data: st.DataObject):
    content = bytearray(SOUND[kind])
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    survives(bytes(content))


@pytest.mark.parametrize("kind", SOUND)
@MANY
@given(data=st.data())
def test_a_sound_file_cut_and_joined(kind: str, data: st.DataObject):
    content = SOUND[kind]
    first, second = data.draw(st.integers(0, len(content))), data.draw(st.integers(0, len(content)))
    survives(content[:first] + content[second:])


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@MANY
@given(data=st.data())
def test_parts_with_damaged_markup(kind: str, data: st.DataObject):
    with zipfile.ZipFile(BytesIO(SOUND[kind])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    content = parts[name]
    first = data.draw(st.integers(0, len(content)))
    last = data.draw(st.integers(first, min(len(content), first + 40)))
    filling = data.draw(
        st.sampled_from(
            [b"", b"0", b"-1", b"99999999999", b"<a/>", b'"', b"&x;", b"\xff", b"w:tbl", b"A1:Z9"]
        )
    )
    survives(packed(parts | {name: content[:first] + filling + content[last:]}))
