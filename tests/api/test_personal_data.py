"""A key without the right to personal data, at every address that the description names, with whatever it may ask."""

from itertools import product

import pytest

from donghanh.api.enums import Scope
from donghanh.registry.enums import FactKind
from donghanh.registry.models import LifecycleEvent, Person
from tests import make as made
from tests.api import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
SECRETS = {
    "owner": "Lương Quỳnh Thoa",
    "personal_id": "031190007777",
    "phone": "0977777777",
    "email": "thoa@ho.example",
    "owner_born": "1990-07-17",
}
WITHOUT = tuple(scope for scope in Scope if scope != Scope.PERSONS)
ASKED = {
    "ward": ("10660", "13021"),
    "form": ("household",),
    "standing": ("active",),
    "area": ("5", SECRETS["owner"], SECRETS["phone"]),
    "updated_since": ("2020-01-01T00:00:00Z",),
    "limit": ("1", "500"),
    "kind": ("owner_education", "revenue"),
    "year": ("2025",),
    "owner": (SECRETS["owner"],),
    "phone": (SECRETS["phone"],),
    "order_by": ("owner", "involvements__person__name"),
    "cursor": (SECRETS["personal_id"],),
}


@pytest.fixture
def business():
    """What a tax list says of a household: the owner's name for its own, the personal number wherever a number is."""
    ward = made.ward()
    found = registry.business(
        ward,
        name=SECRETS["owner"].upper(),
        tax_code=SECRETS["personal_id"],
        licence=SECRETS["personal_id"],
        address="Số 1, tổ 5",
        **SECRETS,
    )
    Person.objects.update(gender="female")
    registry.fact(found, FactKind.OWNER_EDUCATION, 2025, "postgraduate")
    registry.fact(found, FactKind.REVENUE, 2025, 900_000_000)
    LifecycleEvent.objects.create(ward=ward, business=found, happening="registered", on="2026-03-01")
    return found


def addresses(client, business):
    places = {"{public_id}": business.public_id, "{key}": "registry.owners_from_college_on"}
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        for name, value in places.items():
            path = path.replace(name, value)
        yield path


def answers(client, token, business, asked=ASKED):
    queries = [{}, *({name: value} for name, values in asked.items() for value in values)]
    for path, query in product(addresses(client, business), queries):
        yield client.get(path, query, headers=make.headers(token))


def tells(answer):
    text = "\n".join([answer.content.decode(), *(f"{name}: {value}" for name, value in answer.items())])
    words = [*SECRETS.values(), SECRETS["owner"].upper(), "postgraduate", "female"]
    return [word for word in words if word in text]


def test_nothing_personal_leaves_without_its_right(client, business):
    _, token = make.key(business.ward, *WITHOUT)
    got = [(answer.status_code, tells(answer)) for answer in answers(client, token, business)]
    assert {status for status, _ in got} == {200, 404, 422}
    assert [told for _, told in got if told] == []


def test_the_same_leaves_with_it(client, business):
    """Otherwise the test above would say nothing."""
    _, token = make.key(business.ward, *Scope, attributes=make.EVERYTHING)
    told = {word for answer in answers(client, token, business) for word in tells(answer)}
    assert told == {*SECRETS.values(), SECRETS["owner"].upper(), "postgraduate", "female"}


@pytest.mark.parametrize("scope", [*WITHOUT, Scope.PERSONS])
def test_nothing_personal_leaves_by_any_scope_alone(client, business, scope):
    _, token = make.key(business.ward, scope)
    got = [tells(answer) for answer in answers(client, token, business, {})]
    assert [told for told in got if told] == []
