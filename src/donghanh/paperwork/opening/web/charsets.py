"""Decodes the bytes of a web page: by its marks, as UTF-8, else by the encoding it declares."""

import codecs
import re

from donghanh.paperwork.opening.decoding import checked, decode, encoding_by_marks

DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.\-]{1,40})")
DECLARED_WITHIN = 4096
SINGLE_BYTE = frozenset(("cp1258", "cp1252", "iso8859-1", "ascii"))


def decode_page(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The page as text, and remarks on it. Raises UnreadableDocument as `decode` does.

    Bytes that are UTF-8 count as such whatever the page declares; Word declares windows-1258 or windows-1252.
    """
    if encoding_by_marks(content):
        return decode(content)
    try:
        return checked(content.decode("utf-8"))
    except UnicodeDecodeError:
        encoding = _declared(content)
        return checked(content.decode(encoding, errors="replace")) if encoding else decode(content)


def _declared(content: bytes) -> str | None:
    found = DECLARED.search(content[:DECLARED_WITHIN])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    return name if name in SINGLE_BYTE else None
