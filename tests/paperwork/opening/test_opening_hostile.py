"""Files that are no plan, are damaged or mean harm: each is refused in one sentence that says what to do."""

import random
import struct
import zlib
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest
from office_files import WORD, listed, packed, paragraph, table, word_file
from pdf_files import PdfFile

from donghanh.paperwork.opening import Limits, UnreadableDocument, open_document, refusals

MEGABYTE = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
TYPES = b"<Types/>"
LEGACY_FONT = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr></w:rPrDefault></w:docDefaults>"
)
LEGACY = "Uû ban nh©n d©n ph­êng ¸i Quèc, thµnh phè H¶i Phßng, ®Þa bµn ph­êng"
BODY = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("&lol;")}</w:body></w:document>'


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + b"\x00" * 64


def word_parts(main: bytes, **parts: bytes) -> bytes:
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": main, **parts})


def workbook(main: bytes) -> bytes:
    return packed({"[Content_Types].xml": TYPES, "xl/workbook.xml": main})


def lying_archive() -> bytes:
    """Declares ten bytes and holds far more."""
    content = bytearray(word_parts(b"a" * 500_000))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = content.rfind(signature)
        content[start + offset : start + offset + 4] = struct.pack("<I", 10)
    return bytes(content)


def locked_archive() -> bytes:
    content = bytearray(word_parts(BODY.encode()))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = content.find(signature)
        while position >= 0:
            content[position + offset] |= 1
            position = content.find(signature, position + 4)
    return bytes(content)


def scanned(pages: int) -> bytes:
    file = PdfFile()
    for _ in range(pages):
        file.page().picture()
    return file.content()


def locked_pdf() -> bytes:
    key = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + "x" * 32 + ") /U (" + "y" * 32 + ") /P -4 >> "
    return PdfFile(extra_trailer=key + "/ID [(a) (a)] ").page().content()


def pdf_of(words: str) -> bytes:
    file = PdfFile().page()
    for _ in range(3):
        file.paragraph(words)
    return file.content()


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\x00\x00")) + chunk(b"IEND", b"")


def doctype(entities: str) -> bytes:
    return f"<!DOCTYPE lolz [{entities}]>{BODY}".encode()


LOL = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))
SMALL = Limits(packed=4096, unpacked=40_000, pages=3, blocks=20, elements=2_000)
DEEP = "<w:tbl><w:tr><w:tc>" * 60 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 60

REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", refusals.EMPTY),
    "only spaces": (b" \r\n\t\n", refusals.EMPTY),
    "only zero bytes": (b"\x00" * 100, refusals.EMPTY),
    "random bytes": (random.Random(7).randbytes(5000), refusals.UNKNOWN),
    "old word": (ole("WordDocument"), refusals.OLD_WORD),
    "old excel": (ole("Workbook"), refusals.OLD_EXCEL),
    "older excel": (ole("Book"), refusals.OLD_EXCEL),
    "unknown ole": (OLE, refusals.OLD_OFFICE),
    "locked office file": (ole("EncryptedPackage"), refusals.PROTECTED),
    "locked parts": (locked_archive(), refusals.PROTECTED),
    "locked pdf": (locked_pdf(), refusals.PROTECTED),
    "odt": (packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), refusals.OPEN_DOCUMENT_TEXT),
    "ods": (
        packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        refusals.OPEN_DOCUMENT_TABLE,
    ),
    "pptx": (packed({"[Content_Types].xml": TYPES, "ppt/presentation.xml": b"<p/>"}), refusals.PRESENTATION),
    "xlsb": (packed({"[Content_Types].xml": TYPES, "xl/workbook.bin": b"x"}), refusals.BINARY_EXCEL),
    "zip": (packed({"a.docx": b"x"}), refusals.ARCHIVE),
    "empty zip": (packed({}), refusals.ARCHIVE),
    "rar": (b"Rar!\x1a\x07\x01\x00" + b"\x00" * 20, refusals.ARCHIVE),
    "gzip": (b"\x1f\x8b\x08\x00" + b"\x00" * 20, refusals.ARCHIVE),
    "rtf": (b"{\\rtf1\\ansi K\\u7871? ho\\u7841?ch}", refusals.RICH_TEXT),
    "web page without words": (b"<!-- saved -->\n<!DOCTYPE html>\n<html></html>", refusals.NO_TEXT),
    "web page of a scan": (b"<html><body><img src=a.jpg></body></html>", refusals.IMAGE),
    "web page in one file": (
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>",
        refusals.WEB_ARCHIVE,
    ),
    "tcvn3 in a web page": (
        b"<html><meta charset=windows-1252><p>" + LEGACY.encode("cp1252"),
        refusals.TCVN3,
    ),
    "xml": (b'<?xml version="1.0"?><a>x</a>', refusals.MARKUP),
    "png": (png(), refusals.IMAGE),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 50, refusals.IMAGE),
    "word file of a scan": (word_file("<w:p/>", extra={"word/media/image1.png": png()}), refusals.IMAGE),
    "word file without words": (word_file("<w:p/>"), refusals.NO_TEXT),
    "pdf without words": (PdfFile().page().content(), refusals.NO_TEXT),
    "scanned pdf": (scanned(3), refusals.SCANNED),
    "pdf cut short": (pdf_of("- Việc.")[:200], refusals.BROKEN),
    "pdf of nothing": (b"%PDF-1.7\n", refusals.BROKEN),
    "word file cut short": (word_file(paragraph("x") * 200)[:-40], refusals.BROKEN),
    "word file without a body part": (
        packed({"[Content_Types].xml": TYPES, "word/styles.xml": b"<a/>"}),
        refusals.BROKEN,
    ),
    "word file of broken xml": (word_parts(b"<w:document"), refusals.BROKEN),
    "workbook of broken xml": (workbook(b"<workbook"), refusals.BROKEN),
    "workbook without sheets": (workbook(b"<workbook/>"), refusals.NO_TEXT),
    "archive that lies about sizes": (lying_archive(), refusals.BROKEN),
    "external entity": (
        word_parts(doctype('<!ENTITY lol SYSTEM "file:///etc/passwd">')),
        refusals.UNSAFE_MARKUP,
    ),
    "entity expansion": (word_parts(doctype('<!ENTITY lol0 "lol">' + LOL)), refusals.UNSAFE_MARKUP),
    "parameter entity": (
        word_parts(doctype('<!ENTITY % a SYSTEM "http://127.0.0.1/">%a;')),
        refusals.UNSAFE_MARKUP,
    ),
    "entity in utf-16": (
        word_parts(doctype('<!ENTITY lol "x">').decode().encode("utf-16")),
        refusals.UNSAFE_MARKUP,
    ),
    "entity in the styles": (
        word_parts(BODY.replace("&lol;", "x").encode(), **{"word/styles.xml": doctype('<!ENTITY lol "x">')}),
        refusals.UNSAFE_MARKUP,
    ),
    "entity in a workbook": (workbook(doctype('<!ENTITY lol "x">')), refusals.UNSAFE_MARKUP),
    "bomb": (word_parts(b" " * (110 * MEGABYTE)), refusals.BOMB),
    "bomb of one part": (word_parts(b" " * (30 * MEGABYTE)), refusals.BOMB),
    "bomb of elements": (word_parts(b"<a>" + b"<b/>" * (9 * MEGABYTE) + b"</a>"), refusals.BOMB),
    "tcvn3 bytes": (LEGACY.encode("cp1252"), refusals.TCVN3),
    "tcvn3 in a word file": (
        word_file(paragraph(LEGACY, "", '<w:rFonts w:ascii=".VnTime"/>')),
        refusals.TCVN3,
    ),
    "tcvn3 in a word file, font by style": (
        word_file(paragraph("ph­êng ¸i Quèc"), styles=LEGACY_FONT),
        refusals.TCVN3,
    ),
    "tcvn3 in a pdf": (pdf_of(LEGACY), refusals.TCVN3),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_one_sentence(name: str):
    content, sentence = REFUSED[name]
    with pytest.raises(UnreadableDocument) as caught:
        open_document(content, "ke-hoach.docx")
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (random.Random(1).randbytes(5000), "Tệp lớn hơn 0 MB; hãy bỏ bớt ảnh hoặc tách tệp rồi tải lên lại."),
        (word_file(paragraph("x" * 50_000)), refusals.BOMB),
        (
            word_file(paragraph("x") * 21),
            "Tệp có hơn 20 đoạn và dòng bảng; hãy tách riêng phần kế hoạch rồi tải lên lại.",
        ),
        (b"x\n" * 21, "Tệp có hơn 20 đoạn và dòng bảng; hãy tách riêng phần kế hoạch rồi tải lên lại."),
        (scanned(4), "Tệp dài hơn 3 trang; hãy tách riêng phần kế hoạch rồi tải lên lại."),
        (
            word_file("<w:p><w:r><w:lastRenderedPageBreak/><w:t>a</w:t></w:r></w:p>" * 4),
            "Tệp dài hơn 3 trang; hãy tách riêng phần kế hoạch rồi tải lên lại.",
        ),
        (word_parts(b"<a>" + b"<b/>" * 5000 + b"</a>"), refusals.BOMB),
    ],
)
def test_limits_are_kept(content: bytes, sentence: str):
    with pytest.raises(UnreadableDocument) as caught:
        open_document(content, "a", SMALL)
    assert str(caught.value) == sentence


