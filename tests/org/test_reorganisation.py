"""Merging, splitting and ending units: people, positions, names and open work pass on; what was stays true."""

from dataclasses import dataclass, field
from datetime import date

import pytest
import time_machine

from donghanh.audit.models import Entry
from donghanh.kernel import slots
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.actions import add_alias, merge_units, split_unit
from donghanh.org.enums import Relation, Role, UnitKind
from donghanh.org.events import UnitPassedOn
from donghanh.org.models import Position, Tenure, Unit, UnitAlias
from donghanh.org.reorganisation import NewUnit, Seat, load_of, propose_seats, seen_of
from tests import make

TODAY, YESTERDAY = date(2026, 11, 22), date(2026, 11, 21)
REASON = "Nghị quyết số 12/NQ-HĐND"
NEW = NewUnit("Phòng Kinh tế - Xã hội", UnitKind.OFFICE, Relation.ASSIGN, "KTXH", 30)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-22T10:00+07:00", tick=False):
        yield


@pytest.fixture
def economy(ward):
    return make.unit(ward, "Phòng Kinh tế")


@pytest.fixture
def culture(ward):
    return make.unit(ward, "Phòng Văn hóa")


@dataclass
class Ear:
    """Remembers what was told."""

    heard: list[UnitPassedOn] = field(default_factory=list)

    def hear(self, event):
        self.heard.append(event)


@pytest.fixture
def ear(monkeypatch):
    ear = Ear()
    handlers = [slots.EventHandler(UnitPassedOn, ear.hear)]
    monkeypatch.setattr("donghanh.kernel.events.event_handlers", handlers)
    return ear


def sit(ward, unit, role=Role.SPECIALIST, title="Chuyên viên", **facts):
    """An officer in a position with a title."""
    officer = make.officer(ward, role, unit=unit, **facts)
    Position.objects.filter(tenures__officer=officer).update(title=title)
    return officer


def duties(officer):
    """Title and unit of every position held today."""
    held = Tenure.objects.filter(officer=officer, ended_on__isnull=True).select_related("position__unit")
    return [(tenure.position.title, tenure.position.unit.name, tenure.position.role) for tenure in held]


def test_two_units_become_a_new_one_and_nobody_loses_role_or_past(admin, ward, economy, culture):
    officer = sit(ward, economy, title="Chuyên viên kinh tế")
    merged = merge_units([economy, culture], NEW, on=TODAY, reason=REASON, by=admin)
    assert (merged.name, merged.short_name, merged.kind) == ("Phòng Kinh tế - Xã hội", "KTXH", "office")
    assert duties(officer) == [("Chuyên viên kinh tế", "Phòng Kinh tế - Xã hội", Role.SPECIALIST)]
    past, now = officer.tenures.order_by("started_on")
    assert (past.position.unit, past.started_on, past.ended_on) == (economy, date(2025, 7, 1), YESTERDAY)
    assert (now.position.unit, now.started_on, now.ended_on) == (merged, TODAY, None)
    assert set(Unit.objects.filter(ended_on=YESTERDAY)) == {economy, culture}


def test_a_tenure_that_began_after_the_day_of_the_merger_moves_whole(admin, ward, economy, culture):
    officer = sit(ward, economy)
    officer.tenures.update(started_on=date(2026, 11, 10))
    merge_units([economy], culture, on=date(2026, 11, 1), reason=REASON, by=admin)
    tenure = officer.tenures.get()
    assert (tenure.position.unit, tenure.started_on, tenure.ended_on) == (culture, date(2026, 11, 10), None)
    economy.refresh_from_db()
    assert economy.ended_on == date(2026, 10, 31)


