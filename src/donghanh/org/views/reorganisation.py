"""Merging, splitting and renaming units: everything is shown before it is done."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.kernel.errors import Refused
from donghanh.org import actions
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.forms.reorganisation import MergeForm, PartForm, RenameForm, SeatForm, SplitForm
from donghanh.org.models import Unit
from donghanh.org.permissions import Permission
from donghanh.org.queries import get_unit_for, is_name_taken, working_units
from donghanh.org.reorganisation import (
    NewUnit,
    Seat,
    UnitLoad,
    fingerprint,
    heads_among,
    in_several_seats,
    load_of,
    propose_seats,
    seen_of,
)
from donghanh.ui.addresses import whole_number

FORM = ["GET", "POST"]
manager = requires(Permission.MANAGE_ORGANISATION)


@require_http_methods(FORM)
@manager
def unit_merge(request: ActorRequest) -> HttpResponse:
    """Several units become one; `?unit=` ticks one beforehand."""
    wanted = whole_number(request.GET.get("unit"))
    form = MergeForm(
        request.POST or None,
        units=working_units(request.actor.ward_id),
        initial={"units": [wanted] if wanted else []},
    )
    context: dict[str, Any] = {"form": form}
    if form.is_valid() and _is_free(form, form.target, "name", request.actor.ward_id):
        context |= _merge_preview(form, request)
        seats = {each.proposal.position.pk: each.seat for each in context["seats"]}
        if _confirmed(request, context, context["seats"]):
            given = form.cleaned_data
            done = _act(
                form,
                lambda: actions.merge_units(
                    list(given["units"]),
                    form.target,
                    on=given["on"],
                    reason=given["reason"],
                    by=request.actor,
                    seats=seats,
                ),
            )
            if done:
                messages.success(request, _("The units are merged."))
                return redirect("org:unit_detail", pk=done.pk)
    return render(request, "org/unit_merge.html", context, status=_status(form))


@require_http_methods(FORM)
@manager
def unit_split(request: ActorRequest, pk: int) -> HttpResponse:
    """One unit becomes several; positions and work go where the person says."""
    unit = get_unit_for(request.actor, pk)
    others = working_units(request.actor.ward_id).exclude(pk=unit.pk)
    form = SplitForm(request.POST or None, unit=unit, others=others)
    context: dict[str, Any] = {"form": form, "unit": unit}
    if form.is_valid() and all(_is_free(form, part, "names", request.actor.ward_id) for part in form.parts):
        context |= _split_preview(form, request)
        if _confirmed(request, context, context["forms"]):
            done = _act(form, lambda: _split(form, context, request))
            if done:
                messages.success(request, _("The unit is split."))
                return redirect("org:unit_list")
    return render(request, "org/unit_split.html", context, status=_status(form))


@require_http_methods(FORM)
@manager
def unit_rename(request: ActorRequest, pk: int) -> HttpResponse:
    """A new name for the same unit; documents that use the old one still mean it."""
    unit = get_unit_for(request.actor, pk)
    known = {"name": unit.name, "short_name": unit.short_name}
    form = RenameForm(request.POST or None, initial=known)
    context: dict[str, Any] = {"form": form, "unit": unit}
    if form.is_valid():
        given = form.cleaned_data
        new = NewUnit(given["name"], unit.kind, unit.relation)
        if given["name"] == unit.name or _is_free(form, new, "name", request.actor.ward_id):
            load = load_of(unit, request.actor)
            context |= {"load": load, "seen": fingerprint(seen_of([load]), given), "new": given}
            if _confirmed(request, context, []) and _act(
                form, lambda: actions.change_unit(unit, by=request.actor, **given)
            ):
                messages.success(request, _("The unit has its new name."))
                return redirect("org:unit_detail", pk=unit.pk)
    return render(request, "org/unit_rename.html", context, status=_status(form))


def _merge_preview(form: MergeForm, request: ActorRequest) -> dict[str, Any]:
    given, target = form.cleaned_data, form.target
    into = target if isinstance(target, Unit) else None
    sources = [load_of(unit, request.actor) for unit in given["units"] if unit != into]
    loads = [*sources, *([load_of(into, request.actor)] if into else [])]
    proposals = propose_seats(loads, into)
    heads = heads_among(proposals)
    return {
        "target": target,
        "on": given["on"],
        "sources": sources,
        "seats": [SeatForm(request.POST, proposal) for proposal in proposals],
        "heads": heads if len(heads) > 1 else [],
        "doubled": in_several_seats(proposals),
        "relations": _differing(sources, target),
        "taken": [pair for load in sources for pair in load.taken_names.items()],
        "seen": fingerprint(seen_of(loads), str(target.name), str(given["on"])),
    }


def _split_preview(form: SplitForm, request: ActorRequest) -> dict[str, Any]:
    load = load_of(form.unit, request.actor)
    names = [part.name for part in form.parts]
    main = PartForm(request.POST, "main", _("Work without a position goes to"), names)
    seats = [
        (
            position,
            load.in_hand.get(position.pk, 0),
            PartForm(request.POST, f"seat-{position.pk}", str(position), names),
        )
        for position in load.positions
    ]
    work = [
        (
            held,
            item,
            PartForm(request.POST, _work_key(held.key, item.pk), item.words, names, open_label=_with()),
        )
        for held in load.held
        for item in held.items
    ]
    return {
        "load": load,
        "loose": load.in_hand.get(None, 0),
        "parts": names,
        "main": main,
        "seats": seats,
        "work": work,
        "forms": [main, *(each for _position, _count, each in seats), *(each for _held, _item, each in work)],
        "seen": fingerprint(seen_of([load]), names, str(form.cleaned_data["on"])),
    }


def _split(form: SplitForm, context: dict[str, Any], request: ActorRequest) -> list[Unit]:
    given = form.cleaned_data
    chosen = {(held.key, item.pk): each.part for held, item, each in context["work"]}
    return actions.split_unit(
        form.unit,
        form.parts,
        on=given["on"],
        reason=given["reason"],
        by=request.actor,
        main=context["main"].part or 0,
        seats={position.pk: Seat(part=each.part or 0) for position, _count, each in context["seats"]},
        work={item: part for item, part in chosen.items() if part is not None},
    )


def _confirmed(request: ActorRequest, context: dict[str, Any], rows: Sequence[forms.Form]) -> bool:
    """The person saw exactly this and filled in every row of it."""
    if "apply" not in request.POST:
        return False
    context["is_stale"] = request.POST.get("seen") != context["seen"]
    return not context["is_stale"] and all(each.is_bound and each.is_valid() for each in rows)


def _act(form: forms.Form, act: Callable[[], Any]) -> Any:
    """What the act gives; a refusal stands above the form."""
    try:
        return act()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def _is_free(form: forms.Form, part: Unit | NewUnit, field: str, ward_id: int) -> bool:
    """Says at once where a new name is one of another unit."""
    if isinstance(part, NewUnit) and is_name_taken(ward_id, part.name):
        words = _("A unit with the name “%(name)s” exists already.") % {"name": part.name}
        form.add_error(field, words)
        return False
    return True


def _differing(sources: Sequence[UnitLoad], target: Unit | NewUnit) -> list[Unit]:
    """Units that the Committee turns to otherwise than to what they become."""
    return [load.unit for load in sources if load.unit.relation != target.relation]


def _work_key(key: str, pk: int) -> str:
    return f"work-{key.replace('.', '-')}-{pk}"


def _with() -> str:
    return _("with its position")


def _status(form: forms.Form) -> int:
    return 422 if form.is_bound and form.errors else 200
