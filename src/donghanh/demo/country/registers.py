"""The lists that three agencies keep of one ward, as they would send them: their columns, their words, their slips."""

from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from typing import Any, NamedTuple

from donghanh.demo.country.businesses import Business
from donghanh.demo.country.dirt import old_font
from donghanh.demo.country.lists import cells_as_written
from donghanh.demo.country.lives import FIRMS, Life
from donghanh.demo.country.styles import REGISTRATION, TAX, Style

FORM_WORDS = {
    "company_one": "Công ty TNHH một thành viên",
    "company_two": "Công ty TNHH hai thành viên trở lên",
    "joint_stock": "Công ty cổ phần",
    "sole": "Doanh nghiệp tư nhân",
    "cooperative": "Hợp tác xã",
    "household": "Hộ kinh doanh",
    "branch": "Chi nhánh",
}
REGISTRATION_WORDS = {
    "active": "Đang hoạt động",
    "suspended": "Tạm ngừng kinh doanh",
    "absent": "Đang hoạt động",
    "closed": "Đã chấm dứt hoạt động",
}
TAX_CODES = {"active": "00", "suspended": "05", "absent": "06", "closed": "01"}
TAX_CODES_LATE = {"active": "00", "suspended": "00", "absent": "06", "closed": "03"}
"""What the tax office still writes where it has not heard yet."""
E_INVOICES = Style(
    {
        "name": 1.0,
        "tax_code": 1.0,
        "phone": 0.9,
        "address": 1.0,
        "industry": 0.0,
        "owner": 0.0,
        "personal_id": 0.0,
    },
    name="mixed",
    abbreviated=0.5,
    old_font=1.0,
    old_address=0.7,
    wrong_digits=0.0,
    separator=";",
)


class Register(NamedTuple):
    """One agency's list: what stands above the heading, the heading, the rows, and which business each row is of."""

    title: tuple[str, ...]
    heading: tuple[str, ...]
    rows: list[list[Any]]
    numbers: list[int]


class Told(NamedTuple):
    """A business with what became of it, and how one agency wrote it down."""

    business: Business
    life: Life
    cells: dict[str, str]
    random: Random


Column = tuple[str, Callable[[Told], Any]]


def registration(people: Sequence[tuple[Business, Life]], seed: int, *, as_of: date) -> Register:
    """The ward's own register of businesses: legal names, dates, owners; no revenue and no tax code status."""
    columns: list[Column] = [
        ("Mã số", lambda told: told.cells.get("tax_code", "")),
        ("Tên cơ sở", lambda told: told.cells.get("name", "")),
        ("Loại hình", lambda told: FORM_WORDS[told.business.form]),
        ("Địa chỉ trụ sở", lambda told: told.cells.get("address", "")),
        ("Chủ hộ/Người đại diện", lambda told: told.cells.get("owner", "")),
        ("Giới tính", lambda told: "Nam" if told.business.owner.gender == "male" else "Nữ"),
        ("Ngày sinh", lambda told: _day(told.life.born_on)),
        ("Số định danh cá nhân", lambda told: told.cells.get("personal_id", "")),
        ("Điện thoại", lambda told: told.cells.get("phone", "")),
        ("Mã ngành VSIC 2025", lambda told: told.business.trade.code),
        ("Ngành nghề chính", lambda told: told.business.trade.register),
        ("Vốn kinh doanh (đồng)", lambda told: told.life.capital),
        ("Ngày đăng ký lần đầu", lambda told: _day(told.life.registered_on)),
        ("Tọa độ", _point),
        ("Tình trạng", lambda told: REGISTRATION_WORDS[told.life.state]),
        ("Ngày chấm dứt", lambda told: _ended(told.life)),
    ]
    title = ("SỔ ĐĂNG KÝ KINH DOANH (dữ liệu minh họa)", f"Số liệu đến ngày {_day(as_of)}")
    return _register(people, columns, REGISTRATION, title, seed, share=0.9)


