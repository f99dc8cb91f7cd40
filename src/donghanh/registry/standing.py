"""Whether a business operates: what two vocabularies of status mean together, and from when to when."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from donghanh.registry.enums import Happening, RegistrationStatus, Standing, TaxStatus

_BY_TAX: dict[str, str] = {
    TaxStatus.ACTIVE: Standing.ACTIVE,
    TaxStatus.ACTIVE_INCOMPLETE: Standing.ACTIVE,
    TaxStatus.ENDED: Standing.CLOSED,
    TaxStatus.MOVED: Standing.CLOSED,
    TaxStatus.ENDING: Standing.CLOSING,
    TaxStatus.BANKRUPTCY: Standing.CLOSING,
    TaxStatus.SUSPENDED: Standing.SUSPENDED,
    TaxStatus.ABSENT: Standing.ABSENT,
    TaxStatus.UNVERIFIED: Standing.UNCLEAR,
}
_BY_REGISTRATION: dict[str, str] = {
    RegistrationStatus.ACTIVE: Standing.ACTIVE,
    RegistrationStatus.SUSPENDED: Standing.SUSPENDED,
    RegistrationStatus.CLOSING: Standing.CLOSING,
    RegistrationStatus.DISSOLVING: Standing.CLOSING,
    RegistrationStatus.CLOSED: Standing.CLOSED,
    RegistrationStatus.DISSOLVED: Standing.CLOSED,
    RegistrationStatus.REVOKED: Standing.CLOSED,
}
_GRAVITY: list[str] = [
    Standing.CLOSED,
    Standing.CLOSING,
    Standing.SUSPENDED,
    Standing.ABSENT,
    Standing.UNCLEAR,
    Standing.ACTIVE,
]
_AFTER: dict[str, str] = {
    Happening.REGISTERED: Standing.ACTIVE,
    Happening.MOVED_IN: Standing.ACTIVE,
    Happening.RESUMED: Standing.ACTIVE,
    Happening.SUSPENDED: Standing.SUSPENDED,
    Happening.LOST: Standing.ABSENT,
    Happening.CLOSING: Standing.CLOSING,
    Happening.CLOSED: Standing.CLOSED,
    Happening.MOVED_OUT: Standing.CLOSED,
}


class Period(NamedTuple):
    """A standing from `since` on; `until` is the first day after it, None while it lasts."""

    standing: str
    since: date
    until: date | None


class Told(NamedTuple):
    """Statuses that a source told as of a day; "" for what it did not tell."""

    on: date
    tax_status: str = ""
    registration_status: str = ""


class Happened(NamedTuple):
    """An event on a day, and the last day of a suspension."""

    happening: str
    on: date
    until: date | None = None


def conclude(tax_status: str, registration_status: str) -> str:
    """The graver of both vocabularies: who is suspended in one of them does not operate, whatever the other says.

    Operating means tax code status 00 or 04 and no suspension; with one vocabulary only, that one speaks.
    """
    found = [
        _BY_TAX.get(tax_status, Standing.UNCLEAR) if tax_status else None,
        _BY_REGISTRATION.get(registration_status, Standing.UNCLEAR) if registration_status else None,
    ]
    told = [standing for standing in found if standing is not None]
    return min(told, key=_GRAVITY.index) if told else Standing.UNCLEAR


def periods(
    registered_on: date | None,
    ended_on: date | None,
    happened: Iterable[Happened] = (),
    told: Iterable[Told] = (),
) -> list[Period]:
    """The life of a business as periods without gaps, oldest first; nothing is known before the first of them.

    What a source tells holds from its day on, until an event or another telling changes it. A list that has not heard
    of an end does not revive anybody: after it only an event does.
    """
    happened = list(happened)
    turns: list[tuple[date, int, str]] = [(registered_on, 0, Standing.ACTIVE)] if registered_on else []
    turns += [
        (on, 1, standing) for on, standing in _tellings(told) if not _is_after_an_end(on, ended_on, happened)
    ]
    for each in happened:
        turns.append((each.on, 2, _AFTER[Happening(each.happening)]))
        if each.happening == Happening.SUSPENDED and each.until:
            turns.append((each.until + timedelta(days=1), 0, Standing.ACTIVE))
    if ended_on:
        turns.append((ended_on, 3, Standing.CLOSED))
    return _joined(
        [(on, standing) for on, _, standing in sorted(turns) if ended_on is None or on <= ended_on]
    )


def _is_after_an_end(day: date, ended_on: date | None, happened: Iterable[Happened]) -> bool:
    """True from the day of an end on, until the day something happened after it."""
    latest = max((each for each in happened if each.on <= day), key=lambda each: each.on, default=None)
    ended = latest is not None and _AFTER[Happening(latest.happening)] == Standing.CLOSED
    return ended or (ended_on is not None and day >= ended_on)


def standing_on(day: date, life: Iterable[Period]) -> str:
    """The standing on a day; UNCLEAR before anything is known."""
    for period in life:
        if period.since <= day and (period.until is None or day < period.until):
            return period.standing
    return Standing.UNCLEAR


def _tellings(told: Iterable[Told]) -> list[tuple[date, str]]:
    tax_status = registration_status = ""
    found = []
    for each in sorted(told):
        tax_status = each.tax_status or tax_status
        registration_status = each.registration_status or registration_status
        if tax_status or registration_status:
            found.append((each.on, conclude(tax_status, registration_status)))
    return found


def _joined(turns: list[tuple[date, str]]) -> list[Period]:
    """Turns as periods: the last turn of a day counts, equal neighbours are one."""
    by_day: dict[date, str] = dict(turns)
    kept: list[tuple[date, str]] = []
    for on, standing in by_day.items():
        if not kept or kept[-1][1] != standing:
            kept.append((on, standing))
    ends = [*(on for on, _ in kept[1:]), None][: len(kept)]
    return [Period(standing, on, until) for (on, standing), until in zip(kept, ends, strict=True)]
