"""Reading businesses by a key: what is shown, to whom, in which order, and what is logged."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core import signing
from django.utils import timezone

from donghanh.api.cursors import SALT
from donghanh.api.enums import Scope
from donghanh.registry.enums import AccessKind, Attribute
from donghanh.registry.models import Access, Business, LifecycleEvent, Succession
from tests import make as made
from tests.api import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
LIST = "/api/v1/businesses"


@pytest.fixture
def ward():
    return made.ward()


@pytest.fixture
def elsewhere():
    return made.ward("13021", "Kẻ Sặt")


def known(ward, **facts):
    return registry.business(
        ward,
        owner="Nguyễn Thị Lan",
        personal_id="031190001234",
        phone="0912345678",
        address="Số 1, tổ dân phố số 5",
        **facts,
    )


def read(client, token, path=LIST, purpose="Doi soat quy IV", **query):
    return client.get(path, query, headers=make.headers(token, purpose))


def test_a_key_reads_the_businesses_of_its_ward_and_of_no_other(client, ward, elsewhere):
    ours, theirs = known(ward), known(elsewhere)
    _, token = make.key(ward)
    assert [one["public_id"] for one in read(client, token).json()["items"]] == [ours.public_id]
    assert read(client, token, f"{LIST}/{theirs.public_id}").status_code == 404
    assert (
        read(client, token, f"{LIST}/{theirs.public_id}").json()
        == read(client, token, f"{LIST}/ZZZZZZZZZZZZ").json()
    )
    assert read(client, token, ward="13021").status_code == 404


def test_a_key_of_two_wards_reads_what_each_of_them_granted(client, ward, elsewhere):
    ours, theirs = known(ward), known(elsewhere)
    grant, token = make.key(ward)
    make.join(elsewhere, grant.prefix, attributes=(Attribute.NAME,))
    rows = {one["public_id"]: one for one in read(client, token).json()["items"]}
    assert set(rows) == {ours.public_id, theirs.public_id}
    assert rows[theirs.public_id].keys() == {
        "public_id",
        "ward",
        "updated_at",
        "merged_into",
        "standing",
        "name",
    }
    assert "address" in rows[ours.public_id]
    assert sorted(Access.objects.values_list("ward__code", "rows")) == [("10660", 1), ("13021", 1)]


def test_personal_data_leave_only_with_their_scope_and_field(client, ward):
    business = known(ward, tax_code="031190001234")
    _, plain = make.key(ward)
    shown = read(client, plain, f"{LIST}/{business.public_id}").json()
    assert "people" not in shown
    assert (shown["tax_codes"], shown["withheld"]) == ([], ["tax_code"])
    _, phones = make.key(ward, Scope.BUSINESSES, Scope.PERSONS, attributes=(*make.OPEN, Attribute.PHONE))
    shown = read(client, phones, f"{LIST}/{business.public_id}").json()
    assert shown["people"] == [{"part": "owner", "phone": "0912345678"}]
    assert shown["withheld"] == ["tax_code"]
    _, whole = make.key(ward, Scope.BUSINESSES, Scope.PERSONS, attributes=make.EVERYTHING)
    shown = read(client, whole, f"{LIST}/{business.public_id}").json()
    assert shown["people"][0]["name"] == "Nguyễn Thị Lan"
    assert shown["people"][0]["personal_number"] == "031190001234"
    assert shown["tax_codes"] == ["031190001234"]
    assert "withheld" not in shown


def test_a_list_and_personal_data_of_one_business_are_logged_with_their_purpose(client, ward):
    business = known(ward)
    known(ward)
    grant, token = make.key(ward, *Scope, attributes=make.EVERYTHING)
    read(client, token, purpose=quote("Đối soát nợ thuế"))
    read(client, token, f"{LIST}/{business.public_id}", purpose="Tra cuu")
    logged = Access.objects.order_by("pk").values_list("kind", "agency", "purpose", "rows", "public_id")
    assert list(logged) == [
        (AccessKind.API, str(grant), "Đối soát nợ thuế", 2, ""),
        (AccessKind.API, str(grant), "Tra cuu", 1, business.public_id),
    ]
    assert str(grant) == f"Thuế cơ sở 3 · {grant.prefix}"


def test_one_business_without_personal_data_is_not_in_the_log_of_personal_data(client, ward):
    business = known(ward)
    _, token = make.key(ward)
    assert read(client, token, f"{LIST}/{business.public_id}").status_code == 200
    assert Access.objects.count() == 0


@pytest.mark.parametrize("purpose", ["", "ab", "%20%20%20%20", "x" * 301])
def test_without_a_purpose_nothing_is_read(client, ward, purpose):
    known(ward)
    _, token = make.key(ward)
    answer = read(client, token, purpose=purpose)
    assert (answer.status_code, answer.json()["errors"][0]["name"]) == (422, "X-Purpose")
    assert Access.objects.count() == 0


def test_a_number_that_was_found_to_be_anothers_leads_on(client, ward):
    kept, gone = known(ward), known(ward)
    Business.objects.filter(pk=gone.pk).update(merged_into=kept)
    _, token = make.key(ward, *Scope)
    answer = read(client, token, f"{LIST}/{gone.public_id}")
    assert (answer.status_code, answer["Location"]) == (308, f"{LIST}/{kept.public_id}")
    assert answer.json() == {"public_id": gone.public_id, "merged_into": kept.public_id}
    assert (
        read(client, token, f"{LIST}/{gone.public_id}/facts")["Location"] == f"{LIST}/{kept.public_id}/facts"
    )
    listed = read(client, token).json()["items"]
    assert [one["public_id"] for one in listed] == [kept.public_id]
    since = (timezone.now() - timedelta(hours=1)).isoformat()
    told = {
        one["public_id"]: one["merged_into"]
        for one in read(client, token, updated_since=since).json()["items"]
    }
    assert told == {kept.public_id: None, gone.public_id: kept.public_id}


def test_pages_hold_every_business_once_and_what_changes_meanwhile_again(client, ward):
    numbers = [known(ward).public_id for _ in range(5)]
    _, token = make.key(ward)
    first = read(client, token, limit=2).json()
    assert [one["public_id"] for one in first["items"]] == numbers[:2]
    Business.objects.get(public_id=numbers[0]).save()
    second = read(client, token, limit=2, cursor=first["next"]).json()
    third = read(client, token, limit=2, cursor=second["next"]).json()
    seen = [one["public_id"] for one in second["items"] + third["items"]]
    assert (seen, third["next"]) == ([*numbers[2:], numbers[0]], None)


def test_businesses_of_one_moment_are_not_passed_over(client, ward):
    numbers = [known(ward).public_id for _ in range(5)]
    Business.objects.update(updated_at=timezone.now())
    _, token = make.key(ward)
    seen, cursor = [], None
    for _ in range(5):
        page = read(client, token, limit=1, **({"cursor": cursor} if cursor else {})).json()
        seen += [one["public_id"] for one in page["items"]]
        cursor = page["next"]
    assert (seen, cursor) == (numbers, None)


def test_only_what_changed_since_is_read(client, ward):
    old, new = known(ward), known(ward)
    Business.objects.filter(pk=old.pk).update(updated_at=timezone.now() - timedelta(days=30))
    _, token = make.key(ward)
    since = (timezone.now() - timedelta(days=1)).isoformat()
    assert [one["public_id"] for one in read(client, token, updated_since=since).json()["items"]] == [
        new.public_id
    ]


def test_filters_narrow(client, ward):
    firm = known(ward, legal_form="llc_one")
    closed = known(ward, registration_status="closed", ended_on="2025-01-01")
    _, token = make.key(ward)

    def found(**query):
        return [one["public_id"] for one in read(client, token, **query).json()["items"]]

    assert found(form="llc_one") == [firm.public_id]
    assert found(standing=closed.standing, form="household") == [closed.public_id]
    assert found(area=firm.place.area) == [firm.public_id, closed.public_id]
    assert found(area="chưa có") == []


@pytest.mark.parametrize(
    "query",
    [
        {"limit": "0"},
        {"limit": "501"},
        {"limit": "10;drop table"},
        {"form": "llc"},
        {"standing": "ACTIVE"},
        {"area": "a\x00b"},
        {"area": "a" * 101},
        {"ward": "1066"},
        {"updated_since": "yesterday"},
        {"updated_since": "1764000000"},
        {"updated_since": "2026-13-01T00:00:00Z"},
        {"cursor": "../../etc"},
        {"cursor": "x" * 301},
    ],
)
def test_what_cannot_be_read_is_refused_by_name(client, ward, query):
    _, token = make.key(ward)
    answer = read(client, token, **query)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert [one["name"] for one in answer.json()["errors"]] == [*query]


@pytest.mark.parametrize("name", ["updatedsince", "q", "order_by", "ward_id"])
def test_a_parameter_that_is_not_known_is_refused(client, ward, name):
    """A slip in the name of a filter must not give everything out."""
    _, token = make.key(ward)
    answer = read(client, token, **{name: "1"})
    assert (answer.status_code, answer.json()["errors"][0]["name"]) == (422, name)


@pytest.mark.parametrize(
    "cursor",
    [
        "abc",
        signing.dumps(["2026-01-01T00:00:00+00:00", 1], salt="another"),
        signing.dumps("2026", salt=SALT),
        signing.dumps(["never", 1], salt=SALT),
    ],
    ids=["no signature", "of another purpose", "no pair", "no time"],
)
def test_a_cursor_that_was_made_up_does_not_exist(client, ward, cursor):
    _, token = make.key(ward)
    answer = read(client, token, cursor=cursor)
    assert (answer.status_code, answer.json()["code"]) == (404, "cursor_unknown")


def test_a_cursor_of_one_key_opens_no_ward_to_another(client, ward, elsewhere):
    known(ward)
    known(ward)
    theirs = known(elsewhere)
    _, ours = make.key(ward)
    _, foreign = make.key(elsewhere)
    cursor = read(client, ours, limit=1).json()["next"]
    assert [one["public_id"] for one in read(client, foreign, cursor=cursor).json()["items"]] == [
        theirs.public_id
    ]


def test_each_scope_opens_its_own_addresses(client, ward):
    business = known(ward)
    paths = {
        Scope.BUSINESSES: LIST,
        Scope.FACTS: f"{LIST}/{business.public_id}/facts",
        Scope.EVENTS: f"{LIST}/{business.public_id}/events",
        Scope.MEASURES: "/api/v1/measures/registry.active_businesses",
    }
    for scope in paths:
        _, token = make.key(ward, scope)
        got = {other: read(client, token, path).status_code for other, path in paths.items()}
        assert got == {other: 200 if other == scope else 403 for other in paths}


def test_facts_of_a_year_name_their_source_and_education_is_personal(client, ward):
    business = known(ward)
    registry.fact(business, "revenue", 2025, 1_240_000_000)
    registry.fact(business, "owner_education", 2025, "college")
    path = f"{LIST}/{business.public_id}/facts"
    _, token = make.key(ward, Scope.FACTS)
    revenue = {
        "year": 2025,
        "kind": "revenue",
        "amount": 1_240_000_000,
        "words": None,
        "source": "tax",
        "agency": None,
        "as_of": "2025-12-31",
    }
    assert read(client, token, path).json()["facts"] == [revenue]
    assert read(client, token, path, year=2024).json()["facts"] == []
    assert Access.objects.count() == 0
    _, whole = make.key(ward, Scope.FACTS, Scope.PERSONS, attributes=make.EVERYTHING)
    assert [one["kind"] for one in read(client, whole, path).json()["facts"]] == [
        "owner_education",
        "revenue",
    ]
    assert Access.objects.get().public_id == business.public_id


def test_events_and_successions_tell_what_came_out_of_what(client, ward):
    household, firm = known(ward), known(ward, legal_form="llc_one")
    LifecycleEvent.objects.create(ward=ward, business=firm, happening="registered", on="2026-03-01")
    Succession.objects.create(
        ward=ward, kind="conversion", predecessor=household, successor=firm, on="2026-03-01", document="GCN 1"
    )
    _, token = make.key(ward, Scope.EVENTS)
    told = read(client, token, f"{LIST}/{household.public_id}/events").json()
    assert told["successions"] == [
        {
            "kind": "conversion",
            "predecessor": household.public_id,
            "successor": firm.public_id,
            "on": "2026-03-01",
            "document": "GCN 1",
        }
    ]
    told = read(client, token, f"{LIST}/{firm.public_id}/events").json()
    assert [(one["happening"], one["on"]) for one in told["events"]] == [("registered", "2026-03-01")]


def test_the_cost_does_not_grow_with_the_rows(client, ward, django_assert_num_queries):
    _, token = make.key(ward, *Scope, attributes=make.EVERYTHING)
    known(ward)
    for _ in range(2):
        with django_assert_num_queries(QUERIES):
            read(client, token)
        known(ward, parent_code="0101248141")
        known(ward)


QUERIES = 38
"""Most open and close scopes and transactions: for the key, its rights, its turn, the request and the reading. Six read
and write: key, rights, wards, businesses with places, numbers, people; one counts and one logs."""


def test_an_answer_that_is_the_same_is_not_sent_twice(client, ward):
    business = known(ward)
    _, token = make.key(ward)
    path = f"{LIST}/{business.public_id}"
    mark = read(client, token, path)["ETag"]
    again = client.get(path, headers=make.headers(token) | {"if-none-match": mark})
    assert (again.status_code, again.content) == (304, b"")
    business.save()
    assert read(client, token, path)["ETag"] != mark


def test_an_officers_session_reads_nothing(client, ward):
    known(ward)
    client.force_login(made.officer(ward).user, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(LIST, headers={"x-purpose": "xem thu"})
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="donghanh"')
    assert answer.json()["code"] == "key_missing"


@pytest.mark.parametrize("method", ["head", "post", "put", "patch", "delete"])
def test_nothing_is_written_by_a_key(client, ward, method):
    _, token = make.key(ward, *Scope)
    answer = getattr(client, method)(LIST, headers=make.headers(token))
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert method == "head" or answer.json()["code"] == "method_not_allowed"
    assert answer["Allow"] == "GET"
