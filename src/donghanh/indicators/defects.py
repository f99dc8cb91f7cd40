"""What a plan left open in a target: derived from its words and from what the ward has decided since."""

from dataclasses import dataclass

from donghanh.indicators.enums import Comparator, Counting, Defect
from donghanh.indicators.models import Goal
from donghanh.indicators.series import Series, needs_baseline
from donghanh.paperwork.checking.targets import lacks_base, mixed_subjects


@dataclass(frozen=True, slots=True)
class Found:
    """A defect; `words` are those of the document that show it; `is_settled`: the ward has decided since."""

    defect: Defect
    words: str = ""
    is_settled: bool = False


def defects_of(series: Series, goal: Goal) -> list[Found]:
    """In the order in which they are to be settled."""
    found = (
        _base(series, goal),
        _territory(series),
        _year(series, goal),
        _mixed(series, goal),
        _margin(goal),
        _formula(series),
    )
    return [each for each in found if each]


def _base(series: Series, goal: Goal) -> Found | None:
    """The words name no base although the number needs one; or the ward has none where one is needed to judge."""
    indicator = series.indicator
    unit = "lần" if goal.comparator == Comparator.TIMES else indicator.unit
    unsaid = bool(goal.quote) and lacks_base(goal.quote, unit, float(goal.value))
    wanted = needs_baseline(indicator.counting, goal.comparator)
    if series.baseline:
        return Found(Defect.NO_BASE, is_settled=True) if unsaid and series.is_comparable else None
    return Found(Defect.NO_BASE) if unsaid or wanted else None


def _territory(series: Series) -> Found | None:
    return None if series.is_comparable else Found(Defect.OLD_TERRITORY)


def _year(series: Series, goal: Goal) -> Found | None:
    """A goal of every year needs no year of its own."""
    if goal.due_on or series.indicator.counting == Counting.IN_YEAR:
        return None
    return Found(Defect.NO_YEAR)


def _mixed(series: Series, goal: Goal) -> Found | None:
    words = mixed_subjects(goal.quote, series.indicator.unit)
    return Found(Defect.MIXED, words) if words else None


def _margin(goal: Goal) -> Found | None:
    return Found(Defect.NO_MARGIN) if goal.comparator == Comparator.ABOUT else None


def _formula(series: Series) -> Found | None:
    said = series.definition
    has_one = said and (said.formula or said.numerator or said.measure)
    return None if has_one else Found(Defect.NO_FORMULA)
