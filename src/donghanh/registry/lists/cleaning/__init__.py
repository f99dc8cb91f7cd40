"""Cleans the cells of one row, with findings that say what was mended, left out or refused."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from donghanh.registry.lists.attributes import BY_KEY, Reading
from donghanh.registry.lists.cleaning import vocabulary
from donghanh.registry.lists.cleaning.amounts import read_amount, read_count
from donghanh.registry.lists.cleaning.codes import (
    read_email,
    read_personal,
    read_phone_cell,
    read_tax,
)
from donghanh.registry.lists.cleaning.days import read_day
from donghanh.registry.lists.cleaning.findings import Code, Finding, Read, Severity, Value
from donghanh.registry.lists.cleaning.industries import read_industry
from donghanh.registry.lists.cleaning.points import read_point
from donghanh.registry.lists.cleaning.settling import settle_row
from donghanh.registry.lists.mapping import Column
from donghanh.vietnamese.encodings import Name, repair_text, to_unicode
from donghanh.vietnamese.names import normalise_name
from donghanh.vietnamese.text import fold

__all__ = ["Cleaned", "Code", "Finding", "Severity", "clean_row", "source_key"]

_NOTHING = re.compile(
    r"^(?:[-–—_.?*/\\]+|n/?a|null|none|nan|không có|khong co|ko có|chưa(?: có| rõ| biết)?|chua(?: co| ro)?"
    r"|\(?trống\)?|x{2,})$",
    re.IGNORECASE,
)
_SPEAKING_NOUGHT = {Reading.AMOUNT, Reading.COUNT, Reading.STATUS, Reading.YES_NO, Reading.GENDER}
_SPEAKING_NOTHING = {Reading.YES_NO, Reading.TOOLS, Reading.EDUCATION}
_NOUGHT = re.compile(r"^0+$")
_BEYOND_LATIN = re.compile(r"[^\x00-\xff]")
_LONGEST = {"name": 300, "owner": 200, "address": 500, "former_address": 500, "industry": 300, "licence": 40,
            "record_key": 90, "area": 100}  # fmt: skip
_EARLIEST, _EARLIEST_BIRTH = date(1945, 9, 2), date(1900, 1, 1)


class Cleaned(NamedTuple):
    """`values`: attribute → value. `facts`: year → kind of fact → value. `given`: the words as they came, where they
    were changed, those of facts under "revenue 2025". What is not told is absent everywhere."""

    values: dict[str, str]
    facts: dict[int, dict[str, str]]
    given: dict[str, str]
    findings: list[Finding]

    @property
    def is_refused(self) -> bool:
        return any(finding.severity is Severity.REFUSED for finding in self.findings)


def clean_row(cells: Sequence[str], columns: Iterable[Column], *, as_of: date) -> Cleaned:
    """One record as its columns say. `as_of`: the day the list is about; no day in it can be later."""
    row = Cleaned({}, {}, {}, [])
    for column in columns:
        typed = cells[column.place] if column.attribute and column.place < len(cells) else ""
        if typed:
            _clean_cell(row, typed, column, as_of)
    settle_row(row.values, row.facts, row.findings)
    return row


def _clean_cell(row: Cleaned, typed: str, column: Column, as_of: date) -> None:
    attribute = BY_KEY[column.attribute]
    text = _unicode(typed, column.encoding)
    if _tells_nothing(text, attribute.reading):
        return
    if attribute.reading is Reading.INDUSTRY:
        key, read = column.attribute, _read_industry(row, text, column)
    else:
        key, read = _read(text, attribute.reading, column, as_of)
    if text != typed and fold(text) != fold(typed):
        row.findings.append(Finding(Code.OLD_FONT, key, typed, text))
    row.findings.extend(Finding(code, key, text, read.value or "") for code in read.codes)
    if read.value is None:
        return
    given = key
    if attribute.yearly:
        year = column.year or as_of.year
        row.facts.setdefault(year, {})[key] = read.value
        given = f"{key} {year}"
    else:
        row.values[key] = read.value
        if key == "industry_code" and column.year:
            row.values["industry_version"] = str(column.year)
    if read.value != typed:
        row.given[given] = typed


def _tells_nothing(text: str, reading: Reading) -> bool:
    if _NOUGHT.match(text):
        return reading not in _SPEAKING_NOUGHT
    return bool(_NOTHING.match(text)) and (reading not in _SPEAKING_NOTHING or not text[0].isalpha())


def _unicode(typed: str, encoding: Name) -> str:
    """A cell in the font of its column; cells of other rows may be in Unicode already."""
    if typed.isascii():
        return typed
    if encoding == "unicode" or _BEYOND_LATIN.search(typed):
        text = repair_text(typed)
    else:
        text = to_unicode(typed, encoding)
    return " ".join(text.replace("\u00ad", "").split())


def _read(text: str, reading: Reading, column: Column, as_of: date) -> tuple[str, Read]:
    """The attribute that the cell speaks of, which is not its column's where a status is of the other vocabulary."""
    key = column.attribute
    match reading:
        case Reading.TAX_CODE:
            return key, read_tax(text)
        case Reading.PERSONAL_ID:
            return key, read_personal(text)
        case Reading.PHONE:
            return key, read_phone_cell(text)
        case Reading.EMAIL:
            return key, read_email(text)
        case Reading.DAY:
            earliest = _EARLIEST_BIRTH if key == "owner_born" else _EARLIEST
            return key, read_day(text, earliest=earliest, latest=as_of)
        case Reading.AMOUNT:
            return key, read_amount(text, factor=column.factor)
        case Reading.POINT:
            return key, read_point(text)
        case Reading.COUNT:
            return key, read_count(text)
        case Reading.PERSON:
            return key, _kept(normalise_name(text), key)
        case Reading.STATUS:
            return _read_status(text, key)
        case Reading.TEXT | Reading.KEY:
            return key, _kept(text, key)
    return key, _read_word(text, reading)


