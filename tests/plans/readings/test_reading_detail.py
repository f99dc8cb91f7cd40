"""The confirm screen: what it shows, what an act sends back, and who may see it."""

import re
from contextlib import contextmanager
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from donghanh.audit.queries import trail_of
from donghanh.org.enums import Role
from donghanh.plans.actions.adoption import adopt_reading
from donghanh.plans.actions.drafts import accept_draft, drop_draft
from donghanh.plans.actions.readings import start_reading
from donghanh.plans.confirmation.cells import Row, row_of, spans_in
from donghanh.plans.confirmation.queries import drafts_of, for_rows
from donghanh.plans.enums import Decision, ReadingState
from donghanh.plans.models import Draft, Reading
from donghanh.ui.marks import Span
from tests import make
from tests.plans.readings.conftest import NOW, PLAN, draft, read

HTMX = {"HX-Request": "true"}
BACKEND = "django.contrib.auth.backends.ModelBackend"
OWN_TABLES = re.compile(r'from "(?:plans_draft|plans_reading|plans_target|org_unit)', re.IGNORECASE)
SCREEN_QUERIES = 14
PIECES_QUERIES = 10


@pytest.fixture
def client(client, chief):
    client.force_login(chief.user, backend=BACKEND)
    return client


def address(name, thing, **query):
    return reverse(f"plans:{name}", args=[thing.pk], query=query)


@contextmanager
def own_queries(expected):
    """The queries about drafts and what stands beside them; the frame of the page asks its own."""
    with CaptureQueriesContext(connection) as asked:
        yield
    own = [query["sql"] for query in asked.captured_queries if OWN_TABLES.search(query["sql"])]
    assert len(own) == expected, "\n".join(own)


def row(of, words) -> Row:
    return row_of(for_rows(drafts_of(of)).get(title__contains=words), 1, NOW.date())


def test_the_first_draft_to_decide_is_open_with_its_words_marked(client, reading):
    page = client.get(address("reading_detail", reading)).content.decode()
    first = draft(reading, "mở quầy")
    assert re.search(rf'class="draft [^"]*current" id="viec-{first.pk}"', page)
    assert '<mark class="dashed">Quý II/2026</mark><small class="mark-label">thời hạn</small>' in page
    assert page.count("data-open-draft") == 1


