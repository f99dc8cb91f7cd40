"""How an agency keeps its list: which cells are there, how often they go wrong, and the habits of its officers."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Style:
    """Shares between 0 and 1. `has`: column → share of rows where the cell is filled (columns left out are absent);
    `name`: which kind of name stands there ("legal", "sign" or "mixed"); `trade`: "code", "register" or "shop"."""

    has: dict[str, float]
    name: str = "mixed"
    trade: str = "register"
    abbreviated: float = 0.3
    slips: float = 0.03
    wrong_digits: float = 0.01
    spreadsheet: float = 0.0
    without_accents: float = 0.1
    upper_case: float = 0.1
    decomposed: float = 0.0
    old_font: float = 0.0
    encoding: str = "tcvn3"
    old_address: float = 0.2
    short_address: float = 0.3
    new_phone: float = 0.05
    other_trade: float = 0.05
    moved: float = 0.01
    bare: float = 0.01
    separator: str = ","
    codec: str = "utf-8"


_ALL = {
    "name": 1.0,
    "tax_code": 0.97,
    "personal_id": 0.9,
    "owner": 0.97,
    "phone": 0.85,
    "address": 0.98,
    "industry": 0.9,
}
_SOME = {
    "name": 0.99,
    "tax_code": 0.6,
    "personal_id": 0.4,
    "owner": 0.85,
    "phone": 0.6,
    "address": 0.9,
    "industry": 0.6,
}

REGISTRATION = Style(_ALL, name="legal", abbreviated=0.1, slips=0.01, without_accents=0.0, trade="register")
TAX = Style(
    {**_ALL, "tax_code": 1.0, "personal_id": 0.7, "phone": 0.6}, name="legal", upper_case=0.9, old_address=0.5, trade="code",
    abbreviated=0.6,
)  # fmt: skip
VISITS = Style(
    {**_SOME, "tax_code": 0.35}, name="sign", slips=0.08, without_accents=0.25, short_address=0.8, trade="shop", separator=";",
    codec="utf-8-sig", bare=0.02,
)  # fmt: skip
SPREADSHEET = Style(
    _SOME, spreadsheet=0.5, slips=0.05, wrong_digits=0.02, upper_case=0.4, separator="\t", decomposed=0.3
)
OLD_FONTS = Style(_SOME, old_font=0.9, slips=0.03, old_address=1.0)
OLD_FONTS_SOUTH = replace(OLD_FONTS, encoding="vni", separator=";")
NO_CODES = Style(
    {"name": 1.0, "owner": 0.9, "phone": 0.8, "address": 0.95, "industry": 0.8}, slips=0.05, name="mixed"
)
ILL_KEPT = Style(
    {**_SOME, "tax_code": 0.5, "phone": 0.5}, slips=0.15, wrong_digits=0.05, without_accents=0.4, old_address=0.5, new_phone=0.15,
    other_trade=0.15, bare=0.03, spreadsheet=0.2,
)  # fmt: skip

STYLES: dict[str, tuple[Style, Style]] = {
    "registration-tax": (REGISTRATION, TAX),
    "registration-visits": (REGISTRATION, VISITS),
    "tax-visits": (TAX, VISITS),
    "spreadsheets": (SPREADSHEET, SPREADSHEET),
    "old-fonts": (REGISTRATION, OLD_FONTS),
    "old-fonts-south": (TAX, OLD_FONTS_SOUTH),
    "no-codes": (NO_CODES, NO_CODES),
    "ill-kept": (ILL_KEPT, ILL_KEPT),
}
"""Name → how the two agencies keep their lists."""
