"""Reading businesses by a key: what is shown, to whom, in which order, and what is logged."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core import signing
from django.utils import timezone

from donghanh.api.cursors import SALT
from donghanh.api.enums import Scope
from donghanh.api.models import KeyDay
from donghanh.org.enums import Role
from donghanh.registry.actions.requests import grant_request, lift_restriction, receive_request
from donghanh.registry.enums import PERSONAL, AccessKind, Attribute, DataRequestKind, FactKind
from donghanh.registry.models import Access, Business, LifecycleEvent, Succession
from donghanh.registry.reference.loading import load_reference_data
from donghanh.registry.rights.mirroring import looks_at
from tests import make as made
from tests.api import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
LIST = "/api/v1/businesses"
NOW = "2026-01-01T00:00:00+00:00"


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


@pytest.mark.parametrize("more", ["", "/facts", "/events"])
def test_every_reading_of_one_business_is_logged(client, ward, more):
    business = known(ward)
    _, token = make.key(ward, Scope.BUSINESSES, Scope.FACTS, Scope.EVENTS)
    assert read(client, token, f"{LIST}/{business.public_id}{more}").status_code == 200
    assert list(Access.objects.values_list("public_id", "purpose")) == [
        (business.public_id, "Doi soat quy IV")
    ]


def test_a_head_is_the_get_without_its_body_and_is_counted_and_logged(client, ward):
    known(ward)
    _, token = make.key(ward)
    asked = read(client, token)
    head = client.head(LIST, headers=make.headers(token))
    assert (head.status_code, head.content) == (200, b"")
    assert (int(head["Content-Length"]), head["Content-Type"]) == (len(asked.content), asked["Content-Type"])
    assert (KeyDay.objects.get().calls, Access.objects.count()) == (2, 2)


@pytest.mark.parametrize("path", [f"{LIST}/ZZZZZZZZZZZZ", f"{LIST}?limit=0", "/api/v1/nothing"])
def test_a_head_of_what_fails_has_the_status_of_the_get(client, ward, path):
    _, token = make.key(ward)
    asked, head = (getattr(client, method)(path, headers=make.headers(token)) for method in ("get", "head"))
    assert (head.status_code, head.content) == (asked.status_code, b"")
    assert int(head["Content-Length"]) == len(asked.content)
    assert head["Content-Type"] == "application/problem+json"


def test_a_head_without_a_key_or_of_what_did_not_change_has_no_body_either(client, ward):
    _, token = make.key(ward)
    address = "/api/v1/reference/industries?level=1"
    assert client.head(address).status_code == 401
    mark = client.head(address, headers=make.headers(token))["ETag"]
    again = client.head(address, headers=make.headers(token) | {"if-none-match": mark})
    assert (again.status_code, again.content) == (304, b"")
    described = client.head("/api/v1/openapi.json")
    assert (described.status_code, described.content) == (200, b"")


def test_the_name_of_an_owner_leaves_by_no_other_field(client, ward):
    """Tax lists name the person where no business name was registered (NĐ 168/2025/NĐ-CP: a registered name begins with
    "Hộ kinh doanh")."""
    bare = known(ward, name="NGUYỄN THỊ LAN")
    registered = known(ward, name="Hộ kinh doanh Nguyễn Thị Lan")
    _, plain = make.key(ward)
    shown = read(client, plain, f"{LIST}/{bare.public_id}").json()
    assert (shown["name"], shown["withheld"]) == (None, ["name", "tax_code"])
    shown = read(client, plain, f"{LIST}/{registered.public_id}").json()
    assert (shown["name"], shown["withheld"]) == ("Hộ kinh doanh Nguyễn Thị Lan", ["tax_code"])
    _, owners = make.key(ward, Scope.BUSINESSES, Scope.PERSONS, attributes=(*make.OPEN, Attribute.OWNER))
    assert read(client, owners, f"{LIST}/{bare.public_id}").json()["name"] == "NGUYỄN THỊ LAN"


@pytest.mark.parametrize("licence", ["031190001234", "031190001234-001", "031 190 001 234"])
def test_a_personal_number_leaves_by_no_certificate(client, ward, licence):
    business = known(ward, licence=licence)
    _, plain = make.key(ward)
    answer = read(client, plain, f"{LIST}/{business.public_id}")
    assert (answer.json()["licences"], answer.json()["withheld"]) == ([], ["tax_code", "licence"])
    assert ("031190001234" in answer.content.decode(), "031 190" in answer.content.decode()) == (False, False)
    _, whole = make.key(ward, Scope.BUSINESSES, Scope.PERSONS, attributes=make.EVERYTHING)
    assert len(read(client, whole, f"{LIST}/{business.public_id}").json()["licences"]) == 1


@pytest.mark.parametrize(
    ("query", "attribute"),
    [({"area": "Tổ dân phố số 5"}, Attribute.AREA), ({"form": "household"}, Attribute.LEGAL_FORM)],
)
def test_what_may_not_be_read_may_not_be_asked_about(client, ward, elsewhere, query, attribute):
    known(ward)
    known(elsewhere)
    others = tuple(one for one in make.OPEN if one != attribute)
    grant, token = make.key(ward)
    make.join(elsewhere, grant.prefix, attributes=others)
    answer = read(client, token, **query)
    assert (answer.status_code, answer.json()["code"]) == (403, "field_missing")
    assert [one["name"] for one in answer.json()["errors"]] == [*query]
    assert read(client, token, ward="10660", **query).status_code == 200
    assert read(client, token, ward="13021", **query).status_code == 403


def test_education_leaves_only_where_it_was_chosen(client, ward):
    business = known(ward)
    registry.fact(business, "owner_education", 2025, "college")
    path = f"{LIST}/{business.public_id}/facts"
    for attributes in ((*make.OPEN, *PERSONAL), (*make.OPEN, "owner_education")):
        _, token = make.key(ward, Scope.FACTS, Scope.PERSONS, attributes=attributes)
        told = [one["kind"] for one in read(client, token, path, kind="owner_education").json()["facts"]]
        assert told == [kind for kind in ("owner_education",) if kind in attributes]


def test_a_parameter_told_twice_is_refused(client, ward):
    """Which of two limits or wards counts must not be guessed."""
    _, token = make.key(ward)
    answer = client.get(f"{LIST}?limit=1&limit=500&ward=10660", headers=make.headers(token))
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"in": "query", "name": "limit", "type": "repeated"}]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{LIST}?" + "&".join(f"a{number}=1" for number in range(1001)), 422),
        (f"{LIST}?area=" + "a" * 7000, 422),
        (f"{LIST}?" + "a" * 7000 + "=1", 422),
        (f"{LIST}?area=%00", 422),
        (f"{LIST}?%00=1", 422),
        (f"{LIST}/%00", 422),
        (f"{LIST}/" + "A" * 7000, 422),
        ("/api/v1/measures/%00", 403),
        (f"{LIST}?area=%ED%A0%80", 200),
    ],
)
def test_hostile_addresses_are_answered_with_a_problem(client, ward, path, status):
    _, token = make.key(ward)
    answer = client.get(path, headers=make.headers(token))
    assert (answer.status_code, len(answer.content) < 1000) == (status, True)
    assert status == 200 or answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("purpose", ["", "ab", "%20%20%20%20", "x" * 301, "Doi soat\tno thue", "Đối soát"])
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
        [NOW, 1, NOW],
        "2026",
        ["never", 1, NOW],
        [NOW, None, NOW],
    ],
    ids=["no signature", "of another key", "no mark", "no time", "no number"],
)
def test_a_cursor_that_was_made_up_does_not_exist(client, ward, cursor):
    grant, token = make.key(ward)
    of = "abcdefghjk" if cursor == [NOW, 1, NOW] else grant.prefix
    made_up = cursor if cursor == "abc" else signing.dumps(cursor, salt=f"{SALT}.{of}")
    answer = read(client, token, cursor=made_up)
    assert (answer.status_code, answer.json()["code"]) == (404, "cursor_unknown")


def test_a_cursor_of_one_key_leads_no_other(client, ward, elsewhere):
    known(ward)
    known(ward)
    known(elsewhere)
    _, ours = make.key(ward)
    cursor = read(client, ours, limit=1).json()["next"]
    for of in (ward, elsewhere):
        _, foreign = make.key(of)
        assert read(client, foreign, cursor=cursor).json()["code"] == "cursor_unknown"
    assert read(client, ours, cursor=cursor).status_code == 200


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
    _, whole = make.key(ward, Scope.FACTS, Scope.PERSONS, attributes=make.EVERYTHING)
    assert [one["kind"] for one in read(client, whole, path).json()["facts"]] == [
        "owner_education",
        "revenue",
    ]


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


def restricted(business):
    head = made.officer(business.ward, Role.UNIT_HEAD)
    asked = receive_request(business, DataRequestKind.RESTRICT, text="Đề nghị hạn chế", by=head)
    return head, grant_request(asked, answer="Đã hạn chế.", by=head)


def test_restricted_personal_data_is_withheld_by_name_and_comes_back_when_it_is_lifted(client, ward):
    load_reference_data()
    business, free = known(ward, tax_code="031190001234"), registry.business(ward, owner="Trần Văn Bình")
    registry.fact(business, FactKind.OWNER_EDUCATION, 2025, "college")
    _, token = make.key(ward, *Scope, attributes=make.EVERYTHING)
    path = f"{LIST}/{business.public_id}"
    told = read(client, token, path).json()
    since = told["updated_at"]
    head, request = restricted(business)
    shown = read(client, token, path).json()
    assert ("people" in shown, shown["tax_codes"]) == (False, [])
    assert shown["withheld"] == [
        "email",
        "owner",
        "owner_born",
        "owner_gender",
        "personal_id",
        "phone",
        "tax_code",
    ]
    assert shown in read(client, token, updated_since=since).json()["items"]
    listed = {one["public_id"]: one for one in read(client, token).json()["items"]}
    assert listed[free.public_id]["people"][0]["name"] == "Trần Văn Bình"
    assert read(client, token, f"{path}/facts").json()["facts"] == []
    lift_restriction(request, reason="Chủ cơ sở đề nghị", by=head)
    again = read(client, token, path).json()
    assert again["people"] == told["people"]
    assert again["updated_at"] > shown["updated_at"] > since


def test_a_list_names_in_the_log_whose_personal_data_was_in_it(client, ward):
    load_reference_data()
    first, second, bound = (registry.business(ward, owner=name) for name in ("Bùi An", "Bùi Bình", "Bùi Chi"))
    restricted(bound)
    _, plain = make.key(ward)
    _, whole = make.key(ward, Scope.BUSINESSES, Scope.PERSONS, attributes=make.EVERYTHING, agency="Thuế")
    for token in (plain, whole, whole):
        read(client, token)
    kept = Access.objects.filter(kind=AccessKind.API).order_by("pk").values_list("rows", "businesses")
    assert list(kept) == [(3, []), *[(3, [first.pk, second.pk])] * 2]
    assert [(look.kind, look.times, look.purpose) for look in looks_at(first)] == [
        ("Cơ quan khác đọc, 2 lần trong ngày", 2, "Doi soat quy IV")
    ]
    assert looks_at(first)[0].who.startswith("Thuế · ")
    assert looks_at(bound) == []


def test_the_cost_does_not_grow_with_the_rows(client, ward, django_assert_num_queries):
    _, token = make.key(ward, *Scope, attributes=make.EVERYTHING)
    known(ward)
    for _ in range(2):
        with django_assert_num_queries(QUERIES):
            read(client, token)
        known(ward, parent_code="0101248141")
        known(ward)


QUERIES = 40
"""Most open and close scopes and transactions: for the key, its rights, its turn, the request and the reading. The
others ask for key, rights, wards, what is under way, businesses with places, numbers, people, restrictions; one counts,
one logs."""


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


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_is_written_by_a_key(client, ward, method):
    _, token = make.key(ward, *Scope)
    answer = getattr(client, method)(LIST, headers=make.headers(token))
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert answer.json()["code"] == "method_not_allowed"
    assert answer["Allow"] == "GET, HEAD"
