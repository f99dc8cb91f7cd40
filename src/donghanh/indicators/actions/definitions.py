"""Defining indicators: what is counted, from where, and what is to be reached."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.files.models import Attachment
from donghanh.indicators.enums import Comparator, Counting, Direction
from donghanh.indicators.models import Baseline, Definition, Goal, Indicator
from donghanh.indicators.permissions import Permission, can_define
from donghanh.indicators.queries import next_code
from donghanh.indicators.values import Given
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.slots import measures
from donghanh.org.models import Officer, Position, Unit
from donghanh.org.permissions import has_permission
from donghanh.ui.text import write_date

WORDS = (
    "formula",
    "numerator",
    "denominator",
    "population",
    "source",
    "legal_source",
    "open_question",
    "measure",
)
"""What a definition says."""
CHANGEABLE = ("code", "name", "owner_unit", "owner_position", "decimals")
FIXED = ("unit", "is_share", "direction", "counting", "frequency")
"""What may change only while there is no figure: another unit is another indicator."""


@transaction.atomic
def define_indicator(
    *,
    name: str,
    unit: str,
    counting: str,
    by: Officer,
    code: str = "",
    owner_unit: Unit | None = None,
    owner_position: Position | None = None,
    words: dict[str, str] | None = None,
    **ways: Any,
) -> Indicator:
    """Defines an indicator with the first version of its definition.

    `ways`: is_share, direction, frequency, decimals.
    """
    if not has_permission(by, Permission.DEFINE):
        raise Forbidden
    _require_own(by, owner_unit, owner_position)
    indicator = Indicator(
        ward_id=by.ward_id,
        code=" ".join(code.split()) or next_code(by.ward_id),
        name=" ".join(name.split()),
        unit=" ".join(unit.split()),
        counting=Counting(counting),
        owner_unit=owner_unit,
        owner_position=owner_position,
        created_by=by,
        **ways,
    )
    _require_sound(indicator)
    indicator.save()
    _add_definition(indicator, timezone.localdate(), words or {}, "", by)
    record("indicators.define", indicator, by=by)
    return indicator


@transaction.atomic
def change_indicator(indicator: Indicator, *, by: Officer, **facts: Any) -> Indicator:
    """Changes name, code, owner or decimals; unit and ways of counting only while there is no figure."""
    indicator = held(indicator, by)
    unknown = set(facts) - {*CHANGEABLE, *FIXED}
    if unknown:
        raise ValueError(f"not to be changed: {sorted(unknown)}")
    _require_own(by, facts.get("owner_unit"), facts.get("owner_position"))
    changes = {
        name: [str(getattr(indicator, name)), str(value)]
        for name, value in facts.items()
        if getattr(indicator, name) != value
    }
    if set(changes) & set(FIXED) and (indicator.observations.exists() or indicator.baselines.exists()):
        raise Refused(
            _("There are figures already: unit and way of counting stay. Define another indicator instead.")
        )
    for name in changes:
        setattr(indicator, name, facts[name])
    _require_sound(indicator)
    indicator.save()
    record("indicators.change", indicator, by=by, changes=changes)
    return indicator


@transaction.atomic
def redefine_indicator(
    indicator: Indicator, *, valid_from: date, reason: str, by: Officer, **words: str
) -> Definition:
    """Adds a version of the definition; the versions before it stay readable. Raises Refused without a reason."""
    indicator = held(indicator, by)
    if not reason.strip():
        raise Refused(_("Say why the definition changes."))
    before = indicator.definitions.first()
    if before and valid_from < before.valid_from:
        raise Refused(
            _("The version before it holds from %(day)s; a new one cannot begin earlier.")
            % {"day": write_date(before.valid_from)}
        )
    made = _add_definition(indicator, valid_from, words, reason.strip(), by)
    record("indicators.redefine", indicator, by=by, reason=reason, changes={"version": made.version})
    return made


@transaction.atomic
def set_baseline(
    indicator: Indicator,
    given: Given,
    *,
    as_of: date,
    by: Officer,
    source: str = "",
    reason: str = "",
    attachment: Attachment | None = None,
    rebased: bool = False,
    territory_note: str = "",
    is_illustrative: bool = False,
) -> Baseline:
    """Decides where the indicator starts. A second baseline takes the place of the first and needs a reason."""
    indicator = held(indicator, by)
    if as_of > timezone.localdate():
        raise Refused(_("A baseline cannot lie in the future."))
    if given.value is None:
        raise Refused(_("A baseline needs a value."))
    if indicator.baselines.exists() and not reason.strip():
        raise Refused(_("Say why the baseline changes."))
    made = Baseline.objects.create(
        ward_id=indicator.ward_id,
        indicator=indicator,
        as_of=as_of,
        value=given.value,
        numerator=given.numerator,
        denominator=given.denominator,
        source=source.strip(),
        reason=reason.strip(),
        attachment=attachment,
        rebased=rebased,
        territory_note=territory_note.strip(),
        is_illustrative=is_illustrative,
        decided_by=by,
    )
    changes = {"as_of": str(as_of), "value": f"{given.value.normalize():f}"}
    record("indicators.set_baseline", indicator, by=by, reason=reason, changes=changes)
    return made


@transaction.atomic
def set_goal(
    indicator: Indicator,
    *,
    comparator: str,
    value: Decimal,
    by: Officer,
    upper: Decimal | None = None,
    due_on: date | None = None,
    quote: str = "",
    document: str = "",
    document_url: str = "",
) -> Goal:
    """Sets what is to be reached, with the words and the place of the document that wants it."""
    indicator = held(indicator, by)
    _require_fitting(indicator, comparator, value, upper)
    goal = Goal.objects.create(
        ward_id=indicator.ward_id,
        indicator=indicator,
        comparator=Comparator(comparator),
        value=value,
        upper=upper,
        due_on=due_on,
        quote=quote.strip(),
        document=document.strip(),
        document_url=document_url,
        decided_by=by,
    )
    record("indicators.set_goal", indicator, by=by, changes=_told(goal))
    return goal


@transaction.atomic
def change_goal(
    goal: Goal,
    *,
    comparator: str,
    value: Decimal,
    upper: Decimal | None,
    due_on: date | None,
    reason: str,
    by: Officer,
) -> Goal:
    """Corrects number or year of a goal, or fills in the year that the document left out."""
    held(goal.indicator, by)
    goal = Goal.objects.select_for_update().select_related("indicator").get(pk=goal.pk)
    if not reason.strip():
        raise Refused(_("Say why the goal changes."))
    _require_fitting(goal.indicator, comparator, value, upper)
    before = _told(goal)
    goal.comparator, goal.value, goal.upper, goal.due_on = Comparator(comparator), value, upper, due_on
    goal.save()
    after = _told(goal)
    changes = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    record("indicators.change_goal", goal.indicator, by=by, reason=reason, changes=changes)
    return goal


@transaction.atomic
def drop_goal(goal: Goal, *, reason: str, by: Officer) -> Goal:
    """The goal no longer binds; it stays readable with its figures."""
    indicator = held(goal.indicator, by)
    if not reason.strip():
        raise Refused(_("Say why the goal no longer binds."))
    goal.dropped_on = timezone.localdate()
    goal.save(update_fields=["dropped_on"])
    record("indicators.drop_goal", indicator, by=by, reason=reason, changes=_told(goal))
    return goal


@transaction.atomic
def end_indicator(indicator: Indicator, *, reason: str, by: Officer) -> Indicator:
    """Nothing is entered or computed any more from today on; what there is stays."""
    indicator = held(indicator, by)
    if indicator.ended_on:
        raise Refused(_("This indicator is not followed any more."))
    if not reason.strip():
        raise Refused(_("Say why it is not followed any more."))
    indicator.ended_on = timezone.localdate()
    indicator.save(update_fields=["ended_on"])
    record("indicators.end", indicator, by=by, reason=reason)
    return indicator


@transaction.atomic
def resume_indicator(indicator: Indicator, *, by: Officer) -> Indicator:
    """Takes the following up again."""
    indicator = held(indicator, by)
    indicator.ended_on = None
    indicator.save(update_fields=["ended_on"])
    record("indicators.resume", indicator, by=by)
    return indicator


def held(indicator: Indicator, by: Officer) -> Indicator:
    """The indicator as it is now, held until the transaction ends, for someone who may define it."""
    found = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    if not can_define(by, found):
        raise Forbidden
    return found


def _add_definition(
    indicator: Indicator, valid_from: date, words: dict[str, str], reason: str, by: Officer
) -> Definition:
    unknown = set(words) - set(WORDS)
    if unknown:
        raise ValueError(f"no part of a definition: {sorted(unknown)}")
    measure = words.get("measure", "")
    if measure and measure not in measures:
        raise Refused(_("There is no such measure."))
    if measure and indicator.counting == Counting.RATE_OF_YEAR and not indicator.is_share:
        raise Refused(_("Growth of a year cannot be computed from a count of records."))
    last = indicator.definitions.first()
    return Definition.objects.create(
        ward_id=indicator.ward_id,
        indicator=indicator,
        version=last.version + 1 if last else 1,
        valid_from=valid_from,
        reason=reason,
        decided_by=by,
        **{name: said.strip() for name, said in words.items()},
    )


def _require_sound(indicator: Indicator) -> None:
    if not indicator.name or not indicator.unit:
        raise Refused(_("Give the indicator a name and a unit of measure."))
    if indicator.is_share and not indicator.unit.startswith("%"):
        raise Refused(_("A share is counted in %."))
    twins = Indicator.objects.filter(ward_id=indicator.ward_id, code=indicator.code).exclude(pk=indicator.pk)
    if twins.exists():
        raise Refused(_("Another indicator has the code %(code)s.") % {"code": indicator.code})


def _require_own(by: Officer, unit: Unit | None, position: Position | None) -> None:
    if any(thing and thing.ward_id != by.ward_id for thing in (unit, position)):
        raise Forbidden


def _require_fitting(indicator: Indicator, comparator: str, value: Decimal, upper: Decimal | None) -> None:
    upwards = indicator.direction == Direction.UP
    against = (Comparator.AT_MOST, Comparator.LESS) if upwards else (Comparator.MORE, Comparator.AT_LEAST)
    if comparator in against:
        raise Refused(
            _("“%(words)s” does not fit an indicator of which it is said: %(direction)s.")
            % {
                "words": Comparator(comparator).label,
                "direction": indicator.get_direction_display().lower(),
            }
        )
    if comparator == Comparator.RANGE and (upper is None or upper <= value):
        raise Refused(_("Give both ends of the range, the smaller one first."))
    if comparator != Comparator.RANGE and upper is not None:
        raise Refused(_("Only a range has an upper end."))
    if comparator == Comparator.TIMES and value <= 0:
        raise Refused(_("The factor must be more than zero."))


def _told(goal: Goal) -> dict[str, str]:
    return {
        "comparator": goal.comparator,
        "value": f"{Decimal(goal.value).normalize():f}",
        "upper": "" if goal.upper is None else f"{Decimal(goal.upper).normalize():f}",
        "due_on": str(goal.due_on or ""),
    }
