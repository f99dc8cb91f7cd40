"""The pages of the organisation: lists, one thing, acts."""

import io
import re
from datetime import date

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from donghanh.org.actions import add_officer, add_position, appoint, set_day
from donghanh.org.enums import Role
from donghanh.org.models import DayOverride, Officer, Unit, UnitAlias, Ward
from donghanh.org.system import System
from tests import make

LISTS = ["org:unit_list", "org:officer_list", "org:trail", "org:day_list"]


@pytest.fixture
def desk(admin, signed_in):
    return signed_in(admin)


def fill(ward, count):
    """So many units, officers, moved days, and thus entries of the trail."""
    for number in range(count):
        unit = make.unit(ward, f"Phòng {number}")
        officer = make.officer(ward, unit=unit, name=f"Nguyễn Văn {number}")
        by = System(ward)
        add_officer(f"Lê Thị {number}", by=by)
        appoint(officer, add_position(unit, "Phụ trách", Role.CLERK, by=by), on=date(2026, 1, 1), by=by)
        set_day(date(2026, 5, number + 1), is_working=False, basis="Thông báo 12/TB-BNV", by=by)


def rows(response):
    return re.findall(
        r"<tr>.*?</tr>", response.content.decode().split("<tbody>")[1].split("</tbody>")[0], re.S
    )


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"),
    [("org:unit_list", 20), ("org:officer_list", 21), ("org:trail", 20), ("org:day_list", 20)],
)
def test_a_list_costs_the_same_for_one_and_three_rows(
    name, queries, count, ward, desk, django_assert_num_queries
):
    fill(ward, count)
    desk.get(reverse(name))
    with django_assert_num_queries(queries):
        desk.get(reverse(name))


@pytest.mark.parametrize("name", ["org:unit_list", "org:officer_list", "org:trail"])
def test_a_list_is_exported_as_it_stands(name, ward, desk):
    fill(ward, 3)
    shown = len(rows(desk.get(reverse(name))))
    answer = desk.get(reverse(name), {"xuat": "xlsx"})
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0)
    assert len([row for row in sheet.to_python() if any(row)]) == shown + 4


def test_units_are_found_without_accents_and_filtered(ward, desk):
    make.unit(ward, "Phòng Văn hóa - Xã hội")
    make.unit(ward, "Công an phường", relation="request")
    found = desk.get(reverse("org:unit_list"), {"q": "van hoa"})
    assert [unit.name for unit in found.context["page"]] == ["Phòng Văn hóa - Xã hội"]
    asked = desk.get(reverse("org:unit_list"), {"state": "request"})
    assert [unit.name for unit in asked.context["page"]] == ["Công an phường"]


def test_officers_are_sorted_by_given_name_and_counted_by_account(ward, desk, admin):
    make.officer(ward, name="Nguyễn Văn Ước")
    make.officer(ward, name="Trần Thị Ánh", account=False)
    names = [officer.full_name for officer in desk.get(reverse("org:officer_list")).context["page"]]
    assert names == ["Trần Thị Ánh", "Nguyễn Thị Quản", "Nguyễn Văn Ước"]
    without = desk.get(reverse("org:officer_list"), {"state": "no_account"})
    assert [officer.full_name for officer in without.context["page"]] == ["Trần Thị Ánh"]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "query", [{"sort": "x"}, {"page": "x"}, {"state": "x"}, {"day": "x"}, {"by": "9" * 30}]
)
def test_unknown_words_in_the_address_are_ignored(name, query, desk):
    assert desk.get(reverse(name), query).status_code == 200


def test_a_unit_is_added_changed_and_ended(desk, ward):
    given = {"name": "Đội A", "short_name": "", "kind": "office", "relation": "assign", "order": "5"}
    assert desk.post(reverse("org:unit_add"), given).status_code == 302
    unit = Unit.objects.get(name="Đội A")
    desk.post(reverse("org:unit_change", args=[unit.pk]), given | {"name": "Đội B"})
    assert UnitAlias.objects.get(unit=unit).text == "Đội A"
    desk.post(reverse("org:unit_end", args=[unit.pk]), {"on": "22/11/2026", "reason": "Sáp nhập"})
    unit.refresh_from_db()
    assert (unit.name, unit.ended_on) == ("Đội B", date(2026, 11, 22))


def test_a_refusal_stands_above_the_form(desk, ward):
    make.unit(ward, "Phòng Kinh tế")
    given = {"name": "Phòng Kinh tế", "kind": "office", "relation": "assign", "order": "5"}
    page = desk.post(reverse("org:unit_add"), given)
    assert page.status_code == 422
    assert "Đã có đơn vị mang tên này." in page.content.decode()


def test_hand_over_shows_what_the_one_before_holds(desk, ward, admin):
    unit = make.unit(ward, "Phòng Kinh tế")
    before = make.officer(ward, Role.UNIT_HEAD, unit=unit, name="Lê Thị Trước")
    other = add_position(unit, "Kiêm nhiệm", Role.CLERK, by=admin)
    appoint(before, other, on=date(2026, 1, 1), by=admin)
    tenure = before.tenures.get(position__role=Role.UNIT_HEAD)
    desk.post(reverse("org:tenure_end", args=[tenure.pk]), {"on": "22/11/2026", "reason": "Điều động"})
    page = desk.get(reverse("org:appoint"), {"position": tenure.position_id}).content.decode()
    assert "Người giữ trước: Lê Thị Trước" in page
    assert "Chức danh đang giữ: <b>1</b>" in page


