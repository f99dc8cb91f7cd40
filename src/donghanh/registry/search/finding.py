"""Finding businesses by what people type: names without accents and with slips, numbers, owners, addresses, industries.

`find` is the one entry for a few results; `matching` narrows a list of one ward. Words are looked for as beginnings of
words of the search key (name, industry and door), all of them, in any order. Where that finds nothing, words that no
name has are taken for the nearest ones that some name has, and the result says so.
"""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from django.contrib.postgres.search import SearchQuery
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length

from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.registry.enums import IdentifierKind
from donghanh.registry.models import Business, Identifier, Involvement, Person
from donghanh.registry.models.businesses import ALPHABET
from donghanh.registry.permissions import Permission
from donghanh.registry.search.nationwide import wide_keys
from donghanh.registry.search.vocabulary import Vocabulary, near, words_of
from donghanh.vietnamese.text import fold

MOST_WORDS, SHORTEST_NUMBER, CANDIDATES, SHOWN = 8, 3, 200, 3
_FORMS = re.compile(
    r"\b(?:cong t[yi]|cty|ctcp|tnhh|trach nhiem huu han|co phan|mtv|(?:mot|1|hai|2) thanh vien(?: tro len)?|hkd"
    r"|ho kinh doanh(?: ca the)?|doanh nghiep tu nhan|dntn|lien hiep hop tac xa|hop tac xa|htx|chi nhanh)\b"
)
"""Words of legal forms: left out of what is looked for where other words are there, since lists shorten them."""
_NUMBER = re.compile(r"\d*[A-Z]{0,3}\d+")
_PUBLIC_ID = re.compile(f"[{ALPHABET}]{{12}}")
_I_OR_Y = re.compile(r"(h|k|l|m|qu|s|t)[iy]")


class Asked(NamedTuple):
    """What was typed: its folded words, those without the legal form, and the number it may be ("")."""

    phrase: str
    words: tuple[str, ...]
    number: str


class Match(NamedTuple):
    """Which businesses match, and the words that were taken for what was typed ("" where nothing was guessed)."""

    rule: Q
    meant: str


class Findings(NamedTuple):
    """The businesses found, the nearest first, and the words that were taken for what was typed ("")."""

    businesses: list[Business]
    meant: str


def find(asker: Officer | Collection[int], text: str, limit: int = 20) -> Findings:
    """The businesses nearest to what was typed, in the officer's ward or among the owners given.

    Owners and telephones are looked through only for an officer who may see personal data, in the own ward. For owners
    the row wall must be open (`row_scope`): what lies outside the scope is never found, whatever owners are named.
    """
    asked = read(text)
    if isinstance(asker, Officer):
        match = matching(asker, text)
        found = Business.objects.filter(match.rule, ward_id=asker.ward_id, merged_into=None)
        found = found.select_related("place")
        return Findings(list(nearest_first(found, asked)[:limit]), match.meant)
    keys, meant = _wide(asked, tuple(asker))
    found = Business.objects.filter(pk__in=keys).select_related("place")
    return Findings(list(nearest_first(found, asked)[:limit]), meant)


def read(text: str) -> Asked:
    """What was typed, as it is looked for: "Cty TNHH Hoà Phát" → words "hoa", "phat"."""
    phrase = fold(text[:200])
    kept = _FORMS.sub(" ", phrase).split() or phrase.split()
    compact = re.sub(r"[\s.\-/]", "", text).upper()
    is_code = _NUMBER.fullmatch(compact) and sum(map(str.isdigit, compact)) >= SHORTEST_NUMBER
    is_number = is_code or (_PUBLIC_ID.fullmatch(compact) and not compact.isalpha())
    return Asked(phrase, tuple(kept[:MOST_WORDS]), compact if is_number else "")


def matching(officer: Officer, text: str) -> Match:
    """The rule for businesses of the officer's ward; guessing comes only where nothing has the words as typed."""
    asked = read(text)
    others = _numbers(officer, asked) | _owners(officer, asked)
    rule = _by_words(tsquery([[word] for word in asked.words])) | others
    here = Business.objects.filter(ward_id=officer.ward_id, merged_into=None)
    if not asked.words or here.filter(rule).exists():
        return Match(rule if asked.words else Q(), "")
    for alternatives in guesses(asked.words, words_of((officer.ward_id,))):
        guessed = _by_words(tsquery(alternatives))
        if here.filter(guessed).exists():
            return Match(guessed, _said(alternatives))
    return Match(rule, "")


