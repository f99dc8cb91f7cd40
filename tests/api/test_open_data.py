"""Open data from its release to its withdrawal, and who sees what."""

import csv
import io
import json
from datetime import date

import pytest
import time_machine
from django.db import DatabaseError, transaction
from python_calamine import CalamineWorkbook

from donghanh.api.actions.editions import release_edition, withdraw_edition
from donghanh.api.enums import Dataset
from donghanh.api.models import Edition
from donghanh.audit.models import Entry
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.walls import row_scope
from donghanh.org.enums import Role
from donghanh.registry.models import Business
from tests import make as made

pytestmark = pytest.mark.django_db
DAY = "2026-11-22"
EDITIONS = "/co-so/du-lieu-mo/"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(f"{DAY}T03:00:00+00:00", tick=False):
        yield


@pytest.fixture
def ward():
    found = made.ward()
    Business.objects.bulk_create(
        Business(ward=found, name=f"Hộ {number}", legal_form="household", standing="active")
        for number in range(12)
    )
    return found


@pytest.fixture
def chair(ward):
    return made.officer(ward, Role.CHAIR)


def file(client, dataset, ending, code="10660", day=DAY):
    return client.get(f"/du-lieu-mo/{code}/{day}/{dataset}.{ending}")


def test_nothing_is_public_before_it_is_released(client, ward):
    assert "Chưa có phường, xã nào công bố số liệu." in client.get("/du-lieu-mo/").content.decode()
    assert client.get("/du-lieu-mo/10660/").status_code == 404
    assert file(client, "form", "csv").status_code == 404
    assert client.get("/du-lieu-mo/catalog.jsonld").json()["dcat:dataset"] == []


def test_everybody_reads_what_was_released(client, ward, chair):
    release_edition(note="Số liệu thử nghiệm", by=chair)
    page = client.get("/du-lieu-mo/10660/").content.decode()
    assert "Phường Ái Quốc" in client.get("/du-lieu-mo/").content.decode()
    assert ("Hộ kinh doanh" in page, "Số liệu thử nghiệm" in page, "Hộ 3" in page) == (True, True, False)
    rows = list(
        csv.reader(io.StringIO(file(client, "form", "csv").content.decode("utf-8-sig")), delimiter=";")
    )
    assert rows == [["ma", "ten", "so_luong"], ["household", "Hộ kinh doanh", "12"]]
    assert file(client, "form", "json").json()["rows"] == [
        {"ma": "household", "ten": "Hộ kinh doanh", "so_luong": 12}
    ]
    assert file(client, "form", "csv")["Access-Control-Allow-Origin"] == "*"


def test_an_edition_is_frozen(client, ward, chair):
    edition = release_edition(by=chair)
    Business.objects.filter(ward=ward).update(standing="closed")
    assert file(client, "form", "json").json()["total"] == 12
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(tables=[])
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).delete()


def test_a_withdrawn_edition_is_gone_and_another_may_take_its_day(client, ward, chair):
    edition = release_edition(by=chair)
    with pytest.raises(Refused):
        release_edition(by=chair)
    withdraw_edition(edition, reason="Sai số liệu", by=chair)
    assert client.get("/du-lieu-mo/10660/").status_code == 404
    assert file(client, "form", "csv").status_code == 404
    with pytest.raises(Refused):
        withdraw_edition(edition, reason="Sai số liệu", by=chair)
    release_edition(by=chair)
    assert client.get("/du-lieu-mo/10660/").status_code == 200
    assert list(Entry.objects.order_by("pk").values_list("verb", "reason")) == [
        ("api.release_edition", ""),
        ("api.withdraw_edition", "Sai số liệu"),
        ("api.release_edition", ""),
    ]


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.SPECIALIST, Role.CLERK, Role.FIELD, Role.ADMIN])
def test_only_coordinators_release(ward, role):
    with pytest.raises(Forbidden):
        release_edition(by=made.officer(ward, role))


def test_a_former_edition_stays_readable(client, ward, chair):
    release_edition(by=chair)
    with time_machine.travel("2026-12-31T03:00:00+00:00", tick=False):
        Business.objects.create(ward=ward, name="Hộ mới", legal_form="household", standing="active")
        release_edition(by=chair)
    assert (
        file(client, "form", "json").json()["total"],
        file(client, "form", "json", day="2026-12-31").json()["total"],
    ) == (12, 13)
    assert client.get("/du-lieu-mo/10660/").context["edition"].on == date(2026, 12, 31)
    assert client.get("/du-lieu-mo/10660/", {"ngay": DAY}).context["edition"].on == date(2026, 11, 22)
    assert client.get("/du-lieu-mo/10660/", {"ngay": "2026-11-23"}).status_code == 404