def tax_office(people: Sequence[tuple[Business, Life]], seed: int, *, as_of: date) -> Register:
    """The tax office's list: capitals, tax code statuses, revenue and tax of three years; it hears late of changes."""
    columns: list[Column] = [
        ("MST", lambda told: told.cells.get("tax_code", "")),
        ("Tên NNT", lambda told: told.cells.get("name", "")),
        ("Đ/c KD", lambda told: told.cells.get("address", "")),
        ("Người đại diện", lambda told: told.cells.get("owner", "")),
        ("Số CCCD", lambda told: told.cells.get("personal_id", "")),
        ("SĐT", lambda told: told.cells.get("phone", "")),
        ("Mã trạng thái NNT", _tax_status),
        *[(f"Doanh thu {year} (triệu đồng)", _millions(year)) for year in (2024, 2025, 2026)],
        ("Số thuế đã nộp 2025 (đồng)", lambda told: told.life.tax.get(2025, "")),
        ("Số lao động 2025", lambda told: told.life.staff.get(2025, "")),
        ("Lao động tham gia BHXH 2025", lambda told: _insured(told, 2025)),
        ("Dùng eTax Mobile 2026", lambda told: "x" if told.life.uses_etax else "không"),
    ]
    title = (f"DANH BẠ NGƯỜI NỘP THUẾ ĐẾN {_day(as_of)} (dữ liệu minh họa)",)
    return _register(people, columns, TAX, title, seed + 1, share=0.88)


def e_invoices(people: Sequence[tuple[Business, Life]], seed: int, *, as_of: date) -> Register:
    """Who uses e-invoices, in an old font: fewer businesses, names as on the sign."""
    columns: list[Column] = [
        ("MST", lambda told: told.cells.get("tax_code", "")),
        ("Tên cơ sở", lambda told: told.cells.get("name", "")),
        ("Địa chỉ", lambda told: told.cells.get("address", "")),
        ("Điện thoại", lambda told: told.cells.get("phone", "")),
        ("Máy tính tiền 2026", lambda told: old_font("có" if told.life.cash_register else "không", "tcvn3")),
    ]
    columns = [(old_font(name, "tcvn3"), cell) for name, cell in columns]
    users = [
        each
        for each in people
        if each[0].form in FIRMS or each[1].cash_register or "e_invoice" in each[1].tools
    ]
    return _register(users, columns, E_INVOICES, (), seed + 2, share=0.95)


def _register(
    people: Sequence[tuple[Business, Life]],
    columns: Sequence[Column],
    style: Style,
    title: tuple[str, ...],
    seed: int,
    *,
    share: float,
) -> Register:
    random = Random(seed)
    kept = [each for each in people if random.random() < share]
    told = [
        Told(business, life, cells_as_written(random, business, style), random) for business, life in kept
    ]
    rows = [[number, *(cell(each) for _, cell in columns)] for number, each in enumerate(told, 1)]
    return Register(
        title, ("STT", *(name for name, _ in columns)), rows, [business.number for business, _ in kept]
    )


def _point(told: Told) -> str:
    """Somewhere in a made-up field around the hamlet's middle; known of two businesses in three."""
    if told.random.random() > 0.66:
        return ""
    middle = Random(told.business.place.hamlet or told.business.place.street)
    latitude, longitude = 20.935 + middle.random() * 0.04, 106.375 + middle.random() * 0.05
    return f"{latitude + told.random.gauss(0, 0.0015):.6f}, {longitude + told.random.gauss(0, 0.0015):.6f}"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _ended(life: Life) -> str:
    return _day(life.state_since) if life.state == "closed" and life.state_since else ""


def _tax_status(told: Told) -> str:
    return (TAX_CODES_LATE if told.random.random() < 0.15 else TAX_CODES)[told.life.state]


def _millions(year: int) -> Callable[[Told], Any]:
    """Revenue in millions; the office does not know that of one household in five."""

    def cell(told: Told) -> Any:
        amount = told.life.revenue.get(year)
        known = told.business.form in FIRMS or told.random.random() < 0.8
        return amount // 1_000_000 if amount and known else ""

    return cell


def _insured(told: Told, year: int) -> Any:
    return told.life.insured.get(year, "") if told.business.form in FIRMS else ""
