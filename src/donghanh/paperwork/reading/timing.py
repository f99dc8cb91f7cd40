"""Dates of tasks: labelled phrases, and the ones a sentence states without a label."""

import re
from datetime import date

from donghanh.paperwork.reading.passage import Passage
from donghanh.paperwork.reading.periods import PERIOD
from donghanh.paperwork.reading.spoken import spoken
from donghanh.vietnamese.deadlines import Deadline, Kind, parse_deadline

_CLOCK = r"(?:\d{1,2} ?(?:h|giờ) ?(?:\d{1,2}(?: phút)?)?,? )?"
_DAY = (
    rf"{_CLOCK}(?:ngày )?(?:\d{{1,2}} tháng \d{{1,2}}(?: năm 20\d\d)?|{PERIOD})(?:,? hằng (?:năm|tháng|quý))?"
)
_DEED = (
    r"(?:hoàn thành|xong|kết thúc|thực hiện|tổ chức|triển khai|bắt đầu|tiến hành|"
    r"báo cáo|gửi|nộp|trình|ban hành|khai mạc)"
)
_BOUND = (
    r"(?:trước|chậm nhất(?: là)?(?: vào| đến| trước| trong)?|muộn nhất(?: là)?(?: vào)?|"
    r"đến hết|không quá|trước khi hết|xong trước)"
)
STATED = re.compile(
    r"(?<![^\W_])(?<!/)(?:"
    rf"(?:{_DEED} )?{_BOUND} {_DAY}"
    rf"|dự kiến (?:trong |vào )?{_DAY}"
    r"|(?:thực hiện|duy trì|tổ chức|tiến hành) thường xuyên(?:, liên tục)?(?=[.,;]|$)"
    rf"|{_DEED}(?: xong| dứt điểm)? (?:trong |vào |từ |đến |dịp )?{_DAY}"
    rf"|(?:trong|bắt đầu từ|từ) (?=ngày \d|qu[ýí] |tháng \d|năm 20\d\d|học k|6 tháng|9 tháng|"
    rf"tuần ){_DAY}(?: trở đi| và các năm tiếp theo| và những năm tiếp theo)?"
    r"|định kỳ (?:hằng (?:năm|quý|tháng|tuần|ngày)|\d+ (?:tháng|năm|"
    r"tuần)(?:/lần)?)(?:[^;.()]{0,60}?trước ngày \d{1,2}(?:/\d{1,2})?)?"
    r")(?!\d)"
)
BOUND_FIRST = re.compile(_BOUND)
REPEATED_OPENING = re.compile(r"^hằng (?:năm|quý|tháng|tuần)(?=[ ,])")
BRACKETED = re.compile(
    r"\((?P<period>(?:dự kiến |hoàn thành |thực hiện |xong |thời gian:? |trong |trước |từ |vào |ngày )*"
    rf"(?:(?=[^()\d]{{2,}})|(?<=từ )|(?<=trước )|(?<=ngày )){PERIOD}[^()]{{0,40}})\)"
)
BRACKETED_DAY = re.compile(r"\(\s*(?P<period>\d{1,2}[/.-]\d{1,2}[/.-]20\d\d)\s*\)[.;]?$")
NOT_WHEN = re.compile(
    r"(?:so với|cùng kỳ|giai đoạn|tính đến|kể từ|có hiệu lực|tầm nhìn|ban hành|phê duyệt|nghị quyết|"
    r"kế hoạch|chương trình|báo cáo|số liệu|"
    r"kết quả|tình hình|nhiệm vụ|dự toán|của|phương hướng|nhiệm kỳ|năm học) $"
)
CITED = re.compile(r"ngày \d{1,2}[/.-]\d{1,2}[/.-]\d{4} (?:của|về|ban hành)")


def read_deadline(phrase: Passage, issued: date | None, year: int | None) -> Deadline:
    """The meaning of a labelled phrase or cell. A year named by its column head beats the year of the document."""
    context = date(year, 1, 1) if year else issued
    read = parse_deadline(phrase.text.replace("\n", " "), issued=context)
    if read.kind is Kind.NONE and (stated := stated_deadline(phrase)):
        return parse_deadline(stated.text.replace("\n", " "), issued=context)
    return read


def stated_deadline(sentence: Passage) -> Passage | None:
    """The part of a sentence that says when, None where it names no time for the work itself.

    Dates of cited documents and periods of programmes are not deadlines.
    """
    said = spoken(sentence.text)
    found = [match for match in STATED.finditer(said) if _says_when(said, match)]
    if found:
        return sentence.cut(found[-1].start(), found[-1].end())
    if match := BRACKETED.search(said) or BRACKETED_DAY.search(said):
        return sentence.cut(match.start("period"), match.end("period"))
    if match := REPEATED_OPENING.match(said):
        return sentence.cut(0, match.end())
    return None


def _says_when(said: str, match: re.Match[str]) -> bool:
    if CITED.search(said[match.start() : match.end() + 10]):
        return False
    bound = BOUND_FIRST.match(match[0])
    return bool(bound) or not NOT_WHEN.search(said, max(match.start() - 24, 0), match.start())


def says_when(deadline: Deadline) -> bool:
    """Whether a reading names any time or event."""
    return deadline.kind is not Kind.NONE