def test_a_second_edition_close_to_the_first_is_refused(client, ward, chair):
    release_edition(by=chair)
    with time_machine.travel("2026-12-19T16:59:00+00:00", tick=False):  # 19/12, 23:59 in Vietnam
        client.force_login(chair.user, backend=BACKEND)
        with pytest.raises(Refused, match="20/12/2026"):
            release_edition(by=chair)
        page = client.get(f"{EDITIONS}cong-bo/").content.decode()
        assert ("20/12/2026" in page, 'data-keep="edition"' in page) == (True, False)
        client.post(f"{EDITIONS}cong-bo/", {"note": ""})
        assert Edition.objects.count() == 1
    with time_machine.travel("2026-12-19T17:00:00+00:00", tick=False):
        assert release_edition(by=chair).on == date(2026, 12, 20)


def test_an_edition_put_right_on_the_same_day_does_not_give_away_what_the_withdrawn_one_hid(
    client, ward, chair
):
    Business.objects.bulk_create(
        Business(ward=ward, name=form, legal_form=form, standing="active")
        for form in 3 * ["cooperative"] + 7 * ["joint_stock"] + 30 * ["llc_one"]
    )
    hidden = {"cooperative": "<5", "household": 12, "joint_stock": "*", "llc_one": 30}
    withdraw_edition(release_edition(by=chair), reason="Thiếu 2 hợp tác xã", by=chair)
    for number in range(2):
        Business.objects.create(ward=ward, name=f"HTX {number}", legal_form="cooperative", standing="active")
    first = Edition.objects.get()
    assert {row[0]: row[-1] for row in first.tables[1]["rows"]} == hidden
    release_edition(by=chair)
    told = {row["ma"]: row["so_luong"] for row in file(client, "form", "json").json()["rows"]}
    assert told == hidden | {"cooperative": "*"}
    text = file(client, "form", "csv").content.decode("utf-8-sig")
    assert [line.split(";")[-1] for line in text.splitlines()[1:]] == [str(cell) for cell in told.values()]


def test_only_the_public_pages_see_editions_of_other_wards(ward, chair):
    release_edition(by=chair)
    with row_scope([made.ward("13021", "Kẻ Sặt").pk]):
        assert Edition.objects.count() == 0


@pytest.mark.parametrize(
    "address",
    [
        "/du-lieu-mo/1066/",
        "/du-lieu-mo/10660/2026-13-01/form.csv",
        "/du-lieu-mo/10660/2026-11-22/secret.csv",
        "/du-lieu-mo/10660/2026-11-22/form.xlsx",
        "/du-lieu-mo/10660/2026-11-22/../form.csv",
    ],
)
def test_what_is_no_file_does_not_exist(client, ward, chair, address):
    release_edition(by=chair)
    assert client.get(address).status_code == 404


def test_the_catalogue_says_what_where_when_whose_and_under_which_licence(client, ward, chair, settings):
    settings.SITE_URL = "https://donghanh.example.vn/"
    release_edition(by=chair)
    answer = client.get("/du-lieu-mo/catalog.jsonld")
    told = json.loads(answer.content)
    assert answer["Content-Type"] == "application/ld+json; charset=utf-8"
    assert (told["@type"], len(told["dcat:dataset"])) == ("dcat:Catalog", len(Dataset))
    form = next(one for one in told["dcat:dataset"] if one["dct:identifier"] == f"10660-{DAY}-form")
    publisher = "Ủy ban nhân dân phường Ái Quốc, Thành phố Hải Phòng"
    assert form["dct:publisher"]["foaf:name"]["@value"] == publisher
    assert form["dct:temporal"]["dcat:endDate"]["@value"] == DAY
    assert form["dct:spatial"]["dct:identifier"] == "10660"
    assert form["dct:issued"]["@value"] == form["dct:modified"]["@value"] == f"{DAY}T03:00:00+00:00"
    assert [one["dcat:downloadURL"]["@id"] for one in form["dcat:distribution"]] == [
        f"https://donghanh.example.vn/du-lieu-mo/10660/{DAY}/form.csv",
        f"https://donghanh.example.vn/du-lieu-mo/10660/{DAY}/form.json",
    ]
    assert {one["dct:license"]["@id"] for one in form["dcat:distribution"]} == {
        "https://creativecommons.org/licenses/by/4.0/"
    }
    assert form["dct:temporal"]["dcat:startDate"]["@value"] == DAY
    changes = next(one for one in told["dcat:dataset"] if one["dct:identifier"] == f"10660-{DAY}-changes")
    assert changes["dct:temporal"]["dcat:startDate"]["@value"] == "2017-01-01"
    for one in form["dcat:distribution"]:
        path = one["dcat:downloadURL"]["@id"].removeprefix("https://donghanh.example.vn")
        assert client.get(path).status_code == 200


