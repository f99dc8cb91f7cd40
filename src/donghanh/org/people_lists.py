"""Lists of people pasted from Excel: họ tên, chức danh, đơn vị, vai trò, điện thoại, one person a line.

A first line that names the columns may put them in another order; a column of running numbers is passed over.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.utils.translation import gettext as _

from donghanh.org.enums import COORDINATORS, ROLE_WORDS, Relation, Role
from donghanh.org.models import Unit
from donghanh.paperwork.errors import UnreadableDocument
from donghanh.paperwork.opening.legacy import refuse_legacy
from donghanh.vietnamese.text import fold, nfc

COLUMNS = ("full_name", "title", "unit", "role", "phone")
HEADINGS = {
    "full_name": {"ho ten", "ho va ten", "ten", "ho va ten can bo"},
    "title": {"chuc danh", "chuc vu"},
    "unit": {"don vi", "phong", "don vi cong tac", "co quan"},
    "role": {"vai tro", "quyen"},
    "phone": {"dien thoai", "so dien thoai", "sdt", "so dt", "dtdd"},
}
LEVELS = ("phuong", "xa", "dac khu")
PHONE = re.compile(r"\+?\d{9,12}")
MOST = 2000


class UnreadableList(Exception):
    """The pasted text is no list of people; `str(error)` says why."""


@dataclass(slots=True)
class PersonRow:
    """One line of a list, `unit` and `role` as understood from its words; `errors` keep it out."""

    line: int
    full_name: str
    title: str
    unit_words: str
    phone: str
    unit: Unit | None = None
    role: str = Role.SPECIALIST
    is_role_guessed: bool = False
    is_known: bool = False
    errors: list[str] = field(default_factory=list)


def read_people(text: str, units: Sequence[Unit], aliases: Iterable[tuple[str, int]]) -> list[PersonRow]:
    """The people of a pasted list, each with what is wrong. `aliases` are (name in documents, unit id).

    Raises UnreadableList for text without columns, in an old encoding, or of more than 2,000 lines.
    """
    lines = _cells(text)
    order = _order(lines[0][1]) if lines else {}
    if order:
        lines = lines[1:]
    if not lines:
        raise UnreadableList(_("The list is empty. Copy its rows from Excel and paste them here."))
    if max(len(cells) for _number, cells in lines) < 2:
        raise UnreadableList(
            _("The columns are missing. Copy the cells from Excel, not from a picture or Word.")
        )
    if not order:
        order = {name: place for place, name in enumerate(COLUMNS, start=int(_is_numbered(lines)))}
    known = UnitNames(units, aliases)
    rows = [_person(number, cells, order, known) for number, cells in lines]
    _mark_twins(rows)
    return rows


class UnitNames:
    """Units under every name that is certain."""

    def __init__(self, units: Sequence[Unit], aliases: Iterable[tuple[str, int]]) -> None:
        by_id = {unit.pk: unit for unit in units}
        self._units = {_key(text): by_id[pk] for text, pk in aliases if pk in by_id}
        self._units |= {_key(unit.short_name): unit for unit in units if unit.short_name}
        self._units |= {_key(unit.name): unit for unit in units}

    def find(self, words: str) -> Unit | None:
        return self._units.get(_key(words))

    def nearest(self, words: str) -> Unit | None:
        """The unit whose name is spelt most alike; a suggestion, never taken by itself."""
        close = get_close_matches(_key(words), self._units, n=1, cutoff=0.6)
        return self._units[close[0]] if close else None


def role_named(words: str) -> str | None:
    """The role that a list calls by these words."""
    return _ROLES.get(fold(words))


def role_guessed(title: str, unit: Unit | None) -> str:
    """The role a title suggests. Only the Committee's own units have its leaders and its chief of office: the
    chair of a union heads that union. Deputies are specialists, and nobody is guessed an administrator."""
    folded = fold(title)
    starts = sorted((key for key in _ROLES if re.match(rf"{key}\b", folded)), key=len)
    role = _ROLES[starts[-1]] if starts else Role.SPECIALIST
    if role in COORDINATORS and unit and unit.relation == Relation.REQUEST:
        return Role.SPECIALIST if role == Role.VICE_CHAIR else Role.UNIT_HEAD
    return Role.SPECIALIST if role == Role.ADMIN else role


_ROLES = {fold(word): role for role, words in ROLE_WORDS.items() for word in words}


def _cells(text: str) -> list[tuple[int, list[str]]]:
    try:
        refuse_legacy(text)
    except UnreadableDocument as error:
        raise UnreadableList(str(error)) from error
    rows = list(csv.reader(nfc(text).replace("\r\n", "\n").replace("\0", "").split("\n"), delimiter="\t"))
    kept = [(number, [" ".join(cell.split()) for cell in row]) for number, row in enumerate(rows, start=1)]
    kept = [(number, row) for number, row in kept if any(row)]
    if len(kept) > MOST:
        raise UnreadableList(_("The list has more than %(most)s rows. Paste it in parts.") % {"most": MOST})
    return kept


def _order(cells: list[str]) -> dict[str, int]:
    """Column → place, if the line names at least the person and one column more."""
    folded = [fold(cell) for cell in cells]
    found = {name: n for name, words in HEADINGS.items() for n, cell in enumerate(folded) if cell in words}
    return found if "full_name" in found and len(found) > 1 else {}


def _is_numbered(lines: list[tuple[int, list[str]]]) -> bool:
    return all(cells[0].rstrip(".").isdigit() for _number, cells in lines)


def _person(number: int, cells: list[str], order: dict[str, int], known: UnitNames) -> PersonRow:
    def cell(name: str) -> str:
        place = order.get(name, len(cells))
        return cells[place] if place < len(cells) else ""

    row = PersonRow(number, cell("full_name"), cell("title"), cell("unit"), _phone(cell("phone")))
    row.unit, row.is_role_guessed = known.find(row.unit_words), not cell("role")
    named = role_named(cell("role"))
    row.role = named or role_guessed(row.title, row.unit)
    row.errors = list(_faults(row, known))
    if cell("role") and not named:
        row.errors.append(_("Unknown role “%(words)s”.") % {"words": cell("role")})
    return row


def _faults(row: PersonRow, known: UnitNames) -> Iterable[str]:
    if len(row.full_name.split()) < 2 or any(letter.isdigit() for letter in row.full_name):
        yield _("The full name is missing.")
    if len(row.full_name) > 100 or len(row.title) > 100:
        yield _("Name or title is longer than 100 characters.")
    if not row.title:
        yield _("The title is missing.")
    if row.phone and not PHONE.fullmatch(row.phone):
        yield _("“%(phone)s” is no phone number.") % {"phone": row.phone}
    if row.unit is None:
        yield _unknown_unit(row.unit_words, known)


def _unknown_unit(words: str, known: UnitNames) -> str:
    if not words:
        return _("The unit is missing.")
    nearest = known.nearest(words)
    if nearest:
        return _("No unit is called “%(words)s”. Is it “%(unit)s”?") % {"words": words, "unit": nearest}
    return _("No unit is called “%(words)s”.") % {"words": words}


def _phone(words: str) -> str:
    return re.sub(r"[\s.\-()]", "", words)


def _mark_twins(rows: list[PersonRow]) -> None:
    seen: dict[tuple[str, str, str], int] = {}
    for row in rows:
        key = (fold(row.full_name), fold(row.title), fold(row.unit_words))
        if key in seen:
            row.errors.append(_("The same person stands in line %(line)s already.") % {"line": seen[key]})
        seen.setdefault(key, row.line)


def _key(name: str) -> str:
    words = fold(name)
    for level in LEVELS:
        words = words.removesuffix(f" {level}")
    return words
