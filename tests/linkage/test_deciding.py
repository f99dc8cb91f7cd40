"""What evidence permits; every case is one an officer would decide the same way."""

import inspect
import re

import pytest

from donghanh.linkage import assigning, deciding, incremental
from donghanh.linkage.deciding import Evidence, judge
from donghanh.linkage.wording import REASONS

NOTHING = Evidence("unknown", "unknown", "unknown", "unknown", "unknown", "unknown", "unknown")


def evidence(**levels: str) -> Evidence:
    return NOTHING._replace(**levels)


@pytest.mark.parametrize(
    ("pair", "most"),
    [
        (evidence(tax="same"), "same"),
        (evidence(tax="same", what="same", who="other"), "same"),
        (evidence(tax="same", what="other", where="door"), "same"),
        (evidence(tax="same", what="other", who="other", phone="same"), "ask"),
        (evidence(tax="same", what="other", who="number", where="other"), "ask"),
        (evidence(what="same", who="number"), "same"),
        (evidence(what="same", where="door"), "same"),
        (evidence(what="near", phone="same"), "same"),
        (evidence(what="part", phone="same", where="street"), "same"),
        (evidence(what="part", phone="same"), "ask"),
        (evidence(what="same", tax="slip"), "same"),
        (evidence(what="alike", who="name", where="door"), "same"),
        (evidence(what="other", tax="slip", where="door", phone="same"), "same"),
        (evidence(what="owners_name", who="number", where="street"), "same"),
        (evidence(what="unknown", who="name", where="door"), "same"),
        (evidence(what="same", who="name", phone="same", where="next_door", trade="same"), "same"),
        (evidence(what="same", who="name", phone="same", where="other"), "ask"),
        (evidence(what="same", phone="same", where="door", trade="other"), "ask"),
    ],
)
def test_numbers_or_a_name_with_two_more_points_identify(pair: Evidence, most: str) -> None:
    assert judge(pair).most == most


@pytest.mark.parametrize(
    "pair",
    [
        evidence(
            tax="other", who="number", what="same", where="door", phone="same", trade="same", form="same"
        ),
        evidence(who="other_number", what="same", where="door", phone="same", trade="same", form="same"),
        evidence(who="name", what="same", where="door", phone="same", form="other"),
        evidence(who="other", what="same", where="door", phone="same"),
    ],
    ids=["tax codes", "personal numbers", "legal forms", "owners"],
)
def test_what_contradicts_is_never_the_same(pair: Evidence) -> None:
    """TT 86/2024/TT-BTC: one code, one taxpayer; NĐ 168/2025/NĐ-CP: a household that becomes a firm is another one."""
    assert judge(pair).most != "same"


@pytest.mark.parametrize(
    ("pair", "most"),
    [
        (evidence(what="same", who="name", phone="same", where="other", trade="same", form="same"), "ask"),
        (evidence(what="same", who="name", phone="other", trade="same"), "ask"),
        (evidence(what="same", who="number", phone="other", trade="same"), "same"),
        (evidence(tax="same", what="same", who="name", where="other", form="other"), "ask"),
    ],
    ids=["a shop of one chain", "a shop of one chain without address", "one owner's number", "a branch"],
)
def test_shops_of_one_owner_and_name_are_told_apart_by_their_place(pair: Evidence, most: str) -> None:
    assert judge(pair).most == most


def test_an_owners_number_and_trade_are_asked_about_where_neither_place_nor_telephone_agrees() -> None:
    called = evidence(what="owners_name", who="number", trade="same", form="same")
    assert judge(called).most == "ask"
    assert judge(called._replace(phone="same")).most == "same"
    assert judge(called._replace(where="street")).most == "same"


def test_a_second_business_at_the_owners_door_is_asked_about() -> None:
    here = evidence(what="silent", who="number", where="door", phone="same")
    assert judge(here._replace(trade="other")).most == "ask"
    assert judge(here._replace(trade="same")).most == "same"


def test_an_owner_with_one_letter_wrong_is_found_by_name_and_door() -> None:
    here = evidence(what="same", who="name_accents", where="door")
    assert judge(here).most == "same"
    assert judge(here._replace(where="street")).most != "same"
    assert judge(here._replace(trade="other")).most != "same"


@pytest.mark.parametrize("what", ["same", "near", "owners_name", "silent"])
def test_a_name_alone_is_never_the_same(what: str) -> None:
    assert judge(evidence(what=what)).most != "same"
    assert judge(evidence(what=what, trade="same", form="same")).most != "same"


@pytest.mark.parametrize(
    ("pair", "most"),
    [
        (evidence(who="number", phone="same", what="other", where="other"), "different"),
        (evidence(who="number", phone="same", what="owners_name", where="other"), "ask"),
        (evidence(who="number", phone="same", what="owners_name", trade="other"), "ask"),
        (evidence(who="number", phone="same", what="silent", where="other"), "different"),
        (evidence(who="number", phone="same", what="branch_number"), "different"),
        (evidence(who="number", phone="same", what="silent", trade="same"), "ask"),
    ],
)
def test_another_business_of_the_same_owner_is_not_the_same(pair: Evidence, most: str) -> None:
    assert judge(pair).most == most


@pytest.mark.parametrize("who", ["unknown", "other"])
def test_neighbours_with_one_telephone_are_not_the_same(who: str) -> None:
    assert judge(evidence(who=who, what="other", where="door", phone="same")).most == "different"


def test_siblings_at_one_door_are_not_the_same() -> None:
    assert judge(evidence(who="name_accents", what="silent", where="door", phone="same")).most == "different"


def test_every_verdict_gives_a_reason() -> None:
    assert judge(evidence(tax="same")).reason == "tax_code"
    assert judge(evidence(tax="other")).reason == "tax_codes_differ"
    assert judge(evidence(what="same")).reason == "name_alone"


def test_every_reason_has_its_sentence() -> None:
    source = "\n".join(inspect.getsource(module) for module in (deciding, assigning, incremental))
    told = set(re.findall(r'_(?:same|ask)\("(\w+)"\)', source)) | set(re.findall(r'reason="(\w+)"', source))
    assert told == set(REASONS)
