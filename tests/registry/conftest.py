"""Who is there in most tests of the registry, and on which day."""

import pytest
import time_machine

from donghanh.org.enums import Role
from donghanh.registry.reference.loading import load_reference_data
from tests import make
from tests.registry.make import FRIDAY

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def clock():
    """It is `FRIDAY`; the traveller that it gives moves on."""
    with time_machine.travel(FRIDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def law():
    load_reference_data()


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def keeper(ward, client):
    """A specialist of the ward, signed in."""
    officer = make.officer(ward, Role.SPECIALIST)
    client.force_login(officer.user, backend=BACKEND)
    return officer


@pytest.fixture
def head():
    return make.officer(make.ward(), Role.UNIT_HEAD)
