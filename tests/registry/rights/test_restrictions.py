"""A granted restriction binds, until it is lifted (Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP Đ5)."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import translation
from python_calamine import CalamineWorkbook

from donghanh.audit.models import Entry as TrailEntry
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.registry.actions.choosing import choose_value, make_correction_list
from donghanh.registry.actions.judging import show_in_full
from donghanh.registry.actions.merging import merge_businesses, split_business
from donghanh.registry.actions.requests import (
    grant_request,
    issue_owner_link,
    lift_restriction,
    receive_request,
    refuse_request,
)
from donghanh.registry.actions.unmasking import unmask
from donghanh.registry.conflicts.correction_sheets import correction_workbook
from donghanh.registry.conflicts.disagreements import wrong_in
from donghanh.registry.enums import Attribute, DataRequestKind, SourceKind
from donghanh.registry.models import Access, Business, DataRequest, SurveyRound, SurveySheet
from donghanh.registry.resolution.comparing import doubt_of
from donghanh.registry.rights.mirroring import owner_path
from donghanh.registry.rights.restrictions import RESTRICTING, restricted_in, restriction_on
from donghanh.registry.surveys.books import book_rows
from tests import make
from tests.registry import make as registry
from tests.registry.reading import signed_in, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "law")]


@pytest.fixture
def business(head):
    return registry.business(
        head.ward,
        name="Hộ kinh doanh Hương Lan",
        owner="Nguyễn Thị Lan",
        personal_id="031190001234",
        phone="0912345678",
    )


def restrict(business, head, kind=DataRequestKind.RESTRICT):
    asked = receive_request(business, kind, text="Đề nghị hạn chế", by=head)
    return grant_request(asked, answer="Đã hạn chế.", by=head)


@pytest.mark.parametrize("kind", RESTRICTING)
def test_it_holds_from_the_grant_until_it_is_lifted(business, head, kind):
    asked = receive_request(business, kind, text="Đề nghị", by=head)
    assert restriction_on(business) is None
    done = grant_request(asked, answer="Đã hạn chế.", by=head)
    assert (restriction_on(business), restricted_in([head.ward_id])) == (done, {business.pk})
    lift_restriction(done, reason="Chủ cơ sở đề nghị", by=head)
    assert (restriction_on(business), restricted_in([head.ward_id])) == (None, frozenset())
    trail = TrailEntry.objects.get(verb="registry.lift_restriction")
    assert (trail.subject_id, trail.reason, trail.changes["code"]) == (
        business.pk,
        "Chủ cơ sở đề nghị",
        done.code,
    )


def test_a_refused_one_and_a_request_of_another_kind_bind_nobody(business, head):
    refuse_request(
        receive_request(business, DataRequestKind.RESTRICT, text="Đề nghị", by=head),
        answer="Không đủ căn cứ.",
        by=head,
    )
    restrict(business, head, DataRequestKind.VIEW)
    assert restriction_on(business) is None


def test_it_binds_every_business_of_the_owner_and_no_name_sake(business, head):
    same = registry.business(head.ward, owner="Nguyễn Thị Lan", personal_id="031190001234")
    other = registry.business(head.ward, owner="Nguyễn Thị Lan")
    done = restrict(business, head)
    assert restricted_in([head.ward_id]) == {business.pk, same.pk}
    assert (restriction_on(same), restriction_on(other)) == (done, None)
    assert restricted_in([make.ward("13021", "Xa").pk]) == frozenset()


def test_it_goes_where_the_number_leads_and_comes_back_with_a_split(business, head):
    chair = make.officer(head.ward, Role.CHAIR)
    younger = registry.business(head.ward, owner="Trần Văn Bình")
    done = restrict(younger, head)
    merge_businesses(business, younger, by=chair, reason="Cùng một hộ")
    assert restriction_on(business) == done
    assert business.pk in restricted_in([head.ward_id])
    business.refresh_from_db()
    leaving = list(business.entries.filter(key=str(younger.pk)))
    split_business(business, leaving, by=chair, reason="Hai hộ")
    younger.refresh_from_db()
    assert (restriction_on(business), restriction_on(younger)) == (None, done)


def test_it_is_shown_in_full_only_to_who_confirms_and_that_stands_in_the_log(business, head):
    done = restrict(business, head)
    with pytest.raises(Refused):
        unmask(business, purpose="Gọi hỏi lại địa chỉ", by=head)
    assert not Access.objects.exists()
    access = unmask(business, purpose="Cháy chợ, cần gọi ngay", by=head, despite=True)
    assert access.purpose == f"Dù đã hạn chế theo {done.code}: Cháy chợ, cần gọi ngay"


def test_the_page_says_so_in_a_line_and_asks_for_the_confirmation(business, head):
    client, address = signed_in(head), reverse("registry:business_unmask", args=[business.public_id])
    restrict(business, head)
    assert "Chủ cơ sở đã hạn chế xử lý dữ liệu cá nhân DLCN-2026-0001" in words(
        client.get(business.get_absolute_url())
    )
    page = client.post(address, {"purpose": "Gọi hỏi lại địa chỉ"})
    assert (page.status_code, "031190001234" in words(page), Access.objects.count()) == (422, False, 0)
    page = client.post(address, {"purpose": "Gọi hỏi lại địa chỉ", "despite": "on"})
    assert "031190001234" in words(page)
    assert Access.objects.get().purpose == "Dù đã hạn chế theo DLCN-2026-0001: Gọi hỏi lại địa chỉ"


def test_it_stands_in_no_list_in_full_and_the_log_names_the_others(business, head):
    free = registry.business(head.ward, name="Tạp hóa Bình", owner="Trần Văn Bình", phone="0933333333")
    restrict(business, head)
    typed = {"purpose": "Báo cáo quý", "full": "on"}
    file = signed_in(head).post(reverse("registry:business_export"), typed)
    rows = CalamineWorkbook.from_filelike(BytesIO(file.content)).get_sheet_by_index(0).to_python()
    told = {row[1]: [cell for cell in row[3:8] if cell] for row in rows if len(row) > 8}
    assert (told["Hộ kinh doanh Hương Lan"], told["Tạp hóa Bình"]) == (
        ["•••", "•••", "•••"],
        ["Trần Văn Bình", "0933333333"],
    )
    assert any(
        "Không kèm dữ liệu cá nhân của chủ cơ sở đã hạn chế" in str(cell) for row in rows for cell in row
    )
    assert Access.objects.get().businesses == [free.pk]


def test_a_pair_stays_masked_on_its_side_and_no_look_is_written_for_it(business, head):
    restrict(business, head)
    waiting = registry.waiting(head.ward, owner="Lê Văn Ba", phone="0944444444")
    question = registry.question(business.entries.get(), waiting)
    written = show_in_full(question, by=head)
    assert [(each.public_id, each.businesses) for each in written] == [("", [])]
    shown = {
        line.label: [side.words if side else "" for side in (line.one, line.other)]
        for line in doubt_of(question, in_full=True).lines
    }
    assert shown["Điện thoại"] == ["•••• ••• 678", "0944444444"]


def test_a_correction_about_the_person_does_not_leave_and_one_about_the_business_does(business, head):
    source = business.entries.get().source
    choose_value(business, Attribute.PHONE, "0933333333", reason="Chủ hộ nói", by=head)
    choose_value(business, Attribute.NAME, "Hộ kinh doanh Hải Yến", reason="Biển hiệu", by=head)
    before = make_correction_list(source, wrong_in(source), by=head)
    done = restrict(business, head)
    made = make_correction_list(source, wrong_in(source), by=head)
    assert ([row["attribute"] for row in before.rows], [row["attribute"] for row in made.rows]) == (
        ["name", "phone"],
        ["name"],
    )
    book = CalamineWorkbook.from_filelike(BytesIO(correction_workbook(before)))
    assert "0933333333" not in str(book.get_sheet_by_index(0).to_python())
    lift_restriction(done, reason="Chủ cơ sở đề nghị", by=head)
    book = CalamineWorkbook.from_filelike(BytesIO(correction_workbook(before)))
    assert "0933333333" in str(book.get_sheet_by_index(0).to_python())


def test_rows_of_a_list_stay_masked_where_they_are_about_it(business, head):
    restrict(business, head)
    rows = [{"key": "a", "name": "Hương Lan", "owner": "Nguyễn Thị Lan"}, {"key": "b", "owner": "Lê Văn Ba"}]
    batch = registry.batch(head.ward, SourceKind.TAX, *rows)
    batch.rows.filter(number=1).update(placing={"business": business.pk}, outcome="changed")
    page = signed_in(head).post(reverse("registry:batch_rows", args=[batch.pk]))
    assert ("Nguyễn Thị L•••" in words(page), "Lê Văn Ba" in words(page)) == (True, True)


def test_it_is_lifted_once_by_who_answers_with_a_reason(business, head):
    asked = receive_request(business, DataRequestKind.RESTRICT, text="Đề nghị", by=head)
    with pytest.raises(Refused):
        lift_restriction(asked, reason="Chưa thực hiện", by=head)
    done = grant_request(asked, answer="Đã hạn chế.", by=head)
    with pytest.raises(Refused):
        lift_restriction(done, reason=" ", by=head)
    strangers = make.officer(head.ward, Role.SPECIALIST), make.officer(make.ward("13021", "Xa"), Role.CHAIR)
    for who in strangers:
        with pytest.raises(Forbidden):
            lift_restriction(done, reason="Có", by=who)
    client, address = signed_in(head), reverse("registry:data_request_lift", args=[done.pk])
    assert client.post(address, {"reason": "Chủ cơ sở đề nghị"})["Location"] == done.get_absolute_url()
    assert client.post(address, {"reason": "Lần hai"}).status_code == 422
    page = words(client.get(done.get_absolute_url()))
    assert "Chủ cơ sở đề nghị Đã bỏ" in page


def test_the_owner_reads_that_it_holds_and_who_looked_in_spite_of_it(business, head):
    done = restrict(business, head)
    unmask(business, purpose="Cháy chợ, cần gọi ngay", by=head, despite=True)
    path = owner_path(issue_owner_link(business, by=head))
    owner = signed_in(head)
    owner.post(path, {"digits": "1234"})
    page = words(owner.get(path))
    assert "Dữ liệu cá nhân của ông, bà đang được hạn chế xử lý" in page
    assert f"Dù đã hạn chế theo {done.code}: Cháy chợ, cần gọi ngay" in page
    assert "031190001234" in page


def test_readers_of_changes_are_told_at_the_grant_and_when_it_is_lifted(business, head, clock):
    moments = [Business.objects.get().updated_at]
    clock.shift(60)
    done = restrict(business, head)
    moments.append(Business.objects.get().updated_at)
    clock.shift(60)
    lift_restriction(done, reason="Chủ cơ sở đề nghị", by=head)
    moments.append(Business.objects.get().updated_at)
    assert len(set(moments)) == 3
    assert DataRequest.objects.get().lifted_at.date() == date(2026, 11, 20)


def test_the_education_of_the_owner_is_hidden_on_the_page_and_in_the_workbook_of_a_survey(business, head):
    registry.fact(business, "owner_education", 2025, "postgraduate", SourceKind.SURVEY)
    asked = {"questions": ["owner_education"], "as_of": date(2025, 12, 31), "created_by": head}
    round = SurveyRound.objects.create(ward=head.ward, name="Khảo sát", **asked)
    sheet = SurveySheet.objects.create(
        ward=head.ward, round=round, business=business, code="K1", answered=["owner_education"]
    )
    told = {(business.pk, "owner_education"): business.facts.get()}
    client = signed_in(head)
    for shown in (True, False):
        page = words(client.get(business.get_absolute_url()))
        with translation.override("vi"):
            cells = next(iter(book_rows(round, [sheet], told)))
        assert ("Sau đại học" in page, cells[-1]) == (shown, "Sau đại học" if shown else "")
        if shown:
            restrict(business, head)
    typed = {"purpose": "Cháy chợ, cần gọi ngay", "despite": "on"}
    page = client.post(reverse("registry:business_unmask", args=[business.public_id]), typed)
    assert "Sau đại học" in words(page)
