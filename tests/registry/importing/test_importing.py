"""A list on its way into the registry: received, read, compared, taken over, undone."""

from datetime import date
from decimal import Decimal

import pytest

from donghanh.audit.models import Entry as Happened
from donghanh.kernel.errors import Refused
from donghanh.org.enums import Role
from donghanh.registry.enums import BatchState, RowOutcome, SourceKind
from donghanh.registry.importing.applying import start_applying
from donghanh.registry.importing.columns import columns_of
from donghanh.registry.importing.receiving import (
    add_source,
    confirm_columns,
    discard_list,
    look_again,
    receive_list,
)
from donghanh.registry.importing.undoing import start_undoing
from donghanh.registry.jobs import apply_list, read_list
from donghanh.registry.models import Batch, Business, Entry, Source, StagedRow, YearlyFact
from tests import make
from tests.registry import make as made
from tests.registry.importing.lists_on_the_way import (
    HEADING,
    ROWS,
    applied,
    contents,
    received,
    staged,
    undone,
)
from tests.registry.lists.list_files import workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(db):
    return make.officer(make.ward(), Role.SPECIALIST)


def outcomes(batch):
    return list(StagedRow.objects.filter(batch=batch).order_by("number").values_list("number", "outcome"))


def test_a_received_list_proposes_what_its_columns_tell(officer):
    batch = received(officer)
    assert [(column.attribute, column.year, column.factor) for column in columns_of(batch)] == [
        ("", None, 1), ("name", None, 1), ("tax_code", None, 1), ("owner", None, 1), ("phone", None, 1),
        ("address", None, 1), ("revenue", 2025, 10**6), ("tax_status", None, 1),
    ]  # fmt: skip
    assert (batch.state, batch.reading["first"], batch.total) == (BatchState.RECEIVED, 1, 4)


def test_what_was_confirmed_is_proposed_for_the_next_list_of_the_source(officer):
    first = received(officer, heading=[*HEADING[:6], "Mức khoán 2025", "Trạng thái"])
    columns = [
        column
        if column.place != 6
        else column.__class__(6, column.heading, "revenue", year=2025, factor=10**6)
        for column in columns_of(first)
    ]
    confirm_columns(first, columns, by=officer)
    again = received(officer, heading=[*HEADING[:6], "Mức khoán 2026", "Trạng thái"])
    assert [
        (each.attribute, each.year, each.factor, each.reason) for each in columns_of(again) if each.place == 6
    ] == [("revenue", 2026, 10**6, "remembered")]


def test_rows_are_staged_with_values_findings_and_what_they_would_come_to(officer):
    batch = staged(officer)
    row = StagedRow.objects.get(batch=batch, number=2)
    assert row.values == {
        "key": "t:0101248141",
        "name": "Hộ kinh doanh Bích Ngà",
        "legal_form": "household",
        "tax_code": "0101248141",
        "owner": "Trần Thị Ngà",
        "phone": "0912345678",
        "address": "Số 5 đường Trần Phú",
        "tax_status": "00",
        "facts": {"2025": {"revenue": "1200000000"}},
        "given": {
            "tax_code": "101248141",
            "phone": "912345678",
            "revenue 2025": "1.200",
            "tax_status": "Đang hoạt động",
        },
    }
    assert [(found["code"], found["before"], found["after"]) for found in row.findings] == [
        ("zeros_restored", "101248141", "0101248141"),
        ("zeros_restored", "912345678", "0912345678"),
    ]
    counts = {name: count for name, count in batch.counts.items() if name != "seen"}
    assert (batch.state, counts) == (
        BatchState.STAGED,
        {
            "new": 3, "businesses": 3, "doubtful": 1, "mended": 1, "absent": 0,
            "findings": {"zeros_restored": 1, "amount_bound": 1},
        },
    )  # fmt: skip
    assert not Entry.objects.exists()


