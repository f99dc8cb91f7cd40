"""Takes the words with their fonts out of a PDF page through PDFium."""

import ctypes
import unicodedata
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from donghanh.paperwork.opening.pdf.pieces import Word
from donghanh.paperwork.opening.pdf.turning import Turn

LINE_END_HYPHEN = 0x02
BOLD_WEIGHT = 600
NAME_ROOM = 256
PRIVATE_AREA = range(0xE000, 0xF900)
REPLACEMENT = 0xFFFD
MOST_LETTERS_ON_A_PAGE = 100_000
LEAST_JUMP = 6.0  # PDFium marks spaces itself; a wider jump is another column or line


@dataclass(slots=True)
class Letters:
    """The words of a page and how many of its letters have no readable code."""

    words: list[Word] = field(default_factory=list)
    unreadable: int = 0


class LetterReader:
    """Reads one text page letter by letter. Boxes are filled in place: a page has thousands of letters."""

    def __init__(self, text_page: ctypes.c_void_p, turn: Turn) -> None:
        self._page = text_page
        self._turn = turn
        self._box = pdfium.FS_RECTF()
        self._origin = tuple(ctypes.c_double() for _ in range(2))
        self._name = ctypes.create_string_buffer(NAME_ROOM)
        self._flags = ctypes.c_int()
        self._found = Letters()
        self._text: list[str] = []
        self._first = 0
        self._left = self._right = self._space = 0.0

    def read(self) -> Letters:
        """All words of the page in the order the file draws them."""
        count = min(pdfium.FPDFText_CountChars(self._page), MOST_LETTERS_ON_A_PAGE)
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(self._page, index)
            letter = self._letter(code)
            if letter.isspace() or not letter:
                self._end_word()
            else:
                self._add(index, letter)
        self._end_word()
        return self._found

    def _letter(self, code: int) -> str:
        if code == LINE_END_HYPHEN:
            return "-"
        if code == REPLACEMENT or code in PRIVATE_AREA:
            self._found.unreadable += 1
            return "•" if code in PRIVATE_AREA else ""
        if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code >= 0xFFFE:
            return ""
        return chr(code)

    def _add(self, index: int, letter: str) -> None:
        box = self._box
        if not pdfium.FPDFText_GetLooseCharBox(self._page, index, box):
            return
        x0, x1 = self._turn.across(box.left, box.right, box.bottom, box.top)
        if self._text and not -self._space <= x0 - self._right <= self._space:
            self._end_word()
        if not self._text:
            self._first, self._left, self._right = index, x0, x1
            self._space = max(x1 - x0, LEAST_JUMP)
        self._text.append(letter)
        self._left, self._right = min(self._left, x0), max(self._right, x1)

    def _end_word(self) -> None:
        if not self._text:
            return
        x, y = self._origin
        pdfium.FPDFText_GetCharOrigin(self._page, self._first, x, y)
        size = self._turn.scale(pdfium.FPDFText_GetFontSize(self._page, self._first))
        text = unicodedata.normalize("NFC", "".join(self._text))
        baseline = self._turn.down(x.value, y.value)
        self._found.words.append(Word(text, self._left, self._right, baseline, size, self._is_bold()))
        self._text = []

    def _is_bold(self) -> bool:
        pdfium.FPDFText_GetFontInfo(self._page, self._first, self._name, NAME_ROOM, self._flags)
        name = self._name.value.lower()
        heavy = b"bold" in name or b"black" in name or b"heavy" in name
        return heavy or pdfium.FPDFText_GetFontWeight(self._page, self._first) >= BOLD_WEIGHT
