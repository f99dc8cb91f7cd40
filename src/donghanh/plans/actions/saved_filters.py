"""The lists of tasks that officers keep for themselves."""

from django.db import transaction
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.plans.models import SavedFilter

MOST = 20
LONGEST_NAME, LONGEST_QUERY = 60, 500


@transaction.atomic
def save_filter(name: str, query: str, *, by: Officer) -> SavedFilter:
    """Keeps the filters of an address (cleaned by `filters.saved_query`) under a name of the officer's own."""
    if not query:
        raise Refused(_("Narrow the list first: there is nothing to save."))
    if len(query) > LONGEST_QUERY:
        raise Refused(_("These filters are too long to be saved. Search for fewer words."))
    if by.saved_filters.count() >= MOST:
        raise Refused(_("At most %(most)s lists can be saved. Delete one first.") % {"most": MOST})
    kept = SavedFilter.objects.create(ward_id=by.ward_id, officer=by, name=_free_name(name, by), query=query)
    record("plans.save_filter", kept, by=by)
    return kept


@transaction.atomic
def rename_filter(kept: SavedFilter, name: str, *, by: Officer) -> SavedFilter:
    """Gives the officer's own list another name."""
    _require_own(kept, by)
    old, kept.name = kept.name, _free_name(name, by, besides=kept)
    kept.save(update_fields=["name"])
    record("plans.rename_filter", kept, by=by, changes={"name": [old, kept.name]})
    return kept


@transaction.atomic
def remove_filter(kept: SavedFilter, *, by: Officer) -> None:
    """Throws the officer's own list away; the tasks stay."""
    _require_own(kept, by)
    record("plans.remove_filter", kept, by=by)
    kept.delete()


def _free_name(name: str, by: Officer, besides: SavedFilter | None = None) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise Refused(_("Give the list a name of at most %(most)s characters.") % {"most": LONGEST_NAME})
    taken = by.saved_filters.filter(name=name)
    if (taken.exclude(pk=besides.pk) if besides else taken).exists():
        raise Refused(_("You have a list of that name already."))
    return name


def _require_own(kept: SavedFilter, by: Officer) -> None:
    if kept.officer_id != by.pk:
        raise Forbidden
