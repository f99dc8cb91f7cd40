"""What a file is, by its bytes; its name and the browser's word count for nothing."""

import zlib
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from donghanh.vietnamese.text import nfc

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF, TEXT = "application/pdf", "text/plain"
JPEG, PNG = "image/jpeg", "image/png"
XLS, CSV, JSON = "application/vnd.ms-excel", "text/csv", "application/json"
EXTENSIONS = {
    DOCX: ".docx",
    XLSX: ".xlsx",
    PDF: ".pdf",
    TEXT: ".txt",
    JPEG: ".jpg",
    PNG: ".png",
    XLS: ".xls",
    CSV: ".csv",
    JSON: ".json",
}
SIGNATURES = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
PACKED = b"PK\x03\x04"
PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
TYPES = "[Content_Types].xml"
ENCRYPTED = 0x1
MOST_PARTS, LARGEST_TYPES = 20_000, 1024 * 1024
DAMAGE = (BadZipFile, NotImplementedError, OSError, EOFError, ValueError, RuntimeError, zlib.error)


def content_type(content: bytes) -> str | None:
    """The type of an accepted file (Word, Excel, PDF, picture, plain text), else None."""
    for signature, kind in SIGNATURES:
        if content.startswith(signature):
            return kind
    if content.startswith(PACKED):
        return _office_type(content)
    return TEXT if _is_text(content) else None


def _office_type(content: bytes) -> str | None:
    """By the directory of the package: exactly one main part, no macro, nothing encrypted, no part twice."""
    try:
        with ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            names = {part.filename.lower() for part in parts}
            if len(parts) > MOST_PARTS or len(names) < len(parts):
                return None
            if any(part.flag_bits & ENCRYPTED for part in parts) or _has_macros(package, names):
                return None
    except DAMAGE:
        return None
    kinds = [kind for name, kind in PARTS.items() if name in names]
    return kinds[0] if len(kinds) == 1 else None


def _has_macros(package: ZipFile, names: set[str]) -> bool:
    """A package without a list of types counts as one: no office program wrote it."""
    if TYPES.lower() not in names or any(name.rpartition("/")[2] == "vbaproject.bin" for name in names):
        return True
    with package.open(TYPES) as part:
        types = part.read(LARGEST_TYPES + 1)
    return len(types) > LARGEST_TYPES or b"macroenabled" in types.lower()


def _is_text(content: bytes) -> bool:
    if b"\x00" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def safe_name(name: str, kind: str) -> str:
    """The last part of a name without control characters, with the extension of its type, at most 200 letters."""
    stem = PurePath(nfc(name).replace("\\", "/")).stem
    stem = "".join(letter for letter in stem if letter.isprintable()).strip(". ")
    return (stem or "tep")[:180] + EXTENSIONS[kind]