def _read_industry(row: Cleaned, text: str, column: Column) -> Read:
    """The code; words beside it are those of the industry where the list has no others."""
    read, words = read_industry(text, str(column.year or ""), column.digits)
    if words:
        row.values.setdefault("industry", words[: _LONGEST["industry"]])
    return read


def _read_status(text: str, key: str) -> tuple[str, Read]:
    """Both vocabularies are kept apart; words that only the other one has go there."""
    by_tax, by_register = vocabulary.status_code(text), vocabulary.registration_status(text)
    if text[:2].isdecimal() or text.isdecimal() or not by_register:
        found = ("tax_status", by_tax)
    elif key == "tax_status" and by_tax:
        found = (key, by_tax)
    else:
        found = ("registration_status", by_register)
    return (found[0], Read(found[1])) if found[1] else (key, Read(None, (Code.WORD_UNKNOWN,)))


def _read_word(text: str, reading: Reading) -> Read:
    """A word of a closed vocabulary."""
    value: Value = None
    if reading is Reading.YES_NO:
        value = {True: "yes", False: "no"}.get(vocabulary.yes_or_no(text))  # type: ignore[arg-type]
    elif reading is Reading.TOOLS:
        value = ",".join(vocabulary.tools(text)) or None
    elif reading is Reading.FORM:
        value = vocabulary.legal_form(text) or None
    elif reading is Reading.EDUCATION:
        value = vocabulary.schooling(text) or None
    elif reading is Reading.GENDER:
        value = vocabulary.gender(text) or None
    return Read(value, () if value is not None else (Code.WORD_UNKNOWN,))


def _kept(text: str, attribute: str) -> Read:
    longest = _LONGEST.get(attribute, 200)
    return Read(text) if len(text) <= longest else Read(text[:longest], (Code.TEXT_CUT,))


def source_key(cleaned: Cleaned) -> str:
    """How the same business is known in the next list of this source, up to 100 letters: its own key there, else its
    codes, else its name with what tells it from name-sakes. "" without a name.

    A personal number is the code of a household business (TT 86/2024/TT-BTC) where it stands among the tax codes; in a
    column of its own it is only the owner's, who may have several businesses.
    """
    values = cleaned.values
    for letter, attribute in (("k", "record_key"), ("t", "tax_code"), ("l", "licence")):
        if value := values.get(attribute):
            return f"{letter}:{fold(value).replace(' ', '')}"
    name, person = fold(values.get("name", "")), values.get("personal_id", "")
    if person and any(finding.code is Code.PERSONAL_AS_TAX for finding in cleaned.findings):
        return f"p:{person}"
    rest = person or fold(values.get("owner") or values.get("phone") or values.get("address") or "")
    return f"n:{name[:60]}|{rest}"[:100] if name else ""
