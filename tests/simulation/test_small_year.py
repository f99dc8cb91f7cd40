"""One small year worked out by hand: twelve tasks, a diligent, a forgetful and a silent person.

All tasks are given on Monday 05/01/2026. Working days of 2026 (Bộ luật Lao động 2019 Đ112 and the notices of the year):
off are 16-20/02 (Tết), 27/04 (for Giỗ Tổ on a Sunday), 30/4, 01/5, 31/8-02/9 and 24/11; worked are the Saturdays 22/8
and 10/01, the latter because the ward entered a notice that says so. A rung "30" is the day with thirty working days
left, and so on; the tables below were counted on a calendar, not by the product.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from donghanh.kernel.errors import Refused
from donghanh.org.actions.people import leave
from donghanh.org.enums import Role
from donghanh.org.models import DayOverride
from donghanh.org.system import System
from donghanh.plans.actions import reminders
from donghanh.plans.actions.lifecycle import cancel_task, pause_task, resume_task, transfer_task
from donghanh.plans.actions.requests import ask_extension, decide_extension
from donghanh.plans.actions.results import accept_result, claim_result, note_progress, return_result
from donghanh.plans.actions.tasks import add_task, assign_officer, assign_unit, set_product
from donghanh.plans.enums import Status
from donghanh.plans.jobs import send_reminders
from donghanh.plans.locking import locked_from
from donghanh.plans.models import Reminder, Result
from donghanh.plans.models.statuses import rates
from donghanh.reports.actions.drafting import draft_report
from donghanh.reports.enums import PeriodKind
from donghanh.reports.periods import Period
from donghanh.reports.standing import snapshot_of
from tests import make

pytestmark = pytest.mark.django_db
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
GIVEN = date(2026, 1, 5)
DUE = {
    1: date(2026, 2, 27),
    2: date(2026, 3, 31),
    3: date(2026, 12, 5),  # "trước ngày 05/12", a Saturday
    4: date(2026, 6, 30),
    5: date(2026, 5, 15),
    6: date(2026, 7, 10),
    7: date(2026, 8, 28),
    8: date(2026, 10, 30),
    9: date(2026, 3, 31),
    10: date(2026, 6, 15),
    11: date(2026, 11, 20),
    12: date(2026, 9, 30),
}

# Task → (day, who hears it, kind, rung), in the order of the days.
EXPECTED = {
    1: [("10/01", "diligent", "reminder", 30), ("11/02", "diligent", "reminder", 7)],
    2: [("10/02", "diligent", "reminder", 30)],
    3: [("22/10", "diligent", "reminder", 30), ("25/11", "diligent", "reminder", 7)],
    4: [("19/05", "diligent", "reminder", 30), ("06/07", "diligent", "reminder", 7)],
    5: [
        ("31/03", "forgetful", "reminder", 30),
        ("06/05", "forgetful", "reminder", 7),
        ("14/05", "forgetful", "reminder", 1),
        ("18/05", "forgetful", "reminder", 0),
    ],
    6: [
        ("29/05", "forgetful", "reminder", 30),
        ("01/07", "forgetful", "reminder", 7),
        ("09/07", "forgetful", "reminder", 1),
        ("13/07", "forgetful", "reminder", 0),
        ("15/07", "head", "escalation", 1),
    ],
    7: [
        ("20/07", "forgetful", "reminder", 30),
        ("20/08", "forgetful", "reminder", 7),
        ("27/08", "forgetful", "reminder", 1),
        ("03/09", "forgetful", "reminder", 0),  # 31/8, 01/9 and 02/9 are off
    ],
    8: [
        ("18/09", "forgetful", "reminder", 30),
        ("18/11", "forgetful", "reminder", 7),  # of the new deadline; 24/11 is off
        ("27/11", "forgetful", "reminder", 1),
    ],
    9: [
        ("10/02", "silent", "reminder", 30),
        ("20/03", "silent", "reminder", 7),
        ("30/03", "silent", "reminder", 1),
        ("01/04", "silent", "reminder", 0),
        ("03/04", "head", "escalation", 1),
        ("08/04", "silent", "reminder", -5),
        ("14/04", "vice chair", "escalation", 2),
        ("15/04", "silent", "reminder", -10),
        ("22/04", "silent", "reminder", -15),
        ("29/04", "chair", "escalation", 3),
        ("04/05", "silent", "reminder", -20),  # 27/04, 30/4 and 01/5 are off
    ],
    10: [
        ("04/05", "silent", "reminder", 30),
        ("04/06", "other head", "reminder", 7),
        ("12/06", "other head", "reminder", 1),
    ],
    11: [
        ("09/10", "silent", "reminder", 30),
        ("03/11", "head", "reminder", 30),  # the silent one left the day before: who stands in hears of it
        ("11/11", "head", "reminder", 7),
        ("19/11", "head", "reminder", 1),
    ],
    12: [
        ("17/08", "chief", "reminder", 30),
        ("21/09", "chief", "reminder", 7),
        ("29/09", "chief", "reminder", 1),
        ("01/10", "chief", "reminder", 0),
        ("08/10", "chief", "reminder", -5),
        ("14/10", "vice chair", "escalation", 2),  # no unit leads it, so no head can hear it
        ("15/10", "chief", "reminder", -10),
    ],
}


@dataclass
class Act:
    """Something done on a day of 2026 at ten o'clock, hours after the round of reminders."""

    day: str
    task: int
    do: Any


