"""What a column of industry codes tells as a whole: that it is one, how long its codes are, of which version."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from donghanh.registry.reference.industries import VSIC_2018, VSIC_2025, industries

_BARE = re.compile(r"^'?[A-Va-v]?\.?(\d{2,5})(?:[.,]0+)?$")
_SHORTEST, _ENOUGH, _MOST = 4, 3, 0.6


def versions(version: str) -> tuple[str, ...]:
    """The version a column is of, or both where nobody said."""
    return (version,) if version else (VSIC_2018, VSIC_2025)


@cache
def known_codes(version: str) -> frozenset[str]:
    return frozenset(code for one in versions(version) for code in industries(one) if code.isdecimal())


def looks_like_industry(cell: str) -> bool:
    """Whether a cell is a code of four or five digits that one of the versions has, also one that lost its zero."""
    bare = next(iter(_bare([cell])), "")
    return len(bare) >= _SHORTEST and bool({bare, f"0{bare}"} & known_codes(""))


def digits_of(cells: Sequence[str]) -> int:
    """How many digits the codes of a column have: most of its cells as many, the others one less and codes with a zero
    before them. 0 where they differ, or where too few say so."""
    bare = _bare(cells)
    if len(bare) < _ENOUGH:
        return 0
    lengths = Counter(len(code) for code in bare)
    longest = max(lengths)
    are_short = all(f"0{code}" in known_codes("") for code in bare if len(code) < longest)
    return longest if are_short and lengths[longest] >= _MOST * len(bare) else 0


def version_of(cells: Sequence[str]) -> str:
    """The version whose own codes stand in a column that has none of the other's own; "" where they tell nothing."""
    digits, bare = digits_of(cells), _bare(cells)
    whole = {f"0{code}" if len(code) + 1 == digits or code not in known_codes("") else code for code in bare}
    known = whole & known_codes("")
    only = {VSIC_2018: known - known_codes(VSIC_2025), VSIC_2025: known - known_codes(VSIC_2018)}
    telling = [version for version, codes in only.items() if codes]
    return telling[0] if len(telling) == 1 and len(only[telling[0]]) >= _ENOUGH else ""


def _bare(cells: Sequence[str]) -> list[str]:
    return [found[1] for cell in cells if (found := _BARE.match(cell))]
