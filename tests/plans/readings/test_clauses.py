"""Splitting, joining and adding drafts: no word of the document gets lost."""

from datetime import date

import pytest

from donghanh.audit.queries import trail_of
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.clauses import add_draft, merge_drafts, split_draft, suggested_pieces
from donghanh.plans.actions.drafts import accept_draft, note_finished_before
from donghanh.plans.actions.steps import undo_step
from donghanh.plans.confirmation.queries import drafts_of, outline_of
from donghanh.plans.enums import Decision
from donghanh.plans.models import Draft
from donghanh.vietnamese.text import fold
from tests import make
from tests.plans.readings.conftest import PLAN, draft, read

PIECES = [
    "Rà soát nhà, đất công chưa sử dụng;",
    "lập danh mục cho thuê;",
    "công bố danh mục trên cổng thông tin.",
]


def test_the_pieces_hold_every_word_in_order(reading, chief):
    whole = draft(reading, "Rà soát nhà, đất công").title
    pieces = split_draft(draft(reading, "Rà soát nhà, đất công"), PIECES, by=chief)
    assert fold(" ".join(piece.title for piece in pieces)) == fold(whole)


def test_the_pieces_stand_where_the_clause_stood(reading, chief):
    split_draft(draft(reading, "Rà soát nhà, đất công"), PIECES, by=chief)
    titles = [each.title for each in drafts_of(reading)][2:5]
    assert titles == [
        "Rà soát nhà, đất công chưa sử dụng",
        "Lập danh mục cho thuê",
        "Công bố danh mục trên cổng thông tin.",
    ]
    assert [line.number for line in outline_of(reading).values()] == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_a_piece_may_be_split_again_and_still_marks_its_own_words(reading, chief):
    second = split_draft(draft(reading, "Rà soát nhà, đất công"), PIECES, by=chief)[1]
    last = split_draft(second, ["Lập danh mục", "cho thuê"], by=chief)[1]
    block, start, end = last.evidence["title"][0]["spans"][0]
    assert (last.title, reading.blocks[block]["text"][start:end]) == ("Cho thuê", "cho thuê")


def test_each_piece_keeps_time_section_and_quote_and_marks_its_own_words(reading, chief):
    clause = draft(reading, "Rà soát nhà, đất công")
    second = split_draft(clause, PIECES, by=chief)[1]
    assert (second.due_on, second.section, second.quote) == (clause.due_on, clause.section, clause.quote)
    block, start, end = second.evidence["title"][0]["spans"][0]
    assert reading.blocks[block]["text"][start:end] == "lập danh mục cho thuê;"


@pytest.mark.parametrize(
    "pieces",
    [
        ["Rà soát nhà, đất công chưa sử dụng;", "công bố danh mục trên cổng thông tin."],
        [
            "lập danh mục cho thuê;",
            "Rà soát nhà, đất công chưa sử dụng;",
            "công bố danh mục trên cổng thông tin.",
        ],
        ["Rà soát nhà, đất công chưa sử dụng; lập danh mục cho thuê; công bố danh mục trên cổng thông tin."],
    ],
    ids=["a word is missing", "another order", "one piece"],
)
def test_a_split_that_loses_or_moves_words_is_refused(reading, chief, pieces):
    with pytest.raises(Refused):
        split_draft(draft(reading, "Rà soát nhà, đất công"), pieces, by=chief)
    assert reading.drafts.count() == 7


def test_parts_are_offered_with_their_marks_and_without_losing_words():
    clause = Draft(
        title="Triển khai chương trình: (i) mở lớp tập huấn; (ii) in tờ rơi; (iii) đăng tin.",
        parts=["mở lớp tập huấn", "in tờ rơi", "đăng tin"],
    )
    assert suggested_pieces(clause) == [
        "Triển khai chương trình: (i) mở lớp tập huấn;",
        "(ii) in tờ rơi;",
        "(iii) đăng tin.",
    ]


def test_a_clause_without_parts_is_offered_whole():
    assert suggested_pieces(Draft(title="Mở lớp tập huấn.", parts=[])) == ["Mở lớp tập huấn."]


def test_a_split_is_taken_back_wholly(reading, chief):
    whole = draft(reading, "Rà soát nhà, đất công").title
    split_draft(draft(reading, "Rà soát nhà, đất công"), PIECES, by=chief)
    undo_step(reading, by=chief)
    assert [each.title for each in drafts_of(reading)][2] == whole
    assert reading.drafts.count() == 7


