"""Notices: told in the transaction of an act, read by their recipient alone."""

import pytest
from django.db import transaction
from django.urls import reverse

from donghanh.kernel.errors import Forbidden
from donghanh.notify.actions import read_notice, read_notices, tell
from donghanh.notify.models import Notice
from donghanh.notify.queries import count_unread
from tests import make


@pytest.fixture
def people(db):
    ward = make.ward()
    return make.officer(ward), make.officer(ward)


@pytest.fixture
def signed_in(client):
    def sign_in(officer):
        client.force_login(officer.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def test_everyone_but_the_actor_is_told_once(people):
    actor, other = people
    tell([actor, other, other], "Có việc mới", "/viec/1/", by=actor)
    assert list(Notice.objects.values_list("recipient_id", "text")) == [(other.pk, "Có việc mới")]


def test_an_act_undone_told_nothing(people):
    with transaction.atomic():
        tell(people, "Có việc mới", "/")
        transaction.set_rollback(True)
    assert Notice.objects.count() == 0


def test_reading_one_goes_to_its_page_and_lowers_the_count(people, signed_in):
    officer = people[0]
    tell([officer], "Có việc mới", "/viec/1/")
    tell([officer], "Việc khác", "/viec/2/")
    notice = Notice.objects.get(url="/viec/1/")
    answer = signed_in(officer).post(reverse("notify:notice_read", args=[notice.pk]))
    assert (answer["Location"], count_unread(officer)) == ("/viec/1/", 1)


def test_a_notice_never_leads_outside(people, signed_in):
    officer = people[0]
    tell([officer], "x", "https://evil.example/")
    answer = signed_in(officer).post(reverse("notify:notice_read", args=[Notice.objects.get().pk]))
    assert answer["Location"] == reverse("notify:notice_list")


def test_all_are_read_at_once(people, signed_in):
    officer = people[0]
    tell([officer], "a", "/")
    tell([officer], "b", "/")
    signed_in(officer).post(reverse("notify:notice_read_all"))
    assert count_unread(officer) == 0
    assert read_notices(by=officer) == 0


def test_nobody_reads_the_notice_of_a_colleague(people, signed_in):
    mine, theirs = people
    tell([theirs], "Riêng", "/viec/9/")
    notice = Notice.objects.get()
    assert signed_in(mine).post(reverse("notify:notice_read", args=[notice.pk])).status_code == 404
    assert "Riêng" not in signed_in(mine).get(reverse("notify:notice_list")).content.decode()
    with pytest.raises(Forbidden):
        read_notice(notice, by=mine)


def test_the_navigation_counts_what_is_not_read(people, signed_in):
    officer = people[0]
    tell([officer], "Có việc mới", "/")
    navigation = signed_in(officer).get(reverse("org:me")).context["navigation"]
    assert [entry["count"] for entry in navigation if entry["url"] == reverse("notify:notice_list")] == [1]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_three_rows(count, people, signed_in, django_assert_num_queries):
    for number in range(count):
        tell([people[0]], f"Thông báo {number}", "/")
    client = signed_in(people[0])
    client.get(reverse("notify:notice_list"))
    with django_assert_num_queries(21):
        page = client.get(reverse("notify:notice_list"))
    assert len(page.context["page"]) == count


def test_only_unread_ones_are_shown_on_demand(people, signed_in):
    officer = people[0]
    tell([officer], "cũ", "/")
    read_notices(by=officer)
    tell([officer], "mới", "/")
    page = signed_in(officer).get(reverse("notify:notice_list"), {"moi": "1"})
    assert [notice.text for notice in page.context["page"]] == ["mới"]
