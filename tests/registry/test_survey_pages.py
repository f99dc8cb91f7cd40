"""The pages of surveys: progress, one question a screen, paper, workbooks, and what counts as digital."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from donghanh.audit.models import Entry
from donghanh.org.enums import Role
from donghanh.registry.actions.surveying import keep_answer, open_round
from donghanh.registry.enums import FactKind
from donghanh.registry.models import DigitalConvention, SurveyFile, SurveyRound, YearlyFact
from donghanh.registry.surveys.questions import Answer
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 1)
STAFF, TOOLS = FactKind.STAFF, FactKind.DIGITAL_TOOLS
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def keeper(ward):
    return make.officer(ward, Role.SPECIALIST)


@pytest.fixture
def walker(ward):
    return make.officer(ward, Role.FIELD, name="Phạm Thị Nga")


@pytest.fixture
def signed_in(client):
    def sign_in(officer):
        client.force_login(officer.user, backend=BACKEND)
        return client

    return sign_in


def opened(keeper, number=1, name="Khảo sát quý IV"):
    for each in range(number):
        registry.business(
            keeper.ward, legal_form="llc_one", name=f"Công ty {each}", address=f"Số {each}, khu Tiến Đạt"
        )
    return open_round(name, as_of=DAY, questions=[TOOLS, STAFF], by=keeper)


def page(client, name, *args, **query):
    return client.get(reverse(f"registry:{name}", args=args), query).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_one_round_as_for_three(
    number, keeper, signed_in, django_assert_num_queries
):
    for each in range(number):
        opened(keeper, name=f"Đợt {each}")
    client = signed_in(keeper)
    with django_assert_num_queries(QUERIES["survey_list"]):
        client.get(reverse("registry:survey_list"))


@pytest.mark.parametrize("number", [1, 3])
def test_a_round_takes_as_many_queries_for_one_sheet_as_for_three(
    number, keeper, walker, signed_in, django_assert_num_queries
):
    asking = opened(keeper, number)
    for sheet in asking.sheets.all():
        keep_answer(sheet, STAFF, Answer(amount=1), by=walker)
    client = signed_in(keeper)
    with django_assert_num_queries(QUERIES["survey_round"]):
        client.get(asking.get_absolute_url())


QUERIES = {"survey_list": 20, "survey_round": 26}


def test_nothing_yet_says_what_a_round_is_for(keeper, signed_in):
    assert "Chưa có đợt khảo sát." in page(signed_in(keeper), "survey_list")


def test_opening_a_round_leads_to_its_sheets(keeper, signed_in):
    registry.business(keeper.ward, name="Hộ Hương Lan")
    said = {"name": "Đợt 1", "as_of": "01/10/2026", "questions": [TOOLS, STAFF]}
    client = signed_in(keeper)
    answer = client.post(reverse("registry:survey_add"), said)
    made = SurveyRound.objects.get()
    assert answer.headers["Location"] == made.get_absolute_url()
    assert "Hộ Hương Lan" in page(client, "survey_round", made.pk)
    assert client.post(reverse("registry:survey_add"), said).status_code == 422


def test_the_code_on_paper_leads_to_the_sheet(keeper, walker, signed_in):
    sheet = opened(keeper).sheets.get()
    client = signed_in(walker)
    found = client.get(reverse("registry:survey_list"), {"ma": sheet.code.lower()})
    assert found.headers["Location"] == reverse("registry:survey_sheet", args=[sheet.pk])
    assert "Không có phiếu nào mang mã “ZZZZZZ”." in page(client, "survey_list", ma="ZZZZZZ")


def test_one_question_a_screen_kept_skipped_or_refused(keeper, walker, signed_in):
    sheet = opened(keeper).sheets.get()
    here = reverse("registry:survey_sheet", args=[sheet.pk])
    client = signed_in(walker)
    assert "Câu 1 trên 2" in page(client, "survey_sheet", sheet.pk, cau=1)
    assert (
        client.post(f"{here}?cau=1", {"tra-loi": ["sales", "website"]}).headers["Location"] == f"{here}?cau=2"
    )
    assert client.post(f"{here}?cau=2", {"cach": "bo-qua"}).headers["Location"] == here
    sheet.refresh_from_db()
    assert (sheet.answered, sheet.refused) == ([TOOLS], [])
    assert client.post(f"{here}?cau=2", {"cach": "tu-choi"}).headers["Location"] == here
    sheet.refresh_from_db()
    assert (sheet.answered, sheet.refused, sheet.asked_by) == ([TOOLS], [STAFF], walker)
    shown = page(client, "survey_sheet", sheet.pk)
    assert "Phần mềm bán hàng, quản lý kho, Trang thông tin điện tử, trang bán hàng" in shown


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, {}), (1, {"tra-loi": ["sales", "none"]}), (1, {"tra-loi": ["khac"]}), (2, {"tra-loi": "2,5"})],
)
def test_what_is_no_answer_is_asked_again(number, said, keeper, walker, signed_in):
    sheet = opened(keeper).sheets.get()
    here = reverse("registry:survey_sheet", args=[sheet.pk])
    assert signed_in(walker).post(f"{here}?cau={number}", said).status_code == 422
    assert YearlyFact.objects.count() == 0


def test_a_question_the_round_does_not_have_is_no_page(keeper, walker, signed_in):
    here = reverse("registry:survey_sheet", args=[opened(keeper).sheets.get().pk])
    client = signed_in(walker)
    assert [client.get(here, {"cau": number}).status_code for number in ("0", "3", "x")] == [404] * 3


def test_paper_bears_the_code_and_every_answer(keeper, walker, signed_in):
    asking = opened(keeper, 2)
    shown = page(signed_in(walker), "survey_print", asking.pk, q="Công ty 1")
    assert shown.count('class="paper"') == 1
    assert asking.sheets.get(business__name="Công ty 1").code in shown
    assert all(
        words in shown for words in ("☐ Hóa đơn điện tử", "☐ Không dùng công cụ nào", "☐ Không trả lời")
    )


def test_filters_lead_to_who_is_still_to_be_asked(keeper, walker, signed_in):
    asking = opened(keeper, 2)
    keep_answer(asking.sheets.get(business__name="Công ty 0"), STAFF, None, by=walker)
    client = signed_in(walker)
    found = {
        asked: "Công ty 0" in page(client, "survey_round", asking.pk, hoi=asked) for asked in ("da", "chua")
    }
    assert found == {"da": True, "chua": False}
    assert "Công ty 1" not in page(client, "survey_round", asking.pk, khu="-")


def test_the_workbook_goes_out_with_a_trace_and_comes_back(keeper, signed_in):
    asking = opened(keeper)
    client = signed_in(keeper)
    answer = client.get(asking.get_absolute_url(), {"xuat": "xlsx"})
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert any("Công ty 0" in row for row in rows)
    assert Entry.objects.get(verb="registry.export_sheets").changes == {"sheets": 1}
    upload = SimpleUploadedFile("tra-loi.xlsx", answer.content)
    client.post(reverse("registry:survey_receive", args=[asking.pk]), {"file": upload})
    file = SurveyFile.objects.get()
    for name in ("survey_file_apply", "survey_file_undo"):
        assert (
            client.post(reverse(f"registry:{name}", args=[file.pk])).headers["Location"]
            == file.get_absolute_url()
        )
    assert "đã hoàn tác lúc" in client.get(file.get_absolute_url()).content.decode()


def test_a_file_that_is_no_workbook_is_handed_back(keeper, signed_in):
    upload = SimpleUploadedFile("x.xlsx", b"PK\x03\x04 no workbook")
    to = reverse("registry:survey_receive", args=[opened(keeper).pk])
    assert signed_in(keeper).post(to, {"file": upload}).status_code == 422
    assert not SurveyFile.objects.exists()


def test_what_counts_as_digital_shows_what_the_invoice_alone_would_come_to(ward, keeper, signed_in):
    for words in ("e_invoice", "e_invoice,sales", "none"):
        registry.fact(registry.business(ward, legal_form="llc_one"), TOOLS, 2025, words)
    head = make.officer(ward, Role.UNIT_HEAD)
    client = signed_in(head)
    shown = page(client, "digital_convention")
    assert "2 trên 3" in shown  # from one tool on
    assert "1 trên 3" in shown  # from two on
    said = {"tools": 1, "valid_from": "01/11/2026", "reason": "Thử"}
    assert client.post(reverse("registry:digital_convention"), said).status_code == 302
    assert DigitalConvention.objects.get().decided_by == head
    assert signed_in(keeper).post(reverse("registry:digital_convention"), said).status_code == 404
