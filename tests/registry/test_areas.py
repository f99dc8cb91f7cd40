"""Which residential group an address lies in."""

import pytest

from donghanh.registry.areas import area_in, area_key


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("Số 12, tổ dân phố Vũ Xá, phường Ái Quốc", "Vũ Xá"),
        ("Thôn Vũ Xá phường Ái Quốc", "Vũ Xá"),
        ("Ngõ 3 Tổ 7 - phường Ái Quốc", "7"),
        ("Lô 3 khu công nghiệp Nam Sách, phường Ái Quốc", ""),
        ("34 Nguyễn Lương Bằng, phường Ái Quốc", ""),
    ],
)
def test_an_address_names_its_group(address: str, words: str):
    assert area_in(address) == words


@pytest.mark.parametrize(
    "address", ["TDP số 05, P. Ái Quốc", "Tổ 5, phường Ái Quốc", "to dan pho so 5, phuong ai quoc", "Khu 5"]
)
def test_spellings_of_one_group_share_a_key(address: str):
    assert area_key(address) == "5"


def test_a_group_without_accents_keeps_its_last_word():
    assert area_key("so 4 to dan pho vu xa, phuong ai quoc") == "vu xa"


def test_what_a_list_says_of_the_group_counts_before_the_address():
    assert area_key("Số 12, khu Vũ Thượng", "Tổ dân phố Vũ Xá") == "vu xa"
