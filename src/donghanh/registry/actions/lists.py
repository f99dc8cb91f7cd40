"""The lists of businesses that officers keep for themselves, or share in the ward."""

from django.db import transaction
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.registry.models import SavedList

MOST = 20
LONGEST_NAME, LONGEST_QUERY = 60, 500


@transaction.atomic
def save_list(name: str, query: str, *, by: Officer) -> SavedList:
    """Keeps the filters of an address (cleaned by `filters.saved_query`) under a name of the officer's own."""
    if not query:
        raise Refused(_("Narrow the list first: there is nothing to save."))
    if len(query) > LONGEST_QUERY:
        raise Refused(_("These filters are too long to be saved. Search for fewer words."))
    if by.business_lists.count() >= MOST:
        raise Refused(_("At most %(most)s lists can be saved. Delete one first.") % {"most": MOST})
    kept = SavedList.objects.create(ward_id=by.ward_id, officer=by, name=_free_name(name, by), query=query)
    record("registry.save_list", kept, by=by)
    return kept


@transaction.atomic
def rename_list(kept: SavedList, name: str, *, by: Officer) -> SavedList:
    _require_own(kept, by)
    old, kept.name = kept.name, _free_name(name, by, besides=kept)
    kept.save(update_fields=["name"])
    record("registry.rename_list", kept, by=by, changes={"name": [old, kept.name]})
    return kept


@transaction.atomic
def share_list(kept: SavedList, is_shared: bool, *, by: Officer) -> SavedList:
    """Lets everyone in the ward read the list, or its owner alone again; the filters stay the owner's."""
    _require_own(kept, by)
    if kept.is_shared != is_shared:
        kept.is_shared = is_shared
        kept.save(update_fields=["is_shared"])
        record("registry.share_list" if is_shared else "registry.unshare_list", kept, by=by)
    return kept


@transaction.atomic
def remove_list(kept: SavedList, *, by: Officer) -> None:
    """Throws the officer's own list away; the businesses stay."""
    _require_own(kept, by)
    record("registry.remove_list", kept, by=by)
    kept.delete()


def _free_name(name: str, by: Officer, besides: SavedList | None = None) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise Refused(_("Give the list a name of at most %(most)s characters.") % {"most": LONGEST_NAME})
    taken = by.business_lists.filter(name=name)
    if (taken.exclude(pk=besides.pk) if besides else taken).exists():
        raise Refused(_("You have a list of that name already."))
    return name


def _require_own(kept: SavedList, by: Officer) -> None:
    if kept.officer_id != by.pk:
        raise Forbidden
