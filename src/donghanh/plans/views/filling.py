"""Acts on many drafts at once: confirm the clear ones, fill in, and say which units the names mean."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.queries import units_of
from donghanh.plans.actions.drafts import Edit, Units, accept_all_clear, decide_drafts, fill_in_bulk
from donghanh.plans.actions.names import map_name
from donghanh.plans.confirmation.cells import row_of
from donghanh.plans.confirmation.queries import (
    FILTERS,
    PAGE,
    chosen_drafts,
    clear_drafts,
    directory_of,
    drafts_in,
    filter_counts,
    outline_of,
    unmapped_names,
)
from donghanh.plans.confirmation.screen import Name, Wanted
from donghanh.plans.enums import Decision
from donghanh.plans.forms.readings import FillForm
from donghanh.plans.models import Draft, Reading
from donghanh.plans.permissions import Permission
from donghanh.plans.queries import get_reading_for, today
from donghanh.plans.views.changes import screen_url
from donghanh.ui.addresses import whole_numbers

DECISIONS = (Decision.ACCEPTED, Decision.DROPPED, Decision.PENDING)


@require_POST
@requires(Permission.READ_DOCUMENT)
def reading_accept_clear(request: ActorRequest, pk: int) -> HttpResponse:
    """Confirms every draft with nothing to check."""
    reading = get_reading_for(request.actor, pk)
    try:
        count = accept_all_clear(reading, list(clear_drafts(reading)), by=request.actor)
        words = ngettext("%(n)s task confirmed.", "%(n)s tasks confirmed.", count)
        messages.success(request, words % {"n": count})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(screen_url(reading, Wanted.of(request.POST)))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_DOCUMENT)
def reading_fill(request: ActorRequest, pk: int) -> HttpResponse:
    """Chooses drafts, and decides on them or gives them the same lead, cooperating units, product, date or rhythm."""
    reading = get_reading_for(request.actor, pk)
    wanted = Wanted.of(request.POST or request.GET)
    form = FillForm(request.POST or None, officer=request.actor)
    chosen = chosen_drafts(reading, request.POST.getlist("draft"))
    if request.POST.get("decision") in DECISIONS:
        return _decide(request, reading, chosen, wanted)
    if request.method == "POST" and form.is_valid():
        try:
            count = fill_in_bulk(reading, chosen, _edit(form), by=request.actor)
            messages.success(
                request, ngettext("%(n)s task filled in.", "%(n)s tasks filled in.", count) % {"n": count}
            )
            return redirect(f"{request.path}?loc={wanted.filter}" if wanted.filter else request.path)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = _fill_page(reading, wanted) | {"form": form, "chosen": {draft.pk for draft in chosen}}
    return render(request, "plans/reading_fill.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_DOCUMENT)
def reading_names(request: ActorRequest, pk: int) -> HttpResponse:
    """The names that mean no unit for certain, each with what it may mean; choosing settles it everywhere."""
    reading = get_reading_for(request.actor, pk)
    if request.method == "POST":
        return _map(request, reading)
    directory = directory_of(request.actor)
    names = [
        (Name(name, directory.suggestions(name)), count) for name, count in unmapped_names(reading, directory)
    ]
    context = {"reading": reading, "plan": reading.plan, "names": names, "units": directory.units}
    return render(request, "plans/reading_names.html", context)


@require_safe
@requires(Permission.READ_DOCUMENT)
def reading_findings(request: ActorRequest, pk: int) -> HttpResponse:
    """What the checks found in the document as a whole."""
    reading = get_reading_for(request.actor, pk)
    return render(request, "plans/reading_findings.html", {"reading": reading, "plan": reading.plan})


def _decide(request: ActorRequest, reading: Reading, chosen: list[Draft], wanted: Wanted) -> HttpResponse:
    try:
        count = decide_drafts(reading, chosen, request.POST["decision"], by=request.actor)
        messages.success(
            request, ngettext("%(n)s task decided.", "%(n)s tasks decided.", count) % {"n": count}
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{request.path}?loc={wanted.filter}" if wanted.filter else request.path)


def _edit(form: FillForm) -> Edit:
    given = form.cleaned_data
    values = {name: given[name] for name in ("product", "due_on", "rhythm") if given[name]}
    if values.get("due_on"):
        values["starts_on"] = None
    if values.get("rhythm"):
        values["due_on"] = None
    chosen = given["lead"] or given["cooperating"]
    return Edit(values, Units(given["lead"], (), list(given["cooperating"])) if chosen else None)


def _fill_page(reading: Reading, wanted: Wanted) -> dict[str, object]:
    outline, counts = outline_of(reading), filter_counts(reading, today())
    open_drafts = drafts_in(reading, wanted.filter, today()).filter(task__isnull=True)
    page = Paginator(open_drafts, PAGE).get_page(wanted.page or 1)
    return {
        "reading": reading,
        "plan": reading.plan,
        "wanted": wanted,
        "page": page,
        "rows": [row_of(draft, outline[draft.pk].number, today()) for draft in page.object_list],
        "filters": [(key, label, counts[key]) for key, label in FILTERS.items()],
    }


def _map(request: ActorRequest, reading: Reading) -> HttpResponse:
    keys = whole_numbers(request.POST.getlist("unit"))
    units = list(units_of(request.actor).filter(pk__in=keys))
    name = request.POST.get("name", "")
    try:
        count = map_name(reading, name, units, by=request.actor, remember=bool(request.POST.get("remember")))
        words = ngettext("“%(name)s” is mapped in %(n)s task.", "“%(name)s” is mapped in %(n)s tasks.", count)
        messages.success(request, words % {"name": name, "n": count})
    except Refused as refusal:
        messages.error(request, str(refusal))
    wanted = Wanted.of(request.POST)
    if wanted.draft:
        return redirect(f"{screen_url(reading, wanted, wanted.draft)}#viec-{wanted.draft}")
    return redirect("plans:reading_names", reading.pk)
