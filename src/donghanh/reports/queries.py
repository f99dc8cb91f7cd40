"""Named reads of reports, and of the results they report."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import Http404
from django.utils import timezone

from donghanh.audit.models import Entry
from donghanh.org.enums import COORDINATORS
from donghanh.org.models import Officer, Unit, Ward
from donghanh.org.queries import colleagues_of, units_of
from donghanh.plans.enums import UpdateKind
from donghanh.plans.models import Evidence, Extension, Participant, Plan, Reading, Result, Task, Update
from donghanh.plans.models.statuses import ResultQuerySet
from donghanh.reports.models import Erratum, Report, ReportingRegime
from donghanh.reports.permissions import can_view_report

BOUND = ("supersedes", "superseded_by", "supplements")
BESIDE = ("ward", "created_by", "frozen_by", "dispatch", *BOUND)
Predicate = Callable[[Officer, Report], bool]


def visible_reports(officer: Officer) -> QuerySet[Report]:
    """The reports of the officer's ward without their contents; the door of every page asks for the right."""
    reports = Report.objects.filter(ward_id=officer.ward_id).defer("snapshot")
    related = reports.select_related("created_by", "frozen_by", "superseded_by", "dispatch")
    return related.prefetch_related("plans__plan", "reviews")


def get_report_for(officer: Officer, pk: int, may: Predicate = can_view_report) -> Report:
    """The report, if the officer may do with it what `may` asks; otherwise it does not exist (Http404)."""
    reports = Report.objects.filter(ward_id=officer.ward_id, pk=pk)
    related = (*BESIDE, *(f"{name}__dispatch" for name in BOUND))
    report = reports.select_related(*related).prefetch_related("reviews").first()
    if report is None or not may(officer, report):
        raise Http404
    return report


def get_erratum_for(officer: Officer, pk: int) -> Erratum:
    """An erratum of a report the officer may see (else Http404)."""
    errata = Erratum.objects.filter(ward_id=officer.ward_id, pk=pk)
    found = errata.select_related("report__ward", "report__dispatch", "report__created_by").first()
    if found is None or not can_view_report(officer, found.report):
        raise Http404
    return found


def own_regimes(officer: Officer) -> QuerySet[ReportingRegime]:
    """The regimes the ward has set, newest first."""
    return ReportingRegime.objects.filter(ward_id=officer.ward_id).select_related("set_by")


def sheets_of_officers(reader: Officer) -> QuerySet[Officer]:
    """The people whose yearly sheets the reader may open (`can_view_officer_sheet`), by name."""
    people = colleagues_of(reader)
    if reader.roles & COORDINATORS:
        return people
    staff = Q(tenures__ended_on__isnull=True, tenures__position__unit__in=reader.headed_unit_ids)
    return people.filter(Q(pk=reader.pk) | staff).distinct()


def sheets_of_units(reader: Officer) -> QuerySet[Unit]:
    """The units whose yearly sheets the reader may open, in the order of the directory."""
    units = units_of(reader)
    return units if reader.roles & COORDINATORS else units.filter(pk__in=reader.headed_unit_ids)


def reported_plans(report: Report) -> list[Plan]:
    """The plans of the report in the order they were chosen."""
    rows = report.plans.select_related("plan__ward").order_by("pk")
    return [row.plan for row in rows]


def results_as_of(plans: Iterable[Plan], ward: Ward, *, starts_on: date, on: date) -> ResultQuerySet:
    """The results a report on these plans counts, with their standing on the day and everything a row says.

    A task that owes one result counts whenever it is finished: the plan is reported as far as it has come. Of a task
    with a rhythm only the periods begun by that day count, and of those only what is due in the reporting period or
    was still open when it began.
    """
    results = Result.objects.filter(task__plan__in=list(plans), ward=ward)
    end = end_of(on)
    periodic = ~Q(label="")
    return (
        results.exclude(periodic & Q(starts_on__gt=on))
        .exclude(periodic & Q(due_on__lt=starts_on, finished_on__lt=starts_on))
        .as_of(ward, on=on)
        .annotate(last_note=_last_note(end))
        .select_related("task__lead_unit", "task__section")
        .prefetch_related(
            Prefetch("task__participants", Participant.objects.select_related("unit")),
            Prefetch("extensions", Extension.objects.filter(asked_at__lt=end)),
            Prefetch("evidence", Evidence.objects.filter(at__lt=end).exclude(document_number="")),
        )
        .order_by("task__plan", "task__number", "due_on", "pk")
    )


def returns_by_result(ward_id: int, tasks: Iterable[int], *, before: datetime) -> dict[int, list[Entry]]:
    """For each result the entries of its returns before the instant, oldest first."""
    entries = Entry.objects.filter(
        ward_id=ward_id,
        verb="plans.return_result",
        subject_type="plans.task",
        subject_id__in=list(tasks),
        at__lt=before,
    ).order_by("at", "pk")
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.changes.get("result", 0), []).append(entry)
    return found


def evidence_before(task: Task, result: int, end: datetime) -> QuerySet[Evidence]:
    """What proved the result before the instant, with what was given for the task as a whole."""
    given = Evidence.objects.filter(Q(result__isnull=True) | Q(result=result), task=task, at__lt=end)
    return given.select_related("attachment", "by")


def end_of(day: date) -> datetime:
    """The first instant after the day, in Vietnam."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def _last_note(end: datetime) -> Subquery:
    told = Update.objects.filter(task=OuterRef("task_id"), kind=UpdateKind.NOTE, at__lt=end)
    about = Q(result__isnull=True) | Q(result=OuterRef("pk"))
    return Subquery(told.filter(about).order_by("-at", "-pk").values("text")[:1])


def plan_texts(plans: Iterable[Plan]) -> Iterator[str]:
    """The plans' own words: their tasks, then the blocks of the documents they were read from."""
    keys = [plan.pk for plan in plans]
    for title, quote in Task.objects.filter(plan__in=keys).values_list("title", "quote"):
        yield quote or title
    for blocks in Reading.objects.filter(plan__in=keys).values_list("blocks", flat=True):
        yield from (block.get("text", "") for block in blocks)


def previous_report(report: Report, plans: Iterable[Plan]) -> Report | None:
    """The last frozen report of the same kind on exactly these plans that closed before this one; supplements and what
    was replaced do not count."""
    wanted = {plan.pk for plan in plans}
    earlier = Report.objects.filter(
        ward_id=report.ward_id,
        kind=report.kind,
        cutoff_on__lt=report.cutoff_on,
        frozen_at__isnull=False,
        superseded_by__isnull=True,
        supplements__isnull=True,
    )
    found = earlier.defer("snapshot").order_by("-cutoff_on", "-frozen_at").prefetch_related("plans")
    same = (one for one in found[:50] if {each.plan_id for each in one.plans.all()} == wanted)
    return next(same, None)


def frozen_report(plans: Iterable[Plan], *, starts_on: date, cutoff_on: date) -> Report | None:
    """The frozen report on exactly these plans between these days, the newest, if there is one."""
    wanted = {plan.pk for plan in plans}
    frozen = Report.objects.filter(
        plans__plan__in=wanted,
        starts_on=starts_on,
        cutoff_on=cutoff_on,
        frozen_at__isnull=False,
        superseded_by__isnull=True,
    )
    for report in frozen.distinct().order_by("-frozen_at").prefetch_related("plans"):
        if {each.plan_id for each in report.plans.all()} == wanted:
            return report
    return None
