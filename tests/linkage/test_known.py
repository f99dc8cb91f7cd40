"""The store of known rows."""

from pathlib import Path

import pytest

from donghanh.linkage import KnownRecords, Row, StoreFault
from donghanh.linkage.columns import Columns
from donghanh.linkage.comparing import COMPARISONS
from donghanh.linkage.preparing import mark_rare, prepare

SHOP = Row("1", "Tạp hóa Bình Minh", "0101248141", owner="Trần Văn Nam", phone="0912345678")
OTHER = Row("2", "Karaoke Ánh Dương", "0300588569", owner="Lê Thị Hoa", phone="0987654321")


def marked(*rows: Row) -> Columns:
    table = prepare(rows)
    mark_rare([table])
    return table


def near(store: KnownRecords, *rows: Row) -> list[str]:
    return store.near(marked(*rows)).ids


def test_rows_that_share_a_code_a_telephone_or_a_rare_name_are_near() -> None:
    with KnownRecords.of([SHOP, OTHER]) as store:
        assert near(store, Row("a", tax_code="0101248141")) == ["1"]
        assert near(store, Row("a", phone="+84 987 654 321")) == ["2"]
        assert near(store, Row("a", "TAP HOA BINH MINH")) == ["1"]
        assert near(store, Row("a", "Phở Thìn")) == []


def test_all_rows_of_a_business_come_with_the_one_that_is_near() -> None:
    with KnownRecords.of([SHOP, OTHER], {"1": "B7", "2": "B7"}) as store:
        found = store.near(marked(Row("a", tax_code="0101248141")))
        assert (found.ids, found.businesses) == (["1", "2"], ["B7", "B7"])
        assert [row["unique_id"] for row in found.table] == [0, 1]


def test_rows_can_be_given_to_another_business_and_taken_out() -> None:
    with KnownRecords.of([SHOP, OTHER]) as store:
        store.assign({"2": "1", "nobody": "1"})
        assert near(store, Row("a", tax_code="0101248141")) == ["1", "2"]
        store.remove(["1", "nobody"])
        assert len(store) == 1
        assert near(store, Row("a", tax_code="0101248141")) == []
        assert store.extend([SHOP]) == 1


def test_an_id_is_there_once_and_a_list_is_added_whole_or_not_at_all() -> None:
    with KnownRecords.of([SHOP]) as store:
        with pytest.raises(StoreFault) as raised:
            store.extend([OTHER, SHOP])
        assert str(raised.value) == "Mã “1” đã có trong kho dữ liệu đối soát."
        with pytest.raises(StoreFault):
            store.extend([OTHER, OTHER])
        assert len(store) == 1


def test_a_file_keeps_rows_and_what_was_learnt(tmp_path: Path) -> None:
    tax = COMPARISONS[0]
    learnt = (tax._replace(levels=(tax.levels[0]._replace(m=0.5), *tax.levels[1:])), *COMPARISONS[1:])
    with KnownRecords(tmp_path / "known") as store:
        store.extend([SHOP], {"1": "B7"})
        assert store.model is None
        store.keep_model(COMPARISONS)
        store.keep_model(learnt)
    with KnownRecords(tmp_path / "known") as store:
        assert store.model == learnt
        assert store.near(marked(SHOP)).businesses == ["B7"]


def test_a_file_of_another_version_is_refused(tmp_path: Path) -> None:
    import duckdb

    with duckdb.connect(str(tmp_path / "known")) as connection:
        connection.execute("create table known (id text)")
    with pytest.raises(StoreFault):
        KnownRecords(tmp_path / "known")


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "known").write_text("x" * 9_000)
    with pytest.raises(StoreFault) as raised:
        KnownRecords(tmp_path / "known")
    assert str(raised.value).startswith("Không mở được kho dữ liệu đối soát")


def test_values_are_counted_among_all_rows() -> None:
    with KnownRecords.of([SHOP, SHOP._replace(id="3"), OTHER]) as store:
        assert store.counts("core", ["binhminh", "anhduong", "la"]) == {"binhminh": 2, "anhduong": 1}
        assert store.counts("phone", []) == {}
