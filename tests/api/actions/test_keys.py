"""Giving, granting and taking back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from donghanh.api.actions.keys import issue_key, join_key, withdraw_grant
from donghanh.api.enums import Scope
from donghanh.api.models import AgencyKey, Grant
from donghanh.audit.models import Entry
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.walls import row_scope
from donghanh.org.enums import Role
from donghanh.registry.enums import Attribute
from tests import make as made
from tests.api import make

pytestmark = pytest.mark.django_db
LIMITS = {"per_minute": 60, "per_day": 1000}


@pytest.fixture
def ward():
    return made.ward()


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.SPECIALIST, Role.CLERK, Role.FIELD, Role.ADMIN])
def test_only_coordinators_give_keys(ward, role):
    with pytest.raises(Forbidden):
        issue_key("Thuế", "A", make.terms(), **LIMITS, by=made.officer(ward, role))
    assert AgencyKey.objects.count() == 0


def test_a_key_and_its_withdrawal_are_in_the_trail_without_the_key(ward):
    grant, token = make.key(ward)
    withdraw_grant(grant, reason="Hết thỏa thuận", by=made.officer(ward, Role.CHAIR))
    trail = Entry.objects.order_by("pk")
    assert [(entry.verb, entry.reason) for entry in trail] == [
        ("api.issue_key", "Quy chế phối hợp 12/QCPH"),
        ("api.withdraw_grant", "Hết thỏa thuận"),
    ]
    assert token[-40:] not in "".join(str(vars(entry)) for entry in trail)


@pytest.mark.parametrize(
    "terms",
    [
        {"scopes": ()},
        {"ends_on": timezone.localdate() - timedelta(days=1)},
        {"attributes": (Attribute.NAME, Attribute.PHONE)},
    ],
)
def test_terms_that_make_no_sense_are_refused(ward, terms):
    with pytest.raises(Refused):
        make.key(ward, Scope.BUSINESSES, **terms)


def test_no_ward_speaks_for_another(ward):
    """Another ward's rows are not even there: its officer cannot take back what this one granted."""
    grant, _ = make.key(ward)
    with pytest.raises(Forbidden):
        withdraw_grant(grant, reason="x", by=made.officer(made.ward("13021", "Kẻ Sặt"), Role.CHAIR))


def test_a_ward_joins_a_key_by_its_code_once(ward):
    other = made.ward("13021", "Kẻ Sặt")
    grant, _ = make.key(ward, agency="Sở Tài chính")
    joined = make.join(other, grant.prefix)
    assert (joined.ward, joined.agency) == (other, "Sở Tài chính")
    with pytest.raises(Refused):
        make.join(other, grant.prefix)
    with pytest.raises(Refused):
        make.join(other, "abcdefghjk")


def test_a_revoked_key_takes_no_more_wards(ward):
    grant, _ = make.key(ward)
    withdraw_grant(grant, reason="x", by=made.officer(ward, Role.CHAIR))
    with pytest.raises(Refused):
        join_key(
            grant.prefix,
            make.terms(),
            by=made.officer(made.ward("13021", "Kẻ Sặt"), Role.CHAIR),
        )
    with pytest.raises(Refused):
        withdraw_grant(grant, reason="x", by=made.officer(ward, Role.CHAIR))


def test_rows_about_a_key_are_seen_by_its_holder_and_its_ward_alone(ward):
    grant, _ = make.key(ward)
    make.key(ward)
    other = made.ward("13021", "Kẻ Sặt")

    def seen():
        return (AgencyKey.objects.count(), Grant.objects.count())

    with row_scope([]):
        assert seen() == (0, 0)
    with row_scope([other.pk]):
        assert seen() == (0, 0)
    with row_scope([], key=grant.prefix):
        assert seen() == (1, 1)
        assert Grant.objects.update(purpose="khác") == 0
    with row_scope([ward.pk]):
        assert seen() == (2, 2)


def test_a_ward_that_grants_rights_to_a_key_sees_whether_it_holds_and_cannot_change_it(ward):
    grant, _ = make.key(ward)
    make.key(ward)
    other = made.ward("13021", "Kẻ Sặt")
    joined = make.join(other, grant.prefix)
    withdraw_grant(grant, reason="x", by=made.officer(ward, Role.CHAIR))
    with row_scope([other.pk]):
        assert [key.revoked_at is None for key in AgencyKey.objects.all()] == [False]
        assert AgencyKey.objects.update(revoked_at=None) == 0
        withdraw_grant(joined, reason="x", by=made.officer(other, Role.CHAIR))
        assert AgencyKey.objects.count() == 0