def test_joined_drafts_hold_the_words_of_both(reading, chief):
    first, second = draft(reading, "Tuyên truyền chính sách"), draft(reading, "hội nghị đối thoại")
    joined = merge_drafts(second, first, by=chief)
    assert joined.title == (
        "Tuyên truyền chính sách thuế đến hộ kinh doanh trên hệ thống truyền thanh; "
        "Tổ chức hội nghị đối thoại với hộ kinh doanh."
    )
    assert (first.quote in joined.quote, second.quote in joined.quote) == (True, True)
    assert joined.blocks == [20, 21, 22, 23]


def test_the_second_of_two_joined_drafts_leaves_the_list_but_stays_as_a_trace(reading, chief):
    first, second = draft(reading, "Tuyên truyền chính sách"), draft(reading, "hội nghị đối thoại")
    merge_drafts(first, second, by=chief)
    gone = Draft.objects.get(pk=second.pk)
    assert (gone.decision, gone.merged_into_id, gone.decided_by) == (Decision.MERGED, first.pk, chief)
    assert second.pk not in outline_of(reading)


def test_units_of_both_are_joined_and_one_leads(reading, chief, counter, police):
    joined = merge_drafts(draft(reading, "mở quầy"), draft(reading, "Phòng Kinh tế chủ trì"), by=chief)
    assert {(row.unit, row.part) for row in joined.units.all()} == {(counter, "lead"), (police, "coop")}


def test_two_different_dates_are_put_in_doubt_not_chosen_silently(reading, chief):
    joined = merge_drafts(draft(reading, "mở quầy"), draft(reading, "Phòng Kinh tế chủ trì"), by=chief)
    assert "deadline" in joined.doubts


def test_joining_is_taken_back(reading, chief):
    before = list(drafts_of(reading).values_list("pk", "title", "decision"))
    merge_drafts(draft(reading, "Tuyên truyền chính sách"), draft(reading, "hội nghị đối thoại"), by=chief)
    undo_step(reading, by=chief)
    assert list(drafts_of(reading).values_list("pk", "title", "decision")) == before


def test_drafts_of_two_documents_are_not_joined(reading, chief):
    other = read(PLAN, chief)
    with pytest.raises(Refused):
        merge_drafts(draft(reading, "mở quầy"), draft(other, "Phát động"), by=chief)


def test_a_task_the_machine_did_not_see_is_added_at_its_place(reading, chief):
    added = add_draft(
        reading, title="Giúp hộ kinh doanh đúng pháp luật", block=8, quote=reading.blocks[8]["text"], by=chief
    )
    assert drafts_of(reading).first() == added
    assert (added.quote, added.by_hand) == (reading.blocks[8]["text"], True)
    assert trail_of(added)[0].verb == "plans.add_draft"


def test_a_task_without_a_place_comes_last(reading, chief):
    added = add_draft(reading, title="Báo cáo quý", by=chief)
    assert [each.pk for each in drafts_of(reading)][-1] == added.pk


def test_adding_is_taken_back(reading, chief):
    add_draft(reading, title="Báo cáo quý", by=chief)
    undo_step(reading, by=chief)
    assert reading.drafts.count() == 7


@pytest.mark.parametrize("role", [Role.FIELD, Role.ADMIN])
def test_someone_without_the_right_splits_joins_and_adds_nothing(reading, ward, role):
    other = make.officer(ward, role)
    with pytest.raises(Forbidden):
        split_draft(draft(reading, "Rà soát nhà, đất công"), PIECES, by=other)
    with pytest.raises(Forbidden):
        merge_drafts(draft(reading, "mở quầy"), draft(reading, "Phát động"), by=other)
    with pytest.raises(Forbidden):
        add_draft(reading, title="Báo cáo quý", by=other)


def test_a_piece_of_an_accepted_clause_must_be_confirmed_anew(reading, chief):
    clause = draft(reading, "Rà soát nhà, đất công")
    accept_draft(clause, by=chief)
    pieces = split_draft(Draft.objects.get(pk=clause.pk), PIECES, by=chief)
    assert {Draft.objects.get(pk=piece.pk).decision for piece in pieces} == {Decision.PENDING}


def test_joining_keeps_the_result_that_was_noted(reading, chief):
    second = draft(reading, "hội nghị đối thoại")
    note_finished_before(second, on=date(2026, 6, 20), words="Đã họp", by=chief)
    joined = merge_drafts(
        draft(reading, "Tuyên truyền chính sách"), draft(reading, "hội nghị đối thoại"), by=chief
    )
    assert (joined.finished_on, joined.finished_words) == (date(2026, 6, 20), "Đã họp")
