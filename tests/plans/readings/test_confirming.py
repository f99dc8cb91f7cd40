"""Accepting, editing, dropping and filling in drafts, and taking it back."""

from datetime import date

import pytest

from donghanh.audit.actions import history_context
from donghanh.audit.queries import trail_of
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.adoption import adopt_reading
from donghanh.plans.actions.drafts import (
    Edit,
    Units,
    accept_all_clear,
    accept_draft,
    drop_draft,
    edit_draft,
    fill_in_bulk,
    note_finished_before,
    restore_draft,
)
from donghanh.plans.actions.steps import undo_step
from donghanh.plans.confirmation.queries import clear_drafts, filter_counts, outline_of, tally_of
from donghanh.plans.enums import Decision
from donghanh.plans.models import Draft
from tests import make
from tests.plans.readings.conftest import draft

TODAY = date(2026, 11, 21)


def test_accepting_keeps_who_and_when(reading, chief):
    accept_draft(draft(reading, "mở quầy"), by=chief)
    kept = draft(reading, "mở quầy")
    assert (kept.decision, kept.decided_by, kept.decided_at.date()) == (Decision.ACCEPTED, chief, TODAY)
    assert [(entry.verb, entry.actor_id) for entry in trail_of(kept)] == [("plans.accept_draft", chief.pk)]


def test_every_change_of_a_draft_stands_in_the_row_history(reading, chief):
    with history_context(chief):
        accept_draft(draft(reading, "mở quầy"), by=chief)
    event = draft(reading, "mở quầy").events.order_by("-pgh_id").first()
    assert (event.decision, event.pgh_context.metadata["actor"]) == (Decision.ACCEPTED, chief.pk)


def test_a_dropped_draft_is_no_task_and_can_be_opened_again(reading, chief):
    drop_draft(draft(reading, "Phát động"), by=chief)
    restore_draft(draft(reading, "Phát động"), by=chief)
    kept = draft(reading, "Phát động")
    assert (kept.decision, kept.decided_by, kept.decided_at) == (Decision.PENDING, None, None)


@pytest.mark.parametrize("act", [accept_draft, drop_draft, restore_draft])
def test_someone_without_the_right_decides_nothing(reading, ward, act):
    with pytest.raises(Forbidden):
        act(draft(reading, "mở quầy"), by=make.officer(ward, Role.FIELD))


def test_someone_of_another_ward_decides_nothing(reading):
    stranger = make.officer(make.ward("10661", "Nam Đồng"), Role.CHAIR)
    with pytest.raises(Forbidden):
        accept_draft(draft(reading, "mở quầy"), by=stranger)


def test_editing_changes_the_value_and_never_the_words_of_the_document(reading, chief):
    before = draft(reading, "mở quầy")
    edit_draft(
        before,
        Edit({"title": "Mở quầy hướng dẫn", "due_on": date(2026, 12, 15), "starts_on": None}),
        by=chief,
    )
    kept = Draft.objects.get(pk=before.pk)
    assert (kept.title, kept.due_on) == ("Mở quầy hướng dẫn", date(2026, 12, 15))
    assert (kept.quote, kept.deadline_raw, kept.evidence) == (before.quote, "Quý II/2026", before.evidence)


def test_the_trail_tells_old_and_new(reading, chief):
    edited = draft(reading, "mở quầy")
    edit_draft(edited, Edit({"product": "Quầy hướng dẫn"}), by=chief)
    assert trail_of(edited)[0].changes == {"product": ["", "Quầy hướng dẫn"]}


def test_what_a_person_decided_is_no_longer_in_doubt(reading, chief, economy, police):
    uncertain = draft(reading, "Phòng Kinh tế chủ trì")
    edit_draft(uncertain, Edit(units=Units(economy, (), [police])), by=chief)
    kept = Draft.objects.get(pk=uncertain.pk)
    assert kept.doubts == []
    assert {(row.unit, row.part) for row in kept.units.all()} == {(economy, "lead"), (police, "coop")}


def test_an_edit_of_what_someone_else_has_just_changed_is_refused(reading, chief):
    seen = draft(reading, "mở quầy")
    edit_draft(seen, Edit({"product": "Quầy"}), by=chief)
    with pytest.raises(Refused):
        edit_draft(seen, Edit({"product": "Bàn"}), by=chief, seen=seen.edition)
    assert Draft.objects.get(pk=seen.pk).product == "Quầy"


def test_a_deadline_before_its_beginning_is_refused(reading, chief):
    with pytest.raises(Refused):
        edit_draft(draft(reading, "mở quầy"), Edit({"due_on": date(2026, 1, 1)}), by=chief)


def test_a_deadline_takes_the_rhythm_away_and_a_rhythm_needs_none(reading, chief):
    ongoing = draft(reading, "Tuyên truyền chính sách thuế")
    edit_draft(ongoing, Edit({"due_on": date(2026, 12, 20)}), by=chief)
    dated = Draft.objects.get(pk=ongoing.pk)
    assert (dated.rhythm, dated.rhythm_from) == ("", None)
    edit_draft(dated, Edit({"due_on": None, "rhythm": "quarterly"}), by=chief)
    kept = Draft.objects.get(pk=ongoing.pk)
    assert (kept.due_on, kept.rhythm, kept.rhythm_from) == (None, "quarterly", date(2026, 1, 1))


def test_a_day_set_by_a_person_is_the_last_good_day(reading, chief):
    before = draft(reading, "mở quầy")
    Draft.objects.filter(pk=before.pk).update(deadline=before.deadline | {"exclusive": True})
    edit_draft(Draft.objects.get(pk=before.pk), Edit({"due_on": date(2026, 12, 10)}), by=chief)
    kept = Draft.objects.get(pk=before.pk).deadline
    assert (kept.get("exclusive"), kept["by_person"], kept["verbatim"]) == (None, True, "Quý II/2026")


