"""Named reads of drafts, readings and targets for those who confirm them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, Func, IntegerField, OuterRef, Prefetch, Q, QuerySet, Value
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, Unit
from donghanh.org.permissions import has_permission
from donghanh.org.queries import directory_rows
from donghanh.plans.enums import Decision
from donghanh.plans.models import Draft, DraftUnit, Plan, Reading, Target, Task
from donghanh.plans.permissions import Permission
from donghanh.plans.proposals.units import Directory
from donghanh.ui.addresses import whole_numbers

PAGE = 150
"""Rows of one page of the confirm screen: most plans fit, and a plan of 3,000 clauses is turned like a book."""

LAST_PLACE = 2**31 - 1
"""The database counts the items of an array no further."""

FILTERS: dict[str, Any] = {
    "": _("All"),
    "can-xem": _("To check"),
    "thieu-chu-tri": _("Without a lead"),
    "qua-han": _("Past their date"),
    "da-xac-nhan": _("Confirmed"),
    "khong-phai-viec": _("Not a task"),
}
BY_LEAD, BY_PAST = "thieu-chu-tri", "qua-han"


@dataclass(frozen=True, slots=True)
class Line:
    """One draft in the order of the document: its number on the screen and what was decided."""

    pk: int
    number: int
    decision: str
    extra: bool
    adopted: bool
    blocks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the confirming has come; a clause beside the task list counts once somebody has confirmed it."""

    total: int
    decided: int
    accepted: int
    ready: int
    clear: int

    @property
    def left(self) -> int:
        return self.total - self.decided


def drafts_of(reading: Reading) -> QuerySet[Draft]:
    """The drafts of a reading that stand, in order, each with whether it has a lead. A clause of an amending document
    for which a task is followed already is none of them."""
    lead = DraftUnit.objects.filter(draft=OuterRef("pk"), part="lead")
    drafts = Draft.objects.filter(reading=reading, continues__isnull=True).exclude(decision=Decision.MERGED)
    return drafts.annotate(has_lead=Exists(lead)).order_by("order", "pk")


def drafts_in(reading: Reading, wanted: str, today: date) -> QuerySet[Draft]:
    """The drafts of one filter of the screen, with all that a row shows."""
    return for_rows(drafts_of(reading).filter(_condition(wanted, today)))


def for_rows(drafts: QuerySet[Draft]) -> QuerySet[Draft]:
    """Drafts with their units, task and decider, in a number of queries that does not grow."""
    units = Prefetch("units", DraftUnit.objects.select_related("unit"))
    return drafts.select_related("task", "decided_by").prefetch_related(units)


def clear_drafts(reading: Reading) -> QuerySet[Draft]:
    """Drafts with nothing to check: a lead, no doubt, not decided yet, and in the plan's own task list."""
    return drafts_of(reading).filter(_CLEAR)


def outline_of(reading: Reading) -> dict[int, Line]:
    """Every draft that stands, in order, by its key."""
    rows = drafts_of(reading).values_list("pk", "decision", "extra", "task", "blocks")
    return {
        pk: Line(pk, number, decision, extra, task is not None, tuple(blocks))
        for number, (pk, decision, extra, task, blocks) in enumerate(rows, start=1)
    }


def tally_of(outline: dict[int, Line], clear: int) -> Tally:
    counted = [line for line in outline.values() if not line.extra or line.decision == Decision.ACCEPTED]
    accepted = [line for line in counted if line.decision == Decision.ACCEPTED]
    return Tally(
        total=len(counted),
        decided=sum(line.decision != Decision.PENDING for line in counted),
        accepted=len(accepted),
        ready=sum(not line.adopted for line in accepted),
        clear=clear,
    )


def filter_counts(reading: Reading, today: date) -> dict[str, int]:
    """How many drafts each filter holds, in one query."""
    counts = {_column(key): Count("pk", filter=_condition(key, today)) for key in FILTERS}
    found = drafts_of(reading).order_by().aggregate(**counts, clear=Count("pk", filter=_CLEAR))
    return {key: found[_column(key)] for key in FILTERS} | {"clear": found["clear"]}


