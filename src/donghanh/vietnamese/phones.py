"""Telephone numbers in their present form, whatever prefix they were written down with."""

import re

_MOBILE_2018 = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036",
    "0167": "037", "0168": "038", "0169": "039",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
"""Prefixes of eleven digits → of ten, since 14/11/2018 (QĐ 798/QĐ-BTTTT 2018)."""

_AREA_2017 = {
    "0320": "0220", "0321": "0221", "0241": "0222", "0351": "0226", "0350": "0228", "0240": "0204",
    "0280": "0208", "0281": "0209", "0230": "0215", "0231": "0213", "0510": "0235", "0511": "0236",
    "0780": "0290", "0781": "0291", "0710": "0292", "0711": "0293", "0500": "0262", "0501": "0261",
    "0650": "0274", "0651": "0271",
}  # fmt: skip
"""Area codes before seven digits, eleven in all (QĐ 2036/QĐ-BTTTT 2016). Those that made ten digits are ambiguous
with today's mobile numbers and stay, but for the two of this region and those no mobile number begins with."""

_AREA_2017_SHORT = {
    "031": "0225", "030": "0229", "060": "0260", "061": "0251", "062": "0252", "063": "0263", "064": "0254",
    "066": "0276", "067": "0277", "068": "0259", "072": "0272", "073": "0273", "074": "0294", "075": "0275",
}  # fmt: skip
_NUMBER = re.compile(r"(?:\+|00)?\d(?:[\s.\-()]{0,2}\d){7,13}(?:\.0+$)?")
_BETWEEN = re.compile(r"(?<=\d{7})\s*-\s*(?=\+?\d{7})")
_FOREIGN_ZERO = re.compile(r"^(?:00)?84(?=\d{8,10}$)0?")


def read_phones(typed: str) -> tuple[str, ...]:
    """The numbers in a cell, each once, as ten digits (eleven for landlines): "+84 912 345 678" → "0912345678".

    Dropped zeros are put back, prefixes abolished in 2017 and 2018 become the present ones. The rest is left out.
    """
    cell = _BETWEEN.sub(" / ", typed.replace("\u00a0", " ").strip().removesuffix(".0"))
    found = (read_phone(match[0]) for match in _NUMBER.finditer(cell))
    return tuple(dict.fromkeys(number for number in found if number))


def read_phone(typed: str) -> str | None:
    """One number in its present form; None where the count of digits fits no number of Vietnam."""
    digits = re.sub(r"\D", "", typed)
    digits = _FOREIGN_ZERO.sub("0", digits)
    if not digits.startswith("0"):
        digits = f"0{digits}"
    if len(digits) == 11:
        renamed = _MOBILE_2018.get(digits[:4]) or _AREA_2017.get(digits[:4])
        digits = renamed + digits[4:] if renamed else digits
    elif len(digits) == 10 and digits[:3] in _AREA_2017_SHORT:
        digits = _AREA_2017_SHORT[digits[:3]] + digits[3:]
    elif len(digits) == 10 and digits[:2] == "04":
        digits = f"024{digits[2:]}"
    return digits if len(digits) in (10, 11) and set(digits) != {"0"} else None
