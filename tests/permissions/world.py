"""Two wards with the same things in them; every word of one carries a secret that nobody else may ever see."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone, translation

from donghanh.files.actions import store_file
from donghanh.notify.actions import tell
from donghanh.org.actions import add_alias, issue_link, set_day
from donghanh.org.enums import Role, UnitKind
from donghanh.org.models import Officer, Unit, Ward
from donghanh.plans.actions.amendments import enter_amendment
from donghanh.plans.actions.contributions import ask_contribution, deliver_contribution
from donghanh.plans.actions.drafts import accept_draft
from donghanh.plans.actions.handover import hand_over
from donghanh.plans.actions.obstacles import raise_obstacle
from donghanh.plans.actions.overlaps import tell_apart
from donghanh.plans.actions.readings import start_reading
from donghanh.plans.actions.requests import ask_extension, ask_late_review
from donghanh.plans.actions.results import accept_result, add_evidence, claim_result, note_progress
from donghanh.plans.actions.saved_filters import save_filter
from donghanh.plans.actions.tasks import add_task, assign_officer
from donghanh.plans.actions.triggers import record_trigger
from donghanh.plans.jobs import read_document
from donghanh.plans.models import ClauseChange, Contribution, Participant, Plan, Reading, Result, Task
from donghanh.plans.proposals.drafts import SUGGESTED
from donghanh.plans.reminding.links import AnswerLink, answer_token
from donghanh.reports.actions import (
    ask_review,
    decide_review,
    draft_report,
    freeze_report,
    record_dispatch,
    write_erratum,
    write_narrative,
)
from donghanh.reports.enums import ReportPart
from donghanh.reports.periods import on_demand
from tests import make
from tests.permissions.asked import add_requests
from tests.permissions.indicated import add_indicators
from tests.permissions.registered import add_businesses
from tests.permissions.sharing import add_sharing

SECRET = "Xyloquart"
"""The mark on everything of the other ward; no word of ours or of the law holds it."""

FINDABLE = "timkiem"
"""Stands beside the secret in titles, so that a search can ask for what it must not find."""

ROLES = ("chair", "vice", "chief", "head", "doer", "other", "clerk", "field", "admin")

DOCUMENT = """ỦY BAN NHÂN DÂN
PHƯỜNG {mark}
Số: 12/KH-UBND
{mark}, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
{mark} {findable} chuyển đổi số năm 2026

