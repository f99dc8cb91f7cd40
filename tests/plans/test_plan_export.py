"""A tracked programme as a KẾ HOẠCH: what was confirmed is what the paper says, and reads back the same."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donghanh.org.enums import Role
from donghanh.paperwork.opening import open_document
from donghanh.paperwork.reading import PlanReading, read_plan
from donghanh.plans.enums import Part
from donghanh.plans.models import Participant, Plan, Section, Target
from donghanh.plans.queries import tasks_of_plan
from donghanh.plans.writing import as_document, plan_docx, short_headings
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
UNITS = (
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Phòng Văn hóa - Xã hội",
    "Văn phòng HĐND và UBND phường",
    "Trung tâm Phục vụ hành chính công",
    "Công an phường",
    "Ủy ban MTTQ Việt Nam phường",
    "Thuế cơ sở",
)
HEADINGS = (
    None,
    "I. Nâng cao nhận thức",
    "II. NHIỆM VỤ, GIẢI PHÁP › 2. Tiếp cận nguồn lực › a) Đất đai, mặt bằng",
    "IV. TỔ CHỨC THỰC HIỆN",
)
TITLES = (
    "Rà soát danh mục thủ tục hành chính, đề xuất cắt giảm 30% thời gian giải quyết.",
    "Tổ chức hội nghị đối thoại với doanh nghiệp; công khai kết quả",
    "Xây dựng cơ sở dữ liệu hộ kinh doanh\n- Đối chiếu với cơ quan thuế.\n- Cập nhật hằng tháng.",
    "Tham mưu ban hành Nghị quyết số 68-NQ/TW (giai đoạn 2) trên địa bàn phường",
)
PRODUCTS = ("", "Báo cáo", "Hội nghị đối thoại ít nhất 01 lần/năm", "Danh sách; biên bản")
DEADLINES = (
    "",
    "Quý II/2026",
    "Trong Quý IV/2025 - I/2026",
    "Thường xuyên",
    "Hằng năm, bắt đầu từ năm 2026",
    "Trước ngày 05/12/2026",
    "Sau khi có hướng dẫn của cấp trên",
)
TASKS = st.lists(
    st.tuples(
        st.sampled_from(TITLES),
        st.lists(st.sampled_from(range(len(UNITS))), max_size=4, unique=True),
        st.integers(0, 2),
        st.sampled_from(PRODUCTS),
        st.sampled_from(DEADLINES),
        st.sampled_from(range(len(HEADINGS))),
    ),
    min_size=1,
    max_size=8,
)


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def plan(ward, chief):
    return make.plan(
        ward, chief, number="12/KH-UBND", issued_on=date(2026, 2, 5), title="Phát triển kinh tế tư nhân"
    )


@pytest.fixture
def office(ward):
    return make.unit(ward, UNITS[0])


def read_back(plan: Plan) -> PlanReading:
    return read_plan(open_document(plan_docx(plan), "ke-hoach.docx"))


def as_read(reading: PlanReading) -> list[tuple]:
    return [
        (
            task.title.text,
            [agency.text for agency in task.lead],
            [agency.text for agency in task.coop],
            task.product.text if task.product else "",
            task.term.value.text if task.term else "",
        )
        for task in reading.tasks
    ]


def as_tracked(plan: Plan) -> list[tuple]:
    """The tasks as the database holds them, in the order of their headings."""
    order = list(dict.fromkeys(task.section_id for task in tasks_of_plan(plan)))
    tasks = sorted(tasks_of_plan(plan), key=lambda task: (order.index(task.section_id), task.number))
    return [
        (
            task.title,
            [unit.name for unit in (task.lead_unit, *_with(task, Part.CO_LEAD)) if unit],
            [unit.name for unit in _with(task, Part.COOPERATES)],
            task.product,
            task.deadline_raw,
        )
        for task in tasks
    ]


def _with(task, part):
    return [each.unit for each in task.participants.all() if each.part == part]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tasks=TASKS)
def test_reading_the_paper_gives_the_tracked_tasks(ward, chief, tasks):
    plan = make.plan(ward, chief, title="Phát triển kinh tế tư nhân")
    units = [make.unit(ward, name) for name in UNITS] if not _units(ward) else _units(ward)
    sections = [
        Section.objects.create(ward=ward, plan=plan, order=order, heading=heading) if heading else None
        for order, heading in enumerate(HEADINGS)
    ]
    for title, chosen, led, product, deadline, heading in tasks:
        leads = [units[at] for at in chosen[: led + 1]]
        task = make.task(
            plan,
            title=title,
            lead=leads[0] if leads else None,
            product=product,
            deadline_raw=deadline,
            section=sections[heading],
        )
        parts = [(unit, Part.CO_LEAD) for unit in leads[1:]]
        parts += [(units[at], Part.COOPERATES) for at in chosen[led + 1 :]]
        for unit, part in parts:
            Participant.objects.create(ward=ward, task=task, unit=unit, part=part)
    assert as_read(read_back(plan)) == as_tracked(plan)


def _units(ward):
    from donghanh.org.models import Unit

    return list(Unit.objects.filter(ward=ward, name__in=UNITS).order_by("pk"))


def test_number_date_targets_and_subject_read_back(ward, chief, plan):
    make.task(plan, title="Rà soát danh mục thủ tục hành chính")
    Target.objects.create(
        ward=ward,
        plan=plan,
        order=1,
        text="Đến năm 2030, có trên 40% hộ kinh doanh chuyển thành doanh nghiệp.",
        operator=">",
        value=40,
        unit="%",
        decision="accepted",
        decided_by=chief,
    )
    reading = read_back(plan)
    header = reading.header
    assert (header.number, header.issued_on, header.title) == ("12/KH-UBND", date(2026, 2, 5), plan.title)
    assert [(each.operator, each.value, each.by) for each in reading.indicators] == [(">", 40, "2030")]


@pytest.mark.parametrize(
    "facts",
    [
        {"number": ""},
        {"issued_on": None},
        {"issuer": "Thành ủy Hải Phòng"},
        {"kind": "programme"},
    ],
)
def test_number_and_date_stay_blank_where_the_ward_has_not_issued_the_plan(ward, chief, facts):
    known = {"number": "12/KH-UBND", "issued_on": date(2026, 2, 5)}
    plan = make.plan(ward, chief, **(known | facts))
    reference = as_document(plan).reference
    assert (reference.number, reference.issued.month, reference.issued.day) == (None, None, None)


def test_an_extended_deadline_is_written_as_its_new_date(plan, office):
    task = make.task(plan, lead=office, due_on=date(2026, 9, 30), deadline_raw="Quý III/2026")
    task.results.update(due_on=date(2026, 12, 15))
    assert as_document(plan).groups[0].tasks[0].deadline == "15/12/2026"


def test_a_date_without_words_and_a_day_before_are_written_out(plan):
    make.task(plan, due_on=date(2026, 9, 30))
    make.task(plan, due_on=date(2026, 12, 5), exclusive=True)
    assert [task.deadline for task in as_document(plan).groups[0].tasks] == [
        "30/9/2026",
        "Trước ngày 05/12/2026",
    ]


def test_a_rhythm_of_the_ward_is_no_word_of_the_plan(plan):
    task = make.task(plan, due_on=date(2026, 12, 14), deadline_raw="Thường xuyên")
    task.results.update(set_by_ward=True)
    assert as_document(plan).groups[0].tasks[0].deadline == "Thường xuyên"


def test_headings_lose_their_marks_and_equal_ones_keep_the_heading_above():
    assert short_headings(["II. GIẢI PHÁP › 1. Vốn › a) Cho vay", "I Nâng cao nhận thức", "đ) Vay vốn"]) == [
        "Cho vay",
        "Nâng cao nhận thức",
        "Vay vốn",
    ]
    assert short_headings(["1. Đất đai › a) Rà soát", "2. Vốn › a) Rà soát"]) == [
        "Đất đai - Rà soát",
        "Vốn - Rà soát",
    ]


def test_the_page_of_a_plan_hands_the_paper_out(client, plan, chief):
    make.task(plan)
    client.force_login(chief.user, backend=BACKEND)
    url = reverse("plans:plan_export", args=[plan.pk])
    assert url in client.get(plan.get_absolute_url()).content.decode()
    answer = client.get(url)
    assert answer["Content-Disposition"] == 'attachment; filename="ke-hoach-nghi-quyet-68.docx"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.content[:2] == b"PK"


def test_a_plan_without_tasks_has_no_paper(client, plan, chief):
    client.force_login(chief.user, backend=BACKEND)
    assert client.get(reverse("plans:plan_export", args=[plan.pk])).status_code == 404


def test_strangers_field_contributors_and_posts_get_no_paper(client, ward, plan, chief):
    make.task(plan)
    url = reverse("plans:plan_export", args=[plan.pk])
    for stranger in (
        make.officer(make.ward("13021", "Ái Quốc", kind="xa"), Role.CHAIR),
        make.officer(ward, Role.FIELD),
    ):
        client.force_login(stranger.user, backend=BACKEND)
        assert client.get(url).status_code == 404
    client.force_login(chief.user, backend=BACKEND)
    assert client.post(url).status_code == 405
