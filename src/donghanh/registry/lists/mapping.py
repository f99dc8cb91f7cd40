"""Proposes what each column tells: by what a person confirmed before, by its heading, else by its cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from donghanh.registry.lists.attributes import BY_KEY, Reading
from donghanh.registry.lists.content import guess, share
from donghanh.registry.lists.headings import read_heading
from donghanh.registry.lists.industry_codes import digits_of, version_of
from donghanh.registry.lists.layout import Layout, NumberedRow
from donghanh.vietnamese.encodings import Name, detect_encoding, repair_text
from donghanh.vietnamese.text import fold

VSIC = (2018, 2025)
"""Versions of the industry codes: QĐ 27/2018/QĐ-TTg, QĐ 36/2025/QĐ-TTg."""
_UNFIT, _DOUBT = 0.2, 0.5
_TELLING_CONTENT = {"tax_code", "personal_id", "phone", "email"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column and what it tells. `attribute`: "" where it is left out. `reason`: "remembered", "heading", "content"
    or "". `year`: of a yearly value, None where the person must say. `factor` multiplies amounts. `digits`: how many
    its codes of industries have, 0 where they differ."""

    place: int
    heading: str
    attribute: str = ""
    confidence: float = 0.0
    reason: str = ""
    year: int | None = None
    factor: int = 1
    encoding: Name = "unicode"
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a person confirmed for a heading of this source."""

    attribute: str
    factor: int = 1


def remembered_key(heading: str) -> str:
    """How a heading is known again, whatever its case, accents, font and year."""
    told = read_heading(heading)
    words = fold(repair_text(heading))
    return words.replace(str(told.year), "#") if told.year else words


def propose(
    layout: Layout,
    sample: Sequence[NumberedRow],
    remembered: Mapping[str, Remembered] | None = None,
    *,
    status: str = "registration_status",
) -> list[Column]:
    """A proposal for every column of the layout; no attribute (with its year) is proposed twice. `status`: whose
    vocabulary a bare "Trạng thái" is of, the register's or "tax_status"."""
    proposals = [
        _proposed(
            place,
            heading,
            [cells[place] for _n, cells in sample if place < len(cells)],
            layout,
            remembered or {},
        )
        for place, heading in enumerate(layout.headings)
    ]
    proposals = [
        replace(each, attribute=status) if each.attribute == "status" else each for each in proposals
    ]
    taken: set[tuple[str, int | None]] = set()
    chosen = {column.place: column for column in proposals}
    for column in sorted(proposals, key=lambda each: (-each.confidence, each.place)):
        key = (column.attribute, column.year)
        if column.attribute and key in taken:
            chosen[column.place] = replace(column, attribute="", confidence=0.0, reason="")
        taken.add(key)
    return [chosen[place] for place in sorted(chosen)]


def _proposed(
    place: int, heading: str, cells: list[str], layout: Layout, remembered: Mapping[str, Remembered]
) -> Column:
    filled = [cell for cell in cells if cell]
    told = read_heading(heading)
    encoding = detect_encoding(" ".join(filled[:300])).name
    column = Column(place, heading, encoding=encoding, digits=digits_of(filled))
    known = remembered.get(remembered_key(heading)) if heading else None
    if known is not None:
        return replace(
            column, attribute=known.attribute, confidence=1.0, reason="remembered", factor=known.factor,
            year=_year(known.attribute, told.year, filled),
        )  # fmt: skip
    if told.attribute == "numbering":
        return column
    attribute, confidence, reason = _by_heading_or_content(told.attribute, told.confidence, filled)
    if not attribute:
        return column
    return replace(
        column, attribute=attribute, confidence=confidence, reason=reason, year=_year(attribute, told.year, filled),
        factor=(told.factor or layout.factor or 1) if BY_KEY[attribute].reading is Reading.AMOUNT else 1,
    )  # fmt: skip


def _year(attribute: str, year: int | None, filled: list[str]) -> int | None:
    if attribute == "industry_code":
        return year if year in VSIC else int(version_of(filled) or 0) or None
    return year if attribute in BY_KEY and BY_KEY[attribute].yearly else None


def _by_heading_or_content(attribute: str, confidence: float, filled: list[str]) -> tuple[str, float, str]:
    """The heading's word stands unless its cells look like something else altogether."""
    guessed, sure = guess(filled)
    if not attribute:
        return guessed, sure, "content" if guessed else ""
    if attribute in _TELLING_CONTENT and len(filled) >= 3:
        fits = max(share(attribute, filled), share("personal_id", filled) if attribute == "tax_code" else 0)
        if fits < _UNFIT:
            unlike = guessed in _TELLING_CONTENT and sure > _DOUBT
            return (
                (guessed, sure, "content")
                if unlike
                else (attribute, round(confidence * _DOUBT, 2), "heading")
            )
    return attribute, confidence, "heading"
