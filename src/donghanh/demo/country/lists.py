"""Two agencies' lists of one made-up population, with the pairs of rows that are truly the same business."""

import csv
import io
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from donghanh.demo.country.businesses import Business
from donghanh.demo.country.dirt import (
    decomposed,
    old_font,
    phone_as_written,
    slip,
    spreadsheet,
    swap_digits,
    without_accents,
)
from donghanh.demo.country.people import make_phone
from donghanh.demo.country.places import make_place, written
from donghanh.demo.country.styles import STYLES, Style
from donghanh.demo.country.trades import TRADES

COLUMNS = ("id", "name", "tax_code", "personal_id", "owner", "phone", "address", "industry")
_FORMS = {
    "company_one": ("Công ty TNHH một thành viên", "CTY TNHH MTV"),
    "company_two": ("Công ty TNHH", "CTY TNHH"),
    "joint_stock": ("Công ty cổ phần", "CTCP"),
    "sole": ("Doanh nghiệp tư nhân", "DNTN"),
    "cooperative": ("Hợp tác xã", "HTX"),
    "household": ("Hộ kinh doanh", "HKD"),
    "branch": ("Chi nhánh Công ty TNHH", "CN Cty TNHH"),
}
_BRIEF = (("Thương mại và Dịch vụ", "TM&DV"), ("Thương mại Dịch vụ", "TMDV"), ("Thương mại", "TM"), ("Dịch vụ", "DV"),
          ("Xây dựng", "XD"), ("Sản xuất", "SX"), ("Vận tải", "VT"), ("Công nghệ", "CN"), ("Cơ khí", "CK"))  # fmt: skip
Cells = dict[str, str]


class AgencyLists(NamedTuple):
    """Rows (column → cell) of both lists, and the true pairs of ids."""

    left: list[Cells]
    right: list[Cells]
    truth: set[tuple[str, str]]


def agency_lists(
    people: Sequence[Business], style: str, seed: int, *, shared: float = 0.6, twice: float = 0.0
) -> AgencyLists:
    """The population as two lists: a `shared` part stands in both, the rest in one. `twice` is the share of rows that a
    list holds a second time, written anew."""
    random = Random(seed)
    first, second = STYLES[style]
    only = (1 - shared) / 2
    sides = [random.choices((0, 1, 2), (shared, only, only))[0] for _ in people]
    left = _list(
        random, [each for each, side in zip(people, sides, strict=True) if side != 2], first, "A", twice
    )
    right = _list(
        random, [each for each, side in zip(people, sides, strict=True) if side != 1], second, "B", twice
    )
    by_number: dict[int, list[str]] = {}
    for number, cells in right:
        by_number.setdefault(number, []).append(cells["id"])
    truth = {(cells["id"], other) for number, cells in left for other in by_number.get(number, [])}
    return AgencyLists([cells for _, cells in left], [cells for _, cells in right], truth)


def as_csv(rows: Sequence[Cells], style: Style) -> bytes:
    """A list as the agency's file: its columns, separator and encoding."""
    columns = [column for column in COLUMNS if column == "id" or column in style.has]
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, columns, delimiter=style.separator, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode(style.codec)


def _list(
    random: Random, people: list[Business], style: Style, letter: str, twice: float
) -> list[tuple[int, Cells]]:
    entries = [*people, *(each for each in people if random.random() < twice)]
    random.shuffle(entries)
    numbered = random.sample(range(10 * len(entries)), len(entries))
    return [
        (each.number, {"id": f"{letter}{number:07d}", **cells_as_written(random, each, style)})
        for each, number in zip(entries, numbered, strict=True)
    ]


def cells_as_written(random: Random, business: Business, style: Style) -> Cells:
    """One business as one officer wrote it down."""
    cells = {
        "name": _name(random, business, style),
        "tax_code": _code(random, business.tax_code, style),
        "personal_id": _code(random, business.owner.personal_id, style),
        "owner": business.owner.name,
        "phone": _phone(random, business, style),
        "address": _address(random, business, style),
        "industry": _trade(random, business, style),
    }
    bare = random.random() < style.bare
    told = {
        column: cell
        for column, cell in cells.items()
        if random.random() < style.has.get(column, 0) * (0.35 if bare and column != "name" else 1)
    }
    return _as_kept(random, told, style)


def _as_kept(random: Random, cells: Cells, style: Style) -> Cells:
    """Slips, case, accents and fonts; the habits of one officer hold for the whole row."""
    kept = dict(cells)
    plain, upper = random.random() < style.without_accents, random.random() < style.upper_case
    apart, font = random.random() < style.decomposed, random.random() < style.old_font
    for column in ("name", "owner", "address", "industry"):
        if column not in kept:
            continue
        text = slip(random, kept[column]) if random.random() < style.slips else kept[column]
        text = without_accents(text) if plain else text
        text = text.upper() if upper and not font else text
        text = old_font(text, style.encoding) if font else text
        kept[column] = decomposed(text) if apart and not font else text
    return kept


def _name(random: Random, business: Business, style: Style) -> str:
    kind = style.name if style.name != "mixed" else random.choice(("legal", "sign"))
    brief = random.random() < style.abbreviated
    form = _FORMS[business.form][brief]
    if business.form == "household":
        called = (
            business.word
            if business.word == business.owner.name and kind == "legal"
            else f"{business.shop} {business.word}"
        )
        return f"{form} {called}" if kind == "legal" else called
    firm = business.firm
    for long, short in _BRIEF if brief else ():
        firm = firm.replace(long, short)
    return (
        f"{form} {firm} {business.word}"
        if kind == "legal" or random.random() < 0.5
        else f"{form} {business.word}"
    )


def _code(random: Random, code: str, style: Style) -> str:
    if random.random() < style.wrong_digits:
        code = swap_digits(random, code)
    return spreadsheet(random, code) if random.random() < style.spreadsheet else code


def _phone(random: Random, business: Business, style: Style) -> str:
    phone = make_phone(random) if random.random() < style.new_phone else business.phone
    return phone_as_written(
        random, swap_digits(random, phone) if random.random() < style.wrong_digits else phone
    )


def _address(random: Random, business: Business, style: Style) -> str:
    place = make_place(random) if random.random() < style.moved else business.place
    old, short = random.random() < style.old_address, random.random() < style.short_address
    return written(place, old=old, short=short, words=random.randrange(3))


def _trade(random: Random, business: Business, style: Style) -> str:
    trade = random.choice(TRADES) if random.random() < style.other_trade else business.trade
    return {"code": trade.code, "register": trade.register, "shop": trade.shop[0]}[style.trade]
