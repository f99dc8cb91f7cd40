"""The indicators of the two plans: confirmed targets followed, made-up figures marked as such (dữ liệu minh họa)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from donghanh.demo.confirming import DANG_UY, KTHTDT, TTPVHCC
from donghanh.demo.history import at
from donghanh.indicators.actions.computing import freeze_due_values
from donghanh.indicators.actions.definitions import define_indicator, set_baseline, set_goal
from donghanh.indicators.actions.observations import confirm_value, explain_gap, record_value
from donghanh.indicators.models import Indicator, Observation
from donghanh.indicators.values import read_value
from donghanh.org.models import Officer, Unit
from donghanh.org.system import System
from donghanh.plans.actions.targets import follow_target
from donghanh.plans.forms.targets import GOAL, proposed_facts
from donghanh.plans.models import Plan, Target
from donghanh.vietnamese.numbers import parse_number

FOLLOWED_ON = date(2026, 6, 3)
END_2025, MARCH, JUNE, SEPTEMBER = (
    date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30),
)  # fmt: skip
MATTRAN = "Ủy ban MTTQ Việt Nam phường"
OPEN_QUESTION = "Kế hoạch không nêu năm gốc. Mẫu số tạm lấy số hộ đang hoạt động ngày 31/12/2025."


@dataclass(frozen=True, slots=True)
class Start:
    """A baseline: figure, day, source, and what is said of its territory."""

    figure: str
    day: date = END_2025
    source: str = "Số liệu minh họa"
    territory: str = ""
    rebased: bool = False


@dataclass(frozen=True, slots=True)
class Followed:
    """How a target is followed. `words` tell which; `more` differs from what is proposed; `figures` are official."""

    words: str
    code: str
    name: str
    owner: str = KTHTDT
    more: Mapping[str, Any] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    start: Start | None = None
    figures: Sequence[tuple[date, str]] = ()


TARGETS = (
    Followed(
        "hộ kinh doanh đang hoạt động chuyển",
        "CT-68-01",
        "Tỷ lệ hộ kinh doanh chuyển thành doanh nghiệp",
        said={
            "numerator": "Số hộ có giấy chứng nhận đăng ký doanh nghiệp cấp trên cơ sở chuyển đổi, từ 31/12/2025",
            "denominator": "Số hộ đang hoạt động tại 31/12/2025",
            "population": "Một giấy chứng nhận gắn với mã số hộ. Thành lập mới không gắn mã thì không tính.",
            "measure": "registry.converted_households",
            "source": "Hồ sơ chuyển đổi; Sở Tài chính gửi hằng quý",
            "legal_source": "Nghị quyết 68-NQ/TW; Nghị định 168/2025/NĐ-CP",
            "open_question": OPEN_QUESTION,
        },
        start=Start("0/578"),
        figures=((MARCH, "8/578"), (JUNE, "14/578"), (SEPTEMBER, "20/578")),
    ),
    Followed(
        "số doanh nghiệp tăng gấp đôi",
        "CT-68-02",
        "Số doanh nghiệp trên địa bàn",
        said={
            "formula": "Đếm doanh nghiệp đang hoạt động có trụ sở chính trên địa bàn; không tính chi nhánh.",
            "measure": "registry.active_enterprises",
            "source": "Danh sách của cơ quan thuế",
            "open_question": "Mốc gốc đang có là của phường trước sắp xếp; cần số tính lại theo địa giới hiện nay.",
        },
        start=Start("98", date(2024, 12, 31), territory="Phường Ái Quốc trước sắp xếp 01/7/2025"),
        figures=((date(2024, 12, 31), "98"), (END_2025, "191"), (JUNE, "205"), (SEPTEMBER, "199")),
    ),
    Followed(
        "ứng dụng công nghệ số",
        "CT-68-03",
        "Tỷ lệ doanh nghiệp ứng dụng công nghệ số",
        said={
            "numerator": "Số doanh nghiệp dùng từ 2 công cụ số trong danh mục trở lên",
            "denominator": "Số doanh nghiệp đang hoạt động đã khảo sát",
            "source": "Phiếu khảo sát",
            "measure": "registry.digital_enterprises",
            "open_question": "Chưa có định nghĩa “ứng dụng công nghệ số”. Chỉ tính hóa đơn điện tử thì gần 100%.",
        },
    ),
    Followed(
        "việc làm mới",
        "CT-68-04",
        "Việc làm mới",
        said={
            "formula": "Cộng số việc làm mới doanh nghiệp kê khai; không trừ việc làm mất đi.",
            "measure": "registry.declared_jobs",
            "source": "Kê khai của doanh nghiệp, đối chiếu số người đóng bảo hiểm xã hội",
            "open_question": "Kế hoạch không nói tính gộp hay trừ việc làm mất đi.",
        },
        start=Start("0", date(2024, 12, 31), rebased=True, territory="Tính cho địa bàn hiện nay"),
        figures=((END_2025, "310"), (MARCH, "402"), (JUNE, "498"), (SEPTEMBER, "611")),
    ),
    Followed(
        "tăng trưởng bình quân",
        "CT-68-05",
        "Tốc độ tăng trưởng của khu vực kinh tế tư nhân",
        said={
            "formula": "Giá trị năm nay chia giá trị năm trước, trừ 1; bình quân nhân qua các năm.",
            "open_question": "Giá trị sản xuất của khu vực tư nhân chưa được thống kê ở cấp phường.",
        },
        figures=((END_2025, "12,9%"),),
    ),
    Followed(
        "đóng góp trên 43%",
        "CT-68-06",
        "Tỷ trọng kinh tế tư nhân trong tổng giá trị sản phẩm",
        more={"frequency": "yearly"},
        said={
            "numerator": "Giá trị sản phẩm của khu vực kinh tế tư nhân",
            "denominator": "Tổng giá trị sản phẩm trên địa bàn",
            "open_question": "“Tổng giá trị sản phẩm” không phải chỉ tiêu thống kê ở cấp phường; chưa có nguồn số.",
        },
    ),
    Followed("Năng suất lao động", "CT-68-07", "Tốc độ tăng năng suất lao động"),
    Followed(
        "thu nội địa",
        "CT-68-08",
        "Tỷ trọng kinh tế tư nhân trong thu nội địa",
        said={
            "numerator": "Số thu từ khu vực kinh tế tư nhân",
            "denominator": "Thu nội địa, không gồm tiền sử dụng đất",
            "source": "Thuế cơ sở, Kho bạc Nhà nước",
        },
        start=Start("61,2/122,9"),
        figures=((JUNE, "33,4/65,5"), (SEPTEMBER, "50,1/97,4")),
    ),
    Followed(
        "thời gian và chi phí làm thủ tục",
        "CT-68-10",
        "Tỷ lệ cắt giảm thời gian giải quyết thủ tục hành chính",
        owner=TTPVHCC,
        more={"counting": "cumulative"},
        said={
            "formula": "Số ngày đã giảm chia số ngày theo quy định ngày 31/12/2025, cộng theo từng thủ tục."
        },
        start=Start("0/412", source="Danh mục thủ tục ngày 31/12/2025"),
        figures=((JUNE, "52/412"), (SEPTEMBER, "76/412")),
    ),
    Followed(
        "thời gian và chi phí làm thủ tục",
        "CT-68-11",
        "Tỷ lệ cắt giảm chi phí tuân thủ",
        owner=TTPVHCC,
        more={"counting": "cumulative"},
    ),
    Followed(
        "thuê đất",
        "CT-68-12",
        "Tỷ lệ cắt giảm thời gian giải quyết thủ tục về đất đai",
        owner=TTPVHCC,
        more={"counting": "cumulative"},
    ),
    Followed(
        "trình độ từ cao đẳng",
        "CT-41-01",
        "Tỷ lệ doanh nhân, chủ cơ sở có trình độ từ cao đẳng trở lên",
        said={
            "numerator": "Số chủ cơ sở có trình độ từ cao đẳng trở lên",
            "denominator": "Số chủ cơ sở đã khảo sát",
            "population": "Đếm người, không đếm cơ sở: một chủ có hai cơ sở tính một lần.",
            "source": "Phiếu khảo sát; chủ cơ sở tự khai",
            "measure": "registry.owners_from_college_on",
            "open_question": "“Doanh nhân” chưa có định nghĩa: đang đếm chủ cơ sở, người đại diện theo pháp luật.",
        },
    ),
    Followed(
        "khoảng 1.000 doanh nghiệp",
        "CT-41-02",
        "Doanh nghiệp, hộ kinh doanh, hợp tác xã đang hoạt động",
        more={"unit": "cơ sở"},
        said={
            "formula": "Đếm cơ sở chính đang hoạt động ngày cuối kỳ; không tính chi nhánh.",
            "measure": "registry.active_businesses",
            "source": "Danh sách của cơ quan thuế",
            "open_question": "Hộ chuyển thành doanh nghiệp không làm đổi tổng số; cần tách từng loại.",
        },
        start=Start("779"),
        figures=((MARCH, "789"), (JUNE, "806"), (SEPTEMBER, "780")),
    ),
    Followed(
        "được tiếp cận",
        "CT-41-03",
        "Tỷ lệ cơ sở được hỗ trợ pháp lý, thủ tục hành chính, thuế",
        more={"counting": "in_year"},
        said={
            "numerator": "Số cơ sở có ít nhất một lượt hỗ trợ trong năm",
            "denominator": "Số cơ sở đang hoạt động",
            "open_question": "“Tiếp cận” (được mời) khác “hỗ trợ” (đã phục vụ): đang tính số đã phục vụ.",
        },
        figures=((MARCH, "121/789"), (JUNE, "318/806"), (SEPTEMBER, "512/780")),
    ),
)
"""Targets of the plans, in the order in which the documents name them; several with the same words come in turn."""

SECOND_GOAL = ("48 - 50%", "CT-68-06")
"""The vision of 2045 is a later goal of an indicator that is followed already."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What tasks ask to be counted without a target of their own."""

    code: str
    name: str
    unit: str
    owner: str
    counting: str = "cumulative"
    quote: str = ""
    figures: Sequence[tuple[date, str]] = ()
    measure: str = ""
    is_share: bool = False


