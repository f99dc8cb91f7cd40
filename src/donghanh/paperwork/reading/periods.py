"""Periods named by headings: "Tháng 9/2025", "Quý I/2026", "Giai đoạn 1 (từ ngày … đến ngày …)"."""

import re

from donghanh.paperwork.reading.passage import Passage
from donghanh.paperwork.reading.spoken import spoken

_YEAR = r"(?:năm (?:học )?)?20\d\d(?: ?- ?20\d\d)?"
UNIT = (
    r"(?:(?:ngày )?\d{1,2}[/.-]\d{1,2}(?:[/.-]20\d\d)?|ngày \d{1,2}(?: ?tháng \d{1,2})?|"
    r"tuần (?:thứ )?(?:\d{1,2}|[ivx]+|đầu|cuối)|"
    rf"tháng \d{{1,2}}(?: ?[/.-] ?20\d\d)?|qu[ýí] (?:[ivx]{{1,3}}|[1-4])(?: ?[/-] ?20\d\d)?|"
    rf"học k[ỳì] (?:[iv]+|\d)|"
    rf"(?:6|sáu|9|chín|3|ba|06|09) tháng (?:đầu|cuối)(?: năm)?|(?:đầu|giữa|cuối) năm|{_YEAR})(?![\d])"
)
_LINK = r"[ ,/-]*(?:đến|và|hết|năm|tháng|từ|cho đến|đến ngày bầu cử)?[ ,/-]*"
PERIOD = rf"{UNIT}(?:{_LINK}{UNIT})*"
_WEEKDAY = r"(?:(?:sáng|chiều|tối),? )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)[,:]? *(?:\()?"
_BEFORE = (
    rf"(?:{_WEEKDAY})?(?:(?:trong|từ|đến|trước|cả|hết|xong|hoàn thành|thời gian|thực hiện|vào|dự kiến|"
    r"khoảng)[ :]+)*"
)
OPENS = re.compile(
    r"^(?:lịch |công tác |kế hoạch |(?:ngày|buổi) (?:thứ )?(?:\d{1,2}|nhất)[: ,-]+|"
    r"giai đoạn (?:\d|[ivx]+)?[: ]*|đợt (?:\d|[ivx]+)[: ,-]*|bước (?:\d|"
    r"[ivx]+)[: ,-]*)?"
    rf"(?P<period>{_BEFORE}{PERIOD})\s*(?:$|[:.(-]|(?:bao )?gồm |tập trung |với các )"
)
BRACKETED = re.compile(rf"\((?P<period>{_BEFORE}{PERIOD})\s*\)")
BARE_YEAR = re.compile(r"^20\d\d$")
ANYWHERE = re.compile(rf"{_BEFORE}{PERIOD}")
GENERIC = frozenset(
    re.findall(
        r"\w+",
        "nhiệm vụ công tác nội dung trọng tâm giai đoạn đợt thời gian thực hiện các việc hoạt động kế "
        "hoạch triển khai hoàn thành những cần làm tháng quý năm tuần và trong chủ yếu",
    )
)
LONGEST = 24


def is_period_heading(heading: Passage) -> Passage | None:
    """The period that a heading sets for the items under it, None for headings about something else.

    "Nhiệm vụ năm 2026" sets one, "Mục tiêu phát triển đến năm 2030" does not: only general words may stand beside it.
    """
    said = spoken(heading.text.strip())
    for pattern in (OPENS, BRACKETED):
        if (match := pattern.search(said)) and not BARE_YEAR.match(match["period"]):
            return heading.cut(match.start("period"), match.end("period"))
    match = ANYWHERE.search(said)
    if match and len(said.split()) <= LONGEST:
        rest = (said[: match.start()] + " " + said[match.end() :]).replace(":", " ").split()
        if all(word.strip(".,;()-") in GENERIC for word in rest):
            return heading.cut(match.start(), match.end())
    return None