def nearest_first(found: QuerySet[Business], asked: Asked) -> QuerySet[Business]:
    """First whose key holds the words as one phrase, then whose name holds them; short names before long ones."""
    core = " ".join(asked.words)
    every = _by_words(tsquery([[word] for word in asked.phrase.split()[:MOST_WORDS]]))
    closeness = Case(
        When(Q(folded=asked.phrase) | Q(folded__startswith=f"{asked.phrase} "), then=Value(0)),
        When(every & Q(folded__contains=f"{core}"), then=Value(1)),
        When(folded__contains=core, then=Value(2)),
        When(every, then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
    return found.order_by(closeness, Length("folded"), "name", "pk")


def tsquery(alternatives: Collection[Collection[str]]) -> str:
    """Every group must be met by one of its words: [["phuong", "phuonh"], ["lan"]] → "('phuong':* | …) & 'lan':*"."""
    groups = [" | ".join(_term(word) for word in group) for group in alternatives]
    return " & ".join(f"({group})" for group in groups)


def guesses(words: Sequence[str], known: Vocabulary) -> list[list[list[str]]]:
    """What may have been meant, the likeliest first: unknown words put right; where all are known words that stand
    together nowhere, one of them after the other taken for its neighbours."""
    fixed = [[word] if known.begins(word) else _meant(word, known) for word in words]
    if not all(fixed):
        return []
    typed = [[word] for word in words]
    if fixed != typed:
        return [fixed]
    others = [(at, near(word, known)) for at, word in enumerate(words)]
    return [[*typed[:at], alike, *typed[at + 1 :]] for at, alike in others if alike]


def _meant(word: str, known: Vocabulary) -> list[str]:
    """The nearest known words; or the two words that were written as one ("huonglan" → "huong lan")."""
    if found := near(word, known):
        return found
    pairs = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    return [f"{left} {right}" for left, right in pairs if left in known.counts and right in known.counts][:3]


def _term(word: str) -> str:
    """One word as the beginning of a word, in both spellings with i and y; two words must both be there."""
    if " " in word:
        return f"({' & '.join(_term(part) for part in word.split())})"
    alike = _I_OR_Y.fullmatch(word)
    return f"('{alike[1]}i':* | '{alike[1]}y':*)" if alike else f"'{word}':*"


def _said(alternatives: Collection[Collection[str]]) -> str:
    """The words that were taken instead; up to three for one word ("huong/hung lan")."""
    return " ".join("/".join(list(group)[:SHOWN]) for group in alternatives)


def _by_words(query: str) -> Q:
    return Q(search=SearchQuery(query, search_type="raw", config="simple")) if query else Q(pk=None)


def _numbers(officer: Officer, asked: Asked) -> Q:
    """Any part of a tax code or licence, or the registry number; personal numbers for who may see them."""
    if not asked.number:
        return Q()
    numbers = Identifier.objects.filter(ward_id=officer.ward_id, value__contains=_dashed(asked.number))
    if not has_permission(officer, Permission.UNMASK):
        numbers = numbers.exclude(kind=IdentifierKind.PERSONAL_NUMBER)
    return Q(pk__in=numbers.values("business")) | Q(public_id=asked.number)


def _owners(officer: Officer, asked: Asked) -> Q:
    """Whose owner has all the words in the name, or the digits in the telephone number."""
    if not asked.words or not has_permission(officer, Permission.UNMASK):
        return Q()
    people = Person.objects.filter(ward_id=officer.ward_id)
    named = Q()
    for word in asked.words:
        named &= Q(folded__startswith=word) | Q(folded__contains=f" {word}")
    called = Q(phone__contains=asked.number) if asked.number.isdigit() else Q(pk=None)
    parts = Involvement.objects.filter(until=None, person__in=people.filter(named | called))
    return Q(pk__in=parts.values("business"))


def _wide(asked: Asked, owners: tuple[int, ...]) -> tuple[list[int], str]:
    """Keys of businesses of the open scope, by number and by words, and what was guessed."""
    if not asked.words:
        return [], ""
    found = _kept("", _dashed(asked.number), owners) if asked.number else []
    found += _kept(tsquery([[word] for word in asked.words]), "", owners)
    if found:
        return found, ""
    for alternatives in guesses(asked.words, words_of(owners)):
        if found := _kept(tsquery(alternatives), "", owners):
            return found, _said(alternatives)
    return [], ""


def _kept(query: str, number: str, owners: Collection[int]) -> list[int]:
    """What lies in the open scope, narrowed to the owners here: thousands of them would cost a query dearly."""
    keys = wide_keys(query, number, CANDIDATES)
    wards = Business.objects.filter(pk__in=keys).order_by().values_list("pk", "ward_id")
    wanted = set(owners)
    return [key for key, ward in wards if ward in wanted]


def _dashed(number: str) -> str:
    """A code of a dependent unit as it is kept: "0101234567001" → "0101234567-001"."""
    return f"{number[:10]}-{number[10:]}" if number.isdigit() and len(number) == 13 else number
