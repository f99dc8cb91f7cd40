"""How days, moments and purposes may be written in a request; what is impossible is never taken for something else."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any
from urllib.parse import unquote_to_bytes

from pydantic import BeforeValidator, WithJsonSchema

FIRST, LAST = date(1986, 1, 1), date(2100, 12, 31)
"""What is earlier or later is taken for these: there is nothing before and nothing to come."""
LONGEST_PURPOSE = 300
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}:)(\d{2})(?:\.(\d{1,6})\d*)?([Zz]|[+-]\d{2}:\d{2})", re.ASCII
)
_PLAIN = re.compile(r"[ -~]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


def read_day(value: Any) -> Any:
    """ "2026-11-22" → the day. Raises ValueError."""
    if value is None or isinstance(value, date):
        return value
    if not _DAY.fullmatch(str(value)):
        raise ValueError("day")
    return min(max(date.fromisoformat(value), FIRST), LAST)


def read_moment(value: Any) -> Any:
    """A moment of RFC 3339 with its zone → the same in UTC; a leap second is the one before. Raises ValueError."""
    if value is None or isinstance(value, datetime):
        return value
    found = _MOMENT.fullmatch(str(value))
    if not found:
        raise ValueError("moment")
    day, minutes, second, fraction, zone = found.groups()
    second = "59" if second == "60" else second
    text = f"{day}T{minutes}{second}.{(fraction or '0'):0<6}{'+00:00' if zone in 'Zz' else zone}"
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except OverflowError:
        return datetime(1, 1, 1, tzinfo=UTC) if day < "5000" else datetime.max.replace(tzinfo=UTC)


def read_purpose(value: Any) -> Any:
    """A header holds ASCII only: Vietnamese comes percent-encoded ("th%E1%BB%91ng%20k%C3%AA").

    What is longer as sent stays too long, and is refused. Raises ValueError for raw signs that no header should hold.
    """
    if not _PLAIN.fullmatch(str(value)):
        raise ValueError("purpose")
    if len(value) > LONGEST_PURPOSE:
        return value
    text = unquote_to_bytes(value).decode("utf-8", "replace")
    return " ".join(_CONTROL.sub(" ", text).split()) or "?"


Day = Annotated[date, BeforeValidator(read_day), WithJsonSchema({"type": "string", "format": "date"})]
Moment = Annotated[
    datetime, BeforeValidator(read_moment), WithJsonSchema({"type": "string", "format": "date-time"})
]
