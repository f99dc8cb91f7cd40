"""Lists as files: for a purpose, masked unless asked otherwise, written down, and harmless."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from donghanh.audit.models import Entry
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.registry.actions.exporting import record_export
from donghanh.registry.enums import AccessKind, FactKind
from donghanh.registry.models import Access
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
EXPORT = "/co-so/xuat/"


@pytest.fixture
def shop(ward):
    business = registry.business(
        ward,
        name="Hương Lan",
        owner="Nguyễn Thị Lan",
        phone="0912345678",
        personal_id="031190001234",
        address="Số 12, tổ dân phố Vũ Xá, phường Ái Quốc",
        tax_status="00",
    )
    registry.fact(business, FactKind.REVENUE, 2025, 1_240_000_000)
    return business


def taken_out(client, query: str = "", **said: str) -> list[list[object]]:
    response = client.post(f"{EXPORT}?{query}", {"purpose": "Báo cáo quý", **said})
    assert response.status_code == 200
    book = CalamineWorkbook.from_filelike(BytesIO(response.content))
    return book.get_sheet_by_index(0).to_python()


def table(rows: list[list[object]]) -> list[dict[str, object]]:
    """Rows under their headings; the headings follow the empty line under the title."""
    start = next(at for at, row in enumerate(rows) if row[0] == "Mã trong sổ")
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def test_personal_data_is_masked_unless_asked_for(client, keeper, shop):
    masked, full = table(taken_out(client))[0], table(taken_out(client, full="on"))[0]
    columns = ("Chủ cơ sở, người đại diện", "Số định danh của chủ cơ sở", "Điện thoại")
    assert ([masked[name] for name in columns], [full[name] for name in columns]) == (
        ["Nguyễn Thị L•••", "0311 •••• ••34", "•••• ••• 678"],
        ["Nguyễn Thị Lan", "031190001234", "0912345678"],
    )


def test_the_row_says_what_the_list_says(client, keeper, shop):
    row = table(taken_out(client))[0]
    assert (
        row["Tên"],
        row["Tổ dân phố, thôn"],
        row["Doanh thu (đồng)"],
        row["Năm doanh thu"],
        row["Tình trạng"],
    ) == (
        "Hương Lan",
        "Vũ Xá",
        1_240_000_000,
        "2025",
        "Đang hoạt động",
    )


def test_the_file_holds_what_the_address_narrows_to(client, ward, keeper, shop):
    registry.business(ward, name="Công ty", legal_form="llc_one")
    rows = taken_out(client, "form=enterprise")
    assert ([row["Tên"] for row in table(rows)], rows[2][0]) == (["Công ty"], "Doanh nghiệp")


def test_who_took_how_many_and_what_for_is_written_down(client, ward, keeper, shop):
    registry.business(ward, name="Hai")
    taken_out(client, full="on")
    access, entry = Access.objects.get(), Entry.objects.latest("pk")
    assert (access.kind, access.officer, access.purpose, access.rows, access.public_id) == (
        AccessKind.EXPORT,
        keeper,
        "Báo cáo quý",
        2,
        "",
    )
    assert (entry.verb, entry.reason, entry.changes["rows"], entry.changes["in_full"]) == (
        "registry.export_list",
        "Báo cáo quý",
        2,
        True,
    )


@pytest.mark.parametrize("purpose", ["", "   ", "abc"])
def test_without_a_purpose_nothing_goes_out(client, keeper, shop, purpose):
    response = client.post(EXPORT, {"purpose": purpose})
    assert (response.status_code, Access.objects.count()) == (422, 0)


def test_asking_for_the_form_takes_nothing_out(client, keeper, shop):
    assert client.get(EXPORT).status_code == 200
    assert Access.objects.count() == 0


def test_a_cell_that_looks_like_a_formula_stays_text(client, ward, keeper):
    registry.business(ward, name='=HYPERLINK("http://x","y")', address="+1+1")
    row = table(taken_out(client))[0]
    assert (row["Tên"], row["Địa chỉ"]) == ('=HYPERLINK("http://x","y")', "+1+1")


@pytest.mark.parametrize("role", [Role.CLERK, Role.FIELD])
def test_who_may_not_take_lists_out_finds_no_page(client, ward, role):
    officer = make.officer(ward, role)
    client.force_login(officer.user, backend=BACKEND)
    assert (client.get(EXPORT).status_code, client.post(EXPORT).status_code) == (404, 404)
    with pytest.raises(Forbidden):
        record_export(1, what="x", purpose="Báo cáo", in_full=False, by=officer)


def test_the_action_itself_wants_a_purpose(keeper):
    with pytest.raises(Refused):
        record_export(1, what="x", purpose="  a ", in_full=False, by=keeper)


def test_three_rows_cost_no_more_queries_than_one(client, ward, keeper, shop, django_assert_num_queries):
    for extra in (0, 2):
        for _ in range(extra):
            registry.business(ward, owner="Lê An", address=f"Số {extra}, tổ 4")
        with django_assert_num_queries(30):
            taken_out(client)
