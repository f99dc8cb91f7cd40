"""Units and their names in documents."""

from datetime import date

import pytest

from donghanh.audit.models import Entry
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.actions import add_alias, add_unit, change_unit, end_unit, propose_units, remove_alias
from donghanh.org.enums import Relation, UnitKind
from donghanh.org.models import Unit, UnitAlias
from tests import make

TODAY = date(2026, 11, 22)


def test_a_new_unit_stands_in_the_trail(admin):
    unit = add_unit("Đội  quản lý trật tự", kind=UnitKind.OFFICE, by=admin)
    assert (unit.name, unit.relation, unit.ward_id) == ("Đội quản lý trật tự", Relation.ASSIGN, admin.ward_id)
    entry = Entry.objects.get(verb="org.add_unit")
    assert (entry.actor_id, entry.subject_id, entry.subject_label) == (
        admin.pk,
        unit.pk,
        "Đội quản lý trật tự",
    )


def test_two_units_never_share_a_name(admin):
    add_unit("Phòng Kinh tế", kind=UnitKind.OFFICE, by=admin)
    with pytest.raises(Refused):
        add_unit("Phòng  Kinh tế", kind=UnitKind.OFFICE, by=admin)


def test_a_renamed_unit_keeps_its_old_name_in_documents(admin):
    unit = add_unit("Trung tâm Văn hóa", kind=UnitKind.CENTRE, by=admin)
    change_unit(unit, name="Trung tâm Dịch vụ tổng hợp", by=admin)
    assert list(unit.aliases.values_list("text", flat=True)) == ["Trung tâm Văn hóa"]
    assert Entry.objects.get(verb="org.change_unit").changes == {
        "name": ["Trung tâm Văn hóa", "Trung tâm Dịch vụ tổng hợp"]
    }


def test_saving_without_a_change_leaves_no_trace(admin):
    unit = add_unit("Phòng Kinh tế", kind=UnitKind.OFFICE, by=admin)
    change_unit(unit, name="Phòng Kinh tế", by=admin)
    assert not Entry.objects.filter(verb="org.change_unit").exists()


def test_a_unit_with_people_in_it_does_not_end(admin, ward):
    unit = make.unit(ward, "Phòng Kinh tế")
    make.officer(ward, unit=unit)
    with pytest.raises(Refused):
        end_unit(unit, on=TODAY, reason="Sắp xếp lại", by=admin)


def test_an_ended_unit_stays_in_the_past(admin, ward):
    unit = make.unit(ward, "Phòng Kinh tế")
    end_unit(unit, on=TODAY, reason="Sắp xếp lại", by=admin)
    assert Unit.objects.get(pk=unit.pk).ended_on == TODAY
    with pytest.raises(Refused):
        end_unit(unit, on=TODAY, reason="Lần nữa", by=admin)


def test_a_name_in_documents_means_one_unit_only(admin, ward):
    first, second = make.unit(ward, "Trung tâm A"), make.unit(ward, "Trung tâm B")
    alias = add_alias(first, "TT Phục vụ HCC", by=admin)
    assert add_alias(first, "tt phục vụ hcc", by=admin) == alias
    with pytest.raises(Refused):
        add_alias(second, "TT PHỤC VỤ HCC", by=admin)
    remove_alias(alias, by=admin)
    assert add_alias(second, "TT Phục vụ HCC", by=admin).unit == second


def test_the_proposed_units_of_a_phuong_come_with_their_aliases(admin):
    propose_units("phuong", on=TODAY, by=admin)
    centre = Unit.objects.get(name="Trung tâm Dịch vụ sự nghiệp công")
    alias = UnitAlias.objects.get(text="Trung tâm Văn hóa, thể thao và truyền thông")
    assert (alias.unit, Unit.objects.count()) == (centre, 22)


@pytest.mark.parametrize("role", ["chair", "office_chief", "unit_head", "specialist", "clerk", "field"])
def test_only_the_administrator_changes_units(ward, role):
    officer = make.officer(ward, role)
    with pytest.raises(Forbidden):
        add_unit("Phòng mới", kind=UnitKind.OFFICE, by=officer)


def test_no_administrator_reaches_into_another_ward(admin):
    other = make.unit(make.ward("13021", kind="xa"), "Phòng Kinh tế")
    for act in (
        lambda: change_unit(other, name="Của tôi", by=admin),
        lambda: end_unit(other, on=TODAY, reason="x", by=admin),
        lambda: add_alias(other, "Phòng KT", by=admin),
    ):
        with pytest.raises(Forbidden):
            act()
