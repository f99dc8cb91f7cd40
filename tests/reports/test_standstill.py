"""What rates do not show: silence, tasks that stand still with their reasons, open obstacles, whose delay it is."""

import io
from datetime import UTC, date, datetime

import docx
import pytest

from donghanh.org.enums import Role
from donghanh.plans.actions.lifecycle import cancel_task, pause_task, return_task
from donghanh.plans.actions.obstacles import answer_obstacle, raise_obstacle, settle_obstacle
from donghanh.plans.actions.results import claim_result
from donghanh.plans.enums import ObstacleKind
from donghanh.reports.enums import ReportPart
from donghanh.reports.proposals import proposed_text
from donghanh.reports.snapshot import read_json
from donghanh.reports.standing import snapshot_of
from donghanh.reports.writing import report_docx, standstill
from tests import make
from tests.reports.conftest import on

pytestmark = pytest.mark.django_db
BEGUN, DUE, DAY = datetime(2026, 6, 1, tzinfo=UTC), date(2026, 9, 30), date(2026, 12, 1)


@pytest.fixture
def stopped(plan, office, centre, doer, chief):
    """Three tasks returned, paused and cancelled in October, and one that runs."""
    tasks = [make.task(plan, lead=office, due_on=DUE, confirmed_at=BEGUN) for _ in range(3)]
    make.task(plan, lead=centre, due_on=date(2026, 12, 31))
    with on(date(2026, 10, 5)):
        return_task(tasks[0], reason="Không đúng chức năng", by=doer)
        pause_task(tasks[1], reason="Chờ hướng dẫn của thành phố", by=chief)
        cancel_task(tasks[2], reason="Kế hoạch đã thay thế", by=chief)
    return tasks


@pytest.fixture
def snapshot(draft):
    def take():
        report = draft()
        with on(DAY):
            return snapshot_of(report)

    return take


def test_what_stands_still_is_in_no_rate_and_says_why(stopped, snapshot):
    """QĐ 42/2014: returned, paused, cancelled; out of both rates, always with a reason."""
    told = snapshot()
    figures = told.figures
    assert (len(figures.total), len(figures.dated), len(figures.interrupted)) == (4, 1, 3)
    assert [row.stopped for row in told.rows_behind(figures.interrupted)] == [
        "Không đúng chức năng",
        "Chờ hướng dẫn của thành phố",
        "Kế hoạch đã thay thế",
    ]
    assert told.rows[0].note == "Lý do: Không đúng chức năng"


def test_an_interruption_after_the_cut_off_does_not_count(plan, office, doer, snapshot):
    task = make.task(plan, lead=office, due_on=DUE, confirmed_at=BEGUN)
    with on(date(2026, 12, 1), hour=8):
        return_task(task, reason="Không đúng chức năng", by=doer)
    assert [row.stopped for row in snapshot().rows] == [""]


def test_units_show_silence_standstill_and_whose_days_were_late(stopped, office, centre, snapshot):
    told = snapshot()
    unit = told.units[0]
    counts = standstill(told.rows_behind(unit.figures.total), unit.unit)
    assert (unit.name, counts.returned, counts.paused, counts.cancelled) == (office.name, 1, 1, 1)
    whole = standstill(told.rows)
    assert (whole.returned, whole.paused, whole.cancelled) == (1, 1, 1)


def test_days_of_waiting_for_approval_are_not_the_units_delay(plan, office, doer, snapshot):
    """Claimed on Friday 09/10/2026, seven working days after 30/9; the 35 that follow until 30/11 wait for approval:
    24/11 is a day off."""
    task = make.task(plan, lead=office, due_on=DUE, confirmed_at=BEGUN)
    with on(date(2026, 10, 9)):
        claim_result(task.results.get(), on=date(2026, 10, 9), summary="Đã xong", by=doer)
    told = snapshot()
    counts = standstill(told.rows, office.pk)
    assert (counts.own_days, counts.other_days) == (7, 35)
    assert [(held.name, held.late) for held in told.rows[0].held if held.late] == [
        (office.name, 7),
        ("Người duyệt", 35),
    ]


