"""The made-up country: repeatable, with true pairs, ties and dirt."""

import pytest

from donghanh.demo.country import STYLES, agency_lists, populate
from donghanh.demo.country.lists import as_csv
from donghanh.linkage import read_table
from donghanh.vietnamese.codes import is_tax_number


def test_a_seed_makes_the_same_country_again() -> None:
    assert populate(50, seed=1) == populate(50, seed=1)
    assert populate(50, seed=1) != populate(50, seed=2)


def test_no_two_businesses_share_a_tax_code_of_their_own() -> None:
    codes = [each.tax_code for each in populate(800, seed=1) if len(each.tax_code) == 10]
    assert len(codes) == len(set(codes))
    assert all(map(is_tax_number, codes))


def test_all_ties_occur() -> None:
    ties = {each.tie for each in populate(800, seed=1)}
    assert ties == {"", "second", "chain", "branch", "neighbour", "sibling", "namesake", "anew"}


def test_true_pairs_name_rows_of_both_lists() -> None:
    made = agency_lists(populate(300, seed=1), "registration-tax", seed=1)
    assert {left for left, _ in made.truth} <= {row["id"] for row in made.left}
    assert {right for _, right in made.truth} <= {row["id"] for row in made.right}
    assert 0.5 * 300 < len(made.truth) < 0.7 * 300


def test_a_list_may_hold_a_business_twice() -> None:
    made = agency_lists(populate(200, seed=1), "registration-tax", seed=1, twice=0.2)
    assert len({left for left, _ in made.truth}) < len(made.truth)


@pytest.mark.parametrize("style", STYLES)
def test_every_style_can_be_read(style: str) -> None:
    made = agency_lists(populate(60, seed=1), style, seed=1)
    for rows, kept in zip(made[:2], STYLES[style], strict=True):
        assert [row.id for row in read_table(as_csv(rows, kept))] == [row["id"] for row in rows]


def test_an_old_font_leaves_no_unicode_behind() -> None:
    made = agency_lists(populate(60, seed=1), "old-fonts", seed=1)
    in_old_font = [row for row in made.right if any(letter in row.get("name", "") for letter in "µ¸¹Ô")]
    assert len(in_old_font) > 20
