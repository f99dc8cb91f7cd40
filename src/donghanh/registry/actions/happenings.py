"""What happened in the life of a business, and what came out of what; each can be withdrawn again."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.registry.actions.settling import settle
from donghanh.registry.enums import ENTERPRISES, HOUSEHOLDS, Happening, Standing, SuccessionKind
from donghanh.registry.models import Business, LifecycleEvent, StandingPeriod, Succession
from donghanh.registry.permissions import can_edit_business
from donghanh.registry.standing import Period, standing_on
from donghanh.ui.text import write_date

AHEAD = timedelta(days=365)
"""How far ahead a suspension or an end may be told: notices come before the day (NĐ 168/2025/NĐ-CP)."""
ANNOUNCED = frozenset({Happening.SUSPENDED, Happening.CLOSING, Happening.CLOSED, Happening.MOVED_OUT})
OVER = frozenset({Standing.CLOSED})


@transaction.atomic
def record_happening(
    business: Business,
    happening: str,
    *,
    on: date,
    by: Officer,
    until: date | None = None,
    document: str = "",
) -> LifecycleEvent:
    """An event on a day; `until` is the last day of a suspension. The standing follows from it."""
    _held(business, by)
    _require_sense(business, happening, on, until)
    made, is_new = LifecycleEvent.objects.get_or_create(
        ward_id=business.ward_id,
        business=business,
        happening=Happening(happening),
        on=on,
        defaults={"until": until, "document": document.strip()[:200], "recorded_by": by},
    )
    if not is_new:
        raise Refused(_("This is recorded already for %(day)s.") % {"day": write_date(on)})
    settle([business.pk])
    about = {"happening": str(Happening(happening).value), "on": on.isoformat(), "document": made.document}
    if until:
        about["until"] = until.isoformat()
    record("registry.record_happening", business, by=by, changes=about)
    return made


@transaction.atomic
def withdraw_happening(event: LifecycleEvent, *, reason: str, by: Officer) -> None:
    """It did not happen, or not so: the event goes, the trail of it stays."""
    _held(event.business, by)
    _require_reason(reason)
    if Succession.objects.filter(predecessor=event.business, on=event.on).exists():
        raise Refused(_("This end belongs to a conversion, merger or division; withdraw that one."))
    about = {"happening": event.happening, "on": event.on.isoformat(), "document": event.document}
    business = event.business
    event.delete()
    settle([business.pk])
    record("registry.withdraw_happening", business, by=by, reason=reason.strip(), changes=about)


@transaction.atomic
def record_succession(
    kind: str,
    predecessors: Sequence[Business],
    successors: Sequence[Business],
    *,
    on: date,
    by: Officer,
    document: str = "",
    ends: bool = True,
) -> list[Succession]:
    """One or several businesses that came out of one or several others on a day.

    Two households that convert into one firm are two rows with one successor: two households converted, one
    enterprise (NĐ 168/2025/NĐ-CP Đ27). What goes before ends that day, unless `ends` is False (tách).
    """
    for each in (*predecessors, *successors):
        _held(each, by)
    _require_succession(kind, predecessors, successors, on)
    made = [
        Succession.objects.create(
            ward_id=by.ward_id,
            kind=SuccessionKind(kind),
            predecessor=before,
            successor=after,
            on=on,
            document=document.strip()[:200],
            recorded_by=by,
        )
        for before in predecessors
        for after in successors
    ]
    if ends:
        for before in predecessors:
            LifecycleEvent.objects.get_or_create(
                ward_id=by.ward_id,
                business=before,
                happening=Happening.CLOSED,
                on=on,
                defaults={"document": document.strip()[:200], "recorded_by": by},
            )
    settle([each.pk for each in (*predecessors, *successors)])
    for each in (*predecessors, *successors):
        record("registry.record_succession", each, by=by, changes=_told(made[0], predecessors, successors))
    return made


@transaction.atomic
def withdraw_succession(succession: Succession, *, reason: str, by: Officer) -> None:
    """The link was wrong: it goes, with the end of the predecessor that came with it."""
    before, after, on = succession.predecessor, succession.successor, succession.on
    for each in (before, after):
        _held(each, by)
    _require_reason(reason)
    about = _told(succession, [before], [after])
    succession.delete()
    if not Succession.objects.filter(predecessor=before, on=on).exists():
        LifecycleEvent.objects.filter(business=before, happening=Happening.CLOSED, on=on).delete()
    settle([before.pk, after.pk])
    for each in (before, after):
        record("registry.withdraw_succession", each, by=by, reason=reason.strip(), changes=about)


def _require_sense(business: Business, happening: str, on: date, until: date | None) -> None:
    latest = timezone.localdate() + (AHEAD if happening in ANNOUNCED else timedelta())
    if on > latest:
        raise Refused(_("%(day)s is still to come.") % {"day": write_date(on)})
    if business.registered_on and on < business.registered_on and happening != Happening.REGISTERED:
        raise Refused(
            _("The business was registered on %(day)s only.") % {"day": write_date(business.registered_on)}
        )
    if until and happening != Happening.SUSPENDED:
        raise Refused(_("Only a suspension has an end."))
    if until and until < on:
        raise Refused(_("A suspension ends after it began."))
    before = standing_before(business, on)
    if happening == Happening.SUSPENDED and before in OVER:
        raise Refused(_("On that day the business had ended already."))
    if happening == Happening.RESUMED and before == Standing.ACTIVE:
        raise Refused(_("On that day the business was operating: there is nothing to resume."))
    if happening in (Happening.CLOSED, Happening.CLOSING) and before in OVER:
        raise Refused(_("On that day the business had ended already."))


def standing_before(business: Business, on: date) -> str:
    """The standing as it was on the eve of a day; UNCLEAR where nothing is known."""
    kept = StandingPeriod.objects.filter(business=business).order_by("since")
    life = [Period(each.standing, each.since, each.until) for each in kept]
    return standing_on(on - timedelta(days=1), life)


def _require_succession(
    kind: str, predecessors: Sequence[Business], successors: Sequence[Business], on: date
) -> None:
    if not predecessors or not successors:
        raise Refused(_("Name at least one business before and one after."))
    if {each.pk for each in predecessors} & {each.pk for each in successors}:
        raise Refused(_("A business cannot come out of itself."))
    if on > timezone.localdate():
        raise Refused(_("%(day)s is still to come.") % {"day": write_date(on)})
    if kind == SuccessionKind.CONVERSION:
        _require_conversion(predecessors, successors)
    if kind == SuccessionKind.MERGER and (len(predecessors) < 2 or len(successors) != 1):
        raise Refused(_("A merger makes one business out of two or more."))
    if kind == SuccessionKind.DIVISION and len(predecessors) != 1:
        raise Refused(_("A division begins with one business."))
    for each in predecessors:
        if each.registered_on and on < each.registered_on:
            raise Refused(_("%(name)s was registered after that day.") % {"name": each.name})
        if Succession.objects.filter(predecessor=each, successor__in=successors).exists():
            raise Refused(_("%(name)s is linked so already.") % {"name": each.name})


def _require_conversion(predecessors: Sequence[Business], successors: Sequence[Business]) -> None:
    """Households into one enterprise: everything else is no conversion (NĐ 168/2025/NĐ-CP Đ27)."""
    if len(successors) != 1 or successors[0].legal_form not in ENTERPRISES:
        raise Refused(_("A conversion leads to one enterprise."))
    for each in predecessors:
        if each.legal_form not in HOUSEHOLDS:
            raise Refused(
                _("%(name)s is no household business: it cannot be converted.") % {"name": each.name}
            )
        if Succession.objects.filter(predecessor=each, kind=SuccessionKind.CONVERSION).exists():
            raise Refused(_("%(name)s was converted already.") % {"name": each.name})


def _told(
    succession: Succession, predecessors: Sequence[Business], successors: Sequence[Business]
) -> dict[str, str]:
    return {
        "succession": succession.kind,
        "on": succession.on.isoformat(),
        "document": succession.document,
        "from": "; ".join(each.name for each in predecessors),
        "to": "; ".join(each.name for each in successors),
    }


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Say why."))


def _held(business: Business, by: Officer) -> Business:
    """The business, held until the transaction ends, for someone who may enter facts of it."""
    if not can_edit_business(by, business):
        raise Forbidden
    return Business.objects.select_for_update(of=("self",)).get(pk=business.pk)
