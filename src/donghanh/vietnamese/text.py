"""Keys for searching, comparing and sorting Vietnamese text. What is shown is always the text as typed."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Combining mark → rank in dictionary order: ngang (0), huyền, hỏi, ngã, sắc, nặng."""

SHAPES = {"\u0306": 1, "\u0302": 1, "\u031b": 2}
"""Marks that make another letter: breve, circumflex, horn. Ranks for every base but `a` (see `_rank`)."""

_VOWELS = frozenset("aeiouy")
_GAPS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W\d_]+")
_I_OR_Y = re.compile(r"\b(h|k|l|m|qu|s|t)y\b")
_SYLLABLE = re.compile(r"(qu(?=[aeiouy])|gi(?=[aeiouy])|[^aeiouy]*)([aeiouy]+)([^aeiouy]*)")


def nfc(text: str) -> str:
    """The composed form in which text is stored."""
    return unicodedata.normalize("NFC", text)


def strip_marks(text: str) -> str:
    """Letters without tone or shape marks, case and punctuation kept: "Đường số 5" → "Duong so 5"."""
    if text.isascii():
        return text
    bare = "".join(mark for mark in unicodedata.normalize("NFD", text) if not unicodedata.combining(mark))
    return bare.replace("đ", "d").replace("Đ", "D")


def fold(text: str) -> str:
    """The search key: no marks, `đ` as `d`, lower case, punctuation as single spaces.

    "Đường Nguyễn Lương Bằng" → "duong nguyen luong bang". Folding twice changes nothing.
    """
    return _GAPS.sub(" ", strip_marks(text).lower()).strip()


def loose_key(text: str) -> str:
    """The search key that also joins the spellings with i and y: "kĩ thuật" = "kỹ thuật", "công ti" = "công ty"."""
    return _I_OR_Y.sub(r"\1i", fold(text))


def accent_key(text: str) -> str:
    """The key that keeps accents, for ranking an exact match above a folded one.

    Equal for NFC and NFD, upper and lower case, and both ways of placing a tone ("Thuỷ sản" = "Thủy sản").
    """
    return _GAPS.sub(" ", place_tones(text).lower()).strip()


def place_tones(text: str) -> str:
    """Tone marks moved to the traditional letter: "hoà" → "hòa", "thuỷ" → "thủy", "qúy" → "quý", in NFC."""
    return _WORD.sub(lambda word: _place_tone(word[0]), nfc(text))


@lru_cache(maxsize=16384)
def _place_tone(word: str) -> str:
    marks = [mark for mark in unicodedata.normalize("NFD", word) if mark in TONES]
    if len(marks) != 1:
        return word
    letters = [_without_tone(letter) for letter in word]
    bare = strip_marks("".join(letters)).lower()
    syllable = _SYLLABLE.fullmatch(bare)
    if syllable is None or len(bare) != len(letters):
        return word
    at = _toned_letter(letters, syllable)
    letters[at] = nfc(letters[at] + marks[0])
    return "".join(letters)


def _toned_letter(letters: list[str], syllable: re.Match[str]) -> int:
    first, last = syllable.span(2)
    shaped = [at for at in range(first, last) if _shape(letters[at])]
    if shaped:
        return shaped[-1]
    if syllable[3] or last - first == 1:
        return last - 1
    return first if last - first == 2 else first + 1


def _without_tone(letter: str) -> str:
    return nfc("".join(mark for mark in unicodedata.normalize("NFD", letter) if mark not in TONES))


def _shape(letter: str) -> bool:
    return any(mark in SHAPES for mark in unicodedata.normalize("NFD", letter))


def sort_key(text: str) -> str:
    """An ASCII key that sorts by its bytes as a Vietnamese dictionary does.

    Alphabet a ă â b c d đ e ê … o ô ơ … u ư … y; tones (ngang, huyền, hỏi, ngã, sắc, nặng) decide only
    between words that are otherwise equal; numbers sort by value ("Tổ 2" before "Tổ 10") and before letters.
    """
    words = _GAPS.sub(" ", unicodedata.normalize("NFC", text).lower()).split()
    letters = "-".join("".join(_letters(word)) for word in words)
    return f"{letters}!{''.join(str(_tone(word)) for word in words)}"


def _letters(word: str) -> Iterator[str]:
    for is_number, run in groupby(word, str.isdecimal):
        if is_number:
            digits = "".join(str(int(digit)) for digit in run).lstrip("0") or "0"
            yield f"{min(len(digits), 99):02d}{digits}"
        else:
            yield from (_rank(letter) for letter in run)


def _rank(letter: str) -> str:
    if letter == "đ":
        return "d1"
    decomposed = unicodedata.normalize("NFD", letter)
    base, marks = decomposed[0], decomposed[1:]
    if base not in "adeou":
        return base if base.isascii() else f"~{ord(base):06x}"
    shape = next((SHAPES[mark] for mark in marks if mark in SHAPES), 0)
    return f"{base}{2 if base == 'a' and chr(0x302) in marks else shape}"


def _tone(word: str) -> int:
    return max((TONES.get(mark, 0) for mark in unicodedata.normalize("NFD", word)), default=0)
