"""Reads parts of a packed Office file without trusting the sizes it declares."""

import lzma
import struct
import zlib
from io import BytesIO
from types import TracebackType
from zipfile import BadZipFile, ZipFile, ZipInfo

from donghanh.paperwork.errors import UnreadableDocument
from donghanh.paperwork.opening import refusals
from donghanh.paperwork.opening.limits import MEGABYTE, Limits

CHUNK = 256 * 1024
SMALL_PART = MEGABYTE
MOST_PARTS = 20_000
DAMAGE = (
    *(BadZipFile, zlib.error, struct.error, lzma.LZMAError, OSError, EOFError, ValueError),
    *(NotImplementedError, RuntimeError, LookupError),
)


class Archive:
    """The parts of one .docx or .xlsx. Archives inside the archive are never opened."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        self._limits = limits
        self._inflated = 0
        try:
            self._zip = ZipFile(BytesIO(content))
        except DAMAGE as error:
            raise refusals.broken() from error
        self._check_declared_sizes()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> list[str]:
        return self._zip.namelist()

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises UnreadableDocument where it is missing, damaged, locked, too large."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise UnreadableDocument(refusals.PROTECTED)
            return self._inflate(info)
        except DAMAGE as error:
            raise refusals.broken() from error

    def read_if_present(self, name: str) -> bytes | None:
        return self.read(name) if name in self._zip.NameToInfo else None

    def _check_declared_sizes(self) -> None:
        parts = self._zip.infolist()
        if len(parts) > MOST_PARTS or len({part.filename for part in parts}) < len(parts):
            raise UnreadableDocument(refusals.BOMB)
        if sum(part.file_size for part in parts) > self._limits.unpacked:
            raise UnreadableDocument(refusals.BOMB)

    def _inflate(self, info: ZipInfo) -> bytes:
        pieces = bytearray()
        with self._zip.open(info) as stream:
            while piece := stream.read(CHUNK):
                pieces += piece
                self._inflated += len(piece)
                if self._inflated > self._limits.unpacked or self._is_bomb(len(pieces), info.compress_size):
                    raise UnreadableDocument(refusals.BOMB)
        return bytes(pieces)

    def _is_bomb(self, inflated: int, packed: int) -> bool:
        return inflated > SMALL_PART and inflated > self._limits.inflation * max(packed, 1)
