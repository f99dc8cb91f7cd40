"""What officers enter about a business themselves: each saying is an entry of one of the ward's own sources."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.registry.actions.settling import settle
from donghanh.registry.enums import PERSONAL_FACTS, Attribute, FactKind, SourceKind, Verdict
from donghanh.registry.masking import HIDDEN, mask
from donghanh.registry.models import Business, Entry, Judgement, Source, YearlyFact
from donghanh.registry.permissions import Permission, can_edit_business
from donghanh.registry.wording import attribute_words, fact_words

OWN_SOURCES = {
    SourceKind.VISIT: gettext_noop("Visits of the ward"),
    SourceKind.OWNER: gettext_noop("Said by owners"),
    SourceKind.SURVEY: gettext_noop("Survey sheets"),
}
"""The lists that the ward itself keeps, and how they are called where nobody has named them yet."""


@transaction.atomic
def register_business(
    values: Mapping[str, str], *, as_of: date, by: Officer, unlike: Iterable[Business] = ()
) -> Business:
    """A business that no list holds yet, as an entry of the ward's visits.

    `unlike`: those that looked alike and that the officer has said are others; this is kept as judgements for ever.
    """
    if not has_permission(by, Permission.EDIT):
        raise Forbidden
    _require_day(as_of)
    if not values.get(Attribute.NAME):
        raise Refused(_("Write the name of the business."))
    made = Business.objects.create(ward_id=by.ward_id, name=values[Attribute.NAME][:300])
    entry = put_entry(made, own_source(by.ward_id, SourceKind.VISIT), dict(values), as_of=as_of, by=by)
    for other in unlike:
        _tell_apart(entry, other, by)
    settle([made.pk])
    record("registry.register", made, by=by)
    made.refresh_from_db()
    return made


@transaction.atomic
def say_of_business(
    business: Business, values: Mapping[str, str], *, by: Officer, as_of: date, kind: str = SourceKind.VISIT
) -> Entry:
    """A new entry of one of the ward's own sources: what it said before, with `values` over it.

    An empty value takes back what the source said. What other sources say stays; trust decides what is shown.
    """
    if not can_edit_business(by, business):
        raise Forbidden
    _require_day(as_of)
    if not values:
        raise Refused(_("Nothing was changed."))
    source = own_source(by.ward_id, kind)
    before = _own_entry(business, source)
    said = dict(before.values) if before else {}
    changes = {name: _change(name, said.get(name, ""), value) for name, value in values.items()}
    entry = put_entry(business, source, said | dict(values), as_of=as_of, by=by)
    settle([business.pk])
    record("registry.say", business, by=by, changes=changes | {"source": source.name})
    return entry


@transaction.atomic
def record_fact(
    business: Business,
    kind: str,
    year: int,
    *,
    by: Officer,
    as_of: date,
    source_kind: str,
    amount: Decimal | int | None = None,
    words: str = "",
) -> YearlyFact:
    """What one of the ward's own sources says of a year; it takes the place of what that source said before."""
    if not can_edit_business(by, business):
        raise Forbidden
    _require_day(as_of)
    if not 1986 <= year <= as_of.year:
        raise Refused(_("There are no facts of the year %(year)s.") % {"year": year})
    if amount is None and not words:
        raise Refused(_("Write the figure; what is not known is left out and is not zero."))
    if amount is not None and amount < 0:
        raise Refused(_("The figure cannot be below zero."))
    source = own_source(by.ward_id, source_kind)
    before = _facts_now(business, kind, year, source).first()
    _facts_now(business, kind, year, source).update(is_current=False)
    made = YearlyFact.objects.create(
        ward_id=business.ward_id,
        business=business,
        kind=FactKind(kind),
        year=year,
        amount=amount,
        words=words,
        source=source,
        as_of=as_of,
        recorded_by=by,
    )
    value = [_fact(before), _fact(made)] if before else _fact(made)
    about = {"fact": str(FactKind(kind).value), "year": str(year), "value": value, "source": source.name}
    record("registry.record_fact", business, by=by, changes=about)
    return made


@transaction.atomic
def withdraw_fact(fact: YearlyFact, *, reason: str, by: Officer) -> None:
    """The figure was wrong and there is no other: the source says nothing of that year any more."""
    business = fact.business
    if business is None or not can_edit_business(by, business):
        raise Forbidden
    if not reason.strip():
        raise Refused(_("Say why the figure is withdrawn."))
    if fact.source.kind not in OWN_SOURCES:
        raise Refused(_("Figures of an agency's list are put right by the agency, or by undoing the list."))
    if not YearlyFact.objects.filter(pk=fact.pk, is_current=True).update(is_current=False):
        raise Refused(_("The figure has been withdrawn or replaced already."))
    about = {"fact": fact.kind, "year": str(fact.year), "value": _fact(fact), "source": fact.source.name}
    record("registry.withdraw_fact", business, by=by, reason=reason.strip(), changes=about)


def own_source(ward: int, kind: str) -> Source:
    """The ward's own list of a kind, made where there is none yet. Its name is kept in Vietnamese."""
    found = Source.objects.filter(ward_id=ward, kind=kind).order_by("pk").first()
    if found:
        return found
    with override("vi"):
        name = _(OWN_SOURCES[SourceKind(kind)])
    return Source.objects.create(ward_id=ward, kind=kind, name=name)


def put_entry(
    business: Business, source: Source, values: Mapping[str, str], *, as_of: date, by: Officer | None
) -> Entry:
    """What one of the ward's own sources says of a business from now on; nothing is settled yet."""
    before = _own_entry(business, source)
    key = before.key if before else business.public_id
    Entry.objects.filter(source=source, key=key, is_current=True).update(is_current=False)
    return Entry.objects.create(
        ward_id=business.ward_id,
        source=source,
        key=key,
        business=business,
        values={name: value for name, value in values.items() if value},
        as_of=as_of,
        recorded_by=by,
    )


def _own_entry(business: Business, source: Source) -> Entry | None:
    return Entry.objects.filter(business=business, source=source, is_current=True).order_by("-pk").first()


def _tell_apart(entry: Entry, other: Business, by: Officer) -> None:
    theirs = other.entries.filter(is_current=True).select_related("source").first()
    if theirs:
        Judgement.objects.create(
            ward_id=entry.ward_id,
            one_source=entry.source,
            one_key=entry.key,
            other_source=theirs.source,
            other_key=theirs.key,
            verdict=Verdict.DIFFERENT,
            reason=_("Said when it was entered"),
            by=by,
        )


def _facts_now(business: Business, kind: str, year: int, source: Source):  # type: ignore[no-untyped-def]
    return YearlyFact.objects.filter(business=business, kind=kind, year=year, source=source, is_current=True)


def _change(attribute: str, before: str, after: str) -> list[str]:
    """Old and new in the trail, which many may read: masked."""
    return [mask(attribute, attribute_words(attribute, value)) for value in (before, after)]


def _fact(fact: YearlyFact) -> str:
    """A figure in the trail; what tells of a person is hidden there."""
    if fact.kind in PERSONAL_FACTS:
        return HIDDEN
    return fact_words(fact.kind, fact.amount, fact.words)


def _require_day(day: date) -> None:
    if day > timezone.localdate():
        raise Refused(_("The day is still to come."))
