"""Opens PDF files that hold text. Ruling lines make tables, all else is running text; scans are refused."""

import threading

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from donghanh.paperwork.blocks import Document
from donghanh.paperwork.errors import UnreadableDocument
from donghanh.paperwork.opening import refusals
from donghanh.paperwork.opening.legacy import refuse_legacy
from donghanh.paperwork.opening.limits import Limits
from donghanh.paperwork.opening.pdf.assembly import assemble
from donghanh.paperwork.opening.pdf.letters import LetterReader
from donghanh.paperwork.opening.pdf.pieces import Page
from donghanh.paperwork.opening.pdf.rules import find_rules
from donghanh.paperwork.opening.pdf.turning import Turn

ONE_AT_A_TIME = threading.Lock()  # PDFium is not thread-safe
FEWEST_LETTERS = 25
LARGEST_UNREADABLE_SHARE = 0.2
MOST_LETTERS = 6_000_000
SAMPLE_PAGES = 40


def open_pdf(content: bytes, limits: Limits) -> Document:
    """The text of a PDF with page numbers. Raises UnreadableDocument for scans, passwords and damage."""
    with ONE_AT_A_TIME:
        pages = _read_pages(content, limits)
    _refuse_scans(pages)
    refuse_legacy(_sample(pages))
    blocks = assemble(pages, limits)
    if not blocks:
        raise UnreadableDocument(refusals.NO_TEXT)
    return Document(tuple(blocks), "pdf", len(pages), _remarks(pages))


def _read_pages(content: bytes, limits: Limits) -> list[Page]:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        protected = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "assword" in str(error)
        raise UnreadableDocument(refusals.PROTECTED if protected else refusals.BROKEN) from error
    try:
        if len(document) > limits.pages:
            raise refusals.too_many_pages(limits.pages)
        return _pages_within(document)
    finally:
        document.close()


def _pages_within(document: pdfium.PdfDocument) -> list[Page]:
    pages, letters = [], 0
    for index in range(len(document)):
        pages.append(_read_page(document, index))
        letters += pages[-1].letters
        if letters > MOST_LETTERS:
            raise UnreadableDocument(refusals.BOMB)
    return pages


def _read_page(document: pdfium.PdfDocument, index: int) -> Page:
    """One page; a damaged page comes out empty, and counts as one without text."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return Page(index + 1, 0.0, 0.0)
    try:
        turn = Turn(page.get_rotation(), *page.get_mediabox())
        found = Page(index + 1, turn.width, turn.height)
        text_page = page.get_textpage()
        letters = LetterReader(text_page.raw, turn).read()
        text_page.close()
        found.words, found.unreadable = letters.words, letters.unreadable
        found.across, found.down, found.has_picture = find_rules(page, turn)
        return found
    except pdfium.PdfiumError:
        return Page(index + 1, 0.0, 0.0)
    finally:
        page.close()


def _without_text(pages: list[Page]) -> list[Page]:
    return [page for page in pages if page.letters < FEWEST_LETTERS and page.has_picture]


def _refuse_scans(pages: list[Page]) -> None:
    letters, unreadable = sum(page.letters for page in pages), sum(page.unreadable for page in pages)
    if unreadable > LARGEST_UNREADABLE_SHARE * (letters + unreadable):
        raise UnreadableDocument(refusals.GARBLED)
    if len(_without_text(pages)) > len(pages) / 2:
        raise UnreadableDocument(refusals.SCANNED)
    if not letters:
        raise UnreadableDocument(refusals.NO_TEXT)


def _sample(pages: list[Page]) -> str:
    return "\n".join(" ".join(word.text for word in page.words) for page in pages[:SAMPLE_PAGES])


def _remarks(pages: list[Page]) -> tuple[str, ...]:
    scanned = ", ".join(str(page.number) for page in _without_text(pages))
    return (f"Trang {scanned} chỉ có ảnh, không đọc được chữ; kiểm tra bản gốc.",) if scanned else ()
