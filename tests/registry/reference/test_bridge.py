"""From VSIC 2018 to VSIC 2025: Cục Thống kê, Công văn 3061/CTK-CSCL, Phụ lục II."""

from collections import Counter

import pytest

from donghanh.registry.reference.bridge import codes_of_2018, lines_today, successors
from donghanh.registry.reference.industries import industries


def level_5(version: str) -> list[str]:
    return [line.code for line in industries(version).values() if line.level == 5]


def test_the_table_pairs_every_code_of_both_systems():
    """734 codes of 2018 and 743 of 2025 in 1,089 pairs: as they are, divided, joined, or both."""
    pairs = [(old, new) for old in level_5("2018") for new in successors(old)]
    into, out_of = Counter(old for old, _ in pairs), Counter(new for _, new in pairs)
    kinds = Counter((out_of[new] == 1, into[old] == 1) for old, new in pairs)
    assert sorted(out_of) == sorted(level_5("2025"))
    assert (len(into), len(pairs)) == (734, 1089)
    assert kinds == {(True, True): 487, (True, False): 171, (False, True): 25, (False, False): 406}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("01110", ("01110",)),
        ("01310", ("01301",)),
        ("62010", ("62110", "62190")),
        ("4511", ("46611", "46619")),
        ("45", ()),
        ("9999", ()),
        ("", ()),
    ],
)
def test_a_code_of_2018_may_be_several_of_2025(old, new):
    assert successors(old) == new or (old == "45" and len(successors(old)) > 10)


@pytest.mark.parametrize(
    ("code", "version", "lines"),
    [
        ("4511", "2018", {"46", "G"}),
        ("47910", "2018", {"47", "60", "G", "J"}),
        ("6201", "2018", {"62", "K"}),
        ("6299", "2018", {"62", "K"}),
        ("4711", "2025", {"47", "G"}),
        ("4511", "2025", set()),
        ("G", "2025", {"G"}),
        ("4711", "", set()),
        ("", "2018", set()),
    ],
)
def test_a_code_is_in_lines_of_2025_whatever_its_version(code, version, lines):
    """A code its version does not have (6299) counts by its first two digits."""
    assert lines <= lines_today(code, version)
    assert code == "6299" or lines_today(code, version) == lines


def test_a_line_of_2025_tells_what_of_2018_may_be_in_it():
    inside, outside = codes_of_2018("60")
    assert {"47", "60"} <= inside
    assert "4711" in outside
    assert "4791" not in outside
    assert "60100" not in outside
