"""Keeping a file: limits, type by content, one copy a ward."""

import io
import zipfile

import pytest
from django.core.files.storage import default_storage

from donghanh.files.actions import LIMIT, FileRefused, remove_content, store_file
from donghanh.files.content import DOCX, JPEG, PDF, PNG, TEXT, XLSX, content_type, safe_name
from donghanh.files.models import Attachment
from donghanh.files.responses import hand_out
from tests import make

WORD_TYPES = f'<Types><Override ContentType="{DOCX}.main+xml"/></Types>'.encode()


def package(parts, *, types=WORD_TYPES):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        if types is not None:
            packed.writestr("[Content_Types].xml", types)
        for name in parts:
            packed.writestr(name, b"<x/>")
    return target.getvalue()


def encrypted(content):
    """The same package with the flag of a password on its first part, in both headers."""
    spoilt = bytearray(content)
    spoilt[6] |= 1
    spoilt[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(spoilt)


@pytest.fixture
def officer(db):
    return make.officer(make.ward())


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (package(["word/document.xml"]), DOCX),
        (package(["xl/workbook.xml"]), XLSX),
        (b"%PDF-1.7\n", PDF),
        (b"\xff\xd8\xff\xe0", JPEG),
        (b"\x89PNG\r\n\x1a\n", PNG),
        ("Kế hoạch".encode(), TEXT),
        (b"<script>alert(1)</script>", TEXT),
    ],
)
def test_a_type_is_known_by_its_bytes(content, kind):
    assert content_type(content) == kind


@pytest.mark.parametrize(
    "content",
    [
        package(["word/document.xml", "word/vbaProject.bin"]),
        package(["word/document.xml", "word/VBAPROJECT.BIN"]),
        package(["word/document.xml"], types=b"application/vnd.ms-word.document.macroEnabled.main+xml"),
        package(["word/document.xml"], types=None),
        package(["word/document.xml", "xl/workbook.xml"]),
        package(["ppt/presentation.xml"]),
        package(["a.txt"]),
        encrypted(package(["word/document.xml"])),
        package(["word/document.xml"])[:-30],
        b"PK\x03\x04 word/document.xml",
        b"MZ\x90\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<svg>\x00</svg>",
        "Kế hoạch".encode("utf-16"),
    ],
    ids=[
        "macro", "macro in capitals", "macro by type", "no types", "two kinds", "slides", "plain zip",
        "encrypted", "cut off", "words of a package only", "program", "old Word", "zero byte", "utf-16",
    ],
)  # fmt: skip
def test_what_is_not_accepted_has_no_type(content):
    assert content_type(content) is None


def test_the_words_of_a_macro_inside_a_text_are_no_macro():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("[Content_Types].xml", WORD_TYPES)
        packed.writestr("word/document.xml", b"<w:t>vbaProject.bin</w:t>")
    assert content_type(target.getvalue()) == DOCX


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Kế hoạch.docx.exe", "Kế hoạch.docx.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\a\\ban ky.PDF", "ban ky.pdf"),
        ("bao\u202ecao\r\nX: y.pdf", "baocaoX: y.pdf"),
        ("...", "tep.pdf"),
        ("", "tep.pdf"),
        ("a" * 300, "a" * 180 + ".pdf"),
    ],
)
def test_a_name_is_made_harmless(given, kept):
    assert safe_name(given, PDF) == kept


@pytest.mark.parametrize(
    "content", [b"", b"x" * (LIMIT + 1), b"MZ\x90\x00"], ids=["empty", "too large", "program"]
)
def test_a_refused_file_leaves_nothing(officer, content):
    with pytest.raises(FileRefused):
        store_file(content, "a.pdf", by=officer)
    assert Attachment.objects.count() == 0


def test_the_largest_file_is_kept(officer):
    assert store_file(b"x" * LIMIT, "a.txt", by=officer).size == LIMIT


def test_the_same_bytes_are_stored_once_a_ward_under_no_given_name(officer):
    first, second = (store_file(b"%PDF-1.7 x", name, by=officer) for name in ("a.pdf", "b.pdf"))
    assert (first.name, second.name) == ("a.pdf", "b.pdf")
    assert first.file.name == second.file.name == f"{officer.ward_id}/{first.sha256[:2]}/{first.sha256}"


def test_two_wards_never_share_a_stored_file(officer):
    other = make.officer(make.ward("13021", kind="xa"))
    mine, theirs = (store_file(b"%PDF-1.7 x", "a.pdf", by=by) for by in (officer, other))
    assert mine.file.name != theirs.file.name


def test_a_file_half_written_by_a_crash_is_made_whole(officer):
    kept = store_file(b"%PDF-1.7 whole", "a.pdf", by=officer)
    default_storage.delete(kept.file.name)
    with default_storage.open(kept.file.name, "wb") as broken:
        broken.write(b"%PDF")
    again = store_file(b"%PDF-1.7 whole", "b.pdf", by=officer)
    assert again.file.open("rb").read() == b"%PDF-1.7 whole"


def test_a_file_is_handed_out_as_a_download_that_nothing_runs(officer):
    kept = store_file(b"<script>alert(1)</script>", "Báo cáo.html", by=officer)
    answer = hand_out(kept)
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Type"] == "text/plain"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-store"
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"


def test_the_site_does_not_soften_the_policy_of_a_file(officer, client):
    """The middleware of the site's own policy passes over an answer that has one."""
    from csp.middleware import CSPMiddleware
    from django.test import RequestFactory

    kept = store_file(b"%PDF-1.7", "a.pdf", by=officer)
    answer = CSPMiddleware(lambda _request: hand_out(kept))(RequestFactory().get("/"))
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_content_is_removed_unless_another_attachment_has_the_same(
    officer, django_capture_on_commit_callbacks
):
    one, other, alone = (store_file(content, "a.txt", by=officer) for content in (b"hai", b"hai", b"rieng"))
    names = one.file.name, alone.file.name
    with django_capture_on_commit_callbacks(execute=True):
        remove_content([one, alone])
    assert [default_storage.exists(name) for name in names] == [True, False]
    assert list(Attachment.objects.order_by("pk").values_list("file", "size")) == [
        ("", 3),
        (other.file.name, 3),
        ("", 5),
    ]
