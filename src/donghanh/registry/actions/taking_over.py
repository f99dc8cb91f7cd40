"""Wards merge: what is known of businesses goes over to the ward they are in from then on.

It runs as the owner of the tables (`donghanh wards move`), behind no row wall, and changes rows that nobody else may.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

import pgtrigger
from django.db import models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Left
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Refused
from donghanh.org.actions.people import add_officer
from donghanh.org.models import Officer, Ward, WardOwned
from donghanh.org.system import System
from donghanh.registry.models import (
    Access,
    Batch,
    Business,
    Choice,
    CorrectionList,
    DataRequest,
    DigitalConvention,
    Entry,
    Identifier,
    Involvement,
    Judgement,
    LifecycleEvent,
    OwnerLink,
    Person,
    Place,
    Question,
    SavedList,
    Source,
    StagedRow,
    StandingPeriod,
    Succession,
    SurveyFile,
    SurveyRound,
    SurveySheet,
    TaxNote,
    TrustOrder,
    YearlyFact,
)

MOVED: tuple[type[WardOwned], ...] = (
    Place, Business, Identifier, Person, Involvement, Source, Entry, Choice, YearlyFact, LifecycleEvent,
    StandingPeriod, Succession, Judgement, Question, TaxNote, OwnerLink, DataRequest,
)  # fmt: skip
"""What is known of businesses, and what their owners asked for."""
KEPT: tuple[type[WardOwned], ...] = (
    Access, Batch, StagedRow, TrustOrder, SavedList, CorrectionList, SurveyFile, SurveyRound, SurveySheet,
    DigitalConvention,
)  # fmt: skip
"""What the office of a former ward did, decided and sent: it stays as its record."""
GUARDED = ("registry.Choice:append_only", "registry.Judgement:never_changed", "registry.TaxNote:append_only")


@transaction.atomic
def take_over_businesses(former: Collection[Ward], into: Ward, *, on: date, by: System) -> dict[str, int]:
    """Moves every business of the former wards into the new one, and tells how many came from each, by ward code.

    Registry numbers stay, so that links and judgements hold; what was counted of a former day is now counted of the
    new ward, and is the sum. Places, people and sources that both sides know become one. Raises Refused where a ward
    would go into itself, or is not known. Running it again moves what has come since.
    """
    _check(former, into, by)
    counts = {ward.code: Business.objects.filter(ward=ward).count() for ward in former}
    with pgtrigger.ignore(*GUARDED):
        for ward in former:
            _join_places(ward, into)
            _join_people(ward, into)
            _join_sources(ward, into)
            _free_codes(ward, into)
            _name_officers(ward, by)
            for model in MOVED:
                _move(model, ward, into)
            record("registry.give_away", into, by=System(ward), changes=_told(on, counts[ward.code]))
    for ward in former:
        record("registry.take_over", ward, by=by, changes=_told(on, counts[ward.code]))
    return counts


def _check(former: Collection[Ward], into: Ward, by: System) -> None:
    if not former or into in former or len({ward.pk for ward in former}) != len(former):
        raise Refused(_("Name each former ward once, and none that is the new one."))
    if by.ward_id != into.pk:
        raise Refused(_("Who takes over acts for the new ward."))


def _told(on: date, number: int) -> dict[str, Any]:
    return {"on": str(on), "businesses": number}


def _move(model: type[WardOwned], ward: Ward, into: Ward) -> None:
    """Rows and their history; a business counts as changed, so that readers of changes find it in the new ward."""
    facts = {"updated_at": timezone.now()} if model is Business else {}
    model._default_manager.filter(ward=ward).update(ward=into, **facts)
    for history in _histories(model):
        history._default_manager.filter(ward=ward).update(ward=into)


def _histories(model: type[models.Model]) -> Iterable[Any]:
    every = model._meta.apps.get_models(include_auto_created=True)
    return [each for each in every if getattr(each, "pgh_tracked_model", None) is model]


def _join_places(ward: Ward, into: Ward) -> None:
    known = dict(Place.objects.filter(ward=into).values_list("folded", "pk"))
    twins = Place.objects.filter(ward=ward, folded__in=known)
    _join(Place, {pk: known[folded] for pk, folded in twins.values_list("pk", "folded")})


def _join_people(ward: Ward, into: Ward) -> None:
    """One personal number is one person; what only the former ward knew of them is kept."""
    numbered = Person.objects.exclude(personal_number="")
    known = {person.personal_number: person for person in numbered.filter(ward=into)}
    pairs = {}
    for person in numbered.filter(ward=ward, personal_number__in=known):
        kept = known[person.personal_number]
        for name in ("gender", "born_on", "phone", "email"):
            setattr(kept, name, getattr(kept, name) or getattr(person, name))
        kept.save()
        pairs[person.pk] = kept.pk
    _join(Person, pairs)


def _join_sources(ward: Ward, into: Ward) -> None:
    """Lists of one name become one. A key that both used may mean two businesses: it gets the ward's code before."""
    known = dict(Source.objects.filter(ward=into).values_list("name", "pk"))
    for source, name in Source.objects.filter(ward=ward, name__in=known).values_list("pk", "name"):
        taken = Entry.objects.filter(source=known[name]).values("key")
        clashing = list(Entry.objects.filter(source=source, key__in=taken).values_list("key", flat=True))
        apart = Left(Concat(Value(f"{ward.code}:"), F("key")), 100)
        Entry.objects.filter(source=source, key__in=clashing).update(key=apart)
        for model in (Judgement, Question):
            for side in ("one", "other"):
                named = {f"{side}_source": source, f"{side}_key__in": clashing}
                told = Left(Concat(Value(f"{ward.code}:"), F(f"{side}_key")), 100)
                model._default_manager.filter(**named).update(**{f"{side}_key": told})
        _join(Source, {source: known[name]})