class Office:
    """A unit with a head and three people, another unit with a head, and the leaders."""

    def __init__(self) -> None:
        ward = self.ward = make.ward(silent_days=300)
        DayOverride.objects.create(ward=ward, day=date(2026, 1, 10), is_working=True, basis="Làm bù 02/01")
        self.unit, self.other = make.unit(ward, "Phòng Kinh tế"), make.unit(ward, "Phòng Văn hóa - Xã hội")
        self.people = {
            "chair": make.officer(ward, Role.CHAIR, account=False),
            "vice chair": make.officer(ward, Role.VICE_CHAIR, account=False),
            "chief": make.officer(ward, Role.OFFICE_CHIEF, account=False),
            "head": make.officer(ward, Role.UNIT_HEAD, unit=self.unit, account=False),
            "other head": make.officer(ward, Role.UNIT_HEAD, unit=self.other, account=False),
            **{
                name: make.officer(ward, unit=self.unit, account=False)
                for name in ("diligent", "forgetful", "silent")
            },
        }
        self.plan = make.plan(ward, self.chief)
        self.tasks = {number: self.give(number) for number in DUE}

    @property
    def chief(self):
        return self.people["chief"]

    def give(self, number: int):
        task = add_task(
            self.plan,
            title=f"Việc {number}",
            by=self.chief,
            due_on=DUE[number],
            deadline={"exclusive": True} if number == 3 else {},
            lead_unit=None if number == 12 else self.unit,
        )
        doer = ("diligent", "forgetful", "silent")[(number - 1) // 4]
        if number != 12:
            assign_officer(task, self.people[doer], by=self.chief)
        return task

    def result(self, number: int) -> Result:
        return Result.objects.select_related("task__officer").get(task=self.tasks[number])


def claim(office, number, who=None):
    result = office.result(number)
    doer = office.people[who] if who else result.task.officer
    claim_result(result, on=today(), summary="Đã xong", by=doer)


def accept(office, number):
    accept_result(office.result(number), by=office.people["vice chair"])


def give_back(office, number):
    return_result(office.result(number), reason="Thiếu biểu số liệu", by=office.people["vice chair"])


def tell(office, number):
    note_progress(office.tasks[number], "Đang làm", by=office.people["forgetful"])


def ask_time(office, number):
    ask_extension(
        office.result(number),
        new_due_on=date(2026, 7, 15),
        reason="Chờ số liệu của Thuế cơ sở",
        by=office.people["diligent"],
    )


def give_time(office, number):
    extension = office.result(number).extensions.get()
    decide_extension(extension, granted=True, answer="", by=office.people["vice chair"])


def pause(office, number):
    pause_task(office.tasks[number], reason="Chờ thành phố sửa đề án", by=office.chief)


def resume(office, number):
    resume_task(office.tasks[number], answer="Đề án đã sửa", new_due_on=date(2026, 11, 30), by=office.chief)


def cancel(office, number):
    cancel_task(office.tasks[number], reason="Thành phố làm tập trung", by=office.chief)


def transfer(office, number):
    transfer_task(office.tasks[number], office.other, reason="Đúng chức năng", by=office.chief)


def go_away(office, _number):
    leave(office.people["silent"], on=today(), reason="Chuyển công tác", by=System(office.ward))


def give_to_unit(office, number):
    assign_unit(office.tasks[number], office.unit, by=office.chief)
    assign_officer(office.tasks[number], office.people["diligent"], by=office.chief)


STORY = [
    Act("12/02", 1, claim),
    Act("13/02", 1, accept),
    Act("02/03", 2, claim),
    Act("03/03", 2, accept),
    Act("31/03", 5, tell),
    Act("06/05", 9, cancel),
    Act("18/05", 5, claim),
    Act("19/05", 5, accept),
    Act("01/06", 10, transfer),
    Act("12/06", 10, lambda office, number: claim(office, number, "other head")),
    Act("15/06", 4, ask_time),
    Act("15/06", 10, accept),
    Act("16/06", 4, give_time),
    Act("10/07", 4, claim),
    Act("13/07", 4, accept),
    Act("16/07", 6, claim),
    Act("17/07", 6, accept),
    Act("27/08", 7, claim),
    Act("28/08", 7, give_back),
    Act("03/09", 7, claim),
    Act("04/09", 7, accept),
    Act("05/10", 8, pause),
    Act("15/10", 12, give_to_unit),
    Act("19/10", 12, claim),
    Act("20/10", 12, accept),
    Act("02/11", 11, go_away),
    Act("09/11", 8, resume),
    Act("20/11", 11, lambda office, number: claim(office, number, "head")),
    Act("23/11", 11, accept),
    Act("27/11", 8, claim),
    Act("30/11", 8, accept),
    Act("30/11", 3, claim),
    Act("01/12", 3, accept),
]


def today():
    return datetime.now(HANOI).date()


def play(clock, *, until: date, rounds=(send_reminders,)):
    """The days from the giving on: the round of reminders at 07:30, what people do at ten o'clock."""
    clock.move_to(at(GIVEN, 8))
    office = Office()
    story = list(STORY)
    day = GIVEN
    while (day := day + timedelta(days=1)) <= until:
        for minutes, hold in enumerate(rounds):
            clock.move_to(at(day, 7, 30 + minutes))
            hold()
        while story and story[0].day == f"{day:%d/%m}":
            clock.move_to(at(day, 10))
            act = story.pop(0)
            act.do(office, act.task)
    return office


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=HANOI)