def page_of(drafts: QuerySet[Draft], number: Any, *, holding: int | None = None) -> Page[Draft]:
    """One page of drafts: the one asked for, else the one that holds a draft."""
    paginator = Paginator(drafts, PAGE)
    if not number and holding is not None and paginator.num_pages > 1:
        keys = list(drafts.values_list("pk", flat=True))
        number = keys.index(holding) // PAGE + 1 if holding in keys else 1
    return paginator.get_page(number or 1)


def blocks_between(reading: Reading, first: int, last: int) -> list[dict[str, Any]]:
    """The blocks `first` to `last` (both included) of the document, without loading the others."""
    start, end = (min(max(place, 0), LAST_PLACE) for place in (first, last))
    return _blocks_by_path(reading, f"$[{start} to {end}]")


def column_names(reading: Reading, tables: Iterable[int]) -> dict[int, list[str]]:
    """The first row of each of the tables, cell by cell."""
    asked = " || ".join(f"@.table == {int(table)}" for table in tables)
    rows = _blocks_by_path(reading, f"$[*] ? (@.row == 0 && ({asked}))")
    return {row["table"]: row["text"].split("\t") for row in rows}


def _blocks_by_path(reading: Reading, path: str) -> list[dict[str, Any]]:
    asked = Func(Value(path), template="%(expressions)s::jsonpath")
    cut = Func(
        F("blocks"), asked, function="jsonb_path_query_array", output_field=Reading._meta.get_field("blocks")
    )
    found: list[dict[str, Any]] | None = (
        Reading.objects.filter(pk=reading.pk).annotate(cut=cut).values_list("cut", flat=True).first()
    )
    return found or []


def block_count(reading: Reading) -> int:
    length = Func(F("blocks"), function="jsonb_array_length", output_field=IntegerField())
    return Reading.objects.filter(pk=reading.pk).annotate(n=length).values_list("n", flat=True).get()  # type: ignore[no-any-return]


def directory_of(officer: Officer) -> Directory:
    """The units of the officer's ward under every name that is certain."""
    units, aliases = directory_rows(officer.ward_id)
    return Directory(units, aliases, place=officer.ward.name)


def unmapped_names(reading: Reading, directory: Directory) -> list[tuple[str, int]]:
    """Names of agencies in the document that mean no unit for certain and are not settled yet, with how many drafts
    name them, most frequent first."""
    rows = Draft.objects.filter(reading=reading, task__isnull=True).exclude(
        decision__in=[Decision.MERGED, Decision.DROPPED]
    )
    counts: Counter[str] = Counter()
    for leads, coops, doubts in rows.values_list("lead_texts", "coop_texts", "doubts"):
        names = [*(leads if "lead" in doubts else ()), *(coops if "coop" in doubts else ())]
        counts.update(name for name in dict.fromkeys(names) if directory.certain(name) is None)
    return counts.most_common()


def lead_of_section(draft: Draft) -> Unit | None:
    """The unit that leads most of the other drafts of the same section, at least two: a likely lead, no more."""
    rows = DraftUnit.objects.filter(
        draft__reading=draft.reading_id, draft__section=draft.section, part="lead"
    )
    counted = Counter(row.unit for row in rows.exclude(draft=draft).select_related("unit"))
    unit, count = counted.most_common(1)[0] if counted else (None, 0)
    return unit if count >= 2 and 2 * count > counted.total() else None


def beside(reading: Reading, draft: Draft, wanted: str, today: date) -> tuple[int | None, int | None]:
    """The drafts before and after one in the filter, by key."""
    shown = _condition(wanted, today)
    keys = list(
        drafts_of(reading).filter(shown | Q(pk=draft.pk) if shown else Q()).values_list("pk", flat=True)
    )
    at = keys.index(draft.pk) if draft.pk in keys else -1
    before = keys[at - 1] if at > 0 else None
    return before, keys[at + 1] if 0 <= at < len(keys) - 1 else None


