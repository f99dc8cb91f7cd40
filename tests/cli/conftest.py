"""Fresh databases for commands that need one."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.cli.installations import Installation

_numbers = count(1)


@pytest.fixture(scope="module")
def install(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Installation]]:
    """Makes a database with an empty folder; both go with the module.

    The database is empty, or migrated where that is said and the server of the tests has one to copy.
    """
    from django.db import connection

    server, made = dict(connection.settings_dict), list[Installation]()

    def one(*, migrated: bool = False) -> Installation:
        folder = Path(tmp_path_factory.mktemp("files"))
        installation = Installation(server, f"{server['NAME']}_cli_{next(_numbers)}", folder)
        installation.drop()
        installation.create(like=(migrated and server["TEST"].get("TEMPLATE")) or "template1")
        made.append(installation)
        return installation

    yield one
    for installation in made:
        installation.drop()
