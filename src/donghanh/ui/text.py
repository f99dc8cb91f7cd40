"""Dates and numbers as officers write them: 05/02/2026, 30/9/2026, 53,4%, −3."""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from textwrap import shorten

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

MINUS, NO_VALUE = "\N{MINUS SIGN}", "\N{EN DASH}"
WEEKDAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)
NEAR = timedelta(weeks=4)
Number = int | float | Decimal


def write_date(value: date | None) -> str:
    """05/02/2026 and 30/9/2026: the day padded, months 1 and 2 padded (NĐ 30/2020, phụ lục I, mục II.4)."""
    if value is None:
        return NO_VALUE
    day = local_day(value)
    return f"{day.day:02}/{_month(day)}/{day.year}"


def write_day(value: date | None, today: date | None = None) -> str:
    """Like `write_date`, with the weekday in front when the day is within four weeks: Thứ Hai, 14/12/2026."""
    if value is None or abs(local_day(value) - (today or timezone.localdate())) > NEAR:
        return write_date(value)
    return f"{WEEKDAYS[local_day(value).weekday()]}, {write_date(value)}"


def write_short_day(value: date | None) -> str:
    """30/9: a day whose year is plain from its place."""
    if value is None:
        return NO_VALUE
    day = local_day(value)
    return f"{day.day:02}/{_month(day)}"


def write_weekday(value: date) -> str:
    """Thứ Năm: written out, since "Th 5" reads like the month of May."""
    return str(WEEKDAYS[local_day(value).weekday()])


def shorten_words(text: object, length: int) -> str:
    """At most `length` characters, cut between two words."""
    return shorten(str(text), length, placeholder="…")


def lower_first(text: object) -> str:
    """The words with a small first letter, for use inside a sentence."""
    words = str(text)
    return words[:1].lower() + words[1:]


def write_time(value: datetime | None) -> str:
    """09:42 in the office's own time zone."""
    return NO_VALUE if value is None else timezone.localtime(value).strftime("%H:%M")


def write_moment(value: datetime | None) -> str:
    """09:42, 20/11/2026."""
    return NO_VALUE if value is None else f"{write_time(value)}, {write_date(value)}"


def write_number(value: Number | None, decimals: int = 0) -> str:
    """1.240 · 4,6 · −3; half is rounded away from zero."""
    if value is None:
        return NO_VALUE
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    words = f"{abs(rounded):,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    return f"{MINUS}{words}" if rounded < 0 else words


def write_percent(value: Number | None, decimals: int = 1) -> str:
    """53,4% of a value given in percent; a whole number drops its zero: 100%."""
    if value is None:
        return NO_VALUE
    return write_number(value, decimals).removesuffix("," + "0" * decimals) + "%"


def write_share(share: Fraction | None) -> str:
    """A share of one in percent: 31/58 as 53,4%."""
    if share is None:
        return NO_VALUE
    return write_percent(Decimal(share.numerator * 100) / Decimal(share.denominator))


def write_size(size: int | None) -> str:
    """A file's size in bytes as 212 KB or 3,4 MB."""
    if size is None:
        return NO_VALUE
    if size < 1024:
        return gettext("%(count)s bytes") % {"count": size}
    return f"{write_number(size / 1024)} KB" if size < 1024**2 else f"{write_number(size / 1024**2, 1)} MB"


def local_day(value: date) -> date:
    """The calendar day of a date, or of an instant in the office's time zone."""
    return timezone.localdate(value) if isinstance(value, datetime) else value


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month <= 2 else str(day.month)
