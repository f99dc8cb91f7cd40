"""Runs tesseract (https://github.com/tesseract-ocr) on one picture, within bounds of time and memory."""

import os
import shutil
import subprocess

from donghanh.paperwork.opening.limits import MEGABYTE
from donghanh.paperwork.opening.scans.pictures import Picture, Recognizer, SeenWord
from donghanh.vietnamese.text import nfc

LANGUAGE = "vie"
MOST_MEMORY = 1536 * MEGABYTE
COLUMNS = 12
WORD_LEVEL = "5"
BARE_MARKS = frozenset("|¦_[]{}'`‘’\"“”.,:;~=\\/")


def installed_recognizer() -> Recognizer | None:
    """The OCR of this machine; None without tesseract or without its Vietnamese data."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        listed = subprocess.run(  # noqa: S603
            [program, "--list-langs"], capture_output=True, timeout=20, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    known = (listed.stdout + listed.stderr).decode("utf-8", "replace").split()
    return _recognize_with(program) if LANGUAGE in known else None


def _recognize_with(program: str) -> Recognizer:
    def recognize(picture: Picture, seconds: float) -> list[SeenWord]:
        return read_table(_run(program, picture, seconds))

    return recognize


def _run(program: str, picture: Picture, seconds: float) -> str:
    """The table of words tesseract writes. Raises TimeoutError when it is too slow, OSError when it gives up."""
    asked = [program, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(picture.dpi), "--psm", "3", "tsv"]
    environment = {"PATH": os.defpath, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}
    environment |= {name: os.environ[name] for name in ("TESSDATA_PREFIX",) if name in os.environ}
    with subprocess.Popen(  # noqa: S603
        asked,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:
        _bound_memory(process.pid)
        try:
            written, _ = process.communicate(picture.as_pgm(), timeout=seconds)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise TimeoutError from error
    if process.returncode:
        raise OSError(f"tesseract ended with {process.returncode}")
    return written.decode("utf-8", "replace")


def _bound_memory(pid: int) -> None:
    """A page that makes the program grow ends the program, not the server. Only Linux can bound another process."""
    try:
        import resource

        resource.prlimit(pid, resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    except (ImportError, AttributeError, OSError, ValueError):
        return


def read_table(table: str) -> list[SeenWord]:
    """The words of tesseract's TSV output, without stray marks that ruling lines leave."""
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return [
        word
        for row in rows
        if len(row) == COLUMNS and row[0] == WORD_LEVEL and (word := _word(row)) is not None
    ]


def _word(row: list[str]) -> SeenWord | None:
    text = nfc(row[11].strip())
    if not text or BARE_MARKS.issuperset(text):
        return None
    block, paragraph, line = (int(number) for number in row[2:5])
    left, top, width, height = (int(number) for number in row[6:10])
    return SeenWord(text, left, top, width, height, float(row[10]), (block, paragraph, line))
