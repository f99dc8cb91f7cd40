"""Addresses of three levels (until 30/6/2025) and of two (Luật Tổ chức chính quyền địa phương 72/2025/QH15)."""

import pytest

from donghanh.vietnamese.addresses import read_address


@pytest.mark.parametrize(
    ("typed", "house", "street", "area", "commune"),
    [
        ("Số 5, ngõ 12, đường Trần Phú, P. Ái Quốc, TP Hải Phòng", "12/5", "tran phu", "", "ai quoc"),
        (
            "Số 5 ngõ 12 đường Trần Phú, phường Ái Quốc, thành phố Hải Phòng",
            "12/5",
            "tran phu",
            "",
            "ai quoc",
        ),
        ("12/3/5 Trần Hưng Đạo, Ái Quốc, Hải Phòng", "12/3/5", "tran hung dao", "", "ai quoc"),
        ("153 đường D2 - KP2 - P.Thủ Dầu Một", "153", "d2", "2", "thu dau mot"),
        ("203, Lạc Long Quân, phường Ninh Kiều", "203", "lac long quan", "", "ninh kieu"),
        ("88 Lê Duẩn, P1, Q3, TPHCM", "88", "le duan", "", "1"),
        ("65, đường 30 Tháng 4, phường Bàn Cờ", "65", "30thang4", "", "ban co"),
        ("65 đường 30/4, phường Bàn Cờ", "65", "30thang4", "", "ban co"),
        ("3 Tháng 2 - KP 1 - xã Núi Thành", "", "3thang2", "1", "nui thanh"),
        (
            "so 12 duong tran hung dao phuong ai quoc thanh pho hai phong",
            "12",
            "tran hung dao",
            "",
            "ai quoc",
        ),
        ("TDP số 05, phường Ái Quốc, TP. Hải Phòng", "", "", "5", "ai quoc"),
        ("Lô A12 KCN Nam Sách, P.Ái Quốc, TP.Hải Phòng", "a12", "kcn nam sach", "", "ai quoc"),
        ("Thôn Tiền, Quyết Thắng, Hải Dương", "", "tien", "", "quyet thang"),
        ("12 Trần Phú", "12", "tran phu", "", ""),
        ("312 Tô Hiệu", "312", "hieu", "", ""),
        ("Số 12A Lê Lợi", "12a", "le loi", "", ""),
        ("12 A Lê Lợi", "12a", "le loi", "", ""),
        ("", "", "", "", ""),
    ],
)
def test_an_address_is_house_street_area_and_commune(
    typed: str, house: str, street: str, area: str, commune: str
) -> None:
    found = read_address(typed)
    assert (found.house, found.street, found.area, found.commune) == (house, street, area, commune)


@pytest.mark.parametrize(
    ("typed", "district", "province", "era"),
    [
        ("Khu Vũ Xá, phường Ái Quốc, TP Hải Dương, tỉnh Hải Dương", "hai duong", "hai phong", "old"),
        ("15 Nguyễn Lương Bằng, xã Hồng Lạc, H. Thanh Hà, Hải Dương", "thanh ha", "hai phong", "old"),
        ("Khu Vũ Xá, phường Ái Quốc, thành phố Hải Dương, Hải Dương", "hai duong", "hai phong", "old"),
        ("Khu Vũ Xá, Ái Quốc, Hải Dương", "", "hai phong", "old"),
        ("Khu Vũ Xá, phường Ái Quốc, TP Hải Phòng", "", "hai phong", "new"),
        ("Khu Vũ Xá, phường Ái Quốc, HP, Việt Nam", "", "hai phong", "new"),
        ("Khu Vũ Xá, phường Ái Quốc", "", "", ""),
    ],
)
def test_a_district_or_a_former_province_makes_an_address_old(
    typed: str, district: str, province: str, era: str
) -> None:
    """NQ 202/2025/QH15: Hải Dương is part of Hải Phòng."""
    found = read_address(typed)
    assert (found.district, found.province, found.era) == (district, province, era)


def test_house_and_street_are_the_same_before_and_after_the_merger() -> None:
    old = read_address("Số 15 Nguyễn Lương Bằng, phường Ái Quốc, TP Hải Dương, tỉnh Hải Dương")
    new = read_address("15 đường Nguyễn Lương Bằng, P. Ái Quốc, TP. Hải Phòng")
    assert (old.house, old.street, old.commune) == (new.house, new.street, new.commune)
