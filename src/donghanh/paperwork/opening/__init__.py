"""Opens a file as a `Document`: blocks in reading order that keep their place in the original.

The kind is told from the content, never from the name. Nothing in a file is run: macros, links, embedded
objects and external entities are left alone. Whatever cannot be read raises `UnreadableDocument`, whose words
tell the officer what to do.
"""

from pathlib import Path

from donghanh.paperwork.blocks import Document
from donghanh.paperwork.errors import UnreadableDocument
from donghanh.paperwork.opening import refusals
from donghanh.paperwork.opening.kinds import Kind, tell_kind
from donghanh.paperwork.opening.limits import MEGABYTE, Limits
from donghanh.paperwork.opening.scans import Progress, Recognizer

__all__ = ["Limits", "UnreadableDocument", "open_document", "open_path"]


def open_document(
    content: bytes,
    name: str,
    limits: Limits | None = None,
    *,
    recognizer: Recognizer | None = None,
    progress: Progress | None = None,
) -> Document:
    """Opens the bytes of one file or of pasted text (as UTF-8).

    `name` is the file name as uploaded; it serves messages only. `recognizer` reads pages that are only pictures
    (`scans.installed_recognizer`) and tells `progress` after each; without it scans are refused.
    Raises UnreadableDocument for every content that gives no text, whatever the bytes are.
    """
    limits = limits or Limits()
    if len(content) > limits.packed:
        raise refusals.too_large(limits.packed // MEGABYTE)
    kind = tell_kind(content)
    if kind is Kind.WORD:
        from donghanh.paperwork.opening.word import open_word

        return open_word(content, limits)
    if kind is Kind.EXCEL:
        from donghanh.paperwork.opening.sheets import open_sheets

        return open_sheets(content, limits)
    if kind is Kind.PDF:
        from donghanh.paperwork.opening.pdf import open_pdf

        return open_pdf(content, limits, recognizer, progress)
    if kind is Kind.WEB:
        from donghanh.paperwork.opening.web import open_web

        return open_web(content, limits)
    from donghanh.paperwork.opening.plain import open_plain

    return open_plain(content, limits)


def open_path(
    path: str | Path, limits: Limits | None = None, *, recognizer: Recognizer | None = None
) -> Document:
    """Opens a file on disk. Raises OSError where it cannot be read, UnreadableDocument as `open_document`."""
    limits = limits or Limits()
    with open(path, "rb") as stream:
        content = stream.read(limits.packed + 1)
    return open_document(content, Path(path).name, limits, recognizer=recognizer)
