"""The pages that merge, split, rename and end units: seen first, done afterwards, never what was not seen."""

import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from donghanh.audit.models import Entry
from donghanh.org.actions import add_alias, appoint
from donghanh.org.enums import Role
from donghanh.org.models import Officer, Position, Unit, UnitAlias
from tests import make

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-22T10:00+07:00", tick=False):
        yield


@pytest.fixture
def desk(admin, signed_in):
    return signed_in(admin)


@pytest.fixture
def economy(ward):
    return make.unit(ward, "Phòng Kinh tế")


@pytest.fixture
def culture(ward):
    return make.unit(ward, "Phòng Văn hóa")


def merging(*units, into="", **given):
    known = {
        "units": [unit.pk for unit in units],
        "into": into and into.pk,
        "name": "" if into else "Phòng Kinh tế - Xã hội",
        "kind": "office",
        "relation": "assign",
        "on": "22/11/2026",
        "reason": "Nghị quyết số 12/NQ-HĐND",
    }
    return known | given


def splitting(**given):
    known = {"names": "Đội Đô thị", "on": "22/11/2026", "reason": "Quyết định số 40/QĐ-UBND"}
    return known | given


def confirmed(page, given):
    """What a browser sends when the person confirms: the form, and every field of the preview as it stands."""
    content = page.content.decode()
    fields = dict(re.findall(r'name="(seat-\d+-title)" value="([^"]*)"', content))
    fields |= dict(re.findall(r'name="(seen)" value="([^"]*)"', content))
    for name, body in re.findall(
        r'<select name="((?:seat|main|work)-[^"]*)"[^>]*>(.*?)</select>', content, re.S
    ):
        chosen = re.search(r'value="([^"]*)" selected', body) or re.search(r'value="([^"]*)"', body)
        fields[name] = chosen[1]
    return given | fields | {"apply": "1"}


def test_nothing_happens_before_it_was_seen(desk, ward, economy, culture):
    make.officer(ward, Role.UNIT_HEAD, unit=economy, name="Lê Thị Bình")
    page = desk.post(reverse("org:unit_merge"), merging(economy, culture))
    assert "Chuyển về Phòng Kinh tế - Xã hội từ ngày 22/11/2026" in page.content.decode()
    assert [form.proposal.holder.full_name for form in page.context["seats"]] == ["Lê Thị Bình"]
    assert (Unit.objects.filter(name="Phòng Kinh tế - Xã hội").exists(), Entry.objects.count()) == (False, 0)


def test_what_was_seen_is_done(desk, ward, economy, culture):
    officer = make.officer(ward, Role.UNIT_HEAD, unit=economy)
    given = merging(economy, culture)
    page = desk.post(reverse("org:unit_merge"), given)
    done = desk.post(reverse("org:unit_merge"), confirmed(page, given))
    merged = Unit.objects.get(name="Phòng Kinh tế - Xã hội")
    assert done["Location"] == reverse("org:unit_detail", args=[merged.pk])
    assert Officer.objects.get(pk=officer.pk).duties[0].unit == merged
    assert (
        "chuyển về Phòng Kinh tế - Xã hội"
        in desk.get(reverse("org:unit_detail", args=[economy.pk])).content.decode()
    )
    assert set(UnitAlias.objects.values_list("text", "unit")) == {
        ("Phòng Kinh tế", merged.pk),
        ("Phòng Văn hóa", merged.pk),
    }


def test_what_changed_meanwhile_is_shown_again_and_not_done(desk, ward, economy, culture):
    given = merging(economy, culture)
    sent = confirmed(desk.post(reverse("org:unit_merge"), given), given)
    make.officer(ward, unit=economy, name="Người Mới Đến")
    page = desk.post(reverse("org:unit_merge"), sent)
    assert "Xem lại lần nữa" in page.content.decode()
    assert "Người Mới Đến" in page.content.decode()
    assert Unit.objects.get(pk=economy.pk).ended_on is None


def test_confirming_other_units_than_those_seen_shows_them_first(desk, ward, economy, culture):
    third = make.unit(ward, "Trung tâm")
    given = merging(economy, culture)
    sent = confirmed(desk.post(reverse("org:unit_merge"), given), given)
    page = desk.post(reverse("org:unit_merge"), sent | {"units": [economy.pk, third.pk]})
    assert page.context["is_stale"] is True
    assert Unit.objects.filter(ended_on__isnull=False).count() == 0


