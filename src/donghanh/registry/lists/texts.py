"""Text with columns (.csv, .txt): any separator, any encoding that Vietnamese offices write."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from donghanh.paperwork.opening.decoding import encoding_by_marks
from donghanh.registry.lists import faults
from donghanh.registry.lists.faults import ListFault
from donghanh.registry.lists.sheets import RawSheet
from donghanh.vietnamese.encodings import is_syllable, repair_text
from donghanh.vietnamese.text import nfc

_SEPARATORS = "\t;,|"
_SEPARATOR_LINE = re.compile(r"\Asep=.?\r?\n", re.IGNORECASE)
_SAMPLE = 60
_LARGEST_FIELD = 2**17
_SPEAKING = re.compile(r"[^\W\d_]+(?:[̀-ͯ][^\W\d_]*)*")


def read_text(content: bytes) -> RawSheet:
    """The rows of a text. Raises ListFault for bytes that are no text."""
    text = _SEPARATOR_LINE.sub("", decode(content).replace("\0", ""))
    separator, quoting = separator_of(text), csv.QUOTE_MINIMAL
    csv.field_size_limit(_LARGEST_FIELD)
    if _has_open_quote(text, separator):
        quoting = csv.QUOTE_NONE
    return RawSheet("", _rows(text, separator, quoting))


def _rows(text: str, separator: str, quoting: int) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting)  # type: ignore[arg-type]
    except csv.Error as error:
        raise ListFault(faults.BROKEN) from error


def decode(content: bytes) -> str:
    """UTF-8, UTF-16, else the single-byte encoding (Windows-1258 or Latin-1, which also carries TCVN3 and VNI) in which
    more words are Vietnamese syllables. Raises ListFault for bytes that are no text."""
    text = _letters(content)
    if sum(letter < " " and letter not in "\t\n\r\f\v" for letter in text[:20_000]) * 100 > len(
        text[:20_000]
    ):
        raise ListFault(faults.UNKNOWN)
    return text


def _letters(content: bytes) -> str:
    encoding = encoding_by_marks(content)
    if encoding is None:
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            encoding = _single_byte_encoding(content)
    return content.decode(encoding, errors="replace")


def _single_byte_encoding(content: bytes) -> str:
    lines = [line for line in content.splitlines() if not line.isascii()][:200]
    sample = b"\n".join(lines)[:20_000]
    if sample.count(b"\xef\xbf\xbd") or _share(sample.decode("utf-8", "ignore")) > 0.8 < len(sample) / 20_000:
        return "utf-8"
    western = sample.decode("cp1252", "replace")
    shares = {
        "cp1258": _share(nfc(sample.decode("cp1258", "replace"))),
        "cp1252": _share(" ".join(repair_text(word) for word in western.split())),
    }
    return max(("cp1252", "cp1258"), key=lambda name: shares[name])


def _share(text: str) -> float:
    """The share of words with other than ASCII letters that are Vietnamese syllables."""
    words = [word for word in _SPEAKING.findall(text) if not word.isascii()]
    return sum(is_syllable(word) for word in words) / max(len(words), 1)


def separator_of(text: str) -> str:
    """The separator by which most lines fall into equally many cells; titles and signatures do not count."""
    lines = [line for line in text[:200_000].splitlines() if line.strip()][:_SAMPLE]

    def regularity(separator: str) -> tuple[int, int]:
        counts = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if len(row) > 1)
        return max(((times * cells, cells) for cells, times in counts.items()), default=(0, 0))

    return max(_SEPARATORS, key=regularity)


def _has_open_quote(text: str, separator: str) -> bool:
    """True where a quotation mark that never closes would swallow the lines after it."""
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        return any(cell.count("\n") > 20 for row in rows for cell in row)
    except csv.Error:
        return True
