"""Made-up wards, people, plans and tasks for tests, each with the fewest words that say what matters."""

from datetime import date, datetime
from itertools import count
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone

from donghanh.org.enums import Relation, Role, UnitKind
from donghanh.org.models import Officer, Position, Tenure, Unit, User, Ward
from donghanh.plans.models import Plan, Result, Task, Update

PASSWORD = "mat-khau-cua-bai-thu"
TOTP_SECRET = "JBSWY3DPEHPK3PXP"
_numbers = count(1)


def ward(code: str = "10660", name: str = "Ái Quốc", **facts: Any) -> Ward:
    """A phường of Hải Phòng; the same code gives the same ward."""
    known = {
        "name": name,
        "kind": "phuong",
        "province_code": "31",
        "province_name": "Thành phố Hải Phòng",
        "valid_from": date(2025, 7, 1),
    }
    return Ward.objects.update_or_create(code=code, defaults=known | facts)[0]


def unit(of: Ward, name: str = "", relation: str = Relation.ASSIGN, kind: str = UnitKind.OFFICE) -> Unit:
    return Unit.objects.create(ward=of, name=name or f"Phòng {next(_numbers)}", relation=relation, kind=kind)


def officer(
    of: Ward, role: str = Role.SPECIALIST, *, unit: Unit | None = None, name: str = "", account: bool = True
) -> Officer:
    """An officer who holds one position since 01/7/2025 and signs in with PASSWORD, an admin with TOTP_SECRET too."""
    number = next(_numbers)
    made = Officer.objects.create(
        ward=of,
        full_name=name or f"Nguyễn Văn {number}",
        user=User.objects.create_user(f"can-bo-{number}", PASSWORD) if account else None,
    )
    position = Position.objects.create(ward=of, unit=unit or _unit_for(of), title="Chuyên viên", role=role)
    Tenure.objects.create(ward=of, position=position, officer=made, started_on=date(2025, 7, 1))
    if made.user and role == Role.ADMIN:
        TOTP.activate(made.user, TOTP_SECRET)  # without it an administrator sees no other page
    return made


def plan(of: Ward, by: Officer | None = None, **facts: Any) -> Plan:
    known = {"title": "Kế hoạch phát triển kinh tế tư nhân", "short_title": "Nghị quyết 68", "created_by": by}
    known["created_by"] = by or officer(of, Role.OFFICE_CHIEF)
    return Plan.objects.create(ward=of, **(known | facts))


def task(
    in_plan: Plan,
    *,
    lead: Unit | None = None,
    due_on: date | None = None,
    starts_on: date | None = None,
    exclusive: bool = False,
    confirmed_at: datetime | None = None,
    **facts: Any,
) -> Task:
    """A confirmed task with the one result it owes."""
    number = in_plan.tasks.count() + 1
    known = {"title": f"Nhiệm vụ {number}", "number": number, "confirmed_by": in_plan.created_by}
    made = Task.objects.create(ward=in_plan.ward, plan=in_plan, lead_unit=lead, **(known | facts))
    if confirmed_at:
        Task.objects.filter(pk=made.pk).update(confirmed_at=confirmed_at)
    Result.objects.create(
        ward=in_plan.ward,
        task=made,
        starts_on=starts_on,
        due_on=due_on,
        first_due_on=due_on,
        exclusive=exclusive,
    )
    return made


def result(of: Task) -> Result:
    """The one result of a task, with its status today."""
    return of.results.with_status(of.ward, on=timezone.localdate()).get()


def update(of: Task, by: Officer, at: datetime, text: str = "Đã làm một phần") -> Update:
    return Update.objects.create(ward=of.ward, task=of, kind="note", text=text, by=by, at=at)


def _unit_for(of: Ward) -> Unit:
    return Unit.objects.get_or_create(ward=of, name="Văn phòng HĐND và UBND", kind=UnitKind.OFFICE)[0]
