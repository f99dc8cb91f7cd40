"""Draft, review, figures frozen, sent: who may take which step, and what holds in between."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from donghanh.audit.models import Entry
from donghanh.files.actions import store_file
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.slots import measures
from donghanh.notify.models import Notice
from donghanh.org.enums import Role
from donghanh.reports.actions import (
    ask_review,
    change_report,
    correct_report,
    decide_review,
    draft_report,
    freeze_report,
    record_dispatch,
    supplement_report,
    write_erratum,
    write_narrative,
)
from donghanh.reports.enums import ReportPart, ReportState
from donghanh.reports.errata import erratum_letter
from donghanh.reports.letterhead import relation_of
from donghanh.reports.models import Dispatch, Erratum, Report, Review
from donghanh.reports.standing import snapshot_of
from donghanh.reports.states import state_of_report
from tests import make
from tests.reports.conftest import YEAR, on

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 2)
SENT = {
    "number": "212/BC-UBND",
    "signed_on": date(2026, 12, 1),
    "sent_on": DAY,
    "addressees": "Sở Tài chính\nĐảng ủy phường",
    "channel": "documents",
}


@pytest.fixture(autouse=True)
def clock():
    with on(DAY):
        yield


@pytest.fixture
def written(plan, chief):
    """A draft with words for every part that nobody has reviewed."""

    def begin(by=chief) -> Report:
        report = draft_report([plan], YEAR, by=by)
        for part in ReportPart:
            write_narrative(report, part, f"Lời của phần {part.numeral}.", by=by)
        return again(report)

    return begin


@pytest.fixture
def frozen(draft, chief):
    return freeze_report(draft(written=True), by=chief)


@pytest.fixture
def sent(frozen, chief):
    record_dispatch(frozen, by=chief, **SENT)
    return again(frozen)


def again(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)


def state(report: Report) -> ReportState:
    return state_of_report(again(report))


def test_a_report_goes_from_draft_over_review_and_freezing_to_sent(written, reviewer, chief):
    report = written()
    assert state(report) == ReportState.DRAFT
    ask_review(report, by=chief)
    assert state(report) == ReportState.IN_REVIEW
    decide_review(report, approved=True, remarks="", by=reviewer)
    assert state(report) == ReportState.REVIEWED
    freeze_report(report, by=chief)
    assert state(report) == ReportState.FROZEN
    record_dispatch(report, by=chief, **SENT)
    assert state(report) == ReportState.SENT
    correct_report(again(report), by=chief)
    assert state(report) == ReportState.REPLACED


def test_figures_are_not_frozen_without_a_review(written, chief):
    with pytest.raises(Refused, match="Dự thảo hiện tại chưa được duyệt"):
        freeze_report(written(), by=chief)


def test_a_returned_draft_keeps_its_remarks_and_is_put_forward_again(written, reviewer, chief):
    report = written()
    ask_review(report, by=chief)
    with pytest.raises(Refused, match="còn thiếu"):
        decide_review(report, approved=False, remarks=" ", by=reviewer)
    decide_review(report, approved=False, remarks="Thiếu nguyên nhân.", by=reviewer)
    assert state(report) == ReportState.RETURNED
    with pytest.raises(Refused, match="chưa được duyệt"):
        freeze_report(report, by=chief)
    write_narrative(report, ReportPart.SHORTCOMINGS, "Do chờ hướng dẫn.", by=chief)
    ask_review(report, by=chief)
    decide_review(report, approved=True, remarks="", by=reviewer)
    assert [(one.approved, one.remarks) for one in report.reviews.all()] == [
        (False, "Thiếu nguyên nhân."),
        (True, ""),
    ]
    assert freeze_report(report, by=chief).is_frozen


@pytest.mark.parametrize(
    "change",
    [
        lambda report, by: write_narrative(report, ReportPart.NEXT, "Khác", by=by),
        lambda report, by: change_report(report, by=by, title="Kết quả khác"),
    ],
)
def test_a_change_after_the_approval_needs_another_review(change, draft, chief):
    report = draft(written=True)
    assert state(report) == ReportState.REVIEWED
    change(report, chief)
    assert state(report) == ReportState.DRAFT
    with pytest.raises(Refused, match="chưa được duyệt"):
        freeze_report(report, by=chief)


def test_nobody_reviews_what_they_drafted_or_put_forward_but_the_chair(ward, written, chief):
    report = written()
    ask_review(report, by=chief)
    with pytest.raises(Forbidden):
        decide_review(report, approved=True, remarks="", by=chief)
    chair = make.officer(ward, Role.CHAIR)
    own = written(by=chair)
    ask_review(own, by=chair)
    assert decide_review(own, approved=True, remarks="", by=chair).approved is True


def test_a_head_reviews_what_the_own_unit_drafted_and_nothing_else(ward, office, centre, doer, written):
    report = written(by=doer)
    ask_review(report, by=doer)
    for role, unit in ((Role.UNIT_HEAD, centre), (Role.SPECIALIST, office)):
        with pytest.raises(Forbidden):
            decide_review(report, approved=True, remarks="", by=make.officer(ward, role, unit=unit))
    head = make.officer(ward, Role.UNIT_HEAD, unit=office)
    assert decide_review(report, approved=True, remarks="", by=head).decided_by == head


def test_a_draft_is_put_forward_once_and_only_in_a_persons_words(plan, chief, written):
    report = written()
    ask_review(report, by=chief)
    with pytest.raises(Refused, match="đang trình duyệt"):
        ask_review(report, by=chief)
    with pytest.raises(Refused, match="Phần I, II, III, IV, V còn nội dung do hệ thống soạn"):
        ask_review(draft_report([plan], YEAR, by=chief), by=chief)


def test_reviewers_hear_of_a_draft_and_its_author_of_the_decision(written, reviewer, chief):
    report = written()
    ask_review(report, by=chief)
    decide_review(report, approved=False, remarks="Thiếu số liệu.", by=reviewer)
    heard = list(Notice.objects.order_by("pk").values_list("recipient", "text"))
    assert heard == [
        (reviewer.pk, f"Báo cáo chờ duyệt: {report.title}"),
        (chief.pk, f"Báo cáo bị trả lại, đề nghị hoàn thiện: {report.title}"),
    ]


def test_the_database_keeps_a_review_whole(written, chief):
    report = written()
    ask_review(report, by=chief)
    for wrong in ({"approved": True}, {"approved": False, "decided_by": chief, "revision": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Review.objects.filter(report=report).update(**wrong)


def test_a_dispatch_changes_nothing_that_was_frozen(frozen, chief):
    before = snapshot_of(again(frozen))
    scan = store_file(b"%PDF-1.7\n%ban ky", "ban-ky.pdf", by=chief)
    record_dispatch(frozen, by=chief, scan=scan, **SENT)
    kept = again(frozen)
    assert snapshot_of(kept) == before
    assert (kept.dispatch.number, kept.dispatch.scan) == ("212/BC-UBND", scan)
    assert Entry.objects.get(verb="reports.record_dispatch").changes["number"] == ["", "212/BC-UBND"]


def test_a_dispatch_is_mended_and_keeps_its_scan(sent, chief):
    scan = store_file(b"%PDF-1.7\n%ban ky", "ban-ky.pdf", by=chief)
    record_dispatch(sent, by=chief, scan=scan, **SENT)
    record_dispatch(sent, by=chief, **SENT | {"number": "213/BC-UBND"})
    assert (Dispatch.objects.get().number, Dispatch.objects.get().scan) == ("213/BC-UBND", scan)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"signed_on": date(2026, 11, 29)}, "không được trước ngày chốt số liệu"),
        ({"sent_on": date(2026, 11, 30)}, "Ngày gửi không được trước ngày văn bản"),
        ({"sent_on": date(2026, 12, 3)}, "Ngày gửi không được sau hôm nay"),
    ],
)
def test_days_of_a_dispatch_must_be_possible(facts, words, frozen, chief):
    with pytest.raises(Refused, match=words):
        record_dispatch(frozen, by=chief, **SENT | facts)


def test_a_number_is_given_once_a_year(sent, draft, chief):
    """NĐ 30/2020 Đ15: numbers run from 01/01 to 31/12."""
    other = freeze_report(draft(written=True), by=chief)
    with pytest.raises(Refused, match="đã có báo cáo khác mang số 212/BC-UBND"):
        record_dispatch(other, by=chief, **SENT)


def test_a_draft_is_not_sent_and_not_everyone_sends(ward, draft, frozen, chief):
    with pytest.raises(Forbidden):
        record_dispatch(draft(written=True), by=chief, **SENT)
    with pytest.raises(Forbidden):
        record_dispatch(frozen, by=make.officer(ward, Role.SPECIALIST), **SENT)
    assert record_dispatch(frozen, by=make.officer(ward, Role.CLERK), **SENT).number == "212/BC-UBND"


def test_reports_sent_are_counted_by_the_day_they_went_out(ward, sent, frozen):
    read = measures["reports.sent"].read
    assert read([ward.pk], date(2026, 12, 1), date(2026, 12, 31)).numerator == 1
    assert read([ward.pk], date(2026, 11, 1), date(2026, 11, 30)).numerator == 0


def test_a_supplement_stands_beside_the_report_and_does_not_replace_it(sent, chief):
    """NĐ 09/2019: what was left out is reported in a document of its own."""
    added = supplement_report(sent, by=chief)
    assert (added.supplements, added.narratives.count(), state(sent)) == (sent, 0, ReportState.SENT)
    cited = "Báo cáo số 212/BC-UBND ngày 01/12/2026 của Ủy ban nhân dân phường Ái Quốc"
    assert added.title == f"Bổ sung {cited}"
    assert relation_of(again(added)) == f"Báo cáo này bổ sung {cited}."


def test_old_and_new_are_named_on_both_pages(sent, chief, signed_in):
    added = supplement_report(sent, by=chief)
    replaced = correct_report(again(sent), by=chief)
    client = signed_in(chief)
    old = client.get(sent.get_absolute_url()).content.decode()
    for new in (added, replaced):
        assert f'href="{new.get_absolute_url()}"' in old
        assert f'href="{sent.get_absolute_url()}"' in client.get(new.get_absolute_url()).content.decode()


def test_wrong_words_of_a_sent_report_are_put_right_by_a_letter(sent, frozen, chief):
    """NĐ 30/2020 Đ18: errors of form and wording by công văn đính chính."""
    erratum = write_erratum(sent, place="Phần II", wrong="14 tin bài", right="14 tin, bài", by=chief)
    letter = erratum_letter(Erratum.objects.get(pk=erratum.pk))
    assert letter.kind.value == "Công văn"
    assert letter.addressees == ("Sở Tài chính", "Đảng ủy phường")
    assert letter.subject.startswith("đính chính báo cáo số 212/BC-UBND ngày 01/12/2026")
    assert [node.text for node in letter.body][2:4] == [
        "Nội dung đã in: “14 tin bài”.",
        "Đính chính thành: “14 tin, bài”.",
    ]
    with pytest.raises(Refused, match="trùng"):
        write_erratum(sent, place="II", wrong="a", right="a ", by=chief)


def test_what_has_not_gone_out_has_no_erratum(frozen, chief):
    with pytest.raises(Forbidden):
        write_erratum(frozen, place="II", wrong="a", right="b", by=chief)


def test_the_course_is_told_on_the_page_and_the_scan_is_handed_out(sent, chief, signed_in):
    record_dispatch(sent, by=chief, scan=store_file(b"%PDF-1.7\n%ban ky", "ban-ky.pdf", by=chief), **SENT)
    client = signed_in(chief)
    page = client.get(sent.get_absolute_url()).content.decode()
    for words in ("Lê Thu Hằng duyệt", "212/BC-UBND", "Hệ thống quản lý văn bản", "Đảng ủy phường"):
        assert words in page
    scan = client.get(reverse("reports:report_scan", args=[sent.pk]))
    assert b"".join(scan.streaming_content) == b"%PDF-1.7\n%ban ky"


def test_the_dispatch_is_recorded_by_a_form(frozen, chief, signed_in):
    client, address = signed_in(chief), reverse("reports:report_dispatch", args=[frozen.pk])
    assert client.get(address).context["form"].initial["sent_on"] == DAY
    said = SENT | {"signed_on": "01/12/2026", "sent_on": "02/12/2026"}
    assert client.post(address, said | {"sent_on": "30/11/2026"}).status_code == 422
    assert client.post(address, said)["Location"] == frozen.get_absolute_url()
    assert Dispatch.objects.get().sent_on == DAY


def test_a_scan_that_is_not_there_does_not_exist(sent, chief, signed_in):
    assert signed_in(chief).get(reverse("reports:report_scan", args=[sent.pk])).status_code == 404
