"""The pages on which lists are brought: what they show, in how many queries, to whom."""

import io
import re
from datetime import date

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from donghanh.org.enums import Role
from donghanh.registry.enums import AccessKind, BatchState, SourceKind
from donghanh.registry.importing.receiving import receive_list
from donghanh.registry.jobs import read_list
from donghanh.registry.models import Access, Batch, Entry, Source
from donghanh.vietnamese.encodings import from_unicode
from tests import make
from tests.registry import make as made
from tests.registry.importing.lists_on_the_way import HEADING, ROWS, applied, received, staged
from tests.registry.lists.list_files import workbook

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def officer(db):
    return make.officer(make.ward(), Role.SPECIALIST)


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer.user, backend=BACKEND)
    return client


def page(client, name, *args, **query):
    return client.get(reverse(f"registry:{name}", args=args), query)


def upload(client, content, **facts):
    file = io.BytesIO(content)
    file.name = facts.pop("name_of_file", "danh sách.xlsx")
    told = {"file": file, "name": "Danh sách thuế", "kind": "tax", "as_of": "30/9/2026"} | facts
    return client.post(reverse("registry:batch_new"), told)


def words_of(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(text.split())


def test_an_uploaded_list_leads_to_its_columns(signed_in, officer):
    response = upload(signed_in, workbook([HEADING, *ROWS]))
    batch = Batch.objects.get()
    assert response.url == reverse("registry:batch_columns", args=[batch.pk])
    assert (Source.objects.get().name, batch.as_of, batch.file.name) == (
        "Danh sách thuế", date(2026, 9, 30), "danh sách.xlsx",
    )  # fmt: skip


def test_a_file_that_is_no_list_comes_back_with_the_reason(signed_in):
    response = upload(signed_in, b"%PDF-1.7")
    assert (response.status_code, Batch.objects.count(), Source.objects.count()) == (422, 0, 0)
    assert "Không nhận ra loại tệp" in words_of(response)


def test_columns_are_shown_with_their_first_rows_before_and_after(signed_in, officer):
    text = words_of(page(signed_in, "batch_columns", received(officer).pk))
    assert "Doanh thu 2025 (triệu đồng)" in text
    assert "1.200 triệu trước: 1.200" in text
    assert "“dưới 100 triệu” bị bỏ" in text
    assert "•••• ••• 678" in text
    assert "912345678" not in text.replace("101248141", "")
    assert ("Trần Thị N•••" in text, "Trần Thị Ngà" in text) == (True, False)


def test_headings_and_cells_of_an_old_font_are_read_on_the_page_of_columns(signed_in, officer):
    heading = ["STT", from_unicode("Tên hộ kinh doanh", "tcvn3"), "MST"]
    rows = [[n, from_unicode("Hộ kinh doanh Bích Ngà", "tcvn3"), f"010124814{n}"] for n in range(3)]
    text = words_of(page(signed_in, "batch_columns", received(officer, rows, heading=heading).pk))
    assert "Tên hộ kinh doanh Hộ kinh doanh Bích Ngà" in text


def test_confirmed_columns_have_the_rows_read(signed_in, officer):
    batch = received(officer)
    response = signed_in.post(
        reverse("registry:batch_columns", args=[batch.pk]),
        {"attribute-6": "tax_paid", "year-6": "2024", "factor-6": "1000"},
    )
    batch.refresh_from_db()
    assert (response.url, batch.state) == (batch.get_absolute_url(), BatchState.STAGING)
    assert [batch.mapping["6"][name] for name in ("attribute", "year", "factor")] == ["tax_paid", 2024, 1000]


def test_looking_at_the_first_rows_changes_nothing(signed_in, officer):
    batch = received(officer)
    before = batch.mapping
    told = {"attribute-6": "tax_paid", "factor-6": "1000000000", "look": "1"}
    response = signed_in.post(reverse("registry:batch_columns", args=[batch.pk]), told)
    batch.refresh_from_db()
    assert (batch.state, batch.mapping == before) == (BatchState.RECEIVED, True)
    assert "1.200.000 triệu" in words_of(response)


def test_two_columns_cannot_tell_the_same(signed_in, officer):
    batch = received(officer)
    response = signed_in.post(reverse("registry:batch_columns", args=[batch.pk]), {"attribute-4": "tax_code"})
    assert (response.status_code, "Đã có cột khác cho biết điều này." in words_of(response)) == (422, True)


def test_work_under_way_shows_how_far_it_is_and_a_fragment_asks_again(signed_in, officer):
    batch = received(officer)
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.STAGING, position=2, total=4)
    assert "Dòng 2/4." in words_of(page(signed_in, "batch_detail", batch.pk))
    headers = {"HX-Request": "true", "HX-Target": "batch-progress"}
    fragment = signed_in.get(batch.get_absolute_url(), headers=headers)
    assert fragment.content.decode().startswith('<div id="batch-progress"')
    assert fragment.content.decode().strip() in page(signed_in, "batch_detail", batch.pk).content.decode()
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.STAGED)
    assert signed_in.get(batch.get_absolute_url(), headers=headers)["HX-Refresh"] == "true"


