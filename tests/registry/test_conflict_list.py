"""The desk of conflicts, one decision, and the list that goes back to an agency."""

import io
from datetime import date

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from donghanh.org.enums import Role
from donghanh.registry.actions.choosing import choose_value
from donghanh.registry.actions.settling import settle
from donghanh.registry.enums import SourceKind
from donghanh.registry.models import Access, CorrectionList
from tests import make
from tests.registry import make as registry
from tests.registry.reading import signed_in, words

pytestmark = pytest.mark.django_db
DESK = reverse("registry:conflict_list")


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def officer(ward):
    return make.officer(ward, Role.SPECIALIST)


@pytest.fixture
def client(officer):
    return signed_in(officer)


def differing(ward, name: str = "Hương Lan"):
    """A business whose address registration and tax tell differently."""
    made = registry.business(ward, name=name, address="Số 12, khu Vũ Thượng")
    registry.entry(made, SourceKind.TAX, address="Số 14, thôn Vũ Xá", as_of=date(2026, 11, 10))
    settle([made.pk])
    return made


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_costs_the_same_for_one_and_three(rows, ward, client, django_assert_num_queries):
    for number in range(rows):
        differing(ward, f"Hương Lan {number}")
    client.get(DESK)
    with django_assert_num_queries(26):
        page = client.get(DESK)
    assert page.content.decode().count('class="cell-title"') == rows


def test_no_conflict_is_said(client):
    assert "Không có thông tin nào lệch nguồn." in words(client.get(DESK))


def test_filters_stand_in_the_address(ward, client):
    differing(ward)
    found = words(client.get(DESK, {"tin": "address", "nguon": "Danh sách tax"}))
    assert "Số 14, thôn Vũ Xá" in found
    assert "Không có kết quả phù hợp." in words(client.get(DESK, {"tin": "name"}))
    assert "Số 14, thôn Vũ Xá" in words(client.get(DESK, {"tin": "khong-co"}))


def test_one_decision_goes_back_to_the_desk(ward, client):
    made = differing(ward)
    entry = made.entries.get(source__kind="tax")
    decide = reverse("registry:choice_make", args=[made.public_id, "address"])
    asked = client.get(decide, {"giu": entry.pk})
    assert f'value="{entry.pk}" ' in asked.content.decode()
    assert "checked" in asked.content.decode()
    page = client.post(decide, {"entry": entry.pk, "reason": "Đã chuyển nhà", "next": DESK})
    made.refresh_from_db()
    assert (page["Location"], made.place.text, made.conflicts) == (DESK, "Số 14, thôn Vũ Xá", 0)


def test_another_value_is_cleaned_as_the_fact_is(ward, client):
    made = differing(ward)
    decide = reverse("registry:choice_make", args=[made.public_id, "phone"])
    wrong = client.post(decide, {"entry": "khac", "other": "12", "reason": "Chủ cơ sở gọi"})
    assert (wrong.status_code, made.choices.count()) == (422, 0)
    client.post(decide, {"entry": "khac", "other": "+84 912 345 678", "reason": "Chủ cơ sở gọi"})
    assert made.choices.get().value == "0912345678"


def test_an_entry_of_another_business_is_no_value_to_choose(ward, client):
    made, other = differing(ward), differing(ward, "Hải Yến")
    decide = reverse("registry:choice_make", args=[made.public_id, "address"])
    page = client.post(decide, {"entry": other.entries.first().pk, "reason": "Thử"})
    assert (page.status_code, made.choices.count()) == (422, 0)


def test_a_rule_is_set_for_one_fact_from_the_desk(ward, client):
    made = differing(ward)
    page = client.post(
        reverse("registry:trust_edit"), {"attribute": "address", "kind": "tax", "reason": "Thuế vừa rà soát"}
    )
    made.refresh_from_db()
    assert (page["Location"], made.conflicts, made.place.text) == (DESK, 0, "Số 14, thôn Vũ Xá")


def test_the_list_goes_out_as_a_workbook_and_each_time_is_logged(ward, client, officer):
    made = differing(ward)
    choose_value(made, "address", "Số 12, khu Vũ Thượng", reason="Đi thực tế", by=officer)
    tax = registry.source(ward, SourceKind.TAX)
    page = client.post(reverse("registry:correction_make", args=[tax.pk]))
    drawn = CorrectionList.objects.get()
    assert page["Location"] == reverse("registry:correction_detail", args=[drawn.pk])
    file = client.post(reverse("registry:correction_file", args=[drawn.pk]))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "DANH SÁCH THÔNG TIN ĐỀ NGHỊ CHỈNH SỬA"
    assert rows[1][0] == "Kính gửi: Danh sách tax"
    assert [made.name, "Địa chỉ", "Số 14, thôn Vũ Xá"] == rows[-1][2:5]
    assert rows[-1][6:] == ["Số 12, khu Vũ Thượng", "Đi thực tế"]
    assert Access.objects.filter(kind="export").count() == 2


def test_a_sent_list_shows_what_the_agency_has_put_right_since(ward, client, officer):
    made = differing(ward)
    choose_value(made, "address", "Số 12, khu Vũ Thượng", reason="Đi thực tế", by=officer)
    client.post(reverse("registry:correction_make", args=[registry.source(ward, SourceKind.TAX).pk]))
    drawn = CorrectionList.objects.get()
    address = reverse("registry:correction_detail", args=[drawn.pk])
    sent = {"document": "125/UBND-KT", "on": "20/11/2026"}
    client.post(reverse("registry:correction_sent", args=[drawn.pk]), sent)
    assert "Đã gửi ngày 20/11/2026" in words(client.get(address))
    assert "Chưa chỉnh sửa" in words(client.get(address))
    registry.entry(made, SourceKind.TAX, address="Số 12, khu Vũ Thượng", as_of=date(2026, 12, 1))
    assert "1 đã được chỉnh sửa" in words(client.get(address))
    assert "Không có gì phải chuyển lại." in words(client.get(reverse("registry:correction_list")))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_lists_of_agencies_cost_the_same(rows, ward, client, officer, django_assert_num_queries):
    tax = registry.source(ward, SourceKind.TAX)
    for number in range(rows):
        made = differing(ward, f"Hương Lan {number}")
        choose_value(made, "address", "Số 12, khu Vũ Thượng", reason="Đi thực tế", by=officer)
        client.post(reverse("registry:correction_make", args=[tax.pk]))
    address = reverse("registry:correction_list")
    client.get(address)
    with django_assert_num_queries(23):
        client.get(address)


def test_the_desk_goes_out_as_a_workbook_with_people_masked(ward, client):
    made = differing(ward)
    registry.entry(made, owner="Nguyễn Thị Lan", name="Hương Lan", address="Số 12, khu Vũ Thượng")
    registry.entry(made, SourceKind.TAX, key="b", owner="Trần Văn Bình")
    settle([made.pk])
    file = client.get(DESK, {"xuat": "xlsx"})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file.content)).get_sheet_by_index(0).to_python()
    facts = {row[3]: (row[4], row[6]) for row in rows if row[0] == made.public_id}
    assert facts["Chủ cơ sở, người đại diện"] == ("Nguyễn Thị L•••", "Trần Văn B••• (Danh sách tax)")
