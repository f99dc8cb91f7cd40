"""Choices of indicators."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.TextChoices):
    """Which way is better."""

    UP = "up", _("Higher is better")
    DOWN = "down", _("Lower is better")


class Counting(models.TextChoices):
    """What a figure on a day says."""

    AT_DATE = "at_date", _("As it stands on the day")
    CUMULATIVE = "cumulative", _("Everything since the baseline")
    IN_YEAR = "in_year", _("Everything since the year began")
    RATE_OF_YEAR = "rate_of_year", _("Growth of one whole year")


class Frequency(models.TextChoices):
    """How often a figure is due."""

    MONTHLY = "monthly", _("Every month")
    QUARTERLY = "quarterly", _("Every quarter")
    HALF_YEARLY = "half_yearly", _("Every half year")
    YEARLY = "yearly", _("Every year")

    @property
    def months(self) -> int:
        """How long a period is."""
        return {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}[self.value]


class Comparator(models.TextChoices):
    """How a figure is held against a goal, in the words of plans."""

    MORE = ">", _("more than")
    AT_LEAST = ">=", _("at least")
    ABOUT = "~", _("about")
    EXACTLY = "=", _("reach")
    AT_MOST = "<=", _("at most")
    LESS = "<", _("less than")
    TIMES = "x", _("times the baseline:")
    RANGE = "..", _("between")


class ObservationKind(models.TextChoices):
    COMPUTED = "computed", _("Computed by the system")
    REPORTED = "reported", _("Official figure")


class State(models.TextChoices):
    """How an indicator stands against a goal, by the published rule (`donghanh.indicators.pace`)."""

    ACHIEVED = "achieved", _("Achieved")
    ON_PACE = "on_pace", _("On pace")
    NEAR = "near", _("Nearly on pace")
    BEHIND = "behind", _("Behind")
    MISSED = "missed", _("Missed")
    UNKNOWN = "unknown", _("Not enough data")

    @property
    def kind(self) -> str:
        """The look of the state, a kind of `donghanh.ui.statuses`."""
        return LOOKS[self]


LOOKS = {
    State.ACHIEVED: "ok",
    State.ON_PACE: "ok",
    State.NEAR: "soon",
    State.BEHIND: "late",
    State.MISSED: "missing",
    State.UNKNOWN: "silent",
}


class Missing(models.TextChoices):
    """Why nothing can be said yet."""

    GOAL = "goal", _("no goal")
    YEAR = "year", _("the goal has no year")
    BASE = "base", _("no baseline")
    TERRITORY = "territory", _("the baseline is of the territory before the merger")
    FIGURE = "figure", _("no figure yet")
    STALE = "stale", _("the last figure is too old")
    EARLY = "early", _("less than one period has passed")
    GAPS = "gaps", _("a year has no figure")


class Defect(models.TextChoices):
    """What a plan left open in the words of a target."""

    NO_BASE = "no_base", _("No base year")
    NO_YEAR = "no_year", _("No year to reach it by")
    MIXED = "mixed", _("Several kinds of subjects in one number")
    NO_MARGIN = "no_margin", _("“About” without a margin")
    NO_FORMULA = "no_formula", _("No way of counting yet")
    OLD_TERRITORY = "old_territory", _("Baseline of the old territory")


class Match(models.TextChoices):
    """How the computed and the official figure of one day compare."""

    EQUAL = "equal", _("Equal")
    EXPLAINED = "explained", _("Different, explained")
    DIFFERENT = "different", _("Different, not explained")
    UNCONFIRMED = "unconfirmed", _("Awaits confirmation")
    ONLY_COMPUTED = "only_computed", _("No official figure")
    ONLY_REPORTED = "only_reported", _("Not computed by the system")

    @property
    def kind(self) -> str:
        """The look of the comparison, a kind of `donghanh.ui.statuses`."""
        return MATCH_LOOKS[self]


MATCH_LOOKS = {
    Match.EQUAL: "ok",
    Match.EXPLAINED: "inferred",
    Match.DIFFERENT: "late",
    Match.UNCONFIRMED: "waiting",
    Match.ONLY_COMPUTED: "silent",
    Match.ONLY_REPORTED: "silent",
}
