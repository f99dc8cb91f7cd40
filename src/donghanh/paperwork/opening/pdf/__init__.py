"""Opens PDF files. Ruling lines make tables, all else is running text; pages that are only pictures need OCR."""

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
from donghanh.paperwork.opening.scans.pages import Draw, Outcome, draw_page, recognize_pages, remarks_on
from donghanh.paperwork.opening.scans.pictures import Picture, Progress, Recognizer

ONE_AT_A_TIME = threading.Lock()  # PDFium is not thread-safe
LARGEST_UNREADABLE_SHARE = 0.2
MOST_LETTERS = 6_000_000
SAMPLE_PAGES = 40


def open_pdf(
    content: bytes, limits: Limits, recognizer: Recognizer | None = None, progress: Progress | None = None
) -> Document:
    """The text of a PDF with page numbers; scanned pages are read by the recognizer.

    Raises UnreadableDocument for passwords, damage, and for scans without a recognizer.
    """
    with ONE_AT_A_TIME:
        pages = _read_pages(content, limits)
    if recognizer:
        scanned = [page for page in pages if page.is_scan]
        outcome = recognize_pages(scanned, _drawing(content), recognizer, limits, progress)
    else:
        outcome = Outcome(unread=[page.number for page in pages if page.is_blind])
    _refuse_unreadable(pages, outcome, recognizer)
    refuse_legacy(_sample(pages))
    blocks = assemble(pages, limits)
    if not blocks:
        raise UnreadableDocument(refusals.NO_TEXT)
    return Document(tuple(blocks), "pdf", len(pages), remarks_on(outcome), frozenset(outcome.read))


def _drawing(content: bytes) -> Draw:
    """Draws single pages, each time from the start: other threads may use PDFium in between."""

    def draw(index: int, dpi: int) -> Picture | None:
        with ONE_AT_A_TIME:
            try:
                document = pdfium.PdfDocument(content)
            except pdfium.PdfiumError:
                return None
            try:
                return draw_page(document[index], dpi)
            except (pdfium.PdfiumError, MemoryError):
                return None
            finally:
                document.close()

    return draw


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
        found.across, found.down, found.covered = find_rules(page, turn)
        return found
    except pdfium.PdfiumError:
        return Page(index + 1, 0.0, 0.0)
    finally:
        page.close()


def _refuse_unreadable(pages: list[Page], outcome: Outcome, recognizer: Recognizer | None) -> None:
    letters, unreadable = sum(page.letters for page in pages), sum(page.unreadable for page in pages)
    if unreadable > LARGEST_UNREADABLE_SHARE * (letters + unreadable):
        raise UnreadableDocument(refusals.GARBLED)
    if sum(page.is_blind for page in pages) > len(pages) / 2:
        raise UnreadableDocument(refusals.UNRECOGNIZED if recognizer else refusals.SCANNED)
    if not letters:
        raise UnreadableDocument(refusals.NO_TEXT)


def _sample(pages: list[Page]) -> str:
    return "\n".join(" ".join(word.text for word in page.words) for page in pages[:SAMPLE_PAGES])