@pytest.fixture
def obstacle(ward, plan, office, doer):
    chair = make.officer(ward, Role.CHAIR)
    task = make.task(plan, lead=office, due_on=date(2026, 12, 31), title="Lập danh mục tài sản công.")

    def ask(kind: str = ObstacleKind.OBSTACLE, day: date = date(2026, 11, 20)):
        with on(day):
            return raise_obstacle(
                task, kind=kind, text="Chưa có giá thuê.", proposal="Xin Sở Tài chính hướng dẫn", by=doer
            )

    ask.chair = chair
    return ask


def said(told) -> list[str]:
    return proposed_text(ReportPart.SHORTCOMINGS, told).splitlines()


def test_open_obstacles_reach_part_three_by_themselves(obstacle, office, snapshot):
    obstacle()
    lines = said(snapshot())
    assert lines[lines.index("Khó khăn, vướng mắc chưa được giải quyết:") + 1] == (
        f"- Lập danh mục tài sản công: Chưa có giá thuê ({office.name} nêu ngày 20/11/2026); "
        "đề xuất: Xin Sở Tài chính hướng dẫn; chưa được trả lời."
    )


def test_requests_for_direction_stand_apart_with_their_answer(obstacle, snapshot):
    asked = obstacle(ObstacleKind.DIRECTION)
    with on(date(2026, 11, 25)):
        answer_obstacle(asked, answer="Đồng ý chủ trương.", by=obstacle.chair)
    lines = said(snapshot())
    assert "Nội dung xin ý kiến chỉ đạo chưa giải quyết xong:" in lines
    assert any(line.endswith("đã có ý kiến: Đồng ý chủ trương.") for line in lines)


def test_what_was_settled_or_raised_otherwise_than_by_the_cut_off_is_not_told(obstacle, doer, snapshot):
    settled = obstacle()
    with on(date(2026, 11, 28)):
        settle_obstacle(settled, by=doer)
    obstacle(day=date(2026, 12, 1))
    assert snapshot().obstacles == ()


def test_an_answer_after_the_cut_off_is_not_told(obstacle, snapshot):
    asked = obstacle()
    with on(DAY):
        answer_obstacle(asked, answer="Đồng ý.", by=obstacle.chair)
    assert [each.answer for each in snapshot().obstacles] == [""]


def test_silence_is_told_by_unit(plan, office, centre, snapshot):
    for lead in (office, office, centre):
        make.task(plan, lead=lead, due_on=date(2026, 12, 31), confirmed_at=BEGUN)
    assert (
        f"Số nhiệm vụ lâu chưa được cập nhật theo đơn vị: {office.name}: 02 nhiệm vụ; {centre.name}: 01 nhiệm vụ."
        in said(snapshot())
    )


def test_the_paper_has_the_table_and_does_not_call_stopped_tasks_undated(stopped, office, snapshot):
    paper = docx.Document(io.BytesIO(report_docx(snapshot())))
    words = [paragraph.text for paragraph in paper.paragraphs]
    assert any(
        line.startswith(
            "Tổng số nhiệm vụ được giao: 04 nhiệm vụ, trong đó 01 nhiệm vụ có thời hạn; 03 nhiệm vụ trả lại, "
            "tạm dừng hoặc hủy."
        )
        for line in words
    )
    wide = [table for table in paper.tables if len(table.columns) == 8]
    table = next(table for table in wide if table.rows[0].cells[2].text == "Lâu chưa cập nhật")
    assert [cell.text for cell in table.rows[2].cells][1:6] == [office.name, "0", "1", "1", "1"]


def test_a_snapshot_of_the_first_version_still_reads(stopped, snapshot):
    told = snapshot()
    facts = told.as_json() | {"version": 1}
    for name in ("obstacles", "changes", "with_changes", "relation"):
        facts.pop(name)
    facts["rows"] = [
        {name: value for name, value in row.items() if name not in ("held", "stopped")}
        for row in facts["rows"]
    ]
    old = read_json(facts)
    assert (old.figures, old.obstacles, old.changes) == (told.figures, (), None)
