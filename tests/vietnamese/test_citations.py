"""Documents cited in a text (NĐ 30/2020/NĐ-CP, Phụ lục III, and party documents)."""

from datetime import date

import pytest

from donghanh.vietnamese.citations import find_citations, slug, spell_out


@pytest.mark.parametrize(
    ("text", "symbol", "kind", "number"),
    [
        ("66-NQ/TW", "66-NQ/TW", "Nghị quyết", "66"),
        ("66.17/2026/NQ-CP", "66.17/2026/NQ-CP", "Nghị quyết", "66.17"),
        ("255/2025/QĐ-UBND", "255/2025/QĐ-UBND", "Quyết định", "255"),
        ("255/QĐ-UBND", "255/QĐ-UBND", "Quyết định", "255"),
        ("21-CTr/TU", "21-CTr/TU", "Chương trình", "21"),
        ("16-KH/ĐU", "16-KH/ĐU", "Kế hoạch", "16"),
        ("191/KH-UBND", "191/KH-UBND", "Kế hoạch", "191"),
        ("Luật Tổ chức chính quyền địa phương số 72/2025/QH15", "72/2025/QH15", "Luật", "72"),
        ("Chỉ thị 13 /CT – TTg", "13/CT-TTg", "Chỉ thị", "13"),
        ("Nghị quyết số 57- NQ/TW", "57-NQ/TW", "Nghị quyết", "57"),
        ("Số:    /KH-UBND", "/KH-UBND", "Kế hoạch", None),
        ("Số:       -KH/ĐU", "-KH/ĐU", "Kế hoạch", None),
        ("12/UBND-KTHTĐT", "12/UBND-KTHTĐT", None, "12"),
        ("1669/NQ-UBTVQH15", "1669/NQ-UBTVQH15", "Nghị quyết", "1669"),
    ],
)
def test_state_and_party_symbols_are_read(
    text: str, symbol: str, kind: str | None, number: str | None
) -> None:
    found = find_citations(text)
    assert [(each.symbol, each.kind, each.number, each.text) for each in found] == [
        (symbol, kind, number, text)
    ]


def test_the_first_citation_is_read_in_full() -> None:
    [found] = find_citations(
        "Căn cứ Nghị quyết số 66/NQ-CP ngày 09 tháng 5 năm 2024 của Chính phủ về doanh nhân;"
    )
    assert found.key == ("Nghị quyết", "66", "66/NQ-CP", date(2024, 5, 9), "Chính phủ")
    assert found.text == "Nghị quyết số 66/NQ-CP ngày 09 tháng 5 năm 2024 của Chính phủ"


def test_documents_with_one_symbol_are_told_apart_by_date() -> None:
    text = "66/NQ-CP ngày 09/5/2024, 66/NQ-CP ngày 26/3/2025, 66-NQ/TW và 66.17/2026/NQ-CP"
    assert len({citation.key for citation in find_citations(text)}) == 4


def test_glued_dates_are_read() -> None:
    [found] = find_citations("Nghị quyết số 14-NQ/TU, ngày13/5/2024 của Ban Thường vụ Thành ủy")
    assert (found.date, found.issuer) == (date(2024, 5, 13), "Ban Thường vụ Thành ủy")


def test_the_place_of_a_citation_is_kept() -> None:
    text = "Thực hiện Kế hoạch số 82/KH-UBND ngày 13/3/2026, Ủy ban nhân dân phường …"
    [found] = find_citations(text)
    assert text[slice(*found.span)] == found.text == "Kế hoạch số 82/KH-UBND ngày 13/3/2026"


@pytest.mark.parametrize(
    "text",
    [
        "3/5 tổ dân phố",
        "02 lần/năm",
        "Quý II/2026",
        "số 12/3/5 đường",
        "30/6/2026",
        "24/7",
        "01 hội nghị/năm",
        "50%/năm",
    ],
)
def test_fractions_dates_and_addresses_are_no_citations(text: str) -> None:
    assert find_citations(text) == []


def test_case_does_not_matter() -> None:
    [found] = find_citations("theo kế hoạch số 82/kh-ubnd ngày 13/3/2026")
    assert (found.kind, found.number, found.date) == ("Kế hoạch", "82", date(2026, 3, 13))


def test_slugs_keep_đ_apart_from_d() -> None:
    assert slug("30/2020/NĐ-CP") == "30-2020-ndd-cp"
    assert slug("30/2020/ND-CP") == "30-2020-nd-cp"


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("NĐ 254/2026/NĐ-CP Đ6.1 điểm đ", "Nghị định 254/2026/NĐ-CP, điểm đ khoản 1 Điều 6"),
        ("NĐ 80/2021/NĐ-CP Đ5 khoản 1", "Nghị định 80/2021/NĐ-CP, khoản 1 Điều 5"),
        ("NĐ 356/2025/NĐ-CP Đ5 khoản 2-5", "Nghị định 356/2025/NĐ-CP, khoản 2-5 Điều 5"),
        ("TT 40/2021/TT-BTC Đ4", "Thông tư 40/2021/TT-BTC, Điều 4"),
        (
            "NĐ 141/2026/NĐ-CP Đ1.1 (sửa NĐ 68/2026/NĐ-CP Đ3, Đ4)",
            "Nghị định 141/2026/NĐ-CP, khoản 1 Điều 1 (sửa Nghị định 68/2026/NĐ-CP, Điều 3, Điều 4)",
        ),
        ("Luật 91/2025/QH15 Đ21.1", "Luật 91/2025/QH15, khoản 1 Điều 21"),
        ("Nghị quyết số 68-NQ/TW", "Nghị quyết số 68-NQ/TW"),
    ],
)
def test_a_short_reference_is_written_in_full(short, full):
    assert spell_out(short) == full
