"""Decodes the bytes of a text file: UTF-8, UTF-16, or a refusal that names the old Vietnamese encoding."""

import codecs

from donghanh.paperwork.errors import UnreadableDocument
from donghanh.paperwork.opening import legacy, refusals

LARGEST_BROKEN_SHARE = 0.005
LARGEST_CONTROL_SHARE = 0.01
REMARK_BROKEN = "Tệp có ký tự hỏng, đã thay bằng “�”; kiểm tra bản gốc ở các chỗ đó."


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of `content` and remarks on it.

    Raises UnreadableDocument for TCVN3 and VNI bytes, and for bytes that are no text at all.
    """
    encoding = encoding_by_marks(content)
    if encoding:
        return checked(content.decode(encoding, errors="replace"))
    try:
        return checked(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_damaged(content)


def encoding_by_marks(content: bytes) -> str | None:
    """UTF-8 or UTF-16 where a byte order mark or the pattern of zero bytes shows it."""
    if content.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = content[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) * 0.15 and even < odd / 4:
        return "utf-16-le"
    if even > len(sample) * 0.15 and odd < even / 4:
        return "utf-16-be"
    return None


def _decode_damaged(content: bytes) -> tuple[str, tuple[str, ...]]:
    text = content.decode("utf-8", errors="replace")
    if not _is_text(text):
        raise UnreadableDocument(refusals.UNKNOWN)
    if text.count("\ufffd") <= max(2, LARGEST_BROKEN_SHARE * len(text)):
        return checked(text)
    legacy.refuse_legacy(content.decode("cp1252", errors="replace"))
    raise UnreadableDocument(refusals.ENCODING)


def checked(text: str) -> tuple[str, tuple[str, ...]]:
    """Decoded text with a remark on broken letters. Raises UnreadableDocument for no text, TCVN3 and VNI."""
    if not _is_text(text):
        raise UnreadableDocument(refusals.UNKNOWN)
    legacy.refuse_legacy(text)
    return text, ((REMARK_BROKEN,) if "\ufffd" in text else ())


def _is_text(text: str) -> bool:
    controls = sum(character < " " and character not in "\t\n\r\f\v" for character in text)
    return controls <= LARGEST_CONTROL_SHARE * len(text)
