"""Tells text typed in an old font encoding (TCVN3/ABC, VNI-Windows) from Unicode, and converts it.

Both encodings store Vietnamese letters as Latin-1 characters. A word speaks for an encoding when it is a
Vietnamese syllable if read in it: "Phöôøng" in VNI, "H¶i" in TCVN3, "Phường" in Unicode.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from donghanh.vietnamese.text import nfc, strip_marks

Name = Literal["unicode", "tcvn3", "vni"]

_ORDER: tuple[Name, ...] = ("unicode", "tcvn3", "vni")
_TCVN3 = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_NO_UNICODE = re.compile(r"[^\x00-\xff]")
_VNI_LETTERS = dict(zip("ñÑôÔöÖæÆòóî", "đĐơƠưƯỉỈịĩỵ", strict=True))
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "ë": "\u0306\u0323", "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323",
}  # fmt: skip
_TO_TCVN3 = {letter: code for code, letter in _TCVN3.items()}
_TO_VNI = {
    nfc(base + mark): code + sign
    for base, code in (*zip("aeouy", "aeouy", strict=True), ("ơ", "ô"), ("ư", "ö"))
    for sign, mark in _VNI_MARKS.items()
    if len(nfc(base + mark)) == 1
} | {letter: code for code, letter in _VNI_LETTERS.items() if letter.islower()}
_VNI_PAIR = re.compile(r"([aeouyAEOUYôöÔÖ])([ùøûõïêéèúüëâáàåãäÙØÛÕÏÊÉÈÚÜËÂÁÀÅÃÄ])")
_TRIM = "".join(chr(code) for code in range(33, 127) if not chr(code).isalnum()) + "“”‘’–—…•«»"
_SYMBOLS = frozenset("©®°±²³¼½¾×÷€")
_SYLLABLE = re.compile(
    r"(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?"
    r"(?:(?:a|e|i|o|u|y|ie|oa|oe|oo|ua|ue|uo|uy|uye|ye)(?:c|ch|m|n|ng|nh|p|t)?"
    r"|ai|ao|au|ay|eo|eu|ia|ieu|iu|oai|oay|oeo|oi|uay|ui|uoi|uou|uu|uya|uyu|yeu)"
)
_LETTERS = frozenset(
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
)


class Detected(NamedTuple):
    """The encoding and how sure that is, 0 to 1: the share of telling words that bear it, less for few words."""

    name: Name
    confidence: float


def detect_encoding(text: str) -> Detected:
    """The encoding that a text, a cell or a whole column was typed in.

    Short samples are unsure: join a column's cells before asking. Plain ASCII, proper Vietnamese and other languages
    are "unicode".
    """
    words = [
        trimmed
        for word in nfc(text).split()
        if not (trimmed := word.strip(_TRIM)).isascii() and trimmed not in _SYMBOLS
    ]
    if not words:
        return Detected("unicode", 1.0)
    readings = [_readings(word) for word in words]
    shares: dict[Name, float] = {
        name: sum(name in reading for reading in readings) / len(readings) for name in _ORDER
    }
    best = max(_ORDER, key=lambda name: shares[name])
    if best == "unicode" or shares[best] <= 0.5:
        best = "unicode"
        shares[best] = 1 - max((shares[name] - shares[best] for name in _ORDER), default=0.0)
    return Detected(best, round(shares[best] * len(words) / (len(words) + 1), 2))


def to_unicode(text: str, encoding: Name) -> str:
    """Text typed in an encoding, as Unicode in NFC: "¸i Quèc" (tcvn3) and "AÙi Quoác" (vni) → "ái Quốc", "Ái Quốc".

    The capitals of TCVN3 come from the font (.VnTimeH), so they stay small. "unicode" text is only composed.
    """
    if encoding == "tcvn3":
        return nfc("".join(_TCVN3.get(letter, letter) for letter in text))
    return _from_vni(text) if encoding == "vni" else nfc(text)


def from_unicode(text: str, encoding: Name) -> str:
    """The inverse of `to_unicode`: how old programs stored a text. Capitals of TCVN3 with a tone become small ones."""
    if encoding == "tcvn3":
        return "".join(_TO_TCVN3.get(letter) or _TO_TCVN3.get(letter.lower(), letter) for letter in nfc(text))
    return "".join(map(_to_vni, nfc(text))) if encoding == "vni" else nfc(text)


def _to_vni(letter: str) -> str:
    plain = letter.lower()
    if plain not in _TO_VNI:
        return letter
    return _TO_VNI[plain] if letter == plain else _TO_VNI[plain].upper()


def repair_text(text: str) -> str:
    """Unicode from whatever a file holds: old font encodings, and UTF-8 that was read as Latin-1 ("PhÆ°á»ng")."""
    if text.isascii():
        return text
    mended = _reread(text)
    if _NO_UNICODE.search(mended):
        return nfc(mended)
    return to_unicode(mended, detect_encoding(mended).name)


def _reread(text: str) -> str:
    for codec in ("cp1252", "latin-1"):
        try:
            return text.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _readings(word: str) -> set[Name]:
    """The encodings in which a word is a Vietnamese syllable; none for words of other languages. The old encodings
    have no letter beyond Latin-1."""
    if any(ord(letter) > 255 for letter in word):
        return {"unicode"} if is_syllable(word) else set()
    spelled: dict[Name, str] = {
        "unicode": word,
        "tcvn3": "".join(_TCVN3.get(letter, letter) for letter in word),
        "vni": _from_vni(word),
    }
    return {name for name, text in spelled.items() if is_syllable(text)}


def _from_vni(word: str) -> str:
    paired = _VNI_PAIR.sub(
        lambda pair: _VNI_LETTERS.get(pair[1], pair[1]) + _VNI_MARKS[pair[2].lower()], word
    )
    return nfc("".join(_VNI_LETTERS.get(letter, letter) for letter in paired))


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """True for one Vietnamese syllable in any case, with or without accents: "Hương", "huong"; not "hươgn"."""
    lowered = nfc(word).lower()
    return all(letter in _LETTERS for letter in lowered) and bool(_SYLLABLE.fullmatch(strip_marks(lowered)))