def test_two_heads_are_explained_and_one_is_chosen_in_the_table(desk, ward, economy, culture):
    first = make.officer(ward, Role.UNIT_HEAD, unit=economy, name="Lê Thị Bình")
    second = make.officer(ward, Role.UNIT_HEAD, unit=culture, name="Trần Văn Cường")
    given = merging(economy, into=culture)
    page = desk.post(reverse("org:unit_merge"), given)
    assert [head.holder for head in page.context["heads"]] == [first, second]
    sent = confirmed(page, given)
    both = {name: "unit_head" for name in sent if name.endswith("-role")}
    refused = desk.post(reverse("org:unit_merge"), sent | both)
    assert refused.status_code == 422
    assert "sẽ có nhiều thủ trưởng: Lê Thị Bình, Trần Văn Cường" in refused.content.decode()
    desk.post(reverse("org:unit_merge"), sent)
    held = [Officer.objects.get(pk=each.pk).duties[0] for each in (first, second)]
    assert [(position.role, position.unit) for position in held] == [
        (Role.SPECIALIST, culture),
        (Role.UNIT_HEAD, culture),
    ]


def test_somebody_in_both_units_and_a_name_of_a_third_are_told(desk, ward, economy, culture, admin):
    officer = make.officer(ward, unit=economy, name="Lê Thị Bình")
    second = Position.objects.create(ward=ward, unit=culture, title="Kế toán", role=Role.SPECIALIST)
    appoint(officer, second, on=TODAY, by=admin)
    add_alias(make.unit(ward, "Trung tâm"), "Phòng Kinh tế", by=admin)
    page = desk.post(reverse("org:unit_merge"), merging(economy, culture)).content.decode()
    assert "Lê Thị Bình sẽ giữ nhiều chức danh trong đơn vị." in page
    assert "Trong văn bản, “Phòng Kinh tế” đang chỉ Trung tâm và vẫn giữ như vậy." in page


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "Phòng Kinh tế"}, "name"),
        ({"name": ""}, "name"),
        ({"on": "23/11/2026"}, "on"),
        ({"reason": " "}, "reason"),
        ({"units": []}, "units"),
    ],
)
def test_what_cannot_be_merged_is_said_at_its_field(desk, economy, culture, given, field):
    page = desk.post(reverse("org:unit_merge"), merging(economy, culture) | given)
    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])


def test_a_unit_alone_is_renamed_not_merged(desk, economy):
    page = desk.post(reverse("org:unit_merge"), merging(economy))
    assert list(page.context["form"].errors) == ["units"]


def test_units_of_another_ward_are_not_on_offer(desk, economy):
    foreign = make.unit(make.ward("13021", kind="xa"), "Phòng Lạ")
    assert "Phòng Lạ" not in desk.get(reverse("org:unit_merge")).content.decode()
    page = desk.post(reverse("org:unit_merge"), merging(economy, foreign))
    assert list(page.context["form"].errors) == ["units"]


def test_an_administrator_sees_how_much_work_moves_but_not_which(desk, ward, economy, culture):
    make.task(make.plan(ward), lead=economy, title="Việc mật", due_on=TODAY)
    page = desk.post(reverse("org:unit_merge"), merging(economy, culture))
    assert [held.count for held in page.context["sources"][0].held if held.key == "plans.tasks"] == [1]
    assert "Việc mật" not in page.content.decode()


def test_whoever_may_read_the_plans_sees_the_work_and_places_it(ward, economy, culture, admin, signed_in):
    post = Position.objects.create(ward=ward, unit=culture, title="Chánh Văn phòng", role=Role.OFFICE_CHIEF)
    appoint(admin, post, on=TODAY, by=admin)
    plan = make.plan(ward)
    task, other = make.task(plan, lead=economy, title="Việc A"), make.task(plan, lead=economy, title="Việc B")
    desk, url = signed_in(admin), reverse("org:unit_split", args=[economy.pk])
    given = splitting(goes_on="on")
    page = desk.post(url, given)
    assert "Việc A" in page.content.decode()
    desk.post(url, confirmed(page, given) | {f"work-plans-tasks-{task.pk}-part": "1"})
    task.refresh_from_db(), other.refresh_from_db()
    assert (task.lead_unit.name, other.lead_unit.name) == ("Đội Đô thị", "Phòng Kinh tế")


