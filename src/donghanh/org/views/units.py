"""Units, their names in documents and their positions."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from donghanh.org import actions
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.exports import units_workbook
from donghanh.org.filters import UNIT_STATES, filter_units
from donghanh.org.forms.organisation import AliasForm, EndUnitForm, PositionForm, UnitForm
from donghanh.org.models import Unit
from donghanh.org.permissions import Permission
from donghanh.org.queries import (
    get_alias_for,
    get_position_for,
    get_unit_for,
    heir_of,
    positions_of,
    units_for_list,
    working_units,
)
from donghanh.org.reorganisation import load_of
from donghanh.org.views.acts import act_at_once, act_page

PAGE = 50
manager = requires(Permission.MANAGE_ORGANISATION)


@require_safe
@manager
def unit_list(request: ActorRequest) -> HttpResponse:
    """The units of the ward; `?xuat=xlsx` gives the same list as a workbook."""
    units = filter_units(units_for_list(request.actor.ward_id), request.GET)
    if request.GET.get("xuat") == "xlsx":
        return units_workbook(units, by=request.actor)
    page = Paginator(units, PAGE).get_page(request.GET.get("page"))
    states = [(key, label) for key, (label, _rule) in UNIT_STATES.items()]
    return render(request, "org/unit_list.html", {"page": page, "states": states})


@require_safe
@manager
def unit_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One unit: what it is, who holds its positions, by which names documents mean it."""
    unit = get_unit_for(request.actor, pk)
    context = {
        "unit": unit,
        "heir": heir_of(unit),
        "positions": positions_of(unit),
        "aliases": unit.aliases.order_by("folded"),
        "alias_form": AliasForm(),
    }
    return render(request, "org/unit_detail.html", context)


@require_http_methods(["GET", "POST"])
@manager
def unit_add(request: ActorRequest) -> HttpResponse:
    return act_page(
        request,
        UnitForm(request.POST or None, instance=Unit(ward_id=request.actor.ward_id)),
        lambda given: actions.add_unit(by=request.actor, **given),
        title=_("Add a unit"),
        button=_("Add"),
        done=_("The unit is added."),
        back=reverse("org:unit_list"),
    )


@require_http_methods(["GET", "POST"])
@manager
def unit_change(request: ActorRequest, pk: int) -> HttpResponse:
    """The former name stays a name in documents."""
    unit = get_unit_for(request.actor, pk)
    return act_page(
        request,
        UnitForm(request.POST or None, instance=get_unit_for(request.actor, pk)),
        lambda given: actions.change_unit(unit, by=request.actor, **given),
        title=_("Change the unit"),
        subject=unit,
        button=_("Save"),
        done=_("Saved."),
        back=_page(unit),
    )


@require_http_methods(["GET", "POST"])
@manager
def unit_end(request: ActorRequest, pk: int) -> HttpResponse:
    """What is left in the unit passes to the successor; a merger page shows it in detail."""
    unit = get_unit_for(request.actor, pk)
    others = working_units(request.actor.ward_id).exclude(pk=unit.pk)
    return act_page(
        request,
        EndUnitForm(request.POST or None, others=others),
        lambda given: actions.end_unit(unit, by=request.actor, **given),
        title=_("End the unit"),
        subject=unit,
        load=load_of(unit, request.actor),
        button=_("End the unit"),
        done=_("The unit has ended."),
        back=_page(unit),
    )


@require_POST
@manager
def alias_add(request: ActorRequest, pk: int) -> HttpResponse:
    unit = get_unit_for(request.actor, pk)
    form = AliasForm(request.POST)
    return act_page(
        request,
        form,
        lambda given: actions.add_alias(unit, given["text"], by=request.actor),
        title=_("Add a name in documents"),
        subject=unit,
        button=_("Add"),
        done=_("The name is added."),
        back=_page(unit),
    )


@require_POST
@manager
def alias_remove(request: ActorRequest, pk: int) -> HttpResponse:
    alias = get_alias_for(request.actor, pk)
    return act_at_once(
        request,
        lambda: actions.remove_alias(alias, by=request.actor),
        done=_("The name is removed."),
        back=_page(alias.unit),
    )


@require_http_methods(["GET", "POST"])
@manager
def position_add(request: ActorRequest, pk: int) -> HttpResponse:
    unit = get_unit_for(request.actor, pk)
    return act_page(
        request,
        PositionForm(request.POST or None),
        lambda given: actions.add_position(unit, by=request.actor, **given),
        title=_("Add a position"),
        subject=unit,
        button=_("Add"),
        done=_("The position is added."),
        back=_page(unit),
    )


@require_http_methods(["GET", "POST"])
@manager
def position_change(request: ActorRequest, pk: int) -> HttpResponse:
    position = get_position_for(request.actor, pk)
    return act_page(
        request,
        PositionForm(request.POST or None, initial={"title": position.title, "role": position.role}),
        lambda given: actions.change_position(position, by=request.actor, **given),
        title=_("Change the position"),
        subject=position,
        button=_("Save"),
        done=_("Saved."),
        back=_page(position.unit),
    )


def _page(unit: Unit) -> str:
    return reverse("org:unit_detail", args=[unit.pk])
