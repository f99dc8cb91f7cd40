"""What the evidence of a pair permits, whatever its probability: the reasons an officer would give, in order.

A business is identified by *who* runs it, *what* it is called, *where* it is and its numbers. The rules:

* Two right tax codes or personal numbers that differ are two businesses (TT 86/2024/TT-BTC: one code, one taxpayer).
* An equal tax code is one business, unless name and owner say otherwise.
* Without it the name must agree and two more points besides, from who, where, telephone and a code with one slip; who
  only has the owner's name as its name must agree in place or telephone.
* One owner and name at two addresses are a chain or a move, and asked.
* One owner may have several businesses, one house several owners, one telephone several houses: none is enough.
"""

from typing import NamedTuple

_WHO_SURE = {"number", "number_slip"}
_WHO = {*_WHO_SURE, "name"}
_HERE = {"door", "number_in_area"}
_AROUND = {"street", "area"}
_ELSEWHERE = {"next_door", "other"}
_UNTOLD = {"unknown", "unclear"}
_CALLED = {"same", "near", "part"}
_SILENT = {"silent", "unknown"}

CREDIT = {
    "other_place": 0.5,
    "other_trade": 0.5,
    "other_owner": 0.5,
    "other_legal_form": 0.5,
    "new_tax_code": 0.3,
}
"""Reason to ask → the most that the probability is worth, where something speaks against: the model counts what the
businesses of one owner share several times."""


class Evidence(NamedTuple):
    """The name of the level each comparison of a pair stands at (see `comparing`)."""

    tax: str
    who: str
    what: str
    where: str
    phone: str
    trade: str
    form: str


class Verdict(NamedTuple):
    """The most that is permitted ("same", "ask", "different") and why, as a short key."""

    most: str
    reason: str


def _same(reason: str) -> Verdict:
    return Verdict("same", reason)


def _ask(reason: str) -> Verdict:
    return Verdict("ask", reason)


BY_WEIGHT = _same("weight")
_DIFFERENT = Verdict("different", "nothing_identifies")


def judge(pair: Evidence) -> Verdict:
    """The most that the evidence permits."""
    if pair.tax == "same":
        return _with_tax_code(pair)
    if pair.tax == "other":
        return _ask("new_tax_code") if _all_else_agrees(pair) else Verdict("different", "tax_codes_differ")
    if pair.who == "other_number":
        return Verdict("different", "persons_differ")
    if pair.tax == "slip" and pair.where in _HERE and pair.phone == "same" and pair.form != "other":
        return _same("tax_code_nearly")
    if pair.form == "other":
        return (
            _ask("other_legal_form") if _all_else_agrees(pair) else Verdict("different", "legal_forms_differ")
        )
    if pair.who in ("other", "number_only", "name_accents"):
        return _another_owner(pair)
    return _by_name(pair)


def _all_else_agrees(pair: Evidence) -> bool:
    named = pair.what in {*_CALLED, "owners_name"}
    return (
        named
        and pair.who in _WHO
        and pair.where not in _ELSEWHERE
        and (pair.phone == "same" or pair.where in _HERE)
    )


def _with_tax_code(pair: Evidence) -> Verdict:
    agrees = [
        pair.who in {*_WHO, "name_slip"},
        pair.what in {*_CALLED, "owners_name", "accents", "alike"},
        pair.where in _HERE | _AROUND,
        pair.phone in ("same", "slip"),
    ]
    against = [
        pair.who in ("other", "other_number"),
        pair.what in ("other", "branch_number"),
        pair.where in _ELSEWHERE,
    ]
    if pair.what in ("other", "branch_number") and (against[0] or pair.where in _ELSEWHERE):
        return _ask("tax_code_but_other_name")
    if pair.form == "other" and pair.where in _ELSEWHERE:
        return _ask("other_legal_form")
    if any(agrees) or not any(against):
        return _same("tax_code")
    return _ask("tax_code_alone")


