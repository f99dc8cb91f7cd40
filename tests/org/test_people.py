"""Officers, positions, tenures, and people added from a list."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from donghanh.audit.models import Entry
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.actions import (
    add_officer,
    add_people,
    add_position,
    appoint,
    change_officer,
    change_position,
    end_tenure,
    issue_link,
    leave,
)
from donghanh.org.enums import Role
from donghanh.org.models import Officer, Tenure
from donghanh.org.queries import free_positions, held_by, last_holder, officer_of, read_ward_list
from tests import make

SINCE = date(2026, 1, 2)


@pytest.fixture
def unit(ward):
    return make.unit(ward, "Phòng Kinh tế")


@pytest.fixture
def head(admin, unit):
    return add_position(unit, "Trưởng phòng", Role.UNIT_HEAD, by=admin)


def test_rights_follow_the_position(admin, unit, head):
    officer = add_officer("Lê Thị Bình", by=admin)
    assert officer.roles == set()
    tenure = appoint(officer, head, on=SINCE, by=admin)
    assert Officer.objects.get(pk=officer.pk).headed_unit_ids == {unit.pk}
    end_tenure(tenure, on=date(2026, 3, 1), by=admin)
    assert Officer.objects.get(pk=officer.pk).roles == set()


def test_a_position_has_one_holder_at_a_time(admin, head):
    first, second = (add_officer(name, by=admin) for name in ("Lê Thị Bình", "Trần Văn Cường"))
    tenure = appoint(first, head, on=SINCE, by=admin)
    with pytest.raises(Refused, match="Lê Thị Bình"):
        appoint(second, head, on=SINCE, by=admin)
    end_tenure(tenure, on=date(2026, 3, 1), by=admin)
    appoint(second, head, on=date(2026, 3, 2), by=admin)
    assert last_holder(head) == first


def test_appointments_and_ends_are_recorded_when_their_day_has_come(admin, head):
    officer, tomorrow = add_officer("Lê Thị Bình", by=admin), timezone.localdate() + timedelta(days=1)
    with pytest.raises(Refused):
        appoint(officer, head, on=tomorrow, by=admin)
    tenure = appoint(officer, head, on=SINCE, by=admin)
    for day in (tomorrow, SINCE - timedelta(days=1)):
        with pytest.raises(Refused):
            end_tenure(tenure, on=day, by=admin)


def test_whoever_leaves_loses_positions_link_and_access(admin, ward, unit):
    officer = make.officer(ward, unit=unit)
    issue_link(officer, by=admin)
    leave(officer, on=timezone.localdate(), reason="Nghỉ hưu", by=admin)
    assert officer.links.get().revoked_at is not None
    assert not Tenure.objects.filter(officer=officer, ended_on__isnull=True).exists()
    assert officer_of(officer.user) is None
    assert Entry.objects.get(verb="org.leave").reason == "Nghỉ hưu"
    with pytest.raises(Refused):
        leave(officer, on=timezone.localdate(), reason="Nghỉ hưu", by=admin)


def test_a_ward_keeps_its_last_administrator(admin):
    tenure = admin.tenures.get()
    with pytest.raises(Refused):
        end_tenure(tenure, on=timezone.localdate(), by=admin)
    with pytest.raises(Refused):
        change_position(tenure.position, title="Chuyên viên", role=Role.SPECIALIST, by=admin)
    make.officer(admin.ward, Role.ADMIN)
    end_tenure(tenure, on=timezone.localdate(), by=admin)


def test_an_administrator_takes_no_part_in_the_work_of_a_unit(admin):
    assert admin.unit_ids == set()


def test_the_trail_names_the_fields_of_a_person_not_their_phone(admin):
    officer = add_officer("Lê Thị Bình", by=admin)
    change_officer(officer, phone="0912345678", by=admin)
    assert Entry.objects.get(verb="org.change_officer").changes == {"fields": ["phone"]}


def test_what_waits_for_a_successor_is_counted(admin, head):
    officer = add_officer("Lê Thị Bình", by=admin)
    assert held_by(officer) == []
    appoint(officer, head, on=SINCE, by=admin)
    assert ("Chức danh đang giữ", 1, "") in held_by(officer)


def test_free_positions_are_those_nobody_holds(admin, ward, head):
    assert list(free_positions(ward.pk)) == [head]
    appoint(add_officer("Lê Thị Bình", by=admin), head, on=SINCE, by=admin)
    assert list(free_positions(ward.pk)) == []


def test_a_list_adds_people_once(admin, ward, unit):
    text = "Lê Thị Bình\tTrưởng phòng\tPhòng Kinh tế\nTrần Văn Cường\tChuyên viên\tPhòng Kinh tế"
    added = add_people(read_ward_list(text, ward.pk), on=SINCE, by=admin)
    assert [(o.full_name, o.title) for o in added] == [
        ("Lê Thị Bình", "Trưởng phòng"),
        ("Trần Văn Cường", "Chuyên viên"),
    ]
    assert add_people(read_ward_list(text, ward.pk), on=SINCE, by=admin) == []


def test_a_list_with_a_fault_adds_nobody(admin, ward, unit):
    before = Officer.objects.count()
    text = "Lê Thị Bình\tTrưởng phòng\tPhòng Kinh tế\nTrần Văn Cường\tChuyên viên\tPhòng Ma"
    with pytest.raises(Refused):
        add_people(read_ward_list(text, ward.pk), on=SINCE, by=admin)
    assert Officer.objects.count() == before


def test_a_unit_of_another_ward_is_unknown_to_a_list(ward, admin):
    make.unit(make.ward("13021", kind="xa"), "Phòng Riêng")
    (row,) = read_ward_list("Lê Thị Bình\tTrưởng phòng\tPhòng Riêng", ward.pk)
    assert row.unit is None


def test_nobody_is_appointed_across_wards(admin, head):
    stranger = make.officer(make.ward("13021", kind="xa"))
    with pytest.raises(Forbidden):
        appoint(stranger, head, on=SINCE, by=admin)
