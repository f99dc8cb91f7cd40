"""The ward's lists against the tax list, with reasons (NĐ 68/2026/NĐ-CP Đ15.2)."""

from datetime import date
from io import BytesIO

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from donghanh.audit.models import Entry as TrailEntry
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.registry.actions.tax_notes import explain_difference
from donghanh.registry.enums import SourceKind, TaxDifference
from donghanh.registry.law.reconciliation import compared, differences, quarter_of
from donghanh.registry.models import Entry, TaxNote
from tests import make
from tests.registry import make as registry

BACKEND = "django.contrib.auth.backends.ModelBackend"
PERIOD = "2026-Q4"
D = TaxDifference
PAGE = "/co-so/doi-chieu-thue/"


def kinds(ours, tax) -> list[str]:
    return [difference for difference, _ward, _tax in differences(ours, tax)]


@pytest.mark.parametrize(
    ("ours", "tax", "found"),
    [
        ({"registration_status": "active"}, None, [D.ONLY_WARD]),
        ({"registration_status": "closed"}, None, []),
        ({}, None, [D.ONLY_WARD]),
        (None, {"tax_status": "00"}, [D.ONLY_TAX]),
        (None, {"tax_status": "01"}, []),
        ({"registration_status": "active"}, {"tax_status": "00"}, []),
        ({"registration_status": "active"}, {"tax_status": "04"}, []),
        ({"registration_status": "active"}, {"tax_status": "05"}, [D.STATUS]),
        ({"registration_status": "suspended"}, {"tax_status": "05"}, []),
        ({}, {"tax_status": "05"}, []),
        ({"owner": "Nguyễn Thị Lan"}, {"owner": "NGUYEN THI LAN"}, []),
        ({"owner": "Nguyễn Thị Lan"}, {"owner": "Trần Văn Bình"}, [D.OWNER]),
        ({"address": "Số 12, khu Vũ Xá"}, {"address": "Số 14, khu Vũ Xá"}, [D.ADDRESS]),
        ({"address": "Số 12, khu Vũ Xá"}, {}, []),
        (
            {"registration_status": "closed", "owner": "Lê An"},
            {"tax_status": "00", "owner": "Vũ Bình"},
            [D.STATUS, D.OWNER],
        ),
    ],
)
def test_what_differs_is_told_and_nothing_else(ours, tax, found):
    assert kinds(ours, tax) == found


def test_a_day_lies_in_its_quarter():
    days = (date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), date(2026, 12, 31))
    assert [quarter_of(day) for day in days] == ["2026-Q1", "2026-Q1", "2026-Q2", "2026-Q4"]


def both(ward, name: str, ours: dict[str, str] | None, tax: dict[str, str] | None):
    """A household that the ward's register, the tax list or both name."""
    kind, told = (SourceKind.REGISTRATION, ours) if ours is not None else (SourceKind.TAX, tax)
    business = registry.business(ward, kind, name=name, registered_on="", **told)
    if ours is not None and tax is not None:
        registry.entry(business, SourceKind.TAX, name=name, as_of=date(2026, 10, 1), **tax)
    return business


@pytest.mark.django_db
def test_lists_are_held_against_each_other_for_households_alone(ward):
    both(ward, "Chỉ phường", {"registration_status": "active"}, None)
    both(ward, "Chỉ thuế", None, {"tax_status": "00"})
    both(ward, "Lệch", {"registration_status": "active"}, {"tax_status": "06"})
    both(ward, "Khớp", {"registration_status": "active"}, {"tax_status": "00"})
    registry.business(ward, name="Công ty", legal_form="llc_one")
    found = compared(ward.pk, PERIOD)
    assert [(row.business.name, row.difference) for row in found.rows] == [
        ("Chỉ phường", D.ONLY_WARD),
        ("Chỉ thuế", D.ONLY_TAX),
        ("Lệch", D.STATUS),
    ]
    assert (found.in_both, found.tax_as_of) == (2, date(2026, 10, 1))


@pytest.mark.django_db
def test_rows_of_the_tax_list_of_nobody_known_are_told(ward):
    both(ward, "Khớp", {"registration_status": "active"}, {"tax_status": "00"})
    tax = registry.source(ward, SourceKind.TAX)
    Entry.objects.create(ward=ward, source=tax, key="x", values={"name": "Ai"}, as_of=date(2026, 10, 1))
    assert compared(ward.pk, PERIOD).unplaced == 1


@pytest.mark.django_db
def test_visits_complete_the_register_of_the_ward(ward):
    business = both(ward, "Lệch", {"registration_status": "active", "owner": "Lê An"}, {"owner": "Vũ Bình"})
    registry.entry(business, SourceKind.VISIT, owner="Vũ Bình", as_of=date(2026, 9, 1))
    assert compared(ward.pk, PERIOD).rows == []


