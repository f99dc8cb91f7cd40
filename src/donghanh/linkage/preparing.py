"""Rows as values that can be compared: folded, repaired, apart; the same for every engine."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from donghanh.linkage.columns import Columns
from donghanh.linkage.tables import Row
from donghanh.vietnamese.addresses import read_address
from donghanh.vietnamese.business_names import BusinessName, split_business_name
from donghanh.vietnamese.codes import read_personal_number, read_tax_code
from donghanh.vietnamese.encodings import is_syllable
from donghanh.vietnamese.names import normalise_name
from donghanh.vietnamese.phones import read_phones
from donghanh.vietnamese.text import accent_key, fold

FAMILY_NAMES = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh dao doan luong trinh mai truong to ta lam"
    " cao chu thai ha luu phung vuong quach la kieu nghiem tong thach trieu dam quan lu mac khuc luc an ninh giang bach tang"
    " khuong tieu nghiem diep chau vi ong thieu hua ton kim cu doi mau phi uong dong van".split()
)
_ADDRESSING = frozenset("co chu bac anh chi ba ong di thay em cau mo o".split())
_TITLES = frozenset(("ong", "ba"))
_VENUES = frozenset("ch cs quan tiem shop xuong kd tm dv sx th tt sp hh dn pt qt tv".split())
_CODE = re.compile(r"^\s*[A-V]?\.?(\d{2})\.?\d{1,3}(?:\.0)?(?!\d)")
MOST_OF_ONE = 12
_SURE_SHARE = 0.7
RARE = {"core": "rare_core", "owner": "rare_owner", "door": "rare_door"}
"""Column → the column that holds its rare words; rare are those of at most `MOST_OF_ONE` rows a list."""


def prepare(rows: Iterable[Row], checked: bool | None = None) -> Columns:
    """What is compared of each row of one list. `checked`: False where the list is known to hold codes of another kind,
    of which a wrong check digit says nothing; as told by `are_check_digits_kept` where it is not given."""
    table = Columns.of(_all_prepared(rows, checked is not False), tuple(_prepared(Row(""), 0, True)))
    if checked is None and not are_check_digits_kept(table):
        table.put("tax_doubtful", [0] * len(table))
    return table


def _all_prepared(rows: Iterable[Row], checked: bool) -> Iterator[dict[str, Any]]:
    return (_prepared(row, place, checked) for place, row in enumerate(rows))


def mark_rare(tables: Iterable[Columns]) -> None:
    """Fills the columns of `RARE` with words that few rows of all lists share, so that they alone suggest a pair."""
    lists = list(tables)
    for column, rare in RARE.items():
        seen = Counter(word for table in lists for word in table.column(column) if word)
        words = {word for word, count in seen.items() if count <= MOST_OF_ONE * len(lists)}
        for table in lists:
            table.put(rare, (word if word in words else None for word in table.column(column)))


def are_check_digits_kept(table: Columns) -> bool:
    """False for a list whose codes mostly fail the check: then a wrong check digit says nothing (codes of another kind)."""
    codes = sum(code is not None for code in table.column("tax"))
    return bool(sum(table.column("tax_valid")) >= _SURE_SHARE * codes)


def _prepared(row: Row, place: int, checked: bool) -> dict[str, Any]:
    code = read_tax_code(row.tax_code)
    name = split_business_name(row.name)
    owner, owner_typed = _owner(row, name)
    own = _own_words(name, owner)
    person, too = _persons(row, code is not None)
    address = read_address(row.address)
    phones = read_phones(row.phone)
    trades = sorted(trade.replace(" ", "_") for trade in set(name.trades) - _VENUES)
    house = "/".join(sorted(address.house.split("/")))
    street = address.street or None
    return {
        "unique_id": place,
        "tax": str(code) if code else None,
        "tax_valid": int(bool(code and code.is_valid)),
        "tax_doubtful": int(bool(code and checked and not code.is_valid)),
        "person": person,
        "person_too": too if too != person else None,
        "owner": owner or None,
        "owner_accented": _accents(owner_typed),
        "owner_clean": int(all(map(is_syllable, owner.split()))),
        "rare_core": None,
        "rare_owner": None,
        "rare_door": None,
        "core": name.core.replace(" ", "") or None,
        "words": name.core or None,
        "line": fold(row.name).replace(" ", "") or None,
        "own": own.replace(" ", "") or None,
        "name_accented": _accents(name.accented),
        "name_clean": int(all(map(is_syllable, name.core.split()))),
        "stem": "".join(word for word in name.core.split() if not word.isdecimal()) or None,
        "numbers": " ".join(name.numbers) or None,
        "has_name": int(bool(name.core or name.trades)),
        "form": _form(name.form),
        "trades": " ".join(trades) or None,
        "industry": _industry(row.industry),
        "industry_code": _industry_code(row.industry),
        "phone": phones[0] if phones else None,
        "phone_too": phones[1] if len(phones) > 1 else None,
        "house": house or None,
        "street": street,
        "area": address.area or None,
        "door": f"{house} {street}" if house and street else None,
        "commune": address.commune or None,
        "province": address.province or None,
        "era": address.era or None,
    }


def _owner(row: Row, name: BusinessName) -> tuple[str, str]:
    """The owner's name folded and as typed; taken from the business name where that is a person's and none is given."""
    if row.owner:
        typed = normalise_name(row.owner)
        title, *rest = fold(typed).split() or [""]
        if title in _TITLES and len(rest) > 1 and rest[0] in FAMILY_NAMES:
            return " ".join(rest), typed.partition(" ")[2]
        return fold(typed), typed
    words = name.core.split()
    is_person = 3 <= len(words) <= 5 and words[0] in FAMILY_NAMES and not name.numbers and not name.trades
    if name.form in ("", "household") and is_person and all(map(is_syllable, words)):
        return name.core, name.accented
    return "", ""


def _own_words(name: BusinessName, owner: str) -> str:
    """The name's words, or "" where they tell nothing beyond the owner's name ("Tạp hóa cô Hương" of Nguyễn Thị Hương)."""
    words = [word for word in name.core.split() if word not in _ADDRESSING]
    if owner and set(words) <= set(owner.split()):
        return ""
    return name.core


def _accents(typed: str) -> str | None:
    """None for words typed without any accent: they neither confirm nor contradict one."""
    return None if not typed or typed.isascii() else accent_key(typed).replace(" ", "")


def _persons(row: Row, has_tax_code: bool) -> tuple[str | None, str | None]:
    """The personal number, and the one that stands as tax code, as with households since 01/7/2025."""
    given = read_personal_number(row.personal_id)
    number = None if has_tax_code else read_personal_number(row.tax_code)
    taxed = number if number and len(number) == 12 else None
    return (given, taxed) if given else (taxed, None)


def _form(form: str) -> str | None:
    return form or None


def _industry_code(typed: str) -> str | None:
    """The division (two digits) of a code of economic activities, with or without its section's letter."""
    found = _CODE.match(typed)
    return found[1] if found else None


def _industry(typed: str) -> str | None:
    """The trade in words: keys of trades and the other words, folded. None for a code."""
    if _CODE.match(typed):
        return None
    name = split_business_name(typed)
    return " ".join((*name.trades, *sorted(name.core.split()))) or None
