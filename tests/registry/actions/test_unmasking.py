"""Who looks at personal data in full is written down first (Luật 91/2025/QH15)."""

import pytest
from django.db import DatabaseError, transaction

from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.registry.actions.unmasking import unmask
from donghanh.registry.models import Access
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def business():
    return registry.business(make.ward(), owner="Nguyễn Thị Lan")


def test_a_look_names_who_what_and_what_for(business):
    officer = make.officer(business.ward)
    access = unmask(business, purpose="  Gọi hỏi lại   địa chỉ ", by=officer)
    assert (access.kind, access.officer, access.public_id) == ("unmask", officer, business.public_id)
    assert access.purpose == "Gọi hỏi lại địa chỉ"


def test_a_look_without_a_purpose_is_refused(business):
    with pytest.raises(Refused):
        unmask(business, purpose=" xem ", by=make.officer(business.ward))
    assert not Access.objects.exists()


def test_who_may_not_look_leaves_no_trace_of_having_looked(business):
    for who in (make.officer(business.ward, Role.CLERK), make.officer(make.ward("13021", "Xa"), Role.CHAIR)):
        with pytest.raises(Forbidden):
            unmask(business, purpose="Gọi hỏi lại địa chỉ", by=who)
    assert not Access.objects.exists()


def test_a_line_of_the_log_is_never_changed(business):
    access = unmask(business, purpose="Gọi hỏi lại địa chỉ", by=make.officer(business.ward))
    with pytest.raises(DatabaseError), transaction.atomic():
        Access.objects.filter(pk=access.pk).update(purpose="Khác")
