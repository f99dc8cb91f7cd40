"""A reading said in one Vietnamese sentence, for the officer who checks it."""

from datetime import date

from donghanh.vietnamese.dates import WEEKDAYS, format_date
from donghanh.vietnamese.deadlines.model import Deadline, Frequency, Kind, Meaning, Offset, Rule

_UNITS = {
    "year": "năm", "half_year": "6 tháng", "quarter": "quý", "month": "tháng", "week": "tuần", "day": "ngày",
}  # fmt: skip


def sentence(found: Deadline) -> str:
    """One complete sentence; a doubtful reading says that it must be confirmed."""
    doubt = " (cần người xác nhận)" if found.needs_human else ""
    return f"{_said(found)}{doubt}."


def _said(found: Deadline) -> str:
    match found.kind:
        case Kind.BY_DATE:
            return _by_date(found)
        case Kind.WINDOW:
            return _window(found)
        case Kind.RECURRING | Kind.ONGOING:
            return _repeated(found)
        case Kind.OPEN_FROM:
            begin = f"từ {_day(found.start)}" if found.start else "từ một mốc chưa xác định được"
            return f"Thực hiện {begin}, không ghi hạn kết thúc"
        case Kind.EVENT:
            return f"Thời hạn tính theo sự kiện{_offset(found.offset)}, chưa có ngày cụ thể"
        case Kind.NONE:
            return _none(found)


def _by_date(found: Deadline) -> str:
    if found.due is None:
        return "Có mốc thời gian nhưng không ghi năm, cần biết ngày ban hành văn bản"
    clock = f" {found.time}" if found.time else ""
    if found.exclusive:
        return f"Hoàn thành trước{clock} {_day(found.due)}, tức chậm nhất {_day(found.last_good_day)}"
    return f"Hoàn thành chậm nhất{clock} {_day(found.due)}"


def _window(found: Deadline) -> str:
    if found.due is None:
        return "Có khoảng thời gian nhưng không ghi năm, cần biết ngày ban hành văn bản"
    begin = f"từ {_day(found.start)} " if found.start else ""
    return f"Thực hiện {begin}đến {'trước' if found.exclusive else 'hết'} {_day(found.due)}"


def _repeated(found: Deadline) -> str:
    if found.meaning is Meaning.CONT or found.frequency is None:
        until = f" đến hết {_day(found.until)}" if found.until else ""
        return f"Thực hiện thường xuyên{until}, báo cáo theo kỳ"
    since = f" từ năm {found.start.year}" if found.start else ""
    return f"Lặp lại {_every(found.frequency)}{since}{_times(found.frequency)}{_rules(found)}"


def _every(frequency: Frequency) -> str:
    unit = _UNITS[frequency.unit]
    if frequency.every > 1:
        return f"mỗi {frequency.every} {unit}"
    return f"mỗi {unit}" if frequency.unit == "half_year" else f"hằng {unit}"


def _times(frequency: Frequency) -> str:
    if frequency.times is None:
        return ""
    return f", {'ít nhất ' if frequency.minimum else ''}{frequency.times} lần"


def _rules(found: Deadline) -> str:
    said = [_rule(rule) for rule in found.rules]
    if found.weekday is not None:
        said.append(f"vào {WEEKDAYS[found.weekday]}")
    return f", {'; '.join(said)}" if said else ""


def _rule(rule: Rule) -> str:
    before = "trước" if rule.exclusive else "đến"
    if rule.day is not None:
        return f"{before} ngày {rule.day:02d}{' của tháng cuối quý' if rule.unit == 'quarter' else ''}"
    begin = f"từ {_month_and_day(rule.start)} " if rule.start else ""
    return f"{begin}{before} {_month_and_day(rule.due)}"


def _month_and_day(value: str | None) -> str:
    month, _, day = (value or "").partition("-")
    return f"{day}/{month if month in ('01', '02') else int(month or 0)}"


def _none(found: Deadline) -> str:
    if found.meaning is Meaning.REF:
        return "Không ghi ngày; thời hạn theo văn bản hoặc quy định khác"
    if found.urgent:
        return "Không ghi ngày; chỉ yêu cầu làm khẩn trương"
    if found.vision:
        return f"Chỉ nêu tầm nhìn đến năm {found.vision}, không phải thời hạn"
    return "Không có thời hạn"


def _offset(offset: Offset | None) -> str:
    if offset is None:
        return ""
    amounts = (
        (offset.working_days, "ngày làm việc"),
        (offset.days, "ngày"),
        (offset.months, "tháng"),
        (offset.years, "năm"),
        (offset.hours, "giờ"),
    )
    said = ", ".join(f"{count} {unit}" for count, unit in amounts if count)
    return f" ({'trước' if offset.before else 'trong'} {said})"


def _day(day: date | None) -> str:
    return f"ngày {format_date(day)}" if day else "ngày chưa xác định được"
