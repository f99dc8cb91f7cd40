"""Written documents on paper: pages as LibreOffice lays them out, where it is installed."""

import shutil
import subprocess
from dataclasses import replace

import pypdfium2
import pytest

from donghanh.paperwork.writing import PlannedTask, TaskGroup, plan_document, render_docx, report_document

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@pytest.fixture
def printed(tmp_path):
    """For each document its pages, each as its size in points and its lines from the top."""

    def convert(*documents) -> list[list[tuple[tuple[int, int], list[str]]]]:
        sources = [tmp_path / f"van-ban-{number}.docx" for number in range(len(documents))]
        for source, document in zip(sources, documents, strict=True):
            source.write_bytes(render_docx(document))
        profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *sources]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return [_pages(source.with_suffix(".pdf")) for source in sources]

    return convert


def _pages(path) -> list[tuple[tuple[int, int], list[str]]]:
    with pypdfium2.PdfDocument(path) as paper:
        return [_seen(page) for page in paper]


def _seen(page) -> tuple[tuple[int, int], list[str]]:
    words = page.get_textpage().get_text_bounded()
    return tuple(map(round, page.get_size())), [line.strip() for line in words.splitlines() if line.strip()]


def test_a_plan_prints_with_its_appendix_across(printed, plan):
    """NĐ 30/2020 Phụ lục I mục I.7 and III: no number on first pages, the appendix counts from 1 again."""
    tasks = tuple(
        PlannedTask(f"Rà soát nhóm hồ sơ thứ {number}", ("Công an phường",)) for number in range(60)
    )
    [pages] = printed(plan_document(replace(plan, groups=(TaskGroup("Rà soát", tasks),))))
    upright = [lines for size, lines in pages if size == (595, 842)]
    across = [lines for size, lines in pages if size == (842, 595)]
    assert len(upright) + len(across) == len(pages)
    assert upright[0][0] in ("ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert any("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in line for line in upright[0])
    assert [lines[0] for lines in upright[1:]] == [str(number) for number in range(2, len(upright) + 1)]
    assert across[0][0] == "Phụ lục"
    assert [lines[0] for lines in across[1:]] == [str(number) for number in range(2, len(across) + 1)]
    assert all("STT" in " ".join(lines[:6]) for lines in across)
    assert len(across) > 1


def test_the_signature_shares_its_page_with_the_last_words(printed, report):
    lengths = [
        replace(report, direction=("Đã chỉ đạo các đơn vị thực hiện.",) * extra) for extra in range(0, 24, 4)
    ]
    for pages in printed(*map(report_document, lengths)):
        signed = next(lines for _, lines in pages if any("Nơi nhận:" in line for line in lines))
        assert any("./." in line for line in signed)
        assert any("PHÓ CHỦ TỊCH" in line for line in signed)
