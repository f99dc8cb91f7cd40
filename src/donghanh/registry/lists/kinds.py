"""Tells the kind of a list from its bytes; the name of the file counts for nothing."""

from enum import StrEnum
from io import BytesIO
from zipfile import ZipFile

from donghanh.paperwork.opening.archives import DAMAGE, MOST_PARTS
from donghanh.registry.lists import faults
from donghanh.registry.lists.faults import ListFault

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_FOREIGN = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"BZh",
    b"{\\rtf",
)
_PAGES = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<head", b"<meta", b"mime-version:")


class Kind(StrEnum):
    """Kinds of files that hold lists."""

    XLSX = "xlsx"
    XLS = "xls"
    JSON = "json"
    TEXT = "text"


def tell_kind(content: bytes) -> Kind:
    """The kind of a list. Raises ListFault for an empty file and for every other kind."""
    start = content[:2048].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not start:
        raise ListFault(faults.EMPTY)
    if content.startswith(_ZIP):
        return _packed(content)
    if content.startswith(_OLE):
        return _old_office(content)
    if start.startswith(_FOREIGN):
        raise ListFault(faults.UNKNOWN)
    if start.lower().startswith(_PAGES):
        raise ListFault(faults.TYPED_AS_PAGE)
    return Kind.JSON if start[:1] in b"[{" else Kind.TEXT


def _packed(content: bytes) -> Kind:
    """Only workbooks of Excel; the sizes that the archive declares are believed later, by the limits of a process."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except DAMAGE as error:
        raise ListFault(faults.BROKEN) from error
    names = {part.filename for part in parts}
    if len(parts) > MOST_PARTS or len(names) < len(parts) or sum(part.file_size for part in parts) > 2**29:
        raise ListFault(faults.HEAVY)
    if any(part.flag_bits & 1 for part in parts):
        raise ListFault(faults.PROTECTED)
    if "xl/workbook.xml" not in names:
        raise ListFault(faults.UNKNOWN)
    return Kind.XLSX


def _old_office(content: bytes) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise ListFault(faults.PROTECTED)
    if not any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        raise ListFault(faults.UNKNOWN)
    return Kind.XLS
