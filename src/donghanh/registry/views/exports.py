"""Lists of businesses as files: first what for, then the file."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.files.content import XLSX
from donghanh.files.responses import hand_out_made
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.permissions import has_permission
from donghanh.registry.actions.exporting import check_export, record_export
from donghanh.registry.choices import areas_of, industries_of
from donghanh.registry.forms.exporting import PurposeForm
from donghanh.registry.listing.exports import Masks, Written, businesses_workbook
from donghanh.registry.listing.filters import BusinessFilter
from donghanh.registry.permissions import Permission
from donghanh.registry.views.businesses import found_by
from donghanh.registry.views.filtering import shown_words, today
from donghanh.ui.text import write_date
from donghanh.vietnamese.text import fold

Make = Callable[[list[str], bool], Written]


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.EXPORT)
def business_export(request: ActorRequest) -> HttpResponse:
    """The list that the address narrows to; a POST with a purpose gives the workbook."""
    wanted = BusinessFilter.of(request.GET)
    found, _match = found_by(request, wanted)
    areas = areas_of(request.actor.ward_id)
    words = shown_words(wanted, areas, industries_of(request.actor.ward_id))

    def make(heading: list[str], in_full: bool) -> Written:
        return businesses_workbook(found, areas, heading, today(), masks_for(request, in_full))

    facts = {"count": found.count(), "back": "registry:business_list"}
    return export_with_purpose(request, _("List of businesses"), words, make, facts)


def export_with_purpose(
    request: ActorRequest, title: str, words: str, make: Make, facts: dict[str, Any]
) -> HttpResponse:
    """Asks what for, or makes the file and writes down that it went out. Empty purpose: 422 with the form."""
    form = PurposeForm(request.POST if request.method == "POST" else None)
    if not has_permission(request.actor, Permission.UNMASK):
        del form.fields["full"]
    if not form.is_valid():
        context = facts | {"title": title, "form": form, "query": request.GET.urlencode()}
        status = 422 if form.is_bound else 200
        return render(request, "registry/business_export.html", context | {"words": words}, status=status)
    in_full = form.cleaned_data.get("full", False)
    check_export(in_full=in_full, by=request.actor)
    written = make(heading_of(request, title, words), in_full)
    what = f"{title}: {words}" if words else title
    record_export(
        written.rows,
        what=what,
        purpose=form.cleaned_data["purpose"],
        in_full=in_full,
        shown=written.shown,
        by=request.actor,
    )
    name = slugify(fold(title)) or "danh-sach"
    return hand_out_made(written.content, f"{name}.xlsx", XLSX)


def masks_for(request: ActorRequest, in_full: bool) -> Masks:
    """What a list of the officer's ward shows of personal data."""
    return Masks.of(request.actor.ward_id, in_full=in_full)


def heading_of(request: ActorRequest, title: str, words: str) -> list[str]:
    """The lines above the table: what it is, whose, narrowed to what, as of when."""
    day = _("As of %(day)s") % {"day": write_date(today())}
    return [line for line in (title, str(request.actor.ward), words, day) if line]