@pytest.mark.django_db
def test_the_newest_reason_of_the_quarter_is_shown(ward, keeper):
    business = both(ward, "Lệch", {"registration_status": "active"}, {"tax_status": "06"})
    for reason in ("stopped", "tax_behind"):
        explain_difference(business, difference="status", period=PERIOD, reason=reason, by=keeper)
    explain_difference(business, difference="status", period="2026-Q3", reason="moved", by=keeper)
    notes = {period: compared(ward.pk, period).rows[0].note for period in (PERIOD, "2026-Q3", "2026-Q2")}
    assert {period: note and note.reason for period, note in notes.items()} == {
        PERIOD: "tax_behind",
        "2026-Q3": "moved",
        "2026-Q2": None,
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [{"reason": "x"}, {"reason": "other"}, {"difference": "x"}, {"period": "2026-Q5"}, {"period": "quý IV"}],
)
def test_what_is_no_reason_is_refused(ward, keeper, wrong):
    business = both(ward, "Lệch", {"registration_status": "active"}, {"tax_status": "06"})
    with pytest.raises(Refused):
        explain_difference(
            business, **({"difference": "status", "period": PERIOD, "reason": "moved"} | wrong), by=keeper
        )


@pytest.mark.django_db
def test_who_only_looks_notes_nothing(ward):
    business = both(ward, "Lệch", {"registration_status": "active"}, {"tax_status": "06"})
    with pytest.raises(Forbidden):
        explain_difference(
            business,
            difference="status",
            period=PERIOD,
            reason="moved",
            by=make.officer(ward, Role.FIELD),
        )


@pytest.mark.django_db
def test_a_reason_is_noted_from_the_list_and_stands_in_the_trail(client, ward, keeper):
    business = both(ward, "Lệch", {"registration_status": "active"}, {"tax_status": "06"})
    said = {"difference": "status", "period": PERIOD, "reason": "other", "note": "Đang sửa nhà"}
    response = client.post(f"{PAGE}{business.public_id}/", said | {"next": f"{PAGE}?lech=status"})
    note, trail = TaxNote.objects.get(), TrailEntry.objects.latest("pk")
    assert (response["Location"], note.reason, note.note, note.recorded_by) == (
        f"{PAGE}?lech=status",
        "other",
        "Đang sửa nhà",
        keeper,
    )
    assert (trail.verb, trail.reason) == ("registry.explain_difference", "Đang sửa nhà")


@pytest.mark.django_db
def test_a_business_of_another_ward_has_no_page_here(client, keeper):
    foreign = both(make.ward("13021", "Khác"), "Lệch", {"registration_status": "active"}, None)
    assert client.post(f"{PAGE}{foreign.public_id}/", {"reason": "moved"}).status_code == 404


@pytest.mark.django_db
def test_kinds_and_notes_narrow_the_list_and_owners_are_masked(client, ward, keeper):
    one = both(ward, "Một", {"owner": "Lê Thị An"}, {"owner": "Vũ Văn Bình"})
    both(ward, "Hai", {"registration_status": "active"}, {"tax_status": "06"})
    explain_difference(
        one, difference="owner", period=quarter_of(timezone.localdate()), reason="moved", by=keeper
    )
    response = client.get(f"{PAGE}?lech=owner&ghi=yes")
    page = response.content.decode()
    assert [row.business.name for row, _number in response.context["rows"]] == ["Một"]
    assert ("Lê Thị A•••" in page, "Lê Thị An" in page) == (True, False)


@pytest.mark.django_db
def test_the_file_for_the_tax_office_holds_both_sides_and_the_reason(client, ward, keeper):
    business = both(ward, "Lệch", {"registration_status": "active", "owner": "Lê An"}, {"tax_status": "06"})
    explain_difference(
        business, difference="status", period=quarter_of(timezone.localdate()), reason="not_found", by=keeper
    )
    response = client.post(f"{PAGE}xuat/", {"purpose": "Gửi Thuế cơ sở", "full": "on"})
    rows = CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0).to_python()
    row = rows[-1]
    assert (row[0], row[3], row[6:10]) == (
        "Lệch",
        "Lê An",
        [
            "Lệch tình trạng",
            "Đang hoạt động",
            "06 – không hoạt động tại địa chỉ đã đăng ký",
            "Không tìm thấy tại địa chỉ",
        ],
    )


@pytest.mark.django_db
def test_one_and_three_rows_cost_the_same(client, ward, keeper, django_assert_num_queries):
    for number in range(3):
        both(ward, f"Hộ {number}", {"registration_status": "active"}, None)
        if number in (0, 2):
            with django_assert_num_queries(25):
                client.get(PAGE)