def test_only_drafts_with_nothing_to_check_are_confirmed_together(reading, chief):
    assert accept_all_clear(reading, clear_drafts(reading), by=chief) == 1
    assert [each.title[:34] for each in reading.drafts.filter(decision=Decision.ACCEPTED)] == [
        "Trung tâm Phục vụ hành chính công "
    ]


def test_confirming_nothing_together_is_refused(reading, chief):
    accept_all_clear(reading, clear_drafts(reading), by=chief)
    with pytest.raises(Refused):
        accept_all_clear(reading, clear_drafts(reading), by=chief)


def test_filling_in_keeps_what_it_does_not_speak_of(reading, chief, economy, police):
    chosen = [draft(reading, "Phòng Kinh tế chủ trì"), draft(reading, "Phát động")]
    fill_in_bulk(reading, chosen, Edit({"product": "Báo cáo"}, Units(economy)), by=chief)
    first = draft(reading, "Phòng Kinh tế chủ trì")
    assert {(row.unit, row.part) for row in first.units.all()} == {(economy, "lead"), (police, "coop")}
    assert [Draft.objects.get(pk=each.pk).product for each in chosen] == ["Báo cáo", "Báo cáo"]


def test_filling_in_nothing_is_refused(reading, chief):
    with pytest.raises(Refused):
        fill_in_bulk(reading, [draft(reading, "Phát động")], Edit(), by=chief)
    with pytest.raises(Refused):
        fill_in_bulk(reading, [], Edit({"product": "Báo cáo"}), by=chief)


def test_a_result_from_before_is_noted_with_day_and_words(reading, chief):
    noted = draft(reading, "mở quầy")
    note_finished_before(noted, on=date(2026, 6, 20), words="Đã mở quầy", document="12/QĐ-UBND", by=chief)
    kept = Draft.objects.get(pk=noted.pk)
    assert (kept.finished_on, kept.finished_words, kept.finished_document) == (
        date(2026, 6, 20),
        "Đã mở quầy",
        "12/QĐ-UBND",
    )


@pytest.mark.parametrize(("on", "words"), [(date(2026, 11, 22), "Đã mở"), (date(2026, 6, 20), " ")])
def test_a_result_in_the_future_or_without_words_is_refused(reading, chief, on, words):
    with pytest.raises(Refused):
        note_finished_before(draft(reading, "mở quầy"), on=on, words=words, by=chief)


def test_the_last_act_is_taken_back_wholly(reading, chief, economy):
    chosen = [draft(reading, "mở quầy"), draft(reading, "Phát động")]
    fill_in_bulk(
        reading, chosen, Edit({"due_on": date(2026, 12, 31), "starts_on": None}, Units(economy)), by=chief
    )
    undo_step(reading, by=chief)
    first, second = (Draft.objects.get(pk=each.pk) for each in chosen)
    assert (first.due_on, first.starts_on) == (date(2026, 6, 30), date(2026, 4, 1))
    assert [str(row.unit) for row in first.units.all()] == ["Trung tâm Phục vụ hành chính công"]
    assert (second.due_on, second.rhythm, second.units.count()) == (None, "yearly", 0)
    assert trail_of(reading.plan)[0].verb == "plans.undo_step"


def test_acts_are_taken_back_one_after_the_other(reading, chief):
    first, second = draft(reading, "mở quầy"), draft(reading, "Phát động")
    accept_draft(first, by=chief)
    drop_draft(second, by=chief)
    undo_step(reading, by=chief)
    undo_step(reading, by=chief)
    assert reading.drafts.filter(decision=Decision.PENDING).count() == 7
    with pytest.raises(Refused):
        undo_step(reading, by=chief)


def test_a_person_takes_back_only_their_own_acts(reading, ward, chief):
    accept_draft(draft(reading, "mở quầy"), by=chief)
    with pytest.raises(Refused):
        undo_step(reading, by=make.officer(ward, Role.CLERK))


def test_what_someone_else_has_changed_since_is_not_taken_back(reading, ward, chief):
    accept_draft(draft(reading, "mở quầy"), by=chief)
    restore_draft(draft(reading, "mở quầy"), by=make.officer(ward, Role.CLERK))
    with pytest.raises(Refused):
        undo_step(reading, by=chief)


def test_a_draft_that_is_a_task_is_changed_no_more(reading, chief):
    accepted = draft(reading, "mở quầy")
    accept_draft(accepted, by=chief)
    adopt_reading(reading, by=chief)
    with pytest.raises(Refused):
        drop_draft(draft(reading, "mở quầy"), by=chief)
    with pytest.raises(Refused):
        undo_step(reading, by=chief)


def test_the_filters_count_what_is_left_to_do(reading, chief):
    accept_draft(draft(reading, "mở quầy"), by=chief)
    drop_draft(draft(reading, "Phát động"), by=chief)
    assert filter_counts(reading, TODAY) == {
        "": 7,
        "can-xem": 4,
        "thieu-chu-tri": 4,
        "qua-han": 1,
        "da-xac-nhan": 1,
        "khong-phai-viec": 1,
        "clear": 0,
    }


def test_the_tally_leaves_out_clauses_beside_the_task_list_until_they_are_confirmed(reading, chief):
    before = tally_of(outline_of(reading), 0)
    accept_draft(draft(reading, "tổng hợp, báo cáo"), by=chief)
    after = tally_of(outline_of(reading), 0)
    assert [(each.total, each.decided, each.ready) for each in (before, after)] == [(6, 0, 0), (7, 1, 1)]
