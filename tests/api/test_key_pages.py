"""The pages on which a ward gives keys and sees their use."""

import io
import re

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from donghanh.api.actions.keys import withdraw_grant
from donghanh.api.models import AgencyKey, Grant
from donghanh.org.enums import Role
from donghanh.registry.actions.sharing import record_reading
from tests import make as made
from tests.api import make

pytestmark = pytest.mark.django_db
LIST, NEW, JOIN = "/co-so/chia-se/", "/co-so/chia-se/them/", "/co-so/chia-se/tham-gia/"
TERMS = {
    "basis": "Quy chế 12/QCPH-UBND",
    "purpose": "Quản lý thuế",
    "scopes": ["businesses.read"],
    "attributes": ["name", "address"],
    "starts_on": "22/11/2026",
    "ends_on": "31/12/2099",
}
KEY = TERMS | {"agency": "Thuế cơ sở 3", "contact": "Tổ trưởng, 0225", "per_minute": "60", "per_day": "500"}


@pytest.fixture
def ward():
    return made.ward()


@pytest.fixture
def client(client, ward):
    chief = made.officer(ward, Role.OFFICE_CHIEF)
    client.force_login(chief.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_key_is_shown_once_and_opens(client):
    answer = client.post(NEW, KEY | {"starts_on": f"{timezone.localdate():%d/%m/%Y}"})
    token = re.search(r"dh_\w+", answer.content.decode())[0]
    assert "no-store" in answer["Cache-Control"]
    grant = Grant.objects.get()
    for page in (LIST, grant.get_absolute_url()):
        assert token[-40:] not in client.get(page).content.decode()
    assert client.get("/api/v1/businesses", headers=make.headers(token)).status_code == 200
    assert (
        "Doi soat quy IV" not in client.get(grant.get_absolute_url()).content.decode()
    )  # an empty list: no rows


def test_personal_fields_need_their_right(client):
    answer = client.post(NEW, KEY | {"personal": ["phone"]})
    assert (answer.status_code, AgencyKey.objects.count()) == (422, 0)
    client.post(NEW, KEY | {"personal": ["phone"], "scopes": ["businesses.read", "persons.read"]})
    assert Grant.objects.get().attributes == ["address", "name", "phone"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"agency": ""},
        {"basis": ""},
        {"purpose": ""},
        {"scopes": []},
        {"scopes": ["everything"]},
        {"attributes": ["password"]},
        {"ends_on": "01/01/2020"},
        {"per_minute": "0"},
        {"per_day": "-1"},
    ],
)
def test_what_is_missing_or_impossible_is_handed_back(client, wrong):
    assert (client.post(NEW, KEY | wrong).status_code, AgencyKey.objects.count()) == (422, 0)


def test_a_key_of_another_ward_is_joined_by_its_code(client):
    elsewhere, _ = make.key(made.ward("13021", "Kẻ Sặt"), agency="Sở Tài chính")
    answer = client.post(JOIN, TERMS | {"code": elsewhere.prefix})
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert ("Sở Tài chính" in page, "do phường, xã khác cấp" in page) == (True, True)
    answer = client.post(JOIN, TERMS | {"code": "abcdefghjk"})
    assert "Không có khóa còn hiệu lực mang mã này" in answer.content.decode()


def test_rights_are_withdrawn_with_a_reason(client, ward):
    grant, token = make.key(ward)
    page = grant.get_absolute_url()
    assert client.post(f"{page}thu-hoi/", {}).status_code == 422
    assert client.post(f"{page}thu-hoi/", {"reason": "Hết thỏa thuận"}).status_code == 302
    assert "Đã thu hồi" in client.get(page).content.decode()
    assert client.get("/api/v1/businesses", headers=make.headers(token)).status_code == 401


def test_rights_for_a_key_that_its_ward_revoked_are_not_shown_as_valid(client, ward):
    home = made.ward("13021", "Kẻ Sặt")
    elsewhere, _ = make.key(home, agency="Sở Tài chính")
    joined = make.join(ward, elsewhere.prefix)
    assert "Còn hiệu lực" in client.get(LIST).content.decode()
    withdraw_grant(elsewhere, reason="Lộ khóa", by=made.officer(home, Role.CHAIR))
    for page in (LIST, joined.get_absolute_url()):
        told = client.get(page).content.decode()
        assert ("Khóa đã bị thu hồi" in told, "Còn hiệu lực" in told) == (True, False)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(client.get(LIST, {"xuat": "xlsx"}).content))
    assert sheet.get_sheet_by_index(0).to_python()[-1][-1] == "Khóa đã bị thu hồi"


def test_another_wards_rights_do_not_exist(client):
    foreign, _ = make.key(made.ward("13021", "Kẻ Sặt"))
    assert client.get(foreign.get_absolute_url()).status_code == 404
    assert client.post(f"{foreign.get_absolute_url()}thu-hoi/", {"reason": "x"}).status_code == 404


def test_the_list_costs_the_same_with_one_and_three(client, ward, django_assert_num_queries):
    client.get(LIST)
    for _ in range(2):
        make.key(ward)
        with django_assert_num_queries(LIST_QUERIES):
            client.get(LIST)
        make.key(ward)


LIST_QUERIES = 24


def test_the_description_is_for_everybody_and_names_every_address(client):
    client.logout()
    page = client.get("/api/").content.decode()
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert len(paths) == 8
    assert [path for path in paths if path not in page] == []


def test_the_description_says_how_nothing_is_lost(client):
    page = client.get("/api/").content.decode()
    assert "<br>2. Lượt sau gọi với updated_since bằng resume_from của lượt trước" in page
    assert ("giao dịch kéo dài bao lâu" in page, "`" in page) == (True, False)


def test_every_answer_is_in_the_description(client):
    schema = client.get("/api/v1/openapi.json").json()
    for path in schema["paths"].values():
        answers = path["get"]["responses"]
        assert {"200", "400", "401", "403", "404", "405", "422", "429"} <= answers.keys()
        assert {kind for status, one in answers.items() if int(status) >= 400 for kind in one["content"]} == {
            "application/problem+json"
        }


def test_what_was_agreed_and_what_was_read_go_out_as_workbooks(client, ward):
    grant, token = make.key(ward, agency="=SUM(A1)")
    client.get("/api/v1/businesses", headers=make.headers(token))
    record_reading(ward.pk, str(grant), purpose="Đối soát", rows=7)
    sheets = [client.get(page, {"xuat": "xlsx"}).content for page in (LIST, grant.get_absolute_url())]
    agreed, readings = (CalamineWorkbook.from_filelike(io.BytesIO(sheet)) for sheet in sheets)
    rows = agreed.get_sheet_by_index(0).to_python()
    assert ["=SUM(A1)", grant.prefix, 7.0] == [rows[-1][0], rows[-1][1], rows[-1][9]]
    rows = readings.get_sheet_by_index(0).to_python()
    assert rows[-1][1:] == [str(grant), "Đối soát", "danh sách", 7.0]