def test_one_of_the_merged_units_may_go_on_and_keeps_its_positions(admin, ward, economy, culture):
    stays, moves = sit(ward, economy), sit(ward, culture)
    before = stays.tenures.get().pk
    assert merge_units([economy, culture], economy, on=TODAY, reason=REASON, by=admin) == economy
    economy.refresh_from_db()
    assert economy.ended_on is None
    assert [tenure.pk for tenure in stays.tenures.all()] == [before]
    assert duties(moves) == [("Chuyên viên", "Phòng Kinh tế", Role.SPECIALIST)]


def test_vacant_positions_move_too_unless_they_are_given_up(admin, ward, economy, culture):
    kept = Position.objects.create(ward=ward, unit=economy, title="Kế toán", role=Role.SPECIALIST)
    given_up = Position.objects.create(ward=ward, unit=economy, title="Thủ quỹ", role=Role.SPECIALIST)
    merge_units([economy], culture, on=TODAY, reason=REASON, by=admin, seats={given_up.pk: Seat(kept=False)})
    assert [position.title for position in culture.positions.all()] == ["Kế toán"]
    assert Position.objects.get(pk=kept.pk).unit == economy


def test_a_position_that_somebody_holds_is_never_given_up(admin, ward, economy, culture):
    held = sit(ward, economy, name="Lê Thị Bình").tenures.get().position_id
    with pytest.raises(Refused, match="Lê Thị Bình"):
        merge_units([economy], culture, on=TODAY, reason=REASON, by=admin, seats={held: Seat(kept=False)})


def test_documents_that_use_an_old_name_mean_the_new_unit(admin, ward, economy, culture):
    add_alias(economy, "Phòng KT", by=admin)
    merge_units([economy], culture, on=TODAY, reason=REASON, by=admin)
    meant = set(UnitAlias.objects.values_list("text", "unit__name"))
    assert meant == {("Phòng KT", "Phòng Văn hóa"), ("Phòng Kinh tế", "Phòng Văn hóa")}


def test_a_name_that_means_a_third_unit_stays_with_it(admin, ward, economy, culture):
    third = make.unit(ward, "Trung tâm")
    add_alias(third, "Phòng Kinh tế", by=admin)
    assert load_of(economy, admin).taken_names == {"Phòng Kinh tế": third}
    merge_units([economy], culture, on=TODAY, reason=REASON, by=admin)
    assert UnitAlias.objects.get().unit == third


def test_two_heads_are_refused_until_one_is_chosen(admin, ward, economy, culture):
    first = sit(ward, economy, Role.UNIT_HEAD, "Trưởng phòng", name="Lê Thị Bình")
    second = sit(ward, culture, Role.UNIT_HEAD, "Trưởng phòng", name="Trần Văn Cường")
    with pytest.raises(Refused, match="Lê Thị Bình, Trần Văn Cường"):
        merge_units([economy], culture, on=TODAY, reason=REASON, by=admin)
    seats = {first.tenures.get().position_id: Seat("Phó Trưởng phòng", Role.SPECIALIST)}
    merge_units([economy], culture, on=TODAY, reason=REASON, by=admin, seats=seats)
    assert duties(first) == [("Phó Trưởng phòng", "Phòng Văn hóa", Role.SPECIALIST)]
    assert duties(second) == [("Trưởng phòng", "Phòng Văn hóa", Role.UNIT_HEAD)]


def test_the_head_of_the_unit_that_goes_on_may_step_down(admin, ward, economy, culture):
    comes = sit(ward, economy, Role.UNIT_HEAD, "Trưởng phòng")
    goes = sit(ward, culture, Role.UNIT_HEAD, "Trưởng phòng")
    seats = {goes.tenures.get().position_id: Seat("Phó Trưởng phòng", Role.SPECIALIST)}
    merge_units([economy], culture, on=TODAY, reason=REASON, by=admin, seats=seats)
    assert duties(comes) == [("Trưởng phòng", "Phòng Văn hóa", Role.UNIT_HEAD)]
    assert duties(goes) == [("Phó Trưởng phòng", "Phòng Văn hóa", Role.SPECIALIST)]


