"""Reading only what changed: nothing is lost to transactions that end late, and all that is told counts as news."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from donghanh.api import queries
from donghanh.api.queries import settled_until
from donghanh.registry.actions.settling import settle
from donghanh.registry.models import Business, Involvement, LifecycleEvent, Place, Succession
from tests import make as made
from tests.api import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/api/v1/businesses"
RENAME = "update registry_business set name = %s, updated_at = clock_timestamp() where id = %s"


@pytest.fixture(autouse=True)
def exact_clocks(monkeypatch):
    """The slack for clocks would hide in a test of seconds what a transaction of an hour brings to light."""
    monkeypatch.setattr(queries, "SLACK", timedelta(0))


@pytest.fixture
def ward():
    with transaction.atomic():
        return made.ward()


@contextmanager
def another_session() -> Iterator[object]:
    """A connection of its own in a transaction that ends with the block."""
    with closing(connection.copy("default")) as other:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            yield cursor
        other.commit()


def listed(client, token, **query):
    return client.get(LIST, query, headers=make.headers(token)).json()


def names(page):
    return [one["name"] for one in page["items"]]


def test_a_change_that_is_committed_after_its_moment_was_read_comes_in_the_next_round(client, ward):
    """The writer's moment lies before the reader's, its commit behind: it would be lost."""
    late, soon = registry.business(ward, name="Hộ muộn"), registry.business(ward, name="Hộ sớm")
    _, token = make.key(ward)
    with another_session() as writer:
        writer.execute(RENAME, ["Hộ ghi dài", late.pk])
        Business.objects.get(pk=soon.pk).save()
        read = listed(client, token)
        assert names(read) == ["Hộ muộn", "Hộ sớm"]
    again = listed(client, token, updated_since=read["resume_from"])
    assert "Hộ ghi dài" in names(again)
    assert names(listed(client, token, updated_since=again["resume_from"])) == []


def test_the_next_round_begins_no_later_than_the_oldest_transaction_that_changes_businesses(ward):
    """However long it lasts; one that changes none holds nobody back."""
    business = registry.business(ward)
    with another_session() as writer:
        writer.execute("select now()")
        began = writer.fetchone()[0]
        assert settled_until() > began
        writer.execute(RENAME, ["Hộ ghi dài", business.pk])
        held = settled_until()
        assert (held <= began, began - held < timedelta(minutes=1)) == (True, True)
        assert settled_until() == held
    assert settled_until() > began


def test_a_change_whose_moment_a_cursor_has_passed_comes_in_the_next_round(client, ward):
    """The last page tells what the first one told: its own beginning would be too late."""
    late = registry.business(ward, name="Hộ muộn")
    for _ in range(3):
        registry.business(ward)
    _, token = make.key(ward)
    with another_session() as writer:
        writer.execute(RENAME, ["Hộ ghi dài", late.pk])
        registry.business(ward, name="Hộ mới nhất")
        page = listed(client, token, limit=2)
        first = page["resume_from"]
        page = listed(client, token, limit=4, cursor=page["next"])
    assert (names(page)[-1], page["next"], page["resume_from"]) == ("Hộ mới nhất", None, first)
    assert "Hộ ghi dài" in names(listed(client, token, updated_since=page["resume_from"]))


def described(ward):
    return registry.business(
        ward,
        owner="Nguyễn Thị Lan",
        phone="0912345678",
        address="Số 1, tổ dân phố số 5",
        tax_code="0101248141",
    )


def says(**values):
    def change(business):
        told = {"name": business.name, "legal_form": "household", "registered_on": "2020-01-01"}
        told |= {
            "owner": "Nguyễn Thị Lan",
            "phone": "0912345678",
            "address": "Số 1, tổ dân phố số 5",
            "tax_code": "0101248141",
        }
        registry.entry(business, **(told | values))
        settle([business.pk])

    return change


@pytest.mark.parametrize(
    "change",
    [
        says(tax_code="0300588569"),
        says(phone="0987654321"),
        says(owner="Trần Văn Bình"),
        lambda one: Place.objects.filter(pk=one.place_id).update(area="Tổ dân phố số 9"),
        lambda one: Involvement.objects.filter(business=one).delete(),
        lambda one: registry.fact(one, "revenue", 2025, 1_000_000),
        lambda one: LifecycleEvent.objects.create(
            ward=one.ward, business=one, happening="registered", on="2026-03-01"
        ),
        lambda one: Succession.objects.create(
            ward=one.ward,
            kind="conversion",
            predecessor=one,
            successor=registry.business(one.ward),
            on="2026-03-01",
        ),
    ],
    ids=["number", "person", "owner", "place", "nobody", "fact", "event", "succession"],
)
def test_whatever_is_told_of_a_business_is_news_of_it(ward, change):
    business, other = described(ward), registry.business(ward)
    Business.objects.update(updated_at=timezone.now() - timedelta(days=30))
    began = timezone.now()
    with transaction.atomic():
        change(business)
    changed = Business.objects.filter(updated_at__gte=began).values_list("pk", flat=True)
    assert (business.pk in changed, other.pk in changed) == (True, False)


def test_what_is_said_again_is_no_news(ward):
    business = described(ward)
    Business.objects.update(updated_at=timezone.now() - timedelta(days=30))
    began = timezone.now()
    says()(business)
    assert Business.objects.filter(updated_at__gte=began).count() == 0


def test_a_business_that_comes_with_all_that_is_told_of_it_is_dated_once(ward):
    """Each dating leaves a row in the history; a list of a hundred thousand must not leave five of each."""
    history = apps.get_model("registry", "BusinessEvent")
    with transaction.atomic():
        business = described(ward)
        written = history.objects.count()
        registry.fact(business, "revenue", 2025, 1_000_000)
        says(phone="0987654321")(business)
    assert history.objects.count() == written
    Business.objects.update(updated_at=timezone.now() - timedelta(days=30))
    written = history.objects.count()
    with transaction.atomic():
        registry.fact(business, "revenue", 2024, 1_000_000)
        registry.fact(business, "staff", 2025, 3)
        says(phone="0911111111")(business)
    assert history.objects.count() == written + 1
