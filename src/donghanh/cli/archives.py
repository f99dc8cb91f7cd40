"""The archive of a backup: a zip file of `database.dump`, `files/…` and, last, `manifest.json`.

The manifest names every part with size and SHA-256. An archive is believed only after every byte of it was read and
compared, so that a restore never begins with half of one.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from donghanh.cli.errors import CommandFailed

FORMAT = 1
DATABASE, FILES, MANIFEST = "database.dump", "files/", "manifest.json"
CHUNK = 1024 * 1024
LARGEST_MANIFEST = 512 * CHUNK
BROKEN = "Bản sao lưu {name} bị hỏng hoặc không phải bản sao lưu của Đồng Hành: {why}. Chưa thay đổi gì."
DAMAGE = (BadZipFile, OSError, EOFError, ValueError, KeyError, TypeError, RuntimeError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class Part:
    """One file in the archive; `size` in bytes, `sha256` in hexadecimal digits."""

    name: str
    size: int
    sha256: str


@dataclass(slots=True)
class Manifest:
    """What a backup holds and what made it. `migrations` are those applied, as "app.name"."""

    made_at: str
    product: str
    postgres: int
    migrations: list[str]
    key_print: str
    format: int = FORMAT
    parts: list[Part] = field(default_factory=list)


class ArchiveWriter:
    """Writes an archive beside its place, mode 0600, and puts it there once it is whole."""

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self._path, self._draft = path, path.with_name(f".{path.name}.new")
        self._manifest = manifest

    def __enter__(self) -> "ArchiveWriter":
        opened = os.open(self._draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self._file = os.fdopen(opened, "wb")
        self._zip = ZipFile(self._file, "w", ZIP_STORED, allowZip64=True)
        return self

    def add(self, source: Path, name: str) -> None:
        """Copies a file into the archive."""
        digest, size = hashlib.sha256(), 0
        with source.open("rb") as reading, self._zip.open(name, "w", force_zip64=True) as writing:
            while chunk := reading.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
                writing.write(chunk)
        self._manifest.parts.append(Part(name, size, digest.hexdigest()))

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._zip.writestr(MANIFEST, json.dumps(asdict(self._manifest), ensure_ascii=False, indent=1))
        self._zip.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        if kind is None:
            self._draft.replace(self._path)
        else:
            self._draft.unlink(missing_ok=True)


class ArchiveReader:
    """A whole archive, every part compared with the manifest. Raises CommandFailed for anything else."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._zip = ZipFile(path)
            self.manifest = self._read_manifest()
            self._compare()
        except DAMAGE as error:
            raise CommandFailed(BROKEN.format(name=path, why=_why(error))) from error

    def __enter__(self) -> "ArchiveReader":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def copy(self, name: str, target: Path) -> None:
        """Writes a part to a file that only its owner can read."""
        opened = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with self._zip.open(name) as reading, os.fdopen(opened, "wb") as writing:
            for chunk in _chunks(reading):
                writing.write(chunk)
            writing.flush()
            os.fsync(writing.fileno())

    @property
    def files(self) -> list[Part]:
        """The attachments, their names as below the folder of files."""
        parts = [part for part in self.manifest.parts if part.name.startswith(FILES)]
        return [Part(part.name.removeprefix(FILES), part.size, part.sha256) for part in parts]

    def _read_manifest(self) -> Manifest:
        if self._zip.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
            raise ValueError("manifest quá lớn")
        known = json.loads(self._zip.read(MANIFEST))
        manifest = Manifest(**known | {"parts": [Part(**part) for part in known["parts"]]})
        if manifest.format != FORMAT:
            raise ValueError(f"định dạng {manifest.format}, bản này đọc định dạng {FORMAT}")
        return manifest

    def _compare(self) -> None:
        wanted = {part.name: part for part in self.manifest.parts}
        held = self._zip.namelist()
        if sorted(held) != sorted([*wanted, MANIFEST]) or DATABASE not in wanted:
            raise ValueError("thiếu hoặc thừa tệp")
        for name, part in wanted.items():
            if not _is_inside(name) or self._measure(name) != (part.size, part.sha256):
                raise ValueError(f"{name} không khớp")

    def _measure(self, name: str) -> tuple[int, str]:
        digest, size = hashlib.sha256(), 0
        with self._zip.open(name) as reading:
            for chunk in _chunks(reading):
                digest.update(chunk)
                size += len(chunk)
        return size, digest.hexdigest()


def measure_file(path: Path) -> tuple[int, str]:
    """Size and SHA-256 of a file."""
    with path.open("rb") as reading:
        return path.stat().st_size, hashlib.file_digest(reading, "sha256").hexdigest()


def _chunks(reading: IO[bytes]) -> Iterator[bytes]:
    while chunk := reading.read(CHUNK):
        yield chunk


def _is_inside(name: str) -> bool:
    """The dump, or a file whose name stays below the folder."""
    if name == DATABASE:
        return True
    steps = name.split("/")
    return steps[0] == "files" and len(steps) > 1 and all(step not in ("", ".", "..") for step in steps)


def _why(error: BaseException) -> str:
    if isinstance(error, BadZipFile):
        return "tệp bị cắt hoặc sai định dạng"
    if isinstance(error, FileNotFoundError):
        return "không có tệp này"
    if isinstance(error, KeyError | TypeError):
        return "thiếu bản kê"
    return str(error) or "không đọc được"
