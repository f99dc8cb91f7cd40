"""A plan written and read back gives the same tasks."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donghanh.paperwork.opening import open_document
from donghanh.paperwork.reading import PlanReading, read_plan
from donghanh.paperwork.writing import (
    IssueDate,
    PlannedTask,
    Reference,
    TaskGroup,
    plan_document,
    render_docx,
)

VERBS = (
    "Rà soát",
    "Tổ chức",
    "Xây dựng",
    "Triển khai",
    "Tham mưu ban hành",
    "Phối hợp thực hiện",
    "Báo cáo",
    "Duy trì",
)
OBJECTS = (
    "danh mục thủ tục hành chính", "hội nghị đối thoại với doanh nghiệp", "cơ sở dữ liệu hộ kinh doanh",
    "lớp tập huấn kỹ năng số", "chương trình kết nối cung - cầu", "Kế hoạch số 82/KH-UBND ngày 13/3/2026",
    "số hóa 100% hồ sơ", "công tác tuyên truyền; công khai kết quả", "Nghị quyết số 68-NQ/TW (giai đoạn 2)",
)  # fmt: skip
TAILS = (
    "", " trên địa bàn phường", ", bảo đảm đúng tiến độ", " theo quy định.", "; báo cáo kết quả định kỳ",
    "\n- Kiểm tra, đôn đốc việc thực hiện.\n- Tổng hợp khó khăn, vướng mắc.",
)  # fmt: skip
AGENCY_NAMES = (
    "Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND", "Công an phường",
    "Trung tâm Phục vụ hành chính công", "Ủy ban MTTQ Việt Nam phường", "Đảng ủy phường",
    "Các phòng, ban, đơn vị", "Thuế cơ sở 8", "Tổ dân phố", "Hội Nông dân phường",
)  # fmt: skip
PRODUCTS = (
    "",
    "Báo cáo",
    "Kế hoạch của UBND phường",
    "Hội nghị đối thoại ít nhất 01 lần/năm",
    "Danh sách; biên bản",
)
DEADLINES = (
    "", "Quý II/2026", "Trong Quý II - III/2026", "Quý IV/2025 - I/2026", "Thường xuyên", "Năm 2026-2027",
    "Hằng năm, bắt đầu từ năm 2026", "Trước ngày 05/12/2026", "Tháng 6/2026",
    "Sau khi có hướng dẫn của cấp trên", "Từ năm 2026 và các năm tiếp theo", "6 tháng đầu năm 2026",
)  # fmt: skip

TITLES = st.builds("{} {}{}".format, *map(st.sampled_from, (VERBS, OBJECTS, TAILS)))
AGENCIES = st.lists(st.sampled_from(AGENCY_NAMES), max_size=4, unique=True).map(tuple)
TASKS = st.builds(
    PlannedTask, TITLES, AGENCIES, AGENCIES, st.sampled_from(PRODUCTS), st.sampled_from(DEADLINES)
)
HEADS = st.sampled_from(
    ("", "Nâng cao nhận thức", "Cải cách hành chính, hỗ trợ doanh nghiệp", "Tổ chức thực hiện")
)
GROUPS = st.lists(
    st.builds(TaskGroup, HEADS, st.lists(TASKS, min_size=1, max_size=6).map(tuple)), min_size=1, max_size=4
)


def read_back(plan) -> PlanReading:
    return read_plan(open_document(render_docx(plan_document(plan)), "ke-hoach.docx"))


def as_planned(reading: PlanReading) -> list[PlannedTask]:
    return [
        PlannedTask(
            task.title.text,
            tuple(agency.text for agency in task.lead),
            tuple(agency.text for agency in task.coop),
            task.product.text if task.product else "",
            task.term.value.text if task.term else "",
        )
        for task in reading.tasks
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(groups=GROUPS)
def test_a_written_plan_reads_back_as_the_same_tasks(plan, groups):
    written = [task for group in groups for task in group.tasks]
    bare = replace(plan, groups=tuple(groups), organisation=())
    assert as_planned(read_back(bare)) == written


def test_head_and_legal_bases_read_back(plan):
    issued = replace(plan, reference=Reference("KH-UBND", IssueDate(2026, 2, 5), 7))
    header = read_back(issued).header
    assert (header.number, header.issued_on.isoformat()) == ("07/KH-UBND", "2026-02-05")
    assert (header.title, header.issuer) == (plan.subject, plan.issuer.name)
    assert header.legal_bases == ("16-KH/ĐU",)


def test_a_draft_reads_back_without_number_and_date(plan):
    header = read_back(plan).header
    assert (header.number, header.issued_on) == (None, None)


def test_targets_read_back(plan):
    targets = [(item.operator, item.value, item.unit, item.by) for item in read_back(plan).indicators]
    assert targets == [(">", 40, "%", "2030")]


def test_three_hundred_tasks_read_back(plan):
    tasks = tuple(
        PlannedTask(
            f"Rà soát nhóm thủ tục hành chính thứ {number}", AGENCY_NAMES[number % 5 : number % 5 + 1]
        )
        for number in range(1, 301)
    )
    assert as_planned(read_back(replace(plan, groups=(TaskGroup("Cải cách hành chính", tasks),)))) == list(
        tasks
    )