def test_the_dry_run_is_one_sentence(signed_in, officer):
    batch = staged(officer, [*ROWS, [9, "", "", "", "0912"], ["", "Tổng cộng"]])
    assert "Nếu tiếp nhận: 3 cơ sở mới, 1 dòng không nhận." in words_of(
        page(signed_in, "batch_detail", batch.pk)
    )


def test_a_second_source_tells_new_businesses_from_known_ones(signed_in, officer):
    applied(officer)
    batch = applied(
        officer, [*ROWS[:2], [9, "Quán phở Gia Truyền Hải Âu", "0101243150"]], kind=SourceKind.E_INVOICE
    )
    shown = words_of(page(signed_in, "batch_detail", batch.pk))
    assert "Đã tiếp nhận: 1 cơ sở mới, 2 dòng của cơ sở đã có trong sổ." in shown
    known = page(signed_in, "batch_rows", batch.pk, outcome="known").context["rows"]
    new = page(signed_in, "batch_rows", batch.pk, outcome="new").context["rows"]
    assert [[row["row"].number for row in rows] for rows in (known, new)] == [[2, 3], [4]]
    assert {str(row["outcome"]) for row in known} == {"Của cơ sở đã có trong sổ"}
    assert [row["business"].name for row in known] == ["Hộ kinh doanh Bích Ngà", "Công ty TNHH Hoàng Long"]


def test_what_was_taken_over_leads_to_the_pairs_that_wait(signed_in, officer):
    batch = applied(officer)
    address = f"/co-so/doi-chieu/?danh-sach={batch.pk}"
    assert address not in page(signed_in, "batch_detail", batch.pk).content.decode()
    one, other = Entry.objects.filter(batch=batch).order_by("pk")[:2]
    made.question(one, other, batch=batch)
    shown = page(signed_in, "batch_detail", batch.pk)
    assert (address in shown.content.decode(), "Đối chiếu 1 cặp nghi trùng" in words_of(shown)) == (
        True,
        True,
    )


def test_a_list_that_is_being_taken_over_is_not_undone(signed_in, officer):
    batch = staged(officer)
    signed_in.post(reverse("registry:batch_apply", args=[batch.pk]))
    batch.refresh_from_db()
    assert batch.state == BatchState.APPLYING
    refused = signed_in.post(reverse("registry:batch_undo", args=[batch.pk]), {"reason": "Nhầm"}, follow=True)
    assert f"Danh sách đã chuyển trạng thái: {batch.get_state_display()}." in words_of(refused)


def test_undoing_needs_a_reason(signed_in, officer):
    batch = applied(officer)
    signed_in.post(reverse("registry:batch_undo", args=[batch.pk]), {"reason": " "})
    batch.refresh_from_db()
    assert batch.state == BatchState.APPLIED
    signed_in.post(reverse("registry:batch_undo", args=[batch.pk]), {"reason": "Nhầm tệp"})
    batch.refresh_from_db()
    assert batch.state == BatchState.UNDOING


def test_rows_are_filtered_by_what_they_come_to_and_by_what_was_found(signed_in, officer):
    batch = staged(officer, [*ROWS, [9, "", "", "", "0912345678"], ["", "Tổng cộng"]])
    shown = {
        query: [
            row["row"].number
            for row in page(signed_in, "batch_rows", batch.pk, **dict([query])).context["rows"]
        ]
        for query in (
            ("outcome", "new"),
            ("outcome", "refused"),
            ("outcome", "passed"),
            ("outcome", "mended"),
            ("outcome", "doubt"),
            ("finding", "amount_bound"),
            ("q", "bich nga"),
            ("outcome", "nonsense"),
        )
    }
    assert list(shown.values()) == [[2, 3, 4], [5], [6], [2], [4], [4], [], [2, 3, 4, 5, 6]]
    found = page(signed_in, "batch_rows", batch.pk, q="Bích Ngà").context["rows"]
    assert [row["row"].number for row in found] == [2]


