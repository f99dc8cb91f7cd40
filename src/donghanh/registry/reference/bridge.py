"""From VSIC 2018 to VSIC 2025, after the table of the statistical office (Công văn 3061/CTK-CSCL, Phụ lục II).

Half of the industries divide, join or both, so the table tells what a code of 2018 may be today; the code that a source
gave is never rewritten by it. It pairs codes of five digits; a shorter code may be whatever the codes under it may be.
"""

from functools import cache

from donghanh.registry.reference.industries import VSIC_2018, VSIC_2025, divisions_of, industries, section_of
from donghanh.registry.reference.tables import rows


@cache
def _pairs() -> dict[str, tuple[str, ...]]:
    return {row["code_2018"]: tuple(row["codes_2025"].split("|")) for row in rows("vsic_bridge.csv")}


@cache
def successors(code: str) -> tuple[str, ...]:
    """The codes of 2025 that a code of 2018 may be today, of five digits and in order; () for no code of 2018.

    One is sure, several are possible: which of them only the business can say.
    """
    if code not in industries(VSIC_2018):
        return ()
    below = divisions_of(code, VSIC_2018)
    found = {new for old, became in _pairs().items() if old.startswith(below) for new in became}
    return tuple(sorted(found))


@cache
def lines_today(code: str, version: str) -> frozenset[str]:
    """Sections and divisions of 2025 that a code of either version is in, or may be in.

    A code that its version does not have counts by its first two digits, as `section_of` does; a letter alone tells no
    division.
    """
    if version == VSIC_2018:
        codes = successors(code) or successors(code[:2])
    else:
        codes = (code,) if version == VSIC_2025 and section_of(code, version) else ()
    divisions = {one[:2] for one in codes if code.isdecimal()}
    return frozenset(divisions | {section_of(one, VSIC_2025) for one in codes})


@cache
def codes_of_2018(line: str) -> tuple[frozenset[str], frozenset[str]]:
    """What of 2018 may be in a section or division of 2025 today: divisions and letters, and the codes under those
    divisions that may not."""
    inside = {one for one in industries(VSIC_2018) if line in lines_today(one, VSIC_2018)}
    whole = frozenset(one for one in inside if len(one) <= 2)
    outside = (one for one in industries(VSIC_2018) if one not in inside and one[:2] in whole)
    return whole, frozenset(outside)
