"""Tells the kind of a file from its first bytes and, for packed files, from the names of its parts.
The file name is never trusted."""

import re
from enum import Enum, auto
from io import BytesIO
from zipfile import ZipFile

from donghanh.paperwork.errors import UnreadableDocument
from donghanh.paperwork.opening import refusals
from donghanh.paperwork.opening.archives import DAMAGE


class Kind(Enum):
    WORD = auto()
    EXCEL = auto()
    PDF = auto()
    WEB = auto()
    TEXT = auto()


IMAGE_STARTS = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"RIFF",
    b"\x00\x00\x00\x0cjP",
)
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STREAMS_OF_OLE = (
    ("EncryptedPackage", refusals.PROTECTED),
    ("WordDocument", refusals.OLD_WORD),
    ("Workbook", refusals.OLD_EXCEL),
    ("Book", refusals.OLD_EXCEL),
    ("PowerPoint", refusals.PRESENTATION),
)
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
OTHER_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
PDF_MARK_WITHIN = 1024
WEB_START = re.compile(rb"<!doctype html|<html|<head|<body|<meta")


def tell_kind(content: bytes) -> Kind:
    """The kind of `content`.

    Raises UnreadableDocument for kinds that are known and not read (old Office files, images, archives …).
    """
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableDocument(refusals.EMPTY)
    if content.startswith(ZIP_STARTS):
        return _kind_of_archive(content)
    if b"%PDF-" in content[:PDF_MARK_WITHIN]:
        return Kind.PDF
    refusal = _known_refusal(content)
    if refusal:
        raise UnreadableDocument(refusal)
    return Kind.WEB if _is_web_page(content) else Kind.TEXT


def _is_web_page(content: bytes) -> bool:
    """By the first tag, also behind a comment, an XML declaration or in UTF-16; `.doc` files may be pages too."""
    start = _start(content)
    return bool(WEB_START.match(start)) or b"<html" in start


def _known_refusal(content: bytes) -> str | None:
    if content.startswith(OLE_START):
        return _refusal_of_ole(content)
    if _is_image(content):
        return refusals.IMAGE
    if content.startswith(OTHER_ARCHIVES):
        return refusals.ARCHIVE
    start = _start(content)
    if start.startswith(b"mime-version:") or b"multipart/related" in start:
        return refusals.WEB_ARCHIVE
    if start.startswith(b"{\\rtf"):
        return refusals.RICH_TEXT
    if start.startswith(b"<?xml") and b"<html" not in start:
        return refusals.MARKUP
    return None


def _start(content: bytes) -> bytes:
    """The first bytes in lower case, without marks of encodings and the zero bytes of UTF-16."""
    return content[:2048].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()


def _is_image(content: bytes) -> bool:
    return content.startswith(IMAGE_STARTS) and (not content.startswith(b"BM") or b"\x00" in content[:32])


def _refusal_of_ole(content: bytes) -> str:
    for name, refusal in STREAMS_OF_OLE:
        if name.encode("utf-16-le") in content:
            return refusal
    return refusals.OLD_OFFICE


def _kind_of_archive(content: bytes) -> Kind:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            mimetype = b""
            if "mimetype" in names:
                with archive.open("mimetype") as stream:
                    mimetype = stream.read(100)
    except DAMAGE as error:
        raise refusals.broken() from error
    return _kind_of_parts(names, mimetype)


def _kind_of_parts(names: set[str], mimetype: bytes) -> Kind:
    if b"opendocument.text" in mimetype:
        raise UnreadableDocument(refusals.OPEN_DOCUMENT_TEXT)
    if b"opendocument.spreadsheet" in mimetype:
        raise UnreadableDocument(refusals.OPEN_DOCUMENT_TABLE)
    folders = {name.split("/", 1)[0] for name in names}
    if "xl/workbook.bin" in names:
        raise UnreadableDocument(refusals.BINARY_EXCEL)
    if "[Content_Types].xml" in names and "word" in folders:
        return Kind.WORD
    if "[Content_Types].xml" in names and "xl" in folders:
        return Kind.EXCEL
    if "ppt" in folders or b"opendocument.presentation" in mimetype:
        raise UnreadableDocument(refusals.PRESENTATION)
    raise UnreadableDocument(refusals.ARCHIVE)
