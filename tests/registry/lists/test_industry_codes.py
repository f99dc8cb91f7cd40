"""Codes of VSIC as lists write them (QĐ 27/2018/QĐ-TTg, QĐ 36/2025/QĐ-TTg)."""

from datetime import date

import pytest

from donghanh.registry.lists.cleaning import Code, clean_row
from donghanh.registry.lists.cleaning.industries import read_industry
from donghanh.registry.lists.content import guess
from donghanh.registry.lists.industry_codes import digits_of, version_of
from donghanh.registry.lists.mapping import Column

TODAY = date(2026, 11, 22)
ZERO, SEVERAL, UNKNOWN = Code.ZEROS_RESTORED, Code.INDUSTRY_SEVERAL, Code.INDUSTRY_UNKNOWN


@pytest.mark.parametrize(
    ("typed", "value", "codes"),
    [
        ("4711", "4711", ()),
        ("G4711", "4711", ()),
        ("G 4711", "4711", ()),
        ("g-4711", "4711", ()),
        ("47.11", "4711", ()),
        ("47.11.0", "47110", ()),
        ("4.711", "4711", ()),
        ("4711.0", "4711", ()),
        ("4711,0", "4711", ()),
        ("47110", "47110", ()),
        ("'0111", "0111", ()),
        ("47", "47", ()),
        ("Mã ngành: G4711", "4711", ()),
        ("VSIC 2025: 4711", "4711", ()),
        ("4711 (VSIC 2018)", "4711", ()),
        ("G", "G", ()),
        ("119", "0119", (ZERO,)),
        ("1110", "01110", (ZERO,)),
        ("1.11", "0111", (ZERO,)),
        ("A111", "0111", (ZERO,)),
        ("G111", "111", (UNKNOWN,)),
        ("9999", "9999", (UNKNOWN,)),
        ("X", None, (Code.INDUSTRY_WORDS,)),
        ("999999", None, (Code.CODE_UNREADABLE,)),
        ("1", None, (Code.CODE_UNREADABLE,)),
        ("4711;4719", "4711", (SEVERAL,)),
        ("4711,4719", "4711", (SEVERAL,)),
        ("4711 4719", "4711", (SEVERAL,)),
        ("4711 / 4719", "4711", (SEVERAL,)),
        ("4711 và 4719", "4711", (SEVERAL,)),
        ("4719, 4711 (chính)", "4711", (SEVERAL,)),
        ("4711; 4711", "4711", ()),
        ("111; 4711", "0111", (ZERO, SEVERAL)),
    ],
)
def test_a_code_is_read_as_lists_write_it(typed, value, codes):
    assert read_industry(typed).code == (value, codes)


@pytest.mark.parametrize(
    ("typed", "value", "words"),
    [
        ("4711 - Bán lẻ lương thực", "4711", "Bán lẻ lương thực"),
        ("4711 Bán lẻ trong siêu thị", "4711", "Bán lẻ trong siêu thị"),
        ("Bán lẻ lương thực (4711)", "4711", "Bán lẻ lương thực"),
        ("4711-Bán lẻ; 4719-Bán lẻ khác", "4711", "Bán lẻ"),
        ("G - Bán buôn và bán lẻ", "G", "Bán buôn và bán lẻ"),
        ("Bán lẻ", None, "Bán lẻ"),
        ("Y tế", None, "Y tế"),
        ("24 giờ bán lẻ", None, "24 giờ bán lẻ"),
        ("Cửa hàng số 12345 phố Huế", None, "Cửa hàng số 12345 phố Huế"),
    ],
)
def test_words_beside_a_code_or_without_one_are_kept(typed, value, words):
    read = read_industry(typed)
    assert (read.code.value, read.words) == (value, words)


@pytest.mark.parametrize(
    ("typed", "version", "value", "codes"),
    [
        ("4669", "2018", "4669", ()),
        ("4669", "2025", "4669", (UNKNOWN,)),
        ("47110", "2018", "47110", (UNKNOWN,)),
        ("62010", "2018", "62010", ()),
        ("J6201", "2018", "6201", ()),
        ("K6201", "2018", "6201", (Code.INDUSTRY_SECTION,)),
        ("K6211", "2025", "6211", ()),
        ("V", "2018", "V", (UNKNOWN,)),
    ],
)
def test_a_code_that_its_version_has_not_is_kept_and_doubted(typed, version, value, codes):
    assert read_industry(typed, version).code == (value, codes)


@pytest.mark.parametrize(
    ("typed", "digits", "value", "codes"),
    [
        ("2310", 5, "02310", (ZERO,)),
        ("2310", 4, "2310", ()),
        ("2310", 0, "2310", (Code.INDUSTRY_EITHER,)),
        ("210", 4, "0210", (ZERO,)),
        ("210", 0, "210", (Code.INDUSTRY_EITHER,)),
        ("A2310", 0, "02310", (ZERO,)),
        ("C2310", 0, "2310", ()),
        ("1", 2, "01", (ZERO,)),
    ],
)
def test_a_lost_zero_that_may_be_none_is_decided_by_the_column_or_the_letter(typed, digits, value, codes):
    """2310 is glass and 02310 what a forest yields besides wood, both of QĐ 27/2018/QĐ-TTg."""
    assert read_industry(typed, "2018", digits).code == (value, codes)


@pytest.mark.parametrize(
    ("cells", "digits"),
    [
        (["47111", "1110", "46900", "56101"], 5),
        (["4711", "111", "4690", "5610"], 4),
        (["4711", "46900", "5610"], 0),
        (["47111", "4711", "46900", "56101"], 0),
        (["4711", "111"], 0),
        (["Bán lẻ"] * 4, 0),
    ],
)
def test_a_column_tells_how_long_its_codes_are(cells, digits):
    assert digits_of(cells) == digits


@pytest.mark.parametrize(
    ("cells", "version"),
    [
        (["4711", "4541", "4542", "4511", "6201"], "2018"),
        (["4711", "4642", "4790", "6219", "6310"], "2025"),
        (["4541", "4542", "4511", "6219"], ""),
        (["4711", "4719", "5610"], ""),
        (["4541", "4711"], ""),
    ],
)
def test_codes_that_only_one_version_has_tell_the_version_of_a_column(cells, version):
    assert version_of(cells) == version


def test_numbers_that_are_no_codes_are_no_industries():
    assert guess(["4711", "47191", "56101", "1110"])[0] == "industry_code"
    assert guess(["9999", "12345", "7777", "15000"])[0] == ""


def test_words_in_a_column_of_codes_go_where_the_list_has_none_of_its_own():
    code = Column(1, "Mã ngành", "industry_code", year=2018)
    words = Column(2, "Ngành nghề", "industry")
    told = ["Lan", "4711 - Bán lẻ", "Tạp hóa"]
    alone, both = (
        clean_row(told, [Column(0, "Tên", "name"), *columns], as_of=TODAY).values
        for columns in ([code], [code, words])
    )
    assert (alone["industry_code"], alone["industry_version"], alone["industry"]) == (
        "4711",
        "2018",
        "Bán lẻ",
    )
    assert both["industry"] == "Tạp hóa"
    named = clean_row(["Lan", "Bán lẻ"], [Column(0, "Tên", "name"), code], as_of=TODAY)
    assert (named.values["industry"], "industry_code" in named.values) == ("Bán lẻ", False)
    assert [finding.code for finding in named.findings] == [Code.INDUSTRY_WORDS]
