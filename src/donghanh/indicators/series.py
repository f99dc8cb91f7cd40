"""The figures of one indicator put side by side: computed and official of each day, and how it stands by them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from donghanh.indicators.enums import Comparator, Counting, Match, Missing, ObservationKind
from donghanh.indicators.models import Baseline, Definition, GapNote, Goal, Indicator, Observation
from donghanh.indicators.pace import Aim, Mark, Standing, Ways, judge
from donghanh.indicators.periods import label_of


@dataclass(frozen=True, slots=True)
class Day:
    """Both figures of one day; either may be missing. `label` names the period that ends on it."""

    as_of: date
    label: str
    computed: Observation | None = None
    reported: Observation | None = None

    @property
    def counted(self) -> Observation | None:
        """The figure the state is judged by: the official one once it is confirmed, else the computed one."""
        if self.reported and self.reported.is_confirmed and self.reported.exact is not None:
            return self.reported
        return self.computed if self.computed and self.computed.exact is not None else None

    @property
    def gap(self) -> Fraction | None:
        """Computed less official, in the indicator's unit."""
        if not self.computed or not self.reported:
            return None
        mine, theirs = self.computed.exact, self.reported.exact
        return None if mine is None or theirs is None else mine - theirs

    @property
    def gap_note(self) -> GapNote | None:
        """The newest explanation of these two figures; one about earlier figures explains nothing any more."""
        if not self.computed or not self.reported:
            return None
        about = [note for note in self.computed.gap_notes.all() if note.reported_id == self.reported.pk]
        return about[-1] if about else None

    @property
    def match(self) -> Match:
        if not self.reported:
            return Match.ONLY_COMPUTED
        if not self.reported.is_confirmed:
            return Match.UNCONFIRMED
        if self.gap is None:
            return Match.ONLY_REPORTED
        if self.gap == 0:
            return Match.EQUAL
        return Match.EXPLAINED if self.gap_note else Match.DIFFERENT


class Series:
    """An indicator with its newest definition, baseline, open goals and current figures (`queries.with_figures`)."""

    def __init__(self, indicator: Indicator, figures: Iterable[Observation], valid_from: date) -> None:
        self.indicator, self.valid_from = indicator, valid_from
        self.definition: Definition | None = next(iter(indicator.definitions.all()), None)
        self.baseline: Baseline | None = next(iter(indicator.baselines.all()), None)
        self.goals: list[Goal] = [goal for goal in indicator.goals.all() if goal.dropped_on is None]
        self.days = _days(indicator, figures)

    @property
    def ways(self) -> Ways:
        indicator = self.indicator
        return Ways(indicator.counting, indicator.direction, indicator.frequency, self._is_whole)

    @property
    def _is_whole(self) -> bool:
        return not self.indicator.is_share and self.indicator.decimals == 0

    @cached_property
    def base(self) -> Mark | None:
        """The baseline as the rule sees it: none where it is of another territory, or where each year begins anew."""
        if self.baseline is None or self.baseline.exact is None or not self.is_comparable:
            return None
        return Mark(self.baseline.as_of, self.baseline.exact)

    @property
    def is_comparable(self) -> bool:
        """True unless the baseline is of the territory before the ward was formed."""
        return self.baseline is None or self.baseline.is_of_territory(self.valid_from)

    def marks(self, on: date) -> list[Mark]:
        """The figures that count, up to the day, of the ward's territory of today."""
        found = [day.counted for day in self.days if day.as_of <= on]
        return [mark_of(each) for each in found if each and each.is_of_territory(self.valid_from)]

    def earlier_marks(self) -> list[Mark]:
        """The figures of the territory before the ward was formed, which compare with no later one."""
        found = [day.counted for day in self.days]
        return [mark_of(each) for each in found if each and not each.is_of_territory(self.valid_from)]

    def goal(self, on: date) -> Goal | None:
        """The goal that is nearest ahead, else the last one passed, else one without a year."""
        dated = [goal for goal in self.goals if goal.due_on]
        ahead = [goal for goal in dated if goal.due_on and goal.due_on >= on]
        return next(iter(ahead or dated[-1:] or self.goals), None)

    def standing(self, on: date, goal: Goal | None = None) -> Standing:
        """How it stands on the day against the goal (the nearest, if none is given)."""
        against = goal or self.goal(on)
        aim = aim_of(against) if against else None
        found = judge(self.ways, aim, self.base, self.marks(on), on=on)
        if self.is_comparable:
            return found
        named = (Missing.TERRITORY if each == Missing.BASE else each for each in found.missing)
        return replace(found, missing=tuple(named))

    def latest(self, on: date) -> Observation | None:
        """The newest figure that counts."""
        counted = [day.counted for day in self.days if day.as_of <= on and day.counted]
        return counted[-1] if counted else None


def aim_of(goal: Goal) -> Aim:
    upper = None if goal.upper is None else Fraction(goal.upper)
    return Aim(goal.comparator, Fraction(goal.value), upper, goal.due_on)


def mark_of(figure: Observation) -> Mark:
    if figure.exact is None:
        raise ValueError("a figure without a value is no mark")
    return Mark(figure.as_of, figure.exact)


def needs_baseline(counting: str, comparator: str = "") -> bool:
    """True where nothing can be judged without a baseline: each year begins anew only in two ways of counting."""
    return comparator == Comparator.TIMES or counting in (Counting.AT_DATE, Counting.CUMULATIVE)


def _days(indicator: Indicator, figures: Iterable[Observation]) -> list[Day]:
    found: dict[date, dict[str, Observation]] = {}
    for figure in figures:
        found.setdefault(figure.as_of, {})[figure.kind] = figure
    return [
        Day(
            as_of,
            label_of(as_of, indicator.frequency),
            kinds.get(ObservationKind.COMPUTED),
            kinds.get(ObservationKind.REPORTED),
        )
        for as_of, kinds in sorted(found.items())
    ]
