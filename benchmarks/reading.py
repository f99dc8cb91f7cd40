"""Measures how reading time grows with the length of a plan: `python benchmarks/reading.py [LARGEST_PAGES]`.

Opens, reads and checks made-up plans of 1 to 500 pages as Word, PDF and plain text, in one run. Times are processor
time, the best of a few repeats. "× 1 page" is the time of a page relative to that of the one-page plan: linear growth
keeps it near 1. The exit code is 1 where a page of the longest plan costs more than twice a page of the ten-page plan.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE.parent / "tests" / "paperwork" / "opening")]

from office_files import cell, paragraph, table, word_file  # noqa: E402
from pdf_files import BOTTOM, PdfFile  # noqa: E402

from donghanh.paperwork.checking import check_plan  # noqa: E402
from donghanh.paperwork.opening import open_document  # noqa: E402
from donghanh.paperwork.reading import read_plan  # noqa: E402

PAGES = (1, 10, 50, 100, 250, 500)
LARGEST_GROWTH = 2.0
HEADINGS = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"]
WIDTHS = [35.0, 225.0, 105.0, 85.0]
UNITS = ("Công an phường", "Phòng Kinh tế, Hạ tầng và Đô thị", "Văn phòng HĐND và UBND phường")
VERBS = ("Rà soát", "Thống kê", "Công khai", "Tập huấn", "Số hóa", "Kiểm tra", "Hướng dẫn")
OBJECTS = (
    "thủ tục hành chính",
    "cơ sở kinh doanh",
    "tài sản công",
    "hồ sơ đất đai",
    "hộ kinh doanh",
    "tuyến đường",
)
Items = list[tuple[str, ...]]


def items_of(page: int) -> tuple[list[str], Items]:
    """The bullets and table rows of one page, each page with words of its own."""
    bullets, rows = [], []
    for number in range(7):
        work = f"{VERBS[(page + number) % 7]} {OBJECTS[(page * 3 + number) % 6]} theo chuyên đề số {page * 20 + number}"
        due = f"Quý {('I', 'II', 'III', 'IV')[number % 4]}/2026"
        bullets += [
            f"- {work}, báo cáo Ủy ban nhân dân phường kết quả thực hiện.",
            f"Thời gian hoàn thành: {due}.",
        ]
        rows.append((str(page * 10 + number), f"{work} trên địa bàn phường", UNITS[number % 3], due))
    return bullets, rows


def as_text(pages: int) -> bytes:
    lines = ["KẾ HOẠCH", "Thực hiện nhiệm vụ năm 2026", "I. NHIỆM VỤ"]
    for page in range(pages):
        bullets, rows = items_of(page)
        lines += [
            f"{page + 1}. Nhóm nhiệm vụ {page + 1}",
            *bullets,
            "\t".join(HEADINGS),
            *map("\t".join, rows),
        ]
    return "\n".join(lines).encode()


def as_word(pages: int) -> bytes:
    body = [paragraph("KẾ HOẠCH"), paragraph("Thực hiện nhiệm vụ năm 2026"), paragraph("I. NHIỆM VỤ")]
    for page in range(pages):
        bullets, rows = items_of(page)
        body += [paragraph(f"{page + 1}. Nhóm nhiệm vụ {page + 1}"), *map(paragraph, bullets)]
        body.append(table(*([cell(text) for text in row] for row in (HEADINGS, *rows))))
    return word_file("".join(body))


def as_pdf(pages: int) -> bytes:
    file = PdfFile().page()
    file.centred("KẾ HOẠCH")
    for page in range(pages):
        if page:
            file.page()
        bullets, rows = items_of(page)
        for words in (f"{page + 1}. Nhóm nhiệm vụ {page + 1}", *bullets):
            file.paragraph(words, size=9)
        file.table(WIDTHS, [HEADINGS, *map(list, rows)], size=8)
        assert file.y < BOTTOM
    return file.content()


def measure(make: Callable[[int], bytes], pages: int) -> tuple[float, float, float, int]:
    """Seconds to open, to read and to check, and the number of tasks; the best of a few repeats."""
    content = make(pages)
    best = [float("inf")] * 3
    tasks = 0
    for _ in range(5 if pages <= 10 else 2 if pages <= 100 else 1):
        marks = [time.process_time()]
        document = open_document(content, "plan")
        marks.append(time.process_time())
        reading = read_plan(document)
        marks.append(time.process_time())
        check_plan(document, reading)
        marks.append(time.process_time())
        best = [min(known, end - start) for known, start, end in zip(best, marks, marks[1:], strict=False)]
        tasks = len(reading.tasks)
    return best[0], best[1], best[2], tasks


def main(largest: int) -> int:
    grown = False
    print(
        f"{'form':<6}{'pages':>6}{'tasks':>7}{'open s':>9}{'read s':>9}{'check s':>9}{'ms/page':>9}{'× 1 page':>10}"
    )
    for name, make in (("text", as_text), ("docx", as_word), ("pdf", as_pdf)):
        per_page: dict[int, float] = {}
        for pages in (count for count in PAGES if count <= largest):
            opened, read, checked, tasks = measure(make, pages)
            per_page[pages] = (opened + read + checked) / pages
            ratio = per_page[pages] / per_page[1]
            times = f"{opened:>9.3f}{read:>9.3f}{checked:>9.3f}{per_page[pages] * 1000:>9.2f}{ratio:>10.2f}"
            print(f"{name:<6}{pages:>6}{tasks:>7}{times}", flush=True)
        if len(per_page) > 2:
            grown |= per_page[max(per_page)] > LARGEST_GROWTH * per_page[10]
    print("growth: more than linear" if grown else "growth: linear")
    return int(grown)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES[-1]))
