"""Keys of Vietnamese text: storing, searching, ranking and sorting."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.vietnamese.text import accent_key, fold, loose_key, nfc, place_tones, sort_key, strip_marks


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Đường Nguyễn Lương Bằng", "duong nguyen luong bang"),
        ("Thủy sản", "thuy san"),
        ("Thuỷ sản", "thuy san"),
        ("hoà bình", "hoa binh"),
        ("hòa bình", "hoa binh"),
        ("HÒA BÌNH", "hoa binh"),
        ("  Phường   Ái Quốc, TP. Hải Phòng ", "phuong ai quoc tp hai phong"),
        ("82/KH-UBND", "82 kh ubnd"),
        ("snake_case", "snake case"),
    ],
)
def test_folding_gives_the_search_key(typed: str, key: str) -> None:
    assert fold(typed) == key


def test_both_unicode_forms_have_one_search_key() -> None:
    assert fold(unicodedata.normalize("NFD", "Ái Quốc")) == fold("Ái Quốc") == "ai quoc"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(("one", "other"), [("kỹ thuật", "Kĩ thuật"), ("công ty", "công ti"), ("Quý", "Quí")])
def test_i_and_y_are_one_in_the_loose_key_only(one: str, other: str) -> None:
    assert loose_key(one) == loose_key(other)
    assert fold(one) != fold(other)


def test_the_loose_key_keeps_i_and_y_apart_inside_a_syllable() -> None:
    assert loose_key("thúy tài") == "thuy tai"
    assert loose_key("tay") != loose_key("tai")


def test_stripping_marks_keeps_case_and_punctuation() -> None:
    assert strip_marks("Đặc khu, ĐẢO") == "Dac khu, DAO"


@pytest.mark.parametrize(
    ("typed", "placed"),
    [
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("thuỷ lợi", "thủy lợi"),
        ("luỹ kế", "lũy kế"),
        ("UỶ BAN", "ỦY BAN"),
        ("qúy", "quý"),
        ("quý", "quý"),
        ("hoàn thành", "hoàn thành"),
        ("tòan quốc", "toàn quốc"),
        ("già", "già"),
        ("giếng", "giếng"),
        ("rượu", "rượu"),
        ("ngoài", "ngoài"),
        ("khuỷu", "khuỷu"),
        ("résumé", "résumé"),
    ],
)
def test_tone_marks_move_to_the_traditional_letter(typed: str, placed: str) -> None:
    assert place_tones(typed) == nfc(placed)


def test_the_accent_key_ignores_case_and_tone_placement_but_not_accents() -> None:
    assert accent_key("Thuỷ sản") == accent_key("THỦY  SẢN") == nfc("thủy sản")
    assert accent_key("hòa") != accent_key("hoa")


def test_words_sort_in_the_order_of_the_alphabet() -> None:
    alphabet = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert sorted(set(alphabet), key=sort_key) == alphabet


def test_tones_sort_from_level_to_heavy_and_only_break_ties() -> None:
    words = ["ba", "bà", "bả", "bã", "bá", "bạ", "bà con", "bạ con", "bă"]
    assert sorted(set(words), key=sort_key) == words


def test_numbers_sort_by_value_before_letters() -> None:
    groups = ["Tổ 2", "Tổ 10", "Tổ A"]
    assert sorted(set(groups), key=sort_key) == groups


@given(st.text())
def test_sort_keys_are_plain_ascii(text: str) -> None:
    assert sort_key(text).isascii()
