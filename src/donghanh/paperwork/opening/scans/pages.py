"""Gives scanned pages of a PDF their words and ruling lines."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

import pypdfium2 as pdfium

from donghanh.paperwork.opening import refusals
from donghanh.paperwork.opening.limits import Limits
from donghanh.paperwork.opening.pdf.pieces import Page, Word
from donghanh.paperwork.opening.scans.lines import find_lines
from donghanh.paperwork.opening.scans.pictures import Picture, Progress, Recognizer, SeenWord

DPI = 300
COARSEST = 100
MOST_PIXELS = 24_000_000
POINTS = 72.0
LETTER_HEIGHT = 0.8
"""The box of a word is about so high, in sizes of its font."""
SMALLEST, LARGEST = 6.0, 40.0

REMARK_READ = "Đọc bằng OCR, kiểm tra bản gốc"
Draw = Callable[[int, int], Picture | None]
"""Draws the page with this index at so many dots an inch; None for a damaged page."""


@dataclass(slots=True)
class Outcome:
    """Numbers of the pages that were read by OCR, and of those it gave nothing for."""

    read: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)


def recognize_pages(
    pages: list[Page], draw: Draw, recognizer: Recognizer, limits: Limits, progress: Progress | None = None
) -> Outcome:
    """Reads the given pages and puts words and rules into them.

    Raises UnreadableDocument for more pages than OCR may take. A page that takes too long, and all after the time
    of the whole document is up, stay unread.
    """
    if len(pages) > limits.scanned_pages:
        raise refusals.too_many_scanned_pages(limits.scanned_pages)
    outcome, ends = Outcome(), time.monotonic() + limits.scan_seconds
    for done, page in enumerate(pages, start=1):
        seconds = min(limits.page_seconds, ends - time.monotonic())
        read = seconds > 0 and _recognize(page, draw, recognizer, seconds)
        (outcome.read if read else outcome.unread).append(page.number)
        if progress:
            progress(done, len(pages))
    return outcome


def remarks_on(outcome: Outcome) -> tuple[str, ...]:
    """What a person must be told about scanned pages."""
    told = []
    if outcome.read:
        told.append(f"{REMARK_READ} (trang {runs_of(outcome.read)}).")
    if outcome.unread:
        told.append(f"Trang {runs_of(outcome.unread)} chỉ có ảnh, không đọc được chữ; kiểm tra bản gốc.")
    return tuple(told)


def runs_of(numbers: list[int]) -> str:
    """Page numbers in words: "1–3, 5"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def draw_page(page: pdfium.PdfPage, dpi: int) -> Picture:
    """The page as grey pixels; a very large one is drawn coarser."""
    width, height = page.get_size()
    inches = max(width * height / POINTS**2, 0.01)
    dots = max(min(dpi, int((MOST_PIXELS / inches) ** 0.5)), 1)
    bitmap = page.render(scale=dots / POINTS, grayscale=True)
    try:
        return _picture(bitmap, dots)
    finally:
        bitmap.close()


def _picture(bitmap: pdfium.PdfBitmap, dpi: int) -> Picture:
    stride, width, height = bitmap.stride, bitmap.width, bitmap.height
    whole = bytes(bitmap.buffer)
    if stride != width:
        whole = b"".join(whole[y * stride : y * stride + width] for y in range(height))
    return Picture(whole[: width * height], width, height, dpi)


def _recognize(page: Page, draw: Draw, recognizer: Recognizer, seconds: float) -> bool:
    picture = draw(page.number - 1, DPI)
    if picture is None or picture.dpi < COARSEST:
        return False
    try:
        seen = recognizer(picture, seconds)
    except (OSError, TimeoutError, ValueError):
        return False
    if not seen:
        return False
    page.words, page.unreadable = _words(seen, POINTS / picture.dpi), 0
    page.across, page.down = find_lines(picture)
    return True


def _words(seen: list[SeenWord], scale: float) -> list[Word]:
    """The words in points; those of one line stand on one baseline, however crooked the paper lay."""
    lines: dict[tuple[int, int, int], list[SeenWord]] = {}
    for word in seen:
        lines.setdefault(word.line, []).append(word)
    usual = median(word.height for word in seen) * scale / LETTER_HEIGHT
    size = min(max(usual, SMALLEST), LARGEST)
    return [
        Word(word.text, word.left * scale, (word.left + word.width) * scale, baseline, size, False)
        for line in lines.values()
        for baseline in (median(word.top + word.height for word in line) * scale,)
        for word in line
    ]