def test_the_address_opens_a_draft(client, reading):
    asked = draft(reading, "Phát động")
    screen = client.get(address("reading_detail", reading, viec=asked.pk)).context["screen"]
    assert screen.opened.row.draft == asked


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ("", [1, 2, 3, 4, 5, 6, 7]),
        ("can-xem", [2, 3, 4, 5, 6]),
        ("thieu-chu-tri", [2, 3, 4, 5, 6]),
        ("qua-han", [1]),
        ("da-xac-nhan", []),
        ("khong-phai-viec", []),
        ("no-such-filter", [1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_a_filter_shows_its_drafts_with_their_numbers_in_the_document(client, reading, wanted, numbers):
    screen = client.get(address("reading_detail", reading, loc=wanted)).context["screen"]
    assert [each.number for each in screen.rows] == numbers


def test_the_six_cells_say_what_is_clear_inferred_and_missing(reading):
    uncertain = row(reading, "Phòng Kinh tế chủ trì")
    assert [(cell.key, cell.state) for cell in uncertain.cells] == [
        ("title", "clear"),
        ("lead", "check"),
        ("coop", "clear"),
        ("product", "missing"),
        ("deadline", "clear"),
        ("authority", "missing"),
    ]
    assert (uncertain.summary, uncertain.words) == ("6 rõ: 3 rõ, 1 cần xem, 2 thiếu", "1 điểm cần xem")


def test_only_a_missing_lead_is_red(reading):
    bare = row(reading, "Phát động")
    assert {cell.key: cell.kind for cell in bare.cells if cell.state == "missing"} == {
        "lead": "missing",
        "coop": "silent",
        "product": "silent",
        "deadline": "silent",
        "authority": "silent",
    }


def test_short_words_are_marked_inside_the_clause_that_holds_them():
    said = {"title": [{"spans": [[0, 0, 40]]}], "authority": [{"spans": [[0, 10, 20]]}]}
    assert [(span.start, span.end) for span in spans_in(Draft(evidence=said), 0)] == [
        (10, 20),
        (0, 10),
        (20, 40),
    ]
    assert spans_in(Draft(evidence=said), 1) == []
    assert isinstance(spans_in(Draft(evidence=said), 0)[0], Span)


def test_without_script_an_act_goes_back_to_the_page_with_the_next_draft_open(client, reading):
    answer = client.post(address("draft_accept", draft(reading, "mở quầy")))
    following = draft(reading, "Phòng Kinh tế chủ trì").pk
    assert (answer.status_code, answer.url) == (
        302,
        f"{address('reading_detail', reading)}?viec={following}#viec-{following}",
    )
    assert draft(reading, "mở quầy").decision == Decision.ACCEPTED


def test_with_htmx_only_the_changed_drafts_their_words_and_the_tally_come_back(client, reading):
    accepted, following = draft(reading, "mở quầy"), draft(reading, "Phòng Kinh tế chủ trì")
    answer = client.post(address("draft_accept", accepted), {"dang-xem": accepted.pk}, headers=HTMX)
    pieces = answer.content.decode()
    assert set(re.findall(r'id="(viec-\d+)" hx-swap-oob', pieces)) == {
        f"viec-{accepted.pk}",
        f"viec-{following.pk}",
    }
    assert set(re.findall(r'id="(khoi-\d+)" hx-swap-oob', pieces)) == {"khoi-13", "khoi-15"}
    assert re.findall(r'id="(tally|confirm-filters|toasts|dang-xem)"', pieces) == [
        "tally",
        "confirm-filters",
        "dang-xem",
        "toasts",
    ]
    assert answer["HX-Replace-Url"] == f"{address('reading_detail', reading)}?viec={following.pk}"


def test_a_row_sent_back_is_the_row_of_the_page(client, reading):
    accepted = draft(reading, "mở quầy")
    pieces = client.post(
        address("draft_accept", accepted), {"dang-xem": accepted.pk}, headers=HTMX
    ).content.decode()
    page = client.get(address("reading_detail", reading)).content.decode()
    row_in_page = re.search(rf'<article [^>]*id="viec-{accepted.pk}".*?</article>', page, re.DOTALL)[0]
    assert row_in_page in pieces.replace(' hx-swap-oob="true"', "")


def test_a_refused_act_says_so_and_changes_nothing(client, reading, chief):
    accepted = draft(reading, "mở quầy")
    accept_draft(accepted, by=chief)
    adopt_reading(reading, by=chief)
    answer = client.post(address("draft_drop", accepted), {"dang-xem": accepted.pk}, headers=HTMX)
    assert "Việc này đã thành nhiệm vụ; sửa ở trang nhiệm vụ." in answer.content.decode()


def test_a_draft_that_is_a_task_leads_to_it(client, reading, chief):
    accept_draft(draft(reading, "mở quầy"), by=chief)
    (task,) = adopt_reading(reading, by=chief)
    page = client.get(address("reading_detail", reading, viec=task.draft_id)).content.decode()
    assert f'href="{address("task_detail", task)}"' in page


@pytest.mark.parametrize(
    ("name", "given", "decision"),
    [("draft_drop", {}, Decision.DROPPED), ("draft_restore", {}, Decision.PENDING)],
)
def test_every_decision_is_a_form(client, reading, chief, name, given, decision):
    decided = draft(reading, "Phát động")
    drop_draft(decided, by=chief)
    assert client.post(address(name, decided), given).status_code == 302
    assert draft(reading, "Phát động").decision == decision


def test_one_click_gives_a_lead(client, reading, economy):
    bare = draft(reading, "Phát động")
    client.post(address("draft_lead", bare), {"unit": economy.pk})
    assert bare.units.get(part="lead").unit == economy


def test_a_unit_of_another_ward_is_no_lead(client, reading):
    stranger = make.unit(make.ward("10661", "Nam Đồng"), "Phòng Kinh tế")
    bare = draft(reading, "Phát động")
    client.post(address("draft_lead", bare), {"unit": stranger.pk})
    assert bare.units.count() == 0


def test_editing_keeps_the_filter_and_comes_back_to_the_draft(client, reading, economy):
    bare = draft(reading, "Phát động")
    form = {"title": "Phát động thi đua", "lead": economy.pk, "edition": bare.edition, "loc": "can-xem"}
    answer = client.post(address("draft_edit", bare), form)
    assert answer.url == f"{address('reading_detail', reading)}?loc=can-xem&viec={bare.pk}#viec-{bare.pk}"
    assert (Draft.objects.get(pk=bare.pk).title, bare.units.get().unit) == ("Phát động thi đua", economy)


def test_a_stale_edit_shows_the_form_again(client, reading):
    bare = draft(reading, "Phát động")
    Draft.objects.filter(pk=bare.pk).update(edition=3)
    answer = client.post(address("draft_edit", bare), {"title": "Khác", "edition": 2})
    assert (answer.status_code, Draft.objects.get(pk=bare.pk).title) == (422, bare.title)


def test_the_cell_the_person_came_for_takes_the_focus(client, reading):
    form = client.get(address("draft_edit", draft(reading, "mở quầy"), o="product")).context["form"]
    assert [name for name, field in form.fields.items() if "autofocus" in field.widget.attrs] == ["product"]


def test_splitting_and_joining_redraw_the_page(client, reading):
    clause = draft(reading, "Rà soát nhà, đất công")
    head, tail = clause.title.split("; ", 1)
    client.post(address("draft_split", clause), {"pieces": f"{head};\n{tail}"})
    assert reading.drafts.count() == 8
    answer = client.post(address("draft_merge", clause), {"voi": "sau"}, headers=HTMX)
    assert (answer.status_code, answer["HX-Redirect"]) == (
        204,
        address("reading_detail", reading, viec=clause.pk),
    )
    assert drafts_of(reading).count() == 7


def test_undoing_from_the_screen(client, reading):
    client.post(address("draft_accept", draft(reading, "mở quầy")))
    client.post(address("reading_undo", reading))
    assert draft(reading, "mở quầy").decision == Decision.PENDING


def test_a_result_from_before_is_noted_from_the_screen(client, reading):
    done = draft(reading, "mở quầy")
    client.post(address("draft_finished", done), {"on": "20/6/2026", "words": "Đã mở quầy", "document": ""})
    assert Draft.objects.get(pk=done.pk).finished_words == "Đã mở quầy"


def test_a_clause_of_the_document_is_added_as_a_task(client, reading):
    form = client.get(address("draft_add", reading, doan=8)).context["form"]
    assert form.initial == {
        "title": "Giúp hộ kinh doanh trên địa bàn phát triển ổn định, đúng pháp luật.",
        "block": 8,
    }
    client.post(address("draft_add", reading), {"title": "Giúp hộ kinh doanh", "block": 8})
    assert draft(reading, "Giúp hộ kinh doanh").quote == reading.blocks[8]["text"]


def test_a_block_that_does_not_exist_is_left_out(client, reading):
    client.post(address("draft_add", reading), {"title": "Việc khác", "block": 900})
    assert draft(reading, "Việc khác").blocks == []


def test_filling_in_several(client, reading, economy):
    chosen = [draft(reading, "Phát động"), draft(reading, "hội nghị")]
    form = {"draft": [each.pk for each in chosen], "lead": economy.pk, "rhythm": "quarterly"}
    client.post(address("reading_fill", reading), form)
    assert [(each.units.get().unit, Draft.objects.get(pk=each.pk).rhythm) for each in chosen] == [
        (economy, "quarterly"),
        (economy, "quarterly"),
    ]


def test_several_are_decided_at_once(client, reading, chief):
    chosen = [draft(reading, "Phát động"), draft(reading, "tổng hợp, báo cáo")]
    client.post(
        address("reading_fill", reading), {"draft": [each.pk for each in chosen], "decision": "dropped"}
    )
    assert {Draft.objects.get(pk=each.pk).decision for each in chosen} == {Decision.DROPPED}
    entry = trail_of(reading.plan)[0]
    assert (entry.verb, entry.changes) == (
        "plans.decide_drafts",
        {"drafts": [each.pk for each in chosen], "to": "dropped"},
    )


def test_deciding_on_none_changes_none(client, reading):
    client.post(address("reading_fill", reading), {"decision": "dropped"})
    assert set(reading.drafts.values_list("decision", flat=True)) == {Decision.PENDING}


def test_drafts_of_another_reading_are_not_filled_in(client, reading, chief, economy):
    other = draft(read(PLAN, chief), "Phát động")
    answer = client.post(address("reading_fill", reading), {"draft": [other.pk], "lead": economy.pk})
    assert (answer.status_code, other.units.count()) == (422, 0)


def test_mapping_a_name_from_the_screen(client, reading, economy):
    form = {"name": "Phòng Kinh tế", "unit": [economy.pk], "remember": "1"}
    client.post(address("reading_names", reading), form)
    assert draft(reading, "Phòng Kinh tế chủ trì").units.get(part="lead").unit == economy


def test_confirming_what_is_clear_and_taking_it_over(client, reading):
    client.post(address("reading_accept_clear", reading))
    page = client.get(address("reading_adopt", reading))
    assert (len(page.context["ready"]), page.context["past"], page.context["pending"]) == (1, 1, 5)
    answer = client.post(address("reading_adopt", reading))
    assert (answer.url, reading.plan.tasks.count()) == (address("plan_detail", reading.plan), 1)


def test_targets_are_decided_from_their_page(client, reading):
    target = reading.plan.targets.get()
    client.post(address("reading_targets", reading), {"target": [target.pk], "decision": "accepted"})
    target.refresh_from_db()
    assert target.decision == Decision.ACCEPTED


def test_the_screen_costs_the_same_with_one_draft_and_with_many(client, chief, units):
    one = read("III. NHIỆM VỤ\n- Mở lớp tập huấn kê khai thuế cho hộ kinh doanh.\n", chief)
    many = read(PLAN, chief)
    assert [each.drafts.count() for each in (one, many)] == [1, 7]
    for each in (one, many):
        without_lead = drafts_of(each).filter(has_lead=False).last()
        with own_queries(SCREEN_QUERIES):
            client.get(address("reading_detail", each, viec=without_lead.pk))


def test_opening_a_draft_costs_the_same_in_a_small_and_a_large_plan(
    client, chief, units, django_assert_num_queries
):
    text = "III. NHIỆM VỤ\n" + "\n".join(f"- Mở lớp tập huấn số {n} cho hộ kinh doanh." for n in range(200))
    for each in (read(PLAN, chief), read(text, chief)):
        first, second = drafts_of(each)[:2]
        with own_queries(PIECES_QUERIES):
            client.get(
                address("reading_detail", each, viec=second.pk, **{"dang-xem": first.pk}), headers=HTMX
            )


def test_a_long_plan_is_turned_page_by_page(client, chief):
    text = "III. NHIỆM VỤ\n" + "\n".join(f"- Mở lớp tập huấn số {n} cho hộ kinh doanh." for n in range(200))
    long = read(text, chief)
    last = drafts_of(long).last()
    screen = client.get(address("reading_detail", long, viec=last.pk)).context["screen"]
    assert (screen.page.number, len(screen.rows), screen.opened.row.number) == (2, 50, 200)
    assert [clause.numbers for clause in screen.clauses if clause.numbers][:1] == ["151"]


@pytest.mark.parametrize("state", [ReadingState.QUEUED, ReadingState.RUNNING])
def test_while_it_is_read_the_page_and_the_fragment_tell_how_far_it_is(client, chief, state):
    queued = start_reading(PLAN.encode(), "ke-hoach.txt", by=chief)
    Reading.objects.filter(pk=queued.pk).update(state=state, progress=40)
    page = client.get(address("reading_detail", queued)).content.decode()
    piece = client.get(address("reading_detail", queued), headers=HTMX).content.decode()
    assert '<progress value="40" max="100"' in piece
    assert piece.strip() in page


def test_the_waiting_page_loads_the_screen_once_the_reading_is_done(client, reading):
    answer = client.get(address("reading_detail", reading), headers=HTMX)
    assert (answer.status_code, answer["HX-Redirect"]) == (204, address("reading_detail", reading))


def test_a_failed_reading_says_what_to_do_and_offers_another_file(client, chief):
    queued = start_reading(PLAN.encode(), "ke-hoach.txt", by=chief)
    Reading.objects.filter(pk=queued.pk).update(state=ReadingState.FAILED, error="Tệp bị hỏng.")
    page = client.get(address("reading_detail", queued)).content.decode()
    assert ("Tệp bị hỏng." in page, "hx-trigger" in page.split('id="reading-progress"')[1][:200]) == (
        True,
        False,
    )
    answer = client.post(address("reading_retry", queued), {"text": PLAN})
    again = queued.plan.readings.first()
    assert (answer.url, again.state) == (address("reading_detail", again), ReadingState.QUEUED)


def test_a_plan_whose_reading_failed_is_removed(client, chief):
    queued = start_reading(PLAN.encode(), "ke-hoach.txt", by=chief)
    answer = client.post(address("plan_remove", queued.plan))
    assert (answer.url, Reading.objects.count()) == (reverse("plans:plan_list"), 0)


def test_the_drafts_of_a_filter_come_as_a_workbook(client, reading):
    answer = client.get(address("reading_detail", reading, xuat="xlsx", loc="qua-han"))
    sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    shown = next(row for row in sheet if row[0] == 1)
    assert (shown[1], shown[3], shown[6], shown[7]) == (
        "III. NHIỆM VỤ › 1. Hỗ trợ thủ tục",
        "Trung tâm Phục vụ hành chính công",
        "Quý II/2026",
        date(2026, 6, 30),
    )
    assert [row[0] for row in sheet if row[0] == 2] == []


PAGES = (
    *(
        "reading_detail",
        "reading_adopt",
        "reading_fill",
        "reading_names",
        "reading_targets",
        "reading_findings",
    ),
    *("draft_add", "reading_document"),
)
ACTS = ("reading_accept_clear", "reading_undo", "reading_retry")
DRAFT_PAGES = ("draft_edit", "draft_split", "draft_finished")
DRAFT_ACTS = ("draft_accept", "draft_drop", "draft_restore", "draft_lead", "draft_deadline", "draft_merge")


def asks(client, reading, names, draft_names):
    first = drafts_of(reading).first()
    yield from ((name, address(name, reading)) for name in names)
    yield from ((name, address(name, first)) for name in draft_names)


@pytest.mark.parametrize("role", [Role.FIELD, Role.ADMIN])
def test_for_a_role_without_the_right_nothing_of_it_exists(client, reading, ward, role):
    client.force_login(make.officer(ward, role).user, backend=BACKEND)
    statuses = {name: client.get(url).status_code for name, url in asks(client, reading, PAGES, DRAFT_PAGES)}
    statuses |= {name: client.post(url).status_code for name, url in asks(client, reading, ACTS, DRAFT_ACTS)}
    assert set(statuses.values()) == {404}


def test_for_another_ward_nothing_of_it_exists(client, reading):
    stranger = make.officer(make.ward("10661", "Nam Đồng"), Role.CHAIR)
    client.force_login(stranger.user, backend=BACKEND)
    statuses = {name: client.get(url).status_code for name, url in asks(client, reading, PAGES, DRAFT_PAGES)}
    statuses |= {name: client.post(url).status_code for name, url in asks(client, reading, ACTS, DRAFT_ACTS)}
    assert set(statuses.values()) == {404}
    assert set(reading.drafts.values_list("decision", flat=True)) == {Decision.PENDING}


def test_acts_are_only_posted(client, reading):
    statuses = {name: client.get(url).status_code for name, url in asks(client, reading, ACTS, DRAFT_ACTS)}
    assert set(statuses.values()) == {405}


def test_every_page_opens(client, reading):
    pages = asks(client, reading, PAGES, DRAFT_PAGES)
    assert {name: client.get(url).status_code for name, url in pages} == dict.fromkeys(
        (*PAGES, *DRAFT_PAGES), 200
    )