def _another_owner(pair: Evidence) -> Verdict:
    """Owners whose names differ: a new owner, a slip, or somebody else. Never the same by itself."""
    points = (pair.tax == "slip") + (pair.phone == "same") + (pair.where in _HERE)
    if pair.who == "name_accents" and pair.what == "owners_name" and points:
        return _same("owner_nearly")
    at_the_door = pair.who == "name_accents" and pair.what == "same" and pair.where == "door"
    if (
        pair.who != "other"
        and pair.what in _CALLED
        and (points >= 2 or (at_the_door and pair.trade != "other"))
    ):
        return _same("owner_nearly")
    if pair.what in _CALLED and points >= (2 if pair.who == "other" else 1):
        return _ask("other_owner")
    return _DIFFERENT


def _by_name(pair: Evidence) -> Verdict:
    if pair.what in _CALLED:
        return _called_the_same(pair)
    if pair.what == "owners_name":
        return _called_by_the_owner(pair)
    if pair.what in _SILENT:
        return _without_a_name(pair)
    return _called_otherwise(pair)


def _points(pair: Evidence, *, who: bool = True) -> int:
    """How much agrees beside the name; two are enough."""
    phone_slip = 2 if pair.what == "same" else 1
    return (
        2 * (pair.tax == "slip")
        + (2 if pair.who in _WHO else pair.who == "name_slip") * who
        + {"same": 2, "slip": phone_slip}.get(pair.phone, 0)
        + (2 if pair.where in _HERE else pair.where in _AROUND)
    )


def _called_the_same(pair: Evidence) -> Verdict:
    points = _points(pair)
    if pair.where in _ELSEWHERE:
        beside = pair.where == "next_door" and points >= 4 and pair.trade in ("same", "near")
        return _same("name_owner_phone") if beside else (_ask("moved") if points >= 2 else _DIFFERENT)
    if pair.phone == "other" and pair.where in _UNTOLD and pair.who not in _WHO_SURE and pair.tax != "slip":
        return _ask("name_and_little") if points else _ask("name_alone")
    if pair.trade == "other":
        return _same("name_and_more") if points >= 4 and pair.who in _WHO else _ask("other_trade")
    if points >= (3 if pair.what == "part" else 2):
        return _same("name_and_more")
    return _ask("name_and_little") if points else _ask("name_alone")


def _called_by_the_owner(pair: Evidence) -> Verdict:
    """Both are called by the owner's name, as any other business of this owner and of namesakes may be."""
    points = _points(pair, who=False) + (pair.who in _WHO_SURE) + (pair.trade == "same")
    if pair.where in _ELSEWHERE or pair.trade == "other":
        return _ask("other_place") if points >= 2 and pair.who in _WHO else _DIFFERENT
    called = pair.trade == "same" and pair.phone in ("same", "slip")
    if points >= 2 and (pair.where in _HERE | _AROUND or called):
        return _same("owner_and_place")
    return _ask("owner_alone") if pair.who in _WHO or points else _DIFFERENT


def _without_a_name(pair: Evidence) -> Verdict:
    """One has no name, or none of its own: then owner and place decide."""
    at_one_place = pair.where in _HERE and pair.phone == "same"
    if pair.who not in _WHO and not (pair.who == "name_slip" and at_one_place):
        known = pair.tax == "slip" or (pair.trade == "same" and pair.who == "unknown")
        return _ask("place_and_phone") if at_one_place and known else _DIFFERENT
    if pair.where in _ELSEWHERE or pair.trade == "other":
        asked = at_one_place or (pair.phone == "same" and pair.trade == "same")
        return _ask("other_place") if asked else _DIFFERENT
    points = _points(pair, who=False) + (pair.trade == "same") + (pair.who in _WHO_SURE)
    if pair.where in _HERE or (points >= 3 and pair.where in _AROUND):
        return _same("owner_and_place")
    return _ask("owner_alone") if points >= 1 else _DIFFERENT


def _called_otherwise(pair: Evidence) -> Verdict:
    """Names that differ: a slip, one owner's second business, a neighbour, or the same renamed."""
    nearly = pair.what in ("accents", "alike") and pair.where not in _ELSEWHERE and pair.trade != "other"
    if nearly and pair.where in _HERE | _AROUND and _points(pair) >= 4:
        return _same("name_nearly")
    renamed = pair.who in _WHO and pair.where in _HERE and (pair.trade == "same" or pair.phone == "same")
    if renamed or (nearly and _points(pair) >= 2) or (pair.tax == "slip" and _points(pair) >= 4):
        return _ask("other_name")
    return _DIFFERENT
