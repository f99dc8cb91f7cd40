"""Days as lists write them: "05/02/2019", "5-2-19", "tháng 5/2019", a bare year, the number behind Excel's format."""

import re
from datetime import date, timedelta

from donghanh.registry.lists.cleaning.findings import Code, Read
from donghanh.vietnamese.dates import parse_date
from donghanh.vietnamese.text import strip_marks

_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AP]M|Z)?$|\s+00:00$", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})$")
_THREE = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$")
_YEAR_FIRST = re.compile(r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$")
_NAMED_MONTH = re.compile(
    r"^(\d{1,2})[- ]\s?(?:thg|th|thang)\.?\s?(\d{1,2})[- ,]\s?(\d{2,4})$", re.IGNORECASE
)
_MONTH = re.compile(r"^(?:tháng|thang|t|thg)?\.?\s*(\d{1,2})\s*(?:[/.-]|năm|nam)\s*(\d{4})$", re.IGNORECASE)
_YEAR = re.compile(r"^(?:năm|nam)?\s*((?:19|20)\d\d)$", re.IGNORECASE)
_SERIAL = re.compile(r"^\d{5}(?:[.,]\d+)?$")
_EPOCH = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 7_000, 73_050  # 1919 to 2099


def read_day(text: str, *, earliest: date, latest: date) -> Read:
    """The day as "2019-02-05". A month or a year alone gives its first day, with a finding; a day before `earliest` or
    after `latest` cannot be and is left out."""
    words = _TIME.sub("", text.strip().lstrip("'").strip())
    day, codes = _told(words, latest)
    if day is None:
        return Read(None, (Code.DAY_UNREADABLE,))
    if not earliest <= day <= latest:
        return Read(None, (Code.DAY_IMPOSSIBLE,))
    return Read(day.isoformat(), codes)


def _told(words: str, latest: date) -> tuple[date | None, tuple[Code, ...]]:
    try:
        return parse_date(words), ()
    except ValueError:
        pass
    if match := _MONTH.match(words):
        return _day(int(match[2]), int(match[1]), 1), (Code.DAY_MONTH_ONLY,)
    if match := _YEAR.match(words):
        return _day(int(match[1]), 1, 1), (Code.DAY_YEAR_ONLY,)
    if _SERIAL.match(words) and _FIRST_SERIAL < (number := int(re.split("[.,]", words)[0])) < _LAST_SERIAL:
        return _EPOCH + timedelta(days=number), (Code.DAY_FROM_NUMBER,)
    return _by_parts(words, latest)


def _by_parts(words: str, latest: date) -> tuple[date | None, tuple[Code, ...]]:
    if match := _YEAR_FIRST.match(words):
        return _day(int(match[1]), int(match[2]), int(match[3])), ()
    found = _SHORT_YEAR.match(words) or _NAMED_MONTH.match(strip_marks(words)) or _THREE.match(words)
    if found is None:
        return None, ()
    first, second, year = int(found[1]), int(found[2]), _full_year(found[3], latest)
    if second > 12 >= first:
        return _day(year, first, second), (Code.DAY_SWAPPED,)
    return _day(year, second, first), ()


def _full_year(typed: str, latest: date) -> int:
    """ "19" → 2019, "85" → 1985: the last such year that is not after `latest`."""
    if len(typed) == 4:
        return int(typed)
    year = latest.year // 100 * 100 + int(typed)
    return year if year <= latest.year else year - 100


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
