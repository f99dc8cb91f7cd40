"""What changed since a day."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from donghanh.kernel.slots import landmarks
from donghanh.org.doors import ActorRequest, officers_only
from donghanh.paperwork.writing.workbook import CellValue, Sheet, SheetColumn, render_workbook
from donghanh.plans.comparison import FINISHED_SINCE, NEW, OTHERWISE, STOPPED, Change, changes_since
from donghanh.plans.exports import workbook_response
from donghanh.plans.filters import ResultFilter
from donghanh.plans.queries import today, visible_results
from donghanh.plans.views.filtering import filters_of
from donghanh.ui.forms import DateField
from donghanh.ui.text import write_date

PAGE = 50
KINDS = {
    NEW: gettext_lazy("New task or period"),
    FINISHED_SINCE: gettext_lazy("Finished since"),
    STOPPED: gettext_lazy("Returned, paused or cancelled"),
    OTHERWISE: gettext_lazy("Changed otherwise"),
}


@require_safe
@officers_only
def task_changes(request: ActorRequest) -> HttpResponse:
    """Since the end of `tu` (the newest cut-off of a report where none is given): what is new, finished, stopped or
    changed; `?xuat=xlsx` gives one row for each thing that changed."""
    wanted = ResultFilter.of({**request.GET.dict(), "state": "all"})
    known = sorted(
        (pair for landmark in landmarks for pair in landmark.days(request.actor.ward_id)), reverse=True
    )
    since = _day(request.GET.get("tu")) or _default(known)
    now = wanted.apply(visible_results(request.actor))
    changes = changes_since(since, now, request.actor, on=today())
    kind = request.GET.get("loai", "")
    shown = [change for change in changes if kind not in KINDS or change.kind == kind]
    if request.GET.get("xuat") == "xlsx":
        return _workbook(shown, since, request)
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    counts = Counter(change.kind for change in changes)
    context = {
        "page": page,
        "changes": [(change, KINDS[change.kind]) for change in page],
        "kinds": [(key, label, counts[key], key == kind) for key, label in KINDS.items()],
        "every_kind": kind not in KINDS,
        "since": since,
        "known": [(day, words) for day, words in known if day < today()],
        **filters_of(request, wanted, view="task_changes", with_states=False),
    }
    return render(request, "plans/task_changes.html", context)


def _day(text: str | None) -> date | None:
    """A day before today, as officers or addresses write it."""
    try:
        day: date | None = DateField(required=False).clean(text)
    except ValidationError:
        return None
    return day if day and day < today() else None


def _default(known: list[tuple[date, str]]) -> date:
    """The newest landmark before today, else the last day of the month before."""
    past = [day for day, _words in known if day < today()]
    return past[0] if past else today().replace(day=1) - timedelta(days=1)


def _workbook(changes: list[Change], since: date, request: ActorRequest) -> HttpResponse:
    columns = [
        SheetColumn(_("Plan"), 24),
        SheetColumn(_("No."), 6, "integer"),
        SheetColumn(_("Task"), 60),
        SheetColumn(_("Lead unit"), 28),
        SheetColumn(_("Kind of change"), 24),
        SheetColumn(_("What changed"), 20),
        SheetColumn(_("Before"), 28),
        SheetColumn(_("Since then"), 28),
    ]
    title = _("Changes since %(day)s") % {"day": write_date(since)}
    heading = [title, str(request.actor.ward), _("As of %(day)s") % {"day": write_date(today())}]
    return workbook_response(render_workbook([Sheet(title[:31], columns, _rows(changes), heading)]), title)


def _rows(changes: list[Change]) -> Iterator[list[CellValue]]:
    for change in changes:
        task = change.row.task
        title = f"{task.title} ({change.row.result.label})" if change.row.result.label else task.title
        known: list[CellValue] = [task.plan.short_title, task.number, title, str(task.lead_unit or "")]
        told = [(one.name, one.old, one.new) for one in change.differences] or [("", "", change.row.words)]
        for name, old, new in told:
            yield [*known, str(KINDS[change.kind]), name, old, new]
