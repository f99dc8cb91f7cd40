"""Where sources disagree: the desk, one decision, a rule for one fact, and lists that go back to agencies."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from donghanh.files.content import XLSX
from donghanh.files.responses import hand_out_made
from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.permissions import has_permission
from donghanh.registry.actions.choosing import (
    choose_entry,
    choose_value,
    log_list,
    make_correction_list,
    mark_list_sent,
    take_choice_back,
    trust_source,
)
from donghanh.registry.conflicts.correction_sheets import correction_workbook
from donghanh.registry.conflicts.desk_sheets import conflicts_workbook
from donghanh.registry.conflicts.disagreements import (
    DisagreementFilter,
    closed_rows,
    count_by,
    disagreements_of,
    masked_rows,
    sources_with_faults,
    without_restricted,
    wrong_in,
)
from donghanh.registry.dossier.provenance import said_values
from donghanh.registry.enums import PERSONAL, Attribute
from donghanh.registry.forms.choosing import OTHER, ChoiceForm, SentForm, TrustForm
from donghanh.registry.forms.entering import ReasonForm
from donghanh.registry.permissions import Permission, can_act_on_business
from donghanh.registry.queries import (
    correction_lists,
    get_business_for,
    get_correction_list_for,
    get_entry_for,
    get_source_for,
)
from donghanh.registry.views.acts import act_page

PAGE = 50
METHODS = ["GET", "HEAD", "POST"]


@require_safe
@requires(Permission.REVIEW)
def conflict_list(request: ActorRequest) -> HttpResponse:
    """Every fact on which sources disagree, with counts by fact, source and area; each decided on the spot."""
    every = disagreements_of(request.actor.ward_id)
    wanted = DisagreementFilter.of(request.GET)
    found = wanted.apply(every)
    may_export = has_permission(request.actor, Permission.EXPORT)
    if may_export and request.GET.get("xuat") == "xlsx":
        return conflicts_workbook(found, by=request.actor)
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "every": len(every),
        "businesses": len({each.business.pk for each in every}),
        "counts": count_by(every),
        "wanted": wanted,
        "may_export": may_export,
        "trust_url": f"{reverse('registry:trust_edit')}?tin={wanted.attribute}",
    }
    return render(request, "registry/conflict_list.html", context)


@require_http_methods(METHODS)
@requires(Permission.REVIEW)
def choice_make(request: ActorRequest, public_id: str, attribute: str) -> HttpResponse:
    """One decision: a value that a list says, or another one, with what it rests on."""
    business = get_business_for(request.actor, public_id, can_act_on_business)
    if attribute not in Attribute.values:
        raise Http404
    said = said_values(business, attribute)
    form = ChoiceForm(
        request.POST if request.method == "POST" else None,
        attribute=attribute,
        said=said,
        initial={"entry": request.GET.get("giu", "")},
    )

    def act(data: dict[str, Any]) -> None:
        if data["entry"] == OTHER:
            choose_value(business, attribute, data["other"], reason=data["reason"], by=request.actor)
        else:
            entry = get_entry_for(request.actor, int(data["entry"]))
            choose_entry(business, attribute, entry, reason=data["reason"], by=request.actor)

    label = str(Attribute(attribute).label)
    return act_page(
        request,
        business,
        form,
        act,
        title=_("Decide: %(fact)s") % {"fact": label},
        button=_("Decide"),
        done=_("Decided. Lists that say otherwise go to the correction list of their agency."),
        words=_("Personal data is masked here; see it in full on the page of the business first.")
        if attribute in PERSONAL
        else "",
    )


@require_http_methods(METHODS)
@requires(Permission.REVIEW)
def choice_take_back(request: ActorRequest, public_id: str, attribute: str) -> HttpResponse:
    """Lets the lists speak again."""
    business = get_business_for(request.actor, public_id, can_act_on_business)
    if attribute not in Attribute.values:
        raise Http404
    return act_page(
        request,
        business,
        ReasonForm(request.POST if request.method == "POST" else None),
        lambda data: take_choice_back(business, attribute, reason=data["reason"], by=request.actor),
        title=_("Take a decision back: %(fact)s") % {"fact": Attribute(attribute).label},
        button=_("Take back"),
        done=_("The decision is taken back."),
    )


@require_http_methods(METHODS)
@requires(Permission.REVIEW)
def trust_edit(request: ActorRequest) -> HttpResponse:
    """Believes one kind of source first for one fact, in all the ward."""
    initial = {"attribute": request.GET.get("tin", "")}
    form = TrustForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                seen = trust_source(**form.cleaned_data, by=request.actor)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            words = ngettext(
                "The rule holds; %(n)s business was looked at anew.",
                "The rule holds; %(n)s businesses were looked at anew.",
                seen,
            )
            messages.success(request, words % {"n": seen})
            return redirect("registry:conflict_list")
    counts = count_by(disagreements_of(request.actor.ward_id))
    context = {"form": form, "counts": counts["attributes"]}
    return render(request, "registry/trust_edit.html", context, status=422 if form.is_bound else 200)


@require_safe
@requires(Permission.EXPORT)
def correction_list(request: ActorRequest) -> HttpResponse:
    """Which agencies have something wrong today, and the lists that went to them."""
    page = Paginator(correction_lists(request.actor), PAGE).get_page(request.GET.get("page"))
    context = {"sources": sources_with_faults(request.actor.ward_id), "page": page}
    return render(request, "registry/correction_list.html", context)


@require_http_methods(METHODS)
@requires(Permission.EXPORT)
def correction_make(request: ActorRequest, pk: int) -> HttpResponse:
    """What one agency's list has wrong today; frozen into a list that is taken out."""
    source = get_source_for(request.actor, pk)
    rows = without_restricted(source.ward_id, wrong_in(source))
    if request.method == "POST":
        try:
            made = make_correction_list(source, rows, by=request.actor)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            return redirect("registry:correction_detail", made.pk)
    shown = masked_rows(rows)
    context = {"source": source, "rows": shown, "pairs": [(row, False) for row in shown]}
    return render(request, "registry/correction_make.html", context)


@require_safe
@requires(Permission.EXPORT)
def correction_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One list: what stands in it, what the agency has put right since."""
    made = get_correction_list_for(request.actor, pk)
    closed = closed_rows(made)
    context = {
        "made": made,
        "rows": [(row, row["choice"] in closed) for row in masked_rows(made.rows)],
        "closed": len(closed),
        "form": SentForm(),
    }
    return render(request, "registry/correction_detail.html", context)


@require_POST
@requires(Permission.EXPORT)
def correction_file(request: ActorRequest, pk: int) -> HttpResponse:
    """The list as a workbook; each time it is taken out is logged."""
    made = get_correction_list_for(request.actor, pk)
    log_list(made, by=request.actor)
    return hand_out_made(correction_workbook(made), f"danh-sach-de-nghi-chinh-sua-{made.pk}.xlsx", XLSX)


@require_POST
@requires(Permission.EXPORT)
def correction_sent(request: ActorRequest, pk: int) -> HttpResponse:
    """The letter has left."""
    made = get_correction_list_for(request.actor, pk)
    form = SentForm(request.POST)
    if form.is_valid():
        try:
            mark_list_sent(made, **form.cleaned_data, by=request.actor)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The list is marked as sent."))
            return redirect("registry:correction_detail", made.pk)
    closed = closed_rows(made)
    rows = [(row, row["choice"] in closed) for row in masked_rows(made.rows)]
    context = {"made": made, "rows": rows, "closed": len(closed), "form": form}
    return render(request, "registry/correction_detail.html", context, status=422)