def test_a_unit_is_split_as_seen(desk, ward, economy, culture):
    officer = make.officer(ward, unit=economy)
    position, url = officer.tenures.get().position_id, reverse("org:unit_split", args=[economy.pk])
    given = splitting(existing=[culture.pk])
    page = desk.post(url, given)
    assert page.context["parts"] == ["Phòng Văn hóa", "Đội Đô thị"]
    done = desk.post(url, confirmed(page, given) | {f"seat-{position}-part": "1"})
    assert done["Location"] == reverse("org:unit_list")
    assert Officer.objects.get(pk=officer.pk).duties[0].unit.name == "Đội Đô thị"


@pytest.mark.parametrize(
    "given", [{"names": ""}, {"names": "Đội Đô thị\nĐội  Đô thị"}, {"names": "Phòng Văn hóa\nX"}]
)
def test_a_split_needs_two_parts_with_free_names(desk, economy, culture, given):
    page = desk.post(reverse("org:unit_split", args=[economy.pk]), splitting(**given))
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["names"])


def test_a_unit_is_renamed_after_a_look_and_its_old_name_still_means_it(desk, economy):
    url, given = reverse("org:unit_rename", args=[economy.pk]), {"name": "Phòng Kinh tế - Đô thị"}
    page = desk.post(url, given)
    assert Unit.objects.get(pk=economy.pk).name == "Phòng Kinh tế"
    desk.post(url, confirmed(page, given))
    assert Unit.objects.get(pk=economy.pk).name == "Phòng Kinh tế - Đô thị"
    assert UnitAlias.objects.get().text == "Phòng Kinh tế"


def test_the_page_that_ends_a_unit_says_what_is_left_in_it(desk, ward, economy, culture):
    make.officer(ward, unit=economy)
    url = reverse("org:unit_end", args=[economy.pk])
    assert "Đơn vị này còn" in desk.get(url).content.decode()
    given = {"on": "22/11/2026", "reason": "Giải thể"}
    assert desk.post(url, given).status_code == 422
    desk.post(url, given | {"successor": culture.pk})
    economy.refresh_from_db()
    assert economy.ended_on == TODAY


def test_leaving_names_a_successor(desk, ward, economy):
    leaver, heir = make.officer(ward, unit=economy), make.officer(ward, unit=economy)
    task = make.task(make.plan(ward), lead=economy, officer=leaver, due_on=TODAY)
    url = reverse("org:officer_leave", args=[leaver.pk])
    desk.post(url, {"on": "22/11/2026", "reason": "Nghỉ hưu", "successor": heir.pk})
    task.refresh_from_db()
    assert task.officer == heir


def test_an_appointment_elsewhere_ends_what_was_held(desk, ward, economy, culture):
    officer = make.officer(ward, unit=economy)
    new = Position.objects.create(ward=ward, unit=culture, title="Kế toán", role=Role.SPECIALIST)
    url, tenure = f"{reverse('org:appoint')}?officer={officer.pk}", officer.tenures.get()
    assert "Đồng thời thôi giữ" in desk.get(url).content.decode()
    desk.post(url, {"officer": officer.pk, "position": new.pk, "on": "22/11/2026", "ending": [tenure.pk]})
    tenure.refresh_from_db()
    assert tenure.ended_on == date(2026, 11, 21)
    assert [held.position for held in officer.tenures.filter(ended_on__isnull=True)] == [new]


def test_nobody_gives_up_the_position_of_somebody_else(desk, ward, economy, culture):
    officer, other = make.officer(ward, unit=economy), make.officer(ward, unit=economy)
    new = Position.objects.create(ward=ward, unit=culture, title="Kế toán", role=Role.SPECIALIST)
    url = f"{reverse('org:appoint')}?officer={officer.pk}"
    given = {"officer": other.pk, "position": new.pk, "on": "22/11/2026"}
    page = desk.post(url, given | {"ending": [officer.tenures.get().pk]})
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["ending"])


@pytest.mark.parametrize("count", [1, 3])
def test_a_preview_costs_the_same_for_one_and_three_positions(
    ward, desk, economy, culture, count, django_assert_num_queries
):
    for _ in range(count):
        make.officer(ward, unit=economy)
    desk.post(reverse("org:unit_merge"), merging(economy, culture))
    with django_assert_num_queries(37):
        desk.post(reverse("org:unit_merge"), merging(economy, culture))
