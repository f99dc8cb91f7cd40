"""What was deleted on request is in no table any more (Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP Đ5)."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import translation

from donghanh.audit.actions import record
from donghanh.audit.models import Entry as TrailEntry
from donghanh.files.actions import store_file
from donghanh.files.models import Attachment
from donghanh.kernel.errors import Refused
from donghanh.kernel.walls import row_scope
from donghanh.org.enums import Role
from donghanh.registry.actions.businesses import record_fact, say_of_business
from donghanh.registry.actions.choosing import (
    choose_value,
    make_correction_list,
    mark_list_sent,
)
from donghanh.registry.actions.judging import judge
from donghanh.registry.actions.merging import merge_businesses, split_business
from donghanh.registry.actions.requests import grant_request, receive_request
from donghanh.registry.actions.settling import settle
from donghanh.registry.actions.tax_notes import explain_difference
from donghanh.registry.actions.unmasking import unmask
from donghanh.registry.conflicts.disagreements import wrong_in
from donghanh.registry.enums import DataRequestKind, FactKind, SourceKind
from donghanh.registry.models import (
    Batch,
    Choice,
    Entry,
    Judgement,
    Person,
    StagedRow,
    SurveyFile,
    SurveyRound,
    SurveySheet,
    YearlyFact,
)
from donghanh.registry.resolution.circles import record_of
from donghanh.registry.rights.forgetting import told_left
from tests import make
from tests.registry import make as registry
from tests.registry.reading import signed_in, words
from tests.registry.sweeping import tables_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "law")]
DAY = date(2026, 11, 20)


@pytest.fixture
def business(head):
    return registry.business(
        head.ward, name="Hộ kinh doanh Hương Lan", owner="Nguyễn Thị Lan", phone="0912345678"
    )


def say(business, head, **values):
    """An officer on the spot, as the runtime role."""
    with row_scope([head.ward_id]):
        say_of_business(business, values, as_of=DAY, by=head)


def ask(business, head, attribute="", text="Đề nghị xóa"):
    with row_scope([head.ward_id]):
        return receive_request(business, DataRequestKind.DELETE, attribute=attribute, text=text, by=head)


def grant(request, head, answer="Đã xóa."):
    with row_scope([head.ward_id]):
        return grant_request(request, answer=answer, by=head)


def nowhere(values):
    return {value: [] for value in values}


def test_a_telephone_that_was_deleted_is_in_no_table_any_more(business, head):
    say(business, head, phone="0911111111")
    say(business, head, phone="0922222222")
    with row_scope([head.ward_id]):
        reason = "Đã gọi 0911 111 111, không phải số +84.922222222"
        choose_value(business, "phone", "0911111111", reason=reason, by=head)
        unmask(business, purpose="Gọi số 0911.111.111", by=head)
    asked = ask(business, head, "phone", "Xin xóa số 0911111111 và 0922 222 222")
    assert tables_with("0911111111")["0911111111"] == [
        "registry_choice",
        "registry_datarequest",
        "registry_entry",
        "registry_person",
        "registry_personevent",
    ]
    grant(asked, head, "Đã xóa số 0911111111.")
    values = ("0911111111", "0922222222", "0911 111 111", "922222222", "0911.111.111", "0922 222 222")
    values += ("•••• ••• 111", "•••• ••• 222")
    assert tables_with(*values) == nowhere(values)


def test_what_an_agency_says_today_stays_and_is_told(business, head):
    say(business, head, phone="0911111111")
    done = grant(ask(business, head, "phone"), head)
    assert done.left == {
        "gone": ["phone"],
        "kept": [["phone", "Danh sách registration"]],
        "files": [],
        "letters": [],
    }
    assert Person.objects.get().phone == "0912345678"
    assert tables_with("0912345678")["0912345678"] == ["registry_entry", "registry_person"]


def test_what_an_agency_said_before_goes_and_what_it_says_today_stays(business, head):
    registry.entry(
        business, as_of=date(2026, 6, 1), name="Hương Lan", owner="Nguyễn Thị Lan", phone="0944444444"
    )
    settle([business.pk])
    grant(ask(business, head, "phone"), head)
    assert tables_with("0912345678", "0944444444") == {
        "0912345678": [],
        "0944444444": ["registry_entry", "registry_person"],
    }


def test_all_of_it_takes_every_personal_fact_and_the_education(business, head):
    told = {
        "owner": "Nguyễn Thị Lan Hương",
        "owner_gender": "female",
        "owner_born": "1988-03-12",
        "personal_id": "031188001234",
        "email": "lan.huong@example.vn",
        "phone": "0911111111",
    }
    say(business, head, **told)
    with row_scope([head.ward_id]):
        record_fact(
            business,
            FactKind.OWNER_EDUCATION,
            2026,
            words="postgraduate",
            as_of=DAY,
            source_kind=SourceKind.VISIT,
            by=head,
        )
    before = {"fact": "owner_education", "year": "2025", "value": "Sau đại học"}
    record("registry.record_fact", business, by=head, changes=before)  # as it was told once
    text = "Tôi là NGUYỄN THỊ LAN HƯƠNG, sinh 12/03/1988, thư lan.huong@example.vn: xóa hết"
    done = grant(ask(business, head, text=text), head)
    assert done.left["gone"] == [
        "email",
        "owner",
        "owner_born",
        "owner_education",
        "owner_gender",
        "personal_id",
        "phone",
    ]
    assert not YearlyFact.objects.exists()
    values = (
        "Nguyễn Thị Lan Hương",
        "NGUYỄN THỊ LAN HƯƠNG",
        "nguyen thi lan huong",
        "1988-03-12",
        "12/03/1988",
        "031188001234",
        "lan.huong@example.vn",
        "0911111111",
        "postgraduate",
        "Sau đại học",
        "Nguyễn Thị Lan H•••",
        "l•••@example.vn",
        "0311 •••• ••34",
    )
    assert tables_with(*values) == nowhere(values)
    assert Person.objects.get().name == "Nguyễn Thị Lan"


def test_the_other_businesses_of_the_same_owner_are_reached(business, head):
    for each in (business, other := registry.business(head.ward, owner="Nguyễn Thị Lan")):
        say(each, head, owner="Nguyễn Thị Lan", personal_id="031188001234", email="lan@example.vn")
    assert Person.objects.filter(personal_number="031188001234").count() == 1
    grant(ask(business, head, "email"), head)
    assert tables_with("lan@example.vn")["lan@example.vn"] == []
    assert not any("email" in entry.values for entry in Entry.objects.filter(business=other))


def test_the_data_of_another_owner_with_the_same_telephone_stays(business, head):
    neighbour = registry.business(head.ward, owner="Trần Văn Bình")
    for each in (business, neighbour):
        say(each, head, phone="0911111111")
    grant(ask(business, head, "phone"), head)
    assert neighbour.involvements.get().person.phone == "0911111111"


def test_a_number_that_leads_here_is_reached_and_a_split_brings_nothing_back(business, head):
    other = registry.business(head.ward, owner="Nguyễn Thị Lan", phone="0912345678")
    say(other, head, email="lan@example.vn")
    chair = make.officer(head.ward, Role.CHAIR)
    with row_scope([head.ward_id]):
        choose_value(other, "email", "lan2@example.vn", reason="Bà Lan viết", by=head)
        merge_businesses(business, other, by=chair, reason="Cùng một hộ")
    grant(ask(business, head, "email"), head)
    with row_scope([head.ward_id]):
        entries = Entry.objects.filter(business=business, key__in=[str(other.pk), other.public_id])
        split_business(business, list(entries), by=chair, reason="Hai hộ khác nhau")
    values = ("lan@example.vn", "lan2@example.vn")
    assert tables_with(*values) == nowhere(values)


def test_rows_of_lists_lose_it_unless_the_agency_says_it_today(business, head):
    entry = Entry.objects.get()
    Entry.objects.filter(pk=entry.pk).update(values=entry.values | {"phone": "0933333333"})
    rows = [
        {
            "key": entry.key,
            "name": "Hương Lan",
            "phone": phone,
            "given": {"phone": f"ĐT {phone}"},
            "facts": {},
        }
        for phone in ("0933333333", "0911111111")
    ]
    old, new = (registry.batch(head.ward, SourceKind.REGISTRATION, row) for row in reversed(rows))
    for batch, phone in ((old, "0911111111"), (new, "0933333333")):
        batch.rows.update(cells=["Hương Lan", f"ĐT {phone}"])
        batch.mapping = {"1": {"attribute": "phone"}}
        batch.reading = {"sample": [[1, ["Hương Lan", f"ĐT {phone}"]]]}
        batch.state = "applied"
        batch.save()
    say(business, head, phone="0922222222")
    grant(ask(business, head, "phone"), head)
    assert tables_with("0911111111", "0933333333") == {
        "0911111111": [],
        "0933333333": ["registry_batch", "registry_entry", "registry_person", "registry_stagedrow"],
    }
    assert old.rows.get().values["name"] == "Hương Lan"


@pytest.fixture
def own_list(business, head):
    """A list that the ward itself keeps, whose rows have no numbers of their own."""
    key = "n:ho kinh doanh huong lan|0911111111"
    row = {"key": key, "name": "Hương Lan", "phone": "0911111111", "given": {}, "facts": {}}
    batch = registry.batch(head.ward, SourceKind.VISIT, row)
    batch.file = store_file("Tên;ĐT\nHương Lan;0911111111".encode(), "so-di-thuc-te.csv", by=head)
    batch.mapping, batch.state = {"1": {"attribute": "phone"}}, "applied"
    batch.save()
    registry.entry(business, SourceKind.VISIT, key=key, name="Hương Lan", phone="0911111111")
    tax = registry.waiting(head.ward, owner="Nguyễn Thị Lan")
    mine = Entry.objects.get(key=key)
    registry.question(mine, tax)
    judge((record_of(mine), record_of(tax)), "same", by=head, reason="Cùng số")
    beside = registry.batch(head.ward, SourceKind.TAX, {"key": "t:1", "name": "Lan"})
    told = {"source": mine.source_id, "key": key, "probability": 0.5, "reason": "name_and_little"}
    beside.rows.update(placing={"ask": [told]})
    return batch


def test_the_file_and_the_keys_of_a_list_of_the_wards_own_go_too(
    business, head, own_list, django_capture_on_commit_callbacks
):
    name = own_list.file.file.name
    assert tables_with("0911111111")["0911111111"] == [
        "registry_entry",
        "registry_judgement",
        "registry_person",
        "registry_personevent",
        "registry_question",
        "registry_stagedrow",
    ]
    asked = ask(business, head, "phone")
    with django_capture_on_commit_callbacks(execute=True):
        done = grant(asked, head)
    own_list.file.refresh_from_db()
    assert (done.left["files"], own_list.file.file.name) == (["Danh sách visit · 10/11/2026"], "")
    assert not Attachment._meta.get_field("file").storage.exists(name)
    assert tables_with("0911111111")["0911111111"] == []
    key = Entry.objects.get(source__kind=SourceKind.VISIT).key
    judged = Judgement.objects.get(by=head)
    assert key in (judged.one_key, judged.other_key)
    assert StagedRow.objects.get(batch__source__kind=SourceKind.TAX).placing["ask"][0]["key"] == key
    client = signed_in(head)
    assert client.get(reverse("registry:batch_file", args=[own_list.pk])).status_code == 404
    assert "Đã xóa nội dung tệp" in words(client.get(own_list.get_absolute_url()))


def test_a_list_of_the_wards_own_that_is_on_its_way_is_finished_first(business, head, own_list):
    Batch.objects.filter(pk=own_list.pk).update(state="staged")
    with pytest.raises(Refused):
        grant(ask(business, head, "phone"), head)
    assert Entry.objects.get(source__kind=SourceKind.VISIT).values["phone"] == "0911111111"


def test_an_answer_of_a_survey_goes_and_nobody_asks_again(business, head):
    asked = {"questions": ["owner_education", "staff"], "as_of": DAY, "created_by": head}
    round = SurveyRound.objects.create(ward=head.ward, name="Khảo sát", **asked)
    sheet = SurveySheet.objects.create(
        ward=head.ward, round=round, business=business, code="K1", answered=["owner_education", "staff"]
    )
    rows = [{"sheet": sheet.pk, "answers": {"owner_education": [None, "postgraduate"], "staff": [3, ""]}}]
    SurveyFile.objects.create(ward=head.ward, round=round, name="tra-loi.xlsx", rows=rows, created_by=head)
    registry.fact(business, "owner_education", 2026, "postgraduate", SourceKind.SURVEY, as_of=DAY)
    grant(ask(business, head), head)
    sheet.refresh_from_db()
    assert (sheet.answered, sheet.refused) == (["staff"], ["owner_education"])
    assert tables_with("postgraduate")["postgraduate"] == []


def test_a_letter_that_has_left_stays_and_is_named_and_one_that_has_not_loses_the_row(business, head):
    source = Entry.objects.get().source
    with row_scope([head.ward_id]):
        choose_value(business, "phone", "0911111111", reason="Chủ hộ nói", by=head)
        sent = make_correction_list(source, wrong_in(source), by=head)
        mark_list_sent(sent, on=DAY, document="12/UBND-KT", by=head)
        draft = make_correction_list(source, wrong_in(source), by=head)
    done = grant(ask(business, head, "phone"), head)
    draft.refresh_from_db()
    sent.refresh_from_db()
    assert (done.left["letters"], draft.rows, len(sent.rows)) == (["12/UBND-KT"], [], 1)
    assert tables_with("0911111111")["0911111111"] == ["registry_correctionlist"]


def test_notes_and_judgements_about_the_business_lose_the_words(business, head):
    other = registry.business(head.ward, owner="Nguyễn Thị Lan", phone="0912345678")
    say(business, head, phone="0911111111")
    with row_scope([head.ward_id]):
        explain_difference(
            business,
            difference="only_ward",
            period="2026-Q4",
            reason="other",
            note="Hỏi số 0911111111",
            by=head,
        )
        merge_businesses(business, other, by=make.officer(head.ward, Role.CHAIR), reason="Cùng số 0911111111")
    grant(ask(business, head, "phone"), head)
    assert tables_with("0911111111")["0911111111"] == []


def test_the_trail_keeps_that_it_was_done_and_an_undone_choice_does_not_come_back(business, head):
    with row_scope([head.ward_id]):
        choose_value(business, "phone", "0911111111", reason="Số 0911111111 đúng", by=head)
    asked = ask(business, head, "phone")
    grant(asked, head)
    verbs = TrailEntry.objects.filter(subject_id=business.pk).order_by("pk").values_list("verb", "reason")
    assert list(verbs) == [
        ("registry.choose", "Số ••• đúng"),
        ("registry.receive_request", ""),
        ("registry.decide_request", "Đã xóa."),
    ]
    assert Choice.objects.values_list("value", "refuted").get() == ("", [])


def test_where_the_ward_gathered_nothing_the_deletion_is_not_called_done(business, head):
    with pytest.raises(Refused):
        grant(ask(business, head, "phone"), head)
    asked = ask(business, head, "email")
    with pytest.raises(Refused):
        grant(asked, head)


def test_the_functions_keep_to_the_scope_of_the_caller(business, head):
    choice = Choice.objects.create(
        ward=head.ward, business=business, attribute="phone", value="0911111111", reason="Có", decided_by=head
    )
    with row_scope([make.ward("13021", "Xa").pk]), connection.cursor() as cursor:
        cursor.execute("select registry_forget_said(%s, %s, %s)", [[business.pk], ["phone"], ["[0-9]{10}"]])
    choice.refresh_from_db()
    assert choice.value == "0911111111"


def test_it_is_told_in_sentences():
    left = {
        "gone": ["phone"],
        "kept": [["phone", "Danh sách thuế"]],
        "files": ["Sổ đi thực tế · 10/11/2026"],
        "letters": ["12/UBND-KT"],
    }
    with translation.override("vi"):
        assert told_left(left) == [
            "Đã xóa: điện thoại.",
            "Đã xóa: tệp gốc của Sổ đi thực tế · 10/11/2026.",
            "Còn giữ: điện thoại trong “Danh sách thuế”. Cơ quan giữ danh sách này theo luật; chỉ cơ quan ấy mới xóa"
            " được.",
            "Tệp gốc của các danh sách này giữ nguyên như khi nhận.",
            "Còn giữ: phụ lục kèm văn bản đã gửi 12/UBND-KT.",
            "Còn giữ: yêu cầu này và dòng nhật ký ghi việc đã xóa, không ghi dữ liệu đã xóa.",
        ]
