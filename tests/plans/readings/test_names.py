"""Names of agencies: what is certain, what is only suggested, and what a person says once for the whole document."""

import pytest

from donghanh.audit.queries import trail_of
from donghanh.kernel.errors import Refused
from donghanh.org.enums import UnitKind
from donghanh.org.models import Unit, UnitAlias
from donghanh.plans.actions.names import map_name
from donghanh.plans.actions.steps import undo_step
from donghanh.plans.confirmation.queries import directory_of, unmapped_names
from donghanh.plans.proposals.units import Directory, generic_kinds
from tests import make
from tests.plans.readings.conftest import PLAN, draft, read

NAMES = {
    1: ("Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng KTHTĐT", UnitKind.OFFICE),
    2: ("Phòng Văn hóa - Xã hội", "", UnitKind.OFFICE),
    3: ("Trung tâm Phục vụ hành chính công", "TTPVHCC", UnitKind.CENTRE),
    4: ("Công an phường", "", UnitKind.POLICE),
    5: ("Ủy ban MTTQ Việt Nam phường", "", UnitKind.FRONT),
    6: ("Văn phòng HĐND và UBND", "", UnitKind.OFFICE),
    7: ("Tổ dân phố số 1", "", UnitKind.NEIGHBOURHOOD),
}
UNITS = [Unit(pk=key, name=name, short_name=short, kind=kind) for key, (name, short, kind) in NAMES.items()]


@pytest.fixture
def directory():
    return Directory(UNITS, [("Trung tâm một cửa", 3)], place="Ái Quốc")


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Phòng Kinh tế, Hạ tầng và Đô thị", 1),
        ("phòng kinh tế, hạ tầng & đô thị", 1),
        ("Phòng Kinh tế, Hạ tầng và Đô thị phường Ái Quốc", 1),
        ("Phòng KTHTĐT", 1),
        ("Phong Van hoa - Xa hoi", 2),
        ("Trung tâm một cửa", 3),
        ("TTPVHCC", 3),
        ("Công an phường Ái Quốc", 4),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam phường", 5),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường", 6),
    ],
)
def test_a_name_alias_or_official_short_form_is_certain(directory, name, unit):
    assert directory.certain(name).pk == unit


@pytest.mark.parametrize(
    "name", ["Phòng Kinh tế", "Trung tâm phục vụ HCC", "Các phòng, ban UBND phường", "Sở Tài chính", ""]
)
def test_nothing_else_is_ever_taken_silently(directory, name):
    assert directory.certain(name) is None


def test_a_name_of_two_units_is_not_certain():
    twins = [Unit(pk=1, name="Tổ công tác", kind="office"), Unit(pk=2, name="Tổ Công tác", kind="office")]
    assert Directory(twins, []).certain("Tổ công tác") is None


@pytest.mark.parametrize(
    ("name", "unit", "how"),
    [
        ("Phòng Kinh tế", 1, "part"),
        ("Trung tâm phục vụ HCC", 3, "initials"),
        ("TT Phục vụ hành chính công", 3, "initials"),
        ("Phòng VHXH", 2, "initials"),
        ("Phòng Kinh tế, Hạ tần và Đô thị", 1, "spelling"),
        ("UB MTTQ phường", 5, "part"),
    ],
)
def test_a_likely_unit_is_suggested_first_with_the_reason(directory, name, unit, how):
    best = directory.suggestions(name)[0]
    assert ([each.pk for each in best.units], best.how) == ([unit], how)


@pytest.mark.parametrize("name", ["Sở Tài chính", "Hiệp hội Doanh nghiệp thành phố", "Đại học Hải Phòng"])
def test_an_agency_of_elsewhere_suggests_nothing(directory, name):
    assert directory.suggestions(name) == []


def test_further_words_around_a_name_are_not_worth_remembering(directory):
    assert [
        directory.suggestions(name)[0].remember
        for name in ("Phòng Kinh tế", "Công an phường rà soát, đề xuất")
    ] == [True, False]


@pytest.mark.parametrize(
    ("phrase", "kinds"),
    [
        ("Các phòng, ban UBND phường", {UnitKind.OFFICE}),
        ("các phòng, ban, đơn vị", {UnitKind.OFFICE, UnitKind.CENTRE}),
        ("Các đoàn thể phường", {UnitKind.FRONT}),
        ("Các tổ dân phố", {UnitKind.NEIGHBOURHOOD}),
        ("Phòng Kinh tế", set()),
        ("Các doanh nghiệp công nghệ", set()),
    ],
)
def test_a_phrase_for_many_names_the_kinds_of_units(phrase, kinds):
    assert generic_kinds(phrase) == kinds


def test_a_phrase_for_many_suggests_all_its_units_at_once(directory):
    (group,) = directory.suggestions("Các phòng, ban UBND phường")
    assert ([unit.pk for unit in group.units], group.how) == ([1, 2, 6], "group")


def test_saying_what_a_name_means_settles_it_in_every_draft(reading, chief, economy):
    assert map_name(reading, "Phòng Kinh tế", [economy], by=chief) == 1
    settled = draft(reading, "Phòng Kinh tế chủ trì")
    assert (settled.doubts, settled.units.get(part="lead").unit) == ([], economy)
    assert trail_of(reading.plan)[0].changes["name"] == "Phòng Kinh tế"


def test_a_remembered_name_is_certain_in_the_next_document(reading, chief, economy):
    map_name(reading, "Phòng Kinh tế", [economy], by=chief, remember=True)
    assert UnitAlias.objects.get(unit=economy).text == "Phòng Kinh tế"
    again = read(PLAN, chief)
    assert draft(again, "Phòng Kinh tế chủ trì").units.get(part="lead").unit == economy


def test_a_name_mapped_in_a_draft_does_not_come_up_again(reading, chief, economy):
    assert unmapped_names(reading, directory_of(chief)) == [("Phòng Kinh tế", 1)]
    map_name(reading, "Phòng Kinh tế", [economy], by=chief)
    assert unmapped_names(reading, directory_of(chief)) == []


def test_mapping_is_taken_back(reading, chief, economy):
    map_name(reading, "Phòng Kinh tế", [economy], by=chief)
    undo_step(reading, by=chief)
    assert draft(reading, "Phòng Kinh tế chủ trì").units.filter(part="lead").count() == 0


def test_a_name_is_not_mapped_to_nothing_nor_to_another_ward(reading, chief):
    stranger = make.unit(make.ward("10661", "Nam Đồng"), "Phòng Kinh tế")
    for units in ([], [stranger]):
        with pytest.raises(Refused):
            map_name(reading, "Phòng Kinh tế", units, by=chief)


def test_a_phrase_for_many_cannot_be_remembered(reading, chief, economy, counter):
    with pytest.raises(Refused):
        map_name(reading, "Phòng Kinh tế", [economy, counter], by=chief, remember=True)


def test_a_name_that_the_document_does_not_hold_teaches_no_unit_a_name(reading, chief, economy):
    with pytest.raises(Refused):
        map_name(reading, "Văn phòng khác", [economy], by=chief, remember=True)
    assert not UnitAlias.objects.filter(text="Văn phòng khác").exists()


def test_a_phrase_too_long_to_be_a_name_is_not_remembered(reading, chief, economy):
    phrase = "Các phòng chuyên môn " * 12
    named = draft(reading, "Phát động")
    named.lead_texts = [phrase]
    named.save()
    with pytest.raises(Refused):
        map_name(reading, phrase, [economy], by=chief, remember=True)
    assert map_name(reading, phrase, [economy], by=chief) == 1
