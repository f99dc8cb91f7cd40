"""Makes scans for tests: pages set in a real font, drawn as pictures, put a little askew into a PDF."""

import ctypes
import math
import zlib
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

FONTS = (
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
)
FONT = next((Path(name) for name in FONTS if Path(name).exists()), None)
A4 = (595.0, 842.0)
DPI = 200


@dataclass
class Printed:
    """Pages of printed words and ruling lines; `y` counts downwards in points."""

    size: tuple[float, float] = A4
    skew: float = 0.0
    document: pdfium.PdfDocument = field(default_factory=pdfium.PdfDocument.new)
    pages: list[pdfium.PdfPage] = field(default_factory=list)

    def __post_init__(self) -> None:
        assert FONT is not None
        data = FONT.read_bytes()
        self._bytes = (ctypes.c_ubyte * len(data)).from_buffer_copy(data)
        self._font = raw.FPDFText_LoadFont(
            self.document.raw, self._bytes, len(data), raw.FPDF_FONT_TRUETYPE, True
        )

    def page(self) -> "Printed":
        self.current = self.document.new_page(*self.size)
        self.pages.append(self.current)
        return self

    def text(self, x: float, y: float, words: str, size: float = 13) -> "Printed":
        item = raw.FPDFPageObj_CreateTextObj(self.document.raw, self._font, size)
        letters = (words + "\x00").encode("utf-16-le")
        raw.FPDFText_SetText(item, ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)))
        raw.FPDFPageObj_Transform(item, *self._turned(x, y))
        raw.FPDFPage_InsertObject(self.current.raw, item)
        return self

    def lines(self, x: float, y: float, *lines: str, size: float = 13) -> float:
        """Lines below one another; the height at which the next would stand."""
        for line in lines:
            self.text(x, y, line, size)
            y += size * 1.5
        return y

    def table(self, xs: list[float], y: float, rows: list[list[str]], size: float = 12) -> None:
        """A ruled table; a cell of several lines holds "\\n"."""
        tops = [y]
        for row in rows:
            height = 10 + size * 1.5 * max(cell.count("\n") + 1 for cell in row)
            for left, cell in zip(xs, row, strict=False):
                self.lines(left + 5, tops[-1] + size + 4, *cell.split("\n"), size=size)
            tops.append(tops[-1] + height)
        for top in tops:
            self.rule(xs[0], top, xs[-1], top)
        for left in xs:
            self.rule(left, tops[0], left, tops[-1])

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        item = raw.FPDFPageObj_CreateNewPath(x0, self.size[1] - y0)
        raw.FPDFPath_LineTo(item, x1, self.size[1] - y1)
        raw.FPDFPageObj_SetStrokeWidth(item, 0.7)
        raw.FPDFPath_SetDrawMode(item, raw.FPDF_FILLMODE_NONE, True)
        raw.FPDFPageObj_Transform(item, *self._turned(0, self.size[1]))
        raw.FPDFPage_InsertObject(self.current.raw, item)

    def _turned(self, x: float, y: float) -> tuple[float, ...]:
        """The matrix that puts something to its place on a sheet that lies askew by `skew` degrees."""
        cosine, sine = math.cos(math.radians(self.skew)), math.sin(math.radians(self.skew))
        up = self.size[1] - y
        return (cosine, sine, -sine, cosine, x * cosine - up * sine, x * sine + up * cosine)

    def scanned(self, stamp: str = "") -> bytes:
        """A PDF with one picture a page and no word of text, but for a stamp on the first page."""
        pictures = []
        for page in self.pages:
            raw.FPDFPage_GenerateContent(page.raw)
            bitmap = page.render(scale=DPI / 72, grayscale=True)
            rows = bytes(bitmap.buffer)
            width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            pixels = b"".join(rows[y * stride : y * stride + width] for y in range(height))
            pictures.append((width, height, zlib.compress(pixels)))
        return _pdf_of(pictures, self.size, stamp)


def _pdf_of(pictures: list[tuple[int, int, bytes]], size: tuple[float, float], stamp: str) -> bytes:
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 3 * n} 0 R" for n in range(len(pictures)))
    objects.append(f"<< /Type /Pages /Count {len(pictures)} /Kids [{kids}] >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    box = f"[0 0 {size[0]} {size[1]}]"
    for number, (width, height, packed) in enumerate(pictures):
        own = 4 + 3 * number
        drawn = f"q {size[0]} 0 0 {size[1]} 0 0 cm /I Do Q"
        if stamp and not number:
            drawn += f" BT /F 8 Tf 300 800 Td ({stamp}) Tj ET"
        resources = f"<< /XObject << /I {own + 2} 0 R >> /Font << /F 3 0 R >> >>"
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources {resources} /Contents {own + 1} 0 R >>"
        )
        image = (
            f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray "
            f"/BitsPerComponent 8 /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
        )
        objects += [
            page.encode(),
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream".encode(),
            image.encode() + packed + b"\nendstream",
        ]
    written, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    written += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(
        written + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
