"""A ward, its administrator, and browsers."""

from collections.abc import Callable

import pytest
from django.test import Client

from donghanh.org.enums import Role
from donghanh.org.models import Officer, Ward
from tests import make


@pytest.fixture
def ward(db: None) -> Ward:
    return make.ward()


@pytest.fixture
def admin(ward: Ward) -> Officer:
    return make.officer(ward, Role.ADMIN, name="Nguyễn Thị Quản")


@pytest.fixture
def signed_in(client: Client) -> Callable[[Officer], Client]:
    """The browser of an officer who signed in."""

    def of(officer: Officer) -> Client:
        client.force_login(officer.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return of
