"""What holds for every deadline phrase, whatever is typed."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from donghanh.vietnamese.deadlines import Deadline, Kind, find_deadline, parse_deadline

ISSUED = date(2026, 5, 26)

years = st.sampled_from(["2025", "2026", "2027", "2030"])
after = st.one_of(st.just(""), st.builds("/{}".format, years), st.builds(" năm {}".format, years))
quarters = st.builds("Quý {}{}".format, st.sampled_from(["I", "II", "III", "IV", "1", "4"]), after)
months = st.builds("tháng {}{}".format, st.integers(1, 12), after)
days = st.builds("ngày {:02d}/{}{}".format, st.integers(1, 28), st.integers(1, 12), after)
whole_years = st.builds("năm {}".format, years)
slices = st.builds("6 tháng {} năm {}".format, st.sampled_from(["đầu", "cuối"]), years)
edges = st.builds("{} {}".format, st.sampled_from(["đầu", "giữa", "cuối"]), st.one_of(months, whole_years))
atoms = st.one_of(quarters, months, days, whole_years, slices, edges)
binds = st.sampled_from(
    ["", "Trong ", "Trước ", "Chậm nhất ", "Đến hết ", "Từ ", "Sau ", "Hoàn thành trước ", "Dự kiến "]
)
links = st.sampled_from([" - ", " đến ", ", ", " và ", "; "])
pairs = st.builds("{}{}{}".format, atoms, links, atoms)
tails = st.sampled_from(
    ["", " hằng năm", " và các năm tiếp theo", ", thường xuyên", " (sau khi có hướng dẫn)", " trở đi"]
)
phrases = st.builds("{}{}{}".format, binds, st.one_of(atoms, pairs), tails)


def dates(found: Deadline) -> tuple[Kind, date | None, date | None, bool]:
    return found.kind, found.start, found.due, found.needs_human


@given(phrases)
def test_a_start_never_comes_after_its_due_date(phrase: str) -> None:
    found = parse_deadline(phrase, issued=ISSUED)
    assert found.start is None or found.due is None or found.start <= found.due


@given(phrases)
def test_no_year_is_farther_than_one_from_those_written_or_the_issue(phrase: str) -> None:
    found = parse_deadline(phrase, issued=ISSUED)
    known = {int(year) for year in re.findall(r"20\d\d", phrase)} or {ISSUED.year}
    near = {year + step for year in known for step in (-1, 0, 1)}
    assert {day.year for day in (found.start, found.due) if day} <= near


@given(phrases)
def test_case_spaces_and_dashes_change_nothing(phrase: str) -> None:
    expected = dates(parse_deadline(phrase, issued=ISSUED))
    for variant in (
        phrase.upper(),
        phrase.lower(),
        f"  {phrase.replace(' ', '  ')} .",
        phrase.replace(" - ", " – "),
        phrase.replace("/", " / "),
    ):
        assert dates(parse_deadline(variant, issued=ISSUED)) == expected


@given(phrases)
def test_the_kind_says_which_dates_there_are(phrase: str) -> None:
    found = parse_deadline(phrase, issued=ISSUED)
    shape = found.start is not None, found.due is not None
    allowed = {
        Kind.BY_DATE: {(False, True)},
        Kind.WINDOW: {(True, True)},
        Kind.OPEN_FROM: {(True, False)},
        Kind.RECURRING: {(True, False), (False, False)},
    }
    assert shape in allowed.get(found.kind, {(False, False)})


@given(st.text(max_size=60))
@example("ngày 31/2")
@example("Quý")
@example("1/1/1/1/1")
@example("tháng 0/2026")
@example("(((")
@example("năm năm năm 2026")
def test_any_text_at_all_is_read_without_error(text: str) -> None:
    assert parse_deadline(text, issued=ISSUED).verbatim == text.strip()
    find_deadline(text, issued=ISSUED)


@pytest.mark.parametrize(
    "words", ["sau khi, ", "theo kế hoạch, ", "1, 2, 3, ", "(", "trong ", "và ", "9", "- ", "năm "]
)
def test_heaps_of_words_are_read_without_error(words: str) -> None:
    heap = words * 400
    assert parse_deadline(heap, issued=ISSUED).due is None
    assert find_deadline(heap, issued=ISSUED) is None or words == "sau khi, "


@given(st.text(alphabet="abcdeghiklmnopqrstuvxyăâđêôơưáàảãạ ,.;:()%", max_size=60))
def test_text_without_a_digit_or_a_year_word_holds_no_date(text: str) -> None:
    found = parse_deadline(text)
    assert (found.start, found.due) == (None, None)


@given(
    st.integers(1, 999), st.sampled_from(["hộ", "doanh nghiệp", "%", "triệu đồng", "hội nghị", "tổ dân phố"])
)
def test_counts_are_no_dates(count: int, noun: str) -> None:
    found = parse_deadline(f"{count} {noun}", issued=ISSUED)
    assert (found.kind, found.start, found.due) == (Kind.NONE, None, None)