def test_rows_that_are_no_records_and_rows_refused_are_told_apart(officer):
    batch = staged(
        officer,
        [
            *ROWS,
            ["I", "Khu Vũ Xá"],
            HEADING,
            [4, None, None, None, "0912345678"],
            [5, "Bích Ngà (bản sao)", "0101248141"],
            [None, "Tổng cộng", None, None, None, None, "6.600"],
        ],
    )
    codes = {
        row.number: [found["code"] for found in row.findings]
        for row in StagedRow.objects.filter(batch=batch, outcome=RowOutcome.REFUSED)
    }
    assert codes == {
        5: ["row_section"],
        6: ["row_heading"],
        7: ["name_missing"],
        8: ["key_twice"],
        9: ["row_total"],
    }
    assert (batch.counts["passed"], batch.counts["refused"], batch.counts["new"]) == (3, 2, 3)
    twin = StagedRow.objects.get(batch=batch, number=8)
    assert twin.findings[-1]["before"] == "2"


def test_a_list_taken_over_becomes_entries_businesses_and_facts(officer):
    batch = applied(officer)
    assert (batch.state, batch.applied_by, Business.objects.count()) == (BatchState.APPLIED, officer, 3)
    business = Business.objects.get(identifiers__value="0101248141")
    entry = business.entries.get()
    assert (business.name, business.standing, entry.key, entry.given["tax_code"]) == (
        "Hộ kinh doanh Bích Ngà", "active", "t:0101248141", "101248141",
    )  # fmt: skip
    assert entry.values == {
        "name": "Hộ kinh doanh Bích Ngà", "legal_form": "household", "tax_code": "0101248141", "owner": "Trần Thị Ngà",
        "phone": "0912345678", "address": "Số 5 đường Trần Phú", "tax_status": "00",
    }  # fmt: skip
    facts = YearlyFact.objects.order_by("amount").values_list("business__name", "year", "kind", "amount")
    assert list(facts) == [
        ("Hộ kinh doanh Bích Ngà", 2025, "revenue", Decimal(1_200_000_000)),
        ("Công ty TNHH Hoàng Long", 2025, "revenue", Decimal(5_400_500_000)),
    ]
    assert [happened.verb for happened in Happened.objects.order_by("pk")] == [
        "registry.receive_list",
        "registry.confirm_columns",
        "registry.apply_list",
    ]


def test_the_same_list_again_changes_nothing(officer):
    applied(officer)
    before = contents()
    again = applied(officer, as_of=date(2026, 10, 31))
    assert outcomes(again) == [(2, "unchanged"), (3, "unchanged"), (4, "unchanged")]
    assert contents() == before


def test_a_later_list_replaces_what_the_source_says_now(officer):
    applied(officer)
    rows = [[*ROWS[0][:6], "1.500", "Đang hoạt động"], ["x", "Cơ khí Minh Đức", "0101245486"]]
    later = applied(officer, rows, as_of=date(2026, 10, 31))
    assert outcomes(later) == [(2, "changed"), (3, "new")]
    assert later.counts["absent"] == 2
    entries = (
        Entry.objects.filter(key="t:0101248141")
        .order_by("pk")
        .values_list("is_current", "as_of", "business__name")
    )
    assert list(entries) == [
        (False, date(2026, 9, 30), "Hộ kinh doanh Bích Ngà"),
        (True, date(2026, 10, 31), "Hộ kinh doanh Bích Ngà"),
    ]
    facts = YearlyFact.objects.filter(business__name="Hộ kinh doanh Bích Ngà").order_by("pk")
    assert [(fact.amount, fact.is_current) for fact in facts] == [
        (1_200_000_000, False),
        (1_500_000_000, True),
    ]


def test_another_source_adds_to_the_business_that_a_number_names(officer):
    business = made.business(officer.ward, name="HKD Bích Ngà", tax_code="0101248141", phone="0911111111")
    applied(officer)
    assert Business.objects.count() == 3
    assert {entry.source.kind for entry in business.entries.all()} == {
        SourceKind.REGISTRATION,
        SourceKind.TAX,
    }


def test_a_row_that_a_person_has_to_place_waits_with_its_facts(officer):
    batch = staged(officer)
    StagedRow.objects.filter(batch=batch, number=2).update(placing={"ask": []}, outcome=RowOutcome.ASKED)
    start_applying(batch, by=officer)
    apply_list(ward_id=officer.ward_id, batch_id=batch.pk)
    entry = Entry.objects.get(key="t:0101248141")
    assert (entry.business, entry.facts.get().business, Business.objects.count()) == (None, None, 2)