COUNTED = (
    Counted("CT-41-04", "Hội nghị đối thoại với doanh nghiệp", "hội nghị", KTHTDT, "in_year",
            "Hội nghị đối thoại ít nhất 01 lần/năm", ((SEPTEMBER, "1"),)),
    Counted("CT-41-05", "Câu lạc bộ doanh nhân, tổ liên kết sản xuất kinh doanh", "tổ chức", KTHTDT,
            figures=((SEPTEMBER, "0"),)),
    Counted("CT-41-06", "Đảng viên kết nạp trong doanh nghiệp tư nhân", "đảng viên", DANG_UY, "in_year"),
    Counted("CT-41-07", "Tổ chức cơ sở đảng thành lập mới trong doanh nghiệp", "tổ chức", DANG_UY, "in_year"),
    Counted("CT-41-08", "Mô hình tiêu biểu của công đoàn, đoàn thanh niên", "mô hình", MATTRAN),
    Counted("CT-68-13", "Hộ kinh doanh dùng eTax Mobile", "hộ", KTHTDT, "at_date",
            figures=((JUNE, "262"), (SEPTEMBER, "271")), measure="registry.etax_households"),
    Counted("CT-68-15", "Tỷ lệ hộ phải dùng và đã dùng hóa đơn điện tử khởi tạo từ máy tính tiền", "%", KTHTDT,
            "at_date", measure="registry.cash_register_households", is_share=True),
    Counted("CT-68-14", "Thửa đất đã số hóa", "thửa", KTHTDT, "at_date"),
)  # fmt: skip
ON_TIME = "Tỷ lệ kết quả hoàn thành đúng hạn"