def test_the_proposal_keeps_the_head_who_is_there_and_makes_the_other_a_deputy(admin, ward, economy, culture):
    sit(ward, economy, Role.UNIT_HEAD, "Trưởng phòng")
    sit(ward, culture, Role.UNIT_HEAD, "Trưởng phòng")
    proposals = propose_seats([load_of(economy, admin), load_of(culture, admin)], culture)
    assert [(each.seat.title, each.seat.role, each.seat.kept) for each in proposals] == [
        ("Phó Trưởng phòng", Role.SPECIALIST, True),
        ("Trưởng phòng", Role.UNIT_HEAD, True),
    ]


def test_a_vacant_seat_of_a_second_head_is_proposed_to_end(admin, ward, economy, culture):
    Position.objects.create(ward=ward, unit=economy, title="Trưởng phòng", role=Role.UNIT_HEAD)
    sit(ward, culture, Role.UNIT_HEAD, "Trưởng phòng")
    proposals = propose_seats([load_of(economy, admin), load_of(culture, admin)], None)
    assert [each.seat.kept for each in proposals] == [False, True]


def test_an_administrator_stays_one(admin, ward, economy):
    office, position = admin.tenures.get().position.unit, admin.tenures.get().position_id
    seats = {position: Seat("Chuyên viên", Role.SPECIALIST)}
    with pytest.raises(Refused):
        merge_units([office], economy, on=TODAY, reason=REASON, by=admin, seats=seats)
    merge_units([office], economy, on=TODAY, reason=REASON, by=admin)
    assert [role for _title, _unit, role in duties(admin)] == [Role.ADMIN]


def test_each_unit_stands_once_in_the_trail(admin, ward, economy, culture):
    sit(ward, economy)
    merged = merge_units([economy, culture], NEW, on=TODAY, reason=REASON, by=admin)
    told = Entry.objects.exclude(verb="org.add_unit").values_list("verb", "subject_id", "reason", "changes")
    assert sorted(told, key=lambda entry: entry[:2]) == [
        (
            "org.merge_unit",
            economy.pk,
            REASON,
            {"into": merged.name, "ended_on": [None, "2026-11-21"], "people": 1},
        ),
        (
            "org.merge_unit",
            culture.pk,
            REASON,
            {"into": merged.name, "ended_on": [None, "2026-11-21"], "people": 0},
        ),
        ("org.take_over_unit", merged.pk, REASON, {"from": "Phòng Kinh tế, Phòng Văn hóa"}),
    ]


def test_the_apps_above_hear_where_each_unit_went(admin, ward, economy, culture, ear):
    position = sit(ward, economy).tenures.get().position
    merged = merge_units([economy, culture], NEW, on=TODAY, reason=REASON, by=admin)
    assert [(event.unit, event.into, event.last_day) for event in ear.heard] == [
        (economy, merged, YESTERDAY),
        (culture, merged, YESTERDAY),
    ]
    assert ear.heard[0].positions[position.pk].unit == merged
    assert ear.heard[0].heir_of("plans.tasks", 1, position.pk) == merged


@pytest.mark.parametrize("error", ["day", "alone", "ended", "system", "name"])
def test_what_cannot_be_merged_is_refused_whole(admin, ward, economy, culture, error):
    on, units, into = TODAY, [economy], culture
    if error == "day":
        on = date(2026, 11, 23)
    if error == "alone":
        units = [culture]
    if error == "ended":
        culture.ended_on = YESTERDAY
        culture.save()
    if error == "system":
        into = make.unit(ward, "Quản trị", kind=UnitKind.SYSTEM)
    if error == "name":
        into = NewUnit("Phòng Kinh tế", UnitKind.OFFICE, Relation.ASSIGN)
    with pytest.raises(Refused):
        merge_units(units, into, on=on, reason=REASON, by=admin)
    economy.refresh_from_db()
    assert (economy.ended_on, Entry.objects.count()) == (None, 0)


