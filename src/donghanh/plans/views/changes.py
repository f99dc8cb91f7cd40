"""What the confirm screen sends back after an act: the changed pieces with htmx, else the way back to the page."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest
from donghanh.plans.confirmation.queries import directory_of, drafts_of, for_rows, next_pending
from donghanh.plans.confirmation.screen import Wanted, build_changes
from donghanh.plans.models import Draft, Reading
from donghanh.plans.queries import today
from donghanh.ui.addresses import whole_number


def open_draft(request: ActorRequest, reading: Reading, wanted: Wanted) -> HttpResponse:
    """Another draft is opened; the one that was open closes."""
    return _pieces(request, reading, wanted, [wanted.draft, _open_before(request)], wanted.draft)


def after_act(
    request: ActorRequest,
    reading: Reading,
    act: Callable[[], Any],
    *,
    touched: Iterable[int],
    on: Draft | None = None,
    whole: bool = False,
) -> HttpResponse:
    """Acts, then shows what changed and opens the next draft to decide after `on` (else the one that was open).

    `whole` draws the page anew, for acts that add or take away rows.
    """
    wanted = Wanted.of(request.POST)
    following = next_pending(reading, on, wanted.filter, today()) if on else None
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
        following = None
    keys = [*touched, _open_before(request)]
    current = following.pk if following else next((key for key in keys if key), None)
    if request.htmx and not whole:
        return _pieces(request, reading, wanted, keys, current)
    return to_page(request, reading, wanted, current)


def _pieces(
    request: ActorRequest,
    reading: Reading,
    wanted: Wanted,
    keys: Iterable[int | None],
    current_key: int | None,
) -> HttpResponse:
    known = {key for key in keys if key} | ({current_key} if current_key else set())
    drafts = {draft.pk: draft for draft in for_rows(drafts_of(reading).filter(pk__in=known))}
    current = drafts.get(current_key) if current_key else None
    changes = build_changes(
        reading, wanted, list(drafts.values()), current, directory_of(request.actor), today()
    )
    response = render(
        request, "plans/reading_changes.html", {"screen": changes, "reading": reading, "plan": reading.plan}
    )
    if current:
        response["HX-Replace-Url"] = screen_url(reading, wanted, current.pk)
    return response


def to_page(
    request: ActorRequest, reading: Reading, wanted: Wanted, current: int | None = None
) -> HttpResponse:
    """The way to the whole page, which htmx loads anew."""
    address = screen_url(reading, wanted, current)
    if request.htmx:
        response = HttpResponse(status=204)
        response["HX-Redirect"] = address
        return response
    return redirect(f"{address}#viec-{current}" if current else address)


def screen_url(reading: Reading, wanted: Wanted, draft: int | None = None) -> str:
    """The address of the confirm screen with its filter, and one draft open."""
    query = {"loc": wanted.filter, "page": wanted.page, "viec": draft}
    kept = urlencode({key: value for key, value in query.items() if value})
    address = reverse("plans:reading_detail", args=[reading.pk])
    return f"{address}?{kept}" if kept else address


def _open_before(request: ActorRequest) -> int | None:
    return whole_number(request.POST.get("dang-xem") or request.GET.get("dang-xem"))