def _join(model: type[models.Model], pairs: dict[int, int]) -> None:
    """Whatever points to the one points to the other, and the one goes."""
    pointing = [each for each in model._meta.related_objects if not each.related_model._meta.proxy]
    for gone, kept in pairs.items():
        for relation in pointing:
            if not hasattr(relation.related_model, "pgh_tracked_model"):
                rows = relation.related_model._default_manager.filter(**{relation.field.name: gone})
                rows.update(**{relation.field.name: kept})
    model._default_manager.filter(pk__in=pairs).delete()


def _free_codes(ward: Ward, into: Ward) -> None:
    """A receiving code that the new ward has given too bears the former ward's code behind it."""
    taken = DataRequest.objects.filter(ward=into).values("code")
    twins = DataRequest.objects.filter(ward=ward, code__in=taken)
    twins.update(code=Left(Concat(F("code"), Value(f"-{ward.code}")), 30))


def _name_officers(ward: Ward, by: System) -> None:
    """Who decided or entered something is still named: by an officer of the new ward without an account."""
    named: dict[int, Officer] = {}
    for model in [each for moved in MOVED for each in (moved, *_histories(moved))]:
        for field in model._meta.concrete_fields:
            if field.related_model is not Officer:
                continue
            rows = model._default_manager.filter(Q(**{f"{field.name}__isnull": False}), ward=ward)
            for key in set(rows.values_list(field.attname, flat=True)):
                stand_in = named.get(key) or named.setdefault(key, _stand_in(key, ward, by))
                rows.filter(**{field.attname: key}).update(**{field.attname: stand_in.pk})


def _stand_in(key: int, ward: Ward, by: System) -> Officer:
    name = f"{Officer.objects.get(pk=key).full_name} ({ward.full_name})"[:100]
    found = Officer.objects.filter(ward_id=by.ward_id, full_name=name, user=None).first()
    return found or add_officer(name, by=by)
