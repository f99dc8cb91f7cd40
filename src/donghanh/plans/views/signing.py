"""The number, date and signed scan of a plan, and the dates that follow from them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from donghanh.files.actions import FileRefused, store_file
from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.permissions import has_permission
from donghanh.plans.actions.plans import accept_new_dates, sign_plan
from donghanh.plans.confirmation.queries import get_own_plan_for
from donghanh.plans.confirmation.redating import NewDates, new_dates
from donghanh.plans.forms.readings import SignForm
from donghanh.plans.models import Plan
from donghanh.plans.permissions import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_DOCUMENT)
def plan_sign(request: ActorRequest, pk: int) -> HttpResponse:
    """Records number, date and signed scan; goes on to the dates that change with them."""
    plan = get_own_plan_for(request.actor, pk)
    known = {"number": plan.number, "issued_on": plan.issued_on}
    form = SignForm(request.POST or None, request.FILES or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            _sign(request, plan, form)
            return redirect("plans:plan_new_dates" if new_dates(plan) else "plans:plan_detail", plan.pk)
        except (Refused, FileRefused) as refusal:
            form.add_error(None, str(refusal))
    return render(
        request, "plans/plan_sign.html", {"plan": plan, "form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_DOCUMENT)
def plan_new_dates(request: ActorRequest, pk: int) -> HttpResponse:
    """Old and new dates side by side; only those chosen are taken over."""
    plan = get_own_plan_for(request.actor, pk)
    proposed = new_dates(plan)
    may_accept = has_permission(request.actor, Permission.ASSIGN)
    if request.method == "POST":
        if not may_accept:
            raise Http404
        chosen = [row for row in proposed if str(row.result.pk) in request.POST.getlist("result")]
        return _take_over(request, plan, chosen)
    return render(
        request, "plans/plan_new_dates.html", {"plan": plan, "proposed": proposed, "may_accept": may_accept}
    )


def _sign(request: ActorRequest, plan: Plan, form: SignForm) -> None:
    upload = form.cleaned_data["file"]
    scan = store_file(upload.read(), upload.name, by=request.actor) if upload else None
    facts = {name: form.cleaned_data[name] for name in ("number", "issued_on")}
    sign_plan(plan, signed_scan=scan, by=request.actor, **facts)
    messages.success(request, _("Number and date of the plan are recorded."))


def _take_over(request: ActorRequest, plan: Plan, chosen: list[NewDates]) -> HttpResponse:
    if not chosen:
        messages.error(request, _("Choose at least one task."))
        return redirect("plans:plan_new_dates", plan.pk)
    for row in chosen:
        accept_new_dates(row.result, starts_on=row.starts_on, due_on=row.due_on, by=request.actor)
    words = ngettext("%(n)s date taken over.", "%(n)s dates taken over.", len(chosen))
    messages.success(request, words % {"n": len(chosen)})
    return redirect("plans:plan_detail", plan.pk)