def neighbours(draft: Draft) -> tuple[Draft | None, Draft | None]:
    """The drafts before and after it in the document."""
    drafts = drafts_of(draft.reading)
    place = Q(order=draft.order)
    before = (
        drafts.filter(Q(order__lt=draft.order) | place & Q(pk__lt=draft.pk)).order_by("-order", "-pk").first()
    )
    after = drafts.filter(Q(order__gt=draft.order) | place & Q(pk__gt=draft.pk)).first()
    return before, after


def next_pending(reading: Reading, after: Draft, wanted: str, today: date) -> Draft | None:
    """The next draft to decide in the filter, from the one given on and round again."""
    open_drafts = (
        drafts_of(reading).filter(_condition(wanted, today), decision=Decision.PENDING).exclude(pk=after.pk)
    )
    later = open_drafts.filter(Q(order__gt=after.order) | Q(order=after.order, pk__gt=after.pk)).first()
    return later or open_drafts.first()


def followed_titles(but: Plan) -> dict[str, tuple[str, ...]]:
    """The tasks that other plans of the ward give already, by the short name of the plan."""
    rows = Task.objects.filter(ward_id=but.ward_id).exclude(plan=but).order_by("plan", "number")
    found: dict[str, list[str]] = {}
    for plan, title in rows.values_list("plan__short_title", "title"):
        found.setdefault(plan, []).append(title)
    return {plan: tuple(titles) for plan, titles in found.items()}


def get_draft_for(officer: Officer, pk: int) -> Draft:
    """The draft, for someone who may confirm it; a draft joined to another is gone."""
    standing = Draft.objects.filter(ward_id=officer.ward_id).exclude(decision=Decision.MERGED)
    drafts = for_rows(standing.defer("reading__blocks")).select_related(
        "reading__plan__ward", "task", "decided_by"
    )
    found: Draft = _allowed(drafts.filter(pk=pk).first(), officer)
    return found


def get_target_for(officer: Officer, pk: int) -> Target:
    targets = (
        Target.objects.filter(ward_id=officer.ward_id)
        .select_related("plan", "reading")
        .defer("reading__blocks")
    )
    found: Target = _allowed(targets.filter(pk=pk).first(), officer)
    return found


def get_own_plan_for(officer: Officer, pk: int) -> Plan:
    """The plan, for someone who may enter and confirm plans."""
    plans = Plan.objects.filter(ward_id=officer.ward_id).select_related("ward")
    found: Plan = _allowed(plans.filter(pk=pk).first(), officer)
    return found


def chosen_drafts(reading: Reading, keys: Iterable[str]) -> list[Draft]:
    """The drafts of a reading among the keys a form gave."""
    return list(drafts_of(reading).filter(pk__in=whole_numbers(keys)))


def _allowed(found: Any, officer: Officer) -> Any:
    if found is None or not has_permission(officer, Permission.READ_DOCUMENT):
        raise Http404
    return found


_OPEN = Q(decision=Decision.PENDING)
_CLEAR = _OPEN & Q(has_lead=True, doubts=[], extra=False)


def _condition(wanted: str, today: date) -> Q:
    conditions = {
        "can-xem": _OPEN & Q(extra=False) & (Q(has_lead=False) | ~Q(doubts=[])),
        BY_LEAD: ~Q(decision=Decision.DROPPED) & Q(has_lead=False, task__isnull=True),
        BY_PAST: ~Q(decision=Decision.DROPPED)
        & Q(due_on__lt=today, finished_on__isnull=True, task__isnull=True),
        "da-xac-nhan": Q(decision=Decision.ACCEPTED),
        "khong-phai-viec": Q(decision=Decision.DROPPED),
    }
    return conditions.get(wanted, Q())


def _column(key: str) -> str:
    return "n_" + key.replace("-", "_")
