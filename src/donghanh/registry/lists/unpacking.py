"""Unpacks a list into lines of texts, in a process of its own whose memory and time are bounded.

Whatever a file does to the reader (gigabytes from a few kilobytes, a cell at the far corner of a sheet) ends there. The
caller reads the rows back one by one: its memory does not grow with the list.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from types import TracebackType
from typing import BinaryIO

import donghanh
from donghanh.registry.lists import faults
from donghanh.registry.lists.cells import as_text
from donghanh.registry.lists.faults import ListFault
from donghanh.registry.lists.kinds import Kind, tell_kind
from donghanh.registry.lists.sheets import HEADING_ROWS, MOST_COLUMNS, MOST_ROWS, Merge, RawSheet

MEMORY = 1_500 * 2**20
SECONDS = 120
LARGEST_OUTPUT = 600 * 2**20
PREFIX, STALE = "donghanh-list-", 6 * 3600
"""Name and age in seconds of a folder that a killed process left behind, with personal data in it."""
_REFUSED, _READ = 3, 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of an unpacked list: `rows` counts those with a cell filled, `last` is the number of the last of them,
    `columns` the width of the widest."""

    number: int
    name: str
    rows: int
    last: int
    columns: int
    hidden: bool
    merges: list[Merge]


class Unpacked:
    """The sheets of a list; `rows` streams one of them. Close it, or use it in `with`."""

    def __init__(self, folder: TemporaryDirectory[str]) -> None:
        self._folder = folder
        described = json.loads((Path(folder.name) / "sheets.json").read_text("utf-8"))
        self.kind = Kind(described["kind"])
        self.sheets = [
            Sheet(**{**each, "merges": [tuple(merge) for merge in each["merges"]]})
            for each in described["sheets"]
        ]

    @property
    def main(self) -> Sheet:
        """The visible sheet with most rows, else the hidden one."""
        return max(self.sheets, key=lambda sheet: (not sheet.hidden, sheet.rows))

    def rows(self, sheet: Sheet, *, start: int = 0) -> Iterator[tuple[int, list[str]]]:
        """Number of the row in the file (from 1) and its cells; blank rows are left out. `start` skips the rows up to
        and with that number."""
        with (Path(self._folder.name) / f"{sheet.number}.jsonl").open(encoding="utf-8") as file:
            for line in file:
                number, _comma, cells = line.partition("\t")
                if int(number) > start:
                    yield int(number), json.loads(cells)

    def close(self) -> None:
        self._folder.cleanup()

    def __enter__(self) -> "Unpacked":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def unpack(content: bytes) -> Unpacked:
    """Opens a list (.xlsx, .xlsm, .xls, .csv, .txt, .json). Raises ListFault where it cannot be read."""
    tell_kind(content)
    _sweep()
    folder = TemporaryDirectory(prefix=PREFIX)
    try:
        _run(content, folder.name)
        opened = Unpacked(folder)
    except BaseException:
        folder.cleanup()
        raise
    if not any(sheet.rows for sheet in opened.sheets):
        opened.close()
        raise ListFault(faults.NO_ROWS)
    return opened


def _sweep() -> None:
    """Removes what killed processes left."""
    for left in Path(gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > STALE:
                shutil.rmtree(left, ignore_errors=True)


def _run(content: bytes, folder: str) -> None:
    paths = [str(Path(donghanh.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    command = [sys.executable, "-m", __name__, folder]
    try:
        done = subprocess.run(  # noqa: S603 - this very module; no word of a user reaches the command
            command,
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env=os.environ
            | {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise ListFault(faults.HEAVY) from error
    if done.returncode == _REFUSED:
        raise ListFault(done.stdout.decode("utf-8"))
    if done.returncode != _READ:
        raise ListFault(faults.HEAVY)


def _main(content: BinaryIO, folder: Path) -> int:
    """What the process does: reads the file, writes `sheets.json` and a file a sheet."""
    _bound_itself()
    try:
        whole = content.read()
        kind = tell_kind(whole)
        sheets = [_write(number, sheet, folder) for number, sheet in enumerate(_read(whole, kind))]
    except ListFault as fault:
        print(fault, end="")  # noqa: T201 - the answer to the caller
        return _REFUSED
    text = json.dumps({"kind": kind, "sheets": sheets})
    (folder / "sheets.json").write_text(text, "utf-8")
    return _READ


def _read(content: bytes, kind: Kind) -> Iterator[RawSheet]:
    if kind is Kind.JSON:
        from donghanh.registry.lists.objects import read_objects

        yield from read_objects(content)
    elif kind is Kind.TEXT:
        from donghanh.registry.lists.texts import read_text

        yield read_text(content)
    else:
        from donghanh.registry.lists.workbooks import read_workbook

        yield from read_workbook(content)


def _write(number: int, sheet: RawSheet, folder: Path) -> dict[str, object]:
    rows = columns = last = 0
    with (folder / f"{number}.jsonl").open("w", encoding="utf-8") as file:
        for place, cells in enumerate(sheet.rows, start=1):
            texts = _texts(cells)
            if not texts:
                continue
            rows, last, columns = rows + 1, place, max(columns, len(texts))
            if rows > MOST_ROWS + HEADING_ROWS:
                raise faults.too_many_rows(MOST_ROWS)
            file.write(f"{place}\t{json.dumps(texts, ensure_ascii=False)}\n")
    return {
        "number": number,
        "name": as_text(sheet.name),
        "rows": rows,
        "last": last,
        "columns": columns,
        "hidden": sheet.hidden,
        "merges": sheet.merges,
    }


def _texts(cells: object) -> list[str]:
    """Cells up to the last filled one; [] for a blank row."""
    texts = [as_text(cell) for cell in list(cells)[:MOST_COLUMNS]]  # type: ignore[call-overload]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _bound_itself() -> None:
    """Memory, time and output of this process, where the system knows such limits."""
    try:
        import resource
    except ImportError:
        return
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_OUTPUT),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))


if __name__ == "__main__":
    sys.exit(_main(sys.stdin.buffer, Path(sys.argv[1])))