@pytest.fixture
def clock():
    with time_machine.travel(at(GIVEN, 8), tick=False) as moved:
        yield moved


def heard(office, number):
    """What was said of a task in the order of the days."""
    names = {officer.pk: name for name, officer in office.people.items()}
    rows = Reminder.objects.filter(result__task=office.tasks[number]).order_by("sent_at", "pk")
    return [
        (f"{one.sent_at.astimezone(HANOI):%d/%m}", names[one.recipient_id], one.kind, one.rung)
        for one in rows
    ]


def figures(office, on):
    counted = rates(Result.objects.with_status(office.ward, on=on).tally())
    return counted.dated, counted.finished, counted.in_time


def test_the_year_goes_as_worked_out_by_hand(clock):
    office = play(clock, until=date(2026, 12, 31))
    assert {number: heard(office, number) for number in DUE} == EXPECTED
    statuses = {
        number: Result.objects.filter(task=office.tasks[number])
        .with_status(office.ward, on=date(2026, 12, 31))
        .get()
        .status
        for number in DUE
    }
    early, on_time, late = Status.EARLY, Status.ON_TIME, Status.LATE
    assert statuses == dict(
        zip(
            DUE,
            (early, early, early, early, late, late, late, early, Status.CANCELLED, early, on_time, late),
            strict=True,
        )
    )
    # 12 tasks, one cancelled: 11 count, all are finished, four of them late.
    counted = rates(Result.objects.with_status(office.ward, on=date(2026, 12, 31)).tally())
    assert (counted.processing, counted.on_time) == (Fraction(11, 11), Fraction(7, 11))
    # On 30/6 four were finished, one of them late; nothing was overdue but what had been cancelled.
    assert figures(office, date(2026, 6, 30)) == (11, 4, 3)


def test_the_half_year_report_says_the_figures_of_its_cutoff(clock):
    office = play(clock, until=date(2026, 7, 1))
    half_year = Period(PeriodKind.AD_HOC, "6 tháng đầu năm 2026", GIVEN, date(2026, 6, 30))
    report = draft_report([office.plan], half_year, by=office.chief)
    told = snapshot_of(report).figures
    counts = {name: len(told.behind(name)) for name in told.names()}
    assert counts | {"silent": 0} == {
        "total": 12,
        "dated": 11,
        "undated": 0,
        "finished": 4,
        "on_time": 3,
        "late": 1,
        "open": 7,
        "overdue": 0,
        "claimed": 0,
        "silent": 0,
        "interrupted": 1,
    }


def test_a_worker_killed_in_the_middle_of_a_round_tells_nobody_twice(clock, monkeypatch):
    """Each morning the round dies after the reminders are written and before anybody is told; then it is run again."""
    whole = reminders._tell

    def dies():
        with monkeypatch.context() as broken:
            broken.setattr(reminders, "_tell", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                send_reminders()
        assert reminders._tell is whole

    office = play(
        clock, until=date(2026, 4, 15), rounds=(dies_on_working_days(dies), send_reminders, send_reminders)
    )
    assert {number: heard(office, number) for number in DUE} == {
        number: [row for row in rows if (row[0][3:], row[0][:2]) <= ("04", "15")]
        for number, rows in EXPECTED.items()
    }


def dies_on_working_days(dies):
    return lambda: dies() if make.ward().calendar.is_working_day(today()) else None


@pytest.mark.parametrize(
    ("day", "open_"), [(date(2026, 2, 6), True), (date(2026, 2, 7), False), (date(2026, 2, 9), False)]
)
def test_what_was_given_in_january_locks_after_the_fifth_working_day_of_february(clock, day, open_):
    office = Office()
    task = office.tasks[1]
    set_product(task, "Báo cáo", by=office.chief)  # what is missing may be filled in
    assert locked_from(task) == date(2026, 2, 7)
    clock.move_to(at(day, 9))
    if open_:
        set_product(task, "Báo cáo kèm biểu", by=office.chief)
    else:
        with pytest.raises(Refused):
            set_product(task, "Báo cáo kèm biểu", by=office.chief)
