"""VSIC 2018 (QĐ 27/2018/QĐ-TTg) and 2025 (QĐ 36/2025/QĐ-TTg)."""

from collections import Counter
from datetime import date

import pytest

from donghanh.registry.reference.industries import (
    find_industries,
    industries,
    name_of,
    section_of,
    sme_field,
    version_on,
)


def test_the_system_of_2025_is_whole():
    """QĐ 36/2025/QĐ-TTg Đ1: 22, 87, 259, 495 and 743 industries of the levels 1 to 5."""
    levels = Counter(line.level for line in industries("2025").values())
    assert dict(levels) == {1: 22, 2: 87, 3: 259, 4: 495, 5: 743}


def test_the_system_of_2018_has_all_its_levels():
    """QĐ 27/2018/QĐ-TTg: 21, 88, 242, 486 and 734. Both public readings of its list have 464 codes of level 4."""
    levels = Counter(line.level for line in industries("2018").values())
    assert dict(levels) == {1: 21, 2: 88, 3: 242, 4: 464, 5: 734}


def test_every_line_above_the_last_level_has_lines_under_it():
    for version in ("2018", "2025"):
        lines = industries(version).values()
        parents = {line.parent for line in lines}
        assert {line.code for line in lines if line.level < 5} == parents - {""}


@pytest.mark.parametrize("version", ["2018", "2025"])
def test_every_line_stands_under_a_line_of_the_level_above(version):
    lines = industries(version)
    for line in lines.values():
        if line.level == 1:
            assert line.parent == ""
        else:
            assert lines[line.parent].level == line.level - 1
            assert line.level == 2 or line.code.startswith(line.parent)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("4340", "Hoạt động dịch vụ trung gian cho xây dựng chuyên dụng"),
        ("4781", "Bán lẻ ô tô và xe có động cơ khác"),
        ("2611", "Sản xuất pin mặt trời, tấm pin mặt trời và bộ biến tần quang điện"),
        ("56101", "Nhà hàng, quán ăn, hàng ăn uống (trừ cửa hàng ăn uống thuộc chuỗi cửa hàng ăn nhanh)"),
        ("G", "Bán buôn và bán lẻ"),
        ("4669", ""),
    ],
)
def test_codes_of_2025_have_their_names(code, name):
    assert name_of(code, "2025") == name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("01110", "Trồng lúa"),
        ("016", "Hoạt động dịch vụ nông nghiệp"),
        ("1104", "Sản xuất đồ uống không cồn, nước khoáng"),
        ("4772", "Bán lẻ thuốc, dụng cụ y tế, mỹ phẩm và vật phẩm vệ sinh trong các cửa hàng chuyên doanh"),
        ("45131", "Đại lý ô tô con (loại 9 chỗ ngồi trở xuống)"),
        ("49333", "Vận tải hàng hóa bằng xe có động cơ loại khác"),
        ("62010", "Lập trình máy vi tính"),
        ("96310", "Cắt tóc, làm đầu, gội đầu"),
        ("4661", "Bán buôn nhiên liệu rắn, lỏng, khí và các sản phẩm liên quan"),
        ("4669", "Bán buôn chuyên doanh khác chưa được phân vào đâu"),
        ("6219", ""),
    ],
)
def test_codes_of_2018_have_their_names(code, name):
    """QĐ 27/2018/QĐ-TTg, Phụ lục I."""
    assert name_of(code, "2018") == name


@pytest.mark.parametrize(
    ("code", "version", "section"),
    [
        ("4719", "2025", "G"),
        ("62", "2018", "J"),
        ("6201", "2018", "J"),
        ("6219", "2025", "K"),
        ("4511", "2018", "G"),
        ("4511", "2025", ""),
        ("g", "2025", "G"),
        ("", "2025", ""),
        ("0", "2025", ""),
    ],
)
def test_a_code_of_any_level_is_in_the_section_of_its_version(code, version, section):
    assert section_of(code, version) == section


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ban le do uong", "4723"),
        ("Bán lẻ đồ uống", "4723"),
        ("quan ca phe", "56302"),
        ("sua chua o to", "9531"),
        ("trồng lúa", "0111"),
        ("4711", "4711"),
        ("v", "V"),
        ("không có ngành này", ""),
        ("", ""),
    ],
)
def test_industries_are_found_without_accents_or_by_code(text, first):
    found = find_industries(text)
    assert (found[0].code if found else "") == first


def test_words_need_not_stand_together():
    assert "9531" in [line.code for line in find_industries("sua chua bao duong o to")]


@pytest.mark.parametrize(
    ("code", "version", "field"),
    [
        ("0111", "2025", "agri_industry"),
        ("3600", "2025", "agri_industry"),
        ("4101", "2025", "agri_industry"),
        ("4610", "2025", "trade_service"),
        ("5610", "2018", "trade_service"),
        ("", "2025", ""),
    ],
)
def test_the_field_of_the_law_on_small_enterprises_follows_the_section(code, version, field):
    """NĐ 80/2021/NĐ-CP Đ5: nông, lâm, thủy sản; công nghiệp và xây dựng - or thương mại và dịch vụ."""
    assert sme_field(code, version) == field


def test_the_system_changed_on_15_11_2025():
    assert [version_on(date(2025, 11, day)) for day in (14, 15)] == ["2018", "2025"]
