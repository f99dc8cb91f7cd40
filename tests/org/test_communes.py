"""The data files: communes and standard units."""

from collections import Counter
from datetime import date

import pytest

from donghanh.org.communes import Commune, communes, communes_of, standard_units
from donghanh.org.enums import Relation, UnitKind


def test_the_country_has_3321_communes_in_34_provinces():
    """NQ 202/2025/QH15 and the 34 resolutions of UBTVQH of 16/6/2025: 687 phường, 2.621 xã, 13 đặc khu."""
    rows = communes().values()
    assert Counter(row.kind for row in rows) == {"phuong": 687, "xa": 2621, "dac_khu": 13}
    assert len({row.province_code for row in rows}) == 34


def test_two_communes_called_ai_quoc_differ_by_code():
    assert communes()["10660"] == Commune("10660", "Ái Quốc", "phuong", "31", "Thành phố Hải Phòng")
    assert communes()["13021"] == Commune("13021", "Ái Quốc", "xa", "33", "Tỉnh Hưng Yên")


def test_every_code_has_five_digits_and_every_province_one_name():
    assert {len(code) for code in communes() if code.isdigit()} == {5}
    assert len({(row.province_code, row.province_name) for row in communes().values()}) == 34


def test_a_phuong_and_a_xa_are_proposed_different_economic_offices():
    """NĐ 150/2025/NĐ-CP: Phòng Kinh tế, Hạ tầng và Đô thị of a phường, Phòng Kinh tế of a xã."""
    names = {
        kind: [unit.name for unit in standard_units(kind, date(2026, 11, 22))] for kind in ("phuong", "xa")
    }
    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in names["phuong"]
    assert "Phòng Kinh tế" in names["xa"]
    assert "Phòng Kinh tế" not in names["phuong"]


def test_names_take_the_word_of_the_kind():
    names = [unit.name for unit in standard_units("dac_khu", date(2026, 11, 22))]
    assert "Công an đặc khu" in names


def test_party_front_police_and_tax_are_requested_and_own_offices_assigned():
    kinds = {unit.kind: unit.relation for unit in standard_units("phuong", date(2026, 11, 22))}
    assert kinds[UnitKind.OFFICE] == kinds[UnitKind.CENTRE] == Relation.ASSIGN
    requested = (UnitKind.PARTY, UnitKind.FRONT, UnitKind.POLICE, UnitKind.OUTSIDE)
    assert {kinds[kind] for kind in requested} == {Relation.REQUEST}


def test_nothing_is_proposed_before_the_two_level_government_began():
    """Luật 72/2025/QH15: in force since 01/7/2025 for the two levels."""
    assert standard_units("phuong", date(2025, 6, 30)) == []


def test_no_two_standard_units_share_a_name_or_alias():
    for kind in ("phuong", "xa", "dac_khu"):
        units = standard_units(kind, date(2026, 11, 22))
        names = [unit.name for unit in units] + [alias for unit in units for alias in unit.aliases]
        assert [name for name, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ("Khu Vũ Xá, phường Ái Quốc, TP Hải Phòng", ["10660"]),
        ("Khu Vũ Xá, phường Ái Quốc, TP Hải Dương, tỉnh Hải Dương", ["10660"]),
        ("Thôn 1, xã Ái Quốc, tỉnh Hưng Yên", ["13021"]),
        ("Xã Quyết Thắng, thành phố Hải Phòng", ["11761"]),
        ("Xã Quyết Thắng, TP Hải Dương", ["10660"]),
        ("Xã Hồng Lạc, huyện Thanh Hà, Hải Dương", ["10660", "10816"]),
        ("Xã Hồng Lạc, thành phố Hải Phòng", ["10660", "10816"]),
        ("Ái Quốc", []),
        ("Phường Ái Quốc", ["10660", "13021"]),
        ("12 Trần Phú", []),
    ],
)
def test_an_address_of_either_order_leads_to_the_communes_it_may_be_in(address, codes):
    """A present xã Quyết Thắng (11761) and a former one (now in 10660) are both in Hải Phòng (NQ 1669/NQ-UBTVQH15)."""
    assert [commune.code for commune in communes_of(address)] == codes
