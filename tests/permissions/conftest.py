"""The two wards, built once a module and taken back with it; each request is taken back by itself."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction

from donghanh.kernel.slots import navigation
from tests.permissions.visits import Visitors
from tests.permissions.world import SECRET, World, build


@pytest.fixture(autouse=True)
def no_badges(monkeypatch: pytest.MonkeyPatch):
    """The numbers in the navigation cost most of a page and say nothing of who may open it or what it shows."""
    plain = [replace(item, count=None) for item in navigation]
    monkeypatch.setattr("donghanh.org.context.navigation", plain)


@pytest.fixture(scope="module")
def worlds(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[World, World]]:
    """The ward that visits, and the other one, whose every word is marked."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build("10660", "Ái Quốc", "Bình An"), build("13021", SECRET, SECRET)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def visitors(worlds: tuple[World, World]) -> Visitors:
    """Nobody, and the people of our ward, each in a browser of their own."""
    return Visitors(worlds[0])


@pytest.fixture(scope="module")
def neighbours(worlds: tuple[World, World]) -> Visitors:
    """The people of the other ward."""
    return Visitors(worlds[1])
