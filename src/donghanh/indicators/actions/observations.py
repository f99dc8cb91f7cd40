"""Official figures: entering, correcting, withdrawing, confirming, and explaining what differs."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.files.models import Attachment
from donghanh.indicators.enums import Counting, ObservationKind
from donghanh.indicators.models import Confirmation, GapNote, Indicator, Observation
from donghanh.indicators.permissions import can_confirm, can_enter
from donghanh.indicators.values import Given
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.ui.text import write_date


@transaction.atomic
def record_value(
    indicator: Indicator,
    given: Given,
    *,
    as_of: date,
    by: Officer,
    source: str = "",
    attachment: Attachment | None = None,
    rebased: bool = False,
    territory_note: str = "",
    is_illustrative: bool = False,
) -> Observation:
    """Adds the official figure of a day. Raises Refused if there is one: that one is corrected instead."""
    indicator = _held(indicator, by)
    _require_figure(indicator, given, as_of)
    if _current(indicator, as_of):
        raise Refused(
            _("There is an official figure of %(day)s already; correct that one.")
            % {"day": write_date(as_of)}
        )
    withdrawn = _last_withdrawn(indicator, as_of)
    made = _add(
        indicator,
        given,
        as_of=as_of,
        by=by,
        source=source.strip(),
        attachment=attachment,
        rebased=rebased,
        territory_note=territory_note.strip(),
        is_illustrative=is_illustrative,
        corrects=withdrawn,
    )
    record("indicators.record_value", indicator, by=by, changes=_told(made))
    return made


@transaction.atomic
def correct_value(
    observation: Observation,
    given: Given,
    *,
    reason: str,
    by: Officer,
    source: str | None = None,
    attachment: Attachment | None = None,
) -> Observation:
    """Adds the figure that takes the place of another one; it has to be confirmed anew."""
    indicator = _held(observation.indicator, by)
    before = _require_current(observation)
    _require_figure(indicator, given, before.as_of)
    if not reason.strip():
        raise Refused(_("Say why the figure changes."))
    made = _add(
        indicator,
        given,
        as_of=before.as_of,
        by=by,
        corrects=before,
        reason=reason.strip(),
        source=before.source if source is None else source.strip(),
        attachment=attachment or before.attachment,
        rebased=before.rebased,
        territory_note=before.territory_note,
        is_illustrative=before.is_illustrative,
    )
    changes = {"as_of": str(before.as_of), "value": [_written(before), _written(made)]}
    record("indicators.correct_value", indicator, by=by, reason=reason, changes=changes)
    return made


@transaction.atomic
def withdraw_value(observation: Observation, *, reason: str, by: Officer) -> Observation:
    """The figure was none: the day has no official figure again, and the trace of it stays."""
    indicator = _held(observation.indicator, by)
    before = _require_current(observation)
    if not reason.strip():
        raise Refused(_("Say why the figure is withdrawn."))
    made = _add(
        indicator,
        Given(None),
        as_of=before.as_of,
        by=by,
        corrects=before,
        reason=reason.strip(),
        withdrawn=True,
    )
    record("indicators.withdraw_value", indicator, by=by, reason=reason, changes=_told(before))
    return made


@transaction.atomic
def confirm_value(observation: Observation, *, by: Officer) -> Confirmation:
    """Stands for an official figure; from then on the state is judged by it."""
    Indicator.objects.select_for_update(of=("self",)).get(pk=observation.indicator_id)
    if not can_confirm(by, observation):
        raise Forbidden
    current = _require_current(observation)
    if current.is_confirmed:
        raise Refused(_("This figure is confirmed already."))
    made = Confirmation.objects.create(ward_id=current.ward_id, observation=current, by=by)
    record("indicators.confirm_value", current.indicator, by=by, changes=_told(current))
    return made


@transaction.atomic
def explain_gap(computed: Observation, reported: Observation, text: str, *, by: Officer) -> GapNote:
    """Says why the computed and the official figure of a day differ."""
    indicator = _held(reported.indicator, by)
    same_day = (computed.indicator_id, computed.as_of) == (indicator.pk, reported.as_of)
    if not same_day or computed.exact == reported.exact:
        raise Refused(_("There is no gap to explain between these figures."))
    if not text.strip():
        raise Refused(_("Write what explains the gap."))
    made = GapNote.objects.create(
        ward_id=indicator.ward_id, computed=computed, reported=reported, text=text.strip(), by=by
    )
    record("indicators.explain_gap", indicator, by=by, reason=text, changes={"as_of": str(reported.as_of)})
    return made


def _held(indicator: Indicator, by: Officer) -> Indicator:
    """The indicator, held until the transaction ends, for someone who may enter its figures."""
    found = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    if not can_enter(by, found):
        raise Forbidden
    return found


def _current(indicator: Indicator, as_of: date) -> Observation | None:
    official = indicator.observations.filter(kind=ObservationKind.REPORTED, as_of=as_of)
    return official.filter(corrected_by__isnull=True, withdrawn=False).first()


def _last_withdrawn(indicator: Indicator, as_of: date) -> Observation | None:
    official = indicator.observations.filter(kind=ObservationKind.REPORTED, as_of=as_of)
    return official.filter(corrected_by__isnull=True, withdrawn=True).first()


def _require_current(observation: Observation) -> Observation:
    """The official figure as it is now. Raises Refused if another one has taken its place meanwhile."""
    related = ("indicator", "confirmation", "attachment")
    found = Observation.objects.select_related(*related).get(pk=observation.pk)
    if found.kind != ObservationKind.REPORTED:
        raise Refused(_("A computed figure is not corrected by hand: correct the records behind it."))
    if found.withdrawn or Observation.objects.filter(corrects=found).exists():
        raise Refused(_("Somebody has changed this figure meanwhile. Look at the new one first."))
    return found


def _require_figure(indicator: Indicator, given: Given, as_of: date) -> None:
    if as_of > timezone.localdate():
        raise Refused(_("%(day)s is still to come.") % {"day": write_date(as_of)})
    if given.value is None:
        raise Refused(
            _("A share of nothing has no value: leave the figure out.")
            if given.denominator == 0
            else _("Write the figure.")
        )
    if (given.numerator is not None or given.denominator is not None) and not indicator.is_share:
        raise Refused(_("This indicator has no numerator and denominator."))
    if given.numerator is not None and given.denominator is not None and given.numerator > given.denominator:
        raise Refused(_("The numerator is greater than the denominator."))
    if given.value < 0 and indicator.counting != Counting.RATE_OF_YEAR:
        raise Refused(_("The figure cannot be below zero."))


def _add(indicator: Indicator, given: Given, **facts: Any) -> Observation:
    return Observation.objects.create(
        ward_id=indicator.ward_id,
        indicator=indicator,
        kind=ObservationKind.REPORTED,
        value=given.value,
        numerator=given.numerator,
        denominator=given.denominator,
        **facts,
    )


def _told(observation: Observation) -> dict[str, str]:
    return {"as_of": str(observation.as_of), "value": _written(observation)}


def _written(observation: Observation) -> str:
    parts = (observation.numerator, observation.denominator)
    if None not in parts:
        return "/".join(f"{part.normalize():f}" for part in parts if part is not None)
    return "" if observation.value is None else f"{observation.value.normalize():f}"
