"""Entering a business and its facts by the forms: cleaned, said in Vietnamese, doubles first."""

import pytest
from django.urls import reverse

from donghanh.org.enums import Role
from donghanh.registry.models import Business, Judgement, YearlyFact
from tests import make
from tests.registry import make as registry
from tests.registry.reading import signed_in, words

pytestmark = pytest.mark.django_db
NEW = reverse("registry:business_new")
TYPED = {"name": "Hộ kinh doanh Hương Lan", "legal_form": "household", "as_of": "04/11/2026"}


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def officer(ward):
    return make.officer(ward, Role.SPECIALIST)


@pytest.fixture
def client(officer):
    return signed_in(officer)


def test_what_is_typed_is_kept_in_its_present_form(client):
    typed = {"tax_code": "101248141", "phone": "+84 912 345 678", "owner": "NGUYỄN THỊ LAN", "capital": "1,5 tỷ",
             "registered_on": "14/3/2019"}  # fmt: skip
    page = client.post(NEW, TYPED | typed)
    made = Business.objects.get()
    assert page["Location"] == made.get_absolute_url()
    assert made.entries.get().values == {
        "name": "Hộ kinh doanh Hương Lan",
        "legal_form": "household",
        "tax_code": "0101248141",
        "phone": "0912345678",
        "owner": "Nguyễn Thị Lan",
        "capital": "1500000000",
        "registered_on": "2019-03-14",
    }


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("tax_code", "0101248142", "Không phải mã số thuế"),
        ("personal_id", "0311", "Số định danh cá nhân có 12 chữ số"),
        ("phone", "12", "Không phải số điện thoại của Việt Nam."),
        ("capital", "12/3", "Ghi số tiền như"),
        ("industry_code", "abc", "Mã ngành là một chữ cái"),
        ("industry_code", "4711", "Chọn phiên bản của mã ngành"),
        ("as_of", "01/01/2100", "Ngày này chưa đến."),
        ("name", "", "Tên cơ sở"),
    ],
)
def test_a_slip_is_told_in_vietnamese_and_nothing_is_kept(client, field, typed, said):
    page = client.post(NEW, TYPED | {field: typed})
    assert (page.status_code, Business.objects.count()) == (422, 0)
    assert said in words(page)


def test_those_that_look_alike_are_shown_before_anything_is_entered(client, ward):
    twin = registry.business(ward, name="Hộ kinh doanh Hương Lan")
    page = client.post(NEW, TYPED)
    assert (page.status_code, Business.objects.count()) == (422, 1)
    assert twin.get_absolute_url() in page.content.decode()
    assert client.post(NEW, TYPED | {"unlike": "yes"}).status_code == 302
    assert (Business.objects.count(), Judgement.objects.count()) == (2, 1)


def test_editing_keeps_only_what_was_changed(client, ward):
    made = registry.business(ward, name="Hương Lan", address="Số 12", phone="0912345678", capital="50000000")
    edit = reverse("registry:business_edit", args=[made.public_id])
    shown = client.get(edit)
    assert "0912345678" not in shown.content.decode()
    assert "Hiện nay: •••• ••• 678. Để trống nếu không đổi." in words(shown)
    assert 'value="01/01/2020"' in shown.content.decode()
    assert 'value="50.000.000"' in shown.content.decode()
    typed = {
        "name": "Hương Lan",
        "legal_form": "household",
        "registered_on": "01/01/2020",
        "capital": "50 triệu",
    }
    client.post(edit, typed | {"address": "Số 14", "as_of": "04/11/2026", "source": "owner"})
    said = made.entries.get(source__kind="owner")
    assert said.values == {"address": "Số 14"}


@pytest.mark.parametrize(
    ("typed", "version", "kept"),
    [("G47.11", "2025", "4711"), ("111", "2018", "0111"), ("4669", "2018", "4669"), ("4669", "2025", "")],
)
def test_a_code_of_an_industry_is_one_of_its_version(client, typed, version, kept):
    """4669 is of QĐ 27/2018/QĐ-TTg only."""
    page = client.post(NEW, TYPED | {"industry_code": typed, "industry_version": version})
    assert ("VSIC 2025 không có mã 4669." in words(page)) == (not kept)
    assert [made.industry_code for made in Business.objects.all()] == ([kept] if kept else [])


def test_a_code_that_a_list_gave_wrongly_does_not_stop_other_entries(client, ward):
    made = registry.business(ward, name="Hương Lan", industry_code="4669", industry_version="2025")
    typed = {"name": "Hương Lan", "legal_form": "household", "registered_on": "01/01/2020"}
    told = {"industry_code": "4669", "industry_version": "2025", "address": "Số 14"}
    edit = reverse("registry:business_edit", args=[made.public_id])
    client.post(edit, typed | told | {"as_of": "04/11/2026", "source": "owner"})
    assert made.entries.get(source__kind="owner").values == {"address": "Số 14"}


def test_nothing_changed_is_said(client, ward):
    made = registry.business(ward, name="Hương Lan")
    edit = reverse("registry:business_edit", args=[made.public_id])
    typed = {"name": "Hương Lan", "legal_form": "household", "registered_on": "01/01/2020"}
    page = client.post(edit, typed | {"as_of": "04/11/2026", "source": "visit"})
    assert page.status_code == 422
    assert "Không có gì thay đổi." in words(page)


@pytest.mark.parametrize(
    ("kind", "value", "amount", "kept"),
    [
        ("revenue", "1,24 tỷ", 1_240_000_000, ""),
        ("staff", "4", 4, ""),
        ("cash_register", "yes", None, "yes"),
        ("owner_education", "college", None, "college"),
        ("digital_tools", ["accounting", "cashless"], None, "accounting,cashless"),
    ],
)
def test_each_kind_of_figure_has_its_own_field(client, ward, kind, value, amount, kept):
    made = registry.business(ward)
    page = client.post(
        reverse("registry:fact_add", args=[made.public_id, kind]),
        {"value": value, "year": "2025", "source": "visit", "as_of": "04/11/2026"},
    )
    fact = YearlyFact.objects.get()
    assert (page.status_code, fact.kind, fact.amount, fact.words) == (302, kind, amount, kept)


def test_a_kind_that_is_none_is_no_page(client, ward):
    made = registry.business(ward)
    assert client.get(reverse("registry:fact_add", args=[made.public_id, "mau-sac"])).status_code == 404


def test_a_conversion_is_entered_by_numbers(client, ward):
    one = registry.business(ward, tax_code="0300588569")
    two = registry.business(ward)
    firm = registry.business(ward, legal_form="llc_one", tax_code="0101248141")
    typed = {"kind": "conversion", "before": f"{one.public_id}\n{two.public_id}", "after": "0101248141",
             "on": "01/8/2026", "document": "GCN 0101248141", "ends": "on"}  # fmt: skip
    address = reverse("registry:succession_add", args=[one.public_id])
    assert client.post(address, typed).status_code == 302
    assert [link.predecessor for link in firm.origins.order_by("pk")] == [one, two]
    page = client.post(address, typed | {"before": "9999999999"})
    assert "Không có cơ sở nào mang số 9999999999." in words(page)
