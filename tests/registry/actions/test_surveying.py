"""Asking what no register holds: sheets, answers that count, refusals that do not, workbooks in and back."""

from datetime import date

import pytest

from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.slots import Reading, measures
from donghanh.org.enums import Role
from donghanh.paperwork.writing.workbook import Sheet, render_workbook
from donghanh.registry.actions.surveying import (
    apply_answers,
    close_round,
    decide_convention,
    extend_round,
    keep_answer,
    open_round,
    receive_answers,
    undo_answers,
)
from donghanh.registry.conventions import tools_needed
from donghanh.registry.enums import FactKind
from donghanh.registry.models import SurveySheet, YearlyFact
from donghanh.registry.surveys.books import book_columns, book_rows
from donghanh.registry.surveys.queries import facts_of, sheets_of, told
from donghanh.registry.surveys.questions import Answer
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 1)
EDUCATION, TOOLS, STAFF = FactKind.OWNER_EDUCATION, FactKind.DIGITAL_TOOLS, FactKind.STAFF


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def keeper(ward):
    return make.officer(ward, Role.SPECIALIST)


@pytest.fixture
def walker(ward):
    return make.officer(ward, Role.FIELD, name="Phạm Thị Nga")


@pytest.fixture
def firms(ward):
    return [registry.business(ward, legal_form="llc_one", name=f"Công ty {number}") for number in range(3)]


@pytest.fixture
def asking(keeper, firms):
    return open_round("Khảo sát quý IV", as_of=DAY, questions=[STAFF, TOOLS, EDUCATION], by=keeper)


def sheet_of(asking, business) -> SurveySheet:
    return asking.sheets.get(business=business)


def current(business, kind):
    return [
        (fact.year, fact.as_of, fact.amount, fact.words)
        for fact in YearlyFact.objects.filter(business=business, kind=kind, is_current=True)
    ]


def test_a_round_asks_every_business_that_operates_on_its_day(ward, asking, firms, keeper):
    registry.business(ward, ended_on="2026-10-01")
    registry.business(ward, legal_form="branch")
    assert set(asking.sheets.values_list("business", flat=True)) == {each.pk for each in firms}
    assert len(set(asking.sheets.values_list("code", flat=True))) == 3
    assert asking.questions == [EDUCATION, TOOLS, STAFF]  # in the order of asking
    come = registry.business(ward, registered_on="2026-10-02")
    assert extend_round(asking, by=keeper) == 1
    assert sheet_of(asking, come)


def test_an_answer_at_the_door_is_a_fact_of_the_survey_and_says_who_asked(asking, firms, walker):
    sheet = sheet_of(asking, firms[0])
    keep_answer(sheet, STAFF, Answer(amount=7), by=walker)
    fact = YearlyFact.objects.get()
    assert (fact.year, fact.as_of, fact.amount, fact.source.kind, fact.recorded_by) == (
        2026, DAY, 7, "survey", walker,
    )  # fmt: skip
    sheet.refresh_from_db()
    assert (sheet.answered, sheet.refused, sheet.asked_by) == ([STAFF], [], walker)


def test_refusing_is_told_apart_from_never_asked_and_counts_nowhere(ward, asking, firms, walker):
    for firm, answer in zip(firms[:2], (Answer(words="e_invoice,sales"), None), strict=True):
        keep_answer(sheet_of(asking, firm), TOOLS, answer, by=walker)
    line = next(each for each in told(asking) if each.kind == TOOLS)
    assert (line.answered, line.refused, line.open) == (1, 1, 1)
    assert measures["registry.digital_enterprises"].read([ward.pk], DAY, DAY) == Reading(1, 1, 1, 3)


def test_who_answers_again_corrects_and_who_then_refuses_takes_back(asking, firms, walker):
    sheet = sheet_of(asking, firms[0])
    for amount in (7, 8):
        keep_answer(sheet, STAFF, Answer(amount=amount), by=walker)
    assert current(firms[0], STAFF) == [(2026, DAY, 8, "")]
    keep_answer(sheet, STAFF, None, by=walker)
    assert current(firms[0], STAFF) == []
    sheet.refresh_from_db()
    assert (sheet.answered, sheet.refused) == ([], [STAFF])


def test_a_closed_round_takes_no_answer_and_no_other_question(asking, firms, keeper, walker):
    sheet = sheet_of(asking, firms[0])
    with pytest.raises(Refused):
        keep_answer(sheet, FactKind.NEW_JOBS, Answer(amount=1), by=walker)
    close_round(asking, by=keeper)
    with pytest.raises(Refused):
        keep_answer(sheet, STAFF, Answer(amount=1), by=walker)


def test_who_asks_opens_no_round_and_an_administrator_asks_nobody(asking, firms, walker, ward):
    with pytest.raises(Forbidden):
        open_round("Đợt khác", as_of=DAY, questions=[STAFF], by=walker)
    with pytest.raises(Forbidden):
        keep_answer(sheet_of(asking, firms[0]), STAFF, None, by=make.officer(ward, Role.ADMIN))


