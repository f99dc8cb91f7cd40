"""A reading said in one Vietnamese sentence, for the officer who checks it."""

from datetime import date

from donghanh.vietnamese.deadlines.model import Deadline, Frequency, Kind, Meaning, Offset

_UNITS = {
    "year": "năm", "half_year": "6 tháng", "quarter": "quý", "month": "tháng", "week": "tuần", "day": "ngày",
}  # fmt: skip


def sentence(found: Deadline) -> str:
    """One complete sentence; a doubtful reading says that it must be confirmed."""
    said = _said(found)
    return f"{said}{' Cần người xác nhận.' if found.needs_human else ''}"


def _said(found: Deadline) -> str:
    match found.kind:
        case Kind.BY_DATE:
            return _by_date(found)
        case Kind.WINDOW:
            return _window(found)
        case Kind.RECURRING:
            return f"Lặp lại hằng năm{_since(found.start)}{_times(found.frequency)}."
        case Kind.ONGOING:
            return _ongoing(found)
        case Kind.OPEN_FROM:
            begin = f"từ {_day(found.start)}" if found.start else "từ một mốc chưa rõ"
            return f"Thực hiện {begin}, không ghi hạn kết thúc."
        case Kind.EVENT:
            return f"Thời hạn tính theo sự kiện{_offset(found.offset)}, chưa có ngày cụ thể."
        case Kind.NONE:
            return _none(found)


def _by_date(found: Deadline) -> str:
    if found.due is None:
        return "Có mốc thời gian nhưng không ghi năm, cần biết ngày ban hành văn bản."
    clock = f" lúc {found.time}" if found.time else ""
    if found.exclusive:
        return f"Hoàn thành trước {_day(found.due)}{clock} (chậm nhất {_day(found.last_good_day)})."
    return f"Hoàn thành chậm nhất {_day(found.due)}{clock}."


def _window(found: Deadline) -> str:
    if found.due is None:
        return "Có khoảng thời gian nhưng không ghi năm, cần biết ngày ban hành văn bản."
    begin = f"từ {_day(found.start)} " if found.start else ""
    return f"Thực hiện {begin}đến {'trước ' if found.exclusive else 'hết '}{_day(found.due)}."


def _ongoing(found: Deadline) -> str:
    if found.meaning is Meaning.RECUR and found.frequency:
        every = "" if found.frequency.every == 1 else f"{found.frequency.every} "
        return f"Lặp lại mỗi {every}{_UNITS[found.frequency.unit]}{_times(found.frequency)}."
    until = f" đến hết {_day(found.until)}" if found.until else ""
    return f"Thực hiện thường xuyên{until}, báo cáo theo kỳ."


def _none(found: Deadline) -> str:
    if found.meaning is Meaning.REF:
        return "Không ghi ngày; thời hạn theo văn bản hoặc quy định khác."
    if found.urgent:
        return "Không ghi ngày; chỉ yêu cầu làm khẩn trương."
    return "Không có thời hạn."


def _since(start: date | None) -> str:
    return f" từ năm {start.year}" if start else ""


def _times(frequency: Frequency | None) -> str:
    if frequency is None or frequency.times is None:
        return ""
    return f", {'ít nhất ' if frequency.minimum else ''}{frequency.times} lần"


def _offset(offset: Offset | None) -> str:
    if offset is None:
        return ""
    amounts = (
        (offset.working_days, "ngày làm việc"), (offset.days, "ngày"), (offset.months, "tháng"),
        (offset.years, "năm"), (offset.hours, "giờ"),
    )  # fmt: skip
    said = ", ".join(f"{count} {unit}" for count, unit in amounts if count)
    return f" ({'trước' if offset.before else 'trong'} {said})"


def _day(day: date | None) -> str:
    return f"ngày {day.day:02d}/{day.month:02d}/{day.year}" if day and day.month < 3 else _later_day(day)


def _later_day(day: date | None) -> str:
    return f"ngày {day.day:02d}/{day.month}/{day.year}" if day else "ngày chưa rõ"