def test_people_are_looked_at_before_they_are_added(desk, ward):
    make.unit(ward, "Phòng Kinh tế")
    given = {"text": "Lê Thị Bình\tTrưởng phòng\tPhòng Kinh tế", "on": "22/11/2026"}
    page = desk.post(reverse("org:people_paste"), given)
    assert "Thêm 1 người" in page.content.decode()
    assert not Officer.objects.filter(full_name="Lê Thị Bình").exists()
    answer = desk.post(reverse("org:people_paste"), given | {"apply": "1"})
    assert answer["Location"] == reverse("org:officer_list")
    assert Officer.objects.get(full_name="Lê Thị Bình").title == "Trưởng phòng"


def test_a_faulty_list_is_shown_and_never_applied(desk, ward):
    given = {"text": "Lê Thị Bình\tTrưởng phòng\tPhòng Ma", "on": "22/11/2026"}
    assert "1 dòng cần sửa" in desk.post(reverse("org:people_paste"), given).content.decode()
    page = desk.post(reverse("org:people_paste"), given | {"apply": "1"})
    assert page.status_code == 422
    assert not Officer.objects.filter(full_name="Lê Thị Bình").exists()


def test_links_are_printed_for_the_chosen_of_the_own_ward_only(desk, ward):
    mine = make.officer(ward, account=False, name="Lê Thị Bình")
    foreign = make.officer(make.ward("13021", kind="xa"), account=False, name="Trần Văn Lạ")
    page = desk.post(reverse("org:link_list"), {"officer": [mine.pk, foreign.pk, "x"]})
    assert [officer for officer, _address in page.context["links"]] == [mine]
    assert "no-store" in page["Cache-Control"]
    assert foreign.links.count() == 0


def test_settings_are_saved_and_told_in_the_trail(desk, ward):
    given = {
        "due_soon_days": "10",
        "silent_days": "20",
        "strict_before": "on",
        "report_day": "15",
        "report_month": "11",
    }
    desk.post(reverse("org:ward_settings"), given)
    kept = Ward.objects.values_list(
        "due_soon_days", "silent_days", "strict_before", "report_day", "report_month"
    )
    assert kept.get(pk=ward.pk) == (10, 20, True, 15, 11)
    row = next(row for row in desk.get(reverse("org:trail")).context["rows"] if row.changes)
    assert "Số ngày coi là sắp đến hạn: 7 → 10" in row.changes


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "mai", "2026-02-30"])
def test_a_day_that_no_trail_can_hold_filters_nothing(day, ward, desk):
    fill(ward, 1)
    every = len(rows(desk.get(reverse("org:trail"))))
    assert len(rows(desk.get(reverse("org:trail"), {"day": day}))) == every > 0


@pytest.mark.parametrize(("day", "month"), [("29", "2"), ("31", "4"), ("0", "1"), ("1", "13")])
def test_a_cut_off_must_exist_in_every_year(desk, day, month):
    given = {"due_soon_days": "7", "silent_days": "14", "report_day": day, "report_month": month}
    assert desk.post(reverse("org:ward_settings"), given).status_code == 422


def test_a_moved_day_needs_its_notice(desk, ward):
    given = {"day": "02/01/2027", "is_working": "0", "basis": "Thông báo 441/TB-BNV"}
    assert desk.post(reverse("org:day_list"), given | {"basis": ""}).status_code == 422
    desk.post(reverse("org:day_list"), given)
    override = DayOverride.objects.get()
    assert (override.day, override.is_working) == (date(2027, 1, 2), False)
    desk.post(reverse("org:day_remove", args=[override.pk]))
    assert not DayOverride.objects.exists()


def test_the_trail_is_filtered_by_person_area_and_day(desk, admin, ward):
    add_officer("Lê Thị Bình", by=admin)
    add_officer("Trần Văn Cường", by=System(ward))
    assert len(desk.get(reverse("org:trail"), {"by": admin.pk}).context["rows"]) == 1
    assert len(desk.get(reverse("org:trail"), {"area": "plans"}).context["rows"]) == 0
    assert len(desk.get(reverse("org:trail"), {"day": "2020-01-01"}).context["rows"]) == 0


def test_own_page_turns_shortcuts_off(ward, signed_in):
    officer = make.officer(ward)
    signed_in(officer).post(reverse("org:me_shortcuts"), {"on": "0"})
    officer.user.refresh_from_db()
    assert officer.user.keyboard_shortcuts is False


def test_whoever_serves_two_wards_chooses_one(ward, signed_in, client):
    officer = make.officer(ward)
    other = make.ward("13021", kind="xa")
    guest = make.officer(other, account=False)
    Officer.objects.filter(pk=guest.pk).update(user=officer.user)
    page = signed_in(officer).get(reverse("org:me")).content.decode()
    assert "Xã Ái Quốc" in page
    client.post(reverse("org:choose_ward"), {"ward": other.pk})
    assert client.get(reverse("org:me")).context["ward"] == other
    third = make.ward("00004", "Ba Đình")
    assert client.post(reverse("org:choose_ward"), {"ward": third.pk}).status_code == 404
