"""What the demo ward gives to others: figures for everybody and an agreement with an agency (dữ liệu minh họa)."""

from datetime import date

from donghanh.api.actions.editions import release_edition
from donghanh.api.actions.keys import Terms, issue_key
from donghanh.api.enums import Scope
from donghanh.api.models import Edition, Grant
from donghanh.demo.history import at
from donghanh.org.models import Officer
from donghanh.registry.enums import PERSONAL, Attribute

RELEASED_ON, AGREED_ON = date(2026, 10, 1), date(2026, 10, 5)
AGENCY = "Thuế cơ sở (dữ liệu minh họa)"
TERMS = Terms(
    basis="Quy chế phối hợp số 07/QCPH-UBND ngày 05/10/2026 (dữ liệu minh họa)",
    purpose="Đối chiếu danh sách hộ kinh doanh, doanh nghiệp trên địa bàn",
    scopes=(Scope.BUSINESSES, Scope.FACTS, Scope.EVENTS),
    attributes=tuple(attribute for attribute in Attribute if attribute not in PERSONAL),
    starts_on=AGREED_ON,
    ends_on=date(2027, 12, 31),
)


def release_figures(by: Officer) -> Edition:
    """The third quarter as open data, counted of what the registry holds at the moment."""
    with at(RELEASED_ON, 9):
        return release_edition(
            note="Quý III năm 2026. Dữ liệu minh họa, không phải số liệu thật của phường.", by=by
        )


def agree_with_agency(by: Officer) -> Grant:
    """A key without the right to personal data. Nobody is told its secret: whoever tries the API issues another key."""
    with at(AGREED_ON, 10):
        contact = "Người phụ trách minh họa, số máy 0220 000 0000"
        grant, _secret = issue_key(AGENCY, contact, TERMS, per_minute=60, per_day=5000, by=by)
    return grant
