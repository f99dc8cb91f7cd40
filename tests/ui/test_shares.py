from fractions import Fraction

import pytest

from donghanh.ui.text import write_share


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(31, 58), "53,4%"),
        (Fraction(1), "100%"),
        (Fraction(0), "0%"),
        (Fraction(1, 8), "12,5%"),
        (None, "–"),
    ],
)
def test_a_share_is_written_in_percent(share, words):
    assert write_share(share) == words
