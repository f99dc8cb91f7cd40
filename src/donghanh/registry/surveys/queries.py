"""Named reads of survey rounds. Views fetch only through these."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from donghanh.org.models import Officer
from donghanh.registry.choices import Areas
from donghanh.registry.enums import FactKind, SourceKind
from donghanh.registry.models import SurveyFile, SurveyRound, SurveySheet, YearlyFact
from donghanh.vietnamese.text import fold, sort_key

ASKED = Q(asked_at__isnull=False)


@dataclass(frozen=True, slots=True)
class Reached:
    """Of how many businesses of an area how many were asked."""

    area: str
    words: str
    asked: int
    every: int


@dataclass(frozen=True, slots=True)
class Told:
    """Of one question: how many answered, how many refused, and how many were not asked or skipped."""

    kind: str
    answered: int
    refused: int
    open: int

    @property
    def label(self) -> Any:
        return FactKind(self.kind).label


def rounds_of(officer: Officer) -> QuerySet[SurveyRound]:
    """The rounds of the ward, the newest first, with `every` and `asked` sheets."""
    rounds = SurveyRound.objects.filter(ward_id=officer.ward_id)
    counted = Count("sheets", filter=Q(sheets__asked_at__isnull=False))
    return rounds.annotate(every=Count("sheets"), asked=counted).order_by("-as_of", "-pk")


def get_round_for(officer: Officer, pk: int) -> SurveyRound:
    found = SurveyRound.objects.filter(ward_id=officer.ward_id, pk=pk).first()
    if found is None:
        raise Http404
    return found


def sheets_of(round: SurveyRound) -> QuerySet[SurveySheet]:
    """The sheets of a round as officers go: by area, then by name."""
    found = round.sheets.select_related("business__place", "asked_by", "round")
    return found.order_by("business__place__area", "business__name", "pk")


def find_sheets(sheets: QuerySet[SurveySheet], *, area: str = "", asked: str = "", words: str = "") -> Any:
    """Those of an area ("-" for none known), asked ("da") or not ("chua"), with a code or words of a name."""
    if area:
        none = Q(business__place__isnull=True) | Q(business__place__area="")
        sheets = sheets.filter(none if area == "-" else Q(business__place__area=area))
    if asked:
        sheets = sheets.filter(ASKED if asked == "da" else ~ASKED)
    for word in fold(words).split():
        sheets = sheets.filter(Q(business__folded__contains=word) | Q(code=word.upper()))
    return sheets


def get_sheet_for(officer: Officer, pk: int) -> SurveySheet:
    sheets = SurveySheet.objects.filter(ward_id=officer.ward_id, pk=pk)
    found = sheets.select_related("business__place", "round", "asked_by").first()
    if found is None:
        raise Http404
    return found


def sheet_of_code(officer: Officer, code: str) -> SurveySheet | None:
    """The sheet that bears the code on paper."""
    return SurveySheet.objects.filter(ward_id=officer.ward_id, code=code.strip().upper()).first()


def next_sheet(sheet: SurveySheet) -> SurveySheet | None:
    """The next one nobody has asked yet: in the same area, else anywhere in the round."""
    waiting = sheets_of(sheet.round).filter(~ASKED).exclude(pk=sheet.pk)
    place = sheet.business.place
    return (waiting.filter(business__place__area=place.area).first() if place else None) or waiting.first()


def facts_of(round: SurveyRound, sheets: Iterable[SurveySheet]) -> dict[tuple[int, str], YearlyFact]:
    """(business, question) → what the survey says of the year of the round."""
    facts = YearlyFact.objects.filter(
        ward_id=round.ward_id,
        business__in=[sheet.business_id for sheet in sheets],
        year=round.as_of.year,
        source__kind=SourceKind.SURVEY,
        is_current=True,
    )
    return {(fact.business_id or 0, fact.kind): fact for fact in facts}


def reached(round: SurveyRound, areas: Areas) -> list[Reached]:
    """Progress by residential group; "" are businesses without a known one."""
    keys = round.sheets.order_by().values_list("business__place__area")
    rows = keys.annotate(every=Count("pk"), asked=Count("pk", filter=ASKED))
    found: dict[str, Reached] = {}
    for area, every, asked in rows:
        before = found.get(area or "")
        asked, every = (asked + before.asked, every + before.every) if before else (asked, every)
        found[area or ""] = Reached(area or "", areas.get(area or "", area or ""), asked, every)
    return sorted(found.values(), key=lambda one: (not one.area, sort_key(one.words)))


def told(round: SurveyRound) -> list[Told]:
    """Of every question of the round how far the answers go."""
    sheets = list(round.sheets.order_by().values_list("answered", "refused"))
    found = []
    for kind in round.questions:
        answered = sum(kind in each for each, _refused in sheets)
        refused = sum(kind in each for _answered, each in sheets)
        found.append(Told(kind, answered, refused, len(sheets) - answered - refused))
    return found


def get_survey_file_for(officer: Officer, pk: int) -> SurveyFile:
    found = SurveyFile.objects.filter(ward_id=officer.ward_id, pk=pk)
    file = found.select_related("round", "created_by").first()
    if file is None:
        raise Http404
    return file
