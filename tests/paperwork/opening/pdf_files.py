"""Writes small PDF files by hand, so that tests know every word, rule and page of them."""

import textwrap
from dataclasses import dataclass, field
from itertools import pairwise

A4 = (595.0, 842.0)
LETTER_WIDTH = 0.5
LEFT, RIGHT, TOP, BOTTOM = 85.0, 539.0, 72.0, 770.0
LEADING = 1.35


def width_of(text: str, size: float) -> float:
    """Every letter of the test font is half as wide as high."""
    return len(text) * size * LETTER_WIDTH


@dataclass
class PdfFile:
    """Pages are written from the top: `y` counts downwards in points."""

    size: tuple[float, float] = A4
    pages: list[list[str]] = field(default_factory=list)
    rotations: list[int] = field(default_factory=list)
    extra_trailer: str = ""
    borders: str = "strokes"
    y: float = TOP

    def page(self, rotate: int = 0) -> "PdfFile":
        self.pages.append([])
        self.rotations.append(rotate)
        self.y = TOP
        return self

    def text(self, x: float, y: float, words: str, size: float = 14, bold: bool = False) -> None:
        codes = "".join(f"{ord(letter):04X}" for letter in words)
        font = "F2" if bold else "F1"
        self.pages[-1].append(f"BT /{font} {size} Tf {x:.2f} {self.size[1] - y:.2f} Td <{codes}> Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        top = self.size[1]
        if self.borders == "boxes":
            width, height = max(x1 - x0, 0.5), max(y1 - y0, 0.5)
            self.pages[-1].append(f"{x0:.2f} {top - y1:.2f} {width:.2f} {height:.2f} re f*")
        else:
            self.pages[-1].append(f"0.5 w {x0:.2f} {top - y0:.2f} m {x1:.2f} {top - y1:.2f} l S")

    def frame(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.pages[-1].append(f"0.5 w {x0:.2f} {self.size[1] - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re S")

    def picture(self) -> None:
        width, height = self.size
        self.pages[-1].append(f"q {width} 0 0 {height} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")

    def centred(self, words: str, size: float = 14, bold: bool = True) -> None:
        self.text((LEFT + RIGHT - width_of(words, size)) / 2, self.y, words, size, bold)
        self.y += size * LEADING

    def paragraph(self, words: str, size: float = 14, indent: float = 36, bold: bool = False) -> None:
        """Wraps words to the margins; goes on to a new page where the page is full."""
        room = int((RIGHT - LEFT) / (size * LETTER_WIDTH))
        first = " " * round(indent / (size * LETTER_WIDTH))
        lines = textwrap.wrap(
            words, room, initial_indent=first, break_long_words=False, break_on_hyphens=False
        )
        for index, line in enumerate(lines):
            if self.y > BOTTOM:
                self.page()
            self.text(LEFT + (indent if index == 0 else 0), self.y, line.strip(), size, bold)
            self.y += size * LEADING
        self.y += 6

    def table(self, widths: list[float], rows: list[list[str]], size: float = 12) -> None:
        """A ruled table. A cell "^" is merged with the one above; a row taller than the page is not cut.

        Its borders are strokes, thin filled boxes (as Word writes them), frames of cells, or open at the sides.
        """
        edges = [LEFT]
        for width in widths:
            edges.append(edges[-1] + width)
        for index, row in enumerate(rows):
            wrapped = [self._wrap(cell, width, size) for cell, width in zip(row, widths, strict=True)]
            height = max(len(lines) for lines in wrapped) * size * LEADING + 6
            if self.y + height > BOTTOM:
                self.line(edges[0], self.y, edges[-1], self.y)
                self.page()
            self._rule_row(edges, row, index, height)
            for left, lines in zip(edges, wrapped, strict=False):
                for number, line in enumerate(lines):
                    self.text(left + 5.4, self.y + size + number * size * LEADING, line, size)
            self.y += height
        self.line(edges[0], self.y, edges[-1], self.y)
        self.y += 24

    def _wrap(self, cell: str, width: float, size: float) -> list[str]:
        room = int((width - 10.8) / (size * LETTER_WIDTH))
        parts = ("" if cell == "^" else cell).split("\n")
        return [line for part in parts for line in textwrap.wrap(part, room, break_on_hyphens=False)]

    def _rule_row(self, edges: list[float], row: list[str], index: int, height: float) -> None:
        if self.borders == "frames":
            for left, right in pairwise(edges):
                self.frame(left, self.y, right, self.y + height)
            return
        for column, cell in enumerate(row):
            if cell != "^" or index == 0:
                self.line(edges[column], self.y, edges[column + 1], self.y)
        for edge in edges[1:-1] if self.borders == "open sides" else edges:
            self.line(edge, self.y, edge, self.y + height)

    def content(self) -> bytes:
        """The bytes of the file."""
        letters = sorted({letter for page in self.pages for letter in _letters_of(page)})
        unicode_map = "\n".join(f"<{code:04X}> <{code:04X}>" for code in letters)
        objects = ["<< /Type /Catalog /Pages 2 0 R >>", self._page_tree()]
        objects += [
            _font("Serif", 5),
            _font("Serif-Bold", 6),
            _descendant("Serif"),
            _descendant("Serif-Bold"),
        ]
        objects.append(
            _stream(f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{_chars(unicode_map)}")
        )
        for page, rotation in zip(self.pages, self.rotations, strict=True):
            objects.append(self._page(len(objects) + 2, rotation))
            objects.append(_stream("\n".join(page)))
        return _file(objects, self.extra_trailer)

    def _page_tree(self) -> str:
        kids = " ".join(f"{8 + 2 * index} 0 R" for index in range(len(self.pages)))
        return f"<< /Type /Pages /Count {len(self.pages)} /Kids [{kids}] >>"

    def _page(self, contents: int, rotation: int) -> str:
        box = f"[0 0 {self.size[0]} {self.size[1]}]"
        fonts = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
        turn = f"/Rotate {rotation} " if rotation else ""
        return f"<< /Type /Page /Parent 2 0 R /MediaBox {box} {turn}{fonts} /Contents {contents} 0 R >>"


def _letters_of(page: list[str]) -> set[int]:
    found = set()
    for piece in page:
        if "<" in piece:
            codes = piece[piece.index("<") + 1 : piece.index(">")]
            found |= {int(codes[i : i + 4], 16) for i in range(0, len(codes), 4)}
    return found


def _chars(mapping: str) -> str:
    rows = mapping.split("\n")
    groups = (rows[start : start + 100] for start in range(0, len(rows), 100))
    return "\n".join(f"{len(group)} beginbfchar\n" + "\n".join(group) + "\nendbfchar" for group in groups)


def _font(name: str, descendant: int) -> str:
    kind = "/Type /Font /Subtype /Type0 /Encoding /Identity-H"
    return f"<< {kind} /BaseFont /{name} /DescendantFonts [{descendant} 0 R] /ToUnicode 7 0 R >>"


def _descendant(name: str) -> str:
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    return f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} {system} /DW 500 >>"


def _stream(text: str) -> str:
    return f"<< /Length {len(text.encode('latin-1'))} >>\nstream\n{text}\nendstream"


def _file(objects: list[str], extra_trailer: str) -> bytes:
    written, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    written += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {extra_trailer}>>"
    written += f"{trailer}\nstartxref\n{start}\n%%EOF\n".encode("latin-1")
    return bytes(written)