def test_personal_data_is_masked_until_asked_for_and_the_asking_is_logged(signed_in, officer):
    batch = staged(officer)
    address = reverse("registry:batch_rows", args=[batch.pk])
    masked = words_of(signed_in.get(address))
    assert ("Trần Thị N•••" in masked, "0912345678" in masked, Access.objects.count()) == (True, False, 0)
    shown = words_of(signed_in.post(address))
    assert ("Trần Thị Ngà" in shown, "0912345678" in shown) == (True, True)
    access = Access.objects.get()
    assert (access.kind, access.officer, access.rows) == (AccessKind.UNMASK, officer, 3)


def test_refused_rows_come_out_with_their_reasons_and_formulas_stay_text(signed_in, officer):
    batch = staged(
        officer, [*ROWS, [9, "", "", "", "0912345678", '=HYPERLINK("http://x")'], ["", "Tổng cộng"]]
    )
    response = page(signed_in, "batch_rows", batch.pk, xuat="xlsx")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_index(0).to_python()
    assert rows[-1][:8] == [
        5.0,
        "Tên cơ sở: Không có tên cơ sở lẫn tên chủ: hãy ghi vào danh sách rồi nhập lại.",
        "9", "", "", "", "0912345678", '=HYPERLINK("http://x")',
    ]  # fmt: skip
    assert Access.objects.get().kind == AccessKind.EXPORT


def test_the_file_comes_back_as_it_was_and_handing_it_out_is_logged(signed_in, officer):
    batch = received(officer)
    response = page(signed_in, "batch_file", batch.pk)
    assert b"".join(response.streaming_content)[:2] == b"PK"
    assert Access.objects.get().kind == AccessKind.EXPORT


def test_another_sheet_is_taken(signed_in, officer):
    content = workbook([HEADING, *ROWS], [["MST", "Chủ hộ"], ["0101248141", "Trần Thị Ngà"]])
    batch = receive_list(
        content, "x.xlsx", source=made.source(officer.ward), as_of=date(2026, 9, 30), by=officer
    )
    signed_in.post(reverse("registry:batch_sheet", args=[batch.pk]), {"sheet": "1", "heading": "1"})
    batch.refresh_from_db()
    assert batch.reading["headings"] == ["MST", "Chủ hộ"]


def test_a_discarded_list_is_gone(signed_in, officer):
    batch = staged(officer)
    response = signed_in.post(reverse("registry:batch_discard", args=[batch.pk]))
    assert (response.url, Batch.objects.count()) == (reverse("registry:batch_list"), 0)


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_cost_the_same_for_one_and_three(signed_in, officer, count, django_assert_num_queries):
    for number in range(count):
        received(officer, as_of=date(2026, 9, 1 + number))
    with django_assert_num_queries(21):
        page(signed_in, "batch_list")


@pytest.mark.parametrize("count", [1, 3])
def test_the_rows_cost_the_same_for_one_and_three(signed_in, officer, count, django_assert_num_queries):
    batch = applied(officer, ROWS[:count])
    with django_assert_num_queries(22):
        page(signed_in, "batch_rows", batch.pk)


def test_without_lists_the_page_says_what_to_bring(signed_in):
    assert "Chưa có danh sách nào." in words_of(page(signed_in, "batch_list"))


def test_another_ward_and_other_roles_see_no_list(client, officer):
    batch = received(officer)
    stranger = make.officer(make.ward("10999", "Nơi khác"), Role.SPECIALIST)
    clerk = make.officer(officer.ward, Role.CLERK)
    for person in (stranger, clerk):
        client.force_login(person.user, backend=BACKEND)
        assert [page(client, name, batch.pk).status_code for name in ("batch_detail", "batch_rows", "batch_file")] == [
            404, 404, 404,
        ]  # fmt: skip
    assert client.get(reverse("registry:batch_apply", args=[batch.pk])).status_code == 405


def test_lists_are_read_by_the_job_that_the_page_queued(signed_in, officer):
    batch = received(officer)
    signed_in.post(reverse("registry:batch_columns", args=[batch.pk]), {})
    read_list(ward_id=officer.ward_id, batch_id=batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.counts["new"]) == (BatchState.STAGED, 3)
