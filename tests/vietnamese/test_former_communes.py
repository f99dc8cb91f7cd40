"""Old communes and the present ones they became (NQ 202/2025/QH15; NQ 1669/NQ-UBTVQH15 for Hải Phòng)."""

from importlib.resources import files

import pytest

from donghanh.vietnamese.former_communes import only_code, present_communes, present_communes_of

FILE = files("donghanh.vietnamese").joinpath("data", "former_communes.csv")
AI_QUOC, HA_BAC = "10660", "10816"


def codes(*names: str) -> list[tuple[str, bool]]:
    return [(candidate.code, candidate.is_whole) for candidate in present_communes(*names)]


def codes_of(address: str) -> list[tuple[str, bool]]:
    return [(candidate.code, candidate.is_whole) for candidate in present_communes_of(address)]


@pytest.mark.parametrize(
    "address",
    [
        "Khu Vũ Xá, phường Ái Quốc, TP Hải Dương, tỉnh Hải Dương",
        "Khu Vu Xa, phuong Ai Quoc, TP Hai Duong, tinh Hai Duong",
        "Khu Vũ Xá, P. Ái Quốc, TP. Hải Dương, T. Hải Dương",
        "Khu Vũ Xá, P.Ái Quốc, TP.Hải Dương",
        "Khu Vũ Xá, Ái Quốc, Hải Dương",
        "Khu Vũ Xá phường Ái Quốc thành phố Hải Dương tỉnh Hải Dương",
        "KHU VŨ XÁ - PHƯỜNG ÁI QUỐC - THÀNH PHỐ HẢI DƯƠNG - TỈNH HẢI DƯƠNG",
        "Thôn Ninh Quan, xã Quyết Thắng, thành phố Hải Dương",
        "Phường Ái Quốc, thành phố Hải Dương, thành phố Hải Phòng",
    ],
)
def test_an_undivided_commune_has_one_present_commune(address: str) -> None:
    assert codes_of(address) == [(AI_QUOC, True)]


@pytest.mark.parametrize(
    "address",
    [
        "Thôn Đại, xã Hồng Lạc, huyện Thanh Hà, tỉnh Hải Dương",
        "thon Dai, xa Hong Lac, H. Thanh Ha, Hai Duong",
        "Xã Hồng Lạc, huyện Thanh Hà",
    ],
)
def test_a_divided_commune_has_every_part_as_a_candidate_and_no_guess(address: str) -> None:
    assert codes_of(address) == [(AI_QUOC, False), (HA_BAC, False)]
    assert only_code(present_communes_of(address)) == ""


def test_names_that_repeat_are_told_apart_by_district_and_province() -> None:
    assert codes("xã Ái Quốc", "huyện Tiền Hải", "Thái Bình") == [("13021", True)]
    assert codes("xã Ái Quốc", "huyện Lộc Bình", "Lạng Sơn") == [("06607", True)]
    assert codes("xã Quyết Thắng", "", "Thái Nguyên") == [("05455", True)]
    assert codes("Quyết Thắng", "TP Hải Dương") == [(AI_QUOC, True)]


def test_without_district_and_province_every_commune_of_the_name_is_a_candidate() -> None:
    assert [candidate.former.province for candidate in present_communes("Ái Quốc")] == [
        "Lạng Sơn",
        "Hải Dương",
        "Thái Bình",
    ]
    assert only_code(present_communes("Ái Quốc")) == ""


def test_a_written_kind_decides_between_communes_of_one_name() -> None:
    """Before 01/7/2025 there were a phường Ái Quốc (Hải Dương) and two xã of the name."""
    assert only_code(present_communes("phường Ái Quốc")) == AI_QUOC
    assert len(present_communes("xã Ái Quốc")) == 2


def test_accents_decide_where_they_were_written() -> None:
    """Huyện Ba Tơ (Quảng Ngãi) had a thị trấn Ba Tơ and a xã Ba Tô."""
    assert [former.name for _, _, former in present_communes("Ba Tô", "Ba Tơ")] == ["Ba Tô"]
    assert [former.name for _, _, former in present_communes("Ba To", "Ba To")] == ["Ba Tơ", "Ba Tô"]


@pytest.mark.parametrize(
    ("address", "former"),
    [
        ("12 Lê Lợi, P. 01, Q. 3, TP.HCM", ("1", "3", "Hồ Chí Minh")),
        ("Phường Lê Lợi, TP Vinh", ("Lê Lợi", "Vinh", "Nghệ An")),
        ("P. Thảo Điền, TP Thủ Đức, TP Hồ Chí Minh", ("Thảo Điền", "Thủ Đức", "Hồ Chí Minh")),
        ("Thị trấn Hồi Xuân, huyện Quan Hóa, Thanh Hóa", ("Hồi Xuân", "Quan Hóa", "Thanh Hóa")),
        (
            "Phường 1, thành phố Vũng Tàu, tỉnh Bà Rịa - Vũng Tàu",
            ("1", "Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ),
        ("Xã Ea H'leo, huyện Ea H'leo, Đắk Lắk", ("Ea H'leo", "Ea H'leo", "Đắk Lắk")),
        ("Phường Hương Sơ, TP Huế, tỉnh Thừa Thiên - Huế", ("Hương Sơ", "Phú Xuân", "Huế")),
    ],
)
def test_names_are_found_as_lists_write_them(address: str, former: tuple[str, str, str]) -> None:
    assert {
        (candidate.former.name, candidate.former.district, candidate.former.province)
        for candidate in present_communes_of(address)
    } == {former}


def test_a_name_from_before_an_earlier_merger_leads_on() -> None:
    """Phường Nguyễn Trung Trực joined phường Trúc Bạch (quận Ba Đình, Hà Nội) before 30/6/2025."""
    assert [former.name for _, _, former in present_communes("Nguyễn Trung Trực", "Ba Đình", "Hà Nội")] == [
        "Trúc Bạch"
    ]


def test_an_island_district_without_communes_is_found_by_its_name() -> None:
    assert codes("", "huyện Bạch Long Vĩ", "Hải Phòng") == [("11948", True)]


def test_every_former_commune_leads_on_and_a_divided_one_to_two_or_more() -> None:
    """10,035 communes of 696 districts, and five island districts without communes (statistical office, 30/6/2025)."""
    rows = [row.split(",") for row in FILE.read_text("utf-8").splitlines()[1:]]
    assert len([row for row in rows if row[0]]) == 10_035
    assert len({row[3] for row in rows}) == 696
    assert len([row for row in rows if "|" in row[4]]) == 471
    assert len({code for row in rows for code in row[4].split("|")}) == 3_321


@pytest.mark.parametrize("names", [("", "", ""), ("Không Có Xã Này",), ("Ái Quốc", "huyện Kim Thành")])
def test_what_does_not_fit_has_no_candidates(names: tuple[str, ...]) -> None:
    assert present_communes(*names) == ()