def follow_indicators(plans: Iterable[Plan], staff: Mapping[str, Officer], today: date) -> None:
    """Follows every confirmed target, decides on baselines, and enters figures up to the day."""
    chief = staff["chanhvp"]
    units = {unit.name: unit for unit in Unit.objects.filter(ward_id=chief.ward_id)}
    targets = [target for plan in plans for target in plan.targets.order_by("order")]
    with at(FOLLOWED_ON, 9):
        made = [(one, _follow(one, targets, units, chief)) for one in TARGETS]
        counted = [(each, _count(each, units, chief)) for each in COUNTED]
        _follow_later_goal(targets, chief)
        on_time = _measure_work(units, chief)
    known: list[tuple[Followed | Counted, Indicator]] = [*made, *counted]
    for one, indicator in known:
        for day, figure in one.figures:
            _enter(indicator, day, figure, staff, today)
    _freeze(on_time, staff, today)


def _follow(one: Followed, targets: list[Target], units: Mapping[str, Unit], chief: Officer) -> Indicator:
    target = next(each for each in targets if one.words in each.text and each.goal_id is None)
    facts = {**proposed_facts(target), "name": one.name, "code": one.code, **one.more}
    goal = {name: facts.pop(name) for name in GOAL}
    goal |= {name: parse_number(goal[name]) if goal[name] else None for name in ("value", "upper")}
    facts |= {"owner_unit": units[one.owner], "words": dict(one.said)}
    followed = follow_target(target, by=chief, **goal, **facts)
    target.goal = followed
    if one.start:
        _start(followed.indicator, one.start, chief)
    return followed.indicator


