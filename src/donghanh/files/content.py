"""What a file is, by its bytes; its name and the browser's word count for nothing."""

from pathlib import PurePath

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF, TEXT = "application/pdf", "text/plain"
JPEG, PNG = "image/jpeg", "image/png"
EXTENSIONS = {DOCX: ".docx", XLSX: ".xlsx", PDF: ".pdf", TEXT: ".txt", JPEG: ".jpg", PNG: ".png"}
SIGNATURES = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))


def content_type(content: bytes) -> str | None:
    """The type of an accepted file (Word, Excel, PDF, picture, plain text), else None."""
    for signature, kind in SIGNATURES:
        if content.startswith(signature):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _office_type(content)
    return TEXT if _is_text(content) else None


def _office_type(content: bytes) -> str | None:
    if b"vbaProject.bin" in content:
        return None
    if b"word/document.xml" in content:
        return DOCX
    return XLSX if b"xl/workbook.xml" in content else None


def _is_text(content: bytes) -> bool:
    if b"\x00" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def safe_name(name: str, kind: str) -> str:
    """The last part of a name without control characters, with the extension of its real type, at most 200 characters."""
    stem = "".join(letter for letter in PurePath(name.replace("\\", "/")).stem if letter.isprintable()).strip(". ")
    return (stem or "tep")[:180] + EXTENSIONS[kind]