WANTED = {
    "dcat:Catalog": {
        "dct:title",
        "dct:description",
        "dct:publisher",
        "dct:license",
        "dct:issued",
        "dcat:dataset",
    },
    "dcat:Dataset": {
        *("dct:title", "dct:description", "dct:publisher", "dct:issued", "dct:temporal", "dct:spatial"),
        *("dcat:distribution", "dcat:contactPoint", "dcat:keyword", "dcat:theme", "dct:license"),
    },
    "dcat:Distribution": {
        *("dct:description", "dcat:accessURL", "dcat:downloadURL", "dct:format", "dcat:mediaType"),
        *("dct:license", "dcatap:availability"),
    },
    "foaf:Agent": {"foaf:name", "dct:type"},
    "skos:Concept": {"skos:prefLabel"},
    "skos:ConceptScheme": {"dct:title"},
    "vcard:Kind": {"vcard:fn", "vcard:hasURL"},
    "dct:PeriodOfTime": {"dcat:startDate", "dcat:endDate"},
}
"""What DCAT-AP 3 demands or recommends of each class (https://semiceu.github.io/DCAT-AP/releases/3.0.0/)."""


def nodes(value):
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(each)


def test_nothing_that_the_catalogue_must_tell_is_missing_or_empty(client, ward, chair):
    release_edition(by=chair)
    told = client.get("/du-lieu-mo/catalog.jsonld").json()
    found = [node for node in nodes(told) if node.get("@type") in WANTED]
    assert {node["@type"] for node in found} == set(WANTED)
    missing = [
        (node["@type"], name) for node in found for name in WANTED[node["@type"]] if not node.get(name)
    ]
    assert missing == []
    names = {name for node in nodes(told) for name in node if ":" in name}
    assert {name.split(":")[0] for name in names} <= set(told["@context"])


def test_no_ward_publishes_the_catalogue_of_all(client, ward, chair):
    release_edition(by=chair)
    release_edition(by=made.officer(made.ward("13021", "Kẻ Sặt"), Role.CHAIR))
    publisher = client.get("/du-lieu-mo/catalog.jsonld").json()["dct:publisher"]["foaf:name"]["@value"]
    assert publisher == "Ủy ban nhân dân các phường, xã thuộc Thành phố Hải Phòng"


@pytest.mark.parametrize("address", ["", "10660/", f"10660/{DAY}/form.csv", "catalog.jsonld"])
def test_a_head_of_open_data_is_the_get_without_its_body(client, ward, chair, address):
    release_edition(by=chair)
    asked, head = client.get(f"/du-lieu-mo/{address}"), client.head(f"/du-lieu-mo/{address}")
    assert (head.status_code, head.content) == (200, b"")
    assert (head["Content-Type"], head["Content-Length"]) == (asked["Content-Type"], asked["Content-Length"])


def test_public_pages_cost_the_same_with_any_number_of_wards(client, django_assert_num_queries):
    for number in (1, 3):
        for code in range(number):
            ward = made.ward(f"1000{number}{code}"[-5:], f"Phường {number}{code}")
            release_edition(by=made.officer(ward, Role.CHAIR))
        with django_assert_num_queries(PUBLIC_QUERIES):
            client.get("/du-lieu-mo/")
        with django_assert_num_queries(PUBLIC_QUERIES):
            client.get("/du-lieu-mo/catalog.jsonld")


PUBLIC_QUERIES = 13


def test_the_list_of_editions_costs_the_same_with_one_and_three(
    client, ward, chair, django_assert_num_queries
):
    client.force_login(chair.user, backend=BACKEND)
    client.get(EDITIONS)
    for number in range(3):
        edition = release_edition(by=chair)
        withdraw_edition(edition, reason=f"Sai {number}", by=chair)
        if number in (0, 2):
            with django_assert_num_queries(EDITION_QUERIES):
                client.get(EDITIONS)


EDITION_QUERIES = 22


def test_the_list_of_editions_goes_out_as_a_workbook(client, ward, chair):
    withdraw_edition(release_edition(note="=1+1", by=chair), reason="Sai", by=chair)
    release_edition(by=chair)
    client.force_login(chair.user, backend=BACKEND)
    assert f"{EDITIONS}?xuat=xlsx" in client.get(EDITIONS).content.decode().replace(
        'href="?', f'href="{EDITIONS}?'
    )
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(client.get(EDITIONS, {"xuat": "xlsx"}).content))
    rows = sheet.get_sheet_by_index(0).to_python()[-2:]
    assert [(row[0], row[1], row[4], row[5]) for row in rows] == [
        (date(2026, 11, 22), "", "Đang công bố", ""),
        (date(2026, 11, 22), "=1+1", "Đã thu hồi", str(chair)),
    ]


def test_officers_see_the_tables_before_they_release_them(client, ward, chair):
    client.force_login(chair.user, backend=BACKEND)
    page = client.get("/co-so/du-lieu-mo/cong-bo/").content.decode()
    assert ("Cơ sở đang hoạt động theo loại hình" in page, "<td>12</td>" in page) == (True, True)
    assert Edition.objects.count() == 0
    answer = client.post("/co-so/du-lieu-mo/cong-bo/", {"note": ""})
    assert (answer.status_code, answer["Location"]) == (302, "/du-lieu-mo/10660/")
    edition = Edition.objects.get()
    assert (edition.released_by, edition.on) == (chair, date(2026, 11, 22))
    client.post(f"/co-so/du-lieu-mo/{edition.pk}/rut/", {"reason": "Sai"})
    edition.refresh_from_db()
    assert edition.withdrawn_by == chair
