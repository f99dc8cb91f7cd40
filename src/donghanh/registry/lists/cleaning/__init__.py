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
    read_industry,
    read_personal,
    read_phone_cell,
    read_tax,
)
from donghanh.registry.lists.cleaning.days import read_day
from donghanh.registry.lists.cleaning.findings import Code, Finding, Read, Severity, Value
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
_NUMBERS = (Reading.AMOUNT, Reading.COUNT)
_NO_CODE = re.compile(r"^0+$")
_BEYOND_LATIN = re.compile(r"[^\x00-\xff]")
LENGTHS = {"name": 300, "owner": 150, "address": 500, "former_address": 500, "industry": 500, "licence_number": 50,
           "record_key": 100, "status": 200}  # fmt: skip
_EARLIEST, _EARLIEST_BIRTH = date(1945, 9, 2), date(1900, 1, 1)


class Cleaned(NamedTuple):
    """`values`: attribute → value. `facts`: year → attribute → value, of yearly attributes. Untold ones are absent."""

    values: dict[str, Value]
    facts: dict[int, dict[str, Value]]
    findings: list[Finding]

    @property
    def is_refused(self) -> bool:
        return any(finding.severity is Severity.REFUSED for finding in self.findings)


def clean_row(cells: Sequence[str], columns: Iterable[Column], *, as_of: date) -> Cleaned:
    """One record as its columns say. `as_of`: the day the list is about; no day in it can be later."""
    row = Cleaned({}, {}, [])
    for column in columns:
        typed = cells[column.place] if column.attribute and column.place < len(cells) else ""
        if typed:
            _clean_cell(row, typed, column, as_of)
    _settle_codes(row)
    _settle_name(row)
    _settle_days(row)
    _settle_staff(row)
    return row


def _clean_cell(row: Cleaned, typed: str, column: Column, as_of: date) -> None:
    attribute = BY_KEY[column.attribute]
    text = _unicode(typed, column.encoding)
    if _NOTHING.match(text) or (attribute.reading not in _NUMBERS and _is_no_value(text, attribute.reading)):
        return
    read = _read(text, attribute.reading, column, as_of)
    shown = show(read.value)
    if text != typed and fold(text) != fold(typed):
        row.findings.append(Finding(Code.OLD_FONT, attribute.key, typed, text))
    row.findings.extend(Finding(code, attribute.key, text, shown) for code in read.codes)
    if read.value is None:
        return
    if attribute.yearly:
        row.facts.setdefault(column.year or as_of.year, {})[attribute.key] = read.value
    else:
        row.values[attribute.key] = read.value


def _is_no_value(text: str, reading: Reading) -> bool:
    return bool(_NO_CODE.match(text)) and reading not in (Reading.STATUS, Reading.YES_NO, Reading.GENDER)


def _unicode(typed: str, encoding: Name) -> str:
    """A cell in the font of its column; cells of other rows may be in Unicode already."""
    if typed.isascii():
        return typed
    if encoding == "unicode" or _BEYOND_LATIN.search(typed):
        text = repair_text(typed)
    else:
        text = to_unicode(typed, encoding)
    return " ".join(text.replace("\u00ad", "").split())


def _read(text: str, reading: Reading, column: Column, as_of: date) -> Read:
    match reading:
        case Reading.TAX_CODE:
            return read_tax(text)
        case Reading.PERSONAL_ID:
            return read_personal(text)
        case Reading.PHONE:
            return read_phone_cell(text)
        case Reading.EMAIL:
            return read_email(text)
        case Reading.INDUSTRY:
            return read_industry(text)
        case Reading.DAY:
            earliest = _EARLIEST_BIRTH if column.attribute == "owner_birth" else _EARLIEST
            return read_day(text, earliest=earliest, latest=as_of)
        case Reading.AMOUNT:
            return read_amount(text, factor=column.factor)
        case Reading.COUNT:
            return read_count(text)
        case Reading.PERSON:
            return _kept(normalise_name(text), column.attribute)
        case Reading.WORDS:
            return Read([word for piece in re.split(r"[;,\n+]| và ", text) if (word := piece.strip())])
        case Reading.TEXT | Reading.KEY:
            return _kept(text, column.attribute)
    return _read_word(text, reading)