def test_undone_the_registry_is_as_before(officer):
    made.business(officer.ward, tax_code="0101248141", owner="Trần Thị Ngà", personal_id="030185001234")
    applied(officer, ROWS[1:], as_of=date(2026, 8, 31))
    before = contents()
    rows = [ROWS[0], [*ROWS[1][:4], "0900000001", "Số 99 đường Mới", "7.000", "Ngừng hoạt động"],
            ["", "Cơ khí Minh Đức", "0101245486", "Lê Văn Hùng", "", "Số 7 đường Lê Lợi", "800", ""]]  # fmt: skip
    batch = applied(officer, rows)
    assert contents() != before
    batch = undone(batch, officer)
    assert (batch.state, contents()) == (BatchState.UNDONE, before)


def test_undone_a_business_of_which_more_was_said_meanwhile_stays(officer):
    batch = applied(officer)
    business = Business.objects.get(identifiers__value="0101248141")
    made.entry(business, SourceKind.VISIT, name="Tạp hóa Bích Ngà")
    undone(batch, officer)
    assert list(Business.objects.values_list("pk", "name")) == [(business.pk, "Tạp hóa Bích Ngà")]


def test_a_list_under_a_later_one_cannot_be_undone(officer):
    first = applied(officer)
    applied(officer, ROWS[:1], as_of=date(2026, 10, 31))
    with pytest.raises(Refused):
        start_undoing(first, by=officer, reason="")


def test_a_list_older_than_what_the_source_told_is_refused(officer):
    applied(officer)
    with pytest.raises(Refused):
        received(officer, as_of=date(2026, 8, 31))


def test_when_the_registry_changed_meanwhile_rows_are_compared_anew_before_they_are_taken_over(officer):
    waiting = staged(officer, ROWS[:1], kind=SourceKind.VISIT)
    applied(officer)
    start_applying(waiting, by=officer)
    waiting.refresh_from_db()
    assert waiting.state == BatchState.STAGING
    read_list(ward_id=officer.ward_id, batch_id=waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.counts["businesses"]) == (BatchState.STAGED, 0)


def test_another_sheet_or_heading_can_be_chosen(officer):
    content = workbook([["a", "b"], *[["x", "y"]] * 5], [["Ghi chú"], HEADING, *ROWS])
    batch = receive_list(
        content, "x.xlsx", source=made.source(officer.ward), as_of=date(2026, 9, 30), by=officer
    )
    assert batch.reading["sheet"] == 0
    look_again(batch, sheet=1, heading=None, by=officer)
    batch.refresh_from_db()
    assert (batch.reading["sheet"], batch.reading["first"]) == (1, 2)
    look_again(batch, sheet=1, heading=0, by=officer)
    batch.refresh_from_db()
    assert batch.reading["first"] == 0


def test_columns_without_a_name_or_an_owner_are_refused(officer):
    batch = received(officer)
    columns = [column for column in columns_of(batch) if column.attribute not in ("name", "owner")]
    with pytest.raises(Refused):
        confirm_columns(batch, columns, by=officer)


def test_a_list_that_was_not_taken_over_can_be_discarded(officer):
    batch = staged(officer)
    discard_list(batch, by=officer)
    assert (Batch.objects.count(), StagedRow.objects.count()) == (0, 0)
    with pytest.raises(Refused):
        discard_list(applied(officer), by=officer)


def test_a_file_that_is_no_list_is_refused_and_nothing_is_kept(officer):
    with pytest.raises(Refused):
        receive_list(
            b"%PDF-1.7", "x.xlsx", source=made.source(officer.ward), as_of=date(2026, 9, 30), by=officer
        )
    assert not Batch.objects.exists()


def test_a_file_that_is_lost_on_the_way_fails_in_words(officer, monkeypatch):
    batch = received(officer)
    confirm_columns(batch, columns_of(batch), by=officer)
    monkeypatch.setattr("donghanh.registry.importing.staging.read_file", lambda _batch: b"")
    read_list(ward_id=officer.ward_id, batch_id=batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.fault.startswith("Tệp không có nội dung")) == (BatchState.FAILED, True)


def test_a_source_has_a_name_of_its_own(officer):
    add_source("Danh sách thuế", SourceKind.TAX, "Thuế cơ sở", by=officer)
    with pytest.raises(Refused):
        add_source("danh  sách thuế", SourceKind.OTHER, "", by=officer)
    assert Source.objects.count() == 1
