"""The count behind a product: its measure, value, trend and records."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, officers_only
from donghanh.org.permissions import has_permission
from donghanh.plans.actions.bindings import bind_measure, unbind_measure
from donghanh.plans.counting import binding_of, by_month, count_of
from donghanh.plans.forms.bindings import BindingForm
from donghanh.plans.permissions import Permission, can_assign_unit, can_view_task, can_work_on
from donghanh.plans.presenters import current_result
from donghanh.plans.queries import get_task_for, today
from donghanh.ui.charts import Bar

PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def task_measure(request: ActorRequest, pk: int) -> HttpResponse:
    """What is counted for the task's product in the time of the result owed now; assigners choose what."""
    officer = request.actor
    may = can_assign_unit if request.method == "POST" else can_view_task
    task = get_task_for(officer, pk, may)
    form = BindingForm(request.POST or None, task=task)
    if form.is_valid():
        try:
            bind_measure(task, by=officer, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Counted from now on."))
            return redirect("plans:task_measure", task.pk)
    result = current_result(list(task.results.all()))
    result.task = task
    context = {
        "task": task,
        "form": form,
        "result": result,
        "count": count_of(result, today()),
        "is_bound": binding_of(task) is not None,
        "may_assign": can_assign_unit(officer, task),
        "may_claim": can_work_on(officer, task) and not result.claimed_on,
        **_counted(request, result),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "plans/task_measure.html", context, status=status)


@require_POST
@officers_only
def task_measure_remove(request: ActorRequest, pk: int) -> HttpResponse:
    task = get_task_for(request.actor, pk, can_assign_unit)
    try:
        unbind_measure(task, by=request.actor)
        messages.success(request, _("No longer counted."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(task)


def _counted(request: ActorRequest, result: Any) -> dict[str, Any]:
    """Bars by month, and the records behind the count for those who see the whole ward."""
    count = count_of(result, today())
    if count is None:
        return {"bars": [], "page": None, "records": []}
    bars = [Bar(label, value) for label, value in by_month(count, result.ward_id)]
    if not has_permission(request.actor, Permission.VIEW_ALL):
        return {"bars": bars, "page": None, "records": []}
    found = count.measure.records([result.ward_id], count.since, count.until).order_by("pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    records = [(str(one), one.get_absolute_url() if hasattr(one, "get_absolute_url") else "") for one in page]
    return {"bars": bars, "page": page, "records": records}