def test_only_the_administrator_of_the_ward_merges_and_splits(admin, ward, economy, culture):
    chair = make.officer(ward, Role.CHAIR)
    foreign = make.unit(make.ward("13021", kind="xa"), "Phòng Kinh tế")
    for by, units in ((chair, [economy]), (admin, [foreign])):
        with pytest.raises(Forbidden):
            merge_units(units, culture, on=TODAY, reason=REASON, by=by)
        with pytest.raises(Forbidden):
            split_unit(units[0], [culture, NEW], on=TODAY, reason=REASON, by=by)


def test_a_unit_is_split_and_everybody_goes_where_their_position_goes(admin, ward, economy, culture, ear):
    first, second = sit(ward, economy, title="Kinh tế"), sit(ward, economy, title="Đô thị")
    position = second.tenures.get().position_id
    seats = {position: Seat(part=1)}
    parts = split_unit(economy, [culture, NEW], on=TODAY, reason=REASON, by=admin, seats=seats)
    assert [part.name for part in parts] == ["Phòng Văn hóa", "Phòng Kinh tế - Xã hội"]
    assert duties(first) == [("Kinh tế", "Phòng Văn hóa", Role.SPECIALIST)]
    assert duties(second) == [("Đô thị", "Phòng Kinh tế - Xã hội", Role.SPECIALIST)]
    economy.refresh_from_db()
    assert economy.ended_on == YESTERDAY
    assert UnitAlias.objects.get().unit == culture
    event = ear.heard[0]
    assert (event.into, event.heir_of("plans.tasks", 1, position)) == (culture, parts[1])


def test_a_unit_may_go_on_as_a_part_of_itself(admin, ward, economy, ear):
    stays, goes = sit(ward, economy, title="Kinh tế"), sit(ward, economy, title="Đô thị")
    place = stays.tenures.get().position_id
    seats = {goes.tenures.get().position_id: Seat(part=1)}
    work = {("plans.tasks", 7): 1}
    parts = split_unit(economy, [economy, NEW], on=TODAY, reason=REASON, by=admin, seats=seats, work=work)
    economy.refresh_from_db()
    assert (economy.ended_on, UnitAlias.objects.count()) == (None, 0)
    assert duties(stays) == [("Kinh tế", "Phòng Kinh tế", Role.SPECIALIST)]
    assert duties(goes) == [("Đô thị", "Phòng Kinh tế - Xã hội", Role.SPECIALIST)]
    event = ear.heard[0]
    assert event.heir_of("plans.tasks", 7, place) == parts[1]
    assert event.heir_of("plans.tasks", 8, place) == economy
    assert event.heir_of("plans.tasks", 9) == economy


def test_a_split_tells_of_every_unit_once(admin, ward, economy, culture):
    new = split_unit(economy, [culture, NEW], on=TODAY, reason=REASON, by=admin)[1]
    told = Entry.objects.exclude(verb="org.add_unit").order_by("pk").values_list("verb", "subject_id")
    assert list(told) == [
        ("org.take_over_unit", culture.pk),
        ("org.take_over_unit", new.pk),
        ("org.split_unit", economy.pk),
    ]


@pytest.mark.parametrize("count", [0, 1])
def test_a_split_needs_two_parts(admin, economy, culture, count):
    with pytest.raises(Refused):
        split_unit(economy, [culture][:count], on=TODAY, reason=REASON, by=admin)
    with pytest.raises(Refused):
        split_unit(economy, [culture, culture], on=TODAY, reason=REASON, by=admin)


def test_what_is_confirmed_is_what_was_seen(admin, ward, economy, culture):
    loads = [load_of(economy, admin), load_of(culture, admin)]
    assert seen_of(loads) == seen_of([load_of(economy, admin), load_of(culture, admin)])
    sit(ward, economy)
    assert seen_of(loads) != seen_of([load_of(economy, admin), load_of(culture, admin)])