def _read_word(text: str, reading: Reading) -> Read:
    """A word of a closed vocabulary."""
    value: Value
    if reading is Reading.STATUS:
        value = vocabulary.status_code(text)
        return Read(text[: LENGTHS["status"]], () if value else (Code.WORD_UNKNOWN,))
    if reading is Reading.YES_NO:
        value = vocabulary.yes_or_no(text)
    else:
        words = {
            Reading.FORM: vocabulary.legal_form,
            Reading.EDUCATION: vocabulary.schooling,
            Reading.GENDER: vocabulary.gender,
        }
        value = words[reading](text) or None
    return Read(value) if value is not None else Read(None, (Code.WORD_UNKNOWN,))


def _kept(text: str, attribute: str) -> Read:
    longest = LENGTHS.get(attribute, 200)
    return Read(text) if len(text) <= longest else Read(text[:longest], (Code.TEXT_CUT,))


def _settle_codes(row: Cleaned) -> None:
    """A personal number in the column of tax codes is one; statuses get their code."""
    values = row.values
    code = values.get("tax_code")
    if isinstance(code, str) and len(code) == 12 and code.isdecimal():
        del values["tax_code"]
        other = values.setdefault("personal_id", code)
        if other != code:
            row.findings.append(Finding(Code.PERSONAL_DIFFERS, "personal_id", str(other), code))
            values["personal_id"] = code
    for attribute in ("status_code", "status"):
        words = values.get(attribute)
        if isinstance(words, str):
            values["status_code"] = vocabulary.status_code(words)
            values.setdefault("status", words)
            break
    if not values.get("status_code", "-"):
        del values["status_code"]


def _settle_name(row: Cleaned) -> None:
    values = row.values
    name = values.get("name")
    if not name:
        owner = values.get("owner")
        if not owner:
            row.findings.append(Finding(Code.NAME_MISSING, "name"))
            return
        values["name"] = name = owner
        row.findings.append(Finding(Code.NAME_FROM_OWNER, "name", "", str(owner)))
    form = vocabulary.form_of_name(str(name))
    if form and "legal_form" not in values:
        values["legal_form"] = form


def _settle_days(row: Cleaned) -> None:
    start, end = row.values.get("registered_on"), row.values.get("ended_on")
    if start and end and str(end) < str(start):
        row.findings.append(Finding(Code.END_BEFORE_START, "ended_on", str(end)))
        del row.values["ended_on"]


def _settle_staff(row: Cleaned) -> None:
    for facts in row.facts.values():
        staff, insured = facts.get("staff"), facts.get("insured_staff")
        if isinstance(staff, int) and isinstance(insured, int) and insured > staff:
            row.findings.append(Finding(Code.INSURED_EXCEED, "insured_staff", str(insured), str(staff)))


def source_key(cleaned: Cleaned) -> str:
    """How the same business is known in the next list of this source: its own key there, else its codes, else its name
    with what tells it from name-sakes. "" without a name."""
    values = cleaned.values
    for letter, attribute in (
        ("k", "record_key"),
        ("t", "tax_code"),
        ("p", "personal_id"),
        ("l", "licence_number"),
    ):
        if value := values.get(attribute):
            return f"{letter}:{fold(str(value)).replace(' ', '')}"
    if not values.get("name"):
        return ""
    rest = values.get("owner") or values.get("phone") or values.get("address") or ""
    return f"n:{fold(str(values['name']))}|{fold(str(rest))}"[:200]


def show(value: Value) -> str:
    """A value as the findings show it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    return ", ".join(value) if isinstance(value, list) else str(value)
