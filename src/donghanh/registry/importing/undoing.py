"""Takes a list back out: what it said goes, what it replaced holds again, and businesses that only it knew go too."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Refused
from donghanh.kernel.jobs import enqueue
from donghanh.kernel.walls import row_scope
from donghanh.org.models import Officer
from donghanh.registry.actions.moving import refresh_current_facts
from donghanh.registry.actions.resolution import drop_judgements
from donghanh.registry.actions.settling import settle
from donghanh.registry.enums import BatchState
from donghanh.registry.importing.applying import BUSY
from donghanh.registry.importing.receiving import lock
from donghanh.registry.models import (
    Batch,
    Business,
    Entry,
    Identifier,
    Involvement,
    Person,
    Place,
    StagedRow,
    StandingPeriod,
    YearlyFact,
)

CHUNK = 1_000
DERIVED = (Identifier, Involvement, StandingPeriod, StagedRow)
"""What follows from entries and says nothing by itself."""


@transaction.atomic
def start_undoing(batch: Batch, *, by: Officer, reason: str) -> None:
    """Has the list taken back. Raises Refused where a later list of the same source stands on it."""
    locked = lock(batch, BatchState.APPLIED)
    if Batch.objects.filter(ward_id=locked.ward_id, state__in=BUSY).exists():
        raise Refused(_("Another list is being taken over or undone; wait until it is finished."))
    later = locked.source.batches.filter(pk__gt=locked.pk, state=BatchState.APPLIED).first()
    if later:
        raise Refused(_("Undo the later list “%(list)s” of this source first.") % {"list": later})
    locked.state = BatchState.UNDOING
    locked.save(update_fields=["state"])
    record("registry.undo_list", locked, by=by, reason=reason)
    enqueue("undo_list", ward_id=locked.ward_id, batch_id=locked.pk)


def undo_rows(ward_id: int, batch_id: int) -> bool:
    """Takes back what is left of the list, last row first; False where there is nothing (more) to do."""
    while True:
        with row_scope([ward_id]):
            batch = Batch.objects.select_for_update().get(pk=batch_id)
            if batch.state != BatchState.UNDOING:
                return False
            done = StagedRow.objects.filter(batch=batch, number__lte=batch.position, undo__has_key="entry")
            rows = list(done.order_by("-number")[:CHUNK])
            if not rows:
                batch.state, batch.position = BatchState.UNDONE, 0
                batch.save(update_fields=["state", "position"])
                return True
            drop_judgements(batch)
            _take_back(batch, rows)
            Batch.objects.filter(pk=batch.pk).update(position=rows[-1].number - 1)


def _take_back(batch: Batch, rows: Sequence[StagedRow]) -> None:
    entries = [row.undo["entry"] for row in rows]
    touched = {
        *Entry.objects.filter(pk__in=entries).exclude(business=None).values_list("business_id", flat=True),
        *(row.business_id for row in rows if row.business_id),
    }
    places, people = _places_of(touched), _people_of(touched)
    YearlyFact.objects.filter(entry__in=entries).delete()
    Entry.objects.filter(pk__in=entries).delete()
    Entry.objects.filter(pk__in=[row.undo["replaced"] for row in rows if "replaced" in row.undo]).update(
        is_current=True
    )
    off = [fact for row in rows for fact in row.undo.get("off", [])]
    YearlyFact.objects.filter(pk__in=off, business=None).update(is_current=True)
    YearlyFact.objects.filter(pk__in=off, is_current=False).update(is_shadowed=True)
    gone = _remove_unknown([row.undo["made"] for row in rows if "made" in row.undo])
    refresh_current_facts(touched - gone)
    _settle_anew(touched - gone, people)
    Place.objects.filter(pk__in=places, businesses=None).delete()
    StagedRow.objects.filter(pk__in=[row.pk for row in rows]).update(undo={}, business=None)


def _remove_unknown(made: Collection[int]) -> set[int]:
    """Removes businesses of the list about which nobody said anything else, in whatever table; the others stay."""
    gone = set(made)
    for relation in Business._meta.related_objects:
        model, name = relation.related_model, relation.field.attname
        if (
            model in DERIVED
            or hasattr(model, "pgh_tracked_model")
            or (model is Business and name == "parent_id")
        ):
            continue
        gone -= set(model._base_manager.filter(**{f"{name}__in": gone}).values_list(name, flat=True))
    Business.objects.filter(parent__in=gone).update(parent=None)
    StagedRow.objects.filter(business__in=gone).update(business=None)
    for model in (Identifier, Involvement, StandingPeriod):
        model.objects.filter(business__in=gone).delete()
    doomed = Business.objects.filter(pk__in=gone)
    doomed._raw_delete(
        doomed.db
    )  # Django would look into append-only tables first, which nobody may delete from
    return gone


def _settle_anew(businesses: Collection[int], people: Collection[int]) -> None:
    """What this list alone said of people is said no more: the entries that are left tell them anew."""
    Person.objects.filter(pk__in=people, involvements=None).delete()
    blank = {"gender": "", "born_on": None, "phone": "", "email": ""}
    Person.objects.filter(pk__in=people, involvements__business__in=businesses).update(**blank)
    others = Business.objects.filter(involvements__person__in=people).values_list("pk", flat=True)
    settle({*businesses, *others})


def _places_of(businesses: Collection[int]) -> list[int]:
    found = Business.objects.filter(pk__in=businesses).exclude(place=None)
    return list(found.values_list("place_id", flat=True))


def _people_of(businesses: Collection[int]) -> list[int]:
    found = Person.objects.filter(involvements__business__in=businesses)
    return list(found.values_list("pk", flat=True).distinct())