@pytest.mark.parametrize(
    "facts",
    [{"questions": []}, {"questions": ["revenue"]}, {"as_of": date(2100, 1, 1)}, {"name": "Khảo sát quý IV"}],
)
def test_a_round_without_questions_of_the_future_or_named_twice_is_refused(facts, asking, keeper):
    said = {"name": "Đợt khác", "as_of": DAY, "questions": [STAFF]} | facts
    with pytest.raises(Refused):
        open_round(said.pop("name"), by=keeper, **said)


def book(asking, fill) -> bytes:
    """The workbook of the round with cells filled in: {registry number: {title: words}}."""
    sheets = list(sheets_of(asking))
    columns = book_columns(asking)
    titles = [column.title for column in columns]
    rows = [list(row) for row in book_rows(asking, sheets, facts_of(asking, sheets))]
    for row in rows:
        for title, words in fill.get(row[0], {}).items():
            row[titles.index(title)] = words
    rows += [
        [number, "", "", "", *[""] * (len(titles) - 4)]
        for number in fill
        if number not in {row[0] for row in rows}
    ]
    return render_workbook([Sheet("Khảo sát", columns, rows, ["Đợt khảo sát"])])


EDU, PEOPLE, INVOICE, SALES = (
    "Trình độ chuyên môn của chủ cơ sở",
    "Lao động",
    "Hóa đơn điện tử",
    "Phần mềm bán hàng, quản lý kho",
)


@pytest.fixture
def filled(asking, firms, keeper):
    """Two lines filled in, a strange number, and one cell that says nothing."""
    content = book(
        asking,
        {
            firms[0].public_id: {EDU: "cao đẳng", PEOPLE: "1.200", INVOICE: "x", SALES: "X"},
            firms[1].public_id: {EDU: "Không trả lời", PEOPLE: "nhiều"},
            "AAAAAAAAAAAA": {},
        },
    )
    return receive_answers(asking, content, "khao-sat.xlsx", by=keeper)


def test_a_workbook_is_looked_at_before_anything_is_kept(filled, firms, asking):
    assert YearlyFact.objects.count() == 0
    rows = {row["public_id"]: row for row in filled.rows}
    assert rows[firms[0].public_id]["answers"] == {
        EDUCATION: (None, "college"), TOOLS: (None, "e_invoice,sales"), STAFF: (1200, ""),
    }  # fmt: skip
    assert (rows[firms[1].public_id]["answers"], rows[firms[1].public_id]["refused"]) == ({}, [EDUCATION])
    assert rows[firms[1].public_id]["findings"] == ["Lao động: Hãy ghi số nguyên: 0, 12, 1.200."]
    assert rows["AAAAAAAAAAAA"]["sheet"] is None


def test_answers_of_a_workbook_are_kept_once(filled, firms, keeper, asking):
    assert apply_answers(filled, by=keeper) == 3
    assert current(firms[0], EDUCATION) == [(2026, DAY, None, "college")]
    assert sheet_of(asking, firms[1]).refused == [EDUCATION]
    with pytest.raises(Refused):
        apply_answers(filled, by=keeper)


def test_taking_a_workbook_back_leaves_everything_as_before(filled, firms, keeper, walker, asking):
    keep_answer(sheet_of(asking, firms[0]), STAFF, Answer(amount=3), by=walker)

    def state():
        sheets = asking.sheets.order_by("pk").values_list("answered", "refused", "asked_by", "asked_at")
        return list(sheets), current(firms[0], STAFF), current(firms[0], EDUCATION)

    before = state()
    apply_answers(filled, by=keeper)
    assert state() != before
    undo_answers(filled, by=keeper)
    assert state() == before


def test_a_workbook_whose_sheets_were_answered_since_is_not_taken_back(filled, firms, keeper, walker, asking):
    apply_answers(filled, by=keeper)
    keep_answer(sheet_of(asking, firms[0]), STAFF, Answer(amount=3), by=walker)
    with pytest.raises(Refused):
        undo_answers(filled, by=keeper)


def test_the_workbook_shows_what_is_answered_already(asking, firms, keeper, walker):
    keep_answer(sheet_of(asking, firms[0]), TOOLS, Answer(words="sales"), by=walker)
    keep_answer(sheet_of(asking, firms[0]), STAFF, Answer(amount=7), by=walker)
    again = receive_answers(asking, book(asking, {}), "phieu.xlsx", by=keeper)
    answers = {row["public_id"]: row["answers"] for row in again.rows}
    assert answers[firms[0].public_id] == {TOOLS: (None, "sales"), STAFF: (7, "")}
    assert answers[firms[1].public_id] == {}


def test_another_workbook_is_refused(asking, keeper):
    other = render_workbook([Sheet("Khác", [book_columns(asking)[2]], [["x"]])])
    with pytest.raises(Refused):
        receive_answers(asking, other, "khac.xlsx", by=keeper)


def test_a_convention_is_decided_by_who_may_and_within_the_list(ward, keeper):
    head = make.officer(ward, Role.UNIT_HEAD)
    decide_convention(3, valid_from=date(2026, 7, 1), reason="Sát thực tế", by=head)
    assert tools_needed([ward.pk], DAY) == {3: [ward.pk]}
    with pytest.raises(Forbidden):
        decide_convention(1, valid_from=DAY, reason="Dễ đạt", by=keeper)
    for tools, reason in ((0, "x"), (10, "x"), (2, " ")):
        with pytest.raises(Refused):
            decide_convention(tools, valid_from=DAY, reason=reason, by=head)
