"""Codes of VSIC as lists write them: "G4711", "47.11", "1110" for 01110, "4711 - Bán lẻ …", several in one cell.

What a source told is kept: a code that its version does not have stays as it is and is a doubt, words without a code
become the words of the industry. Only a lost zero is put back, and only where the code is one with it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from donghanh.registry.lists.cleaning.findings import Code, Read
from donghanh.registry.lists.industry_codes import known_codes, versions
from donghanh.registry.reference.industries import industries, section_of

_SYSTEM = re.compile(r"\(?(?:vsic(?:[\s-]*20(?:18|25))?|qđ\s*(?:27/2018|36/2025)/qđ-ttg)\)?", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:mã(?:\s+ngành)?(?:\s+nghề)?(?:\s+số)?|ngành(?=\s+[A-Va-v]?\d))[\s.:]+", re.IGNORECASE
)
_LETTER = re.compile(r"^([A-Va-v])(?:\s*[-–:.]\s*([^\d]+))?$")
_WHOLE = re.compile(r"^([A-Va-v])?[\s.\-]*(\d[\d.,]*)$")
_PIECES = re.compile(r"[;|/\n+]|,(?=\s*[A-Va-v]?\d{2})|\s+và\s+(?=[A-Va-v]?\d)")
_CODE = r"([A-Va-v])?[\s.\-]?(\d{2}(?:\.\d{1,3}){1,2}|\d{2,5})(?![\w.]\w|\w)"
_BEGINS = re.compile(rf"^{_CODE}\s*([-–:.)]*)\s*")
_ENDS = re.compile(rf"(?:\(|[-–:]\s*)(?:mã\s+)?{_CODE}\s*\)?$", re.IGNORECASE)
_MAIN = re.compile(r"\(?\b(?:ngành\s+)?chính\b\)?", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{1,5}$|^\d{1,2}[.,]\d{3}$|^\d{1,2}(?:\.\d{1,3}){1,2}$")
_EDGE = " \t:;,.-–'()"
_SHORTEST = 4
"""Digits of a code among words; shorter numbers there are numbers."""


class IndustryCell(NamedTuple):
    """A cell as read: its code with what was found, and the words beside it ("" for none)."""

    code: Read
    words: str = ""


class _Told(NamedTuple):
    letter: str
    digits: str
    is_main: bool
    words: str


def read_industry(text: str, version: str = "", digits: int = 0) -> IndustryCell:
    """The code of a cell without its letter, which stays only where it stands alone.

    `version` is "" where nobody said which; `digits`: how many the codes of the column have (`digits_of`), 0 where they
    differ. Of several codes the one marked "chính" counts, else the first.
    """
    typed = _LABEL.sub("", _SYSTEM.sub(" ", text).strip(_EDGE))
    if alone := _LETTER.match(typed):
        return IndustryCell(_section(alone[1].upper(), version), (alone[2] or "").strip(_EDGE))
    whole = _WHOLE.match(typed)
    if whole and (number := _plain(whole[2])):
        return IndustryCell(_settled(whole[1] or "", number, version, digits))
    told = [one for piece in _PIECES.split(typed) for one in _codes_in(piece)]
    if not told:
        words = typed if any(sign.isalpha() for sign in typed) else ""
        return IndustryCell(Read(None, (Code.INDUSTRY_WORDS if words else Code.CODE_UNREADABLE,)), words)
    main = next((one for one in told if one.is_main), told[0])
    read = _settled(main.letter, main.digits, version, digits)
    if len({one.digits for one in told}) > 1:
        read = read._replace(codes=(*read.codes, Code.INDUSTRY_SEVERAL))
    return IndustryCell(read, main.words)


def _codes_in(piece: str) -> Iterator[_Told]:
    """The codes at the beginning of a piece, with the words after them; else the one at its end."""
    rest = _LABEL.sub("", piece.strip(_EDGE))
    found: list[_Told] = []
    while begins := _BEGINS.match(rest):
        after = rest[begins.end() :]
        if len(begins[2]) < _SHORTEST and after and not begins[3]:
            break  # "24 giờ", "100 món": a number among words
        rest = after
        found.append(_Told(begins[1] or "", begins[2].replace(".", ""), bool(_MAIN.match(rest)), ""))
        rest = _MAIN.sub("", rest, count=1).lstrip(_EDGE) if found[-1].is_main else rest
    if found:
        yield from found[:-1]
        yield found[-1]._replace(words=rest.strip(_EDGE))
    elif (ends := _ENDS.search(rest)) and len(ends[2]) >= _SHORTEST:
        yield _Told(
            ends[1] or "", ends[2].replace(".", ""), is_main=False, words=rest[: ends.start()].strip(_EDGE)
        )


def _plain(number: str) -> str:
    """The digits of a number, "" where it is not one code: "4711.0" and "4.711" are 4711, "47.11.0" is 47110."""
    whole = re.sub(r"^(\d{2,5})[.,]0+$", r"\1", number.rstrip(".,"))
    digits = re.sub(r"\D", "", whole)
    return digits if _NUMBER.match(whole) and len(digits) <= 5 else ""


def _settled(letter: str, typed: str, version: str, digits: int) -> Read:
    """The code as it stands or with the zero that a spreadsheet took: which one the version has, in the section of the
    letter, as long as the others of its column."""
    longer = f"0{typed}"
    as_typed, as_longer = (_fits(code, letter, version) for code in (typed, longer))
    if as_longer and len(longer) == digits:
        return Read(longer, (Code.ZEROS_RESTORED,))
    if len(typed) < 2:
        return Read(None, (Code.CODE_UNREADABLE,))
    if as_typed:
        is_open = as_longer and len(typed) > 2 and len(typed) != digits and not letter
        return Read(typed, (Code.INDUSTRY_EITHER,) if is_open else ())
    if as_longer:
        return Read(longer, (Code.ZEROS_RESTORED,))
    if typed in known_codes(version):
        return Read(typed, (Code.INDUSTRY_SECTION,))
    return Read(typed, (Code.INDUSTRY_UNKNOWN,))


def _section(letter: str, version: str) -> Read:
    is_known = any(letter in industries(one) for one in versions(version))
    return Read(letter, () if is_known else (Code.INDUSTRY_UNKNOWN,))


def _fits(code: str, letter: str, version: str) -> bool:
    known = [one for one in versions(version) if code in industries(one)]
    return any(not letter or section_of(code, one) == letter.upper() for one in known)