def test_every_refusal_is_one_complete_sentence_that_says_what_to_do():
    sentences = {value for name, value in vars(refusals).items() if name.isupper() and isinstance(value, str)}
    assert {s for s in sentences if not (s[0].isupper() and s.endswith(".") and ("hãy" in s))} == set()
    assert {s for s in sentences if ". " in s} == set()


OPENED: dict[str, tuple[bytes, str, int]] = {
    "word file called pdf": (word_file(paragraph("Kế hoạch")), "docx", 1),
    "text called docx": ("Kế hoạch".encode(), "text", 1),
    "pdf after junk": (b"\r\n\r\n" + pdf_of("- Việc một."), "pdf", 3),
    "a novel": (("Trời mưa. Anh đi về phía con đường cũ.\n" * 500).encode(), "text", 500),
    "tables nested sixty deep": (word_file(paragraph("a") + DEEP), "docx", 1),
    "a list without definitions": (word_file(listed("Việc", 0, number=99)), "docx", 1),
    "web page called doc": (b"<html><p>K\xe1\xba\xbf ho\xe1\xba\xa1ch", "html", 1),
    "an empty table": (word_file(table([]) + paragraph("a")), "docx", 1),
}


@pytest.mark.parametrize("name", OPENED)
def test_it_is_opened_by_its_content(name: str):
    content, kind, blocks = OPENED[name]
    document = open_document(content, "ke-hoach.pdf")
    assert (document.format, len(document.blocks)) == (kind, blocks)


def test_parts_written_twice_are_refused(recwarn: pytest.WarningsRecorder):
    from io import BytesIO

    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr(ZipInfo("word/document.xml"), BODY.replace("&lol;", "x"))
        archive.writestr(ZipInfo("word/document.xml"), BODY.replace("&lol;", "y"))
    recwarn.clear()
    with pytest.raises(UnreadableDocument) as caught:
        open_document(buffer.getvalue(), "a.docx")
    assert str(caught.value) == refusals.BOMB


def test_three_thousand_rows_are_opened():
    rows = "".join(f"{n}\tRà soát việc {n}\tCông an phường\tQuý I/2026\n" for n in range(3000))
    assert len(open_document(rows.encode(), "a.txt").blocks) == 3000
