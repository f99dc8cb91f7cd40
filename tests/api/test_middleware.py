"""Whose key it is."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from donghanh.api import queries, tokens
from donghanh.api.actions.keys import withdraw_grant
from donghanh.api.models import AgencyKey, KeyDay
from donghanh.org.enums import Role
from tests import make as made
from tests.api import make

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/reference/industries?level=1"


def status(client, token):
    return client.get(ADDRESS, headers={"authorization": token}).status_code


def test_only_a_whole_key_opens(client):
    grant, token = make.key(made.ward())
    last = "a" if token[-1] != "a" else "b"
    wrong = [
        "",
        token,
        f"Basic {token}",
        f"Bearer {token[:-1]}{last}",
        f"Bearer {token[:-1]}",
        f"Bearer {token}a",
        f"Bearer {token.upper()}",
        f"Bearer dh_{grant.prefix}_{'a' * 40}",
        f"Bearer dh_{'a' * 10}_{token[-40:]}",
        "Bearer dh_%00_x",
        "Bearer " + "x" * 5000,
    ]
    assert [status(client, each) for each in wrong] == [401] * len(wrong)
    assert (status(client, f"Bearer {token}"), status(client, f"bearer  {token}")) == (200, 200)


def test_the_secret_is_kept_nowhere():
    _, token = make.key(made.ward())
    kept = AgencyKey.objects.get()
    assert token.endswith(kept.digest) is False
    assert kept.digest == tokens.digest(token[-40:])
    assert token[-40:] not in str(vars(kept))


def test_secrets_are_compared_in_constant_time_for_unknown_keys_too():
    _, token = make.key(made.ward())
    with patch.object(tokens, "constant_time_compare", wraps=tokens.constant_time_compare) as compare:
        for wrong in (f"{token[:-1]}{'a' if token[-1] != 'a' else 'b'}", f"dh_{'a' * 10}_{'a' * 40}"):
            with pytest.raises(queries.Problem):
                queries.key_of(wrong)
        queries.key_of(token)
    assert [len(call.args[1]) for call in compare.call_args_list] == [64, 64, 64]


def test_a_key_reads_from_its_first_day_to_its_last(client):
    today = timezone.localdate()
    _, early = make.key(made.ward(), starts_on=today + timedelta(days=1))
    _, over = make.key(made.ward(), starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=1))
    _, last = make.key(made.ward(), starts_on=today, ends_on=today)
    address = "/api/v1/businesses"
    got = [client.get(address, headers=make.headers(token)).status_code for token in (early, over, last)]
    assert got == [403, 403, 200]


def test_a_withdrawn_key_is_as_unknown_as_any_other(client):
    ward = made.ward()
    grant, token = make.key(ward)
    withdraw_grant(grant, reason="Hết thỏa thuận", by=made.officer(ward, Role.CHAIR))
    answer = client.get(ADDRESS, headers=make.headers(token))
    unknown = client.get(ADDRESS, headers=make.headers(f"dh_{'a' * 10}_{'a' * 40}"))
    assert (answer.status_code, answer.content) == (401, unknown.content)


def test_a_ward_that_only_joined_takes_back_its_own_rights_alone(client):
    home, other = made.ward(), made.ward("13021", "Kẻ Sặt")
    grant, token = make.key(home)
    joined = make.join(other, grant.prefix)
    withdraw_grant(joined, reason="Thôi", by=made.officer(other, Role.CHAIR))
    get = {"headers": make.headers(token)}
    assert client.get("/api/v1/businesses", **get).status_code == 200
    assert client.get("/api/v1/businesses?ward=13021", **get).status_code == 404


def test_calls_are_counted_by_day_and_refused_ones_apart(client):
    _, token = make.key(made.ward(), per_minute=2)
    got = [status(client, f"Bearer {token}") for _ in range(4)]
    if 429 in got:  # a minute may end in between
        day = KeyDay.objects.get()
        assert (day.calls + day.refused, day.refused) == (4, got.count(429))


def test_errors_are_told_in_vietnamese_whatever_the_browser_asks(client):
    answer = client.get(ADDRESS, headers={"accept-language": "en"})
    assert answer.json() == {
        "type": "about:blank",
        "title": "Unauthorized",
        "status": 401,
        "code": "key_missing",
        "detail": "Hãy gửi khóa ở đầu mục “Authorization: Bearer …”.",
    }