I. MỤC TIÊU
1. Đến hết năm 2026, có ít nhất 80% hồ sơ {mark} được nộp trực tuyến.
II. NHIỆM VỤ
1. Rà soát {mark} danh mục thủ tục hành chính. Đơn vị chủ trì: Phòng Kinh tế {mark}. \
Thời gian hoàn thành: trước ngày 30/11/2026. Sản phẩm: Danh mục {mark}.
2. Tập huấn {mark} kỹ năng số cho người dân. Đơn vị chủ trì: Phòng Văn hóa {mark}. Thời gian: thường xuyên.
3. Trang bị {mark} máy tính cho bộ phận một cửa. Đơn vị chủ trì: Trung tâm {mark}. Thời gian: Quý IV/2026.
4. Khảo sát {mark} nhu cầu của người dân.
"""


@dataclass
class World:
    """One ward: who is there by role, and one thing of each kind that an address may name."""

    ward: Ward
    mark: str
    people: dict[str, Officer] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)


def build(code: str, name: str, mark: str) -> World:
    """A ward in which everything that can be said is there once, each text marked."""
    world = World(make.ward(code, name, kind="phuong"), mark)
    with translation.override("vi"):
        for step in (_people, _organisation, _tasks, _reading, _failed_reading, _amendment, _reports):
            step(world)
        add_indicators(world, FINDABLE)
        add_businesses(world, FINDABLE)
        add_sharing(world)
        add_requests(world)
    return world


def _people(world: World) -> None:
    mark, ward = world.mark, world.ward
    world.units = {
        "leaders": make.unit(ward, f"Lãnh đạo {mark}", kind=UnitKind.LEADERSHIP),
        "office": make.unit(ward, f"Văn phòng {mark}"),
        "economy": make.unit(ward, f"Phòng Kinh tế {mark}"),
        "culture": make.unit(ward, f"Phòng Văn hóa {mark}"),
        "group": make.unit(ward, f"Tổ dân phố {mark}", kind=UnitKind.NEIGHBOURHOOD),
    }
    posts = {
        "chair": (Role.CHAIR, "leaders"),
        "vice": (Role.VICE_CHAIR, "leaders"),
        "chief": (Role.OFFICE_CHIEF, "office"),
        "head": (Role.UNIT_HEAD, "economy"),
        "doer": (Role.SPECIALIST, "economy"),
        "other": (Role.SPECIALIST, "culture"),
        "clerk": (Role.CLERK, "office"),
        "field": (Role.FIELD, "group"),
        "admin": (Role.ADMIN, "office"),
    }
    for person, (role, unit) in posts.items():
        world.people[person] = make.officer(ward, role, unit=world.units[unit], name=f"{mark} {person}")


def _organisation(world: World) -> None:
    admin, things = world.people["admin"], world.things
    newcomer = make.officer(
        world.ward, Role.SPECIALIST, unit=world.units["culture"], name=f"{world.mark} mới", account=False
    )
    things["ward"] = world.ward.pk
    things["officer"] = newcomer.pk
    things["tenure"] = newcomer.tenures.get().pk
    things["position"] = newcomer.tenures.get().position_id
    things["unit"] = world.units["culture"].pk
    things["alias"] = add_alias(world.units["culture"], f"VHXH {world.mark}", by=admin).pk
    tet = timezone.localdate().replace(month=2, day=20)
    things["day"] = set_day(tet, is_working=False, basis=f"Thông báo {world.mark}", by=admin).pk
    things["token"] = issue_link(newcomer, by=admin)
    tell(world.people.values(), f"Thông báo {world.mark}", "/viec/")
    things["notice"] = world.people["chair"].notices.get().pk


def _tasks(world: World) -> None:
    """Four tasks of the unit for economy: open, claimed, more time asked for, finished late with an objection."""
    mark, doer, chief, chair = world.mark, *(world.people[name] for name in ("doer", "chief", "chair"))
    source = store_file(f"Kế hoạch {mark}".encode(), f"ke-hoach-{mark}.txt", by=chief)
    plan = make.plan(
        world.ward, chief, title=f"{mark} {FINDABLE} kế hoạch", short_title=f"Kế hoạch {mark}", source=source
    )
    world.things["plan"] = plan.pk
    world.things["kept"] = save_filter(f"Danh sách {mark}", "state=overdue", by=chair).pk
    task, result = _task(world, plan, "mở", due_in=30)
    note_progress(task, f"Đã làm {mark}", by=doer)
    proof = store_file(f"Minh chứng {mark}".encode(), f"bien-ban-{mark}.txt", by=doer)
    evidence = add_evidence(task, by=doer, label=f"Biên bản {mark}", attachment=proof)
    world.things |= {"task": task.pk, "result": result.pk, "evidence": evidence.pk}
    world.things["answer"] = answer_token(AnswerLink(world.ward.pk, doer.pk, result.pk))

    pieces = [_piece(world, plan, title) for title in ("phối hợp", "phối hợp đã gửi")]
    sent = {"on": timezone.localdate(), "summary": f"Đã gửi {mark}", "by": world.people["other"]}
    world.things |= {"piece": pieces[0].pk, "delivered": deliver_contribution(pieces[1], **sent).pk}

    asked = raise_obstacle(task, kind="direction", text=f"Xin ý kiến {mark} {FINDABLE}", by=doer)
    waiting = add_task(
        plan, title=f"Việc chờ {mark}", by=chief, lead_unit=task.lead_unit, deadline_kind="event"
    )
    came = record_trigger(waiting, title=f"Hướng dẫn {mark}", came_on=timezone.localdate(), by=doer)
    world.things |= {"obstacle": asked.pk, "conditional": waiting.pk, "trigger": came.pk}

    second = make.plan(world.ward, chief, title=f"{mark} kế hoạch hai", short_title=f"Kế hoạch hai {mark}")
    twin, _ = _task(world, second, "trùng", due_in=40)
    third, _ = _task(world, second, "khác", due_in=40)
    judgement = tell_apart(task, third, reason=f"Khác {mark}", by=chief)
    world.things |= {"alike": (task.pk, twin.pk), "judged": judgement.pk}

    _, claimed = _task(world, plan, "báo xong", due_in=10)
    claim_result(claimed, on=timezone.localdate(), summary=f"Đã xong {mark}", by=doer)
    world.things["claim"] = claimed.pk

    _, late = _task(world, plan, "xin gia hạn", due_in=3)
    until = timezone.localdate() + timedelta(days=60)
    world.things["extension"] = ask_extension(
        late, new_due_on=until, reason=f"Chờ số liệu {mark}", by=doer
    ).pk

    _, overdue = _task(world, plan, "muộn", due_in=-20)
    claim_result(overdue, on=timezone.localdate(), summary=f"Xong muộn {mark}", by=doer)
    accept_result(overdue, by=chair)
    review = ask_late_review(
        overdue,
        reason=f"Đã nộp trước {mark}",
        corrected_finished_on=timezone.localdate() - timedelta(30),
        by=doer,
    )
    world.things["review"] = review.pk

    handed, _ = _task(world, plan, "bàn giao", due_in=40)
    reason = f"Chuyển công tác {mark}"
    world.things["handover"] = hand_over(
        {handed: None}, reason=reason, by=world.people["head"], giver=doer
    ).pk


def _task(world: World, plan: Plan, title: str, *, due_in: int) -> tuple[Task, Result]:
    task = add_task(
        plan,
        title=f"Việc {title} {world.mark} {FINDABLE}",
        by=world.people["chief"],
        due_on=timezone.localdate() + timedelta(days=due_in),
        lead_unit=world.units["economy"],
        product=f"Báo cáo {world.mark}",
        quote=f"Nguyên văn {world.mark}",
    )
    assign_officer(task, world.people["doer"], by=world.people["chief"])
    return task, task.results.get()


def _piece(world: World, plan: Plan, title: str) -> Contribution:
    """A piece that the unit for culture owes to a task of the unit for economy."""
    task, result = _task(world, plan, title, due_in=30)
    Participant.objects.create(ward=world.ward, task=task, unit=world.units["culture"], part="coop")
    asked = {"deliverable": f"Số liệu {world.mark}", "by": world.people["doer"]}
    return ask_contribution(result, world.units["culture"], **asked)


def _reading(world: World) -> None:
    """A plan that waits to be confirmed: one draft confirmed, one with a deadline on offer, the others open."""
    reading = _read(world, DOCUMENT.format(mark=world.mark, findable=FINDABLE))
    drafts = list(reading.drafts.all())
    accept_draft(drafts[0], by=world.people["clerk"])
    offered = drafts[2].deadline
    undated = drafts[3]
    undated.evidence |= {
        SUGGESTED: [{"text": "", "quote": f"{world.mark} quý IV", "spans": [], "deadline": offered}]
    }
    undated.save()
    world.things |= {
        "reading": reading.pk,
        "unadopted": reading.plan_id,
        "draft": drafts[1].pk,
        "confirmed": drafts[0].pk,
        "undated": undated.pk,
        "target": reading.plan.targets.get().pk,
    }


def _amendment(world: World) -> None:
    """A later document of the followed plan: one new clause, a task that is gone."""
    plan, clerk = Plan.objects.get(pk=world.things["plan"]), world.people["clerk"]
    text = DOCUMENT.format(mark=world.mark, findable=FINDABLE).encode()
    queued = enter_amendment(plan, text, f"thay-the-{world.mark}.txt", kind="replaces", by=clerk)
    read_document(ward_id=world.ward.pk, reading_id=queued.pk)
    task = Task.objects.get(pk=world.things["task"])
    draft = queued.drafts.first()
    change = ClauseChange.objects.create(
        ward=world.ward,
        amendment=queued.amendment,
        order=1,
        kind="changed",
        task=task,
        draft=draft,
        fields=["title"],
    )
    world.things |= {"amendment": queued.amendment_id, "change": change.pk, "fresh": queued.drafts.last().pk}


def _failed_reading(world: World) -> None:
    reading = _read(world, f"Một bài văn {world.mark} không có nhiệm vụ nào.")
    Reading.objects.filter(pk=reading.pk).update(state="failed", error=f"Không đọc được {world.mark}")
    world.things["unread"] = reading.pk


def _reports(world: World) -> None:
    """A draft with words of its own, one before the reviewer, one frozen, and one sent with an erratum."""
    clerk, chair, today = world.people["clerk"], world.people["chair"], timezone.localdate()
    plans = [Plan.objects.get(pk=world.things["plan"])]
    drafted, waiting, frozen, sent = (draft_report(plans, on_demand(today), by=clerk) for _ in range(4))
    for report in (drafted, waiting, frozen, sent):
        for part in ReportPart:
            write_narrative(report, part, f"Lời văn {world.mark}", by=clerk)
    for report in (waiting, frozen, sent):
        ask_review(report, by=clerk)
    for report in (frozen, sent):
        decide_review(report, approved=True, remarks=f"Đồng ý {world.mark}", by=chair)
        freeze_report(report, by=chair)
    scan = store_file(f"Bản ký {world.mark}".encode(), f"ban-ky-{world.mark}.txt", by=clerk)
    out = {"signed_on": today, "sent_on": today, "channel": "email", "scan": scan}
    record_dispatch(sent, number=f"9/{world.mark}", addressees=f"Sở {world.mark}", by=clerk, **out)
    erratum = write_erratum(sent, place="I", wrong=f"sai {world.mark}", right=f"đúng {world.mark}", by=clerk)
    world.things |= {"report": drafted.pk, "frozen": frozen.pk, "narrative": (drafted.pk, "direction")}
    world.things["reported"] = (drafted.pk, world.things["result"])
    world.things |= {"in_review": waiting.pk, "sent": sent.pk, "erratum": erratum.pk}


def _read(world: World, text: str) -> Reading:
    clerk = world.people["clerk"]
    reading = start_reading(
        text.encode(), f"{world.mark}.txt", by=clerk, short_title=f"Chuyển đổi số {world.mark}"
    )
    read_document(ward_id=world.ward.pk, reading_id=reading.pk)
    reading.refresh_from_db()
    return reading
