"""No address reveals anything of another ward, by the filters of our queries alone and by the row wall alone."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from donghanh.kernel.walls import row_scope
from tests.permissions.addresses import NO_THING, PEOPLE, Line, read_table
from tests.permissions.visits import Visitors, words
from tests.permissions.walls import (
    crossing_references,
    without_row_wall,
    without_ward_filters,
    words_in_tables,
)
from tests.permissions.world import FINDABLE, SECRET, World

pytestmark = pytest.mark.django_db
BY_LINK = {"org:accept_link", "plans:answer", "registry:mirror"}
"""Are for whoever holds the link."""
OPEN = {"api:open_data", "api:open_catalogue", "api:open_ward", "api:open_file"}
"""Tell everybody what a ward released for everybody."""
LINES = [line for line in read_table() if line.name not in BY_LINK | OPEN]
ABOUT_THINGS = [line for line in LINES if line.thing != NO_THING]
WIDEST = ("chair", "doer", "admin")
"""Together they may do everything that any role may."""
SPEAKING = ("plans:plan_list", "plans:task_list", "desk:cockpit", "org:officer_list", "org:trail")


def lines(chosen: list[Line]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("line", chosen, ids=[line.name for line in chosen])


@lines(LINES)
def test_our_filters_alone_reveal_nothing(line: Line, visitors: Visitors, worlds: tuple[World, World]):
    with without_row_wall():
        assert _leaks(line, visitors, *worlds) == []


@lines(LINES)
def test_the_row_wall_alone_reveals_nothing(line: Line, visitors: Visitors, worlds: tuple[World, World]):
    with without_ward_filters():
        assert _leaks(line, visitors, *worlds) == []


@pytest.mark.parametrize("name", SPEAKING)
def test_without_both_walls_the_secret_is_out(name: str, visitors: Visitors, worlds: tuple[World, World]):
    """So the two tests above can fail."""
    line = next(line for line in LINES if line.name == name)
    with without_ward_filters(), without_row_wall():
        assert _leaks(line, visitors, *worlds) != []


@lines([line for line in ABOUT_THINGS if "+" in line.get])
def test_at_home_the_page_of_a_thing_shows_the_mark(
    line: Line, neighbours: Visitors, worlds: tuple[World, World]
):
    """So there is something to be kept from others."""
    pages = [words(neighbours.visit(who, "GET", line.address(worlds[1]))) for who in WIDEST]
    assert any(SECRET in page for page in pages)


def test_every_table_keeps_the_other_ward_from_the_role_that_serves(worlds: tuple[World, World]):
    own, foreign = worlds
    at_large = {table for table, text in words_in_tables().items() if SECRET in text}
    with row_scope([own.ward.pk], user=own.people["chair"].user_id):
        ours = {table for table, text in words_in_tables().items() if SECRET in text}
    with row_scope([]):
        nobodys = {table for table, text in words_in_tables().items() if SECRET in text}
    with row_scope([foreign.ward.pk]):
        theirs = {table for table, text in words_in_tables().items() if SECRET in text}
    assert (ours, nobodys, theirs) == (set(), set(), at_large)
    assert len(at_large) > 25


def _leaks(line: Line, visitors: Visitors, own: World, foreign: World) -> list[str]:
    """Who saw the mark of the other ward: asking for its things, then naming them in every field of our own; and what
    points into the other ward afterwards."""
    seen = [
        f"{who} {address}" for who, address, page in _answers(line, visitors, own, foreign) if SECRET in page
    ]
    return seen + crossing_references()


def _answers(line: Line, visitors: Visitors, own: World, foreign: World) -> Iterator[tuple[str, str, str]]:
    ours, theirs, keys = line.address(own), line.address(foreign), _foreign_keys(foreign)
    about_a_thing, has_page, takes = line.thing != NO_THING, line.get.strip("x"), line.post.strip("x")
    questions = [keys] if about_a_thing else [keys, keys | {"xuat": "xlsx"}, {"q": FINDABLE}]
    for who in _let_in(line):
        if has_page:
            yield from ((who, ours, words(visitors.visit(who, "GET", ours, query))) for query in questions)
        if has_page and about_a_thing:
            yield who, theirs, words(visitors.visit(who, "GET", theirs))
        if takes and about_a_thing:
            yield who, theirs, words(visitors.visit(who, "POST", theirs, _good_values(), follow=True))
        if takes:
            yield who, ours, words(visitors.act(who, "POST", ours, keys, follow=True))


def _let_in(line: Line) -> list[str]:
    """Those of the widest whom the door lets in at home; it turns the others away before anything is fetched."""
    places = {who: PEOPLE.index(who) for who in WIDEST}
    return [who for who, place in places.items() if {line.get[place], line.post[place]} - {"-", "x"}] or [
        "chair"
    ]


def _good_values() -> dict[str, Any]:
    """For each field of our forms something it takes."""
    today = timezone.localdate()
    return {
        **dict.fromkeys(
            ("text", "summary", "reason", "answer", "label", "title", "subject", "words"), "Nội dung"
        ),
        **dict.fromkeys(
            ("name", "short_title", "product", "basis", "full_name", "pieces", "number"), "Nội dung"
        ),
        **dict.fromkeys(
            ("on", "issued_on", "since", "day", "document_date", "cutoff_on"), f"{today:%d/%m/%Y}"
        ),
        "starts_on": f"{today - timedelta(days=90):%d/%m/%Y}",
        "new_due_on": f"{today + timedelta(days=400):%d/%m/%Y}",
        "document_number": "01/BC-UBND",
        "granted": "yes",
        "decision": "accepted",
        "rhythm": "yearly",
        "kind": "office",
        "relation": "assign",
        "role": "specialist",
        "order": "5",
        "edition": "0",
        "operator": "=",
        "value": "5",
        "is_working": "on",
        "deadline": "trước ngày 31/12/2026",
    }


def _foreign_keys(foreign: World) -> dict[str, Any]:
    """Good values, and wherever a key is asked for, one of the other ward."""
    things = foreign.things
    return _good_values() | {
        **dict.fromkeys(
            ("unit", "lead", "lead_unit", "cooperating", "co_leads", "owner_unit"),
            foreign.units["economy"].pk,
        ),
        **dict.fromkeys(("officer", "by", "approver_officer"), foreign.people["doer"].pk),
        **dict.fromkeys(("position", "approver", "owner_position"), things["position"]),
        **dict.fromkeys(("plan", "plans"), things["plan"]),
        **dict.fromkeys(("draft", "viec", "dang-xem"), things["draft"]),
        "target": things["target"],
        "result": things["result"],
        "task": things["task"],
        "ward": things["ward"],
        "reading": things["reading"],
    }