def _follow_later_goal(targets: list[Target], chief: Officer) -> None:
    words, code = SECOND_GOAL
    target = next(each for each in targets if words in each.text)
    offered = proposed_facts(target)
    goal = {name: offered[name] for name in GOAL}
    goal |= {name: parse_number(goal[name]) for name in ("value", "upper")}
    follow_target(target, by=chief, indicator=Indicator.objects.get(ward_id=chief.ward_id, code=code), **goal)


def _count(each: Counted, units: Mapping[str, Unit], chief: Officer) -> Indicator:
    indicator = define_indicator(
        name=each.name,
        code=each.code,
        unit=each.unit,
        counting=each.counting,
        is_share=each.is_share,
        decimals=1 if each.is_share else 0,
        owner_unit=units[each.owner],
        words={"measure": each.measure},
        by=chief,
    )
    if each.quote:
        set_goal(
            indicator,
            comparator=">=",
            value=Decimal(1),
            due_on=date(2030, 12, 31),
            quote=each.quote,
            by=chief,
        )
    return indicator


def _start(indicator: Indicator, start: Start, chief: Officer) -> None:
    set_baseline(
        indicator,
        read_value(start.figure, indicator),
        as_of=start.day,
        source=start.source,
        territory_note=start.territory,
        rebased=start.rebased,
        is_illustrative=True,
        by=chief,
    )


def _measure_work(units: Mapping[str, Unit], chief: Officer) -> Indicator:
    """One that the system computes itself, from the results of the plans."""
    return define_indicator(
        name=ON_TIME,
        code="CT-01",
        unit="%",
        is_share=True,
        counting="at_date",
        decimals=1,
        owner_unit=units[KTHTDT],
        words={
            "numerator": "Kết quả hoàn thành đúng hạn trong quý",
            "denominator": "Kết quả có hạn đã hoàn thành trong quý",
            "measure": "plans.on_time",
        },
        by=chief,
    )


def _enter(
    indicator: Indicator, day: date, figure: str, staff: Mapping[str, Officer], today: date
) -> Observation | None:
    """Entered a week after the period, or after the indicator was defined; confirmed the day after, but for the newest
    of the households that became firms, which still waits."""
    entered = max(day + timedelta(days=8), FOLLOWED_ON + timedelta(days=1))
    if entered >= today:
        return None
    own = indicator.owner_unit is not None and indicator.owner_unit.name == KTHTDT
    doer, stands = ("chuyenvien", "truongphong") if own else ("chanhvp", "phochutich")
    with at(entered, 10):
        made = record_value(
            indicator,
            read_value(figure, indicator),
            as_of=day,
            source="Số liệu minh họa",
            is_illustrative=True,
            by=staff[doer],
        )
    if (indicator.code, day) != ("CT-68-01", SEPTEMBER) and entered + timedelta(days=1) < today:
        with at(entered + timedelta(days=1), 15):
            confirm_value(made, by=staff[stands])
    return made


def _freeze(indicator: Indicator, staff: Mapping[str, Officer], today: date) -> None:
    """What the night job froze at the end of each quarter; the office's own report of the second counted one more."""
    for day in (JUNE, SEPTEMBER):
        if day < today:
            with at(day + timedelta(days=1), 0):
                freeze_due_values(indicator, on=day + timedelta(days=1), by=System(indicator.ward))
    mine = indicator.observations.filter(as_of=JUNE).first()
    if mine is None or not mine.numerator or not mine.denominator:
        return
    theirs = _enter(indicator, JUNE, f"{int(mine.numerator)}/{int(mine.denominator) + 1}", staff, today)
    if theirs:
        with at(JUNE + timedelta(days=10), 9):
            text = "Báo cáo của phòng tính cả một kết quả quá hạn của kế hoạch chưa nhập vào hệ thống."
            explain_gap(mine, theirs, text, by=staff["truongphong"])
