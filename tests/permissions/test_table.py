"""Who may open and use which address: the reviewed table in table.txt, line by line."""

import pytest

from donghanh.audit.models import Entry
from tests.permissions.addresses import NO_THING, PEOPLE, Line, exposed_names, read_table
from tests.permissions.visits import Visitors, symbol
from tests.permissions.world import World

pytestmark = pytest.mark.django_db
LINES = read_table()
ABOUT_THINGS = [line for line in LINES if line.thing != NO_THING]
BY_INVITATION = {"org:accept_link", "plans:answer", "registry:mirror"}
"""Whoever holds the one-time link was invited, whoever holds the link of a letter answers, and the owner's link asks
anybody for digits, wherever they serve."""
OPEN = {"api:open_ward", "api:open_file"}
"""Figures that the other ward released for everybody."""


def lines(chosen: list[Line]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("line", chosen, ids=[line.name for line in chosen])


def test_the_table_has_one_line_for_every_address_and_no_other():
    assert sorted(line.name for line in LINES) == sorted(exposed_names())


def test_the_table_never_lets_anyone_reach_into_another_ward():
    reaching = {line.name for line in ABOUT_THINGS if {line.foreign_get, line.foreign_post} - {"-", "x", "k"}}
    assert reaching == BY_INVITATION | OPEN


@lines(LINES)
def test_everyone_gets_what_the_table_says(line: Line, visitors: Visitors, worlds: tuple[World, World]):
    address = line.address(worlds[0])
    got = {method: _symbols(visitors, method, address) for method in ("GET", "POST")}
    assert got == {"GET": line.get, "POST": line.post}


@lines(ABOUT_THINGS)
def test_the_same_thing_of_another_ward_does_not_exist(
    line: Line, visitors: Visitors, worlds: tuple[World, World]
):
    """And nobody learns, without signing in, whether there is such a thing."""
    address, others = line.address(worlds[1]), len(PEOPLE) - 1
    expected = {
        "GET": line.get[0] + line.foreign_get * others,
        "POST": line.post[0] + line.foreign_post * others,
    }
    assert {method: _symbols(visitors, method, address) for method in expected} == expected


@pytest.mark.parametrize("who", ["chair", "doer", "admin"])
def test_looking_changes_nothing(who: str, visitors: Visitors, worlds: tuple[World, World]):
    before = Entry.objects.count()
    for line in LINES:
        visitors.act(who, "GET", line.address(worlds[0]))
    assert Entry.objects.count() == before


def _symbols(visitors: Visitors, method: str, address: str) -> str:
    return "".join(symbol(visitors.visit(who, method, address)) for who in PEOPLE)
