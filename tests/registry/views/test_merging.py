"""The pages on which businesses are merged and split by hand."""

import pytest
from django.urls import reverse

from donghanh.org.enums import Role
from donghanh.registry.enums import SourceKind
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def page(client, ward):
    head = make.officer(ward, Role.UNIT_HEAD)
    client.force_login(head.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def merge_of(business):
    return reverse("registry:business_merge", args=[business.public_id])


def split_of(business):
    return reverse("registry:business_split", args=[business.public_id])


@pytest.mark.parametrize("words", ["huong lan", "Hương", "0101248141", "number"])
def test_the_other_business_is_found_by_name_or_number(page, ward, words):
    business = registry.business(ward, name="Quán Minh Đức")
    other = registry.business(ward, name="Tạp hóa Hương Lan", tax_code="0101248141")
    words = other.public_id if words == "number" else words
    assert page.get(merge_of(business), {"q": words}).context["found"] == [other]


def test_neither_itself_nor_a_business_of_another_ward_is_found(page, ward):
    business = registry.business(ward, name="Hương Lan")
    registry.business(make.ward("10661", "Nam Đồng"), name="Hương Lan")
    shown = page.get(merge_of(business), {"q": "huong lan"})
    assert shown.context["found"] == []
    assert "Không tìm thấy cơ sở nào khác." in shown.content.decode()


def test_merged_the_other_number_leads_to_the_older_one(page, ward):
    older, newer = registry.business(ward), registry.business(ward)
    done = page.post(merge_of(newer), {"other": older.public_id, "reason": "Một cơ sở"})
    assert done.url == older.get_absolute_url()
    assert page.get(newer.get_absolute_url()).url == older.get_absolute_url()


@pytest.mark.parametrize("said", [{"reason": "Một cơ sở"}, {"other": "0" * 12, "reason": ""}])
def test_without_a_second_business_or_a_reason_nothing_is_merged(page, ward, said):
    business = registry.business(ward)
    assert page.post(merge_of(business), said).status_code == 422


def test_a_business_of_another_ward_is_not_merged(page, ward):
    elsewhere = registry.business(make.ward("10661", "Nam Đồng"))
    said = {"other": elsewhere.public_id, "reason": "Một cơ sở"}
    assert page.post(merge_of(registry.business(ward)), said).status_code == 404


def test_a_refusal_is_said_in_a_sentence(page, ward):
    business = registry.business(ward)
    refused = page.post(merge_of(business), {"other": business.public_id, "reason": "Một cơ sở"})
    assert refused.context["form"].non_field_errors() == ["Hãy chọn hai cơ sở khác nhau."]


def test_ticked_entries_are_another_business(page, ward):
    business = registry.business(ward)
    leaves = registry.entry(business, SourceKind.TAX, name="Hương Liên")
    done = page.post(split_of(business), {"entries": [leaves.pk], "reason": "Chủ khác"})
    leaves.refresh_from_db()
    assert leaves.business != business
    assert done.url == leaves.business.get_absolute_url()


def test_all_entries_do_not_leave(page, ward):
    business = registry.business(ward)
    registry.entry(business, SourceKind.TAX, name="Hương Liên")
    every = list(business.entries.values_list("pk", flat=True))
    refused = page.post(split_of(business), {"entries": every, "reason": "Chủ khác"})
    assert refused.context["form"].non_field_errors() == [
        "Hãy chọn ít nhất một dòng tách ra và để lại ít nhất một."
    ]


def test_one_entry_cannot_be_split(page, ward):
    assert "Không có gì để tách." in page.get(split_of(registry.business(ward))).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_both_pages_ask_a_constant_number_of_questions(page, ward, count, django_assert_num_queries):
    business = registry.business(ward)
    for number in range(count):
        registry.business(ward, name=f"Hương Lan {number}", address=f"Số {number}, đường Lê Lợi")
        registry.entry(business, SourceKind.TAX, key=f"k{number}", name="X")
    page.get(merge_of(business))
    with django_assert_num_queries(20):
        page.get(merge_of(business), {"q": "huong lan"})
    with django_assert_num_queries(20):
        page.get(split_of(business))
